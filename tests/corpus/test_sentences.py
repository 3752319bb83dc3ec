"""Sentences: news punctuation, exact offsets, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.sentences import sentences
from corpus.types import Span

# Each case is one paragraph, its sentences divided by " | ".
CASES = [
    "The minister left. | Nobody followed her.",
    "The U.S. signed on Jan. 5. | Canada waited.",
    "Sen. J. Doe spoke first. | Rep. A. B. Marsh followed.",
    "Gov. Lena Ortiz and Lt. Gov. Paul Reeve met in St. Paul. | They ate soup.",
    "It rang at No. 10 Downing Street. | Nobody answered.",
    "He ranked No. 3 behind No. 2 Harper. | She won.",
    "The ferry sails at 5 p.m. Monday. | It returns at 9 a.m. on Tuesday.",
    "The vote came at 11 p.m. | The hall was empty.",
    "Doors open at 7 a.m. | They close at noon.",
    "Prices rose 3.5 percent to $1.25 million. | Wages did not.",
    "Output fell 0.4% in March. | It had grown 1.1% in Feb. 2024.",
    "The trial began Sept. 3 and ended Oct. 14. | Both sides appealed.",
    "Prof. T. Y. Oh teaches law. | Dr. Amina Sule heads the clinic.",
    "John F. Kennedy read W. E. B. Du Bois. | So did Lyndon B. Johnson.",
    "Mr. and Mrs. Bell sued. | Their lawyer, J. R. Stone Jr., declined.",
    "She moved to Washington, D.C. | The house was small.",
    "He flew back to the U.S. | The embassy had closed.",
    "The U.N. Security Council met. | The U.K. abstained.",
    "The firm is Harlow Inc. | The rival is Benton Corp. and Sons.",
    "Harlow Inc. bought Benton Co. for $2bn. | Shares jumped.",
    "“We won,” said Ortiz. | “Now we work.”",
    "“We won!” said Ortiz. | The crowd sang.",
    "“Why now?” asked the chairman. | Nobody knew.",
    "“Why now?” he asked. | She shrugged.",
    '"Is it over?" the judge asked. | It was not.',
    '"It is over," she said. | "Go home."',
    '"It is over." | She sat down.',
    "“It is over.” | She sat down.",
    "The plan is “dead.” | Its author agreed.",
    "She called it “a farce.” | He called it “a start.”",
    "“I will not go!” shouted Bell. | “Not today!”",
    "He asked “Is it so? Really?” and left. | The door stayed open.",
    "They waited... | Then they left.",
    "They waited… | Then they left.",
    "They waited ... and waited. | Then they left.",
    "“We … cannot,” he said. | It was late.",
    "Who pays? | The towns do. | Who gains? | Nobody yet.",
    "What a night! | What a score!",
    "(The bank declined to comment.) | Its shares fell.",
    "The bank (worth $3.2bn) failed. | Its owner fled.",
    "The case is Smith v. Jones. | The court will rule in June.",
    "Yahoo! Inc. hired him. | He quit.",
    "The Rev. Al Moore prayed. | The choir sang.",
    "Gen. Mark A. Lowe and Capt. Sue Day testified. | Col. Ray Finch did not.",
    "He is 6 ft. 2 in. tall. | His brother is not.",
    "The road is closed from Mt. Hood to Ft. Rock. | Snow is due.",
    "Turnout was 61.3% vs. 58.9% in 2019. | Officials were pleased.",
    "Police made 12 arrests. | 3 were minors.",
    "The deal covers steel, e.g. rails, and iron, i.e. ore. | It excludes coal.",
    "Lee lost the town. | Lee's brother won it.",
    "iPhone sales rose. | eBay fell.",
    "The tower is 120 m. high. | It leans.",
    "On Mar. 4, talks resumed. | On Apr. 9, they failed.",
    "Tanaka told reporters: “It is time.” | He did not elaborate.",
    "Ray Cole, 51, of Troy, Mich., died. | Ann Cole survived.",
    "He won in Ga. and Pa. that year. | He lost in Nev. and Ariz.",
    "The paper reports. | “We saw it,” a reader said.",
    "They posted bail. | Criminal charges remain.",
    "The bridge, built in 1931, is sound. | Engineers checked it twice.",
    "Beijing said no. | Washington said yes. | Seoul said nothing.",
    "The ship left Jan. 31. | Its crew of 20 came home Feb. 2.",
    "Ms. Vale chairs the board. | Messrs. Pike and Roe sit on it.",
    "WASHINGTON (AP) — The Senate rose. | It meets again Monday.",
    "See Art. 5 and Sec. 12 of the law. | Both apply.",
    "She joined at age 19. | At 40, she led it.",
    "The app is called Guess! | And it is free.",
]


def divided(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize("case", CASES)
def test_sentences_of_news(case: str):
    wanted = case.split(" | ")
    assert divided(" ".join(wanted)) == wanted


def test_sentences_lie_inside_the_span_and_offsets_point_into_the_whole_text():
    text = "Headline here\n\n  One is short. Two is too.  \nMore text."
    span = Span(text.index("  One"), text.index("\nMore"))
    assert [each.of(text) for each in sentences(text, span)] == ["One is short.", "Two is too."]


def test_a_wrapped_line_does_not_end_a_sentence():
    text = "The council met on Monday and put off\nits decision. Nobody\nspoke."
    assert divided(text) == ["The council met on Monday and put off\nits decision.", "Nobody\nspoke."]


def test_an_overlong_list_of_clauses_is_divided_at_its_semicolons():
    clause = "the committee agreed to rebuild the old stone bridge over the river before next winter"
    text = f"It decided: {clause}; {clause}; {clause}; and {clause}; and {clause}."
    assert len(divided(text)) == 5


def test_nothing_but_space_gives_no_sentence():
    assert sentences(" \u00a0\t ", Span(0, 4)) == ()
    assert sentences("word", Span(2, 2)) == ()


_PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "U.S. ",
                "Jan. 5",
                "“",
                "”",
                '"',
                "...",
                "…",
                ". ",
                "! ",
                "?” ",
                "\n",
                "\r\n",
                " ",
                "\u00a0",
                "; ",
            ]
        ),
        st.sampled_from(
            ["He said ", "The bank", "and", "No. 10", "a.m.", "é", "中文。", "(", ")", "A. ", "http://x.y "]
        ),
        st.text(max_size=6),
    ),
    max_size=40,
).map("".join)


@given(_PIECES, st.data())
def test_sentences_are_ordered_disjoint_trimmed_and_lose_nothing(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = sentences(text, span)
    covered = set()
    last = span.start
    for each in found:
        assert last <= each.start < each.end <= span.end
        assert each.of(text) == each.of(text).strip()
        covered.update(range(each.start, each.end))
        last = each.end
    lost = [text[n] for n in range(span.start, span.end) if n not in covered]
    assert all(character.isspace() or character in "\ufeff\u200b\u200c\u200d\u2060" for character in lost)
