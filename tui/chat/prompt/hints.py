"""The keys that matter now, on the last line; as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from tui.chat.lined import Lined

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.chat.screen import ChatScreen

SAID_SHOWN_S = 3.0
Hint = tuple[str, str, str]  # key, words, action on click

COMMON: tuple[Hint, ...] = (
    ("f1", "help", "screen.perform('help')"),
    ("/", "commands", "screen.focus_prompt('/')"),
    ("f2", "source", "screen.perform('source')"),
    ("f3", "why", "screen.perform('why')"),
    ("f4", "articles", "screen.perform('articles')"),
    ("f5", "passages", "screen.perform('passages')"),
    ("^n", "next citation", "screen.perform('next')"),
    ("^y", "copy quote", "screen.perform('copy')"),
    ("^o", "open outside", "screen.perform('open')"),
)
BUSY: Hint = ("esc", "cancel", "screen.back")
# The way back comes first: where the line is too short, what stands last is cut.
HINTS: dict[str, tuple[Hint, ...]] = {
    "prompt": (("enter", "ask", "screen.submit"), *COMMON),
    "transcript": (
        ("i", "ask", "screen.focus_prompt"),
        ("n", "next citation", "screen.perform('next')"),
        ("j k", "question", "screen.step(1)"),
        ("r x", "right wrong", "screen.perform('right')"),
        ("b", "pin", "screen.perform('pin')"),
        ("y", "copy", "screen.perform('copy')"),
        ("o", "open", "screen.perform('open')"),
        ("w", "why", "screen.perform('why')"),
        ("-", "leave out", "screen.perform('leave-out')"),
    ),
    "source": (
        ("esc", "ask", "screen.back"),
        ("n p", "citation", "screen.perform('next')"),
        ("/", "find", "screen.perform('find')"),
        ("y", "copy quote", "screen.perform('copy')"),
        ("o", "open outside", "screen.perform('open')"),
        ("w", "why", "screen.perform('why')"),
        ("b", "pin", "screen.perform('pin')"),
    ),
    "why": (
        ("esc", "ask", "screen.back"),
        ("j k", "scroll", "screen.scroll_source(1)"),
        ("s", "source", "screen.perform('source')"),
        ("f5", "look for yourself", "screen.perform('passages')"),
    ),
    "find": (("esc", "done", "screen.back"), ("enter", "next", "screen.step_match(1)")),
    "list": (("esc", "ask", "screen.back"), ("enter", "show", "screen.perform('source')")),
}


def hints(place: str, width: int, *, busy: bool) -> Content:
    """The hints of a place on one line of ``width`` cells."""
    line = Content("")
    offered = HINTS[place]
    if busy and place != "find":  # there, the key closes the line first
        offered = (BUSY, *(hint for hint in offered if hint[0] != BUSY[0]))
    for key, words, action in offered:
        hint = Content.assemble((key, "bold $footer-key-foreground"), (f" {words}", "$text-muted"))
        joined = line + Content("   ") + hint if line else hint
        if joined.cell_length > width:
            break
        start = joined.cell_length - hint.cell_length
        line = joined.stylize(Style.from_meta({"@click": action}), start, len(joined.plain))
    return line


def place_of_focus(chat: ChatScreen) -> str:
    """Which hints belong to what has the keys."""
    focused, side = chat.focused, chat.side
    if focused is chat.transcript:
        return "transcript"
    if focused is side.source.find_input:
        return "find"
    if focused is side.why:
        return "why"
    if focused is side.passages:
        return "list"
    return "source" if focused and side in focused.ancestors else "prompt"


class Hints(Lined):
    """The last line of the screen: the keys, or for a moment what has just been done."""

    def __init__(self):
        super().__init__(id="hints")
        self._place, self._busy = "prompt", False
        self._said = ""
        self._until: Timer | None = None

    def say(self, words: str) -> None:
        """Shows ``words`` for a moment in place of the keys."""
        if self._until is not None:
            self._until.stop()
        self._said, self._until = words, self.set_timer(SAID_SHOWN_S, self._said_enough)
        self.changed()

    def _said_enough(self) -> None:
        self._said, self._until = "", None
        self.changed()

    def tell(self, place: str, *, busy: bool) -> None:
        """Shows the keys of ``place``."""
        if (place, busy) != (self._place, self._busy):
            self._place, self._busy = place, busy
            self.changed()

    def lay_out(self, width: int) -> list[Content]:
        """One line."""
        if self._said:
            return [Content.styled(f"✓ {self._said}", "$text-success").truncate(width, ellipsis=True)]
        return [hints(self._place, width, busy=self._busy)]
