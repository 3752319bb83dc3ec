"""The questions about time: their values stand in the articles, and answers are judged as they should be."""

from __future__ import annotations

import pytest

from evals.benchmarks.times import PARTS, TIMES, TimeQuestion, judged, load_times, summed_up

ASKED = TimeQuestion("bundled", "What was the rate before?", ("57%",), (("47%",),), ("47%",))


@pytest.mark.parametrize("part", PARTS)
def test_every_value_stands_in_an_article_of_its_home(part: str) -> None:
    texts = {
        asked.home: "\n".join(path.read_text(encoding="utf-8") for path in sorted(asked.articles.iterdir()))
        for asked in load_times(part)
    }
    missing = [
        (asked.question, word)
        for asked in load_times(part)
        for word in (*asked.first, *(one for ways in asked.further for one in ways), *asked.never_first)
        if word not in texts[asked.home]
    ]
    assert missing == []


def test_no_question_is_asked_twice() -> None:
    asked = [(one.home, one.question) for part in PARTS for one in load_times(part)]
    assert len(asked) == len(set(asked)) >= 90
    assert sorted(path.stem for path in TIMES.glob("*.jsonl")) == sorted(PARTS)


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ([{"57%", "from 57%"}, {"47%"}], ["first", "whole"]),
        ([{"57%"}], ["first"]),
        ([{"47%"}, {"57%"}], ["other_time"]),
        ([{"12%"}], []),
        ([{"157%"}], []),
        ([], ["silent"]),
    ],
)
def test_claims_are_judged_by_the_first_and_by_all(shown: list[set[str]], right: list[str]) -> None:
    found = judged(ASKED, shown)
    assert [name for name in ("first", "whole", "other_time", "silent") if found[name]] == right


def test_a_value_of_another_time_is_not_right_for_holding_the_right_one() -> None:
    asked = TimeQuestion("bundled", "Until when in 2025?", ("November 10",), (), ("November 10, 2026",))
    assert judged(asked, [{"November 10, 2026"}])["other_time"]
    assert judged(asked, [{"November 10"}])["first"]


def test_silence_counts_where_the_articles_are_silent() -> None:
    nothing = TimeQuestion("bundled", "What will the rate be?", (), (), ())
    rows = [judged(ASKED, [{"57%"}]), judged(nothing, []), judged(nothing, [{"47%"}])]
    found = summed_up(rows)
    assert (found["answerable"], found["first"], found["whole"]) == (1, 100.0, 0.0)
    assert (found["unanswerable"], found["refused"]) == (2, 50.0)
