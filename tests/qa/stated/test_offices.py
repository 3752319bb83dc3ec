"""Who holds an office, read from the forms in which news says so."""

from __future__ import annotations

import pytest

from corpus.types import Article
from qa.claims.succession import successors_in
from qa.question import analyse
from qa.stated import completed
from qa.stated.holders import predecessor_asked
from qa.stated.offices import Office, heads_asked, holders_in, office_asked
from tests.qa.claims.conftest import make_article, make_candidate
from tests.qa.stated.conftest import hit_of


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is the president of Peru?", Office(("president",), "peru", "Peru")),
        ("who is Peru's trade minister now", Office(("trade", "minister"), "peru", "Peru")),
        ("Who was the Peruvian foreign minister?", Office(("foreign", "minister"), "peru", "Peruvian")),
        ("Who is the chief executive of Acme Rail?", Office(("chief", "executive"), None, "Acme Rail")),
        ("Who is the vice president of Peru?", None),
        ("Who is the mayor?", None),
        ("Who is the owner of the ferry?", None),
        ("Who met the president of Peru?", None),
    ],
)
def test_the_office_asked_for(question: str, office: Office | None):
    assert office_asked(question) == office


@pytest.mark.parametrize(
    ("question", "sentence", "holders"),
    [
        ("Who is the president of Peru?", "Peruvian President Ana Lind flew home.", ["Ana Lind"]),
        ("Who is the president of Peru?", "President Ana Lind of Peru flew home.", ["Ana Lind"]),
        ("Who is the president of Peru?", "Ana Lind, the president of Peru, flew home.", ["Ana Lind"]),
        ("Who is the president of Peru?", "Ana Lind became the Peruvian president in May.", ["Ana Lind"]),
        ("Who is Peru's trade minister?", "Peru's trade minister, Bo Moe, said so.", ["Bo Moe"]),
        ("Who is Peru's trade minister?", "“No,” said Bo Moe, Peru’s trade minister.", ["Bo Moe"]),
        ("Who is Peru's trade minister?", "Chile's trade minister, Jo Rask, said so.", []),
        ("Who is Peru's trade minister?", "Peru's health minister, Jo Rask, said so.", []),
        ("Who is Peru's trade minister?", "Peru's former trade minister, Jo Rask, said so.", []),
        ("Who is Peru's trade minister?", "Trade minister Jo Rask said so.", []),
        ("Who is Acme's chief executive?", "Acme's chief executive, Eva Ruud, resigned.", ["Eva Ruud"]),
        ("Who is Peru's trade minister?", "Bo Moe takes over as Peru's acting trade minister.", ["Bo Moe"]),
        ("Who is Peru's trade minister?", "Bo Moe was named trade minister of Peru.", ["Bo Moe"]),
        ("Who is Peru's trade minister?", "Bo Moe resigned as trade minister of Peru.", ["Bo Moe"]),
        ("Who is Acme's chief executive?", "Their chief executive, Eva Ruud, resigned.", []),
        ("Who is the leader of Acme?", "Acme opposition leader Jo Rask said so.", []),
        (
            "Who is Peru's trade minister?",
            "His deputy, Bo Moe, was named trade minister of Peru.",
            ["Bo Moe"],
        ),
        ("Who is Peru's trade minister?", "Lima named Bo Moe as Peru's trade minister.", ["Bo Moe"]),
        (
            "Who is Peru's trade minister?",
            "Lima replaced the trade minister of Peru with Bo Moe.",
            ["Bo Moe"],
        ),
        ("Who is Peru's trade minister?", "Jo Rask replaced the trade minister of Peru, Bo Moe.", []),
        (
            "Who is the director of the Lima Rail Authority?",
            "Bo Moe, who has run the Rail Authority since May, wept.",
            ["Bo Moe"],
        ),
        (
            "Who is the director of the Lima Rail Authority?",
            "Eva Ruud, an engineer by training, who headed the Lima Rail Authority until May, wept.",
            ["Eva Ruud"],
        ),
        (
            "Who is the director of the Lima Rail Authority?",
            "Bo Moe has run the Port Authority since May.",
            [],
        ),
    ],
)
def test_the_forms_that_name_its_holder(question: str, sentence: str, holders: list[str]):
    office = office_asked(question)
    assert office is not None
    assert [
        sentence[start:end] for start, end in holders_in(sentence, office, sentence, (sentence,))
    ] == holders


def test_a_minister_without_a_country_is_of_the_one_that_a_report_counts_him_to():
    office = office_asked("Who is Peru's trade minister?")
    assert office is not None
    sentence = "Trade minister Jo Rask said so."
    assert list(holders_in(sentence, office, sentence, ("Peruvian envoy Jo Rask came.",)))
    elsewhere = ("Peruvian envoy Jo Rask came.", "Chile's envoy Jo Rask left.")
    assert not list(holders_in(sentence, office, sentence, elsewhere))


