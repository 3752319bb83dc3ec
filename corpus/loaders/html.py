"""Saved web pages, through trafilatura. The text is what the extractor gives; scripts never are in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.decode import decode_page
from corpus.loaders.page_date import page_date
from corpus.loaders.page_lines import Shown, people, shown, without_layout_tables
from corpus.loaders.raw import Metadata, RawArticle, Rejected, host_of
from corpus.types import Basis
from corpus.visible import is_unicode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PARAGRAPHS = (
    "//*[self::h1 or self::p or self::li or self::blockquote][not(ancestor::p or ancestor::li"
    " or ancestor::nav or ancestor::footer or ancestor::aside or ancestor::header"
    " or ancestor::form or ancestor::noscript)]"
)
_NEVER_TEXT = ("script", "style", "noscript", "template", "svg")


def load_html(path: Path) -> Iterator[RawArticle | Rejected]:
    """The one article of a .html file: text and metadata as the page states them."""
    decoded = decode_page(path.read_bytes())
    try:
        text, metadata = _extract(decoded.text)
    except (
        Exception
    ) as error:  # Parsers fail in many ways on broken pages; one page must not stop the others.
        yield Rejected(f"the page cannot be parsed ({type(error).__name__})")
        return
    if text.strip() and is_unicode(text):
        yield RawArticle(text, decoded.encoding, metadata)
    else:
        yield Rejected("no article text in the page")


def _extract(page: str) -> tuple[str, Metadata]:
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction

    # Both log every short page as a warning; what is wrong with a page is told as its reason.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    if not page.strip():
        return "", Metadata()
    # As bytes: lxml refuses a string that declares an encoding.
    tree = document_fromstring(page.encode("utf-8"), parser=HTMLParser(encoding="utf-8"))
    published = page_date(tree)
    plain = without_layout_tables(tree)
    extracted = bare_extraction(
        page if plain is None else plain, favor_precision=True, include_comments=False, with_metadata=True
    )
    found = (
        extracted.as_dict() if extracted is not None and not isinstance(extracted, dict) else extracted or {}
    )
    text = found.get("text") or _paragraphs(tree)
    return text, _metadata(found, published, shown(tree, _clean(found.get("title"))))


def _metadata(found: Mapping[str, Any], published: str | None, seen: Shown) -> Metadata:
    """What the markup says, and where it is silent what the page shows."""
    url = found.get("url") or None
    basis: Basis = "page metadata" if published else "none"
    if not published and seen.published:
        published, basis = seen.published.value, seen.published.basis
    return Metadata(
        title=_clean(found.get("title")),
        publisher=_clean(found.get("sitename")) or host_of(url) or seen.publisher,
        author=people(_clean((found.get("author") or "").replace("; ", ", "))) or seen.author,
        url=url,
        published=published,
        published_basis=basis,
    )


def _paragraphs(tree: HtmlElement) -> str:
    """The page's paragraphs, one a line: for pages too short or too odd for the extractor."""
    for element in list(tree.iter(*_NEVER_TEXT)):
        element.drop_tree()
    lines = (" ".join(element.text_content().split()) for element in tree.xpath(_PARAGRAPHS))
    return "\n".join(filter(None, lines))


def _clean(value: str | None) -> str | None:
    return " ".join(value.split()) or None if value and is_unicode(value) else None
