"""Names of the files in a generation."""

STORE = "store.sqlite"
LEXICAL_FOLDER = "lexical"
PASSAGE_COUNTS = "passage_counts.npy"
"""Passages of each article in build order, shape (articles,), int32."""
