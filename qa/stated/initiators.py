"""Whose doing a call or a meeting was: "it was Ana Lind who initiated the call", "at Bo Moe's request"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpus.types import Article
from index.types import Hit
from qa.claims.values.finders import Place
from qa.question.form import QuestionForm
from qa.stated.find import named_among
from qa.types import Candidate

_EVENT = r"(?:call|phone|conversation|meeting|talks?|talk|exchange|dialogue|summit|visit|contact)"
_RANG = (
    r"(?:(?:rang|called|phoned|telephoned)(?: up)?|was (?:ringing|calling|phoning))"
    r" (?:whom|who|the other|[A-Z]\w+\b(?=\W*$))"
)
_BROUGHT = r"made|placed|initiated|requested|asked for|sought|set up|proposed|suggested|wanted"
_ARRANGED = rf"(?:{_BROUGHT}) (?:the|that|their|this) (?:[\w-]+ ){{0,2}}?{_EVENT}"
_ASKED = re.compile(
    rf"^(?:[^?]*[,.] )?(?:and |so |but )?(?:who (?:actually |really |even )?(?:{_RANG})"
    r"|who (?:actually |really |even )?(?:picked up the (?:tele)?phone|rang|called|phoned)(?: up)? first"
    rf"|(?:was|is) it [\w’' -]+ (?:who|that) (?:{_RANG}|{_ARRANGED})"
    rf"|which (?:of the (?:two )?)?(?:leaders?|men|presidents?|sides?|one)(?: of (?:them|the two))?"
    rf"(?: did [\w’' -]+? say)?(?: had| has)? (?:{_RANG}|{_ARRANGED}|picked up the (?:tele)?phone)"
    rf"|who (?:had |has )?{_ARRANGED}"
    r"|whose (?:idea|initiative|request|doing|wish) (?:was|were|is)"
    rf" (?:it|(?:the|that|their|this) (?:[\w-]+ ){{0,3}}?{_EVENT})"
    r"|was it [\w’' -]+?['’]s? (?:idea|initiative|request|doing|wish)\b"
    r"|(?:at|on) whose (?:request|initiative|invitation)\b"
    r"|did [\w’' -]+? (?:ring|call|phone|telephone)(?: up)? [\w’' -]+?,?"
    r" or (?:was it the other way|vice versa|did)"
    rf"|who (?:was|were) behind (?:the|that) (?:[\w-]+ ){{0,2}}?{_EVENT})",
    re.I,
)
_NAME = (
    r"(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s[A-ZÀ-Þ][\w’-]+){0,3}"
    r"|[Tt]he\s(?:[A-ZÀ-Þ]\w+\s)?(?:president|leader|premier|chancellor|minister|prime minister))"
)
_DID = r"(?:ha[sd]\s)?(?:initiated|requested|asked\sfor|placed|sought|proposed|suggested|set\sup|pushed\sfor)"
_THE_EVENT = rf"\s(?:the|a|an|this|that|their)\s(?:[\w-]+\s){{0,3}}?{_EVENT}\b"
_FORMS = (
    re.compile(rf"{_NAME}\s(?:who\s)?{_DID}{_THE_EVENT}"),
    re.compile(
        rf"\b{_EVENT}\b(?:,?\s\w+){{0,5}}?,?\s(?:initiated|requested|proposed|suggested|sought)\sby\s{_NAME}"
    ),
    re.compile(rf"\bat\s(?:the\s)?(?:request|initiative|invitation|suggestion)\sof\s{_NAME}"),
    re.compile(rf"\bat\s{_NAME}['’]s?\s(?:request|initiative|invitation|suggestion)\b"),
)


_IT_WAS = re.compile(rf"\bit was {_NAME}\s(?:who|that)\s{_DID}")


def asks_for_initiator(form: QuestionForm) -> bool:
    """Whether it is asked who brought a call or a meeting about: "who rang whom", "whose idea was it"."""
    return bool(_ASKED.match(" ".join(form.question.split())))


def initiators_in(sentence: str) -> Iterator[Place]:
    """Where a sentence names who brought a call or a meeting about; of "it was X who asked" that one."""
    if it_was := _IT_WAS.search(sentence):
        yield it_was.span("name")
        return
    for form in _FORMS:
        for match in form.finditer(sentence):
            yield match.span("name")


def initiators_among(hits: Sequence[Hit], article: Callable[[str], Article]) -> list[Candidate]:
    """Those whom sentences of ``hits`` name, in the order of the hits."""
    return named_among(hits, article, initiators_in)
