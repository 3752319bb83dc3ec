""" "And before that?" is not answered with what was answered before."""

from __future__ import annotations

import pytest

from qa.claims.passed import is_passed, without_passed
from qa.question import analyse
from qa.types import Value
from tests.qa.claims.conftest import make_article, make_candidate

TRUCE = make_article("a", "The truce ends in November. The first truce ended on August 12.", "2025-08-20")
TARIFFS = make_article("b", "Norland lowered its tariffs from 125% to just 10%.", "2025-08-20")


def _date(norm: str) -> Value:
    return Value("date", norm)


@pytest.mark.parametrize(
    ("value", "passed", "out"),
    [
        ("2025-11", "2025-11", True),
        ("2025-11-10", "2025-11", True),
        ("2025-12", "2025-11", True),
        ("2025-08-12", "2025-11", False),
        ("--08-12", "--11", False),
    ],
)
def test_the_same_day_and_later_days_are_passed(value: str, passed: str, out: bool) -> None:
    assert is_passed(_date(value), _date(passed)) is out


def test_a_place_is_passed_under_its_shorter_name_too() -> None:
    assert is_passed(Value("place", "busan"), Value("place", "busan, south korea"))
    assert not is_passed(Value("place", "madrid"), Value("place", "busan, south korea"))


def test_candidates_of_a_passed_value_go() -> None:
    form = analyse("When does the truce end before November?")
    both = [make_candidate(TRUCE, "November", 5.0), make_candidate(TRUCE, "August 12", 1.0)]
    kept = without_passed(form, both, lambda _: TRUCE, [_date("2025-11")])
    assert [c.span.of(TRUCE.text) for c in kept] == ["August 12"]
    assert without_passed(form, both, lambda _: TRUCE, []) == both


def test_a_passed_value_inside_a_longer_span_makes_no_claim() -> None:
    from qa.claims import claims_from

    form = analyse("How high are Norland's tariffs before?")
    whole = [make_candidate(TARIFFS, "125%", 3.0), make_candidate(TARIFFS, "from 125% to just 10%", 2.0)]
    passed = [Value("percent", "10±0.5 %")]
    told = [c.text for c in claims_from(whole, form, {"b": TARIFFS}, {}, passed=passed).claims]
    assert told == ["125%"]
