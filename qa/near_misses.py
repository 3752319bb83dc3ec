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
    """The question's names and numbers that stand nowhere in the corpus, as written; else its other words.

    A name of which no word occurs is one term; of a name that is known in part the unknown words are given.
    """
    otherwise = _known_otherwise(form, holds)

    def known(word: str) -> bool:
        return word.casefold() in otherwise or holds(word)

    named = [term for name in form.names for term in _unknown_of(name, known)]
    said = {word for term in named for word in term.split()}
    named += [number for number in form.numbers if number not in said and not holds(number)]
    missing = named or [word for word in form.content_words if not known(word)]
    return tuple({term.casefold(): term for term in reversed(missing)}.values())[::-1]


def _known_otherwise(form: QuestionForm, holds: Callable[[str], bool]) -> frozenset[str]:
    """Words of names, in lower case, that the corpus holds under another form."""
    held = [name for name, other in form.other_names if all(holds(word) for word in other.split())]
    return frozenset(word for name in held for word in name.casefold().split())


def _unknown_of(name: str, holds: Callable[[str], bool]) -> list[str]:
    unknown = [word for word in name.split() if not holds(word)]
    return [name] if len(unknown) == len(name.split()) else unknown
