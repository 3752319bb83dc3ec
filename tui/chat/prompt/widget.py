"""Where one types: questions, follow-ups, slash commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from corpus.visible import one_line
from tui.chat.commands import Completion, completions
from tui.chat.line import Line
from tui.chat.prompt.menu import CommandMenu
from tui.chat.prompt.past import InputHistory

Choices = Callable[[], dict[str, Sequence[str]]]
PLACEHOLDER = "Ask about the articles, or / for commands"


class PromptInput(Line):
    """One line; up and down walk through what was typed before, or through the menu.

    Args:
        offer: brings the menu up to date with what is typed.
        enter: takes the line, and empties it or puts another in its place.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("up", "prompt_up", show=False),
        Binding("down", "prompt_down", show=False),
        Binding("tab", "prompt_complete", show=False),
        Binding("pageup", "screen.scroll_transcript(-1)", show=False),
        Binding("pagedown", "screen.scroll_transcript(1)", show=False),
        Binding("shift+pageup", "screen.scroll_source(-1)", show=False),
        Binding("shift+pagedown", "screen.scroll_source(1)", show=False),
    ]

    def __init__(
        self,
        history: InputHistory,
        menu: CommandMenu,
        offer: Callable[[], None],
        enter: Callable[[], None],
    ):
        super().__init__(placeholder=PLACEHOLDER, id="question", compact=True, select_on_focus=False)
        self.past = history
        self._menu = menu
        self._offer, self._enter = offer, enter

    def action_prompt_up(self) -> None:
        """The menu's line above, or the line typed before."""
        self._offer()
        if self._menu.is_open:
            self._menu.action_cursor_up()
        else:
            self._take(self.past.back(self.value))

    def action_prompt_down(self) -> None:
        """The menu's line below, or the line typed after."""
        self._offer()
        if self._menu.is_open:
            self._menu.action_cursor_down()
        else:
            self._take(self.past.forward(self.value))

    def action_prompt_complete(self) -> None:
        """Takes the menu's line; without a menu, goes on to the next pane."""
        self._offer()
        if chosen := self._menu.chosen:
            self._take(chosen.line)
        else:
            self.screen.focus_next()

    async def action_submit(self) -> None:
        """Enters the line at once: what is typed next is another."""
        self._enter()

    def _take(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """One line in, whatever was copied; nothing that a terminal would obey."""
        self.insert_text_at_cursor(" ".join(one_line(text).split()))


class Prompt(Vertical):
    """The input with its menu."""

    class Entered(Message):
        """A line was entered."""

        def __init__(self, line: str):
            super().__init__()
            self.line = line

    def __init__(self, history: InputHistory, choices: Choices):
        super().__init__(id="prompt")
        self.past = history
        self._choices = choices
        self.menu = CommandMenu()
        self.input = PromptInput(history, self.menu, self.offer, self.enter)
        self._offered_for = ""

    def compose(self) -> ComposeResult:
        """Menu above, input below."""
        yield self.menu
        with Horizontal(id="line"):
            yield Static("›", id="mark", markup=False)
            yield self.input

    def on_mount(self) -> None:
        """The menu shows only when there is something to offer."""
        self.menu.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offers what the line may become."""
        event.stop()
        self.offer()

    def offer(self) -> None:
        """Offers what the line may become; a menu that was closed stays so until the line changes."""
        if self.input.value != self._offered_for:
            self._offered_for = self.input.value
            self.menu.offer(completions(self.input.value, self._choices()))

    def enter(self) -> None:
        """Enters the line; a half-typed command is completed first."""
        self.offer()
        line, chosen = self.input.value.strip(), self.menu.chosen
        if chosen and len(line) < len(chosen.line.rstrip()):
            self._choose(chosen)
        else:
            self._enter_line(line)

    def _choose(self, chosen: Completion) -> None:
        """Enters a line of the menu, or begins it where something must follow."""
        if chosen.waits:
            self.put(chosen.line)
        else:
            self._enter_line(chosen.line.strip())

    def _enter_line(self, line: str) -> None:
        if line:
            self.past.add(line)
            self.put("")
            self.post_message(self.Entered(line))

    def on_option_list_option_selected(self, event: CommandMenu.OptionSelected) -> None:
        """Takes the line that was clicked."""
        event.stop()
        if chosen := self.menu.chosen:
            self._choose(chosen)

    def put(self, line: str) -> None:
        """Replaces what is typed and takes the focus."""
        self.input.value = line
        self.input.cursor_position = len(line)
        self.offer()
        self.input.focus()

    def close_menu(self) -> bool:
        """Closes the menu; whether it was open."""
        was_open = self.menu.is_open
        self.menu.offer(())
        return was_open
