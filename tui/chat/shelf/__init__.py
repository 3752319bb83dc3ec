"""The corpus browser: the articles of the index, and adding more."""
