"""How well follow-up questions are made whole: against human rewrites, beside simple baselines.

``python -m evals.benchmarks.follow_ups PATH [--out FILE] [--failures YEAR]`` with PATH a file of TREC CAsT
dialogues (Dalton et al. 2020), one JSON line each: ``{"id", "turns": [{"question", "rewrite"}]}``. Those hold
no answers, so questions alone are resolved. All of 2020 and six dialogues of 2021 served for development;
the other twenty are held out.

For each turn after the first: which content words the human rewrite adds, and which the method adds.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.lines import read_lines
from evals.measures.bootstrap import interval, paired
from qa.conversation import Turn, resolve
from qa.conversation.lexicon import FUNCTION
from qa.conversation.words import stem, words

RESULTS = Path(__file__).parents[1] / "results" / "follow_ups.json"
LAST_DEVELOPED = "2021-111"
"""Dialogues up to this one were read while the rules were written: all of 2020, six of 2021."""
Method = Callable[[str, Sequence[Turn]], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn after the first: as typed, as a person rewrote it, and the dialogue it is from."""

    dialogue: str
    question: str
    rewrite: str
    turns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TurnScore:
    """What one method made of one turn.

    Attributes:
        needed: number of content words that the human added; 0 is a turn that stands alone.
        added: number of content words that the method added.
        f1: of added words against needed ones; 1 where both are none.
        whole_f1: of all content words against those of the rewrite.
    """

    dialogue: str
    needed: int
    added: int
    precision: float
    recall: float
    f1: float
    whole_f1: float


def content(text: str) -> frozenset[str]:
    """The content words of ``text``, singular."""
    return frozenset(stem(w.norm) for w in words(text) if w.norm not in FUNCTION and w.norm[0] != "'")


def score(asked: Asked, resolved: str) -> TurnScore:
    """One turn's score."""
    had, human = content(asked.question), content(asked.rewrite)
    needed, added = human - had, content(resolved) - had
    precision, recall, f1 = overlap(needed, added)
    whole = overlap(human, content(resolved))[2]
    return TurnScore(asked.dialogue, len(needed), len(added), precision, recall, f1, whole)


