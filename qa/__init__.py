"""Answering: ``Assistant.open(index).ask(question)``. Loads neither torch nor faiss nor textual.

What is named here is imported when it is first used: the types alone must cost a front end nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qa.asking import AssistantSettings, Listener, Question, turn_of
    from qa.assistant import Assistant
    from qa.contract import answer_json
    from qa.types import Answer, Candidate, Citation, Claim

_HOMES = {
    "Answer": "qa.types",
    "Assistant": "qa.assistant",
    "AssistantSettings": "qa.asking",
    "Candidate": "qa.types",
    "Citation": "qa.types",
    "Claim": "qa.types",
    "Listener": "qa.asking",
    "Question": "qa.asking",
    "answer_json": "qa.contract",
    "turn_of": "qa.asking",
}

__all__ = [
    "Answer",
    "Assistant",
    "AssistantSettings",
    "Candidate",
    "Citation",
    "Claim",
    "Listener",
    "Question",
    "answer_json",
    "turn_of",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
