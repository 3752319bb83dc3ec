"""What spans say as typed values, and how two values stand to each other."""

from qa.claims.values.normal import compatible, normalise

__all__ = ["compatible", "normalise"]
