"""One exchange as lines of styled text: a pure function of the exchange and the width."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from corpus.visible import one_line
from qa.types import Answer, Citation, Claim
from tui.chat.columns import GAP, Cell, hang, row, wrap
from tui.chat.state import STAGES, Exchange, numbered, place_of
from tui.chat.words import (
    BAR_CELLS,
    as_of_words,
    bar,
    basis_words,
    byline,
    heading,
    kind_words,
    missing_line,
    origin_words,
    percent,
    snippet,
)
from tui.inferred import inferred_words
from tui.show import DOUBTFUL

DATE_CELLS = 10  # 2026-02-10
PROBABILITY_CELLS = BAR_CELLS + 5
NARROW_CELLS = 90  # below this the origins stand under the value
INDENT = Content("  ")
BLANK = Content("")
POINTER = "›"  # before the number of the current citation: its colours alone do not tell it from the others
TIMELINE_KINDS = ("changed",)
VALUE_KINDS = ("changed", "disputed", "list", "senses")
LISTED = 8  # items of a list that stand large
SHOWN_QUESTION_CHARS = 400
SHOWN_CLAIMS = 40  # a longer list is cut, and says so

MUTED = "$text-muted"
QUIET = "$quiet"
STRONG = "bold $foreground"


def _asked(question: str) -> str:
    """The question on one line; of a pasted page the beginning, so that its answer is in sight."""
    line = one_line(question)
    return line if len(line) <= SHOWN_QUESTION_CHARS else f"{line[:SHOWN_QUESTION_CHARS].rstrip()} …"


def card(exchange: Exchange, width: int, *, cursor: int = 0) -> list[Content]:
    """The lines of ``exchange`` at ``width`` cells; ``cursor`` is the citation shown beside, or 0."""
    lines = hang(Content.styled(_asked(exchange.question), "bold $primary"), width, Content(""))
    lines += _scoped(exchange, width)
    answer = exchange.answer
    if answer is None:
        return [*lines, *_fate(exchange, width)]
    lines += _understood(answer, width)
    lines.append(BLANK)
    if answer.status == "not_found":
        lines += _not_found(answer, exchange, width, cursor)
    else:
        lines += _found(answer, exchange, width, cursor)
    return lines


def _scoped(exchange: Exchange, width: int) -> list[Content]:
    """Which articles could answer, where not all of them could."""
    labels = one_line(" · ".join(exchange.scope.labels()))
    told = Content.styled(labels, f"italic {MUTED}")
    return hang(told, width, Content.styled("scope          ", QUIET)) if labels else []


def _fate(exchange: Exchange, width: int) -> list[Content]:
    match exchange.phase:
        case "working":
            return [_stages(exchange)]
        case "failed" if exchange.error is not None:
            told = Content.styled(one_line(exchange.error.message), "$text-error")
            hint = Content.styled(one_line(exchange.error.hint), MUTED)
            mark = Content.styled("✗ ", "bold $text-error")
            return [BLANK, *hang(told, width, mark), *hang(hint, width, INDENT)]
        case "cancelled":
            return [Content.styled("cancelled", f"italic {MUTED}")]
        case _:
            return [Content.styled("waiting its turn", f"italic {MUTED}")]


def _stages(exchange: Exchange) -> Content:
    at = STAGES.index(exchange.stage) if exchange.stage else -1
    parts: list[Content] = []
    for number, stage in enumerate(STAGES):
        if number < at:
            parts.append(Content.styled(f"✓ {stage}", MUTED))
        elif number == at:
            parts.append(Content.styled(f"● {stage}", "bold $text-accent"))
        else:
            parts.append(Content.styled(f"○ {stage}", QUIET))
    return Content("   ").join(parts)


def _understood(answer: Answer, width: int) -> list[Content]:
    resolved = answer.resolved_question
    if not resolved or resolved.strip() == answer.question.strip():
        return []
    read = Content.styled(_asked(resolved), f"italic {MUTED}")
    return hang(read, width, Content.styled("understood as  ", QUIET))


def _found(answer: Answer, exchange: Exchange, width: int, cursor: int) -> list[Content]:
    numbers = {place_of(citation): n for n, citation in enumerate(numbered(answer), start=1)}
    lines = _headline(answer, exchange, width)
    claims = answer.claims[:SHOWN_CLAIMS]
    for position, claim in enumerate(claims):
        last = position == len(claims) - 1
        lines += _claim(answer, claim, numbers, width, cursor, newest=position == 0, last=last)
    if len(answer.claims) > SHOWN_CLAIMS:
        lines.append(Content.styled(f"  and {len(answer.claims) - SHOWN_CLAIMS} more", MUTED))
    return [*lines, BLANK, *_sources(exchange, width, cursor)]


def _headline(answer: Answer, exchange: Exchange, width: int) -> list[Content]:
    if answer.kind == "list":
        items = [one_line(claim.text) for claim in answer.claims[:LISTED]]
        more = f" and {len(answer.claims) - LISTED} more" if len(answer.claims) > LISTED else ""
        shown = Content.styled(" · ".join(items), STRONG) + Content.styled(more, MUTED)
    elif answer.status == "conflicting":
        values = Content.styled("  or  ", MUTED).join(
            Content.styled(one_line(claim.text), STRONG) for claim in answer.claims[:3]
        )
        shown = values
    else:
        shown = Content.styled(heading(answer), STRONG)
    counted = f"{len(answer.claims)} found" if answer.kind == "list" else ""
    notes = [counted or kind_words(answer)]
    if exchange.verdict:
        notes.append(f"marked {exchange.verdict}")
    if answer.removed_quotes:
        notes.append("another article that was quoted here was removed")
    if answer.is_doubtful:
        notes.append(DOUBTFUL)
    told = " · ".join(note for note in notes if note)
    style = "$text-warning" if answer.is_doubtful or answer.status == "conflicting" else MUTED
    return [*_panel(shown, Content.styled(told, style), width), BLANK]


def _panel(shown: Content, told: Content, width: int) -> list[Content]:
    """The answer on a ground of its own: the largest thing that a terminal can show."""
    rail = Content.styled("▌  ", "$accent")
    lines = [rail, *hang(shown, width - 2, rail, rail)]
    if told.plain:
        lines += hang(told, width - 2, rail, rail)
    return [line.pad_right(max(0, width - line.cell_length)).stylize("on $panel") for line in [*lines, rail]]


def _claim(
    answer: Answer,
    claim: Claim,
    numbers: dict[tuple[str, str, int, int], int],
    width: int,
    cursor: int,
    *,
    newest: bool,
    last: bool,
) -> list[Content]:
    timeline = answer.kind in TIMELINE_KINDS
    mark, rail = _marks(timeline, newest=newest, last=last)
    lines = _claim_row(claim, width, mark, rail, valued=answer.kind in VALUE_KINDS, newest=newest)
    lines += _evidence(claim, numbers, width, rail, cursor)
    if not last:
        lines.append(rail.rstrip())
    return lines


def _marks(timeline: bool, *, newest: bool, last: bool) -> tuple[Content, Content]:
    if not timeline:
        return INDENT, INDENT
    mark = Content.styled("● ", "$accent") if newest else Content.styled("○ ", MUTED)
    return mark, INDENT if last else Content.styled("│ ", QUIET)


def _claim_row(
    claim: Claim, width: int, mark: Content, rail: Content, *, valued: bool, newest: bool
) -> list[Content]:
    date, basis = as_of_words(claim.as_of, claim.as_of_basis)
    inner = width - mark.cell_length
    dated = Content.styled(date, MUTED if claim.as_of else f"italic {MUTED}")
    chance = _probability(claim.probability)
    reported = Content.styled(_reported(claim, basis), MUTED)
    if not valued:
        room = inner - DATE_CELLS - PROBABILITY_CELLS - 2 * GAP
        cells = [Cell(dated, DATE_CELLS), Cell(reported, room), Cell(chance, PROBABILITY_CELLS, "right")]
        return _with_marks(row(cells), mark, rail)
    value = Content.styled(one_line(claim.text), STRONG if newest else "$foreground")
    if width < NARROW_CELLS:
        room = inner - DATE_CELLS - PROBABILITY_CELLS - 2 * GAP
        cells = [Cell(dated, DATE_CELLS), Cell(value, room), Cell(chance, PROBABILITY_CELLS, "right")]
        under = hang(reported, inner, Content(" " * (DATE_CELLS + GAP)))
        return _with_marks([*row(cells), *under], mark, rail)
    room = inner - DATE_CELLS - PROBABILITY_CELLS - 3 * GAP
    left = room * 11 // 20
    cells = [
        Cell(dated, DATE_CELLS),
        Cell(value, left),
        Cell(reported, room - left),
        Cell(chance, PROBABILITY_CELLS, "right"),
    ]
    return _with_marks(row(cells), mark, rail)


def _with_marks(lines: Sequence[Content], mark: Content, rail: Content) -> list[Content]:
    return [(mark if n == 0 else rail) + line for n, line in enumerate(lines)]


def _reported(claim: Claim, basis: str) -> str:
    parts = [origin_words(claim)]
    if basis:
        parts.append(basis_words(basis))
    if claim.modality != "asserted":
        parts.append(claim.modality)
    if claim.attribution:
        parts.append(one_line(claim.attribution))
    if claim.event_date:
        parts.append(f"event {claim.event_date}")
    return " · ".join(parts)


def _probability(probability: float) -> Content:
    full, empty = bar(probability)
    return Content.assemble((full, MUTED), (empty, "$rail"), (percent(probability).rjust(5), MUTED))


def _evidence(
    claim: Claim,
    numbers: dict[tuple[str, str, int, int], int],
    width: int,
    rail: Content,
    cursor: int,
) -> list[Content]:
    """The first citation's sentence, and the numbers of all that say the same."""
    if not claim.citations:
        return []
    first, *others = (numbers[place_of(citation)] for citation in _once(claim.citations))
    quoted = (
        _sentence(claim.citations[0])
        + Content(" ")
        + Content.styled(POINTER if first == cursor else "", "$text-accent")
    )
    marks = [citation_mark(first, cursor), *(_pointed(number, cursor) for number in others)]
    return hang(quoted + Content("").join(marks), width, rail, rail)


