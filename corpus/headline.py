"""The headline of a text that nothing else gives a title: a line above the story that the story bears out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from corpus.byline import is_byline
from corpus.dates import MONTHS, iso_date
from corpus.edges import top
from corpus.menus import is_menu, is_site_menu
from corpus.types import Span

# Below this many lines every saved page has reached its story.
_HEAD_LINES = 12
_MIN_WORDS, _MAX_WORDS = 4, 26
_MIN_WEAK_WORDS = 2
# A line with a full stop and this many words is the story's, not a notice above it.
_STORY_WORDS = 12
# No headline is as long, in words or not: a script without spaces, a data blob.
_MAX_CHARS = 300
# How much of the text's beginning a headline's words are looked for in.
_STORY_CHARS = 6_000
# Share of a headline's content words that recur below it: measured on the titles of ../shared/data/news,
# nine in ten reach the first; a line of one to three words has to convince by itself.
_MIN_BORNE_OUT, _MIN_BORNE_OUT_NAMED, _MIN_BORNE_OUT_SHORT = 0.3, 0.15, 0.99
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Up to these letters a word is mostly no content; at the beginning of a sentence a capital tells nothing.
_SHORT_WORD = 3
_BEGINS = re.compile(r"(?:^|[.?!:]\s)\W*$")
# A dash ends a dateline ("New York CNN —"), a colon or comma something that goes on.
_FULL_STOP = re.compile(r"[.…:,;–—-]['\"”’)\]]*$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Inc|Corp|Jr|Sr|Co|Ltd)\.$")
_NOT_HEADLINE = re.compile(
    r"https?://|www\.|\S+@\S+\.\w|^\d+[.)]\s|^(?:updated|published|posted|photo|image|credit|copyright|©"
    r"|advertisement|share (?:this|the|on)|follow us|sign (?:in|up)|log ?in|skip to|(?:return|back) to"
    r"|subscribe|from our|read (?:more|time)|editor[’']?s note|click here|file\s|\d+ min)\b"
    r"|\bwire reports\b|\bcookies?\b",
    re.I,
)
# "olives, villages, letters", "ASK THE DESK -- big stories in short answers", "The Lamp - news explained";
# but "iPhone sales fall".
_MOTTO = re.compile(
    r"[a-z](?![A-Z])|[A-ZÀ-Þ&]{4,}\s(?:--|[–—|-])\s[a-z]|(?:[A-ZÀ-Þ&'’.]{2,}\s){2,}(?:--|[–—|-])\s|(?:[A-ZÀ-Þ][\w&'’.]*\W{1,4}){1,5}(?:--|[–—-])\s"
    r"(?:an?|the|your|things|news|background|for|all|business|explainers?|questions|(?:\w+ )?edition)\b"
)
# "SALTMERE, Norway (AP) - March 12, 2024"
_DATED = re.compile(rf"\b(?:{'|'.join(MONTHS)})[a-z]*\.? (?:\d{{1,2}},? )?\d{{4}}\W*$", re.I)
# "Pier agreed at last - Harbour News": a page's title, where the headline stands below it again.
_SITE = re.compile(r"\s+[|•·–—-]\s+\S.{0,60}$")
# The name of a paper is short and stands elsewhere on the page as well: under its photos, in its footer.
_MASTHEAD_MAX_WORDS = 5
# What a line cannot end with unless it goes on in the next.
_OPEN_END = re.compile(
    r"(?:,|\b(?:the|an?|of|to|for|and|or|but|in|on|at|by|with|from|as|after|before|over|its|their|his|her))$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*$")
_LABEL_END = re.compile(r"[:;–—|-]$")
_KICKER = re.compile(r"\s*/\s+")


def headline(text: str) -> Span | None:
    """The first line that is a headline, with the next where it goes on there.

    The part before the first slash where kickers follow on it; None where the text begins with its story.
    """
    lines = _joined(text, top(text, _HEAD_LINES))
    others: list[tuple[_Rank, Span]] = []
    for number, line in enumerate(lines):
        string = line.of(text)
        if kicked := _before_kickers(line, string):
            return kicked
        if _is_story(string):
            break
        if number + 1 == len(lines) or not _has_form(string):
            continue
        rank = _rank(text, line, lines[number + 1 :])
        if rank is _Rank.HEADLINE:
            return _without_site(text, line, lines[number + 1 :])
        if rank is not None:
            others.append((rank, line))
    return min(others, key=lambda other: other[0], default=(None, None))[1]


class _Rank(IntEnum):
    """How much like the headline a line is: the story bears it out, or it only stands where headlines do."""

    HEADLINE = 0
    BORNE_OUT_NAME = 1
    LITTLE_BORNE_OUT = 2
    UNTOLD = 3
    MOTTO = 4


def _rank(text: str, line: Span, below: list[Span]) -> _Rank | None:
    """Of a line that has the form of a headline; None when it is none."""
    string = line.of(text)
    words = len(_WORD.findall(string))
    found = _borne_out(string, text[line.end : line.end + _STORY_CHARS])
    if words < _MIN_WORDS:
        is_one = words >= _MIN_WEAK_WORDS and string[0].isupper() and found.wholly
        return _Rank.LITTLE_BORNE_OUT if is_one else None
    if _MOTTO.match(string) or _above_menu(text, below):
        return _Rank.MOTTO
    if found.suffices:
        return _Rank.BORNE_OUT_NAME if _is_masthead(string, text[line.end :]) else _Rank.HEADLINE
    return _Rank.LITTLE_BORNE_OUT if found.share else _Rank.UNTOLD


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """The lines, those that go on in the next one joined: a headline over two lines, a wrapped paragraph."""
    joined: list[Span] = []
    for line in lines:
        if joined and _goes_on(text, joined[-1], line):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _goes_on(text: str, line: Span, below: Span) -> bool:
    string, between = line.of(text), text[line.end : below.start].replace("\r\n", "\n")
    if between.strip(" \t") != "\n" or _LABEL_END.search(string) or _ends_story_sentence(string):
        return False
    if string.isupper() and not below.of(text).isupper():
        return False  # a paper's name above its motto
    return below.of(text)[0].islower() or bool(_OPEN_END.search(string))


def _ends_story_sentence(string: str) -> bool:
    return bool(_SENTENCE_END.search(string)) and not _ABBREVIATION.search(string)


def _is_masthead(string: str, below: str) -> bool:
    """Whether a short line of capitalised words recurs inside a longer line, as a paper's name does."""
    words = _WORD.findall(string)
    if len(words) > _MASTHEAD_MAX_WORDS or not all(word[0].isupper() or len(word) < 4 for word in words):
        return False
    name = re.sub(r"^the\s+", "", string, flags=re.I).casefold()
    return any(name in line.casefold() and len(line) > len(string) + 2 for line in below.splitlines())


