"""One self-contained HTML page: figures, charts, and every failure to read through."""

from __future__ import annotations

from html import escape
from pathlib import Path

from evals.reports.failures import TextOf, failures
from evals.reports.figures import Figures, Section, percent, sections, spread, title
from evals.reports.plots import charts
from evals.runner import Run

STYLE = Path(__file__).with_name("page.css")
SCRIPT = Path(__file__).with_name("page.js")
NARROW = 6
"""Columns of a table that fit half the page."""
KEY = (
    'Marked: <mark class="gold">gold</mark> <mark class="cited">cited</mark> <mark class="read">read</mark>. '
    "A green edge: the passage holds the answer."
)


def page(run: Run, summary: Figures, text_of: TextOf = lambda _: None) -> str:
    """The whole page.

    Args:
        run: the run, for its failures.
        summary: its figures, as ``summarise`` gives them.
        text_of: an article's text by name, to show gold spans that were not retrieved in context.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title(summary))}</title><style>{STYLE.read_text(encoding='utf-8')}</style></head>"
        f"<body><main>{_header(summary)}"
        f'<section class="tiles">{_tiles(summary)}</section>'
        f'<section class="charts">{_charts(summary)}</section>'
        f'<section class="tables">{_tables(summary)}</section>'
        f'<section id="failures"><h2>Every failure</h2><p class="key">{KEY}</p>'
        f"{failures(run, text_of)}</section>"
        f"</main><script>{SCRIPT.read_text(encoding='utf-8')}</script></body></html>"
    )


def write_page(path: Path, run: Run, summary: Figures, text_of: TextOf = lambda _: None) -> None:
    """Writes the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(run, summary, text_of), encoding="utf-8")


def _header(summary: Figures) -> str:
    settings = ", ".join(f"{name} = {value}" for name, value in summary["settings"].items()) or "as shipped"
    facts = (
        f"{summary['n']} questions, {summary['answerable']} of them answerable",
        f"index {summary['index_id']}",
        settings,
    )
    return f"<header><h1>{escape(str(summary['name']))}</h1><p>{escape(' · '.join(facts))}</p></header>"


def _tiles(summary: Figures) -> str:
    answers, abstention = summary["answers"], summary["abstention"]
    top, top_range, _ = spread(answers["top_claim_accuracy"])
    f1, f1_range, _ = spread(answers["f1"])
    warm = summary["timing"]["warm"].get("total")
    tiles = [
        ("first claim right", f"{top}%", top_range),
        ("F1", f"{f1}%", f1_range),
        ("silence kept", _share(abstention["as_given"]["recall"]), "of what cannot be answered"),
        (
            "wrongly refused",
            _share(abstention["as_given"]["wrong_refusals"]),
            "of what can be answered",
        ),
        (
            "citations exact",
            _share(summary["citations"]["exact"]),
            f"{summary['citations']['citations']} checked on disk",
        ),
        (
            "warm, median",
            f"{warm['p50_ms']:.0f} ms" if warm else "–",
            f"p95 {warm['p95_ms']:.0f} ms" if warm else "",
        ),
    ]
    return "".join(
        f'<div class="tile"><span>{escape(name)}</span><strong>{escape(value)}</strong>'
        f"<em>{escape(note)}</em></div>"
        for name, value, note in tiles
    )


def _share(value: float | None) -> str:
    return "–" if value is None else f"{percent(value)}%"


def _charts(summary: Figures) -> str:
    return "".join(
        f"<figure><figcaption><b>{escape(name)}</b> {escape(caption)}</figcaption>{svg}</figure>"
        for name, caption, svg in charts(summary)
    )


def _tables(summary: Figures) -> str:
    """Narrow ones in two columns, then those that need the whole width."""
    narrow_first = sorted(sections(summary), key=_is_wide)
    return "".join(_table(section) for section in narrow_first)


def _is_wide(section: Section) -> bool:
    return len(section.header) > NARROW


def _table(section: Section) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in section.header)
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in section.rows)
    note = f"<p class='soft'>{escape(section.note)}</p>" if section.note else ""
    wide = " wide" if _is_wide(section) else ""
    return (
        f'<div class="table{wide}"><h2>{escape(section.title)}</h2><div class="scroll"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{note}</div>"
    )
