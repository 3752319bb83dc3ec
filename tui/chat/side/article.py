"""The article as it was saved, scrolled to the cited span; draws only the lines that show."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from corpus.types import Article, Block, Span
from corpus.visible import visible
from qa.types import Citation
from tui.chat.side.lines import Mark, block_marks, line_at, matches, runs, wrapped

SCROLL_BAR = 1  # cells; kept free also while there is no bar, so that its coming wraps nothing anew
GUTTER = 2  # cells left of the text: the cited lines are marked there
LINES_ABOVE = 5  # shown above the cited line, so that it is read in its place


class ArticleView(ScrollView, can_focus=True):
    """One article; the cited span highlighted, its sentence tinted, furniture dimmed."""

    COMPONENT_CLASSES = {  # noqa: RUF012
        "article--headline",
        "article--heading",
        "article--byline",
        "article--furniture",
        "article--sentence",
        "article--span",
        "article--other",
        "article--match",
        "article--match-current",
        "article--gutter",
    }
    BINDINGS = [  # noqa: RUF012
        Binding("j,down", "scroll_down", show=False),
        Binding("k,up", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
    ]

    sought = reactive("", layout=False)

    def __init__(self, **options: str | None):
        super().__init__(**options)  # type: ignore[arg-type]
        self._text = ""
        self._lines: tuple[Span, ...] = ()
        self._width = 0
        self._blocks: tuple[Mark, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._cited: Span | None = None
        self.found: tuple[Span, ...] = ()
        self.at_match = 0
        self._styles: dict[tuple[str, ...], Style] = {}

    def show(
        self,
        article: Article,
        blocks: Sequence[Block],
        cited: Citation | Span | None,
        others: Sequence[Span] = (),
    ) -> None:
        """Shows ``article`` and scrolls to what is cited of it."""
        self._text = visible(article.text)
        self._blocks = block_marks(blocks)
        self._marks = tuple(Mark(span, "other") for span in others)
        self._cited = None
        if isinstance(cited, Citation) and cited.field == "text":
            self._marks += (Mark(cited.sentence, "sentence"), Mark(cited.span, "span"))
            self._cited = cited.span
        elif isinstance(cited, Span):
            self._marks += (Mark(cited, "sentence"),)
            self._cited = cited
        self.found, self.at_match, self._width = (), 0, 0
        self._wrap()
        self.scroll_to_offset(self._cited.start if self._cited else 0)
        self.refresh()

    def clear(self) -> None:
        """Shows nothing."""
        self._text, self._lines, self._cited = "", (), None
        self._blocks, self._marks, self.found = (), (), ()
        self.virtual_size = Size(0, 0)
        self.refresh()

    def take_blocks(self, blocks: Sequence[Block]) -> None:
        """Dims furniture once the blocks are known; the text does not move."""
        self._blocks = block_marks(blocks)
        self.refresh()

    def find(self, sought: str) -> int:
        """Marks ``sought`` and scrolls to its first place from here on; returns how many there are."""
        self.found = matches(self._text, visible(sought))
        top = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)].start if self._lines else 0
        self.at_match = next((n for n, span in enumerate(self.found) if span.start >= top), 0)
        self._show_match()
        return len(self.found)

    def step_match(self, by: int) -> None:
        """Goes to the next or previous match, round the end."""
        if self.found:
            self.at_match = (self.at_match + by) % len(self.found)
            self._show_match()

    def _show_match(self) -> None:
        if self.found:
            self.scroll_to_offset(self.found[self.at_match].start)
        self.refresh()

    def scroll_to_offset(self, offset: int) -> None:
        """Brings the line that shows ``offset`` near the top."""
        # Forced: just after wrapping, the scroll bar that allows scrolling is not there yet.
        self.scroll_to(y=max(0, line_at(self._lines, offset) - LINES_ABOVE), animate=False, force=True)

    @property
    def cited_line(self) -> int | None:
        """The line, from 0, on which the cited span begins."""
        return None if self._cited is None else line_at(self._lines, self._cited.start)

    def _wrap(self) -> None:
        width = self.size.width - GUTTER - SCROLL_BAR
        if width > 0 and width != self._width:
            self._width = width
            self._lines = wrapped(self._text, width)
            self.virtual_size = Size(0, len(self._lines))

    def on_resize(self) -> None:
        """Wraps again and stays at the cited span, or where one was reading."""
        top = self._lines[self.scroll_offset.y].start if self.scroll_offset.y < len(self._lines) else 0
        width = self._width
        self._wrap()
        if width != self._width:
            self.scroll_to_offset(self._cited.start if self._cited else top)

    def notify_style_update(self) -> None:
        """Forgets the colours of the theme before."""
        self._styles.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        at = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[at]
        cited = self._cited is not None and self._cited.overlaps(line)
        gutter = Segment("▌ " if cited else "  ", self._style(("gutter",)))
        segments = [gutter, *self._segments(line)]
        strip = Strip(self._selected(segments, at) if self.text_selection else segments)
        return strip.extend_cell_length(width, self.rich_style).crop(0, width).apply_offsets(0, at)

    def _segments(self, line: Span) -> list[Segment]:
        current = self.found[self.at_match : self.at_match + 1]
        marks = (
            *self._blocks,
            *self._marks,
            *(Mark(span, "match") for span in self.found),
            *(Mark(span, "match-current") for span in current),
        )
        return [Segment(run.span.of(self._text), self._style(run.styles)) for run in runs(line, marks)]

    def _style(self, names: tuple[str, ...]) -> Style:
        if names not in self._styles:
            style = self.rich_style
            for name in names:
                if f"article--{name}" in self.COMPONENT_CLASSES:
                    style += self.get_component_rich_style(f"article--{name}", partial=True)
            self._styles[names] = style
        return self._styles[names]

    def _selected(self, segments: list[Segment], at: int) -> list[Segment]:
        span = self.text_selection.get_span(at) if self.text_selection else None
        if span is None:
            return segments
        style = self.screen.get_component_rich_style("screen--selection")
        start, end = span
        before, chosen, after = _cut(segments, start, end)
        return [*before, *(Segment(s.text, (s.style or Style()) + style) for s in chosen), *after]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The article's own characters under the selection, without the breaks of wrapping."""
        if not self._lines:
            return None
        start = self._offset_of(selection.start, 0)
        end = self._offset_of(selection.end, len(self._text))
        return self._text[start:end], "\n"

    def _offset_of(self, place: Offset | None, default: int) -> int:
        if place is None or place.y >= len(self._lines):
            return default
        line = self._lines[place.y]
        return min(line.end, line.start + max(0, place.x - GUTTER))

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws the selection."""
        self.refresh()


def _cut(segments: list[Segment], start: int, end: int) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """Segments before, between and after two offsets in code points (``end`` -1: the line's end)."""
    parts: tuple[list[Segment], list[Segment], list[Segment]] = ([], [], [])
    at = 0
    for segment in segments:
        text, length = segment.text, len(segment.text)
        stop = at + length if end < 0 else end
        first, last = (max(0, min(length, edge - at)) for edge in (start, stop))
        for part, piece in zip(parts, (text[:first], text[first:last], text[last:]), strict=True):
            if piece:
                part.append(Segment(piece, segment.style))
        at += length
    return parts
