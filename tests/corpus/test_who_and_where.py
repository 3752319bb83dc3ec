"""Writer and publisher where no field names them: sign-offs, rights lines, and what a page shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.blocks import NOTHING_LEARNT, blocks
from corpus.metadata import byline, signed_off, stated_publisher
from corpus.read import read_file
from corpus.types import Article

STORY = (
    "The harbour board agreed on Monday to build a second pier, after a year of talks with fishermen.\n\n"
    "Board chair Ana Ruiz said that work on the pier would begin before the winter storms reach the harbour."
)


def _slice(span, text):
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Follow Jane Doe on Twitter: @janedoe12", "Jane Doe"),
        ("Contact Harbour Free Press writer Jane van Doe: 313-555-6512 or jdoe@harbour.example", None),
        ("Contact Harbour Free Press writer Jane Doe: 313-555-6512 or jdoe@harbour.example", "Jane Doe"),
        ("Follow USA TODAY's Jane Doe on Twitter @jane_doe", "Jane Doe"),
        ("Reach Jane Q. Doering at 602-555-4493 or jane.doering@harbour.example.", "Jane Q. Doering"),
        ("Jane Doe covers the port for the Harbour Times.", "Jane Doe"),
        ("Jane Doe is a senior health care reporter for the Harbour Times. She likes pizza.", "Jane Doe"),
        ("Jane Doe is a fisherman in Lind, where he has lived since the storm.", None),
        ("Ana Ruiz covers the cost herself, the board said.", None),
        ("Write to the mayor, Jane Roe, at office@lind.example.", None),
        ("Jane Doe has been a writer's delight, “a reporter of the sea”.", None),
    ],
)
def test_a_sign_off_names_the_writer_where_an_address_or_the_press_bears_it_out(line, expected):
    assert _slice(signed_off(f"{STORY}\n\n{line}"), f"{STORY}\n\n{line}") == expected


def test_who_signed_off_is_the_author_and_the_line_is_furniture(tmp_path: Path):
    line = "Jane Doe covers the port for the Harbour Times."
    read = _read(tmp_path, "a.txt", f"Pier agreed at last by the board\n\n{STORY}\n\n{line}")
    assert read.author == "Jane Doe"
    kinds = {block.span.of(read.text): block.kind for block in blocks(read, NOTHING_LEARNT)}
    assert kinds[line] == "furniture"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{STORY}\n\n© 2026 Harbour News. All rights reserved.", "Harbour News"),
        (f"{STORY}\n\nCopyright 2026 by The Harbour News Inc.", "The Harbour News Inc"),
        (f"{STORY}\n\n© 2022 Reuters. A fisherman mends his net", None),
        (f"Pier agreed\nHarbour Times | Oct. 12, 2022\n{STORY}", "Harbour Times"),
        (f"Pier agreed\nLisbon, 12 October 2022\n{STORY}", None),
        (f"Pier agreed\n\nBy Jane Doe, Harbour Courier\n\n{STORY}", "Harbour Courier"),
        (f"Pier agreed\n\nBy Jane Doe | Reuters\n\n{STORY}", "Reuters"),
        (f"Pier agreed\n\nBy Jane Doe, Staff Writer\n\n{STORY}", None),
        (f"Jane Doe\n\nUSA TODAY\n\n{STORY}", "USA TODAY"),
        (f"Jane Doe\n\nSpecial to the Harbour Free Press\n\n{STORY}", "Harbour Free Press"),
        (f"Jane Doe\n\nFisherman and writer of letters\n\n{STORY}", None),
        (f"By Jane Doe\n\nSpecial to the Harbour Free Press\n\n{STORY}", "Harbour Free Press"),
        (f"LISBON, Portugal, Oct. 30, 2025 (AP) — {STORY}", "AP"),
        (f"(CNN) {STORY}", "CNN"),
        (f"HARBOUR NEWS\nHome | Port | Weather | Jobs\n\nPier agreed at last\n\n{STORY}", "HARBOUR NEWS"),
        (f"Pier agreed at last\nShare | Print | 3 min read\n\n{STORY}", None),
        (f"{STORY}\n\n(c) ABC 2026. Reproduction by subscribers only.", "ABC"),
        (f"World Health Organization (WHO) Director Ana Ruiz spoke. {STORY}", None),
        (STORY, None),
    ],
)
def test_the_publisher_is_who_the_text_says_and_nobody_else(text, expected):
    assert _slice(stated_publisher(text), text) == expected


def test_the_paper_behind_a_name_is_no_second_author():
    text = f"Pier agreed\n\nBy Jane Doe, Harbour Courier\n\n{STORY}"
    assert _slice(byline(text), text) == "Jane Doe"
    text = f"Pier agreed\n\nBy JANE DOE and MAX ROE\n\n{STORY}"
    assert _slice(byline(text), text) == "JANE DOE and MAX ROE"


def _page(head: str, top: str, foot: str = "") -> str:
    story = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    return f"<html><head>{head}</head><body><nav>Home</nav><div>{top}{story}</div>{foot}</body></html>"


HEADING = "<h1>Harbour board agrees to a second pier</h1>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            _page(
                "<title>Harbour board agrees to a second pier | World | Harbour News</title>",
                f"{HEADING}<div>By Jane Doe</div><div>Published 12 May 2025</div>",
            ),
            ("Harbour News", "Jane Doe", "2025-05-12", "text"),
        ),
        (
            _page(
                "<title>Harbour board agrees to a second pier</title><meta name=date content=2025-05-12>",
                f"{HEADING}<div class=author-name>Jane Doe, Harbour Courier</div>",
                "<footer>© 2026 Harbour Courier. All rights reserved. <a>Privacy</a></footer>",
            ),
            ("Harbour Courier", "Jane Doe", "2025-05-12", "page metadata"),
        ),
        (
            _page("", HEADING, "<aside><p>By Otto Klein</p><p>Published 2 May 2019</p></aside>"),
            (None, None, None, "none"),
        ),
    ],
)
def test_what_a_page_shows_fills_what_its_markup_leaves_open(tmp_path: Path, page, expected):
    read = _read(tmp_path, "a.html", page)
    assert (read.publisher, read.author, read.published, read.published_basis) == expected


def test_a_page_laid_out_in_tables_has_paragraphs(tmp_path: Path):
    parts = [f"{STORY.splitlines()[0]} {number}" for number in range(12)]
    top = "<B>Harbour board agrees to a second pier</B><BR>By Jane Doe<BR>May 12, 2025"
    cell = "<BR><BR>".join([top, *parts])
    page = (
        "<HTML><TITLE>Harbour board agrees to a second pier</TITLE><TABLE><TR><TD>Home</TD>"
        f"<TD>{cell}</TD></TR></TABLE></HTML>"
    )
    read = _read(tmp_path, "a.html", page)
    assert (read.author, read.published) == ("Jane Doe", "2025-05-12")
    assert [line for line in read.text.splitlines() if line in parts] == parts


def test_a_clippers_source_is_the_address_and_no_publisher(tmp_path: Path):
    header = "---\nheadline: Pier agreed\nby: Jane Doe\nsource: https://www.harbour.example/a\n---\n"
    read = _read(tmp_path, "a.md", f"{header}\n{STORY}")
    assert (read.title, read.author, read.publisher) == ("Pier agreed", "Jane Doe", "harbour.example")
    assert read.url == "https://www.harbour.example/a"


def _read(folder: Path, name: str, content: str) -> Article:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    (read,) = read_file(path, folder)
    assert isinstance(read, Article)
    return read


def test_a_page_of_any_depth_is_read(tmp_path: Path):
    top = f"{HEADING}{'<div>' * 150}By Jane Doe{'</div>' * 150}"
    assert _read(tmp_path, "a.html", _page("", top)).author == "Jane Doe"
