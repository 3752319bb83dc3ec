"""Probabilities as log-odds."""

from __future__ import annotations

from math import log

SUREST = 0.999
"""Probabilities are kept this far from 1, so that their log-odds stay finite."""


def log_odds(chance: float) -> float:
    """The log-odds of a probability, finite."""
    kept = min(max(chance, 1 - SUREST), SUREST)
    return log(kept / (1 - kept))
