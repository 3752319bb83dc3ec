"""Dateline itself, measured the way the rivals are: a fresh process over an index on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from run_job import Found, Job, Reply, main  # pyright: ignore[reportMissingImports]


class Dateline:
    """``settings["articles"]`` lists the files and folders that the job's passages came from."""

    def build(self, job: Job, folder: Path) -> None:
        """The index that ``dateline index`` makes."""
        from index.build import update

        update([Path(path) for path in job.settings["articles"]], folder)

    def load(self, job: Job, folder: Path) -> Callable[[str], Reply]:
        """The shipped assistant."""
        from evals.gold import GoldQuestion, GoldSpan
        from evals.runner import naming
        from qa.assistant import Assistant

        assistant = Assistant.open(folder, reader=job.settings.get("reader"))
        names = {passage["article"] for passage in job.passages}
        spans = tuple(GoldSpan(name, 0, 0, "") for name in names)
        name = naming([GoldQuestion("names", "", "", "answered", spans)])

        def answer(question: str) -> Reply:
            given = assistant.ask(question)
            shown = (
                [(claim, claim.citations[0]) for claim in given.claims] if given.status != "not_found" else []
            )
            answers = [
                Found(claim.text, name(cited.article), cited.span.start, cited.span.end, claim.probability)
                for claim, cited in shown
            ]
            return Reply(answers, given.probability)

        return answer


if __name__ == "__main__":
    main(Dateline)
