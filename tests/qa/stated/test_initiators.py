"""Who brought a call or a meeting about."""

from __future__ import annotations

import pytest

from qa.question import analyse
from qa.stated.complete import completed
from qa.stated.initiators import asks_for_initiator, initiators_in
from tests.qa.claims.conftest import make_article
from tests.qa.stated.conftest import hit_of


@pytest.mark.parametrize(
    ("question", "does"),
    [
        ("Who rang whom?", True),
        ("Who was calling who first on the telephone, was it Lind or Moe?", True),
        ("After months of silence, which one of them picked up the phone, Lind or Moe?", True),
        ("The first call of the term, who rang who? Was it Lind?", True),
        ("When Lind and Moe first spoke, which one of them did the paper say had placed the call?", True),
        ("Who made the phone call, Lind or Moe?", True),
        ("Whose idea was the conversation?", True),
        ("At whose request did they speak?", True),
        ("Was it Lind or Moe who rang the other?", True),
        ("Was it Moe who rang Lind?", True),
        ("Who actually picked up the phone first, Lind or Moe?", True),
        ("Who called first?", True),
        ("Did Lind ring Moe or was it the other way round?", True),
        ("did lind call up moe, or did moe call her?", True),
        ("Did Lind call Moe on Friday or on Monday?", False),
        ("Was it Moe's idea to phone Lind?", True),
        ("Which of the two leaders rang the other?", True),
        ("Was it Moe who called the deal a success?", False),
        ("who asked for that second meeting", True),
        ("Who called the meeting a success?", False),
        ("Who made the ferry?", False),
        ("When was the call made?", False),
    ],
)
def test_what_asks_for_it(question: str, does: bool) -> None:
    assert asks_for_initiator(analyse(question)) is does


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("It was Ana Lind who initiated the call, the ministry said.", ["Ana Lind"]),
        ("The talks, proposed by Bo Moe, lasted an hour.", ["Bo Moe"]),
        ("They met at Lind's request.", ["Lind"]),
        ("They met at the invitation of Bo Moe.", ["Bo Moe"]),
        ("The ministry said the Chilean president had asked for the talks.", ["the Chilean president"]),
        (
            "The ministry said it was the Chilean president who had asked for the call.",
            ["the Chilean president"],
        ),
        ("Ana Lind ended the call.", []),
        ("The clerk requested a copy.", []),
    ],
)
def test_where_a_sentence_names_them(sentence: str, names: list[str]) -> None:
    assert [sentence[a:b] for a, b in initiators_in(sentence)] == names


def test_it_answers_among_reports_of_one_story() -> None:
    article = make_article(
        "a", "Lind and Moe spoke on Monday. It was Lind who initiated the call.", None, None
    )
    form = analyse("Who rang whom, Lind or Moe?")

    def found(one_story: bool) -> list[str]:
        made = completed(form, [], [hit_of(article)], lambda _: article, lambda: one_story)
        return [one.span.of(article.text) for one in made]

    assert (found(True), found(False)) == (["Lind"], [])
