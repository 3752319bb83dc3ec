"""Training of the extractive reader: ``python -m qa.reader.train --help`` (needs the ``train`` extra)."""