def _found(question: str, article: Article, *guesses: str) -> list[str]:
    read = [make_candidate(article, guess, 1.0) for guess in guesses]
    both = completed(analyse(question), read, [hit_of(article)], lambda _: article, lambda: False)
    return [one.span.of(article.text) for one in both]


def test_somebody_else_at_the_holders_side_does_not_hold_it():
    article = make_article("a", "President Jo Rask met Peruvian President Ana Lind.")
    assert _found("Who is the president of Peru?", article, "Jo Rask") == ["Ana Lind"]


def test_the_mayor_of_one_town_is_not_that_of_another():
    report = "Ana Lind resigned as mayor of Lima. Mayor Ana Lind came from Cusco."
    assert _found("Who is the mayor of Cusco?", make_article("a", report), "Ana Lind") == []
    assert set(_found("Who is the mayor of Lima?", make_article("a", report), "Ana Lind")) == {"Ana Lind"}


def test_a_title_is_the_reports_own_towns():
    report = "Lima opens its port. Mayor Ana Lind cut the ribbon. Bo Moe takes over as acting mayor."
    assert _found("Who is the mayor of Lima?", make_article("a", report)) == ["Ana Lind", "Bo Moe"]


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Bo Moe succeeds President Lind.", ""),
        ("Bo Moe, who replaced Ana Lind in May, flew home.", ""),
        ("Ana Lind was succeeded in May by Bo Moe.", ""),
        ("Congress replaced Ana Lind with Bo Moe.", ""),
        ("Her successor is Bo Moe.", "Ana Lind left in May."),
        ("Her deputy, Bo Moe, was elected leader on Friday.", "Ana Lind has stepped down as leader."),
        ("Her successor, Bo Moe, flew home.", "Ana Lind left in May."),
    ],
)
def test_who_came_after_a_holder(sentence: str, before: str):
    assert [sentence[start:end] for start, end in successors_in(sentence, before, ["Lind"])] == ["Bo Moe"]


def test_somebody_else_who_was_elected_came_after_nobody_who_stayed():
    assert not list(successors_in("Bo Moe was elected to the board.", "Ana Lind opened the hall.", ["Lind"]))


def test_nobody_came_after_somebody_else():
    assert not list(successors_in("Her successor is Bo Moe.", "Eva Ruud left in May.", ["Lind"]))


def test_a_successor_may_hold_it():
    article = make_article("a", "Peruvian President Ana Lind was succeeded as president by Jo Rask.")
    assert set(_found("Who is the president of Peru?", article, "Jo Rask")) == {"Ana Lind", "Jo Rask"}


def test_a_sentence_that_does_not_speak_of_the_office_names_no_holder():
    article = make_article("a", "Xi and the first lady, Ana Lind, flew to Peru.")
    assert _found("Who is the president of Peru?", article, "Ana Lind") == []


@pytest.mark.parametrize(
    ("question", "surname"),
    [
        ("Who succeeded Ana Lind as mayor?", "Lind"),
        ("who came after Ana Lind", "Lind"),
        ("Who will replace Lind?", "Lind"),
        ("Who followed Ana Lind at the head of the party?", "Lind"),
        ("Who replaced the minister?", None),
        ("who followed the talks", None),
        ("Who is the mayor?", None),
    ],
)
def test_a_question_for_a_successor_names_who_went(question: str, surname: str | None) -> None:
    assert predecessor_asked(question) == surname


def test_who_takes_over_in_the_next_sentence_comes_after() -> None:
    before = "Its envoy, Ana Lind, goes home at the end of the month."
    sentence = "Bo Moe, a virologist, takes over on 1 August."
    places = list(successors_in(sentence, before, ["Lind"]))
    assert [sentence[start:end] for start, end in places] == ["Bo Moe"]
    assert list(successors_in(sentence, "Nobody spoke.", ["Lind"])) == []


def test_a_head_is_known_by_a_title_only_near_the_name_of_the_house():
    report = (
        "Chief executive Ana Lind of Harrow Creamery closed the plant. The Food Board had asked for it. Its "
        "director, Bo Moe, spoke of luck. "
        + "Nobody else was heard on the matter that day. "
        * 6
        + "Chief executive Ana "
        "Lind went home."
    )
    (board,) = [
        office for office in heads_asked("Who heads the Food Board?") if office.words == ("director",)
    ]
    chief = heads_asked("Who heads the Food Board?")[0]
    assert list(holders_in("Chief executive Ana Lind went home.", chief, report, (report,))) == []
    own = "Its director, Bo Moe, spoke of luck."
    assert [own[a:b] for a, b in holders_in(own, board, report, (report,))] == ["Bo Moe"]