def _above_menu(text: str, below: list[Span]) -> bool:
    """Whether the site's menu follows before the story: what stands above it is the paper's name or motto."""
    for line in below:
        string = line.of(text)
        if _is_story(string):
            return False
        if is_site_menu(string):
            return True
    return False


def _without_site(text: str, line: Span, below: list[Span]) -> Span:
    """The line below that repeats ``line`` without its site's name, else ``line``."""
    string = line.of(text)
    if site := _SITE.search(string):
        bare = string[: site.start()].casefold()
        return next((each for each in below if each.of(text).casefold() == bare), line)
    return line


def _before_kickers(line: Span, string: str) -> Span | None:
    """The headline in "Leaders resume talks/ Newslooks/ WASHINGTON/ J. Doe/ ..."."""
    parts = _KICKER.split(string[:400])
    if len(parts) < 4 or not _MIN_WORDS <= len(_WORD.findall(parts[0])) <= _MAX_WORDS:
        return None
    return Span(line.start, line.start + len(parts[0]))


def _is_story(string: str) -> bool:
    if len(string) > _MAX_CHARS:
        return True
    words = len(_WORD.findall(string))
    return words > _MAX_WORDS or (words >= _STORY_WORDS and _ends_sentence(string))


def _ends_sentence(string: str) -> bool:
    return bool(_FULL_STOP.search(string)) and not _ABBREVIATION.search(string)


def _has_form(string: str) -> bool:
    """Whether a line could be a headline by its form: no sentence, date, byline, agency or notice."""
    if not string[0].isalnum() and string[0] not in "'\"“‘«¿¡$€£(":
        return False
    if (
        _ends_sentence(string)
        or _NOT_HEADLINE.search(string)
        or _DATED.search(string)
        or iso_date(string)
        or is_menu(string)
    ):
        return False
    return not is_byline(string)


@dataclass(frozen=True, slots=True)
class _BorneOut:
    """What the text below a line repeats: the share of its content words, and whether one is a name."""

    share: float
    named: bool

    @property
    def suffices(self) -> bool:
        return self.share >= (_MIN_BORNE_OUT_NAMED if self.named else _MIN_BORNE_OUT)

    @property
    def wholly(self) -> bool:
        return self.share >= _MIN_BORNE_OUT_SHORT


def _borne_out(string: str, story: str) -> _BorneOut:
    words = [match for match in _WORD.finditer(string) if _tells(string, match)]
    below = {word.lower()[:5] for word in _WORD.findall(story)}
    repeated = [match for match in words if match.group().lower()[:5] in below]
    named = any(_is_name(string, match) for match in repeated)
    return _BorneOut(len(repeated) / len(words) if words else 0.0, named)


def _tells(string: str, word: re.Match[str]) -> bool:
    """Whether a word of a headline tells what it is about: a long one, a figure, a name."""
    return len(word.group()) > _SHORT_WORD or word.group()[0].isdigit() or _is_name(string, word)


def _is_name(string: str, word: re.Match[str]) -> bool:
    found = word.group()
    return found[0].isupper() and (found.isupper() or not _BEGINS.search(string, 0, word.start()))
