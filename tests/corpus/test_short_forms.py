"""Short forms that articles introduce."""

from __future__ import annotations

import pytest

from corpus.short_forms import both_ways, introduced, learn


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She leads the World Ferry Organization (WFO) today.", {"WFO": "World Ferry Organization"}),
        ("Dues to the Bank of Ardel (BoA) rose.", {"BoA": "Bank of Ardel"}),
        ("The Asia-Pacific Port Council group, or APPC, met.", {"APPC": "Asia-Pacific Port Council"}),
        ("The Harbour Workers' League (H.W.L.) struck.", {"HWL": "Harbour Workers' League"}),
        ("The Northern Salt Fund (NSF, in Oslo) paid.", {"NSF": "Northern Salt Fund"}),
        ("The boss (CEO) left; the strike (AP) goes on.", {}),
        ("The port paid (in full).", {}),
        ("(UK) ferries sail. 2022 (EU) rules. Ferries (UK) sail.", {}),
        ("- (AP)", {}),
    ],
)
def test_a_full_name_stands_before_its_initials(text: str, expected: dict[str, str]) -> None:
    assert introduced(text) == expected


def test_a_short_form_of_two_names_tells_nothing() -> None:
    texts = ["The World Ferry Organization (WFO) met.", "The Western Fish Office (WFO) met."]
    assert learn(texts) == {}
    assert learn([texts[0], texts[0].upper()]) == {"WFO": "World Ferry Organization"}


def test_each_form_leads_to_the_other() -> None:
    forms = both_ways({"WFO": "World Ferry Organization"})
    assert forms == {"WFO": ("World Ferry Organization",), "world ferry organization": ("WFO",)}
