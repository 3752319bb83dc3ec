"""Where a time without its year lies: behind or ahead, told from the words around it."""

from __future__ import annotations

import pytest

from corpus.tense import direction_of
from corpus.time_expressions import find_times
from corpus.time_norms import bounds, resolve

PLACED = [
    ("A second lane is promised for May, once the mines are cleared.", "2032-03-04", "2032-05"),
    ("The vote, planned for June, will go ahead.", "2031-11-10", "2032-06"),
    ("The launch is currently planned for June.", "2031-11-10", "2032-06"),
    ("They will impose a deadline of June.", "2031-11-10", "2032-06"),
    ("The lane, which had been set for May, carried a ship.", "2032-09-16", "2032-05"),
    ("She has kept to the date of June for the report.", "2033-04-07", "2033-06"),
    ("The date of the accord, originally May, has been moved.", "2031-04-24", "2031-05"),
    ("The pact dates from the spring.", "2025-10-17", "2025-03-01/2025-05-31"),
    ("The pact stems from the spring.", "2025-12-17", "2025-03-01/2025-05-31"),
    ("The pact of the spring runs out soon.", "2025-12-17", "2025-03-01/2025-05-31"),
    ("The arrangement from the spring still holds.", "2025-12-17", "2025-03-01/2025-05-31"),
    ("The deal is a product of the spring.", "2025-10-17", "2025-03-01/2025-05-31"),
    ("In the spring the two ports will merge.", "2025-10-17", "2026-03-01/2026-05-31"),
    ("A weekly reported a visit in the first week of April.", "2026-02-10", "2026-04-01/2026-04-07"),
    ("The ministry announced elections for March.", "2025-10-17", "2026-03"),
    ("The ministry announced the closure in June.", "2025-08-17", "2025-06"),
    ("The mayor announced the closure on Monday.", "2025-10-15", "2025-10-13"),
    ("The notice will not be lifted before May.", "2024-04-17", "2024-05"),
    ("The council did not expect to lift it before May.", "2024-04-17", "2024-05"),
    ("The notice was lifted before May.", "2024-06-17", "2024-05"),
    ("Prices have risen since August.", "2025-10-17", "2025-08"),
    ("The visit to Oslo in April was discussed.", "2026-02-05", "2026-04"),
    ("Elections are held in November.", "2026-02-10", "2026-11"),
    ("The keys are to be handed over on January 20.", "2032-11-12", "2033-01-20"),
    ("It opened the way for a meeting on Thursday.", "2025-10-27", "2025-10-30"),
    ("The clinic was in trouble, and now the board names 31 March.", "2034-02-16", "2034-03-31"),
    ("The supplier failed, and the board speaks of 30 November.", "2034-09-22", "2034-11-30"),
    ("Israel struck Houthi targets in Yemen in May.", "2025-03-10", "2024-05"),
    ("The police released the names in May.", "2025-03-10", "2024-05"),
    ("His last foreign trip was to China in October.", "2025-03-10", "2024-10"),
    ("Service was to begin in August.", "2033-02-09", "2033-08"),
    ("The talks were held in May.", "2026-02-10", "2025-05"),
    ("The man is accused of killing three people in April.", "2025-11-20", "2025-04"),
    ("Three men are held over a bombing in April.", "2025-11-20", "2025-04"),
    ("The pay rise in March was agreed after a strike.", "2025-12-01", "2025-03"),
    ("The school opens on 3 May, the head said.", "2025-04-09", "2025-05-03"),
    ("The council hoped to reopen the bridge on 12 June.", "2025-04-09", "2025-06-12"),
    ("The council said that the reopening on 24 May was not affected.", "2025-04-09", "2025-05-24"),
    ("The storm hit on 31 January, the mayor said.", "2025-04-09", "2025-01-31"),
    ("The strike in October was over within a day, the mayor said.", "2025-04-09", "2024-10"),
]


@pytest.mark.parametrize(("sentence", "published", "norm"), PLACED)
def test_a_time_lies_where_its_sentence_puts_it(sentence: str, published: str, norm: str) -> None:
    (time,) = find_times(sentence)
    assert resolve(time.when, published, direction_of(sentence, time.span.start)) == norm


def test_a_winter_without_a_year_ends_in_the_next_one() -> None:
    placed = bounds("--11/--02")
    assert placed is not None and (placed.last.month, placed.days) == (2, 120)
