"""What each command does. Heavy parts are imported where they are used, so that the rest starts fast."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from corpus.errors import SettingsError
from corpus.visible import is_unicode
from tui.console import (
    LOCAL_INDEX,
    NOT_FOUND,
    asked_index,
    chosen_index,
    exit_codes,
    is_bundled,
    named_index,
    out,
    out_json,
    out_lines,
    say,
    warn_if_bundled,
)

UNCALIBRATED = "notice: probabilities, and what is refused, are not calibrated for the reader {}"


def chat(index: Path | None, reader: str | None, history: bool, as_of: str | None) -> None:
    """The Textual chat."""
    with exit_codes():
        from tui.chat import run

        raise SystemExit(run(named_index(index), reader=reader, history=history, as_of=as_of))


def index(
    paths: Sequence[Path],
    into: Path | None,
    remove: Sequence[Path],
    strict: bool,
    model: str | None,
    as_json: bool,
) -> None:
    """Builds or updates."""
    with exit_codes():
        if not paths and not remove:
            raise SettingsError("nothing to index", "Name files or folders, or --remove PATH.")
        from index.build import update
        from index.encoder import load_encoder
        from tui.progress import shown_progress

        encoder = load_encoder(model) if model else None
        with shown_progress() as progress:
            report = update(
                paths,
                _written(into),
                remove=remove,
                strict=strict,
                encoder=encoder,
                progress=progress,
            )
        if as_json:
            out_json(asdict(report))
            return
        for one in report.skipped:
            where = f"{one.path}:{one.line}" if one.line else str(one.path)
            say(f"skipped {where}: {one.reason}")
        for notice in report.notices:
            where = f"{notice.path}:{notice.line}" if notice.line else str(notice.path)
            say(f"notice: {where}: {notice.message}")
        for article_id, language in report.other_language:
            say(f"notice: {article_id} is not in English ({language}): answers from it are weak")
        if not report.articles:
            say("notice: the index holds no article: .txt, .md, .html and .jsonl files are read")
        counts = ("added", "updated", "unchanged", "removed", "skipped")
        out(", ".join(f"{len(getattr(report, name))} {name}" for name in counts))
        out(f"{report.articles} articles, {report.passages} passages, index {report.index_id}")


def _written(into: Path | None) -> Path:
    """The index that is built: ``--into``, else as everywhere, but never the bundled one."""
    directory = into or named_index(None) or Path(LOCAL_INDEX)
    if is_bundled(directory):
        raise SettingsError(
            f"{directory} is the index of the bundled articles, which the next release replaces",
            f"Give your articles an index of their own: --into {LOCAL_INDEX}",
        )
    return directory


def ask(
    question: str | None,
    questions: Path | None,
    index: Path | None,
    as_of: str | None,
    reader: str | None,
    mode: str,
    as_json: bool,
) -> None:
    """One question, or a file of them."""
    with exit_codes():
        if (question is None) == (questions is None):
            raise SettingsError(
                "give one question, or --questions FILE", 'For example: dateline ask "Who met?"'
            )
        if question is not None and not question.strip():
            raise SettingsError("the question is empty", 'For example: dateline ask "Who met?"')
        _check_unicode(question or "")
        from qa.asking import AssistantSettings
        from qa.assistant import Assistant
        from qa.contract import answer_json
        from tui.questions import read_questions
        from tui.show import answer_lines

        settings = AssistantSettings(mode=mode)  # pyright: ignore[reportArgumentType]
        asked = read_questions(questions, as_of) if questions else []
        assistant = Assistant.open(asked_index(index), reader=reader, settings=settings)
        if not assistant.is_calibrated:
            say(UNCALIBRATED.format(reader))
        if question is None:
            for one, answer in zip(asked, assistant.ask_many(asked), strict=True):
                if as_json:
                    out_json(answer_json(answer, one.id))
                else:
                    out_lines([f"{one.id}: {answer.question}", *answer_lines(answer, one.as_of), ""])
            return
        answer = assistant.ask(question, as_of)
        if as_json:
            out_json(answer_json(answer))
        else:
            out_lines(answer_lines(answer, as_of))
        if answer.status == "not_found":
            raise SystemExit(NOT_FOUND)


def article_show(article_id: str, index: Path | None, as_json: bool) -> None:
    """One article's metadata."""
    with exit_codes():
        from index.index import Index
        from qa.contract import article_json, block_json

        opened = Index.open(chosen_index(index))
        article = opened.article(article_id)
        record = article_json(article) | {"origin": opened.store.origin(article_id)}
        blocks = opened.store.blocks(article_id)
        if as_json:
            out_json(record | {"blocks": [block_json(article, block) for block in blocks]})
            return
        for name, value in record.items():
            out(f"{name:16} {'-' if value is None else value}")
        out()
        for block in blocks:
            out(f"{block.kind:16} {block.span.of(article.text)}")


