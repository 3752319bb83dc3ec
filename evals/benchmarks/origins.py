"""Plants copies of news articles and measures which of them share an origin with the article they copy.

    python -m evals.benchmarks.origins articles.jsonl.gz --out evals/results/origins.json

Each line of the file is an article with ``title``, ``text`` and ``url``. Of ``--sample`` articles, copies of
six kinds are planted among all the articles; a seventh kind, a new report that repeats the background,
must stay apart. Merged pairs that nobody planted are listed by line number, to be judged by hand.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from corpus.blocks import blocks, learn_furniture
from corpus.origins import origins
from corpus.types import Article, Block

# A copy's shortest source: a stub of a sentence or two has no half and no background.
_MIN_WORDS = 120
_WRAPPING = (
    "Home | World | Business | Sport",
    "Subscribe to our newsletter to get the day's top stories in your inbox.",
    "Share this article",
    "Advertisement",
    "Read also: Five gardens to see before the summer ends",
    "You must be logged in to post a comment.",
    "Most read",
    "Mayor opens new bridge after three years of works…",
    "School meals to cost more from autumn, council…",
    "© The Valley Courier. All rights reserved.",
)

Change = Callable[[str, str, random.Random], str]


def exact(text: str, other: str, chance: random.Random) -> str:
    """The text itself."""
    return text


def ten_words_changed(text: str, other: str, chance: random.Random) -> str:
    """Ten words replaced by words of another article."""
    spots = [match.span() for match in re.finditer(r"\w+", text)]
    replacements = re.findall(r"\w+", other)
    for start, end in sorted(chance.sample(spots, 10), reverse=True):
        text = text[:start] + chance.choice(replacements) + text[end:]
    return text


def first_half(text: str, other: str, chance: random.Random) -> str:
    """The paragraphs up to half the length, the last one cut at a sentence."""
    half = text[: len(text) // 2]
    end = max(half.rfind(mark) for mark in (". ", ".\n", "? ", "!"))
    return half[: end + 1] if end > 0 else half


def wrapped(text: str, other: str, chance: random.Random) -> str:
    """Between the furniture of another site."""
    return "\n".join((*_WRAPPING[:4], text, *_WRAPPING[4:]))


def three_paragraphs_added(text: str, other: str, chance: random.Random) -> str:
    """Three paragraphs of another article put in front."""
    return "\n\n".join((*_paragraphs(other)[:3], text))


def new_report(text: str, other: str, chance: random.Random) -> str:
    """Another article's text, and this one's last paragraphs as its background.

    The background is up to two fifths of this article and half as long as the other.
    """
    background = ""
    for paragraph in reversed(_paragraphs(text)):
        if len(background) + len(paragraph) > min(0.4 * len(text), 0.5 * len(other)):
            break
        background = f"{paragraph}\n\n{background}"
    return f"{other}\n\n{background}"


KINDS: dict[str, Change] = {
    "exact copy": exact,
    "new headline": exact,
    "ten words changed": ten_words_changed,
    "first half": first_half,
    "another site's furniture": wrapped,
    "three paragraphs added": three_paragraphs_added,
    "new report, old background": new_report,
}
APART = "new report, old background"


def read(path: Path) -> list[Article]:
    """The articles of a .jsonl or .jsonl.gz file; ids are their line numbers."""
    stored = path.read_bytes()
    rows = (gzip.decompress(stored) if path.suffix == ".gz" else stored).decode("utf-8").splitlines()
    return [_article(f"{line:06d}", json.loads(row), path, line) for line, row in enumerate(rows, 1) if row]


def _article(identity: str, row: dict[str, str], path: Path, line: int) -> Article:
    text = row["text"]
    return Article(
        id=identity,
        title=row.get("title"),
        text=text,
        publisher=None,
        author=None,
        url=row.get("url"),
        published=None,
        published_basis="none",
        path=path,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        record=line,
    )


def planted(
    divided: Sequence[tuple[Article, Sequence[Block]]], sample: int, seed: int
) -> Iterator[tuple[str, str, Article]]:
    """Yields (kind, id of the article copied, copy)."""
    chance = random.Random(seed)
    long = [article for article, found in divided if _body_words(article, found) >= _MIN_WORDS]
    for source in chance.sample(long, min(sample, len(long))):
        for kind, change in KINDS.items():
            other = chance.choice(long)
            title = other.title if kind == "new headline" else source.title
            row = {
                "title": title or "",
                "text": change(source.text, other.text, chance),
                "url": other.url or "",
            }
            yield kind, source.id, _article(f"{source.id}+{kind}", row, source.path, 0)


def _body_words(article: Article, found: Sequence[Block]) -> int:
    return sum(len(block.span.of(article.text).split()) for block in found if block.kind == "body")


def measure(articles: Sequence[Article], sample: int, seed: int) -> dict[str, object]:
    """Recall per kind, and the merged pairs that nobody planted."""
    learnt = learn_furniture(articles)
    divided = [(article, blocks(article, learnt)) for article in articles]
    copies = list(planted(divided, sample, seed))
    alone_started = time.process_time()
    found_alone = origins(divided)
    alone_s = time.process_time() - alone_started
    found = origins([*divided, *((copy, blocks(copy, learnt)) for _, _, copy in copies)])
    shares = {
        kind: [found[copy.id] == found[of] for each, of, copy in copies if each == kind] for kind in KINDS
    }
    return {
        "articles": len(articles),
        "sources_of_copies": len(copies) // len(KINDS),
        "seed": seed,
        "origins_cpu_seconds_for_articles": round(alone_s, 1),
        "shares_origin_with_source": {
            kind: {"share": round(sum(got) / len(got), 4), "n": len(got), "wanted": kind != APART}
            for kind, got in shares.items()
        },
        "missed": [copy.id for kind, of, copy in copies if kind != APART and found[copy.id] != found[of]],
        "merged_but_unplanted_pairs": _pairs(found_alone),
    }


def _pairs(found: dict[str, str]) -> list[list[str]]:
    clusters: dict[str, list[str]] = {}
    for article, origin in found.items():
        clusters.setdefault(origin, []).append(article)
    return [list(pair) for cluster in clusters.values() for pair in combinations(sorted(cluster), 2)]


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n+", text) if len(part.split()) > 15]


def main() -> None:
    """Reads the articles, measures, and writes the results as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--sample", type=int, default=200)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--out", type=Path, default=Path("evals/results/origins.json"))
    options = parser.parse_args()
    results = measure(read(options.articles), options.sample, options.seed)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results["shares_origin_with_source"], indent=1))


if __name__ == "__main__":
    main()