def _once(citations: Sequence[Citation]) -> list[Citation]:
    return list({place_of(citation): citation for citation in citations}.values())


def _sentence(citation: Citation) -> Content:
    cut = snippet(citation)
    return Content.assemble(
        ("“", QUIET),
        (cut.before, MUTED),
        (cut.quote, "underline $foreground"),
        (cut.after, MUTED),
        ("”", QUIET),
    )


def citation_mark(number: int, cursor: int) -> Content:
    """``[2]``, clickable, reversed when it is the one shown beside."""
    style = "bold reverse $text-accent" if number == cursor else "$text-accent"
    return Content.styled(f"[{number}]", style).stylize(_cites(number))


def _cites(number: int) -> Style:
    return Style.from_meta({"@click": f"cite({number})"})


def _sources(exchange: Exchange, width: int, cursor: int) -> list[Content]:
    """Every cited article once, behind the numbers of what is cited of it."""
    articles: dict[str, list[int]] = {}
    for number, citation in enumerate(exchange.citations, start=1):
        articles.setdefault(citation.article.id, []).append(number)
    return [line for numbers in articles.values() for line in _source(exchange, numbers, width, cursor)]


def _source(exchange: Exchange, numbers: Sequence[int], width: int, cursor: int) -> list[Content]:
    article = exchange.citations[numbers[0] - 1].article
    inferred = inferred_words(exchange.answer, article) if exchange.answer else ""
    style = "$foreground" if cursor in numbers else MUTED
    named = Content.styled(byline(article, inferred), style).stylize(_cites(numbers[0]))
    first, *others = numbers
    for number in reversed(others):
        after = "  " if number == others[-1] else ""
        named = _pointed(number, cursor) + Content(after) + named
    pinned = [number for number in numbers if number in exchange.pinned]
    which = "".join(f" [{number}]" for number in pinned) if others else ""
    told = Content.styled(f"  pinned{which}" if pinned else "", "$text-accent")
    after = "" if others else " " if first > 9 else "  "
    return hang(named + told, width, Content(" ") + _pointed(first, cursor) + Content(after))


