"""Which articles could answer a question, as it is kept with the answer, shown and exported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ScopeJson = Mapping[str, Any]
"""``as_of``, ``from``, ``publishers`` and the ids ``left_out``, each only where it restricts something."""

GONE = "removed"
"""Stands for the id of an article that was left out, and has been removed for good since."""


def scope_words(scope: ScopeJson | None) -> tuple[str, ...]:
    """The scope in words, one a restriction."""
    scope = scope or {}
    parts: list[str] = []
    if scope.get("as_of"):
        parts.append(f"as of {scope['as_of']}")
    if scope.get("from"):
        parts.append(f"from {scope['from']}")
    parts.extend(f"only {name}" for name in scope.get("publishers") or ())
    if left_out := scope.get("left_out"):
        parts.append(f"{len(left_out)} left out")
    return tuple(parts)


def scope_without_article(scope: ScopeJson, article_id: str) -> dict[str, Any]:
    """``scope`` without the name of an article that is gone; that one more was left out stays true."""
    left_out = [GONE if one == article_id else one for one in scope.get("left_out") or ()]
    return {**scope, **({"left_out": left_out} if left_out else {})}
