"""Values that sentences state outright in the question's own terms, found by form and without a reader."""

from qa.stated.complete import completed

__all__ = ["completed"]
