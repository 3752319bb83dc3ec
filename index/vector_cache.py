"""Vectors of texts that come up again, as the sentences of one story do in question after question."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

import numpy as np

from index.types import Encoder

KEPT = 4096
"""Texts whose vectors are kept: 6 MB at 384 dimensions."""


class Vectors:
    """An encoder that remembers; the texts used longest ago are forgotten first."""

    def __init__(self, encoder: Encoder, kept: int = KEPT):
        self._encoder = encoder
        self._kept = kept
        self._known: OrderedDict[str, np.ndarray] = OrderedDict()
        self._lock = Lock()

    def of(self, texts: Sequence[str]) -> list[np.ndarray]:
        """Unit vectors of ``texts``, in order, each (dimensions,); threads may ask side by side."""
        found = self._remembered(texts)
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            made = dict(zip(new, np.asarray(self._encoder.encode(new)), strict=True))
            found |= made
            self._keep(made)
        return [found[text] for text in texts]

    def _remembered(self, texts: Sequence[str]) -> dict[str, np.ndarray]:
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
            for text in found:
                self._known.move_to_end(text)
        return found

    def _keep(self, made: dict[str, np.ndarray]) -> None:
        with self._lock:
            self._known.update(made)
            while len(self._known) > self._kept:
                self._known.popitem(last=False)
