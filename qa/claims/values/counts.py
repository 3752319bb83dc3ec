"""Counts with units: "12 million tonnes", "at least 30 people", "five rounds", "34 years old"."""

from __future__ import annotations

from dataclasses import replace

from qa.claims.values.numbers import Quantity, find_quantities
from qa.claims.values.units import half_of_conversion, unit_after


def count_in(text: str, start: int, end: int) -> Quantity | None:
    """The first count that touches ``text[start:end]``, its qualifier and unit read from around it."""
    for quantity in find_quantities(text):
        if quantity.start < end and start < quantity.end:
            return with_unit(text, quantity)
    return None


def with_unit(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the unit that follows it, converted to the unit's canonical measure."""
    unit, factor, stop = unit_after(text, quantity.end)
    slack = half_of_conversion(quantity.amount * factor, factor)
    return replace(
        quantity,
        amount=quantity.amount * factor,
        half=max(quantity.half * factor, slack),
        unit=unit,
        end=stop,
    )
