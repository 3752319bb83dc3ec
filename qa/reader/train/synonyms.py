"""Questions in other words than the passage: synonyms from WordNet in place of words that both have.

A reader trained on questions written beside the passage learns to look for the question's own words, and
people who have not read the article use others. WordNet 3.0 (Fellbaum 1998; Debian's package wordnet-base)
gives the synonyms of a word's commonest senses; the sentence encoder throws out what changes the question.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from qa.reader.train.opposites import OPPOSITES

WORDNET = Path("/usr/share/wordnet")
SENSES = 2
"""Senses of a word looked at, commonest first."""
CLOSE = 0.9
"""Least cosine between a question and the same with one word changed."""
MOST_CHANGES = 2
TRIES = 2
WORD = re.compile(r"[a-z]{4,}")
SUFFIXES = {
    "verb": (
        ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""),
        ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
    ),
    "noun": (("ies", "y"), ("es", "e"), ("es", ""), ("s", "")),
    "adj": (),
}  # fmt: skip
"""Endings of inflected forms and what the lemma has instead (WordNet's rules of detachment, morphy(7WN))."""
KEPT = frozenset({
    "what", "when", "where", "which", "whose", "whom", "many", "much", "long", "does", "have", "been", "with",
    "from", "that", "this", "they", "them", "their", "there", "were", "will", "would", "could", "should",
    "about", "after", "before", "during", "into", "over", "under", "than", "then", "also", "each", "between",
    "first", "last", "name", "kind", "type", "year", "years", "month", "number", "city", "country", "people",
    "person",
})  # fmt: skip
"""Words that say what is asked, or that no synonym stands for."""

Similar = Callable[[Sequence[str]], np.ndarray]
"""Unit vectors (texts, dimensions)."""


class WordNet:
    """Synonyms in WordNet's own files.

    Raises:
        FileNotFoundError: WordNet is not at ``folder``.
    """

    def __init__(self, folder: Path = WORDNET):
        self._senses = {kind: dict(_index(folder / f"index.{kind}")) for kind in SUFFIXES}
        self._data = {kind: (folder / f"data.{kind}").read_bytes() for kind in SUFFIXES}
        self._lemmas = {kind: dict(_exceptions(folder / f"{kind}.exc")) for kind in SUFFIXES}
        self._forms: dict[tuple[str, str], list[str]] = defaultdict(list)
        for kind, table in self._lemmas.items():
            for form, lemma in table.items():
                self._forms[kind, lemma].append(form)

    def synonyms(self, word: str) -> list[str]:
        """Single words that may stand in ``word``'s place, inflected like it."""
        found: dict[str, None] = {}
        for kind in SUFFIXES:
            for lemma, ending, plain in self._readings(word, kind):
                for other in self._synset_words(kind, lemma):
                    if form := self._inflected(other, kind, ending, plain):
                        found[form] = None
        return [form for form in found if form != word and OPPOSITES.get(word) != form]

    def _readings(self, word: str, kind: str) -> Iterator[tuple[str, str, str]]:
        senses = self._senses[kind]
        if (lemma := self._lemmas[kind].get(word)) in senses:
            yield str(lemma), "irregular", ""
        if word in senses:
            yield word, "", ""
        for ending, plain in SUFFIXES[kind]:
            stem = word.removesuffix(ending)
            if stem != word and stem + plain in senses:
                yield stem + plain, ending, plain
                return

    def _synset_words(self, kind: str, lemma: str) -> Iterator[str]:
        for offset in self._senses[kind][lemma][:SENSES]:
            fields = self._data[kind][offset : offset + 2000].split(b"\n", 1)[0].split(b" ")
            for at in range(int(fields[3], 16)):
                other = fields[4 + 2 * at].decode().partition("(")[0]
                if other.isalpha() and other.islower() and other != lemma:
                    yield other

    def _inflected(self, lemma: str, kind: str, ending: str, plain: str) -> str | None:
        if not ending:
            return lemma
        irregular = self._forms.get((kind, lemma), ())
        past = [form for form in irregular if not form.endswith("ing")]
        if ending == "irregular" or ending in ("ed", "ied"):
            if kind != "verb":
                return past[0] if past else None
            return past[0] if past else _with(lemma, "ed")
        return _with(lemma, "ing" if ending == "ing" else "s")


def _with(lemma: str, ending: str) -> str:
    if ending == "ing":
        return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma) + "ing"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + ("ied" if ending == "ed" else "ies")
    if ending == "ed":
        return lemma + ("d" if lemma.endswith("e") else "ed")
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _index(path: Path) -> Iterator[tuple[str, list[int]]]:
    for line in path.read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split()
            senses = int(fields[2])
            yield fields[0], [int(offset) for offset in fields[-senses:]]


def _exceptions(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text().splitlines():
        form, lemma = line.split()[:2]
        yield form, lemma


def reworded(
    question: str, passage: str, wordnet: WordNet, similar: Similar, rng: random.Random
) -> str | None:
    """``question`` with some of ``passage``'s words put otherwise; None where none can be."""
    held = {stem(word) for word in WORD.findall(passage.lower())}
    places = [
        m for m in WORD.finditer(question) if stem(m.group()) in held and m.group() not in KEPT
        and (m.start() == 0 or not question[m.start() - 1].isalnum())
        and not question[m.end() : m.end() + 1].isalnum()
    ]  # fmt: skip
    rng.shuffle(places)
    chosen: list[tuple[int, int, str]] = []
    for place in places[:MOST_CHANGES]:
        options = [s for s in wordnet.synonyms(place.group()) if stem(s) not in held]
        options = rng.sample(options, min(TRIES, len(options)))
        if not options:
            continue
        changed = [question[: place.start()] + option + question[place.end() :] for option in options]
        vectors = similar([question, *changed])
        closeness = vectors[1:] @ vectors[0]
        best = int(closeness.argmax())
        if closeness[best] >= CLOSE:
            chosen.append((place.start(), place.end(), options[best]))
    for start, end, option in sorted(chosen, reverse=True):
        question = question[:start] + option + question[end:]
    return question if chosen else None


def stem(word: str) -> str:
    """Enough of a lower-case word to tell its inflections from other words, roughly."""
    return word[:5] if len(word) > 5 else word.rstrip("s")
