"""The command line: ``dateline``. stdout is data; standard error is everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tui import commands
from tui.console import exit_codes

app = typer.Typer(
    name="dateline",
    help="Ask a pile of news articles a question; get quoted, dated, checkable answers.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
article_app = typer.Typer(help="Show or correct what is known of an article.", rich_markup_mode=None)
app.add_typer(article_app, name="article")

IndexOption = Annotated[
    Path | None,
    typer.Option(
        "--index",
        help="Index folder. Default: DATELINE_INDEX, else .dateline/ here, else the bundled corpus.",
    ),
]
ReaderOption = Annotated[
    str | None, typer.Option("--reader", help="Another reader: a folder, a model's name, or `sentence`.")
]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", help="Leave out articles known to be later (ISO date).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def main_callback(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    index: IndexOption = None,
) -> None:
    """Without a command: the chat."""
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"dateline {installed('dateline')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        commands.chat(index, None, True, None)
    elif index is not None:
        context.default_map = _named_for_all(context.command, str(index))


def _named_for_all(command: Any, index: str) -> dict[str, Any]:
    """The index named before a command, as the default of whatever command follows."""
    below = getattr(command, "commands", None)
    if below is None:
        return {"index": index, "into": index}
    return {name: _named_for_all(inner, index) for name, inner in below.items()}


@app.command()
def chat(
    index: IndexOption = None,
    reader: ReaderOption = None,
    as_of: AsOfOption = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Keep nothing of this conversation.")
    ] = False,
) -> None:
    """Open the chat."""
    commands.chat(index, reader, not no_history, as_of)


@app.command("index")
def index_command(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders, each brought up to date.")
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option("--into", help="Index folder. Default: DATELINE_INDEX, else .dateline/ here."),
    ] = None,
    remove: Annotated[list[Path] | None, typer.Option("--remove", help="Drop this root.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Fail on the first unreadable file.")] = False,
    model: Annotated[
        str | None, typer.Option("--model", help="Another sentence-transformers encoder.")
    ] = None,
    json_output: JsonOption = False,
) -> None:
    """Build an index of articles, or bring one up to date."""
    commands.index(paths or [], into, remove or [], strict, model, json_output)


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    index: IndexOption = None,
    as_of: AsOfOption = None,
    questions: Annotated[
        Path | None,
        typer.Option(
            "--questions",
            help='A .jsonl file, one {"question", "id", "as_of", "conversation"} a line; all but the question'
            " may be left out, and lines of one conversation follow up on each other.",
        ),
    ] = None,
    reader: ReaderOption = None,
    mode: Annotated[str, typer.Option("--mode", help="hybrid, bm25 or dense.")] = "hybrid",
    json_output: JsonOption = False,
) -> None:
    """Answer one question, or a file of them."""
    commands.ask(question, questions, index, as_of, reader, mode, json_output)


@article_app.command("show")
def article_show(
    article_id: Annotated[str, typer.Argument(metavar="ID")],
    index: IndexOption = None,
    json_output: JsonOption = False,
) -> None:
    """What is known of an article."""
    commands.article_show(article_id, index, json_output)


@article_app.command("list")
def article_list(index: IndexOption = None, json_output: JsonOption = False) -> None:
    """All articles: id, date and its basis, publisher, title."""
    commands.article_list(index, json_output)


@article_app.command("set")
def article_set(
    article_id: Annotated[str, typer.Argument(metavar="ID")],
    index: IndexOption = None,
    published: Annotated[str | None, typer.Option("--published", help="ISO date, possibly partial.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher")] = None,
    title: Annotated[str | None, typer.Option("--title")] = None,
    author: Annotated[str | None, typer.Option("--author")] = None,
    url: Annotated[str | None, typer.Option("--url")] = None,
) -> None:
    """Correct what the file does not say; an empty value takes a correction back."""
    given = {"published": published, "publisher": publisher, "title": title, "author": author, "url": url}
    commands.article_set(
        article_id, index, {name: value for name, value in given.items() if value is not None}
    )


@article_app.command("remove")
def article_remove(
    article_id: Annotated[str, typer.Argument(metavar="ID")],
    index: IndexOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove an article for good: from the index, and its quotes from the kept conversations."""
    from tui import removal

    removal.article_remove(article_id, index, yes)


