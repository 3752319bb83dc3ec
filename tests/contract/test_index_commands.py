"""``dateline index``, ``article``, ``verify`` and ``info``."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from corpus.errors import DatelineError
from index.index import Index
from qa.contract import article_json
from qa.conversation.history import open_history


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


def test_an_index_without_articles_says_so(dateline, tmp_path):
    (tmp_path / "none").mkdir()
    result = dateline("index", tmp_path / "none", "--into", tmp_path / "x")
    assert (result.code, "holds no article" in result.err) == (0, True)


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


def test_an_index_named_before_the_command_serves_it(dateline, index, articles, tmp_path, monkeypatch):
    assert json.loads(dateline("--index", index, "info", "--json").out)["articles"] == 3
    assert len(dateline("--index", index, "article", "list").out.splitlines()) == 3
    assert dateline("--index", tmp_path, "info", "--index", index).code == 0
    assert dateline("--index", tmp_path / "none", "info").code == 3
    assert dateline("--index", tmp_path / "new", "index", articles).code == 0
    assert (tmp_path / "new" / "current").exists()
    opened: list[object] = []
    monkeypatch.setattr("tui.chat.run", lambda path, **_: opened.append(path) or 0)
    assert dateline("--index", index).code == 0
    assert dateline("--index", index, "chat").code == 0
    assert opened == [index, index]


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


def test_an_empty_value_takes_a_correction_back(dateline, articles, tmp_path):
    into = tmp_path / "index"
    dateline("index", articles, "--into", into)
    listed = dateline("article", "list", "--index", into).out.splitlines()
    article_id = next(line.split("\t")[0] for line in listed if line.startswith("bridge-delay"))
    show = ("article", "show", article_id, "--index", into, "--json")
    before = dateline(*show).answer
    dateline("article", "set", article_id, "--published", "2023", "--title", "New", "--index", into)
    assert (dateline(*show).answer["published"], dateline(*show).answer["title"]) == ("2023", "New")
    taken_back = ("article", "set", article_id, "--published", "", "--title", " ", "--index", into)
    assert dateline(*taken_back).code == 0
    assert dateline(*show).answer == before


def test_an_article_shows_what_was_taken_for_body_and_furniture(dateline, articles, tmp_path):
    into, root = tmp_path / "index", tmp_path / "root"
    shutil.copytree(articles, root)
    (root / "more.txt").write_text(
        "Ferry line returns to Oldquay\n\nThe ferry line returned to Oldquay on Monday.\n\nShare the Post:\n"
    )
    dateline("index", root, "--into", into)
    listed = dateline("article", "list", "--index", into).out.splitlines()
    article_id = next(line.split("\t")[0] for line in listed if line.startswith("more"))
    blocks = dateline("article", "show", article_id, "--index", into, "--json").answer["blocks"]
    assert [block["kind"] for block in blocks] == ["headline", "body", "furniture"]
    text = (root / "more.txt").read_text()
    assert all(text[block["start"] : block["end"]] == block["quote"] for block in blocks)


def test_a_mistyped_path_leaves_no_folder_that_passes_for_an_index(dateline, tmp_path):
    into = tmp_path / "index"
    assert dateline("index", tmp_path / "artcles", "--into", into).code == 2
    assert not into.exists()


def test_verify_names_a_root_that_is_gone_once_and_how_to_drop_it(dateline, articles, tmp_path):
    into, root = tmp_path / "index", tmp_path / "root"
    shutil.copytree(articles, root)
    dateline("index", root, "--into", into)
    root.rename(tmp_path / "elsewhere")
    result = dateline("verify", "--index", into)
    assert result.code == 3
    assert len(result.out.splitlines()) == 1
    assert f"--remove {root}" in result.out
    assert dateline("index", "--remove", root, "--into", into).code == 0
    assert dateline("verify", "--index", into).code == 0


def test_without_into_the_index_is_the_one_that_every_command_means(dateline, tmp_path, monkeypatch):
    article = tmp_path / "talks.txt"
    article.write_text("Talks in Busan\n\nThe envoys met in Busan on Monday.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_INDEX", str(tmp_path / "named"))
    assert dateline("index", article).code == 0
    assert dateline("info", "--index", tmp_path / "named").code == 0
    assert not (tmp_path / ".dateline").exists()
    monkeypatch.delenv("DATELINE_INDEX")
    assert dateline("index", article).code == 0
    assert dateline("info", "--index", tmp_path / ".dateline").code == 0


def test_nothing_is_added_to_the_bundled_articles(dateline, tmp_path, own_home):
    bundled = own_home / "bundled" / "0123456789ab"
    bundled.mkdir(parents=True)
    refused = dateline("index", tmp_path, "--into", bundled)
    assert (refused.code, "an index of their own" in refused.err) == (2, True)
    assert list(bundled.iterdir()) == []


def test_a_change_to_the_bundled_articles_says_how_long_it_lasts(dateline, index, own_home):
    bundled = own_home / "bundled" / "0123456789ab"
    shutil.copytree(index, bundled)
    first = dateline("article", "list", "--index", bundled, "--json").out.splitlines()[0]
    key = json.loads(first)["article_id"]
    for change in (("set", key, "--published", "2024-02-29"), ("remove", key, "--yes")):
        done = dateline("article", *change, "--index", bundled)
        assert (done.code, "next release" in done.err) == (0, True)
    elsewhere = dateline("article", "set", key, "--published", "2024-02-29", "--index", index)
    assert "next release" not in elsewhere.err


@pytest.fixture
def talked(index, own_home, tmp_path) -> tuple[Path, str]:
    """An index of one's own, and a conversation that quotes the first of its articles."""
    into = tmp_path / "talked"
    shutil.copytree(index, into)
    opened = Index.open(into)
    article = next(iter(opened.articles()))
    cited = {**article_json(article), "field": "text", "start": 0, "end": 4, "quote": article.text[:4]}
    claim = {"text": cited["quote"], "as_of": article.published, "citations": [cited]}
    kept = open_history()
    kept.add(kept.start().id, {"question": "What?", "status": "answered", "claims": [claim]})
    kept.close()
    return into, article.id


