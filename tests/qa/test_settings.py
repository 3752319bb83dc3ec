"""Settings that make no sense are refused where they are made."""

from __future__ import annotations

from math import inf, nan
from typing import Any

import pytest

from corpus.errors import SettingsError
from qa.asking import AssistantSettings


@pytest.mark.parametrize(
    "wrong",
    [
        {"mode": "foo"},
        {"passages": 0},
        {"passages": -3},
        {"fewest": 0},
        *({name: share} for name in ("threshold", "near") for share in (nan, inf, -0.1, 1.5)),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, Any]):
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        AssistantSettings(**wrong)


@pytest.mark.parametrize(
    "right", [{"mode": "bm25"}, {"passages": 1}, {"threshold": 0.0}, {"threshold": 1.0}, {"near": 0.0}]
)
def test_what_makes_sense_is_taken(right: dict[str, Any]):
    assert AssistantSettings(**right)
