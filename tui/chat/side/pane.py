"""The pane beside the transcript: one of source, why and passages, named on its first line."""

from __future__ import annotations

from typing import Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from corpus.visible import one_line
from tui.chat.lined import Lined
from tui.chat.side.passages import PassageList
from tui.chat.side.source import SourcePane
from tui.chat.side.why import WhyPane

Shown = Literal["source", "why", "passages"]
NAMES: dict[Shown, str] = {"source": "Source", "why": "Why", "passages": "Passages"}


class Tabs(Lined):
    """The names of the three, the one shown in bold; a click changes it."""

    def __init__(self):
        super().__init__(id="tabs")
        self.shown: Shown = "source"
        self.notes: dict[Shown, str] = {}

    def lay_out(self, width: int) -> list[Content]:
        """One line."""
        parts: list[Content] = []
        for key, name in NAMES.items():
            style = "bold underline $foreground" if key == self.shown else "$quiet"
            click = Style.from_meta({"@click": f"screen.show_side('{key}')"})
            parts.append(Content.styled(name, style).stylize(click))
        line = Content("   ").join(parts)
        room = width - line.cell_length - 2
        note = Content.styled(one_line(self.notes.get(self.shown, "")), "$quiet").truncate(
            max(0, room), ellipsis=True
        )
        return [line + note.pad_left(2 + max(0, room - note.cell_length))]


class SidePane(Vertical):
    """Shows one of its three parts."""

    def __init__(self):
        super().__init__(id="side")
        self.tabs = Tabs()
        self.source = SourcePane()
        self.why = WhyPane()
        self.passages = PassageList()

    def compose(self) -> ComposeResult:
        """The names, then the parts; all but one are hidden."""
        yield self.tabs
        yield self.source
        yield self.why
        yield self.passages

    def on_mount(self) -> None:
        """Begins with the source."""
        self.turn_to("source")

    @property
    def shown(self) -> Shown:
        """Which part shows."""
        return self.tabs.shown

    def note(self, part: Shown, words: str) -> None:
        """Says beside the names what ``part`` shows, whenever it shows."""
        self.tabs.notes[part] = words
        self.tabs.changed()

    def turn_to(self, shown: Shown) -> None:
        """Shows another part."""
        self.tabs.shown = shown
        self.tabs.changed()
        parts: dict[Shown, Widget] = {"source": self.source, "why": self.why, "passages": self.passages}
        for key, part in parts.items():
            part.display = key == shown

    def clear(self) -> None:
        """Empties all three."""
        self.source.clear()
        self.why.reasons.tell(None, {})
        self.passages.clear()
        self.tabs.notes.clear()
        self.turn_to("source")

    def focus_target(self) -> Widget:
        """What takes the keys when the pane is entered."""
        match self.shown:
            case "source":
                return self.source.article_view
            case "why":
                return self.why
            case _:
                return self.passages
