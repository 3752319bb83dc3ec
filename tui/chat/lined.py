"""A widget made of lines that a pure function lays out for its width."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Lined(Widget):
    """Shows what :meth:`lay_out` returns; laid out again for another width, or after :meth:`changed`."""

    def __init__(self, *, id: str | None = None, classes: str | None = None):
        super().__init__(id=id, classes=classes, markup=False)
        self.set_reactive(Lined.auto_links, False)
        self._laid_out: tuple[int, list[Content]] | None = None

    def lay_out(self, width: int) -> list[Content]:
        """The lines at ``width`` cells."""
        raise NotImplementedError

    def changed(self) -> None:
        """Draws again, at another height if need be."""
        self._laid_out = None
        self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """The lines at ``width`` cells, kept until something changes."""
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, self.lay_out(width))
        return self._laid_out[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row a line."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines, ready wrapped."""
        return Content("\n").join(self.lines(self.content_size.width))