def answer_kept() -> dict[str, Any]:
    with closing(open_history()) as kept:
        return dict(kept.load(kept.conversations()[0].id).turns[0].answer)


def test_a_correction_reaches_the_kept_conversations(dateline, talked):
    into, key = talked
    assert dateline("article", "set", key, "--published", "2024-02-29", "--index", into).code == 0
    assert answer_kept()["claims"][0]["as_of"] == "2024-02-29"


def test_a_correction_begins_no_history(dateline, index, tmp_path, own_home):
    shutil.copytree(index, tmp_path / "own")
    key = dateline("article", "list", "--index", index).out.split("\t")[0]
    assert dateline("article", "set", key, "--title", "New", "--index", tmp_path / "own").code == 0
    assert not (own_home / "history.sqlite3").exists()


def test_a_removal_that_failed_half_way_is_finished_by_a_second(dateline, talked, monkeypatch):
    into, key = talked

    def full(*_: object, **fields: object) -> int:
        raise DatelineError("the history cannot be written")

    remove = ("article", "remove", key, "--yes", "--index", into)
    with monkeypatch.context() as patch:
        patch.setattr("qa.conversation.history.History.forget_article", full)
        assert dateline(*remove).code == 2
    assert dateline("article", "show", key, "--index", into).code == 0
    with monkeypatch.context() as patch:
        patch.setattr("corpus.corrections.Corrections.set", full)
        assert dateline(*remove).code == 2
    assert answer_kept()["claims"] == []
    again = dateline(*remove)
    assert (again.code, "removed" in again.out) == (0, True)
    assert dateline("article", "remove", "nobody", "--yes", "--index", into).code == 2
