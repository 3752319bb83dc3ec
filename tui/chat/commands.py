"""The commands: one table that typing, keys, the palette and the help page share. No Textual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from corpus.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command.

    Attributes:
        argument: what follows the name, as shown in the menu; in brackets when it may be left out.
        keys: the keys that do the same, as the help page shows them.
    """

    name: str
    argument: str
    does: str
    keys: str = ""
    group: str = "chat"

    @property
    def takes_argument(self) -> bool:
        """Whether anything may follow the name."""
        return bool(self.argument)

    @property
    def needs_argument(self) -> bool:
        """Whether something must follow the name."""
        return self.takes_argument and not self.argument.startswith("[")


COMMANDS: tuple[Command, ...] = (
    Command("as-of", "DATE | off", "leave out later reports", group="scope"),
    Command("from", "DATE | off", "leave out earlier reports", group="scope"),
    Command("publisher", "NAME | off", "only this publisher", group="scope"),
    Command("leave-out", "", "leave the cited article out of this conversation, or back in", "-", "scope"),
    Command("source", "", "go to the article; from there, hide it", "f2", "look"),
    Command("why", "", "go to what the answer rests on; from there, hide it", "f3", "look"),
    Command("passages", "", "go to the passages found last, or find some for this question", "f5", "look"),
    Command("search", "[WORDS]", "list passages, look for yourself", group="look"),
    Command("timeline", "[TOPIC]", "dated quotes on a topic, or on this answer", group="look"),
    Command("next", "", "next citation", "ctrl+n, n", "look"),
    Command("previous", "", "previous citation", "ctrl+p, p", "look"),
    Command("find", "[WORDS]", "find in the article", "ctrl+f", "look"),
    Command("open", "", "open the file or page outside", "ctrl+o, o", "look"),
    Command("copy", "", "copy the quote with its citation", "ctrl+y, y", "look"),
    Command("right", "", "mark the answer right", "r", "judge"),
    Command("wrong", "", "mark the answer wrong", "x", "judge"),
    Command("pin", "", "pin the citation", "b", "judge"),
    Command("correct", "date DATE | publisher NAME", "correct the cited article", group="judge"),
    Command("gold", "[FILE]", "add the marked answers to a file for dateline eval", group="judge"),
    Command("articles", "", "browse the corpus", "f4", "corpus"),
    Command("add", "FOLDER", "add a folder to the index", group="corpus"),
    Command("conversations", "[WORDS]", "list, search and resume conversations", "f6", "chat"),
    Command("new", "", "begin a new conversation", group="chat"),
    Command("rename", "TITLE", "name this conversation", group="chat"),
    Command("export", "md | html | json [FILE]", "write this conversation to a file", group="chat"),
    Command("theme", "[NAME]", "light, dark, or any of Textual's", group="chat"),
    Command("cancel", "", "stop answering", "escape", "chat"),
    Command("help", "", "keys and commands", "f1, ?", "chat"),
    Command("quit", "", "leave", "ctrl+q", "chat"),
)
BY_NAME = {command.name: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Entered:
    """A command as it was typed."""

    command: Command
    argument: str


def parse(line: str) -> Entered:
    """The command that ``line`` (``/name argument``) names; an unambiguous beginning will do.

    Raises:
        SettingsError: when there is no such command.
    """
    name, _, argument = line.strip().removeprefix("/").partition(" ")
    found = BY_NAME.get(name) or _by_beginning(name)
    if found is None:
        nearest = get_close_matches(name, BY_NAME, n=1)
        hint = f"Did you mean /{nearest[0]}?" if nearest else "/help lists the commands."
        raise SettingsError(f"no command /{name}", hint)
    return Entered(found, argument.strip())


def _by_beginning(name: str) -> Command | None:
    begin = [command for command in COMMANDS if name and command.name.startswith(name)]
    return begin[0] if len(begin) == 1 else None


@dataclass(frozen=True, slots=True)
class Completion:
    """One line of the menu: what the input becomes, and what is shown.

    Attributes:
        waits: something must still be typed behind it.
    """

    line: str
    shown: str
    does: str
    waits: bool = False


def completions(line: str, choices: dict[str, Sequence[str]]) -> tuple[Completion, ...]:
    """What ``line`` may become.

    Args:
        line: what is typed; only lines that begin with ``/`` are completed.
        choices: the arguments known for a command, by its name.
    """
    if not line.startswith("/"):
        return ()
    name, space, argument = line[1:].partition(" ")
    if not space:
        return tuple(
            Completion(
                f"/{command.name}" + (" " if command.takes_argument else ""),
                f"/{command.name} {command.argument}".rstrip(),
                command.does,
                command.needs_argument,
            )
            for command in COMMANDS
            if command.name.startswith(name)
        )
    typed = argument.casefold()
    return tuple(
        Completion(f"/{name} {choice}", choice, "", choice.endswith(" "))
        for choice in choices.get(name, ())
        if choice.casefold().startswith(typed) and choice != argument
    )
