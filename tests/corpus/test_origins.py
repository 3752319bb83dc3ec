"""Origins: copies share one, other reports do not; sentences that are the same but for a few words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from corpus.blocks import NOTHING_LEARNT, blocks
from corpus.origins import origins, same_sentence
from corpus.types import Article

_SUBJECTS = (
    "port",
    "council",
    "tug",
    "ferry",
    "school",
    "mill",
    "union",
    "mayor",
    "bank",
    "choir",
    "court",
    "farm",
)
_VERBS = (
    "opened",
    "closed",
    "bought",
    "sold",
    "visited",
    "praised",
    "sued",
    "painted",
    "repaired",
    "joined",
    "left",
)
_PLACES = (
    "Lind",
    "Orm",
    "Skerry",
    "Vale",
    "Hask",
    "Mosfell",
    "Tarn",
    "Brigg",
    "Ashby",
    "Kolm",
    "Dunmore",
    "Esk",
)


def report(seed: int, paragraphs: int = 8) -> list[str]:
    """Paragraphs that no other seed writes."""
    chance = random.Random(seed)

    def sentence() -> str:
        subjects, verbs, places = (chance.sample(words, 3) for words in (_SUBJECTS, _VERBS, _PLACES))
        return (
            f"The {subjects[0]} of {places[0]} {verbs[0]} the {subjects[1]} near {places[1]} after the "
            f"{subjects[2]} had {verbs[1]} {chance.randint(3, 990)} others in {places[2]}."
        )

    return [" ".join(sentence() for _ in range(3)) for _ in range(paragraphs)]


def article(identity: str, paragraphs: list[str], headline: str = "Harbour Opens After Freeze") -> Article:
    text = "\n\n".join((headline, *paragraphs))
    return Article(identity, None, text, None, None, None, None, "none", Path(f"/news/{identity}.txt"), "")


def found(*articles: Article) -> dict[str, str]:
    return origins([(each, blocks(each, NOTHING_LEARNT)) for each in articles])


def changed(paragraphs: list[str], count: int) -> list[str]:
    chance = random.Random(1)
    words = "\n".join(paragraphs).split(" ")
    for place in chance.sample(range(len(words)), count):
        words[place] = "otherwise"
    return " ".join(words).split("\n")


SOURCE = report(1)


@pytest.mark.parametrize(
    "copy",
    [
        article("b", SOURCE),
        article("b", SOURCE, "An Altogether Different Headline Over It"),
        article("b", changed(SOURCE, 10)),
        article("b", SOURCE[:4]),
        article("b", ["Share this article", *SOURCE, "You must log in to comment.", "Most read"]),
        article("b", [*report(2, 3), *SOURCE]),
    ],
    ids=[
        "exact",
        "new headline",
        "ten words changed",
        "first half",
        "other furniture",
        "three paragraphs added",
    ],
)
def test_a_copy_shares_the_origin(copy: Article):
    assert found(article("a", SOURCE), copy) == {"a": "a", "b": "a"}


def test_ten_words_changed_in_a_brief():
    brief = report(5, 2)
    assert found(article("a", brief), article("b", changed(brief, 10)))["b"] == "a"


def test_another_report_has_its_own_origin():
    assert found(article("a", SOURCE), article("b", report(2))) == {"a": "a", "b": "b"}


def test_a_new_report_that_repeats_the_background_has_its_own_origin():
    update = [*report(3, 6), *SOURCE[-3:]]
    assert found(article("a", SOURCE), article("b", update)) == {"a": "a", "b": "b"}


def test_a_round_up_does_not_tie_together_the_reports_that_it_holds():
    reports = [article(f"r{n}", report(n, 3)) for n in range(10, 16)]
    round_up = article("z", [part for n in range(10, 16) for part in report(n, 3)])
    assert len(set(found(*reports, round_up).values())) == 7


def test_unlike_articles_are_not_chained_through_others():
    parts = report(20, 34)
    live_page = [article(f"{n:02d}", parts[3 * n : 3 * n + 10]) for n in range(9)]
    assert len(set(found(*live_page).values())) >= 3
    assert found(*live_page)["00"] != found(*live_page)["08"]


def test_the_origin_is_the_smallest_id_whatever_the_order():
    made = [article(name, SOURCE) for name in "dbca"] + [
        article("x", report(7)),
        article("y", changed(SOURCE, 8)),
    ]
    wanted = {"a": "a", "b": "a", "c": "a", "d": "a", "x": "x", "y": "a"}
    for seed in range(5):
        random.Random(seed).shuffle(made)
        assert found(*made) == wanted


def test_articles_of_a_few_words_or_none_are_copies_only_when_the_same():
    made = [
        article("a", ["The port is open."]),
        article("b", ["The port is open."]),
        article("c", ["The port is shut now."]),
        article("d", []),
        article("e", []),
    ]
    assert found(*made) == {"a": "a", "b": "a", "c": "c", "d": "d", "e": "e"}


SAME = [
    ("The port reopened on Tuesday after nine days.", "The port reopened on Tuesday after nine days."),
    ("The port reopened on Tuesday after nine days.", "the port re-opened on Tuesday, after nine days"),
    ("Treasury chief Ida Holm confirmed the talks in Geneva.", "Ida Holm confirmed the talks in Geneva."),
    (
        "The toll rose 5 percent in the first year, Holm said.",
        "The toll rose 5% in the first year, Holm said.",
    ),
    (
        "It cost 1,200 crowns to build the tug that clears the ice.",
        "It cost 1200 crowns to build the tug that clears ice.",
    ),
    (
        "The U.S. fleet left Lind harbour early on Monday.",
        "The US fleet left the Lind harbour early on Monday.",
    ),
    (
        "“We waited for nine days,” said the captain of the ferry.",
        '"We waited for nine days," the captain of the ferry said.',
    ),
    (
        "The council of Lind voted to buy a second tug before winter.",
        "The council of Lind has voted to buy a second tug before winter.",
    ),
    ("Ships waited outside the harbour for days.", "Ships waited outside the harbor for days."),
    ("Holm’s plan drew wide praise in Orm.", "Holm's plan drew wide praise in Orm."),
]
DIFFERENT = [
    ("The toll rises to 10% in May, the council said.", "The toll rises to 15% in May, the council said."),
    ("The toll rises to $10 million in May.", "The toll rises to $10 billion in May."),
    (
        "The talks in Geneva ended without a deal on Friday.",
        "The talks in London ended without a deal on Friday.",
    ),
    ("The port will reopen on Tuesday, Holm said.", "The port will reopen on Thursday, Holm said."),
    ("The ferry sailed on May 4 with 20 aboard.", "The ferry sailed on June 4 with 20 aboard."),
    ("The council did not approve the toll on Monday.", "The council did approve the toll on Monday."),
    ("The mayor said the port would never close again.", "The mayor said the port would close again."),
    (
        "Shares of the mill rose sharply in early trading.",
        "Shares of the mill fell sharply in early trading.",
    ),
    ("Holm beat Lund in the final round of the vote.", "Lund beat Holm in the final round of the vote."),
    ("The court approved the sale of the old mill.", "The court rejected the sale of the old mill."),
    ("Two ships sank off Skerry in the storm.", "Three ships sank off Skerry in the storm."),
    ("Ida Holm opened the new school in Vale.", "Tove Lund opened the new school in Vale."),
    (
        "Tariffs were cut from 125% to 10% by the council.",
        "Tariffs were cut from 10% to 125% by the council.",
    ),
    (
        "The first tug broke down near the mouth of the harbour.",
        "The second tug broke down near the mouth of the harbour.",
    ),
    ("The port is open.", "The choir sang in the church all night."),
    ("He resigned.", "She resigned."),
    ("Exports to Orm grew last year, the bank said.", "Imports to Orm grew last year, the bank said."),
    ("", "The port is open."),
    (
        "The ferry left before the storm reached the coast.",
        "The ferry left after the storm reached the coast.",
    ),
    ("All passengers were found alive on the ferry.", "All passengers were found dead on the ferry."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_but_for_a_few_words(a: str, b: str):
    assert same_sentence(a, b)
    assert same_sentence(b, a)


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_a_few_words_that_change_a_fact(a: str, b: str):
    assert not same_sentence(a, b)
    assert not same_sentence(b, a)
