"""What the names of a question are also called."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.short_forms import both_ways
from index.build import update
from index.index import Index
from index.tokens import tokenize
from qa.abstention.features import ask_side
from qa.claims.coverage import coverage
from qa.near_misses import missing_terms
from qa.question import analyse
from qa.question.short_forms import with_other_names
from tests.index.conftest import HashingEncoder

LEARNT = {"WFO": "World Ferry Organization"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What did the EU offer?", [("EU", "European Union")]),
        ("What is the European Union's offer?", [("European Union", "EU")]),
        ("What did the U.S. offer?", [("U.S.", "United States"), ("U.S.", "America")]),
        ("Who told us of Britain?", [("Britain", "United Kingdom"), ("Britain", "UK")]),
        ("Who leads the WFO?", [("WFO", "World Ferry Organization")]),
        ("who leads the world ferry organization?", [("world ferry organization", "WFO")]),
        ("Who leads the port?", []),
    ],
)
def test_names_have_other_forms(question: str, expected: list[tuple[str, str]]) -> None:
    assert list(with_other_names(analyse(question), both_ways(LEARNT)).other_names) == expected


def test_what_the_articles_introduce_goes_before_what_is_known() -> None:
    form = with_other_names(analyse("Who leads the UN?"), both_ways({"UN": "Urban Network"}))
    assert form.other_names == (("UN", "Urban Network"),)


def test_a_sentence_with_the_other_form_covers_the_name() -> None:
    form = with_other_names(analyse("Who leads the WFO?"), both_ways(LEARNT))
    assert coverage(form, "She leads the World Ferry Organization.", "", "").own_names == 1.0
    assert coverage(form, "She leads the World Bank.", "", "").own_names == 0.0
    american = analyse("What duty does the United States take?")
    assert coverage(american, "The American duty is 5%.", "", "").own_names == 1.0


def test_a_name_held_in_another_form_is_neither_missing_nor_unknown() -> None:
    form = with_other_names(analyse("Did the WFO pay Quito?"), both_ways(LEARNT))
    held = {"world", "ferry", "organization", *tokenize("World Ferry Organization"), "pay"}
    assert missing_terms(form, lambda word: word.lower() in held) == ("Quito",)
    both = with_other_names(analyse("Did the WFO pay?"), both_ways(LEARNT))
    assert missing_terms(both, lambda word: word.lower() in held) == ()
    others = [(tokenize(name), tokenize(other)) for name, other in form.other_names]
    side = ask_side(["wfo"], ["wfo"], lambda _: 1.0, held.__contains__, [["wfo"], ["quito"]], others)
    assert side.unknown_names == 0.5
    assert "wfo" in side.held_by(set(tokenize("the World Ferry Organization")))


def test_a_number_of_a_missing_name_is_not_told_twice() -> None:
    assert missing_terms(analyse("Who won the 2022 Ferry Cup?"), lambda _: False) == ("2022 Ferry Cup",)
    assert missing_terms(analyse("Who won the cup in 2022?"), lambda word: word == "cup") == ("2022",)


def test_articles_teach_an_index_and_are_found_by_the_other_form(tmp_path: Path) -> None:
    root = tmp_path / "articles"
    root.mkdir()
    (root / "a.txt").write_text("Port news\n\nThe World Ferry Organization (WFO) met in Oslo on Monday.\n")
    (root / "b.txt").write_text("Dues\n\nThe World Ferry Organization raised its dues to $5 in June.\n")
    (root / "c.txt").write_text("Snow\n\nThe mayor of Bern said that the snow stays for a week.\n")
    update([root], tmp_path / "index", encoder=HashingEncoder())
    index = Index.open(tmp_path / "index", encoder=HashingEncoder())
    assert index.short_forms == LEARNT
    form = with_other_names(analyse("What are the dues of the WFO in June?"), both_ways(index.short_forms))
    first = index.search("the WFO", 3, mode="bm25", also=form.other_names)
    found = {index.article(hit.passage.article_id).path.name for hit in first}
    assert found == {"a.txt", "b.txt"}
    index.close()
    written = index.folder / "short_forms.json"
    written.unlink()
    assert read_again(tmp_path / "index") == {}


def read_again(directory: Path) -> dict[str, str]:
    from index.generations import live
    from index.short_forms import read_short_forms

    return read_short_forms(live(directory))


def test_cities_and_peoples_are_found_by_their_other_names() -> None:
    assert with_other_names(analyse("What did Peking say?"), {}).other_names == (("Peking", "Beijing"),)
    assert ("Brits", "Britain") in with_other_names(analyse("What did the Brits say?"), {}).other_names
