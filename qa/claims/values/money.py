"""Money with currency and scale: "$550 billion", "€3.5m", "20 million yuan", "half a million dollars"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from qa.claims.values.numbers import Quantity, find_quantities, told_last

_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD",
    "S$": "SGD", "R$": "BRL", "NT$": "TWD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR",
    "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₦": "NGN", "฿": "THB", "CN¥": "CNY",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "CHF": "CHF", "JPY": "JPY", "CNY": "CNY", "INR": "INR",
    "AUD": "AUD", "CAD": "CAD", "RMB": "CNY", "Rs": "INR", "Rs.": "INR",
    "KSh": "shilling", "Ksh": "shilling", "TSh": "shilling", "USh": "shilling", "Sh": "shilling",
    "RM": "MYR", "Rp": "IDR", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "PLN": "PLN", "CZK": "CZK",
    "HUF": "HUF", "ZAR": "ZAR", "NGN": "NGN", "MXN": "MXN", "BRL": "BRL", "TRY": "TRY", "ILS": "ILS",
}  # fmt: skip
_LETTERS = {"K": "kwacha", "R": "ZAR", "N": "NGN"}
"""Signs before what is no small number: "K450,000", but "K2" is a mountain."""
_LEAST_BEHIND_LETTER = 1000
_WORDS = {
    "us dollar": "USD", "american dollar": "USD", "dollar": "USD", "buck": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "euro": "EUR", "pound sterling": "GBP",
    "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rupee": "INR", "won": "KRW",
    "rouble": "RUB", "ruble": "RUB", "franc": "CHF", "swiss franc": "CHF", "peso": "MXN", "real": "BRL",
    "reais": "BRL", "rand": "ZAR", "lira": "TRY", "krona": "SEK", "kronor": "SEK", "krone": "NOK",
    "zloty": "PLN", "shekel": "ILS", "riyal": "SAR", "dirham": "AED", "usd": "USD", "eur": "EUR",
    "shilling": "shilling", "kroner": "NOK", "danish kroner": "DKK", "forint": "HUF",
    "naira": "NGN", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "dinar": "dinar", "rial": "IRR", "birr": "ETB", "cedi": "GHS",
    "sol": "PEN", "soles": "PEN", "hryvnia": "UAH", "leva": "BGN", "lei": "RON", "koruna": "CZK",
    "lari": "GEL",
    "dram": "AMD", "taka": "BDT", "kwacha": "kwacha", "pula": "BWP", "dong": "VND", "kip": "LAK",
    "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "inr": "INR", "chf": "CHF", "rmb": "CNY",
}  # fmt: skip
_CENTS = {"p": "GBP", "cent": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP"}
_SIGN = re.compile(
    "(?:" + "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True)) + r")\s?$"
)
_WORD = re.compile(
    r"[\s-]*(?:worth of |of |in )?(?P<word>"
    + "|".join(
        sorted((re.escape(word) for word in {**_WORDS, **_CENTS} if len(word) > 1), key=len, reverse=True)
    )
    + r")s?\b",
    re.I,
)
_LETTER = re.compile(rf"(?<!\w)[{''.join(_LETTERS)}]$")
_PENCE = re.compile(r"(?P<word>p)(?!\w)")  # "75p"
_LONGEST_SIGN = 4


def money_in(text: str, start: int, end: int) -> Quantity | None:
    """The first sum of money that touches ``text[start:end]``, qualifier read from around it."""
    return told_last(text, [found for found in _sums(text) if found.start < end and start < found.end])


@lru_cache(maxsize=1024)
def _sums(text: str) -> tuple[Quantity, ...]:
    return tuple(found for quantity in find_quantities(text) if (found := _with_currency(text, quantity)))


def _with_currency(text: str, quantity: Quantity) -> Quantity | None:
    sign = _SIGN.search(text, max(0, quantity.start - _LONGEST_SIGN), quantity.start)
    if sign:
        currency = _SIGNS[sign.group().strip()]
        word = _WORD.match(text, quantity.end)
        stop = word.end() if word and word["word"].lower() in _WORDS else quantity.end
        return replace(quantity, unit=currency, start=sign.start(), end=stop)
    letter = _LETTER.search(text, max(0, quantity.start - 2), quantity.start)
    if letter and quantity.amount >= _LEAST_BEHIND_LETTER:
        return replace(quantity, unit=_LETTERS[letter.group()], start=letter.start())
    word = _WORD.match(text, quantity.end) or _PENCE.match(text, quantity.end)
    if word is None:
        return None
    name = word["word"].lower()
    if name in _CENTS:
        return replace(
            quantity,
            amount=quantity.amount / 100,
            half=quantity.half / 100,
            unit=_CENTS[name],
            end=word.end(),
        )
    return replace(quantity, unit=_WORDS[name], end=word.end())
