"""Who wrote it: names in bylines, found by their form. Precision first: a wrong author is worse than none."""

from __future__ import annotations

import re

from corpus.edges import above_story, tail, top
from corpus.types import Span

_HEAD_LINES, _TAIL_LINES = 10, 5
# After a bare "By" at the end only buttons may follow: what a longer line follows is a teaser's byline.
_MAX_BUTTON_WORDS = 5
# A line with "by" and more words than this is a sentence.
_MAX_BYLINE_CHARS, _MAX_WORDS_AFTER = 160, 12
_MAX_NAME_TOKENS = 5

_BY = re.compile(
    r"(?:^|[|•·/–—;]\s*|\d{4}\s+)(?:[(\[]\s*)?"
    r"(?:(?:(?:written|story|words|article|analysis|text|posted|published|reported|opinion|commentary|report|authored)\s+)?by"
    r"|authors?:|reporter:|writer:)[:\s]+(?:the )?",
    re.I,
)
_REPORTING = re.compile(r"(?:^|[(;.]\s*)reporting by:?\s+", re.I)
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.-](?=[^\W\d_])|\.(?=[\s,;|/]|$))*")
_GAP = re.compile(r"[ \u00a0]+")
_JOIN = re.compile(r"\s*(?:,?\s+(?:and|und|y|et)\s+|\s*&\s*|,\s+)", re.I)
PARTICLES = frozenset(
    re.findall(r"\w+", "van von der den de del della di da dos du la le el al bin ibn bint ten ter y zu")
)
"""Words of names that are written small."""
_SUFFIX = re.compile(r",?\s+(?:Jr\.?|Sr\.?|I{2,3}|IV|Ph\.?D\.?|M\.?D\.?)(?=$|[\s,;|])")
# Words that end a name or show that there is none: organisations, roles, times, and words of headings.
_NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        """ap afp cnn bbc cnbc nbc abc cbs npr upi dpa efe ani pti ians reuters bloomberg xinhua usa us uk eu
        un tass staff writer writers correspondent correspondents reporter reporters editor editors
        editorial contributor contributing columnist producer anchor bureau chief senior special guest
        opinion desk team newsroom agency associated press news today times post network service wire
        wires report reports reporting media group agencies newsletter magazine journal daily weekly
        herald tribune gazette january february march april may june july august september october
        november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday
        thursday friday saturday sunday the a an in on at of for from to with and or by this that his her
        their our your its it he she they we you published updated posted edited photo photos photograph
        photographs image images video read more share follow morning evening edition breaking exclusive
        live update updates analysis explainer business political health world new north south east west
        united los hong white house prime minister president home section""",
    )
)
_ORGANISATION = re.compile(
    r"(?:(?:staff|special|editors?|newsroom|wire)\b.*|(?-i:[^a-z]*\b[A-Z]{2,5}\b[^a-z]*)|\S+\.(?:com|org|net|co\.uk|news)"
    r"|\S+@\S+\.\w+|@\w+|.*\b(?:times|post|press|news|journal|herald|tribune|register|republic|service|network|today"
    r"|star|sentinel|gazette|enquirer|observer|chronicle|courier|globe|guardian|sun|record|telegraph|mail|mirror"
    r"|independent|examiner|dispatch|democrat|advertiser|magazine|media|radio|television|tv|wire|street|reuters"
    r"|bloomberg|statesman|tennessean|independent|monitor|standard|express|beacon|bulletin|inquirer|nerdwallet"
    r"|(?:staff |special |business |sports |political |chief |senior )*(?:writer|reporter|correspondent"
    r"|editor|columnist|contributor))\b.{0,30})$",
    re.I,
)
# So few words name a paper in small letters too ("Bridge magazine").
_NAME_WORDS = 3
_CAPITAL_WORDS = 4
_STAFF = re.compile(r"(?:staff|special|editors?|newsroom|wire)\b|\S+@\S|@|\S+\.\w+$", re.I)
_ROLE = re.compile(r"(?:writer|reporter|correspondent|editor|columnist|contributor|staff)s?$", re.I)
_SMALL_WORD = re.compile(r"(?<![\w.@’'-])[a-z]{2,}")
_SMALL_IN_NAMES = frozenset(
    re.findall(
        r"\w+",
        "the of for and in on at by to de la staff senior special writer reporter correspondent editor",
    )
)
_ROLE_BEFORE = re.compile(
    r"(?:(?:Staff|Senior|Chief|Special|Business|Sports|Political|Contributing) )*"
    r"(?:Writer|Reporter|Correspondent|Columnist|Editor):? (?=[A-Z])"
)
_DIVIDED = re.compile(r"\s*(?:[|•·]|$)")
_AFTER_NAME = re.compile(
    r"\s*(?:$|[|/•·–—\-()\[\]<;:]|\.\s*$|\.\s+Edit|\s{2,}|,\s)|\s+(?:for|in|at|on|via|with|of|from)\s+(?:the\s+)?[A-Z\d]"
    r"|\s+\d{1,2}[\s/.:]"
)


