"""Lines that say who wrote, when, or for whom: bylines, signatures, names of papers, date lines."""

from __future__ import annotations

import re

_NAME = r"[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]*|de|van|der|la|al|von|da|bin)){1,3}"
_NAMES = rf"{_NAME}(?:(?:,? and |, ?| & |; | \| ?|/ ?){_NAME}){{0,4}}"
_WROTE = r"[Ww]ritten|[Rr]eported|[Pp]osted|[Pp]ublished|[Ee]dited|[Rr]eporting|[Ww]ords|[Aa]nalysis|[Ss]tory"
_BYLINE = re.compile(
    rf"^(?:(?:(?:{_WROTE}) )?(?:[Bb]y|BY):? (?:(?:the |The )?{_NAMES}|[A-Z][\w.’'-]+)"
    rf"(?:(?:,| \||;| -| –| —| and| for| (?:in|at|from)(?= [A-Z])) .{{1,60}}|;|@.*)?|"
    r"(?:(?:Authors?|AUTHORS?|Contributing|Contributors?|Compiled by):|Compiled by) ?[A-Z].{1,150}|"
    r"(?:By |From )?(?:the )?[Ss]taff(?: and wire)?(?: reports?| writers?)?|"
    r"[\w' ]{0,30}[Ss]taff (?:and wire )?(?:reports?|writers?))\.?$"
)
_SIGNATURE = re.compile(
    rf"^[–—-]{{1,2}} ?(?:{_NAMES}|[A-Z][\w.]+(?: [A-Z][\w.]+)*)(?:, [A-Z][\w .&’'-]{{1,50}})*$"
)
_CREDIT_ROLE = r"(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Ww]riting|[Ee]diting)"
_CLOSING_CREDIT = re.compile(
    rf"^[(\[*_]*{_CREDIT_ROLE} by:? {_NAMES}(?: (?:in|at|for|with) [A-Z][\w .’'-]{{1,40}}?)?"
    r"(?:;|,? and [A-Z]|, (?=[A-Z])|[.)\]*_]*$)"
)
_ONLY_NAMES = re.compile(rf"^{_NAMES}(?:, [A-Z][\w .&’'|-]{{1,50}})?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_PROPER = r"(?:[A-Z\d&][\w.&’'-]*|of|the|and|for)"
_IMPRINT = re.compile(
    rf"^{_PROPER}(?: {_PROPER}){{0,5}}(?P<mark>,| ?[|•·–—-]) {_DATE}(?:[ ,|·•/-].{{0,30}})?$"
)
_DATE_LINE = re.compile(
    rf"^(?:(?:(?:last |first )?(?:updated|published|posted|modified|created)(?: on| at)?|date):? *)?"
    rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? *)?(?:\d{{1,2}}:\d\d "
    rf"*(?:[ap]\.?m\.?)? *"
    rf"(?:[A-Z]{{2,4}})?,? *)?{_DATE}(?:[ ,|·•/-].{{0,45}})?$|^\d+ min(?:ute)?s? read$"
    rf"|^(?:updated|published|posted):? (?=.*\d).{{1,60}}$",
    re.IGNORECASE,
)


def is_byline(line: str) -> bool:
    """``By Tove Lund, Harbour News``, ``Contributing: …``, or a signature (``– Tove Lund``)."""
    return _BYLINE.match(line) is not None or _SIGNATURE.match(line) is not None


def is_closing_credit(line: str) -> bool:
    """``Reporting by Tove Lund in Orm; Editing by Ida Holm``, of any length."""
    return len(line) <= 600 and _CLOSING_CREDIT.match(line) is not None


def is_imprint(line: str) -> bool:
    """``Harbour News, 12 October 2022``: above a report; elsewhere it may be an entry of a list."""
    return _IMPRINT.match(line) is not None


def is_divided_byline(line: str) -> bool:
    """``Staff Writer Tove Lund | Jan. 5, 2026, 6 a.m.``"""
    found = _IMPRINT.match(line)
    return found is not None and found["mark"].strip() in tuple("|•·")


def is_names(line: str) -> bool:
    """Names of people and nothing else, but for a role or paper behind a comma."""
    return _ONLY_NAMES.match(line) is not None


def is_maker(line: str) -> bool:
    """Names of people, or the short name of a paper or agency."""
    words = line.split()
    return is_names(line) or (
        len(words) <= 4
        and all(word[0].isupper() or word[0].isdigit() or word in ("the", "of", "for") for word in words)
    )


def is_date_line(line: str) -> bool:
    """``Updated 10:32 a.m. ET, Jan. 5, 2026``, ``5 min read``."""
    return _DATE_LINE.match(line) is not None
