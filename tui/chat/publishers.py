"""A publisher as somebody types it, and as the articles write it. Pure, without Textual."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from corpus.errors import SettingsError

OFFERED = 3  # names nearest to what was typed
LISTED = 6  # names where none is near


def known_publisher(name: str, publishers: Sequence[str]) -> str:
    """``name`` as the articles write it.

    Raises:
        SettingsError: no article is by it; the hint names the nearest.
    """
    known = {one.casefold(): one for one in publishers}
    if found := known.get(name.casefold()):
        return found
    raise SettingsError(f"no article is by {name}", _hint(name.casefold(), known))


def _hint(typed: str, known: dict[str, str]) -> str:
    if not known:
        return "No article here names its publisher."
    words = set(typed.split())
    holding = [one for one in known if words <= set(one.split()) or words >= set(one.split())]
    nearest = dict.fromkeys([*holding, *get_close_matches(typed, known, n=OFFERED)])
    if nearest:
        return f"Did you mean {' or '.join(known[one] for one in list(nearest)[:OFFERED])}?"
    more = f" and {len(known) - LISTED} more" if len(known) > LISTED else ""
    return f"There are: {', '.join(list(known.values())[:LISTED])}{more}."
