"""The words around quotations, and the card they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from textual.content import Content

from corpus.errors import IndexDamaged, SettingsError
from corpus.types import Basis, Span
from qa.contract import answer_json
from qa.conversation.export import to_markdown
from qa.conversation.kept import Conversation as Kept
from qa.conversation.kept import KeptTurn
from qa.types import Answer, Citation
from tests.tui.answers import (
    CHANGED,
    CONFLICTING,
    EVERY,
    LIST,
    NASTY,
    NOT_FOUND,
    PASSAGE,
    SINGLE,
    answer,
    claim,
)
from tests.tui.articles import COPY, INQUIRY, LONG, PLAN, SHELF, cite
from tui.chat.commands import COMMANDS, completions, parse
from tui.chat.prompt.hints import HINTS, hints
from tui.chat.scope import Scope
from tui.chat.screens.help import help_lines
from tui.chat.shelf.indexing import Indexing, progress_of
from tui.chat.shelf.rows import filtered, ordered, rows
from tui.chat.side.header import header
from tui.chat.side.reasons import reasons
from tui.chat.state import Exchange
from tui.chat.transcript.card import card
from tui.chat.transcript.welcome import welcome
from tui.chat.words import bar, missing_line, origin_words, percent, quotation, snippet
from tui.show import DOUBTFUL, UNDATED, answer_lines

WIDTHS = (38, 57, 74, 120)


def exchange(found=None, **changes) -> Exchange:
    made = Exchange(1, found.question if found else "When?", Scope(), answer=found)
    made.phase = "answered" if found else "waiting"
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def text_of(lines: list[Content]) -> str:
    return "\n".join(line.plain for line in lines)


def test_every_card_keeps_to_its_width():
    for found in EVERY.values():
        for width in WIDTHS:
            wide = [line.plain for line in card(exchange(found), width, cursor=1) if line.cell_length > width]
            assert not wide, (found.question, width)


def test_a_changed_answer_is_a_timeline_newest_first():
    shown = text_of(card(exchange(CHANGED), 74))
    places = [
        shown.index(f"{mark} {date}")
        for mark, date in (("●", "2031-09-11"), ("○", "2031-05-19"), ("○", "2031-02-03"))
    ]
    assert places == sorted(places)
    assert "changed over time, newest first" in shown
    assert "understood as  When will the Marrow Bay ferry sail again?" in shown
    assert "2 articles, 1 origin" in shown
    assert "the harbour board said" in " ".join(shown.replace("│", "").split())
    assert "expected" in shown


def with_dates(*dates: tuple[str | None, Basis]):
    claims = [
        replace(one, as_of=date, as_of_basis=basis)
        for one, (date, basis) in zip(CHANGED.claims, dates, strict=True)
    ]
    return replace(CHANGED, claims=tuple(claims))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (CHANGED, "newest first"),
        (with_dates((None, "none"), (None, "none"), (None, "none")), "order inferred"),
        (with_dates(("2031", "text"), (None, "none"), (None, "none")), "order inferred"),
        (with_dates(("2031-09", "inferred"), ("2031-05", "inferred"), (None, "none")), "order inferred"),
        (with_dates(("2031-09", "text"), (None, "none"), ("2031-02", "text")), "order partly inferred"),
    ],
)
def test_an_order_that_was_inferred_is_not_said_to_be_known(found: Answer, words: str):
    order = {"newest first", "order inferred", "order partly inferred"}
    exported = to_markdown(Kept("1", "Ferry", "2031", (KeptTurn(1, "When?", answer_json(found), "2031"),)))
    for shown in (text_of(card(exchange(found), 74)), "\n".join(answer_lines(found))):
        assert [one for one in sorted(order) if one in shown] == [words]
    assert [one for one in sorted(order) if one in exported.replace(" is ", " ")] == [words]


def test_an_article_that_is_cited_several_times_is_named_once():
    found = answer("When?", claim(cite(PLAN, "June"), cite(COPY, "June"), cite(PLAN, "Dora Lindqvist")))
    lines = text_of(card(exchange(found, pinned={3}), 120, cursor=2)).splitlines()
    named = [line for line in lines if str(PLAN.title) in line]
    assert [" ".join(line.split()[:3]) for line in named] == ["[1] [3] 2031-02-03", "›[2] 2031-02-04 ·"]
    assert named[0].endswith("pinned [3]")


def test_the_current_citation_is_told_from_the_others_without_colours():
    found = answer("When?", claim(cite(PLAN, "June"), cite(COPY, "June"), cite(PLAN, "Dora Lindqvist")))
    for shown in (found, NOT_FOUND):
        for cursor in (1, 2):
            lines = text_of(card(exchange(shown), 120, cursor=cursor))
            assert lines.count("›") == lines.count(f"›[{cursor}]") == (2 if shown is found else 1)
    assert "[1]›[3]" in text_of(card(exchange(found), 120, cursor=3))
    assert "›" not in text_of(card(exchange(found), 120))


def test_disputed_values_stand_side_by_side_and_undated_ones_say_so():
    shown = text_of(card(exchange(CONFLICTING), 74))
    assert "23 million crowns  or  31 million crowns" in shown
    assert "disputed" in shown
    assert "undated" in shown


def test_a_refusal_names_what_is_missing_and_offers_to_look():
    shown = text_of(card(exchange(NOT_FOUND), 74))
    assert "Not in these articles" in shown
    assert "Nowhere in these articles: “Quist”." in shown
    assert "[2] “The board named Dora Lindqvist as project lead.”" in shown
    assert "f5 look for yourself" in shown
    assert "▌" not in shown
    assert "no passage says this" in missing_line(replace(NOT_FOUND, missing_terms=()))


def test_the_fate_of_a_question_is_told():
    assert "waiting its turn" in text_of(card(exchange(), 60))
    reading = text_of(card(exchange(phase="working", stage="reading"), 60))
    assert "✓ retrieving   ● reading   ○ checking" in reading
    failed = exchange(phase="failed", error=IndexDamaged("cut short [b]", "Index again."))
    assert "✗ cut short [b]\n  Index again." in text_of(card(failed, 60))
    assert "cancelled" in text_of(card(exchange(phase="cancelled"), 60))


def test_lists_passages_marks_and_pins_are_told():
    assert "2 found" in text_of(card(exchange(LIST), 74))
    assert '"Nobody should plan a summer crossing,"' in text_of(card(exchange(PASSAGE), 74))
    marked = text_of(card(exchange(SINGLE, verdict="right", pinned={1}), 90))
    assert "marked right" in marked
    assert marked.count("pinned") == 1


def test_brackets_are_never_markup_and_control_characters_never_pass():
    for lines in (
        card(exchange(NASTY), 74, cursor=1),
        reasons(NASTY, {a.id: a for a in SHELF}, 60),
        header(NASTY.claims[0].citations[0].article, SHELF, 60),
    ):
        shown = text_of(lines)
        assert not {c for c in shown if ord(c) < 32 and c != "\n"} | ({"\x9b", "\u202e"} & set(shown))
    shown = text_of(card(exchange(NASTY), 74))
    assert "[bold red]3 [/]crowns 👩‍👩‍👧 渡輪" in shown
    assert "What is the [bold]tariff[/bold] ␛[31m?" in shown
    assert "Notice [b]no markup[/b] ␛[2J" in shown


@pytest.mark.parametrize("max_chars", [20, 60, 260])
def test_a_snippet_is_made_of_slices_around_the_quote(max_chars: int):
    for found in EVERY.values():
        for one in (c for claimed in found.claims for c in claimed.citations):
            cut = snippet(one, max_chars)
            before, after = cut.before.removeprefix("… "), cut.after.removesuffix(" …")
            assert len(before + after) <= max_chars or len(cut.quote) > max_chars
            if len(one.quote) <= max_chars:
                assert len(cut.quote) == len(one.quote)


def test_a_long_sentence_is_cut_at_words():
    start = LONG.index("1997")
    whole = Span(0, len(LONG))
    cut = snippet(Citation(INQUIRY, Span(start, start + 4), "1997", whole), 120)
    assert cut.before.startswith("… ")
    assert cut.after.endswith(" …")
    assert (cut.before + cut.quote + cut.after).strip("… ") in LONG.replace("\n", " ")


def test_probabilities_are_never_overstated():
    assert [percent(p) for p in (0.0, 0.001, 0.5, 0.999, 1.0)] == ["0%", "1%", "50%", "99%", "100%"]
    assert {len("".join(bar(p))) for p in (0, 0.3, 1)} == {8}


def test_copies_count_as_one_origin():
    both = claim(cite(PLAN, "June"), cite(next(a for a in SHELF if a.id == "copy"), "June"))
    assert origin_words(both) == "2 articles, 1 origin"
    assert origin_words(claim(cite(PLAN, "June"))) == "1 article"


def test_what_is_copied_carries_its_citation_and_nothing_a_shell_obeys():
    copied = quotation(SINGLE.claims[0].citations[0])
    assert copied.startswith("“The board named Dora Lindqvist as project lead.” — Bay Courier, Harbour board")
    assert "2031-02-03" in copied
    assert copied.endswith("]")
    assert not {c for c in quotation(NASTY.claims[0].citations[0]) if ord(c) < 32}


def test_reasons_show_ranks_margins_claims_and_what_is_missing():
    shown = text_of(reasons(CHANGED, {a.id: a for a in SHELF}, 70))
    for part in ("88%", "bm25 1", "dense 2", "+5.00", "2 articles, 1 origin", "read 71 ms"):
        assert part in shown
    assert "In no article: Quist" in text_of(reasons(NOT_FOUND, {}, 70))


def test_the_header_of_an_article_says_where_its_date_is_from():
    shown = text_of(header(PLAN, (SHELF[1],), 60, left_out=True))
    assert "2031-02-03 date from byline · Bay Courier · Ines Okafor" in shown
    assert "ferry/plan.txt" in shown
    assert "1 copy of one report: Island Wire" in shown
    assert "left out" in shown
    assert "undated" in text_of(header(replace(PLAN, published=None, published_basis="none"), None, 60))


def test_commands_are_found_by_name_or_unambiguous_beginning():
    assert parse("/as-of 2031-05").argument == "2031-05"
    assert parse("/tim ferry").command.name == "timeline"
    with pytest.raises(SettingsError, match="no command /serch") as refused:
        parse("/serch")
    assert refused.value.hint == "Did you mean /search?"
    with pytest.raises(SettingsError):
        parse("/c")


def test_completion_offers_commands_then_their_arguments():
    assert [c.line for c in completions("/so", {})] == ["/source"]
    assert [c.line for c in completions("/pub", {})] == ["/publisher "]
    names: dict[str, Sequence[str]] = {"publisher": ("Bay Courier", "County Post")}
    assert [c.line for c in completions("/publisher co", names)] == ["/publisher County Post"]
    assert len(completions("/", {})) == len(COMMANDS)
    assert completions("when", {}) == ()


def test_every_command_is_on_the_help_page():
    shown = text_of(help_lines(100))
    assert all(f"/{command.name}" in shown and command.does[:20] in shown for command in COMMANDS)
    for width in WIDTHS:
        assert all(line.cell_length <= width for line in [*help_lines(width), *welcome(width, "note")])


@pytest.mark.parametrize("place", HINTS)
def test_the_way_back_is_told_also_on_a_short_line(place: str):
    back = {"prompt": "enter ask", "transcript": "i ask", "find": "esc done"}.get(place, "esc ask")
    assert back in hints(place, 30, busy=False).plain
    assert hints(place, 200, busy=True).plain.count("esc ") == 1


def test_hints_never_outgrow_their_line():
    for place in HINTS:
        for width in (20, 76, 200):
            assert hints(place, width, busy=True).cell_length <= width
    assert hints("prompt", 80, busy=True).plain.startswith("esc cancel")


def test_the_shelf_filters_and_sorts():
    found = rows([(a, "plan" if a.id == "copy" else a.id) for a in SHELF])
    assert [r.article.id for r in filtered(found, "bay courier 2031-05")] == ["slip"]
    assert [r.article.id for r in filtered(found, "UNDATED islanders")] == ["cost"]
    assert [r.article.id for r in ordered(found, "date")][:2] == ["sail", "slip"]
    assert {r.article.id for r in ordered(found, "origin")[:2]} == {"plan", "copy"}
    assert ordered(found, "publisher")[0].article.publisher == "[red]Board[/red]"
    assert ordered(found, "date")[-1].article.published is None


def test_indexing_progress_is_read_from_its_lines():
    begun = Indexing(PLAN.path.parent)
    now = progress_of("encoding, 18/18 articles, 64/67 passages, 3 passages/s, 1 s left", begun)
    assert (now.stage, now.done, now.total) == ("encoding", 64, 67)
    assert progress_of("reading, 3/18 articles", begun).total == 18
    assert progress_of("notice: something else", now) is now
    assert now.words() == "encoding 64/67 · ferry"


def test_a_list_too_long_to_show_says_so():
    many = answer("Which?", *[claim(cite(INQUIRY, f"meeting {n}")) for n in range(1, 60)], kind="list")
    assert "and 19 more" in text_of(card(exchange(many), 74))


def test_a_pasted_page_is_shown_cut_and_its_answer_stays_in_sight():
    asked = exchange(replace(CHANGED, resolved_question="Who? " * 1_000), question="Why so? " * 600)
    lines = text_of(card(asked, 74)).splitlines()
    assert len(lines) < 45
    assert sum("…" in line for line in lines) >= 2


def test_undated_reports_are_said_to_stay_where_a_day_is_given():
    found = with_dates(("2031-09", "text"), (None, "none"), ("2031-02", "text"))
    assert f"({UNDATED})" in answer_lines(found, "2031-12")
    assert f"({UNDATED})" not in answer_lines(found)
    dated = with_dates(("2031-09", "text"), ("2031-05", "text"), ("2031-02", "text"))
    assert f"({UNDATED})" not in answer_lines(dated, "2031-12")


@pytest.mark.parametrize(("probability", "warned"), [(0.17, True), (0.8, False)])
def test_an_answer_that_is_likely_wrong_says_so_first(probability: float, warned: bool):
    lines = answer_lines(
        replace(answer("Where?", claim(cite(INQUIRY, "meeting 1"))), probability=probability)
    )
    assert (lines[0] == f"({DOUBTFUL})") is warned
