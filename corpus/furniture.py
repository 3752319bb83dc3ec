"""Furniture learnt from repetition: what many articles of one publisher, host or folder say alike.

What any site may write is told by its form (``corpus.forms``); what only one site writes is learnt here,
never listed by hand. A whole sentence needs strong evidence, since an answer lost is worse than a share
button kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from corpus.forms import is_terminal
from corpus.lines import lines
from corpus.notices import is_notice
from corpus.types import Article

# A phrase that recurs in this many different reports of one source is a fixture of its pages...
_MIN_ARTICLES = 4
# ...and so many thousandths of a large source's articles, where chance repeats more.
_MIN_SHARE = 0.004
# A whole sentence (a running story's background) may recur in honest reports: it needs far more.
_MIN_ARTICLES_SENTENCE = 8
_MIN_SHARE_SENTENCE = 0.01
# Copies of one report repeat its lines too: articles that share this part of their long lines count once.
_COPY_SHARE = 0.5
_LONG_LINE_CHARS = 80

_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class FurnitureStatistics:
    """Lines that recur: normalised line -> source (``host:…``, ``publisher:…``, ``folder:…``) -> articles.

    Only lines over the threshold are kept. It is JSON-able through ``as_json`` and ``from_json``.
    """

    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def knows(self, article: Article, line: str) -> bool:
        """Whether ``line`` is a fixture of the pages that ``article`` comes from."""
        counted = self.counts.get(normalised(line))
        return counted is not None and any(source in counted for source in sources(article))

    def as_json(self) -> dict[str, dict[str, int]]:
        """Plain dicts, sorted, so that equal statistics are equal bytes."""
        return {line: dict(sorted(self.counts[line].items())) for line in sorted(self.counts)}

    @staticmethod
    def from_json(stored: Mapping[str, Mapping[str, int]]) -> FurnitureStatistics:
        """What ``as_json`` gave."""
        return FurnitureStatistics({line: dict(counted) for line, counted in stored.items()})


NOTHING_LEARNT = FurnitureStatistics()


def normalised(line: str) -> str:
    """The line as counted: case, punctuation and spacing folded, figures as ``0``."""
    return re.sub(r"\d+", "0", _NOT_WORD.sub(" ", line.casefold())).strip()


def sources(article: Article) -> tuple[str, ...]:
    """Who made the page: publisher and URL host; without a host the folder or record file that holds it."""
    named = []
    if article.publisher:
        named.append("publisher:" + article.publisher.casefold().strip())
    host = urlsplit(article.url).hostname if article.url else None
    if host:
        named.append("host:" + host.removeprefix("www."))
    else:
        folder = article.path if article.record is not None else article.path.parent
        named.append(f"folder:{folder.name}")
    return tuple(named)


def learn_furniture(articles: Sequence[Article]) -> FurnitureStatistics:
    """Counts each line in the articles of its source, copies of one report once, and keeps what recurs.

    The outcome does not depend on the order of ``articles``.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    found = [_lines_of(article) for article in ordered]
    report_of = _reports(found)
    seen: dict[tuple[str, str], set[tuple[int, str]]] = {}
    totals: Counter[str] = Counter()
    for article, its_lines, report in zip(ordered, found, report_of, strict=True):
        for source in sources(article):
            totals[source] += 1
            # One publisher hardly prints one report under many headlines: what it repeats so is a fixture.
            counted = (report, "" if source.startswith("folder:") else normalised(article.title or ""))
            for line in its_lines:
                seen.setdefault((line, source), set()).add(counted)
    sentence_like = {line for its_lines in found for line, is_sentence in its_lines.items() if is_sentence}
    kept: dict[str, dict[str, int]] = {}
    for (line, source), reports in seen.items():
        if len(reports) >= _threshold(totals[source], line in sentence_like):
            kept.setdefault(line, {})[source] = len(reports)
    return FurnitureStatistics(kept)


def _threshold(articles: int, is_sentence: bool) -> float:
    if is_sentence:
        return max(_MIN_ARTICLES_SENTENCE, _MIN_SHARE_SENTENCE * articles)
    return max(_MIN_ARTICLES, _MIN_SHARE * articles)


def _lines_of(article: Article) -> dict[str, bool]:
    """Normalised line -> whether it is written as a sentence of the report."""
    found: dict[str, bool] = {}
    for line in lines(article.text):
        written = line.span.of(article.text)
        key = normalised(written)
        # A line of figures alone says nothing about who wrote it.
        if line.mark not in ("rule", "front matter") and key.replace("0", "").strip():
            found[key] = is_terminal(written) and len(key.split()) > 4 and not is_notice(written)
    return found


def _reports(found: Sequence[Iterable[str]]) -> list[int]:
    """For each article the number of the report it is a copy of (its own, when it is none)."""
    first_with: dict[str, int] = {}
    report_of: list[int] = []
    for number, its_lines in enumerate(found):
        long = [line for line in its_lines if len(line) >= _LONG_LINE_CHARS and not is_notice(line)]
        shared = Counter(first_with[line] for line in long if line in first_with)
        report, count = min(shared.items(), key=lambda pair: (-pair[1], pair[0]), default=(number, 0))
        report_of.append(report if count > _COPY_SHARE * len(long) else number)
        for line in long:
            first_with.setdefault(line, report_of[-1])
    return report_of
