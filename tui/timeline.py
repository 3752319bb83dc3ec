"""``dateline timeline``: cited sentences about a topic, in date order."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import SettingsError
from qa.assistant import Assistant
from qa.contract import timeline_json
from qa.timeline import TimelineEntry
from tui.console import NOT_FOUND, out, out_json


def show_timeline(topic: str, index: Path, as_of: str | None, as_json: bool) -> None:
    """Prints one line an entry, oldest first; exit status 1 when the articles say nothing of the topic.

    Raises:
        SettingsError: the topic is empty.
    """
    if not topic.strip():
        raise SettingsError("the topic is empty", 'For example: dateline timeline "tariff truce"')
    entries = Assistant.open(index, reader="sentence").timeline(topic, as_of)
    if as_json:
        out_json([timeline_json(entry) for entry in entries])
    else:
        for entry in entries:
            out(_line(entry))
    if not entries:
        if not as_json:
            out("The articles do not say.")
        raise SystemExit(NOT_FOUND)


def _line(entry: TimelineEntry) -> str:
    article = entry.citation.article
    origins = f"{entry.origins} origin{'s' * (entry.origins != 1)}"
    source = article.publisher or article.path.name
    place = f"{article.path.name}:{entry.citation.span.start}-{entry.citation.span.end}"
    when = f"{entry.date or 'undated':<10} ({entry.basis})"
    return f"{when}  “{entry.citation.quote}”  {source}, {origins}, {place}"
