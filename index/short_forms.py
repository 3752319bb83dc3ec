"""The short forms that the articles introduce, kept with the generation."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.short_forms import learn

if TYPE_CHECKING:
    from index.contents import Prepared

SHORT_FORMS = "short_forms.json"


def write_short_forms(prepared: Sequence[Prepared], folder: Path) -> None:
    """Learns them from the bodies of all articles and writes them."""
    bodies = (passage.span.of(one.article.text) for one in prepared for passage in one.passages)
    text = json.dumps(learn(bodies), ensure_ascii=False, sort_keys=True)
    (folder / SHORT_FORMS).write_text(text, encoding="utf-8")


def read_short_forms(folder: Path) -> dict[str, str]:
    """What ``write_short_forms`` wrote; nothing in a generation that was built before it existed."""
    written = folder / SHORT_FORMS
    return json.loads(written.read_text(encoding="utf-8")) if written.exists() else {}
