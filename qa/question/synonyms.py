"""Words that news uses for one another, so that "expires" covers what "when does it end" asks.

Only for telling whether two sentences speak of the same thing: a class stands for its first word.
"""

from __future__ import annotations

from qa.question.words import stem

_CLASSES = """
end expire expiry lapse terminate finish conclude
begin start commence launch
extend extension prolong lengthen renew
delay postpone defer
meet meeting summit gather
speak conversation telephone phone call
negotiate negotiation negotiator bargain
buy purchase acquire
sell export
cost price bill
truce ceasefire armistice detente détente pause
tariff duty duties levy surcharge
goods products imports merchandise wares
die killed dead death fatality
hurt injured wounded
resign quit
appoint name nominate
company firm business
worker employee staff crew
raise hike increase
cut lower reduce
arrest detain
build construct erect
repair fix mend restore
win victory beat defeat
vote election poll
strike walkout stoppage
deficit surplus gap imbalance shortfall
offer bid
agreement deal accord pact treaty
approve ratify endorse
open reopen reopening opening
reject refuse spurn
plant factory
layoff redundancy
prison jail
earthquake quake tremor
inaugurate inauguration sworn swear oath
"""


def _first_words() -> dict[str, str]:
    classes = [[stem(word) for word in line.split()] for line in _CLASSES.strip().splitlines()]
    return {word: own[0] for own in reversed(classes) for word in own}


_FIRST = _first_words()


def common_stem(word: str) -> str:
    """The stem of a word, or of the first word of its class."""
    root = stem(word)
    return _FIRST.get(root, root)


def class_of(root: str) -> str:
    """As `common_stem`, of a stem."""
    return _FIRST.get(root, root)


def words_of_classes(roots: frozenset[str]) -> tuple[str, ...]:
    """The stems that these roots stand for, themselves included."""
    return (*roots, *(word for word, first in _FIRST.items() if first in roots))
