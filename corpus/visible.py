"""Text of articles and people made safe to show: it must not be able to drive a terminal.

In two shapes: `visible` and `one_line` keep the length, so that an offset into an article is an offset into
what is shown; `flat` leaves out what is not to be seen, for files that are read elsewhere.
"""

from __future__ import annotations

_LINE_BREAKS = (0x0A, 0x0D, 0x85, 0x2028, 0x2029)
_CONTROL_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_C1_CONTROLS = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
# Embeddings, overrides and isolates can make a line read differently from what it says.
_BIDI_CONTROLS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
# Terminals disagree on the width of a soft hyphen; none shows a zero-width space.
_WIDTHLESS = {0xAD: "\u200b"}
_UNSAFE = _CONTROL_PICTURES | _C1_CONTROLS | _BIDI_CONTROLS | _SURROGATES
_SHOWN = _UNSAFE | _WIDTHLESS | dict.fromkeys(_LINE_BREAKS, "\n") | {0x09: " "}
_ONE_LINE = _SHOWN | dict.fromkeys(_LINE_BREAKS, " ")
_FLAT = dict.fromkeys(_UNSAFE)


def visible(text: str) -> str:
    """``text`` with control characters shown as pictures; line breaks stay. Same length."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """As :func:`visible`, with line breaks shown as spaces. Same length."""
    return text.translate(_ONE_LINE)


def flat(text: object) -> str:
    """``text`` on one line, white space run together, control characters left out."""
    return " ".join(str(text).split()).translate(_FLAT)


def is_unicode(string: str) -> bool:
    """Whether the string holds no half of a surrogate pair, which no file and no database can store."""
    try:
        string.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
