"""How good a span must be to be shown beside the best one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimSettings:
    """Tuning of claims; scores are the reader's log-odds over no answer."""

    support_margin: float = 8.0
    """How far below the best a span may score and still back an equal value: agreement is evidence itself."""
    rival_chance: float = 0.5
    """How likely another value must answer too, see `RivalModel`, to be shown beside the best one."""
    rival_margin: float = 2.5
    """How far below the best a value may score that fits the question's time, unit or type and would stand
    before it: e^2.5 is twelve times less likely."""
    sure_score: float = 1.4
    """A value that scores this high (four in five) needs neither a stating sentence nor one story."""
    time_margin: float = 2.5
    """How far below the best a span of the asked-for time may score and still be preferred."""
    name_margin: float = 1.0
    """How far below the best a name may score and be preferred to words that name nobody ("the players")."""
    likely_score: float = -0.7
    """An item or a later name that scores this high (one in three) may speak of less of the question."""
    faint_score: float = -2.44
    """What a reading must score (one in twelve) to back a value without saying as much as its best one."""
    told_score: float = -3.0
    """What a value must score at least that a sentence tells to have taken a shown one's place, or lost it to
    that (one in twenty): of "from 65 to 50 percent" both are of what is asked, or neither is."""
    news_margin: float = 1.0
    """As ``rival_margin``, for a value of a later report that is unlikely by itself: it would stand first."""
    newer_margin: float = 3.2
    """How far below the best a later name or disputed value may score and stand before it without a move."""
    item_floor: float = -0.7
    """What an item from another sentence must score at least: right in one case of three."""
    list_margin: float = 2.0
    """As ``rival_margin``, for items of a list."""
    coverage_drop: float = 0.25
    """How much less of the question a rival's sentence, passage and title may cover than the best one's."""
    sure_coverage_drop: float = 0.5
    """As ``coverage_drop``, for a span that is sure by itself: a question of two words has halves only."""
    min_sentence_coverage: float = 0.34
    """Share of the question's content that a rival's own sentence and title must speak of: a third, since
    the sentence before often names the subject."""
    sentence_margin: float = 1.0
    """As ``rival_margin``, for a second sentence of an answer that is told in sentences."""
    reason_margin: float = 1.5
    """As ``rival_margin``, for a sentence that gives a reason, where it is asked why."""
    reason_floor: float = -0.7
    """From which score on such a sentence may stand first however sure the best one is: right one time in
    three, and a sentence without a reason is no answer to why."""
    sentence_floor: float = -1.4
    """What a second sentence must score at least: right in one case of five."""
    max_sentences: int = 2
    """Sentences shown of an answer that is told in sentences."""
    joined_from: int = 3
    """Of so many likeliest sentences, the best is quoted together with one that stands beside it."""
    max_claims: int = 6
    """More values than this are noise, but for lists."""
    max_stated: int = 10
    """As ``max_claims``, for values that sentences state in the question's own terms."""
    max_items: int = 20
    """As ``max_claims``, for lists."""
    same_time_days: int = 2
    """Reports this close are of the same time: news of one day is printed on the next."""
    event_days: int = 7
    """Past events this far apart are two events, not two accounts of one."""
    support_weight: float = 0.25
    """How much of another origin's probability counts towards the claim's."""
    probability_cap: float = 0.98
    """No number of agreeing reports makes a claim surer than this."""
