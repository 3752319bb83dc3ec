"""A question taken apart, "wh-phrase, auxiliary, rest", and put together under another wh-phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.conversation import lexicon as lex
from qa.conversation.mentions import mentions
from qa.conversation.tags import tags
from qa.conversation.words import Word, verb_base, words

_REASONS = frozenset({"why", "how come", "why exactly"})
_SPANS = lex.TIME_NOUNS | {"times"}
_OBJECT_WH = frozenset({"who", "whom", "what", "which"})


@dataclass(frozen=True, slots=True)
class Frame:
    """``lead wh noun auxiliary rest``, as "From what level did / the tariff fall".

    Attributes:
        wh: the question word, empty for a yes-or-no question.
        noun: what follows it up to the verb: "tariff" of "what tariff".
        auxiliary: empty when the wh-phrase is the subject: "Who won the election".
        rest: everything after, without the final mark.
    """

    wh: str
    noun: str
    auxiliary: str
    rest: str
    lead: str = ""


def frame_of(question: str) -> Frame | None:
    """The frame of a question, or None for what is not one ("Tell me about ...")."""
    body = question.rstrip(" ?.!")
    found = words(body)
    if not found:
        return None
    if found[0].norm in lex.AUXILIARIES:
        return Frame("", "", found[0].norm, body[found[0].end :].strip())
    at = next((i for i, w in enumerate(found[:3]) if w.norm in lex.WH), None)
    if at is None or any(w.norm not in lex.PREPOSITIONS for w in found[:at]):
        return None
    letters = tags(body, found)
    verb = next((i for i in range(at + 1, len(found)) if _is_verbal(found, letters, i)), None)
    if verb is None:
        return None
    noun = body[found[at].end : found[verb].start].strip()
    lead = body[: found[at].start].strip()
    if found[verb].norm in lex.AUXILIARIES:
        return Frame(found[at].norm, noun, found[verb].norm, body[found[verb].end :].strip(), lead)
    return Frame(found[at].norm, noun, "", body[found[verb].start :].strip(), lead)


def _is_verbal(found: Sequence[Word], letters: Sequence[str], i: int) -> bool:
    return found[i].norm in lex.AUXILIARIES or letters[i] == "V"


def ask_again(question: str, wh: str, answer: str | None) -> str | None:
    """The previous ``question`` under another wh-phrase, its own gap filled with its ``answer``.

    "Who won the vote?", "When", "Ana Ruiz" gives "When did Ana Ruiz win the vote?".
    """
    frame = frame_of(question)
    if frame is None:
        return None
    if wh.lower() == "why not":
        return _denied(frame)
    if wh.lower() in {"who else", "what else"} and wh.lower().startswith(frame.wh or "-") and not frame.lead:
        return f"{wh} {frame.auxiliary} {frame.rest}?".replace("  ", " ")
    if answer is None and _asks_subject(frame):
        return None
    degree = _degree(frame, answer) if wh.lower() in _REASONS else ""
    if degree:
        clause = f"{frame.auxiliary} {_with_degree(frame, degree)}"
    elif answer and _measured(frame, answer):
        clause = _with_measure(wh, frame, answer)
    elif not frame.auxiliary:
        clause = _subject_filled(frame, answer)
    elif _amount_asked(wh, frame, answer):
        clause = f"{answer} {frame.auxiliary} {frame.rest}"
    elif answer and frame.wh:
        clause = _gap_filled(frame, answer)
    else:
        clause = _kept(frame)
    return f"{wh} {_without(clause, wh)}?" if clause else None


def _without(clause: str, wh: str) -> str:
    """ "was suspended" of "was the port fee suspended" under "which port fee"."""
    asked, _, noun = wh.partition(" ")
    if asked.lower() not in {"which", "what"} or not noun:
        return clause
    return re.sub(rf"\b(?:the|a|an) {re.escape(noun)}\b ?", "", clause, count=1).rstrip()


def _denied(frame: Frame) -> str | None:
    """ "Why did Norland not sign the treaty?"."""
    at = _verb_at(frame.auxiliary, frame.rest) if frame.auxiliary and frame.wh not in _OBJECT_WH else None
    if at is None or at < 2:
        return None
    start = words(f"{frame.auxiliary} {frame.rest}")[at].start - len(frame.auxiliary) - 1
    if "(" in frame.rest[:start]:
        return None
    return f"Why {frame.auxiliary} {frame.rest[:start]}not {frame.rest[start:]}?"


def _asks_subject(frame: Frame) -> bool:
    """ "Who will own it": no clause is left when nobody was answered."""
    asked = frame.wh in _OBJECT_WH and not frame.lead and frame.auxiliary in lex.MODAL
    return asked and verb_base(frame.rest.split(" ", 1)[0].lower()) is not None


def _degree(frame: Frame, answer: str | None) -> str:
    """ "that long" of "How long was it?", whose reason is asked; "stalled" of "How are the talks?"."""
    if frame.wh != "how" or frame.lead or not frame.auxiliary:
        return ""
    if not frame.noun:
        return answer or "" if frame.auxiliary in lex.BE and not _verb_at(frame.auxiliary, frame.rest) else ""
    spans = _counts(frame.noun) and frame.noun.rsplit(" ", 1)[-1].lower() in _SPANS
    plain = " " not in frame.noun and frame.noun not in {"many", "exactly", "else"}
    return f"that {frame.noun}" if plain or spans else ""


def _with_degree(frame: Frame, degree: str) -> str:
    if frame.auxiliary in lex.BE and not _verb_at(frame.auxiliary, frame.rest):
        return f"{frame.rest} {degree}"
    return _after_verb(frame.auxiliary, frame.rest, degree)


def _measured(frame: Frame, answer: str) -> bool:
    """Whether a measure was asked for: "How high was it?", "How much did it cost?"."""
    degree = frame.wh == "how" and not frame.lead and bool(frame.auxiliary)
    number = answer[0].isdigit() or answer[0] in "$€£¥"
    return degree and number and " " not in frame.noun and frame.noun not in {"", "many", "exactly", "else"}


def _with_measure(wh: str, frame: Frame, answer: str) -> str:
    """ "was the estimate $18 million", "did the repairs cost $43 million", "did it pay $3 in fines"."""
    aux, rest = frame.auxiliary, frame.rest
    at = _verb_at(aux, rest)
    if at is None:
        maker = "put at " if wh.lower().startswith("by ") and aux in lex.BE else ""
        return f"{aux} {rest} {maker}{answer}"
    following = words(f"{aux} {rest}")[at + 1 :]
    plain = not following or following[0].norm in lex.PREPOSITIONS
    return f"{aux} {_after_verb(aux, rest, answer) if plain else f'{rest} {answer}'}"


def _kept(frame: Frame) -> str:
    """The clause with what was counted or asked in its place: "By when will China buy tonnes of wheat".

    Its number goes: "How many soldiers were hurt?", "Where were soldiers hurt?"; spans of time go whole.
    """
    if frame.lead or frame.noun in {"many", "much"} or (frame.wh == "how") != _counts(frame.noun):
        return f"{frame.auxiliary} {frame.rest}"
    bare = re.sub(r"^(?:many|much)\s+(?:of\s+)?", "", frame.noun)
    last = re.split(r"\s+of\s+", bare)[0].rsplit(" ", 1)[-1].lower()
    if frame.wh not in {"how", "which", "what"} or not bare or last in _SPANS:
        return f"{frame.auxiliary} {frame.rest}"
    filler = bare if frame.wh == "how" else f"the {bare}"
    return f"{frame.auxiliary} {_after_verb(frame.auxiliary, frame.rest, filler)}"


def _counts(noun: str) -> bool:
    return noun.startswith(("many ", "much "))


def statement(question: str, answer: str | None) -> str | None:
    """ "12 people died in Tarn" of "How many people died in Tarn?", or None where word order would change."""
    frame = frame_of(question)
    if frame is None or not answer:
        return None
    if frame.auxiliary in lex.DO:
        return _did(frame, answer)
    if frame.auxiliary:
        asks_degree = frame.wh == "how" and frame.auxiliary in lex.BE and _measured(frame, answer)
        settled = asks_degree and _verb_at(frame.auxiliary, frame.rest) is None
        return f"{frame.rest} {frame.auxiliary} {answer}" if settled else None
    return f"{_subject(frame, answer)} {frame.rest}"


def _did(frame: Frame, answer: str) -> str | None:
    """ "Ana Ruiz did invite Karl Brandt to Porto" of "Who did Ana Ruiz invite to Porto?"."""
    at = _verb_at(frame.auxiliary, frame.rest)
    if at is None or at < 2 or not (frame.lead or frame.wh in _OBJECT_WH | {"where"}):
        return None
    body = f"{frame.auxiliary} {frame.rest}"
    found = words(body)
    subject, verb, tail = (
        body[found[1].start : found[at - 1].end],
        found[at].text,
        body[found[at].end :].strip(),
    )
    stranded = frame.rest.rsplit(" ", 1)[-1].lower() in lex.PREPOSITIONS
    last = f"{frame.lead.lower() or 'in'} {answer}" if frame.lead or frame.wh == "where" else answer
    parts = [tail, last] if frame.lead or stranded or frame.wh == "where" else [last, tail]
    return " ".join(part for part in [subject, frame.auxiliary, verb, *parts] if part)


def _subject_filled(frame: Frame, answer: str | None) -> str | None:
    """ "won the vote" and "Ana Ruiz" give "did Ana Ruiz win the vote"."""
    verb, _, tail = frame.rest.partition(" ")
    base = verb_base(verb.lower())
    subject = _subject(frame, answer)
    if not subject or base is None:
        return None
    helper = "does" if verb.lower() != base and verb.lower().endswith("s") else "did"
    return f"{helper} {subject} {base} {tail}".rstrip()


def _subject(frame: Frame, answer: str | None) -> str:
    if answer and frame.wh == "how" and answer.replace(",", "").isdigit():
        return f"{answer} {frame.noun.split(' ', 1)[-1]}"
    return answer or frame.noun.removeprefix("many ").removeprefix("much ")


def _amount_asked(wh: str, frame: Frame, answer: str | None) -> bool:
    """ "What does Sudria export?", "timber", "How much?": the answer is what is counted."""
    plain = (
        answer is not None and not answer[0].isdigit() and answer[0] not in "$€£" and not answer[0].isupper()
    )
    return (
        plain and wh.lower() in {"how much", "how many"} and frame.wh in {"what", "which"} and not frame.lead
    )


def _gap_filled(frame: Frame, answer: str) -> str:
    aux, rest = frame.auxiliary, frame.rest
    if frame.wh == "where":
        placed = answer if answer.split()[0].lower() in lex.PREPOSITIONS else f"in {answer}"
        return f"{aux} {rest} {placed}"
    stranded = rest.rsplit(" ", 1)[-1].lower() in lex.PREPOSITIONS
    if frame.wh == "how" and stranded:
        return f"{aux} {rest} {answer}"
    if frame.wh not in _OBJECT_WH or frame.lead:
        return _kept(frame)
    filler = _with_noun(answer, frame.noun)
    if stranded:
        return f"{aux} {rest} {filler}"
    if aux in lex.BE:
        spelt = any(m.kind in {"number", "time"} for m in mentions(answer)[:1])
        measured = spelt or answer[0].isdigit() or answer[0] in "$€£"
        return f"{aux} {rest} {filler}" if measured else f"{aux} {filler} {rest}"
    return f"{aux} {_after_verb(aux, rest, filler)}"


def _with_noun(answer: str, noun: str) -> str:
    """ "15 percent" to "what tariff" is "15 percent tariff"; a name needs no noun."""
    numeric = answer[0].isdigit() or answer[0] in "$€£"
    return f"{answer} {noun}" if numeric and noun and noun.lower() not in answer.lower() else answer


def _after_verb(auxiliary: str, rest: str, filler: str) -> str:
    body = f"{auxiliary} {rest}"
    found = words(body)
    at = _verb_at(auxiliary, rest)
    if at is None and auxiliary in lex.BE:
        return f"{filler} {rest}"
    if at is None:
        subject_wh = auxiliary in lex.MODAL | lex.HAVE and len(found) > 1 and verb_base(found[1].norm)
        return f"{filler} {rest}" if subject_wh else f"{rest} {filler}"
    if at == 1:
        return f"{filler} {rest}"
    end = found[at].end
    return f"{body[len(auxiliary) : end].strip()} {filler}{body[end:]}"


def _verb_at(auxiliary: str, rest: str) -> int | None:
    """Which word of ``auxiliary rest`` is the main verb."""
    asked = f"what {auxiliary} {rest}"
    letters = tags(asked, words(asked))[1:]
    return next((i for i, letter in enumerate(letters) if letter == "V"), None)


def content_of(question: str, answer: str | None) -> str:
    """What the previous question was about, without its question words."""
    body = _flat(question.rstrip(" ?.!"))
    frame = frame_of(body)
    if frame and frame.lead and frame.auxiliary and answer is None:
        return frame.rest  # "At which palace did" is where, and no part of it
    found = words(body)
    opening = lex.WH | lex.AUXILIARIES | lex.IMPERATIVES | {"much", "many", "me", "more", "about"}
    wh = next((i for i, w in enumerate(found[:3]) if w.norm in lex.WH), -1)
    at = next((i for i, w in enumerate(found) if i > wh and w.norm not in opening), 0)
    if at + 1 < len(found) and found[at - 1].norm == "how" and found[at + 1].norm in lex.AUXILIARIES:
        at += 2  # "How high was"
    core = body[found[at].start :] if found else body
    return f"{answer} {core}" if answer and answer.lower() not in core.lower() else core


def _flat(text: str) -> str:
    """``text`` with what stands in brackets after a comma."""
    return re.sub(r"\s*\(([^()]*)\)", r", \1", text)
