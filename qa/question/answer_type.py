"""Which type of answer a question wants, from its question word and the noun it asks after.

The types and the cues follow Li and Roth, *Learning Question Classifiers* (2002), cut down to what a
claim's value can be checked against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from qa.question.form import AnswerType
from qa.question.money_words import AT_BORDER, CHARGES, CURRENCIES, MONEY_WORDS, OF_MONEY, OF_SUMS
from qa.question.noun_phrase import COMMAND, WHICH, WORD, noun_phrase
from qa.question.nouns import PERCENT_RATES, PHRASE_END, type_of_noun
from qa.question.preamble import asking_sentence
from qa.question.words import stem, word_set, words

_MANY = re.compile(r"^(?:about |approximately |roughly |and |so |but )?how (many|much)\b", re.I)
_HOW = re.compile(r"\bhow (\w+)", re.I)
_MOVES_IN_TIME = re.compile(r"\b(?:extend|prolong|delay|postpon|shorten|overrun)(?:e|ed|ing|s)?\b", re.I)
"""Of "by how much is the truce extended": time, not money."""
_SHARE_OF = re.compile(r"\s*of (?!it\b|that\b|this\b)")
"""Of "how much of the company" the answer is a share, a number or a sum."""
_PERIOD = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|decades?|centuries)\b", re.I)
_HOW_TYPES: dict[str, AnswerType] = {
    **dict.fromkeys(
        word_set(
            "old often far tall high deep big large small fast hot warm cold heavy wide thick low close "
            "loud strong frequently"
        ),
        "count",
    ),
    "long": "duration",
    "soon": "duration",
    "late": "date",
    "early": "date",
    "rich": "money",
    "expensive": "money",
}
_SAY = (
    r"(?:say|said|saying|claim|claimed|tell|told|state|stated|argue|argued|think|believe|write|wrote|suggest"
    r"|post|posted|tweet|tweeted"
    r"|warn|comment|urge|respond|describe|explain|insist|admit"
    r"|(?:announce|ask|decide|conclude|find|rule|propose|promise|pledge|demand|add)"
    r" (?:about|on|of|regarding)"
    r"|(?:reveal|stress|emphasi[sz]e|mention|disclose|recall|acknowledge|concede|confirm|deny|predict|note"
    r"|report|hint|complain|caution|vow|hear|learn)(?: [\w'’-]+){0,4}? (?:about|regarding))"
)
_VIEW = (
    r"(?:response|reaction|statement|comment|message|view|opinion|position|stance|remark|word|reply|answer"
    r"|objection|complaint|criticism|concern|outlook|assessment|judge?ment|verdict|impression|attitude|warning"
    r"|advice|excuse|justification|explanation|argument|accusation|defen[cs]e|appeal|plea|take on)"
)
_STATEMENTS = (
    re.compile(rf"^(?:and |so |but )?what (?:did|does|do|has|have|had) (.+?) {_SAY}\b", re.I),
    re.compile(rf"^(?:and |so |but )?what (?:is|was) it (?:that )?(.+?) {_SAY}\b", re.I),
    re.compile(
        r"^what (?:is|was) (?:that|the) (?:[\w-]+ ){0,4}?(?:thing|line|bit|post|tweet|remark) (?:that )?"
        rf"(.+?) {_SAY}\b",
        re.I,
    ),
    re.compile(
        r"^how (?:did|does|do|has|have) (.+?) (?:respond|describe|react|characteri[sz]e|rate|judge|assess"
        r"|view|see|explain|justify|portray|sum up|put it|answer)\b",
        re.I,
    ),
    re.compile(
        r"^what (?:did|does|do|has|have|had) (.+?) (?:want|demand|expect|ask|require) (?:of|from)\b", re.I
    ),
    re.compile(rf"^what (?:is|was|were|are) (.+?)(?:['’]s?) (?:\w+ )?{_VIEW}s?\b", re.I),
    re.compile(rf"^what (?:is|was|were|are) the {_VIEW}s? of (.+?)\??$", re.I),
    re.compile(
        rf"^what {_VIEW}s? (?:did|does|do|has|have|had) (.+?)"
        r" (?:have|give|offer|make|express|voice|raise|present|hold|put forward)\b",
        re.I,
    ),
)
_LED_BY = (
    r"(?:(?:around|at|in|on|by|during|after|before|since|when|once|while|as of|back when|by the time)"
    r"\s[^,?]+, )?"
)
"""What may stand before the words that ask: "At the time of the talks, was ..."."""
_YESNO = re.compile(
    rf"^(?:and |so |but )?{_LED_BY}(?:is|are|was|were|am|do|does|did|has|have|had|will|would"
    r"|can|could|should|shall|may|might"
    r"|isn['’]t|aren['’]t|wasn['’]t|didn['’]t|doesn['’]t|won['’]t|hasn['’]t|haven['’]t)\b",
    re.I,
)
_WHETHER = re.compile(
    r"^(?:and |so |but )?(?:is|was) it (?:yet |now |already )?\w+ (?:how|who|whom|what|which|when|where|why"
    r"|whether|if|that)\b",
    re.I,
)
"""Asks whether something is known, not for it: "is it public how much they will get"."""
_DESCRIPTIONS = (
    re.compile(
        r"^what (?:has |have |had |is |was |else |will |would )*"
        r"(?:happen\w*|going on|occur\w*|led|cause[ds]?|triggered|went wrong)\b",
        re.I,
    ),
    re.compile(r"^(?:describe|explain|tell me (?:more )?about)\b", re.I),
    re.compile(r"^what (?:do|does|did) .+ (?:mean|look like|involve|entail|consist of)\s*\??$", re.I),
    re.compile(r"^what (?:do|does|did|has|have|had) .+ (?:get|got) (?:wrong|right)\b", re.I),
    re.compile(
        r"^what (?:exactly )?(?:is|was|are|were) (?:exactly )?(?:the )?(?:main )?(?:meaning|definition"
        r"|difference|purpose|origin|significance|history|background|topic|point|argument|goal|aim|role|function"
        r"|effect|impact|consequence|outcome|result|distinction)s?\b",
        re.I,
    ),
)
_REASON = re.compile(
    r"^(?:and |so |but )?why\b|^how come\b|\bfor what reason\b|\bwhy (?:did|was|is|were|are|does|do)\b"
    r"|\bwhat (?:(?:is|are|was|were) the )?(?:main )?(?:reason|cause|motive|rationale)s?\b"
    r"|^what (?:made|makes|caused|causes|prompted|triggered|led|drove|explains?|explained"
    r"|account(?:s|ed)? for|(?:is|was|are|were|lies|lay|stands|stood) behind)\b",
    re.I,
)
_WHO = re.compile(r"\b(?:who|whom|whose)\b(?!['’]s)|\bwho['’]s\b", re.I)
_WHOSE = re.compile(r"\bwhose ([a-z]+)\b", re.I)
"""Of "whose administration" the answer is the administration."""
_WHEN = re.compile(
    r"^(?:and |so |but |until |till |since |by |from )?when\b|^(?:at |by )?what time\b"
    r"|\bin (?:which|what) year\b|\b(?:on|by) (?:which|what) (?:date|day)\b"
    r"|^(?!(?:how|what|who|whom|whose|why|which|where)\b).*, when\b"
    r"|\bwhen (?:did|was|is|will|were|does|do)\b",
    re.I,
)
_WHERE = re.compile(
    r"^(?:and |so |but |from )?where\b|, where\b|\bwhere (?:did|was|is|will|were|are|does|do)\b", re.I
)
_DEFINITION = re.compile(
    r"^what(?: is| are| was| were|['’]s) (?:an? [\w -]+|(?:the )?[\"“‘`'].+"
    r"|(?:the )?(?:[\w&.-]+ ?){1,2})\s*\??$",
    re.I,
)
_ROUNDS = re.compile(
    r"^(?:and |so |but )?(?:(?:what|which)(?: (?:are|were) the)?"
    r"|(?:please )?(?:name|list|give me)(?: all)?(?: the)?)"
    r"(?: \w+){0,2} rounds of (?:\w+ )?(?:talks|negotiations|consultations|discussions|meetings)\b",
    re.I,
)
"""Asks for events that go by the names of their places."""
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)$", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """The type of one answer and the noun that says so."""

    wanted: AnswerType
    head: str | None
    head_words: tuple[str, ...] = ()


def asked_for(question: str) -> Asked:
    """The answer type of a question; ``text`` when nothing tells more."""
    plain = asking_sentence(question.strip())
    if _WHETHER.match(plain) or _TRUE_OR_FALSE.match(plain):
        return Asked("yesno", None)
    at_the_end = _AT_THE_END.search(plain)
    if at_the_end and not _ASKS.search(plain, 0, at_the_end.start()):
        plain = plain[at_the_end.start("asks") :]
    many = _how_many(plain)
    if many:
        return many
    if _REASON.search(plain) and not re.match(r"(?:who|when|where)\b", plain, re.I):
        return Asked("reason", None)
    if speaker_of(plain) is not None:
        return Asked("statement", None)
    if _YESNO.match(plain) and not re.search(r"\bor\b", plain):
        return Asked("yesno", None)
    return _by_question_word(plain)


_TRUE_OR_FALSE = re.compile(r"true or false\b", re.I)
_AT_THE_END = re.compile(
    r"\b(?:at|in|on|of|for|to|with|by|from|during) "
    r"(?P<asks>(?:which (?!is\b|are\b|was\b|were\b)|what (?:kind|type|sort|city|country|state|year|month|date"
    r"|day|place|time|percentage|price|rate|age|company|party)\b)[^,.;?]{3,60})\?$",
    re.I,
)
"""Asks at its end: "Will Smith slapped Chris Rock at which awards show?"."""
_ASKS = re.compile(r"\b(?:who|whom|whose|what|which|when|where|why|how)\b", re.I)


def asks_for_rounds(question: str) -> bool:
    """Whether "which rounds of talks" are asked for: each is named by where it was held."""
    return bool(_ROUNDS.match(question))


_WHAT_ABOUT = re.compile(r"what (?:is|are|was|were|will)\b.*\babout\W*$", re.I)
"""Asks for what a thing deals with, whatever kind of thing: "What is the next round about?"."""


_WORTH = re.compile(
    r"(?:and |so |but )?what"
    r"(?: (?:do|does|did|will|would)\b.+\bcost|(?: is| are| was| were|['’]?s)\b.+\bworth)"
    r"(?: (?:now|today|then|in \d{4}))?\W*$",
    re.I,
)
"""Asks for a price: "What does a bus cost now?", "What is a tonne of copper worth?"."""


def _by_question_word(plain: str) -> Asked:
    if _WHAT_ABOUT.match(plain):
        return Asked("description", None)
    if _WHEN.search(plain) and not COMMAND.match(plain):
        return Asked("date", None)
    if _WHERE.search(plain) or asks_for_rounds(plain):
        return Asked("place", None)
    how = _HOW.search(plain)
    if how and (
        plain.lower().startswith(("how", "and how", "so how", "about how")) or how[1].lower() in _HOW_TYPES
    ):
        return _how(how[1].lower(), plain)
    owned = _WHOSE.search(plain)
    if owned and type_of_noun(owned[1]) == "organisation":
        return Asked("organisation", owned[1].lower(), (owned[1].lower(),))
    if _WHO.search(plain) and not plain.lower().startswith(("what", "which", "how")):
        return Asked("person", "who")
    if _WORTH.match(plain):
        return Asked("money", None)
    if any(pattern.match(plain) for pattern in _DESCRIPTIONS):
        return Asked("description", None)
    if WHICH.search(plain) or COMMAND.match(plain):
        return _which(plain)
    if _YESNO.match(plain):
        return Asked("yesno", None)
    return _by_first_noun(plain) or Asked("text", None)


def _by_first_noun(plain: str) -> Asked | None:
    """Of words typed as into a search box: "opening date of the opera", "number of observers"."""
    first = re.sub(r"^(?:and |so |but )?(?:the |current |new |latest )*", "", plain, flags=re.I)
    phrase = tuple(takewhile(lambda word: word.lower() not in PHRASE_END, WORD.findall(first)))
    wanted = _type_of_phrase(phrase, plain) if len(phrase) <= _BARE_NOUNS else None
    return Asked(wanted, phrase[-1].lower(), phrase) if wanted else None


_BARE_NOUNS = 3


def _how(word: str, plain: str) -> Asked:
    wanted = _HOW_TYPES.get(word)
    if wanted != "count":
        return Asked(wanted or "manner", word if wanted else None)
    return Asked(_measured_noun(plain) or "count", word)


def _measured_noun(plain: str) -> AnswerType | None:
    """What "how high", "how large" measure: the first noun of money or of a rate after them."""
    for word in words(plain):
        if word in CHARGES or word in ("unemployment", "inflation"):
            return "percent"
        typed = type_of_noun(word)
        if typed in ("money", "percent"):
            return typed
    return None


def _how_many(plain: str) -> Asked | None:
    match = _MANY.search(plain) or re.search(r"\bhow (many|much)\b", plain, re.I)
    if match is None:
        return None
    rest = plain[match.end() :]
    first = " ".join(rest.split()[:3])
    if re.search(r"\bper ?cent|\bpercentage", first, re.I):
        return Asked("percent", "percent")
    if match[1].lower() == "many":
        if _counted_noun(rest) in CURRENCIES or OF_MONEY.match(rest):
            return Asked("money", _counted_noun(rest))
        period = _PERIOD.match(rest.strip())
        spanned = period and not re.match(r"\S+ (?:in|are|were|of)\b", rest.strip())
        return Asked("duration" if spanned else "count", _counted_noun(rest))
    if _SHARE_OF.match(rest):
        return Asked("count", None)
    if CHARGES & set(words(first)[:2]) and not OF_SUMS.search(rest):  # "how much (import) duty"
        return Asked("percent", None)
    if re.match(
        r"\s*(?:(?:more|extra|additional|further) )?(?:time|longer)\b", rest, re.I
    ) or _MOVES_IN_TIME.search(rest):
        return Asked("duration", "time")
    is_charge = CHARGES & set(words(plain)) or AT_BORDER.search(plain)  # a share of the price, or a sum
    if is_charge and not OF_SUMS.search(rest):
        return Asked("count", None)
    return Asked("money" if MONEY_WORDS.search(rest) or not rest.strip(" ?") else "count", None)


def _counted_noun(rest: str) -> str | None:
    """What "how many" counts: the first plural after it, "ships" of "cargo ships", else the first word."""
    tokens = WORD.findall(rest.lower())
    phrase = list(takewhile(lambda token: token not in PHRASE_END, tokens))
    plural = (token for token in phrase if token.endswith("s") and not token.endswith("ss"))
    return next(plural, tokens[0] if tokens else None)


def _which(plain: str) -> Asked:
    phrase = noun_phrase(plain)
    head = phrase[-1].lower() if phrase else None
    wanted = _type_of_phrase(phrase, plain)
    if wanted is None and _DEFINITION.match(plain) and head and not _PARTICIPLE.match(head):
        wanted = "description"
    return Asked(wanted or "text", head, phrase)


def _type_of_phrase(phrase: tuple[str, ...], plain: str) -> AnswerType | None:
    if not phrase:
        return None
    head = phrase[-1].lower().removesuffix("'s").removesuffix("’s")
    if head in ("tariff", "tariffs", "duty", "duties"):
        return "percent"
    if head in _NUMBERED and re.search(rf"\b(?:which|what)\b.*\b{head}\b", plain, re.I):
        return "count"
    if head in ("rate", "rates", "level", "levels"):
        typed = any(word in PERCENT_RATES or stem(word) in _PERCENT_STEMS for word in words(plain))
        return "percent" if typed else "count" if head.startswith("rate") else None
    if head == "time":
        return "date" if re.search(r"\bwhat time\b", plain, re.I) else None
    if head == "term" and len(phrase) > 1 and phrase[-2].lower() in _OFWORDS:
        return None
    return type_of_noun(head)


_OFWORDS = word_set("slang legal technical medical search scientific french german latin english")
"""A "slang term" is a word."""
_NUMBERED = word_set("round edition anniversary attempt")
"""Of "which round is it" the answer is a number."""
_PERCENT_STEMS = frozenset(
    stem(word) for word in ("tax", "tariff", "duty", "levy", "goods", "imports", "exports", "products")
)


def speaker_of(question: str) -> str | None:
    """Whose words are asked for, as written; None when no statement is asked for."""
    for pattern in _STATEMENTS:
        match = pattern.match(question.strip())
        if match:
            return re.sub(r"^(?:the|a|an) ", "", match[1].strip(), flags=re.I) or None
    return None
