"""Keys and commands on one page, made from the table of commands."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from tui.chat.columns import Cell, hang, row
from tui.chat.commands import COMMANDS, Command
from tui.chat.lined import Lined

GROUPS = {
    "look": "Looking",
    "scope": "What may answer",
    "judge": "Judging",
    "corpus": "Corpus",
    "chat": "Conversation",
}
MOVING = (
    ("enter", "ask; a question asked early waits its turn"),
    ("up, down", "what was typed before"),
    ("tab", "complete a command, or go to the next pane"),
    ("esc", "cancel; leave a pane; from the empty prompt, go to the transcript"),
    ("page up, page down", "scroll the transcript; with shift, the source"),
    ("j, k", "next and previous question, in the transcript"),
    ("ctrl+k", "command palette"),
)
LEFT = 30
KEYS = 12


def help_lines(width: int) -> list[Content]:
    """The page at ``width`` cells."""
    blank = Content("")
    lines = [Content.styled("Keys", "bold $primary")]
    for keys, does in MOVING:
        lines += _line(keys, "", does, width)
    for group, title in GROUPS.items():
        lines += [blank, Content.styled(title, "bold $primary")]
        for command in COMMANDS:
            if command.group == group:
                lines += _line(_written(command), command.keys, command.does, width)
    told = "In the transcript and the source pane single letters do what they say at the bottom."
    return [*lines, blank, *hang(Content.styled(told, "$quiet"), width, blank)]


def _written(command: Command) -> str:
    return f"/{command.name} {command.argument}".rstrip()


def _line(left: str, keys: str, does: str, width: int) -> list[Content]:
    left_cells = min(LEFT, max(12, width // 2 - KEYS))
    room = max(10, width - left_cells - KEYS - 4)
    return row(
        [
            Cell(Content.styled(left, "$text-accent"), left_cells),
            Cell(Content.styled(keys, "$foreground"), KEYS),
            Cell(Content.styled(does, "$text-muted"), room),
        ]
    )


class HelpPage(Lined):
    """The page."""

    def lay_out(self, width: int) -> list[Content]:
        """The lines at ``width`` cells."""
        return help_lines(width)


class HelpScreen(ModalScreen[None]):
    """Opens over the chat; any of the usual keys closes it."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape,q,f1,enter,question_mark", "dismiss", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(classes="dialog", id="help"):
            yield HelpPage(id="help-page")

    def action_scroll(self, by: int) -> None:
        """A line down or up."""
        self.query_one("#help").scroll_relative(y=by, animate=False)
