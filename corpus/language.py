"""The language of a text, through py3langid. Used when articles are read, never when questions are asked."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

from corpus.edges import front_matter_end

# Below this many letters the identifier guesses; every passage of a story is longer.
_MIN_LETTERS = 80
# Two slices, since the first lines of a saved page may be menus in another language.
_SLICE_CHARS = 300
# Names of another language make it unsure; then the text is taken as English.
_MIN_PROBABILITY = 0.9
# In a script that English never uses the model may be less sure, and fewer letters say as much.
_MIN_OTHER_LETTERS, _MIN_OTHER_PROBABILITY = 20, 0.5
DEFAULT = "en"


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; ``en`` when it is too short or too mixed to tell."""
    start = front_matter_end(text)
    middle = start + (len(text) - start) // 2
    sample = text[start : start + _SLICE_CHARS]
    if middle > start + _SLICE_CHARS:
        sample += "\n" + text[middle : middle + _SLICE_CHARS]
    letters = [character for character in sample if character.isalpha()]
    is_other_script = sum(letter > "\u024f" for letter in letters) * 2 > len(letters)
    if len(letters) < (_MIN_OTHER_LETTERS if is_other_script else _MIN_LETTERS):
        return DEFAULT
    code, probability = _identifier().classify(sample)
    return (
        code if probability >= (_MIN_OTHER_PROBABILITY if is_other_script else _MIN_PROBABILITY) else DEFAULT
    )


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
