"""Markdown files with YAML front matter. The text is the whole file, front matter included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import yaml

from corpus.decode import decode
from corpus.edges import front_matter_end
from corpus.loaders.raw import Metadata, RawArticle, Rejected, metadata_from

# What other programs write for our field names.
_ALIASES = {
    "headline": "title",
    "date": "published",
    "pubdate": "published",
    "authors": "author",
    "by": "author",
    "byline": "author",
    "source": "publisher",
    "site": "publisher",
    "link": "url",
}


def load_markdown(path: Path) -> Iterator[RawArticle | Rejected]:
    """The one article of a .md file."""
    decoded = decode(path.read_bytes())
    end = front_matter_end(decoded.text)
    if end and not decoded.text[end:].strip():
        yield Rejected("nothing but front matter")
        return
    yield RawArticle(decoded.text, decoded.encoding, _metadata(decoded.text[:end]))


def _metadata(header: str) -> Metadata:
    """What the front matter says; of broken YAML what its plain lines say, with a notice."""
    lines = header.lstrip("\ufeff").splitlines()[1:-1]
    try:
        # BaseLoader keeps every value a string: YAML's own dates raise on a 30th of February.
        values = yaml.load("\n".join(lines), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        notice = f"the front matter is not valid YAML, and was read line by line: {_short(error)}"
        return replace(_of_values(_by_lines(lines)), notices=(notice,))
    if values is None:
        return Metadata()
    if not isinstance(values, dict):
        return Metadata(notices=("the front matter is not a list of keys and values",))
    return _of_values(cast(dict[object, object], values))


_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]*)\s*:\s+(?P<value>[^\s\[{|>&*!].*?)\s*")


def _by_lines(lines: list[str]) -> dict[object, object]:
    """Plain ``key: value`` lines, for front matter that people wrote: "title: Truce: what comes next"."""
    found = (match for line in lines if (match := _LINE.fullmatch(line)))
    return {match["key"]: match["value"].strip("\"'") for match in found}


def _of_values(values: dict[object, object]) -> Metadata:
    named = {str(key).lower(): value for key, value in values.items()}
    source = named.get("source")
    if isinstance(source, str) and source.startswith(("http://", "https://")):
        named.setdefault("url", named.pop("source"))  # As web clippers write it.
    for alias, name in _ALIASES.items():
        if alias in named:
            named.setdefault(name, named[alias])
    return metadata_from(named, "front matter")


def _short(error: Exception) -> str:
    return " ".join(str(getattr(error, "problem", None) or error).split())[:100]