def article_list(index: Path | None, as_json: bool) -> None:
    """Every article, a line each."""
    with exit_codes():
        from index.index import Index
        from qa.contract import article_json

        for article in Index.open(chosen_index(index)).listed():
            if as_json:
                out_json(article_json(article))
            else:
                date = f"{article.published or 'undated'} ({article.published_basis})"
                out(article.id, date, article.publisher or "-", article.title or "-")


def article_set(article_id: str, index: Path | None, given: dict[str, str]) -> None:
    """Corrections, kept beside the index."""
    with exit_codes():
        if not given:
            raise SettingsError(
                "nothing to correct", "Give --published, --publisher, --title, --author or --url."
            )
        from index.index import Index
        from qa.conversation.corrections import correct
        from qa.conversation.history import kept_history
        from qa.times import as_of_date

        if given.get("published", "").strip():
            as_of_date(given["published"])
        directory = chosen_index(index)
        warn_if_bundled(directory)
        # An empty value takes a correction back.
        fields = {name: value.strip() or None for name, value in given.items()}
        with closing(kept_history()) as kept:
            correct(Index.open(directory), kept, article_id, fields)
    article_show(article_id, index, False)


def timeline(topic: str, index: Path | None, as_of: str | None, as_json: bool) -> None:
    """Cited sentences in date order."""
    with exit_codes():
        from tui.timeline import show_timeline

        _check_unicode(topic)
        show_timeline(topic, asked_index(index), as_of, as_json)


def verify(index: Path | None) -> None:
    """Full hashes of the index, and every article against its file."""
    with exit_codes():
        from index.verify import verify as problems_of

        folder = chosen_index(index)
        problems = problems_of(folder)
        for problem in problems:
            out(problem)
        if problems:
            say(f"{len(problems)} problem(s): index the changed files again, or restore them.")
            raise SystemExit(3)
        out("index and articles agree")


def info(index: Path | None, as_json: bool) -> None:
    """Manifest and counts."""
    with exit_codes():
        from index.index import Index

        opened = Index.open(chosen_index(index))
        manifest = opened.manifest
        record = {
            "index": str(opened.directory),
            "index_id": opened.index_id,
            "articles": manifest.articles,
            "passages": manifest.passages,
            "roots": [root.path for root in manifest.roots],
            "created": manifest.created,
            "encoder": manifest.encoder.name,
            "settings": asdict(manifest.settings),
            "bytes": sum(path.stat().st_size for path in opened.folder.rglob("*") if path.is_file()),
        }
        if as_json:
            out_json(record)
            return
        for name, value in record.items():
            out(f"{name:10} {value}")


def serve(index: Path | None, host: str, port: int, names: Sequence[str]) -> None:
    """HTTP."""
    with exit_codes():
        from qa.http import check_host, run

        check_host(host, names)
        folder = chosen_index(index)
        say(f"Serving at http://{host}:{port} (Ctrl+C ends it)")
        run(folder, host, port, names)


def mcp(index: Path | None) -> None:
    """Model Context Protocol."""
    with exit_codes():
        from qa.mcp import run

        run(chosen_index(index))


def web(index: Path | None, host: str, port: int) -> None:
    """The chat in a browser."""
    with exit_codes():
        from tui.web import run

        run(chosen_index(index), host=host, port=port)


def _check_unicode(asked: str) -> None:
    """A terminal of another encoding gives bytes that are no text, which no model and no database takes."""
    if not is_unicode(asked):
        raise SettingsError("what is asked is not valid Unicode", "Check the terminal's encoding: UTF-8.")
