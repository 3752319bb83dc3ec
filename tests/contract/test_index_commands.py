"""``dateline index``, ``article``, ``verify`` and ``info``."""

from __future__ import annotations

import json
import shutil


def test_update_counts_what_changed(dateline, articles, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(articles, root)
    into = tmp_path / "index"
    assert "3 added" in dateline("index", root, "--into", into).out
    assert "3 unchanged" in dateline("index", root, "--into", into).out
    (root / "nasty.txt").unlink()
    (root / "broken.txt").write_bytes(b"\x00\x01\x02\x00")
    result = dateline("index", root, "--into", into)
    assert "1 removed, 1 skipped" in result.out
    assert "broken.txt" in result.err
    assert dateline("index", root, "--into", into, "--strict").code == 2
    assert dateline("ask", "When will the Harrow Bridge reopen?", "--index", into).code == 0


def test_nothing_to_index_is_a_usage_error(dateline, tmp_path):
    assert dateline("index", "--into", tmp_path / "x").code == 2
    assert dateline("index", tmp_path / "missing", "--into", tmp_path / "x").code == 2


def test_a_correction_survives_reindexing(dateline, articles, tmp_path):
    into = tmp_path / "index"
    dateline("index", articles, "--into", into)
    rows = [
        json.loads(line) for line in dateline("article", "list", "--index", into, "--json").out.splitlines()
    ]
    undated = next(row["article_id"] for row in rows if row["published"] is None)
    assert dateline("article", "set", undated, "--published", "2024-02-29", "--index", into).code == 0
    dateline("index", articles, "--into", into)
    shown = json.loads(dateline("article", "show", undated, "--index", into, "--json").out)
    assert (shown["published"], shown["published_basis"]) == ("2024-02-29", "corrected")
    assert dateline("article", "set", undated, "--published", "2024-02-31", "--index", into).code == 2
    assert dateline("article", "show", "nobody", "--index", into).code == 2


def test_verify_sees_a_changed_file(dateline, articles, tmp_path):
    root = tmp_path / "root"
    shutil.copytree(articles, root)
    into = tmp_path / "index"
    dateline("index", root, "--into", into)
    assert dateline("verify", "--index", into).code == 0
    changed = root / "bridge-delay.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("$19", "$29"), encoding="utf-8")
    result = dateline("verify", "--index", into)
    assert result.code == 3
    assert "bridge-delay.md" in result.out


def test_info_counts(dateline, index):
    record = json.loads(dateline("info", "--index", index, "--json").out)
    assert record["articles"] == 3
    assert record["passages"] >= 3


def test_a_removed_article_stays_away_until_it_is_restored(dateline, articles, tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    into = tmp_path / "index"
    dateline("index", articles, "--into", into)
    listed = dateline("article", "list", "--index", into, "--json").out.splitlines()
    key = json.loads(listed[0])["article_id"]
    refused = dateline("article", "remove", key, "--index", into)
    assert (refused.code, "--yes" in refused.err) == (2, True)
    assert dateline("article", "remove", "nobody", "--index", into, "--yes").code == 2
    assert dateline("article", "remove", key, "--index", into, "--yes").code == 0
    dateline("index", articles, "--into", into)
    assert key not in dateline("article", "list", "--index", into).out
    assert dateline("verify", "--index", into).code == 0
    assert dateline("article", "restore", key, "--index", into).code == 0
    assert key in dateline("article", "list", "--index", into).out
