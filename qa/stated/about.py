"""Whether a report, and a sentence of it, are about what and whom the question is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.demonyms import names_country
from corpus.types import Article
from qa.question.words import stems
from qa.stated.agents import is_spoken_of, names_somebody
from qa.stated.asked import Asked
from qa.stated.senses import roots_of

_LEAD_CHARS = 1200
"""A report says early who is who."""


def opening(source: Article) -> str:
    """Headline and first lines."""
    return f"{source.title or ''}\n{source.text[:_LEAD_CHARS]}"


def speaks_of(asked: Asked, source: Article) -> bool:
    """Whether a report has what may stand outside of the sentence: what only says which, names, countries."""
    text = f"{source.title or ''}\n{source.text}"
    plain = text.lower()
    if any(not any(root in plain for root in roots_of(term)) for term in asked.wide):
        return False
    return names_all(asked, source)


def names_all(asked: Asked, source: Article) -> bool:
    """Whether a report names every country and everybody that the question names."""
    text = f"{source.title or ''}\n{source.text}"
    plain = text.lower()
    if any(not names_country(text, country) for country in asked.countries):
        return False
    return all(any(all(root in plain for root in roots) for roots in name) for name in asked.names)


def is_about_them(
    asked: Asked, sentences: Sequence[str], at: int, title: str, holders: Mapping[str, frozenset[str]]
) -> bool:
    """Whether ``sentences[at]`` is about those whom the question names or means; they may stand near it.

    Args:
        sentences: of one passage.
        holders: for each word of ``asked.agents``, who is that.
    """
    sentence = sentences[at]
    before = f"{title} {sentences[at - 1]}" if at else title
    if any(not is_spoken_of(word, sentence, before, names) for word, names in holders.items()):
        return False
    named = [name for name in asked.names if _is_named(name, stems(sentence))]
    if len(named) == len(asked.names):
        return True
    beside = " ".join([title, *sentences[max(0, at - 1) : at + 2]])
    near = beside if named else _nearest_naming(sentences, at, title)
    if not named and names_somebody(sentence):
        return False
    return all(_is_named(name, stems(near)) for name in asked.names)


def _is_named(name: tuple[frozenset[str], ...], held: frozenset[str]) -> bool:
    return any(roots <= held for roots in name)


def _nearest_naming(sentences: Sequence[str], at: int, title: str) -> str:
    """The sentences nearest to one, on either side, that name somebody; where none does, the headline."""
    for distance in range(1, len(sentences)):
        beside = [sentences[one] for one in (at - distance, at + distance) if 0 <= one < len(sentences)]
        if any(names_somebody(sentence) for sentence in beside):
            return " ".join(beside)
    return title
