"""A conversation as Markdown, HTML or JSON.

Everything that comes from an article is escaped: an exported page runs nothing and asks no host for anything.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.visible import flat
from qa.as_of import known_order
from qa.conversation.kept import Conversation, KeptTurn
from qa.scope import scope_words

EXPORT_VERSION = 1
NOT_FOUND = "The articles do not say."
REMOVED = "The article that was quoted here was removed."
_KINDS = {
    "disputed": "Reports disagree.",
    "conflicting": "Reports of the same time disagree.",
    "senses": "The question can mean several things.",
}
_CHANGED = {
    "known": "Later reports differ from earlier ones; newest first.",
    "partly": "Later reports differ from earlier ones; their order is partly inferred.",
    "inferred": "Later reports differ from earlier ones; their order is inferred.",
}
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~$^])")
_CITED_KEYS = ("article_id", "field", "start", "end")


def to_json(conversation: Conversation) -> str:
    """The conversation whole, answers in the form of ``dateline ask --json``."""
    turns = [
        {
            "number": turn.number,
            "question": turn.question,
            "asked_at": turn.asked_at,
            "verdict": turn.verdict,
            "pins": list(turn.pins),
            "answer": dict(turn.answer),
        }
        for turn in conversation.turns
    ]
    whole = {
        "version": EXPORT_VERSION,
        "id": conversation.id,
        "title": conversation.title,
        "started_at": conversation.started_at,
        "left_out": list(conversation.left_out),
        "turns": turns,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


class _Footnotes:
    """Citations numbered in the order of their first mention, the same place once."""

    def __init__(self):
        self.citations: list[Mapping[str, Any]] = []
        self._numbers: dict[tuple[Any, ...], int] = {}

    def number(self, citation: Mapping[str, Any]) -> int:
        """The citation's number, from 1."""
        key = tuple(citation.get(k) for k in _CITED_KEYS)
        if key not in self._numbers:
            self.citations.append(citation)
            self._numbers[key] = len(self.citations)
        return self._numbers[key]


def to_markdown(conversation: Conversation) -> str:
    """The conversation with a footnote for each citation: quote, article, date, file and offsets."""
    notes = _Footnotes()
    parts = [f"# {_md(conversation.title or 'Conversation')}", f"*{_md(conversation.started_at)}*"]
    for turn in conversation.turns:
        parts += _markdown_turn(turn, notes)
    parts += [f"[^{i}]: {_markdown_note(c)}" for i, c in enumerate(notes.citations, start=1)]
    return "\n\n".join(parts) + "\n"


def _markdown_turn(turn: KeptTurn, notes: _Footnotes) -> list[str]:
    parts = [f"## {_md(turn.question)}"]
    if _understood(turn):
        parts.append(f"*Understood as: {_md(_understood(turn))}*")
    parts += [f"*{_md(line)}*" for line in _remarks(turn)]
    for i, claim in enumerate(_claims(turn)):
        marks = "".join(f"[^{notes.number(c)}]" for c in claim.get("citations") or ())
        text = _md(claim.get("text"))
        shown = f"**{text}**" if i == 0 else f"- {text}"
        parts.append(f"{shown}{marks} ({_md(_claim_facts(claim))})")
    for label, citations in _extras(turn):
        quoted = "; ".join(f"“{_md(c.get('quote'))}”[^{notes.number(c)}]" for c in citations)
        parts.append(f"{label}: {quoted}")
    return parts


def _markdown_note(citation: Mapping[str, Any]) -> str:
    source = _md(", ".join(_source_facts(citation)))
    return f"“{_md(_sentence(citation))}” — {source}. `{_code(_place(citation))}`"


def to_html(conversation: Conversation) -> str:
    """One page that needs nothing else: styles inside, no script, every request forbidden."""
    notes = _Footnotes()
    turns = "\n".join(_html_turn(turn, notes) for turn in conversation.turns)
    listed = "\n".join(_html_note(i, c) for i, c in enumerate(notes.citations, start=1))
    title = _h(conversation.title or "Conversation")
    return _PAGE.format(
        title=title, started=_h(conversation.started_at), turns=turns, notes=listed, style=_STYLE
    )


