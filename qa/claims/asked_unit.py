"""The unit in which a question wants its answer: "how many days", "how many tonnes"."""

from __future__ import annotations

from qa.claims.values import durations
from qa.claims.values.numbers import parse_norm
from qa.claims.values.units import measure_of
from qa.question.form import QuestionForm
from qa.types import Value


def asked_unit(form: QuestionForm) -> str | None:
    """The unit as norms have it, None where the question names none: "how long"."""
    if form.head is None:
        return None
    if form.wanted == "duration":
        return durations.unit_of(form.head)
    return measure_of(form.head) if form.wanted == "count" else None


def is_in_unit(value: Value, unit: str) -> bool:
    """Whether a value is told in a unit; measures that convert into each other are one."""
    if value.type == "duration":
        return durations.unit_of_norm(value.norm) == unit
    quantity = parse_norm(value.norm) if value.type == "count" else None
    return quantity is not None and quantity.unit == unit
