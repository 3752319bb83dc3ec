"""Ctrl-C at any time ends a command with 130 and without a traceback, seen in processes of their own."""

from __future__ import annotations

import subprocess
import sys

import pytest

RUN = "from tui.entry import main; main()"
AT_ONCE = """
import builtins, os, signal, sys
known = builtins.__import__
signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it would be ignored
def load(name, *rest, **named):
    if name == {name!r}:
        os.kill(os.getpid(), signal.SIGINT)
    return known(name, *rest, **named)
builtins.__import__ = load
sys.argv = ["dateline", "info"]
"""
IN_A_COMPILED_MODULE = """
import sys, tui.cli
def broken():
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        raise ImportError("initialization failed") from error
tui.cli.app = broken
"""


def run(code: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a process to itself")
@pytest.mark.parametrize("loading", ["tui.cli", "typer", "corpus.errors"])
def test_interrupted_while_the_command_line_loads_it_leaves_in_silence(loading: str):
    assert run(AT_ONCE.format(name=loading) + RUN) == (130, "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a process to itself")
def test_interrupted_at_work_it_says_so(tmp_path):
    code, said = run(AT_ONCE.format(name="index.index") + RUN)
    assert (code, said.strip().splitlines()[-1]) == (130, "interrupted")


def test_an_import_that_the_interrupt_broke_counts_as_interrupted():
    assert run(IN_A_COMPILED_MODULE + RUN) == (130, "")


def test_another_error_is_not_hidden_and_no_answer_of_not_found():
    code, said = run("import tui.cli\ntui.cli.app = lambda: 1 / 0\n" + RUN)
    assert (code, "ZeroDivisionError" in said) == (70, True)
