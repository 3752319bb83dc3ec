"""What a first question loads, seen in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {
    "torch",
    "transformers",
    "sentence_transformers",
    "textual",
    "trafilatura",
    "dateparser",
    "pydantic",
}
PROBE = """
import sys
sys.argv = ["dateline", "ask", "When will the Harrow Bridge reopen?", "--index", sys.argv[1], "--json"]
from tui.cli import main
try:
    main()
except SystemExit as done:
    print(done.code, file=sys.stderr)
print("\\n".join(sys.modules), file=sys.stderr)
"""


def test_a_first_question_loads_nothing_heavy(index):
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(index)], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert '"status": "answered"' in done.stdout
    assert "onnxruntime" in loaded
    assert not loaded & HEAVY