def byline(text: str) -> Span | None:
    """The span of the author's name (several, where joined) in the text's byline; None when there is none.

    Looks at the first and last lines only: "By Jane Doe, Staff Writer", "Written by Jane Doe", a name
    alone above its agency, "Newslooks/ WASHINGTON/ J. Doe/", "Reporting by Jane Doe".
    """
    first = top(text, _HEAD_LINES)
    # The standfirst may be a sentence above the byline.
    above = above_story(text, first, grace=1)
    last = [line for line in tail(text, _TAIL_LINES) if line not in above]
    for line in above:
        if found := _after_marker(text, line, _BY):
            return found
    for number, line in enumerate(last):
        if (found := _after_marker(text, line, _BY)) and _may_end(text, line, last[number + 1 :]):
            return found
    if found := _standing(text, above[:5]) or _slashed(text, first[:2]):
        return found
    for line in (*last, *first):
        if found := _after_marker(text, line, _REPORTING):
            return found
    return None


def is_byline(line: str) -> bool:
    """Whether a line is a byline, or a name or agency that stands alone."""
    whole = Span(0, len(line))
    if 0 < len(line) < 60 and _is_names_alone(line):
        return True
    if _after_marker(line, whole, _BY) or _after_marker(line, whole, _REPORTING):
        return True
    return len(line) < 60 and (_is_organisation(line) or _credited(line, whole) is not None)


def names_paper(words: str) -> bool:
    """Whether the words name a paper or agency, and no role: "The Harbour Times", not "Staff Writer"."""
    return _is_organisation(words) and not _STAFF.match(words) and not _ROLE.search(words)


def _is_organisation(line: str) -> bool:
    """Whether a line names a paper or agency; one with words in small letters is a headline instead."""
    # So long a line in capitals is a headline, unless its words name a paper.
    is_long = line.isupper() and len(line.split()) > _CAPITAL_WORDS
    found = _ORGANISATION.fullmatch(line.title() if is_long else line)
    written_small = [word for word in _SMALL_WORD.findall(line) if word not in _SMALL_IN_NAMES]
    is_name = len(line.split()) <= _NAME_WORDS or not written_small
    return bool(found) and (is_name or _STAFF.match(line) is not None)


def _may_end(text: str, line: Span, below: list[Span]) -> bool:
    """Whether a byline below the story is the story's own: "Written by", or nothing but buttons follow."""
    is_bare = line.of(text)[:3].lower() == "by "
    return not is_bare or all(len(after.of(text).split()) <= _MAX_BUTTON_WORDS for after in below)


def _after_marker(text: str, line: Span, marker: re.Pattern[str]) -> Span | None:
    """The names after "by" on a short line, or the agency's name where it is the whole rest."""
    if len(line) > _MAX_BYLINE_CHARS:
        return None
    string = line.of(text).replace("*", " ")  # Markdown's emphasis; of the same length.
    for match in marker.finditer(string):
        end = _names_end(string, match.end())
        if end and _is_label(string, end):
            return Span(line.start + match.end(), line.start + end)
        start = match.end() - len("the ") if match.group().lower().endswith("the ") else match.end()
        if match.start() == 0 and _is_agency(string[match.end() :]):
            return Span(line.start + start, line.start + len(string.rstrip(" .")))
    return None


