"""Sentences with exact offsets: nupunkt's boundaries, mended where they are wrong on news.

nupunkt (Punkt, Kiss and Strunk 2006, trained on legal and general English) knows abbreviations well. On
news it errs on quotations that a speaker follows, on initials before a surname, on lists of clauses, and
on company or unit abbreviations that end a sentence; the rules below mend those, and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.lines import trimmed
from corpus.types import Span

_CLOSERS = "\"'”’»)]}"
# Titles and other words that are never the last of a sentence when a name or number follows.
_BEFORE_NAME = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Lt|Col|Gen|Maj|Capt|Cmdr|Cpl|Sgt|Adm|Pvt|Rev|Fr|Hon|"
    "Pres|Supt|Insp|Det|Atty|Amb|Sec|St|Ste|Mt|Ft|Messrs|Mme|Mlle|Sr|Sra|vs|v|cf|al|approx|est|ca"
)
_BEFORE_NUMBER = (
    "No|Nos|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Art|Sec|Fig|Vol|Ch|Para|p|pp|Rs|Rm|ext|Tel"
)
_ENDS_WITH_TITLE = re.compile(rf"(?:^|[\s(\[\"'“‘—–-])(?:{_BEFORE_NAME})\.$")
_ENDS_WITH_COUNTED = re.compile(rf"(?:^|[\s(\[\"'“‘—–-])(?:{_BEFORE_NUMBER})\.$", re.IGNORECASE)
_ENDS_WITH_INITIALS = re.compile(r"(?:^|[\s(\"'“‘.-])(?:[A-Z]\.){1,3}$")
_ENDS_WITH_NAME_INITIAL = re.compile(r"[A-Z][\w'’-]+,? (?:[A-Z]\. ?)*[A-Z]\.$")
_ENDS_WITH_ELLIPSIS = re.compile(rf"(?:\.\.\.|…|\. \. \.)[{re.escape(_CLOSERS)}]*$")
_STARTS_LOWER = re.compile(r"[\"'“‘(\[]*[a-z]")
_STARTS_NUMBER = re.compile(r"[\"'“‘(\[]*\d")
_STARTS_QUOTE = re.compile(r"[\"“‘«]")
_ENDS_WITH_QUOTE = re.compile(r"[.!?…][\"”’'»]+$")
_LETTERED_BRAND = re.compile(r"(?:\bYahoo|\bJeopardy|\bYum|\bE|\bGuess|\bMamma Mia|\bOklahoma|\bWham)[!?]$")
# What reports speech after a closing quotation mark: “...” said X stays one sentence.
_SPEECH = (
    "said|says|say|added|adds|asked|asks|told|tells|wrote|writes|tweeted|posted|replied|replies|explained|"
    "continued|noted|recalled|joked|shouted|announced|declared|warned|argued|concluded|insisted|according"
)
_ATTRIBUTION = re.compile(
    rf"(?:(?:he|she|they|it|I|we)\s+(?:\w+\s+)?(?:{_SPEECH})\b|(?:{_SPEECH})\s+"
    rf"|(?:[A-Z][\w.'’-]*\s+){{1,4}}(?:{_SPEECH})\b(?!\s*[:,]?\s*[\"“]?\s*that\b))"
)
# Words that open a new sentence far more often than they go on after an abbreviation.
_OPENERS = (
    "The|This|That|These|Those|He|She|It|They|We|You|I|A|An|But|And|In|On|At|For|However|Meanwhile|After|"
    "Before|When|While|If|As|There|His|Her|Their|Its|Our|My|What|Why|How|Who|Where|Officials|Police|Earlier|"
    "Later|Last|Now|Then|Since|Both|Some|Many|Most|Also|So|No|Not|To|From|With|According|Despite|Although|"
    "Still|Yet|Until|During|Under|Among|By|Shares|Republicans|Democrats"
)
_STARTS_OPENER = re.compile(rf"(?:{_OPENERS})\b")
# The rest of a quotation that its sentence goes on after: He asked “Is it so? Really?” and left.
_QUOTE_GOES_ON = re.compile(r"[^“”]{1,80}[.!?]”\s+[a-z]")
_HIDDEN_BOUNDARY = re.compile(
    rf"(?<=[a-z]\.|[a-z\d%]!|[a-z\d%]\?)[\"”’)\]]*\s+(?=[\"“‘(]?(?:{_OPENERS})\b)"
    rf"|(?<=[A-Z]\.[A-Z]\.|[ap]\.m\.|[AP]\.M\.)[\"”’)\]]*\s+(?=[\"“‘(]?(?:{_OPENERS})\s+[a-z])"
    rf"|(?<=[a-z\d%)]\.)[\"”’]+\s+(?=[A-Z\"“‘])"
    rf"|(?<=[.!?])[”\"’]\s+(?=[“\"‘][A-Z])"
)
# nupunkt takes some words that end sentences (reports, bail, park) for abbreviations: its texts were law.
_PLAIN_WORD_BOUNDARY = re.compile(
    r"(?<![\w.])(?!(?:approx|dept|pct|avg|min|max|est|inc|corp|etc|gov|sen|rep|gen|capt|adm|prof|asst|assoc|"
    r"bros|univ|ext|fig|vol|vols|hon|sgt|col|maj|pres|supt|det|ave|blvd|nos|tel|jan|feb|mar|apr|jun|jul|"
    r"aug|sep|sept|oct|nov|dec)\.)"
    r"(?:[a-z]{3,}|no|so|it|us|me|up|go|do|to|on|in|by|at|is|be|he|we|as|am)\.[\"”’)\]]*\s+(?=[\"“‘(]?[A-Z][a-z]*[^.\w])"
)
_GLUED_BOUNDARY = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]+ )|(?<=[a-z][.!?][”\"])(?=[A-Z][a-z]+ )")
_NEVER_LAST = re.compile(rf"(?:^|[\s(\"“‘—–-])(?:{_BEFORE_NAME}|{_BEFORE_NUMBER}|e\.g|i\.e|U\.N|vs)\.$")
# A list of clauses ("...; ...; and ...") is cut only when longer than what anyone quotes whole.
_CLAUSE_LIST_MIN_CHARS = 450
_CLAUSE_MARK = re.compile(r";\s+")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of ``text`` inside ``span``, in order.

    Returns:
        Trimmed, disjoint spans into ``text`` that cover every character of ``span`` that is not space.
    """
    inside = trimmed(text, span.start, span.end)
    if not inside:
        return ()
    piece = inside.of(text)
    cuts = sorted(_mended(piece, _cuts(piece)))
    edges = [0, *cuts, len(piece)]
    spans = (trimmed(text, inside.start + start, inside.start + end) for start, end in pairwise(edges))
    return tuple(each for each in spans if each)