@article_app.command("restore")
def article_restore(
    article_id: Annotated[str, typer.Argument(metavar="ID")], index: IndexOption = None
) -> None:
    """Take a removed article in again."""
    from tui import removal

    removal.article_restore(article_id, index)


@app.command("eval")
def eval_command(
    gold: Annotated[
        Path | None, typer.Option("--gold", help="A gold file; default: the bundled set.")
    ] = None,
    spans: Annotated[Path | None, typer.Option("--spans", help="SQuAD-style rows: the reader alone.")] = None,
    squad: Annotated[Path | None, typer.Option("--squad", help="SQuAD JSON or rows, with retrieval.")] = None,
    beir: Annotated[
        Path | None, typer.Option("--beir", help="A folder in BEIR's form: retrieval alone.")
    ] = None,
    compare: Annotated[
        tuple[Path, Path] | None,
        typer.Option("--compare", help="Two runs (report folders or their JSON), paired."),
    ] = None,
    check: Annotated[
        Path | None, typer.Option("--check", help="Check a gold file against the index.")
    ] = None,
    new: Annotated[
        Path | None, typer.Option("--new", help="Ask, mark the right span, append a line to a gold file.")
    ] = None,
    ablations: Annotated[
        bool, typer.Option("--ablations", help="What each part brings: the gold set, parts left out.")
    ] = False,
    index: IndexOption = None,
    reader: ReaderOption = None,
    model: Annotated[
        str | None, typer.Option("--model", help="Another encoder (with --beir, --squad).")
    ] = None,
    settings: Annotated[list[str] | None, typer.Option("--set", help="KEY=VALUE of a setting.")] = None,
    report: Annotated[Path | None, typer.Option("--report", help="Folder for the reports.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Only the first N rows.")] = None,
    json_output: JsonOption = False,
) -> None:
    """Measure: the gold set, the reader alone, public sets, or two runs against each other."""
    from tui.evaluate import EvalRequest, evaluate

    with exit_codes():
        evaluate(
            EvalRequest(
                gold,
                spans,
                squad,
                beir,
                compare,
                check,
                new,
                ablations,
                index,
                reader,
                model,
                tuple(settings or ()),
                report,
                limit,
                json_output,
            )
        )


@app.command()
def timeline(
    topic: str, index: IndexOption = None, as_of: AsOfOption = None, json_output: JsonOption = False
) -> None:
    """Cited sentences about a topic in date order."""
    commands.timeline(topic, index, as_of, json_output)


@app.command()
def verify(index: IndexOption = None) -> None:
    """Check the index and every stored span against the files."""
    commands.verify(index)


@app.command()
def info(index: IndexOption = None, json_output: JsonOption = False) -> None:
    """What the index holds and was built with."""
    commands.info(index, json_output)


@app.command()
def serve(
    index: IndexOption = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port")] = 8350,
    names: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="What other machines call this one; they may then read every article.",
        ),
    ] = None,
) -> None:
    """Serve the JSON contract over HTTP, to this machine only unless --allow-host says otherwise."""
    commands.serve(index, host, port, names or [])


@app.command()
def mcp(index: IndexOption = None) -> None:
    """Serve the assistant to programs over the Model Context Protocol (standard input and output)."""
    commands.mcp(index)


@app.command()
def web(
    index: IndexOption = None,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port")] = 8351,
) -> None:
    """Serve the chat in a browser, on this machine."""
    commands.web(index, host, port)


def main() -> None:
    """Entry point."""
    app()


if __name__ == "__main__":
    main()
