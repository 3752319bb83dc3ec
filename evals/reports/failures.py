"""Every question that went wrong, with what was found, in context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import pairwise

from evals.gold import GoldQuestion, GoldSpan
from evals.measures.citations import Place
from evals.outcome import Cited, Outcome, Read, Retrieved, Shown
from evals.reports.figures import percent
from evals.runner import Run
from evals.scoring import Scored, passage_holds, read_right, score

AROUND = 180
"""Characters shown on either side of a gold span that was not retrieved."""
READ_SHOWN = 5
CONTEXTS = 3

TextOf = Callable[[str], str | None]
"""The text of an article by the name the gold uses; None where it is not at hand."""


def failures(run: Run, text_of: TextOf) -> str:
    """All failures, the most frequent reason first, as sections of a page."""
    rows = [(q, run.outcomes.get(q.id), score(q, run.outcomes.get(q.id))) for q in run.gold]
    wrong = [(q, outcome, scored) for q, outcome, scored in rows if scored.reason]
    order = _by_frequency([str(scored.reason) for _, _, scored in wrong])
    wrong.sort(key=lambda row: order.index(str(row[2].reason)))
    if not wrong:
        return "<p>Nothing went wrong.</p>"
    buttons = "".join(
        f'<button type="button" data-reason="{escape(reason)}">{escape(reason)} '
        f"<b>{sum(s.reason == reason for _, _, s in wrong)}</b></button>"
        for reason in order
    )
    everything = f'<button type="button" data-reason="" class="on">all <b>{len(wrong)}</b></button>'
    cards = "".join(_card(q, outcome, scored, text_of) for q, outcome, scored in wrong)
    return f'<nav class="filter">{everything}{buttons}</nav>{cards}'


def marked(text: str, offset: int, marks: Sequence[tuple[int, int, str]]) -> str:
    """``text``, which starts at ``offset``, with classes on its ranges; overlapping ones are both shown."""
    inside = [(max(a - offset, 0), min(b - offset, len(text)), name) for a, b, name in marks]
    inside = [(a, b, name) for a, b, name in inside if a < b]
    cuts = sorted({0, len(text), *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    parts: list[str] = []
    for start, end in pairwise(cuts):
        names = sorted({name for a, b, name in inside if a <= start and end <= b})
        piece = escape(text[start:end])
        parts.append(f'<mark class="{" ".join(names)}">{piece}</mark>' if names else piece)
    return "".join(parts)


def _card(gold: GoldQuestion, outcome: Outcome | None, scored: Scored, text_of: TextOf) -> str:
    given = outcome or Outcome(gold.id, "missing", error="no prediction")
    reason = escape(str(scored.reason))
    as_of = f' <span class="tag">as of {escape(gold.as_of)}</span>' if gold.as_of else ""
    understood = given.resolved_question
    resolved = (
        f'<p class="soft">understood as: {escape(understood)}</p>'
        if understood not in (None, gold.question)
        else ""
    )
    said = escape(given.text) if given.text else '<span class="soft">nothing</span>'
    return (
        f'<details class="card" data-reason="{reason}"><summary><span class="reason">{reason}</span>'
        f'<span class="asked">{escape(gold.question)}</span>'
        f'<span class="said">{said}</span></summary><div class="body">'
        f'<p><span class="tag">{escape(gold.id)}</span> <span class="tag">{escape(gold.type)}</span>{as_of} '
        f"expected {escape(gold.status)}, given {escape(given.status)} at {percent(given.probability)}%</p>"
        f"{resolved}{_error(given)}{_expected(gold, given, text_of)}{_claims(given, gold)}"
        f"{_reads(given, gold)}{_passages(given, gold)}</div></details>"
    )


def _error(outcome: Outcome) -> str:
    return f'<p class="bad">{escape(outcome.error)}</p>' if outcome.error else ""


def _expected(gold: GoldQuestion, outcome: Outcome, text_of: TextOf) -> str:
    if not gold.answerable:
        return "<h4>Expected</h4><p>Nothing: the articles do not say.</p>"
    accepted = " · ".join(f"<mark class='gold'>{escape(text)}</mark>" for text in gold.accepted)
    contexts = "".join(
        _context(answer, text_of) for answer in gold.answers[:4] if not _retrieved(answer, outcome)
    )
    heading = "<h5>Where it stands: not retrieved</h5>" if contexts else ""
    return f"<h4>Expected</h4><p>{accepted}</p>{heading}{contexts}"


def _context(answer: GoldSpan, text_of: TextOf) -> str:
    text = text_of(answer.article)
    if text is None:
        return ""
    start, end = max(0, answer.start - AROUND), min(len(text), answer.end + AROUND)
    shown = marked(text[start:end], start, [(answer.start, answer.end, "gold")])
    return f"<blockquote><cite>{escape(answer.article)}</cite>{'…' if start else ''}{shown}…</blockquote>"


def _claims(outcome: Outcome, gold: GoldQuestion) -> str:
    if not outcome.claims:
        return ""
    return "<h4>Shown</h4>" + "".join(_claim(claim, gold) for claim in outcome.claims)


def _claim(claim: Shown, gold: GoldQuestion) -> str:
    when = f", as of {escape(claim.as_of)}" if claim.as_of else ""
    quotes = "".join(_quote(cited, gold) for cited in claim.citations)
    return f"<p><b>{escape(claim.text)}</b> at {percent(claim.probability)}%{when}</p>{quotes}"


def _quote(cited: Cited, gold: GoldQuestion) -> str:
    marks = [(cited.start, cited.end, "cited"), *_gold_marks(gold, cited)]
    broken = "" if cited.exact else ' <span class="bad">not on disk</span>'
    shown = marked(cited.sentence, cited.sentence_start, marks)
    return f"<blockquote><cite>{escape(cited.article)}{broken}</cite>{shown}</blockquote>"


def _reads(outcome: Outcome, gold: GoldQuestion) -> str:
    if not outcome.candidates:
        return ""
    rows = "".join(
        f"<li>{_said(read, gold)} <span class='soft'>{read.score:.2f}, {escape(read.article)}</span></li>"
        for read in outcome.candidates[:READ_SHOWN]
    )
    return f"<h4>Read, best first</h4><ol>{rows}</ol>"


def _said(read: Read, gold: GoldQuestion) -> str:
    """A read span, marked as gold where it is right by itself."""
    right = gold.answerable and read_right(gold, read)
    return f'<mark class="gold">{escape(read.text)}</mark>' if right else escape(read.text)


def _passages(outcome: Outcome, gold: GoldQuestion) -> str:
    if not outcome.passages:
        return ""
    cited = [c for claim in outcome.claims for c in claim.citations]
    rows = "".join(_passage(p, outcome.candidates, cited, gold) for p in outcome.passages)
    return f"<details><summary>{len(outcome.passages)} passages retrieved</summary>{rows}</details>"


def _passage(passage: Retrieved, reads: Iterable[Read], cited: Iterable[Cited], gold: GoldQuestion) -> str:
    here = [(r.start, r.end, "read") for r in reads if r.article == passage.article]
    here += [(c.start, c.end, "cited") for c in cited if c.article == passage.article]
    marks = [*here, *_gold_marks(gold, passage)]
    ranks = ", ".join(f"{name} {rank}" for name, rank in passage.ranks.items())
    holds = " holds" if gold.answerable and passage_holds(gold, passage) else ""
    head = f"{passage.rank}. {escape(passage.article)} <span class='soft'>{escape(ranks)}</span>"
    body = marked(passage.text, passage.start, marks)
    return f'<blockquote class="passage{holds}"><cite>{head}</cite>{body}</blockquote>'


def _gold_marks(gold: GoldQuestion, place: Place) -> list[tuple[int, int, str]]:
    return [(a.start, a.end, "gold") for a in gold.answers if a.article == place.article]


def _retrieved(answer: GoldSpan, outcome: Outcome) -> bool:
    return any(
        p.article == answer.article and p.start <= answer.start and answer.end <= p.end
        for p in outcome.passages
    )


def _by_frequency(names: Sequence[str]) -> list[str]:
    return sorted(set(names), key=lambda name: (-names.count(name), name))
