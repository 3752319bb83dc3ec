"""Pages as they are saved: what stands around a report is told from it, and says who wrote it and when."""

from pathlib import Path

import pytest

from corpus.blocks import NOTHING_LEARNT, blocks
from corpus.metadata import byline, headline, is_byline, stated_date
from corpus.read import read_file
from corpus.types import Article

FIRST = "The harbour board agreed on Monday to build a second pier, after a year of talks with fishermen."
SECOND = "Board chair Ana Ruiz said that work on the pier would begin before the winter storms reach Orm."
THIRD = "The pier will cost 31 million crowns and take four years to build, the board said in a statement."
STORY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
MENU = "Home\nWorld\nNorth\nBusiness\nSport\nWeather\nOpinion\nNewsletters\nSign in\nSubscribe"


def kinds(tmp_path: Path, page: str, name: str = "page.txt") -> dict[str, str]:
    path = tmp_path / name
    path.write_text(page, encoding="utf-8")
    (read,) = read_file(path, tmp_path)
    assert isinstance(read, Article)
    return {block.span.of(read.text): block.kind for block in blocks(read, NOTHING_LEARNT)}


def _slice(span, text):
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("Daily Pitch, 12 October 2022\nHarbour board agrees to pier", "2022-10-12"),
        ("Harbour board agrees to pier\nThe Orm Post | Oct. 12, 2022", "2022-10-12"),
        ("Pier\nUpdated 3:41 PM EDT, Fri May 2, 2025", "2025-05-02"),
        ("Pier\n3:41 PM EDT, Fri May 2, 2025", "2025-05-02"),
        (f"{MENU}\nHarbour board agrees to pier\nPublished 2 May 2025", "2025-05-02"),
        ("Pier to open by the sea, 12 October 2022", None),
        ("Daily Pitch, October 2022", None),
    ],
)
def test_the_date_behind_a_papers_name_a_clock_or_a_long_menu_is_found(top, date):
    stated = stated_date(f"{top}\n{STORY}")
    assert (stated.value if stated else None) == date


def test_a_date_in_the_story_below_a_long_menu_is_the_storys():
    assert (
        stated_date(f"{MENU}\nPier agreed\n{FIRST}\n{SECOND}\nDaily Pitch, 12 October 2022\n{THIRD}") is None
    )


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Board votes to close Mill Street pier", "Board votes to close Mill Street pier"),
        ("Ruiz signs pier for record fee", "Ruiz signs pier for record fee"),
        (
            "Harbour board agrees to pier - Orm Post\n\nOrm Post\nHarbour board agrees to pier",
            "Harbour board agrees to pier",
        ),
        ("THE ORM HARBOUR HERALD OBSERVED\nMonday\nBoard agrees to pier", "Board agrees to pier"),
        (f"{MENU}\nBoard\nPorts\nShips\nTides\nBoard agrees to second pier", "Board agrees to second pier"),
    ],
)
def test_a_papers_name_in_a_headline_and_a_headline_under_a_papers_name(top, expected):
    text = f"{top}\n\n{STORY}\n\nPhoto: Max Roe / Orm Harbour Herald Observed"
    assert _slice(headline(text), text) == expected


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("The Harbour Times", True),
        ("Bridge magazine", True),
        ("Staff and wire reports", True),
        ("Council votes 5-2 to close Mill Street library", False),
        ("Rovers sign teenage keeper for record fee", False),
    ],
)
def test_a_papers_name_is_written_with_capitals(line, is_one):
    assert is_byline(line) is is_one


@pytest.mark.parametrize(
    ("top", "author"),
    [
        ("*By **Farah Lind**, Asia editor*", "Farah Lind"),
        ("Staff Reporter Ana Whit | Mar. 14, 2024, 6:02 a.m.", "Ana Whit"),
        ("Pier agreed\nNikos Petra\nNikos Petra\n6 July 2021", "Nikos Petra"),
        ("Middle East\n6 July 2021", None),
    ],
)
def test_bylines_in_emphasis_behind_a_role_and_under_a_portrait(top, author):
    text = f"{top}\n\n{STORY}"
    assert _slice(byline(text), text) == author


def test_a_name_in_a_list_of_the_story_wrote_nothing():
    assert byline(f"{FIRST}\n\n{SECOND}\n\nKeeper Wilson Ramos, USA TODAY\n\n{THIRD}") is None


