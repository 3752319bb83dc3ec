"""Blocks: what of a page is headline, text, list, byline or furniture. All texts are ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.blocks import NOTHING_LEARNT, FurnitureStatistics, blocks, learn_furniture
from corpus.types import Article, Block

FIRST = "The harbour of Lind reopened on Tuesday after engineers cleared the last of the ice from its mouth."
SECOND = "Ships had waited outside for nine days, the port authority said, and some had turned back to Orm."
THIRD = "Mayor Ida Holm told the council that a second tug would be bought before next winter."


def article(text: str, **fields: object) -> Article:
    made = Article(
        id="a",
        title=None,
        text=text,
        publisher=None,
        author=None,
        url=None,
        published=None,
        published_basis="none",
        path=Path("/news/a.txt"),
        sha256="",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def kinds(text: str, learnt: FurnitureStatistics = NOTHING_LEARNT, **fields: object) -> list[tuple[str, str]]:
    made = article(text, **fields)
    return [(block.kind, block.span.of(text)) for block in blocks(made, learnt)]


def kind_of(line: str, text: str | None = None) -> str:
    """The kind of a line that stands between paragraphs."""
    page = text or f"Lind Harbour Opens After Long Freeze\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}\n"
    return {written: kind for kind, written in kinds(page)}[line]


def test_a_plain_article():
    text = f"Lind Harbour Opens After Long Freeze\n\nBy Tove Lund\n\n{FIRST}\n\nA second tug\n\n{SECOND}\n"
    assert kinds(text) == [
        ("headline", "Lind Harbour Opens After Long Freeze"),
        ("byline", "By Tove Lund"),
        ("body", FIRST),
        ("heading", "A second tug"),
        ("body", SECOND),
    ]


def test_what_stands_above_the_headline_and_below_the_text_is_furniture():
    headline = "Lind Harbour Opens After Long Freeze"
    text = f"Back to site\n\n{headline}\n\nHero image\n\n{FIRST}\n\n{SECOND}\n\nweb page counter"
    assert [kind for kind, _ in kinds(text)] == [
        "furniture",
        "headline",
        "heading",
        "body",
        "body",
        "furniture",
    ]


def test_a_label_and_the_cut_teasers_under_it_are_furniture():
    teasers = [
        "Ferry Fares To Rise In Spring As Fuel Costs Bite In the…",
        "Orm Beats Lind In Rowing Final, Ending A…",
        "Bakery Wins Prize For Rye Loaf After…",
    ]
    text = f"Lind Harbour Opens\n{FIRST}\n{SECOND}\nClick here to explore:\n" + "\n".join(teasers)
    assert [kind for kind, _ in kinds(text)][3:] == ["furniture"] * 4


def test_a_link_in_the_middle_of_the_text_is_furniture_and_the_text_goes_on():
    text = f"Lind Harbour Opens\n{FIRST}\nAlso Read : Orm Council Votes Down Bridge Toll\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "You must Register or Login to post a comment.",
        "This website uses cookies.",
        "We use cookies to improve your experience on our website.",
        "Sign up for our weekly newsletter and never miss a story.",
        "Sign up here for the Harbour Letter.",
        "Subscribe today for full access.",
        "Follow Tove Lund on Twitter: @tovelund.",
        "Reach the reporter at tove@harbournews.example.",
        "Contact us at news@harbournews.example.",
        "© 2026 Harbour News. All rights reserved.",
        "Click here to read the full report",
        "Read more.",
        "Read More",
        "Advertisement",
        "Share this article",
        "Share the Post:",
        "More News",
        "Image caption",
        "Section image",
        "Related: Orm Council Votes Down Bridge Toll",
        "More:Orm council votes down bridge toll",
        "Harbour dispute:What the port says about the toll",
        "VIDEO: Watch the first ship enter the harbour",
        "Tove Lund/Getty Images",
        "(Photo: Tove Lund)",
        "Download our app to get alerts.",
        "https://harbournews.example/story/1",
        "***",
        "LIND (HN) —",
        "This story has been updated with additional details.",
        "We may earn a commission from links on this page.",
        "The Associated Press contributed to this report.",
        "Copyright The Tideway Post.",
        "Copyright Tideway Press Service. Reproduction by subscribers only.",
        "Also in the Post: Lake path reopens | Bus fares: the council blinks",
    ],
)
def test_furniture_by_form(line: str):
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Voters must register by Oct. 11 to take part in the election.",
        "You must register by Oct. 11 to vote, the county clerk said.",
        "Readers signed up for the strike fund in their thousands.",
        "The company shared the photo of the wreck on Facebook.",
        "Investors are watching the comment period, which ends on Friday.",
        "The newsletter, printed since 1931, closed for good.",
        "The regulator fined the site for its use of cookies.",
        "Follow-up inspections are due in May.",
        "He subscribed to the view that the ice would melt by itself.",
        "“Sign up for the newsletter, it is the only way we will survive,” said the editor.",
        "The copyright claim was thrown out on Monday.",
        "Copyright Act reforms passed the senate on Monday.",
        "The choice: Lind or Orm, said the board.",
        "Yes.",
        "“We waited.”",
        "The advert cost $4 million to make.",
        "Analysis: The toll would cost each household 40 crowns a year.",
        "She said she had clicked the link before she saw the warning.",
    ],
)
def test_sentences_of_the_report_stay_text(line: str):
    assert kind_of(line) == "body"


def test_a_cut_sentence_at_the_end_of_a_saved_page_stays_text():
    cut = "The port authority, which runs both harbours and the light, said it would publish all the costs of"
    assert kinds(f"Lind Harbour Opens\n{FIRST}\n{cut}")[-1] == ("body", cut)


def test_a_notice_glued_to_a_paragraph_is_cut_off():
    text = f"Lind Harbour Opens\n{FIRST}\n{SECOND} Sign up here for our newsletter."
    assert kinds(text)[2:] == [("body", SECOND), ("furniture", "Sign up here for our newsletter.")]


def test_a_photo_credit_is_cut_off_its_caption():
    caption = "A tug breaks the ice at the mouth of Lind harbour on Monday."
    assert kinds(f"Lind Harbour Opens\n{FIRST}\n{caption} Tove Lund/AFP/Getty Images\n{SECOND}")[2:4] == [
        ("body", caption),
        ("furniture", "Tove Lund/AFP/Getty Images"),
    ]


def test_a_header_run_into_the_first_paragraph_is_divided():
    text = f"Lind Harbour Opens/ Harbourlooks/ LIND/ T. Lund/ Morning Edition/ {FIRST}\n{SECOND}"
    found = kinds(text)
    assert found[0] == ("headline", "Lind Harbour Opens")
    assert ("byline", "T. Lund") in found
    assert ("body", FIRST) in found


def test_key_points_are_text_and_their_marks_lie_outside():
    text = f"Lind Harbour Opens\n\nQuick Looks\n- The ice is gone.\n• A tug will be bought.\n\n{FIRST}"
    assert kinds(text)[1:] == [
        ("heading", "Quick Looks"),
        ("keypoint", "The ice is gone."),
        ("keypoint", "A tug will be bought."),
        ("body", FIRST),
    ]


def test_a_list_of_facts_is_text():
    text = f"Lind Harbour Opens\n{FIRST}\nPopulation: 4,120\nFounded: 1640\nFerries a day: 6\n{SECOND}"
    assert [kind for kind, _ in kinds(text)][2:5] == ["keypoint"] * 3


def test_markdown_front_matter_and_marks():
    header = "---\ntitle: Lind Harbour Opens\nauthor: Tove Lund\n---\n"
    text = f"{header}# Lind Harbour Opens\n\n{FIRST}\n\n## A second tug\n\n{SECOND}\n"
    found = kinds(text, title="Lind Harbour Opens", published_basis="front matter")
    assert {kind for kind, _ in found[:4]} == {"furniture"}
    assert found[4:] == [
        ("headline", "Lind Harbour Opens"),
        ("body", FIRST),
        ("heading", "A second tug"),
        ("body", SECOND),
    ]


def test_a_rule_at_the_top_of_a_text_is_not_front_matter():
    text = f"---\n{FIRST}\n---\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["furniture", "body", "furniture", "body"]


def test_the_headline_repeated_is_a_headline_again():
    text = f"Lind Harbour Opens\n{FIRST}\nLind harbour opens\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "body", "headline", "body"]


def test_a_title_that_stands_outside_the_text_makes_no_line_a_headline():
    found = kinds(f"Tove Lund\n\n{FIRST}", title="Lind Harbour Opens", published_basis="record")
    assert found == [("byline", "Tove Lund"), ("body", FIRST)]


def test_lines_wrapped_at_a_width_are_one_paragraph():
    import textwrap

    wrapped = "\n\n".join(textwrap.fill(part, 72) for part in (FIRST + " " + SECOND, THIRD + " " + SECOND))
    text = f"Lind Harbour Opens\n\n{wrapped}\n"
    found = kinds(text)
    assert [kind for kind, _ in found] == ["headline", "body", "body"]
    assert found[1][1].split() == (FIRST + " " + SECOND).split()


# --- learnt from repetition ------------------------------------------------------------------------------


def pages(count: int, fixture: str, host: str = "harbour.example") -> list[Article]:
    made = []
    for number in range(count):
        story = f"Story number {chr(97 + number)} tells of a quite different event in another town."
        made.append(
            article(
                f"{story}\n\n{fixture}\n\n{story[:30]} went on.",
                id=f"{number:03d}",
                url=f"https://{host}/{number}",
            )
        )
    return made


def test_a_line_that_recurs_across_a_publishers_articles_is_furniture_there_and_nowhere_else():
    learnt = learn_furniture(pages(20, "Friends of the lighthouse keep this paper alive and kicking."))
    here = pages(1, "Friends of the lighthouse keep this paper alive and kicking.")[0]
    assert [block.kind for block in blocks(here, learnt)] == ["body", "furniture", "body"]
    elsewhere = replace(here, url="https://other.example/1")
    assert [block.kind for block in blocks(elsewhere, learnt)] == ["body", "body", "body"]


def test_a_sentence_in_a_few_articles_is_not_learnt():
    assert learn_furniture(pages(4, "The strait has been closed to foreign ships since May.")).counts == {}


def test_copies_of_one_report_teach_nothing():
    report = "\n\n".join((FIRST, SECOND, THIRD))
    copies = [article(report, id=f"{n:02d}", path=Path(f"/news/{n}.txt")) for n in range(12)]
    assert learn_furniture(copies).counts == {}


def test_facts_that_recur_stay_text():
    learnt = learn_furniture(pages(20, "Our rating: False"))
    page = pages(1, "Our rating: False")[0]
    assert "furniture" not in {block.kind for block in blocks(page, learnt)}


def test_learning_does_not_depend_on_order_and_survives_json():
    made = pages(20, "Friends of the lighthouse keep this paper alive and kicking.")
    learnt = learn_furniture(made)
    assert learn_furniture(made[::-1]).as_json() == learnt.as_json()
    assert FurnitureStatistics.from_json(learnt.as_json()) == learnt


# --- laws ------------------------------------------------------------------------------------------------

_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "---",
                "title: x",
                "# Head",
                "- point one",
                "• p",
                "By A. B",
                "Read more:",
                "x…",
                FIRST,
                "***",
                "   ",
                "\ufeff",
            ]
        ),
        st.text(max_size=30),
    ),
    max_size=14,
)


@given(_LINES, st.sampled_from(["\n", "\r\n", "\r", "\u2028", "\n\n"]))
def test_blocks_are_ordered_disjoint_trimmed_and_hold_every_word(found: list[str], newline: str):
    text = newline.join(found)
    made: tuple[Block, ...] = blocks(article(text), NOTHING_LEARNT)
    last = 0
    held: set[int] = set()
    for block in made:
        assert last <= block.span.start < block.span.end <= len(text)
        assert block.span.of(text) == block.span.of(text).strip()
        held.update(range(block.span.start, block.span.end))
        last = block.span.end
    assert not any(text[n].isalnum() for n in range(len(text)) if n not in held)


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Follow Tove Lund on Twitter @tovelund. {FIRST}",
        f"{FIRST} Sign up here for our newsletter.",
        f"Sign up for our daily newsletter here. {FIRST} Read more.",
    ],
)
def test_a_notice_never_takes_the_text_beside_it_along(paragraph: str):
    found = kinds(f"Lind Harbour Opens\n{THIRD}\n{paragraph}\n{SECOND}")
    assert ("body", FIRST) in found
    assert "furniture" in {kind for kind, _ in found}


def test_a_galleries_captions_and_a_players_buttons_are_furniture():
    caption = "Photos: The frozen harbour A tug breaks the ice off Lind on Monday. Hide Caption 4 of 29"
    assert kind_of(caption) == "furniture"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('WINNER: Ida Holm, "The Tug" (Channel 2)', "keypoint"),
        ("Return policy: 90 days", "keypoint"),
        ("Author Ida Holm told the fair that her book on the harbour had sold out in May.", "body"),
        ("By Tuesday evening, all 14 ships were in, the port said.", "body"),
    ],
)
def test_facts_are_not_taken_for_links_headings_or_bylines(line: str, kind: str):
    assert kind_of(line) == kind
