"""Whether a span answers its question at all: its margin over no answer, and a second look at its sentence.

A reader judges a span among everything else that its window says. Read once more with nothing but its own
sentence, and with the sentence before, and compared with the question by the sentence encoder, the span that
only looked right is told from the right one more surely: reading and verifying (Hu et al. 2019, "Read +
Verify"; Zhang et al. 2021, "Retrospective Reader for Machine Reading Comprehension"), here with the same
weights for both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from corpus.sentences import sentences
from corpus.types import Span
from qa.abstention.features import clipped

AROUND = 1000
"""Characters of a context that are compared with the question: whole sentences around the span."""
Margin = Callable[[str], float]
"""The reader's best margin over no answer, of a text that holds nothing else."""
Encode = Callable[[Sequence[str]], np.ndarray]
"""Unit vectors (texts, dimensions)."""


@dataclass(frozen=True, slots=True)
class Views:
    """What a span looks like from several sides.

    Attributes:
        margin: over no answer, in its context.
        alone: the best margin in the span's sentence.
        before: the best margin in that sentence and the one before it.
        sentence_cosine: of question and sentence.
        context_cosine: of question and context.
    """

    margin: float
    alone: float
    before: float
    sentence_cosine: float
    context_cosine: float

    def values(self) -> tuple[float, ...]:
        """All of them, in order."""
        return astuple(self)


NAMES = tuple(f.name for f in fields(Views))


@dataclass(frozen=True, slots=True)
class Verifier:
    """A weighted sum of views: ``bias`` and one weight for each of `Views`, fitted by logistic regression."""

    weights: Views
    bias: float

    def answerability(self, views: Views) -> float:
        """Log-odds that the context answers."""
        pairs = zip(self.weights.values(), views.values(), strict=True)
        return self.bias + sum(weight * value for weight, value in pairs)

    @classmethod
    def of(cls, record: Mapping[str, float]) -> Verifier:
        """From the ``verifier`` of a reader's card.

        Raises:
            KeyError: a weight is missing.
        """
        return cls(Views(*(float(record[name]) for name in NAMES)), float(record["bias"]))


def views_of(question: str, context: str, span: Span, margin: float, read: Margin, encode: Encode) -> Views:
    """Looks at a span of ``context`` again.

    Args:
        margin: the span's, over no answer, in its context.
        read: of the same reader, asked the same question.
    """
    cut = sentences(context, Span(0, len(context)))
    at = next((i for i, one in enumerate(cut) if one.start <= span.start < one.end), 0)
    own = cut[at].of(context)
    wider = context[cut[max(0, at - 1)].start : cut[at].end]
    alone = read(own)
    asked, sentence, around = encode([question, own, _around(context, cut, at)])
    return Views(
        margin=clipped(margin),
        alone=clipped(alone),
        before=clipped(read(wider) if at else alone),
        sentence_cosine=float(asked @ sentence),
        context_cosine=float(asked @ around),
    )


def _around(context: str, cut: Sequence[Span], at: int) -> str:
    """Whole sentences about the one at ``at``, as many as ``AROUND`` holds."""
    first = last = at
    grown = True
    while grown:
        grown = False
        for low, high in ((first - 1, last), (first, last + 1)):
            if low >= 0 and high < len(cut) and cut[high].end - cut[low].start <= AROUND:
                first, last, grown = low, high, True
    return context[cut[first].start : cut[last].end]
