"""Who published the article, when, where it lies: the lines above it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from corpus.types import Article
from corpus.visible import one_line
from tui.chat.columns import hang
from tui.chat.words import basis_words, copies_words

MUTED = "$text-muted"
QUIET = "$quiet"
BLANK = Content("")


def header(
    article: Article, copies: Sequence[Article] | None, width: int, *, place: str = "", left_out: bool = False
) -> list[Content]:
    """Title, date with its basis, publisher, author, file, copies; ``copies`` None: not known yet."""
    title = Content.styled(one_line(article.title or article.path.name), "bold $foreground")
    lines = hang(title, width, BLANK)
    lines += hang(_dated(article), width, BLANK)
    lines.append(Content.styled(_place(article), QUIET).truncate(width, ellipsis=True))
    if article.url:
        lines.append(Content.styled(one_line(article.url), QUIET).truncate(width, ellipsis=True))
    if copies:
        names = ", ".join(one_line(c.publisher or c.path.name) for c in copies[:4])
        told = f"{copies_words(len(copies))} of one report: {names}"
        lines += hang(Content.styled(told, MUTED), width, BLANK)
    notes = [note for note in (place, "left out of this conversation" if left_out else "") if note]
    if notes:
        lines += hang(Content.styled(" · ".join(notes), "$text-accent"), width, BLANK)
    return lines


def _dated(article: Article) -> Content:
    who = [one_line(part) for part in (article.publisher, article.author) if part]
    if article.published is None:
        dated = Content.styled("undated", f"italic {MUTED}")
    else:
        dated = Content.assemble(
            (one_line(article.published), "$foreground"),
            (f" {basis_words(article.published_basis)}", QUIET),
        )
    return dated + Content.styled("".join(f" · {name}" for name in who), MUTED)


def _place(article: Article) -> str:
    """The file, below the folder that was indexed."""
    record = f" line {article.record}" if article.record is not None else ""
    above = article.root.parent if article.path.is_relative_to(article.root) else article.root
    inside = article.path.is_relative_to(above)
    return one_line(f"{article.path.relative_to(above) if inside else article.path}{record}")
