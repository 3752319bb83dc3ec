"""Every letter on the screen can be read: its colour against its ground, in both themes and all states."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from rich.color import Color

from tests.tui.answers import CHANGED, LIST, NOT_FOUND
from tests.tui.conftest import Driver
from tests.tui.driving import chatting
from tests.tui.fakes import FAILING, FakeSession

LEAST = 4.5  # WCAG 2.2, contrast (minimum)
STATES: dict[str, Sequence[str]] = {
    "source": ("escape", "r", "b", "f2"),
    "next source": ("n",),
    "last source": ("n", "n"),
    "find": ("ctrl+f", *"the"),
    "why": ("escape", "escape", "f3"),
    "passages": ("escape", "f5"),
    "menu": ("escape", "/"),
    "error": ("escape", "escape", *"/export pdf", "enter"),
    "said": (*"/as-of 2031", "enter"),
    "palette": ("ctrl+k",),
    "help": ("escape", "f1"),
    "browser": ("escape", "f4", "ctrl+l", "down"),
    "conversations": ("escape", "f6", *"zebra"),
}
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


Tone = tuple[int, int, int]


def _tone(colour: Color | None) -> Tone | None:
    if colour is None or colour.is_default:
        return None
    red, green, blue = colour.get_truecolor()
    return red, green, blue


def _luminance(tone: Tone) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 255 for part in tone]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Tone, other: Tone) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


Faint = tuple[Tone, Tone, float, str]


def _faint(driver: Driver) -> set[Faint]:
    """Colour, ground, contrast and words of what is hard to read."""
    found: set[Faint] = set()
    over = driver.app.screen.query(".dialog, CommandPalette > Vertical")
    region = over.first().region if over else driver.app.screen.region
    for strip in driver.app.screen._compositor.render_strips()[region.y : region.bottom]:
        strip = strip.crop(region.x, region.right)  # what lies under it is dimmed on purpose
        for segment in strip:
            style = segment.style
            if style is None or not any(letter in LETTERS for letter in segment.text):
                continue
            front, ground = _tone(style.color), _tone(style.bgcolor)
            if style.reverse:
                front, ground = ground, front
            if front and ground and (contrast := _contrast(front, ground)) < LEAST:
                found.add((front, ground, round(contrast, 2), segment.text.strip()[:30]))
    return found


@pytest.mark.parametrize("theme", ["dateline-light", "dateline-dark"])
async def test_every_letter_can_be_read(session: FakeSession, theme: str):
    faint: dict[str, set[Faint]] = {}
    async with chatting(session, (120, 60), theme_name=theme) as driver:
        faint["welcome"] = _faint(driver)
        for question in (NOT_FOUND.question, FAILING, LIST.question, CHANGED.question):
            await driver.ask(question)
        for state, keys in STATES.items():
            await driver.press(*keys)
            faint[state] = _faint(driver)
    assert {state: found for state, found in faint.items() if found} == {}