_STYLE = """:root{color-scheme:light dark}
body{font:17px/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem}
h2{font-size:1.1rem;margin-top:2.5rem;border-top:1px solid #8886;padding-top:1rem}
.answer{font-size:1.5rem;margin:.4rem 0}.facts,.understood,.remark,.place{color:#777;font-size:.85rem}
.not_found{font-style:italic}sup a{text-decoration:none}blockquote{margin:.2rem 0}code{overflow-wrap:anywhere}
.right::after{content:" ✓"}.wrong::after{content:" ✗"}li:target{background:#fc06}"""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>{style}</style></head>
<body><h1>{title}</h1><p class="facts">{started}</p>
{turns}
<h2>Citations</h2><ol>
{notes}
</ol></body></html>
"""


def _html_turn(turn: KeptTurn, notes: _Footnotes) -> str:
    verdict = f' class="{turn.verdict}"' if turn.verdict in {"right", "wrong"} else ""
    parts = [f"<section><h2{verdict}>{_h(turn.question)}</h2>"]
    if _understood(turn):
        parts.append(f'<p class="understood">Understood as: {_h(_understood(turn))}</p>')
    parts += [f'<p class="remark">{_h(line)}</p>' for line in _remarks(turn)]
    for claim in _claims(turn):
        marks = "".join(_html_mark(notes.number(c)) for c in claim.get("citations") or ())
        parts.append(f'<p class="answer" dir="auto">{_h(claim.get("text"))}{marks}</p>')
        parts.append(f'<p class="facts">{_h(_claim_facts(claim))}</p>')
    for label, citations in _extras(turn):
        quoted = "; ".join(f"“{_h(c.get('quote'))}”{_html_mark(notes.number(c))}" for c in citations)
        parts.append(f"<p>{label}: {quoted}</p>")
    return "\n".join([*parts, "</section>"])


def _html_mark(number: int) -> str:
    return f'<sup><a href="#c{number}">{number}</a></sup>'


def _html_note(number: int, citation: Mapping[str, Any]) -> str:
    facts = _h(", ".join(_source_facts(citation)))
    return (
        f'<li id="c{number}"><blockquote dir="auto">{_h(_sentence(citation))}</blockquote>{facts}<br>'
        f'<code class="place">{_h(_place(citation))}</code></li>'
    )


def _understood(turn: KeptTurn) -> str | None:
    resolved = turn.resolved_question
    return resolved if resolved and resolved != turn.question else None


def _claims(turn: KeptTurn) -> list[Mapping[str, Any]]:
    return list(turn.answer.get("claims") or [])


def _extras(turn: KeptTurn) -> list[tuple[str, Sequence[Mapping[str, Any]]]]:
    rows = (("Nearest", turn.answer.get("near_misses") or ()), ("Pinned", turn.pins))
    return [(label, citations) for label, citations in rows if citations]


def _remarks(turn: KeptTurn) -> list[str]:
    answer = turn.answer
    scope = scope_words(answer.get("scope"))
    lines = [f"Scope: {' · '.join(scope)}"] if scope else []
    lines += [REMOVED] if answer.get("removed_quotes") else []
    if answer.get("status") == "not_found" and not answer.get("removed_quotes"):
        lines.append(NOT_FOUND)
    kind = "conflicting" if answer.get("status") == "conflicting" else str(answer.get("kind"))
    if kind == "changed":
        dates = [(claim.get("as_of"), str(claim.get("as_of_basis"))) for claim in _claims(turn)]
        lines.append(_CHANGED[known_order(dates)])
    lines += [_KINDS[kind]] if kind in _KINDS else []
    return lines + ([f"Marked {turn.verdict}."] if turn.verdict else [])


def _claim_facts(claim: Mapping[str, Any]) -> str:
    as_of, origins = claim.get("as_of"), claim.get("origins") or 1
    facts = [f"as of {as_of}, {claim.get('as_of_basis')}" if as_of else "undated"]
    facts.append(f"{origins} independent source{'s' if origins != 1 else ''}")
    if claim.get("attribution"):
        facts.append(f"“{claim['attribution']}”")
    if claim.get("modality") not in {None, "asserted"}:
        facts.append(str(claim["modality"]))
    probability = claim.get("probability")
    return "; ".join(facts + ([f"probability {probability:.2f}"] if probability is not None else []))


def _sentence(citation: Mapping[str, Any]) -> str:
    return str((citation.get("sentence") or {}).get("quote") or citation.get("quote") or "")


def _source_facts(citation: Mapping[str, Any]) -> list[str]:
    published = citation.get("published")
    dated = f"{published} ({citation.get('published_basis')})" if published else "undated"
    named = [citation.get("title"), citation.get("publisher"), dated, citation.get("url")]
    return [str(fact) for fact in named if fact]


def _place(citation: Mapping[str, Any]) -> str:
    """File and half-open range of code points, as ``/abs/a.txt:812-817 (text, utf-8, sha256 0f3a...)``."""
    field, encoding = citation.get("field") or "text", citation.get("encoding") or "utf-8"
    checksum = str(citation.get("sha256") or "")[:12]
    where = f"{citation.get('path')}:{citation.get('start')}-{citation.get('end')}"
    return f"{where} ({field}, {encoding}{f', sha256 {checksum}' if checksum else ''})"


def _safe(text: object) -> str:
    return flat("" if text is None else text)


def _md(text: object) -> str:
    """Text that no Markdown reader takes for markup; ``<`` as an entity, since some readers pass tags on."""
    return _MARKDOWN.sub(r"\\\1", _safe(text).replace("&", "&amp;").replace("<", "&lt;"))


def _code(text: str) -> str:
    return _safe(text).replace("`", "'")


def _h(text: object) -> str:
    return html.escape(_safe(text))