def _pointed(number: int, cursor: int) -> Content:
    """``[2]`` behind a blank, or behind a mark where it is the one shown beside."""
    before = POINTER if number == cursor else " "
    return Content.styled(before, "$text-accent") + citation_mark(number, cursor)


def _not_found(answer: Answer, exchange: Exchange, width: int, cursor: int) -> list[Content]:
    rail = Content.styled("╎ ", "$text-warning")
    lines = hang(Content.styled(heading(answer), "bold $text-warning"), width, rail, rail)
    lines += hang(Content.styled(missing_line(answer), MUTED), width, rail, rail)
    if exchange.verdict:
        lines += hang(Content.styled(f"marked {exchange.verdict}", MUTED), width, rail, rail)
    if answer.near_misses:
        lines += [rail, rail + Content.styled("Nearest, but no answer", MUTED)]
    for number, citation in enumerate(exchange.citations, start=1):
        lines += hang(
            _sentence(citation),
            width,
            Content.styled("╎", "$text-warning") + _pointed(number, cursor) + Content(" "),
            rail + Content("    "),
        )
        lines += hang(
            Content.styled(byline(citation.article), QUIET),
            width,
            rail + Content("    "),
            rail + Content("    "),
        )
    look = Content.assemble(("f5", "bold $footer-key-foreground"), (" look for yourself", MUTED)).stylize(
        Style.from_meta({"@click": "search"})
    )
    return [*lines, rail, *wrap(rail + look, width)]
