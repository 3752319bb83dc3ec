"""Who came after whom, as one sentence tells it."""

from __future__ import annotations

import pytest

from qa.claims.succession import successors_in, taking_office_in
from tests.qa.claims.conftest import Desk, texts


@pytest.mark.parametrize(
    ("sentence", "holder", "successor"),
    [
        ("Bo Moe, an economist, was sworn in on 11 June and relieved Ana Lind.", "Lind", "Bo Moe"),
        ("Lima recalled its envoy, Ana Lind, and sends Bo Moe, a lawyer, in her place.", "Lind", "Bo Moe"),
        ("Trade Minister Bo Moe led the team in place of Ana Lind.", "Lind", "Bo Moe"),
        ("Bo Moe sat at the table in Lind's place.", "Lind", "Bo Moe"),
        ("Bo Moe took over from Ana Lind, who had minded the shop since May.", "Lind", "Bo Moe"),
        ("Schools Minister Bo Moe, who inherited the brief from Ana Lind, spoke.", "Lind", "Bo Moe"),
        ("Bo Moe, who took over the agency from its acting head, Ana Lind, spoke.", "Lind", "Bo Moe"),
        ("Her successor, the barrister Bo Moe, started from scratch.", "Lind", "Bo Moe"),
        ("Bo Moe stepped in for Ana Lind.", "Lind", "Bo Moe"),
        ("Tina May replaced Ana Lind.", "Lind", "Tina May"),
        ("Bo Moe, who has led the team since Ana Lind left in May, spoke.", "Lind", "Bo Moe"),
        ("Bo Moe has run the board since Lind's departure.", "Lind", "Bo Moe"),
    ],
)
def test_a_sentence_tells_who_came_after_whom(sentence: str, holder: str, successor: str) -> None:
    places = successors_in(sentence, f"{holder} went.", [holder])
    assert {sentence[start:end] for start, end in places} == {successor}


@pytest.mark.parametrize(
    "sentence",
    [
        "In June they relieved Ana Lind of her worries.",
        "Bo Moe took the train from Lindby.",
        "The head of Harrow Creamery, who succeeded Ana Lind, spoke.",
        "He took over from Ana Lind.",
        "On 3 March Harrow replaced Ana Lind.",
        "The minister in Lima, who succeeded Ana Lind, spoke.",
        "Bo Moe has been ill since Ana Lind called on Friday.",
        "Ana Lind spoke, and Bo Moe sat in the front row.",
        "Ana Lind named Bo Moe as her lawyer.",
        "Bo Moe received a letter from Ana Lind.",
    ],
)
def test_people_who_only_stand_side_by_side_succeed_nobody(sentence: str) -> None:
    assert list(successors_in(sentence, "", ["Lind"])) == []


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Bo Moe, a lawyer from Cork, has taken over as arbitrator in the dispute.", ["Bo Moe"]),
        ("Bo Moe was named the new arbitrator on Friday.", ["Bo Moe"]),
        ("Judge Bo Moe is to take over as interim arbitrator.", ["Bo Moe"]),
        ("Bo Moe has taken over as chair of the board.", []),
        ("The arbitrator, Ana Lind, has taken over.", []),
    ],
)
def test_who_took_over_a_role(sentence: str, named: list[str]) -> None:
    places = taking_office_in(sentence, frozenset({"arbitrator", "dispute"}))
    assert [sentence[start:end] for start, end in places] == named


def test_a_successor_is_the_newer_one_though_the_report_names_both(desk: Desk) -> None:
    desk.report("Ana Lind heads the inquiry.", ("Ana Lind", 2.0), published="2033-05-01")
    desk.report("Bo Moe relieved Ana Lind.", ("Bo Moe", 1.5), published="2033-05-01")
    found = desk.ask("Who heads the inquiry?")
    assert texts(found)[0] == "Bo Moe"
    assert found.kind == "changed"