def test_readers_comments_are_no_text(tmp_path):
    comments = "Comments (2)\nharbour_fan\n2 hours ago\nWho needs it? It is a disgrace.\nReply\nLike (4)"
    found = kinds(tmp_path, f"Pier agreed at last\n\n{STORY}\n\n{comments}")
    assert {found[line] for line in comments.splitlines()} == {"furniture"}
    assert found[THIRD] == "body"


def test_a_bar_with_a_count_of_comments_takes_no_text_along(tmp_path):
    found = kinds(
        tmp_path, f"Pier agreed at last\n\n{FIRST}\n\n12 Comments\n\n2 hours ago\n\n{SECOND}\n\n{THIRD}"
    )
    assert {found[line] for line in (FIRST, SECOND, THIRD)} == {"body"}


def test_credits_close_a_report_and_what_little_follows_is_the_houses(tmp_path):
    signed = (
        "(Reporting by Ana Ruiz and Max Roe in Lisbon, Jo Park in Seoul; Additional reporting by Tove Lund "
        "in Orm; Writing by Ida Holm; Editing by Per Dahl and Kit Moe)"
    )
    found = kinds(
        tmp_path, f"Pier agreed at last\n\n{STORY}\n\n{signed}\n\nOur Standards: The House Principles."
    )
    assert found[signed] == "byline"
    assert found["Our Standards: The House Principles."] == "furniture"


def test_credits_between_two_reports_take_no_text_along(tmp_path):
    found = kinds(
        tmp_path, f"{FIRST}\n\n{SECOND}\n\nReporting by Ana Ruiz in Orm\n\n{THIRD}\n\n{THIRD[:-1]} later."
    )
    assert found[THIRD] == "body"


def test_a_report_that_begins_like_credits_is_text(tmp_path):
    line = "Reporting by Ana Ruiz in 2019 showed that the mayor had lied about the pier."
    assert kinds(tmp_path, f"Pier agreed\n\n{FIRST}\n\n{SECOND}\n\n{line}\n\n{THIRD}")[line] == "body"


def test_a_paragraph_on_the_author_below_the_report_is_furniture(tmp_path):
    about = "Tove Lund covers ports and the sea for the paper. She joined it in 2017."
    found = kinds(tmp_path, f"Pier agreed at last\n\nBy Tove Lund\n\n{STORY}\n\n{about}")
    assert (found[about], found[THIRD]) == ("furniture", "body")


def test_a_paragraph_on_somebody_else_is_text(tmp_path):
    about = "Ana Ruiz is the chair of the board. She joined it in 2017."
    assert kinds(tmp_path, f"Pier agreed at last\n\nBy Tove Lund\n\n{STORY}\n\n{about}")[about] == "body"


def test_teasers_with_a_whole_sentence_and_an_age_are_furniture(tmp_path):
    teaser = "The ministry said that the ruins would open only from 8 a.m. until noon."
    links = f"Recommended Stories\nOrm Wire\nHeat closes ruins\n{teaser}\n2h ago"
    found = kinds(tmp_path, f"Pier agreed at last\n\n{STORY}\n\n{links}")
    assert {found[teaser], found["2h ago"]} == {"furniture"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[World](/world)", "furniture"),
        ("[![Harbour News logo](/logo.png)](/)", "furniture"),
        ("![The pier at dawn](img/pier.jpg)", "furniture"),
        ("[Share on X](https://x.example) [Share by mail](/m) 1.2K shares", "furniture"),
        ("The pier was [drawn by Ana Ruiz](/people/ruiz), who leads the board's office in Orm.", "body"),
        ("1 / 5", "furniture"),
        ("Follow our coverage of shipping at https://orm.example/shipping", "furniture"),
        ("Sign up to our morning briefing", "furniture"),
    ],
)
def test_lines_of_links_and_page_fixtures(tmp_path, line, kind):
    page = f"# Pier agreed at last\n\n{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"
    assert kinds(tmp_path, page, "page.md")[line] == kind


def test_a_paper_and_date_above_the_headline_are_no_text(tmp_path):
    found = kinds(tmp_path, f"Daily Pitch, 12 October 2022\nHarbour board agrees to pier\n{STORY}")
    assert found["Daily Pitch, 12 October 2022"] == "byline"
    assert found["Harbour board agrees to pier"] == "headline"
