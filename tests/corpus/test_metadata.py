"""Headlines, bylines and dates as real pages write them, and what must not pass for one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata import byline, headline, iso_date, stated_date

_STORY = (
    "The harbour board agreed on Monday to build a second pier, after a year of talks with fishermen.\n\n"
    "Board chair Ana Ruiz said that work on the pier would begin before the winter storms reach the harbour."
)


def _slice(span, text):
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Harbour board agrees to second pier\n\n{_STORY}", "Harbour board agrees to second pier"),
        (
            f"Return to site\r\n\r\nHarbour board agrees to second pier\r\n\r\nSection image\r\n\r\n{_STORY}",
            "Harbour board agrees to second pier",
        ),
        (
            f"Home\nMarch 5, 2024\nBy Jane Doe\nHarbour board agrees to pier\n{_STORY}",
            "Harbour board agrees to pier",
        ),
        (f"Pier talks end\n\n{_STORY}", "Pier talks end"),
        (
            f"Harbour board agrees to pier/ Newsroom/ LISBON/ J. Moura/ Morning Edition/ {_STORY}",
            "Harbour board agrees to pier",
        ),
        (f"---\ntitle: x\n---\n# Harbour board agrees to pier\n\n{_STORY}", "Harbour board agrees to pier"),
        (f"Why does the harbour need a second pier?\n\n{_STORY}", "Why does the harbour need a second pier?"),
        (_STORY, None),
        (f"CNN —\n\n{_STORY}", None),
        (f"New York, NY CNN —\n\n{_STORY}", None),
        (f"Ana Ruiz\n\nThe Harbour Times\n\n{_STORY}", None),
        (f"Photo: The harbour board at the pier\n\n{_STORY}", None),
        (f"This website uses cookies\n\n{_STORY}", None),
        (f"{'harbour-' * 20_000}\n\n{_STORY}", None),
        ("Harbour board agrees to second pier", None),
        ("", None),
    ],
)
def test_the_headline_is_the_line_that_the_story_bears_out(text, expected):
    assert _slice(headline(text), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Pier agreed\n\nBy Jane Doe\n\n{_STORY}", "Jane Doe"),
        (f"By Jane Doe, Staff Writer\n{_STORY}", "Jane Doe"),
        (f"By Jane Doe | Reuters\n{_STORY}", "Jane Doe"),
        (f"BY JANE DOE\n{_STORY}", "JANE DOE"),
        (f"By JANE DOE AP Business Writer\n{_STORY}", "JANE DOE"),
        (f"By Jane Doe and Ludwig van der Berg, March 5, 2024\n{_STORY}", "Jane Doe and Ludwig van der Berg"),
        (f"By J. R. O’Neill-Smith Jr. for the Harbour Times\n{_STORY}", "J. R. O’Neill-Smith Jr."),
        (f"*By Zoë Åkerman*\n\n{_STORY}", "Zoë Åkerman"),
        (f"Story by Jane Doe | Photographs by Max Roe\n{_STORY}", "Jane Doe"),
        (f"By The Associated Press\n{_STORY}", "The Associated Press"),
        (f"{_STORY}\n\nBy The Associated Press.", "The Associated Press"),
        (f"{_STORY}\n\nBy Jane Doe\n\nShare the Post:\n\nMore News", "Jane Doe"),
        (f"Pier agreed\n{_STORY}\n\nWritten By Ian Male", "Ian Male"),
        (f"{_STORY}\n\nReporting by Jane Doe in Lisbon; Editing by Max Roe", "Jane Doe"),
        (f"{_STORY}\n\n(Reporting by Jane Doe and Max Roe)", "Jane Doe and Max Roe"),
        (f"Jane Doe\n\nUSA TODAY\n\n{_STORY}", "Jane Doe"),
        (f"Jane Doe, The Harbour Times\n\n{_STORY}", "Jane Doe"),
        (f"Jane Doe\n\njdoe@harbour.example\n\n{_STORY}", "Jane Doe"),
        (f"Pier agreed again now/ Newsroom/ LISBON/ J. Moura/ Morning Edition/ {_STORY}", "J. Moura"),
        (f"---\nauthor: Someone Else\n---\nBy Jane Doe\n\n{_STORY}", "Jane Doe"),
    ],
)
def test_bylines_give_the_names_and_nothing_else(text, expected):
    assert _slice(byline(text), text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the harbour board had agreed to all that was asked of it.",
        "By Air and Sea",
        "By the numbers",
        "By New York standards the pier is small",
        "The pier was designed by Jane Doe and it will be built by the city.",
        "Jane Doe",
        "Photo by the harbour board",
        "Share this story by email",
        "Edited by Jane Doe",
        "Additional reporting by Jane Doe",
        "Professor Jane Doe, quoted on example.com",
        "Contributing: Jane Doe",
    ],
)
def test_lines_that_only_look_like_bylines_name_nobody(line):
    assert byline(f"{line}\n\n{_STORY}") is None
    assert byline(f"{_STORY}\n\n{line}") is None


def test_a_byline_of_another_story_below_is_not_this_ones():
    assert (
        byline(f"{_STORY}\n\nBy Jane Doe\n\nThe harbour seen from the old lighthouse at dawn, in May") is None
    )


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_no_text_upsets_the_three(text):
    for span in (headline(text), byline(text)):
        assert span is None or span.of(text).strip() == span.of(text) != ""
    stated = stated_date(text)
    assert stated is None or iso_date(stated.span.of(text)) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"LISBON, July 28, 2025 — {_STORY}", ("2025-07-28", "dateline", "July 28, 2025")),
        (
            f"Pier\n\nLISBON, Portugal, Oct. 30, 2025 (AP) — {_STORY}",
            ("2025-10-30", "dateline", "Oct. 30, 2025"),
        ),
        (f"Lisbon, 3 March 2022 (Xinhua) -- {_STORY}", ("2022-03-03", "dateline", "3 March 2022")),
        (f"Pier\nPublished: 12 March 2024\n{_STORY}", ("2024-03-12", "text", "12 March 2024")),
        (
            f"Pier\nPublished 12 March 2024 | Updated 14 March 2024\n{_STORY}",
            ("2024-03-12", "text", "12 March 2024"),
        ),
        (f"Updated March 4, 2022\nPosted on 3 March 2022\n{_STORY}", ("2022-03-03", "text", "3 March 2022")),
        (f"Updated March 4, 2022\n{_STORY}", ("2022-03-04", "text", "March 4, 2022")),
        (f"Pier\nMarch 15, 2018 / 9:04 AM\n{_STORY}", ("2018-03-15", "text", "March 15, 2018")),
        (f"By Jane Doe | March 3, 2022\n{_STORY}", ("2022-03-03", "byline", "March 3, 2022")),
        (f"Published: March 2024\n{_STORY}", ("2024-03", "text", "March 2024")),
        (f"Published: 2024\n{_STORY}", ("2024", "text", "2024")),
        (f"{_STORY}\n\nPublished on 2024-03-12", ("2024-03-12", "text", "2024-03-12")),
    ],
)
def test_a_publication_date_is_found_with_its_basis_and_place(text, expected):
    stated = stated_date(text)
    assert stated is not None
    assert (stated.value, stated.basis, stated.span.of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"On March 3, 2022, the pier fell. {_STORY}",
        f"Released on June 3, 2022, the report found that the pier was sound.\n{_STORY}",
        f"LISBON, July 28 — {_STORY}",
        f"Published: February 30, 2024\n{_STORY}",
        f"{_STORY}\n\nMarch 3, 2022\n\nThe pier fell.",
        f"Jan. 8, 2016\nThe pier opens\nJan. 25, 2016\nThe pier falls\n{_STORY}",
        f"29 July 2025, the day of the storm\n{_STORY}",
        f"NOTE: This story was updated on Jan. 18, 2022, to make it free.\n{_STORY}",
        f"JANUARY 3, 2022 — {_STORY}",
    ],
)
def test_a_date_of_the_story_is_no_publication_date(text):
    assert stated_date(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-06-10", "2022-06-10"),
        ("2022/06/10", "2022-06-10"),
        ("2022/6/1", "2022-06-01"),
        ("20220610", "2022-06-10"),
        ("2022-06", "2022-06"),
        ("2022", "2022"),
        (2022, "2022"),
        ("Fri, 10 Jun 2022 23:30:00 -0500", "2022-06-10"),
        ("Fri Jun 10 09:00:00 2022", "2022-06-10"),
        ("2022-06-10T23:30:00-05:00", "2022-06-10"),
        ("June 10, 2022", "2022-06-10"),
        ("Friday, June 10, 2022 9:00 AM EDT", "2022-06-10"),
        ("10th of June 2022", "2022-06-10"),
        ("June 2022", "2022-06"),
        (1654819200, "2022-06-10"),
        (1654819200.5, "2022-06-10"),
        (1654819200000, "2022-06-10"),
        ("1654819200", "2022-06-10"),
        ("25/06/2022", "2022-06-25"),
        ("06/25/2022", "2022-06-25"),
        ("03/04/2022", "2022"),
        ("10.06.2022", "2022-06-10"),
        ("2022-02-30", None),
        ("2022-13-01", None),
        ("31 September 2022", None),
        ("yesterday", None),
        ("3 hours ago", None),
        ("2022-06-10 is when it was said", None),
        ("", None),
        (None, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (-5, None),
        (["2022"], None),
    ],
)
def test_dates_become_iso_or_nothing(value, expected):
    assert iso_date(value) == expected


@settings(deadline=None, max_examples=60)
@given(st.dates(min_value=date(1605, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_understood_in_each_common_form(day):
    for form in (
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%B %d, %Y",
        "%d %B %Y",
        "%a, %d %b %Y 10:00:00 GMT",
        "%d.%m.%Y",
        "%b. %d, %Y",
    ):
        assert iso_date(day.strftime(form)) == day.isoformat(), form


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.text("0123456789/-. :TZ", max_size=20)))
def test_any_value_gives_a_date_or_none(value):
    found = iso_date(value)
    assert found is None or iso_date(found) == found


@pytest.mark.parametrize(
    "line",
    [
        "By Priya Halloran | July 29, 2025 | 4 min read",
        "By Priya Halloran · July 29, 2025 · 12 minutes",
        "July 29, 2025 – 5 min read",
        "By Priya Halloran | July 29, 2025",
        "29 July 2025 | Priya Halloran | 3 min read",
        "29 July 2025, 06:15 -- from our news services",
        "29 July 2025, ABC / own staff",
        "Porto/Lisbon, 29 July 2025 (ABC)",
        "From our news services, 29 July 2025",
    ],
)
def test_what_stands_beside_the_date_hides_it_from_nobody(line):
    stated = stated_date(f"Pier talks end\n\n{line}\n\n{_STORY}")
    assert stated is not None and stated.value == "2025-07-29"