def overlap(gold: frozenset[str], got: frozenset[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of ``got``; 1 where both are empty, 0 where one is."""
    shared = len(gold & got)
    if not gold and not got:
        return 1.0, 1.0, 1.0
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / len(got), shared / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ceiling(asked: Asked) -> float:
    """The share of needed words that earlier questions hold: the rest stood in answers, not given here."""
    needed = content(asked.rewrite) - content(asked.question)
    said = frozenset[str]().union(*(content(question) for question in asked.turns))
    return len(needed & said) / len(needed)


def asked_turns(path: Path) -> Iterator[Asked]:
    """Every turn after a dialogue's first."""
    for _, record in read_lines(path):
        questions = [turn["question"].strip() for turn in record["turns"]]
        for i, turn in enumerate(record["turns"][1:], start=1):
            yield Asked(record["id"], questions[i], turn["rewrite"].strip(), tuple(questions[:i]))


def _first(question: str, turns: Sequence[Turn]) -> str:
    return f"{question} {turns[0].question}"


def _previous(question: str, turns: Sequence[Turn]) -> str:
    return f"{question} {turns[-1].question}"


METHODS: dict[str, Method] = {
    "none": lambda question, turns: question,
    "first_question": _first,
    "previous_question": _previous,
    "rules": lambda question, turns: resolve(question, turns).question,
}


def run(method: Method, asked: Sequence[Asked]) -> list[str]:
    """Each turn resolved, every method living with its own earlier resolutions."""
    resolved: list[str] = []
    history: list[Turn] = []
    for one in asked:
        if len(one.turns) == 1:
            history = [Turn(one.turns[0])]
        resolved.append(method(one.question, history))
        history.append(Turn(one.question, resolved[-1]))
    return resolved


def summary(scores: Sequence[TurnScore]) -> dict[str, Any]:
    """Macro means by turn, over turns that need something, and what happens to those that need nothing."""
    leaning = [s for s in scores if s.needed]
    alone = [s for s in scores if not s.needed]
    means = {name: _mean([getattr(s, name) for s in leaning]) for name in ("precision", "recall", "f1")}
    wrong = sum(s.added * (1 - s.precision) for s in leaning) / max(1, len(leaning))
    return {
        "turns": len(scores),
        "leaning_turns": len(leaning),
        **means,
        "f1_by_dialogue": _interval(_by_dialogue(leaning)),
        "whole_f1": _mean([s.whole_f1 for s in scores]),
        "words_added_wrongly_per_turn": round(wrong, 3),
        "touched_of_leaning": _mean([float(s.added > 0) for s in leaning]),
        "self_contained_turns": len(alone),
        "self_contained_left_alone": _mean([float(s.added == 0) for s in alone]),
    }


def _by_dialogue(scores: Sequence[TurnScore]) -> list[float]:
    """Mean F1 of each dialogue: turns of one dialogue are not independent, so these are resampled."""
    grouped: dict[str, list[float]] = {}
    for one in scores:
        grouped.setdefault(one.dialogue, []).append(one.f1)
    return [sum(values) / len(values) for values in grouped.values()]


def _interval(values: Sequence[float]) -> dict[str, float] | None:
    found = interval(values)
    return {k: round(v, 4) for k, v in asdict(found).items()} if found else None


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def measure(asked: Sequence[Asked]) -> dict[str, Any]:
    """Every method over the same turns, and the rules' gain over each baseline."""
    scores = {
        name: [score(a, r) for a, r in zip(asked, run(method, asked), strict=True)]
        for name, method in METHODS.items()
    }
    leaning = {name: [s for s in rows if s.needed] for name, rows in scores.items()}
    gains = {}
    for name in METHODS:
        gap = paired(_by_dialogue(leaning[name]), _by_dialogue(leaning["rules"])) if name != "rules" else None
        if gap is not None:
            gains[name] = {k: round(v, 4) for k, v in asdict(gap).items()}
    return {
        "recall_ceiling": _mean([ceiling(a) for a in asked if content(a.rewrite) - content(a.question)]),
        "methods": {name: summary(rows) for name, rows in scores.items()},
        "f1_gain_of_rules_over_by_dialogue": gains,
    }


def _milliseconds(asked: Sequence[Asked]) -> dict[str, float]:
    timings: list[float] = []
    for one in asked:
        turns = [Turn(q) for q in one.turns]
        started = time.perf_counter()
        resolve(one.question, turns)
        timings.append((time.perf_counter() - started) * 1000)
    timings.sort()
    return {
        "median_ms": round(timings[len(timings) // 2], 3),
        "p95_ms": round(timings[int(len(timings) * 0.95)], 3),
    }


def failures(asked: Sequence[Asked], limit: float = 0.5) -> Iterator[str]:
    """Turns whose F1 is under ``limit``, to be read by a person."""
    for one, resolved in zip(asked, run(METHODS["rules"], asked), strict=True):
        found = score(one, resolved)
        if found.f1 < limit:
            before = one.turns[-1]
            told = (("before", before), ("asked", one.question), ("human", one.rewrite), ("rules", resolved))
            lines = [f"  {name:<6} {text}" for name, text in told]
            yield "\n".join([f"{one.dialogue} {found.f1:.2f}", *lines])


def _order(asked: Asked) -> tuple[int, int]:
    return _number(asked.dialogue)


def _number(dialogue: str) -> tuple[int, int]:
    year, _, number = dialogue.partition("-")
    return int(year), int(number)


def main() -> None:
    """Measures and writes numbers only; ``--failures YEAR`` prints the turns that fail instead."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--failures", metavar="YEAR")
    options = parser.parse_args()
    asked = list(asked_turns(options.path))
    if options.failures:
        print(
            "\n".join(
                failures(
                    [
                        a
                        for a in asked
                        if a.dialogue.startswith(options.failures) and _order(a) <= _number(LAST_DEVELOPED)
                    ]
                )
            )
        )
        return
    development = [a for a in asked if _order(a) <= _number(LAST_DEVELOPED)]
    held_out = [a for a in asked if _order(a) > _number(LAST_DEVELOPED)]
    report = {
        "data": "TREC CAsT, questions only: 2020 and 2021-106 to -111 development, 2021-112 on held out",
        "development": measure(development),
        "held_out": measure(held_out),
        "resolve": _milliseconds(asked),
    }
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
