"""Follow-up questions made whole, and conversations kept and exported."""

from qa.conversation.resolve import resolve
from qa.conversation.types import Resolved, Turn

__all__ = ["Resolved", "Turn", "resolve"]