def _cuts(piece: str) -> list[int]:
    """nupunkt's boundaries inside ``piece``, with those that it misses."""
    from nupunkt import sent_spans

    # nupunkt takes a line break for a space here: a block that holds one was wrapped at a width.
    flat = re.sub(r"\s", " ", piece)
    cuts = {end for _, end in sent_spans(flat) if 0 < end < len(piece)}
    for match in _HIDDEN_BOUNDARY.finditer(flat):
        if not _NEVER_LAST.search(flat[: match.start()].rstrip(_CLOSERS)):
            cuts.add(match.end())
    cuts.update(match.end() for match in _PLAIN_WORD_BOUNDARY.finditer(flat))
    cuts.update(match.start() for match in _GLUED_BOUNDARY.finditer(flat))
    if len(flat) > _CLAUSE_LIST_MIN_CHARS:
        cuts.update(_clause_cuts(flat, sorted(cuts)))
    return sorted(cuts)


def _clause_cuts(flat: str, cuts: list[int]) -> Iterator[int]:
    """Semicolons of a sentence that lists three or more clauses and is too long to quote whole."""
    edges = [0, *cuts, len(flat)]
    for start, end in pairwise(edges):
        marks = [match.end() for match in _CLAUSE_MARK.finditer(flat, start, end)]
        if end - start > _CLAUSE_LIST_MIN_CHARS and len(marks) > 1:
            yield from marks


def _mended(piece: str, cuts: list[int]) -> Iterator[int]:
    """The cuts that stand."""
    last = 0
    for cut in cuts:
        cut = _after_closers(piece, cut)
        left, right = piece[last:cut].rstrip(), piece[cut:].lstrip()
        if left and right and cut > last and not _joins(left, right):
            last = cut
            yield cut


def _after_closers(piece: str, cut: int) -> int:
    """The cut moved past closing quotes and brackets that stand right behind it: ``Go.| ” He``."""
    end = cut
    while end < len(piece) and (piece[end] in "”’»)]}" or (piece[end] == '"' and _closes(piece, end))):
        end += 1
    return end if end == len(piece) or end == cut or piece[end].isspace() else cut


def _closes(piece: str, position: int) -> bool:
    return piece.count('"', 0, position) % 2 == 1


def _joins(left: str, right: str) -> bool:
    """Whether what nupunkt cut into ``left`` and ``right`` is one sentence."""
    if right.startswith(("http:", "https:", "www.")):
        return False
    if not any(character.isalnum() for character in right) or not any(c.isalnum() for c in left):
        return True
    return (
        _joins_abbreviation(left, right)
        or _joins_quotation(left, right)
        or (_LETTERED_BRAND.search(left[-14:]) is not None and not _STARTS_OPENER.match(right))
    )


def _joins_abbreviation(left: str, right: str) -> bool:
    if left[-1] == ";":
        return False
    if _STARTS_LOWER.match(right) and left[-1] in ".…!?" + _CLOSERS and not re.match(r"i[A-Z]|e[A-Z]", right):
        return not _STARTS_QUOTE.match(right)
    if _ENDS_WITH_TITLE.search(left):
        return True
    if _ENDS_WITH_COUNTED.search(left) and _STARTS_NUMBER.match(right):
        return True
    if _STARTS_OPENER.match(right):
        return False
    if _ENDS_WITH_NAME_INITIAL.search(left) and re.match(r"[A-Z][\w'’-]+", right):
        return not _ENDS_WITH_INITIALS.search(left) or not left.endswith(
            ("U.S.", "D.C.", "U.K.", "U.N.", "E.U.")
        )
    return bool(re.search(r"(?:^|[\s(\"'“‘])(?:[A-Z]\.){1,2}$", left)) and not left.endswith(
        ("U.S.", "D.C.", "U.K.", "U.N.", "E.U.", "L.A.")
    )


def _joins_quotation(left: str, right: str) -> bool:
    """``“We won!” said Smith`` and ``“Why?” he asked`` are one sentence each; so is ``said ... “no”``."""
    if left.count("“") > left.count("”"):
        return bool(_QUOTE_GOES_ON.match(right))
    if not _ENDS_WITH_QUOTE.search(left):
        return False
    if left.endswith(('."', ".”")):
        return bool(re.match(rf"(?:{_SPEECH})\b", right))
    return bool(_ATTRIBUTION.match(right))
