"""``python -m tui.chat.screenshot OUT.svg``: a picture of the chat answering, for the README."""

from __future__ import annotations

import argparse
import asyncio
import re
from pathlib import Path

from tui.chat.app import ChatApp
from tui.chat.live import LiveSession, bundled
from tui.chat.themes import DARK

QUESTION = "By when must China buy the 12 million tonnes of soybeans?"
COLUMNS, ROWS = 132, 38
WAIT_S, STEP_S = 120.0, 0.05
# A picture asks no host for a font: the reader's own monospaced one will do.
_FONT_FACES = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_FONT_NAME = re.compile(r"font-family:\s*Fira Code[^;]*;")


def main() -> None:
    """Takes the picture that the command line asks for."""
    options = _options()
    out = asyncio.run(_picture(options))
    options.out.write_text(self_contained(out), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--index", type=Path, help="default: the bundled corpus")
    parser.add_argument("--ask", action="append", help="a question; may be given several times")
    parser.add_argument("--press", default="", help="keys pressed at the end, separated by spaces")
    parser.add_argument("--theme", default=DARK.name)
    parser.add_argument("--size", default=f"{COLUMNS}x{ROWS}", help="columns x rows")
    return parser.parse_args()


async def _picture(options: argparse.Namespace) -> str:
    app = ChatApp(lambda: LiveSession(options.index or bundled(print), None), theme_name=options.theme)
    app.chat.prompt.input.cursor_blink = False
    columns, rows = map(int, options.size.split("x"))
    async with app.run_test(size=(columns, rows)) as pilot:
        for question in options.ask or [QUESTION]:
            app.chat.ask(question)
        for _ in range(int(WAIT_S / STEP_S)):
            await pilot.pause(STEP_S)
            if app.chat.exit_code or (app.chat.conversation.ready and not app.chat.conversation.busy):
                break
        await pilot.press(*options.press.split())
        await pilot.pause(1.0)  # blocks and copies of the article come from the worker
        return app.export_screenshot(title="dateline")


def self_contained(svg: str) -> str:
    """The picture without the fonts that it would fetch, and with its spaces kept."""
    svg = _FONT_NAME.sub("font-family: ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace;", svg)
    return _FONT_FACES.sub("", svg).replace("<text ", '<text xml:space="preserve" ')


if __name__ == "__main__":
    main()
