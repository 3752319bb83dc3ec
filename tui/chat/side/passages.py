"""Passages that a plain search found, or dated quotes: a list to walk through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from corpus.types import Article, Span
from corpus.visible import one_line
from index.types import Hit
from qa.types import Citation
from tui.chat.words import basis_words, begun, byline, snippet

if TYPE_CHECKING:
    from qa.timeline import TimelineEntry

PASSAGE_CHARS = 300


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in an article, and how the list shows it."""

    article: Article
    cited: Citation | Span
    shown: Content


def passage_places(found: Sequence[tuple[Hit, Article]]) -> tuple[Place, ...]:
    """The passages of a search, best first."""
    places: list[Place] = []
    for hit, article in found:
        cut = begun(one_line(hit.passage.span.of(article.text)), PASSAGE_CHARS)
        shown = Content.assemble((byline(article), "$text-accent"), "\n", (cut, "$text-muted"), "\n")
        places.append(Place(article, hit.passage.span, shown))
    return tuple(places)


def dated_places(entries: Sequence[TimelineEntry]) -> tuple[Place, ...]:
    """Quotes with the dates they stand at, in the order given."""
    places: list[Place] = []
    for entry in entries:
        citation = entry.citation
        article, cut = citation.article, snippet(citation)
        facts = [
            basis_words(entry.basis) if entry.date else "",
            article.publisher or article.title or article.path.name,
            f"{entry.origins} origins" if entry.origins > 1 else "",
        ]
        shown = Content.assemble(
            (one_line(entry.date or "undated").replace("/", " – ").ljust(10), "bold $foreground"),
            (one_line("  " + " · ".join(fact for fact in facts if fact)), "$text-accent"),
            "\n",
            (cut.before, "$text-muted"),
            (cut.quote, "underline $foreground"),
            (cut.after, "$text-muted"),
            "\n",
        )
        places.append(Place(citation.article, citation, shown))
    return tuple(places)


class PassageList(OptionList):
    """Walk with the arrows; what is under the cursor can be opened."""

    class Opened(Message):
        """A place was chosen."""

        def __init__(self, place: Place):
            super().__init__()
            self.place = place

    BINDINGS = [  # noqa: RUF012
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
        Binding("i", "screen.focus_prompt", show=False),
    ]

    def __init__(self):
        super().__init__(id="passages", markup=False)
        self._places: tuple[Place, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been found yet."""
        return not self._places

    def tell(self, places: Sequence[Place]) -> None:
        """Lists other places."""
        self._places = tuple(places)
        self.clear_options()
        nothing = [Option(Content.styled("Nothing found.", "$quiet"), disabled=True)]
        self.add_options([Option(place.shown) for place in self._places] or nothing)
        self.highlighted = 0 if self._places else None

    def clear(self) -> None:
        """Forgets what was found."""
        self._places = ()
        self.clear_options()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Opens the place under the cursor."""
        event.stop()
        self.post_message(self.Opened(self._places[event.option_index]))