def _is_label(string: str, end: int) -> bool:
    """Whether what follows the names is a role, a place, a date or nothing: no sentence."""
    rest = string[end:]
    if len(rest.split()) > _MAX_WORDS_AFTER:
        return False
    next_word = _TOKEN.match(rest.lstrip(" ,"))
    if next_word and next_word.group().strip(".").lower() in _NOT_NAMES and next_word.group()[0].isupper():
        return True
    if rest.startswith(",") and rest.rstrip().endswith(".") and len(rest.split()) > 6:
        return False
    return bool(_AFTER_NAME.match(rest))


def _is_agency(string: str) -> bool:
    words = string.split()
    return 0 < len(words) <= 4 and words[0][0].isupper() and bool(_ORGANISATION.fullmatch(string.rstrip(".")))


def _standing(text: str, lines: list[Span]) -> Span | None:
    """A name on a line of its own above its agency, or before it after a comma."""
    for number, line in enumerate(lines):
        if found := _credited(text, line):
            return found
        if number + 1 < len(lines) and len(line) < 60:
            string, below = line.of(text), lines[number + 1].of(text)
            # A portrait's label and the name under it read alike.
            heads = below == string or (len(below) < 60 and _ORGANISATION.fullmatch(below))
            if heads and _names_end(string, 0) == len(string):
                return line
    return None


def _is_names_alone(string: str) -> bool:
    """Whether a line is names and nothing else; four capitalised words in a row may be a headline."""
    end = _names_end(string, 0)
    return end == len(string) and all(len(name.split()) <= 3 for name in re.split(_JOIN, string))


def _credited(text: str, line: Span) -> Span | None:
    """The name in "Jane Doe, USA TODAY", "Jane Doe | Reuters" or "Staff Writer Jane Doe"."""
    string = line.of(text) if len(line) < 80 else ""
    role = _ROLE_BEFORE.match(string)
    end = _names_end(string, role.end()) if role else None
    if role and end and _DIVIDED.match(string, end):
        return Span(line.start + role.end(), line.start + end)
    for separator in re.finditer(r"\s*[,|]\s+", string):
        is_name = _names_end(string, 0) == separator.start()
        if is_name and _ORGANISATION.fullmatch(string[separator.end() :]):
            return Span(line.start, line.start + separator.start())
    return None


def _slashed(text: str, lines: list[Span]) -> Span | None:
    """The name among kickers that slashes part: an initial, or what follows the place in capitals."""
    for line in lines:
        string = line.of(text)[:400]
        parts = list(re.finditer(r"[^/]+", string))
        if len(parts) < 4:
            continue
        after_place = False
        for part in parts[:-1]:
            name = part.group().strip()
            start = line.start + part.start() + len(part.group()) - len(part.group().lstrip())
            if _names_end(name, 0) == len(name) and (after_place or re.match(r"[A-Z]\. ", name)):
                return Span(start, start + len(name))
            after_place = name.isupper() and len(name) > 3
    return None


def _names_end(string: str, start: int) -> int | None:
    """Where one or several joined names that begin at ``start`` end; None where no name begins."""
    end = _name_end(string, start)
    if end is None:
        return None
    if suffix := _SUFFIX.match(string, end):
        end = suffix.end()
    while joined := _JOIN.match(string, end):
        further = _name_end(string, joined.end())
        if further is None or _is_paper_behind(string[joined.end() : further]):
            break
        end = further
    return end


def _is_paper_behind(words: str) -> bool:
    """Whether it is the paper and no second author; in capitals throughout, names look like agencies."""
    return not words.isupper() and names_paper(words)


def _name_end(string: str, start: int) -> int | None:
    """Where a name of two to five words ends: capitalised, initials and particles."""
    end, count, position, in_capitals = None, 0, start, True
    while (match := _TOKEN.match(string, position)) and count < _MAX_NAME_TOKENS:
        token = match.group()
        plain = token.rstrip(".").lower()
        is_capital = len(plain) > 2 and token.isupper()
        if plain in PARTICLES and count:
            pass
        elif not token[0].isupper() or plain in _NOT_NAMES:
            break
        elif is_capital and count and not in_capitals:
            break  # "Jane Doe WASHINGTON": the place is not hers.
        else:
            count += 1
            in_capitals = in_capitals and (is_capital or len(plain) <= 2)
            # A full stop belongs to an initial or "Jr."; elsewhere it ends the line.
            end = match.end() - (token.endswith(".") and len(plain) > 2)
        gap = _GAP.match(string, match.end())
        if not gap:
            break
        position = gap.end()
    return end if count >= 2 else None
