"""Values that sentences state outright in the question's own terms, found by form and without a reader."""

from qa.stated.find import stated_candidates
from qa.stated.joined import with_stated

__all__ = ["stated_candidates", "with_stated"]
