"""``dateline eval --new FILE``: ask, mark the right span in the terminal, append a gold line.

Plain prompts on standard input and output. A finished question is in the file at once; one that is
interrupted is offered again the next time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from corpus.types import Article, Span
from evals.gold import GoldSpan
from evals.writing import SILENT_TYPES, TYPES, VALUED, Draft, GoldFile, around, places, valued
from index.types import Hit
from qa.types import Answer, Kind
from tui.console import out, out_lines, reply

SHOWN_SPANS = 10
SHOWN_PASSAGES = 5
PASSAGE_CHARS = 240
HELP = """\
Mark the right span, one at a time, every place where the answer stands:
  3                    the found span of that number
  p2                   shows the whole of passage 2
  p2 EXACT WORDS       words of the article of passage 2
  @ARTICLE EXACT WORDS words of any article, by its file name or id (no blanks)
  none                 the corpus does not say
  undo                 takes the last mark back
  (nothing)            done"""


def write_gold(path: Path, assistant: Any) -> None:
    """Asks for questions until an empty one, and appends each to ``path`` as soon as it is complete.

    Raises:
        CorpusError: where ``path`` holds something else.
    """
    file = GoldFile(path, assistant.index)
    written = 0
    try:
        draft = _left(file)
        while draft := draft or _asked():
            file.keep(draft)
            out(f"Added {file.append(_finished(file, draft, assistant))}.")
            out()
            written += 1
            draft = None
    except EOFError:
        pass
    finally:
        out()
        out(f"{path}: {written} added, {len(file.ids)} in all.")
        if (left := file.kept()) is not None:
            out(f"Unfinished, and offered the next time: {left.question}")


def _left(file: GoldFile) -> Draft | None:
    """The question that an interruption left, if it is to be gone on with."""
    draft = file.kept()
    if draft is None:
        return None
    if reply(f"Unfinished: {draft.question} ({len(draft.spans)} marked). Go on? [Y/n] ").lower()[:1] == "n":
        file.unfinished.unlink(missing_ok=True)
        return None
    return draft


def _asked() -> Draft | None:
    question = reply("Question (nothing to stop): ")
    return Draft(question) if question else None


def _finished(file: GoldFile, draft: Draft, assistant: Any) -> Draft:
    """Everything else that the line needs, kept after every answer."""
    answer = assistant.ask(draft.question)
    _show(answer, file, assistant.index)
    out_lines(HELP.splitlines())
    draft = _marked(file, draft, answer, assistant.index)
    if draft.silent:
        draft = replace(draft, kind=None, type=_one_of("Type", SILENT_TYPES, SILENT_TYPES[0]))
    else:
        draft = _described(file, draft)
    file.keep(draft)
    return draft


def _described(file: GoldFile, draft: Draft) -> Draft:
    kind = _one_of("Kind", get_args(Kind), "single")
    draft = replace(draft, kind=kind, type=reply(f"Type [{TYPES[kind]}]: ") or TYPES[kind])
    file.keep(draft)
    if kind in VALUED and len(draft.spans) > 1:
        draft = replace(draft, spans=valued(draft.spans, _values(draft.spans, kind)))
        file.keep(draft)
    given = reply("Other accepted wordings, with ; between them: ").split(";")
    return replace(draft, variants=tuple(words.strip() for words in given if words.strip()))


def _values(spans: Sequence[GoldSpan], kind: str) -> list[int]:
    """Which value each span gives; by default equal words are one value."""
    out("Give spans that say the same one number" + (", 1 for the newest." if kind == "changed" else "."))
    texts = list(dict.fromkeys(span.text for span in spans))
    values: list[int] = []
    for span in spans:
        usual = texts.index(span.text) + 1
        values.append(_number(f'Value of "{span.text}" in {span.article} [{usual}]: ', usual))
    return values


def _marked(file: GoldFile, draft: Draft, answer: Answer, index: Any) -> Draft:
    """Asks for marks until nothing is given and something is marked."""
    while True:
        given = reply(f"Mark {len(draft.spans) + 1}: ")
        if given == "none" and not draft.spans:
            return replace(draft, silent=True)
        if not given and draft.spans:
            return replace(draft, silent=False)
        if given == "undo":
            draft = replace(draft, spans=draft.spans[:-1])
        elif given == "none":
            out("Something is marked: undo it first.")
        elif not given:
            out('Mark a span, or say "none".')
        else:
            found = [span for span in _spans(given, answer, file, index) if span not in draft.spans]
            for span in found:
                out(f'  marked "{span.text}" in {span.article}')
            draft = replace(draft, spans=(*draft.spans, *found))
        file.keep(draft)


def _spans(given: str, answer: Answer, file: GoldFile, index: Any) -> list[GoldSpan]:
    """What one mark means; nothing, and why, where it means nothing."""
    if given.isdigit():
        candidates = answer.candidates[:SHOWN_SPANS]
        if not 0 < int(given) <= len(candidates):
            out(f"There is no span {given}.")
            return []
        chosen = candidates[int(given) - 1]
        return [file.span(index.article(chosen.hit.passage.article_id), chosen.span)]
    name, _, words = given.partition(" ")
    if not words and (hit := _hit(name, answer)):
        out_lines(hit.passage.span.of(index.article(hit.passage.article_id).text).splitlines())
        return []
    article = _article(name, answer, file, index)
    if article is None:
        out(f"{name} is neither a number, nor a passage (p1), nor an article (@name).")
        return []
    return [file.span(article, span) for span in _chosen(words, article)]


def _article(name: str, answer: Answer, file: GoldFile, index: Any) -> Article | None:
    if name.startswith("@"):
        return file.articles.get(name[1:])
    hit = _hit(name, answer)
    return index.article(hit.passage.article_id) if hit else None


def _hit(name: str, answer: Answer) -> Hit | None:
    """The shown passage that is called so: p1, p2, ..."""
    hits = answer.hits[:SHOWN_PASSAGES]
    if name[:1] == "p" and name[1:].isdigit() and 0 < int(name[1:]) <= len(hits):
        return hits[int(name[1:]) - 1]
    return None


def _chosen(words: str, article: Article) -> list[Span]:
    """The place of the words, or those of several places that are chosen."""
    found = places(words, article)
    if not found:
        out(f'"{words}" does not stand in {article.title or article.id}.')
    if len(found) < 2:
        return found
    for number, span in enumerate(found, 1):
        out(f"  {number:2}  {around(article.text, span)}")
    given = reply("Which (numbers, or all)? ").replace(",", " ").split()
    if given == ["all"]:
        return found
    return [found[int(one) - 1] for one in given if one.isdigit() and 0 < int(one) <= len(found)]


def _show(answer: Answer, file: GoldFile, index: Any) -> None:
    """The best passages and spans, without the answer: it is the reader who knows what is right."""
    out()
    out("Passages")
    for number, hit in enumerate(answer.hits[:SHOWN_PASSAGES], 1):
        article = index.article(hit.passage.article_id)
        text = " ".join(hit.passage.span.of(article.text).split())
        cut = "…" if len(text) > PASSAGE_CHARS else ""
        out(f"  p{number}  {_named(article, file)}: {text[:PASSAGE_CHARS]}{cut}")
    out("Spans found" if answer.candidates else "No spans found")
    for number, candidate in enumerate(answer.candidates[:SHOWN_SPANS], 1):
        article = index.article(candidate.hit.passage.article_id)
        out(f"  {number:2}  {_named(article, file)}: {around(article.text, candidate.span)}")
    out()


def _named(article: Article, file: GoldFile) -> str:
    name = file.name(article)
    return f"{name} ({article.published})" if article.published else name


def _one_of(what: str, allowed: Sequence[str], usual: str) -> str:
    while (given := reply(f"{what} ({', '.join(allowed)}) [{usual}]: ").strip() or usual) not in allowed:
        out(f"{given} is none of them.")
    return given


def _number(prompt: str, usual: int) -> int:
    while not (given := reply(prompt) or str(usual)).isdigit():
        out("Give a number.")
    return int(given)
