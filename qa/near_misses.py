"""What to show when the corpus does not say: the closest sentences, and the words it never uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from corpus.types import Article
from qa.question import QuestionForm
from qa.types import Candidate, Citation

SHOWN = 3


def near_misses(
    sentences: Sequence[Candidate], article: Callable[[str], Article], origins: Mapping[str, str]
) -> tuple[Citation, ...]:
    """The closest sentences, best first, one an origin."""
    shown: dict[str, Citation] = {}
    for candidate in sentences:
        own = article(candidate.hit.passage.article_id)
        origin = origins.get(own.id, own.id)
        quote = candidate.sentence.of(own.text)
        shown.setdefault(origin, Citation(own, candidate.sentence, quote, candidate.sentence, origin=origin))
        if len(shown) == SHOWN:
            break
    return tuple(shown.values())


def missing_terms(form: QuestionForm, holds: Callable[[str], bool]) -> tuple[str, ...]:
    """The question's names, numbers and content words that stand nowhere in the corpus, as written."""
    words = [word for name in form.names for word in name.split()]
    asked = [*words, *form.numbers, *form.content_words]
    seen: dict[str, str] = {}
    for word in asked:
        seen.setdefault(word.casefold(), word)
    return tuple(word for word in seen.values() if not holds(word))
