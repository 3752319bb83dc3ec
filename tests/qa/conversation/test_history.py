"""What was shown is kept, and what is removed is gone."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpus.errors import DatelineError
from qa.conversation import history as history_file
from qa.conversation.history import History, NullHistory, history_path, open_history
from qa.conversation.kept import turns_of
from tests.qa.conversation.conftest import answered, citation, claim, not_found


def test_a_conversation_comes_back_whole_from_another_process(tmp_path: Path):
    path = tmp_path / "h.sqlite3"
    first = History(path)
    talk = first.start()
    answer = answered("When did the bridge reopen?")
    first.add(talk.id, answer)
    first.add(talk.id, not_found())
    first.close()
    loaded = History(path).load(talk.id)
    assert loaded.title == "When did the bridge reopen?"
    assert [turn.number for turn in loaded.turns] == [1, 2]
    assert loaded.turns[0].answer == answer


def test_a_crash_after_showing_loses_nothing(tmp_path: Path):
    path = tmp_path / "h.sqlite3"
    script = (
        "import os, sys; from pathlib import Path; from qa.conversation.history import History;"
        "from tests.qa.conversation.conftest import answered;"
        "h = History(Path(sys.argv[1])); h.add(h.start('kept').id, answered()); os._exit(9)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=Path(__file__).parents[3], check=False
    )
    assert ended.returncode == 9
    assert [c.title for c in History(path).conversations()] == ["kept"]


def test_the_last_used_conversation_is_listed_first_and_empty_ones_not_at_all(history: History):
    older, newer, empty = history.start("older"), history.start("newer"), history.start("empty")
    history.add(older.id, answered())
    history.add(newer.id, answered())
    history.add(older.id, answered())
    # Within one tick of the clock, or with the clock set back, the order of the turns decides.
    history._db.execute("UPDATE conversations SET updated_at='2026-01-01'")
    assert [(c.title, c.turn_count) for c in history.conversations()] == [("older", 2), ("newer", 1)]
    assert history.load(empty.id).turns == ()


def test_what_was_asked_is_told_oldest_first_without_reading_an_answer(history: History):
    older, newer, last = history.start(), history.start(), history.start()
    for talk, question in ((older, "One?"), (newer, "Two?"), (newer, "Three?"), (last, "Four?")):
        history.add(talk.id, answered(question))
    history.add(older.id, answered("Five?"))
    history._db.execute("UPDATE turns SET answer='damaged'")
    assert history.asked(3) == ("Two?", "Three?", "Four?", "One?", "Five?")
    assert history.asked(1) == ("One?", "Five?")


def test_a_corrected_article_is_told_anew_wherever_it_is_cited(history: History):
    talk = history.start()
    history.add(talk.id, answered("When?", claim(citation(), citation("a2"))))
    history.add(talk.id, not_found("Who?", citation("a2")))
    history.add(talk.id, answered("Where?", claim(citation("a3"))))
    facts = {**citation(), "published": "2026-03-01", "published_basis": "corrected", "publisher": "Post"}
    assert history.correct_article(facts) == 1
    first, second, third = (turn.answer for turn in history.load(talk.id).turns)
    one = first["claims"][0]
    assert (one["as_of"], one["as_of_basis"]) == ("2026-03-01", "corrected")
    assert [c["publisher"] for c in one["citations"]] == ["Post", "The <Daily>"]
    assert one["citations"][0]["quote"] == "Monday"
    assert second["near_misses"][0]["published"] == "2026-02-10"
    assert third["claims"][0]["as_of"] == "2026-02-10"


@pytest.mark.parametrize("full_text", [True, False])
def test_search_finds_words_of_questions_answers_and_quotes(history: History, full_text: bool):
    history._searchable = history._searchable and full_text
    talk = history.start("bridges")
    history.add(talk.id, answered("When did it reopen?", resolved_question="When did the bridge reopen?"))
    history.add(talk.id, not_found("Who paid?"))
    assert [f.number for f in history.search("ostrava reop")] == [1]
    assert [f.number for f in history.search("WHO")] == [2]
    assert history.search('"') == () and history.search("tunnel") == ()
    assert "Ostrava" in history.search("ostrava")[0].excerpt


@pytest.mark.parametrize("query", ["NEAR(", "a AND", "body:x", "50% _", "'; DROP TABLE turns; --", "*"])
def test_search_takes_any_text(history: History, query: str):
    history.add(history.start().id, answered())
    assert isinstance(history.search(query), tuple)


def test_rename_and_delete(history: History):
    talk = history.start()
    history.add(talk.id, answered())
    history.rename(talk.id, "Bridges\x1b[31m of  Ostrava")
    assert history.load(talk.id).title == "Bridges[31m of Ostrava"
    history.delete(talk.id)
    assert history.conversations() == () and history.search("bridge") == ()
    with pytest.raises(DatelineError, match="no conversation"):
        history.load(talk.id)


def test_marks_pins_and_left_out_articles_are_kept_and_taken_back(history: History):
    talk = history.start()
    history.add(talk.id, answered())
    history.mark(talk.id, 1, "wrong")
    history.pin(talk.id, 1, citation())
    history.pin(talk.id, 1, citation())
    history.leave_out(talk.id, "a9")
    loaded = history.load(talk.id)
    assert (loaded.turns[0].verdict, loaded.turns[0].pins, loaded.left_out) == (
        "wrong",
        (citation(),),
        ("a9",),
    )
    history.mark(talk.id, 1, None)
    history.unpin(talk.id, 1, citation())
    history.leave_out(talk.id, "a9", out=False)
    loaded = history.load(talk.id)
    assert (loaded.turns[0].verdict, loaded.turns[0].pins, loaded.left_out) == (None, (), ())


def test_what_is_not_there_cannot_be_marked_or_pinned(history: History):
    talk = history.start()
    for act in (
        lambda: history.mark(talk.id, 3, "right"),
        lambda: history.pin(talk.id, 3, citation()),
        lambda: history.add("nobody", answered()),
        lambda: history.leave_out("nobody", "a1"),
    ):
        with pytest.raises(DatelineError):
            act()


def test_a_removed_article_is_gone_from_every_answer(history: History):
    talk = history.start()
    both = claim(citation("a1"), citation("a2", "Ida Novak"), text="Monday")
    history.add(talk.id, answered("When?", both))
    history.add(talk.id, answered("Where?", claim(citation("a1", "Ostrava"))))
    history.add(talk.id, not_found("Who?", citation("a1"), citation("a3")))
    history.pin(talk.id, 1, citation("a1"))
    assert history.forget_article("a1") == 3
    first, second, third = history.load(talk.id).turns
    assert first.pins == ()
    assert first.answer["claims"][0]["text"] == first.answer["answer"] == "Ida Novak"
    assert [c["article_id"] for c in first.answer["claims"][0]["citations"]] == ["a2"]
    assert (second.answer["status"], second.answer["answer"], second.answer["claims"]) == (
        "not_found",
        None,
        [],
    )
    assert [c["article_id"] for c in third.answer["near_misses"]] == ["a3"]
    assert history.forget_article("a1") == 0


def test_a_removed_quote_leaves_the_questions_that_borrowed_it(history: History):
    talk = history.start()
    history.add(talk.id, answered("Who opened it?", claim(citation("a1", "Ida Novak"))))
    history.add(
        talk.id, answered("When?", claim(citation("a2")), resolved_question="When did Ida Novak open it?")
    )
    assert history.forget_article("a1") == 2
    assert history.load(talk.id).turns[1].resolved_question is None


def test_removed_text_is_nowhere_on_the_disk(tmp_path: Path):
    history = History(tmp_path / "h.sqlite3")
    talk = history.start("t")
    history.add(
        talk.id, answered("Who?", claim(citation("a1", "Ida Novak", sentence={"quote": "zqxsecret here"})))
    )
    history.forget_article("a1")
    other = history.start("zqxtitle")
    history.add(other.id, answered("zqxquestion"))
    history.delete(other.id)
    on_disk = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert not [word for word in (b"zqxsecret", b"zqxtitle", b"zqxquestion") if word in on_disk]


def test_search_still_finds_the_right_turns_after_a_removal(history: History):
    talk, other = history.start("one"), history.start("two")
    history.add(talk.id, answered("first wording"))
    history.add(other.id, answered("second wording"))
    history.delete(talk.id)
    history.add(other.id, answered("third wording"))
    assert [f.question for f in history.search("third")] == ["third wording"]
    assert len(history.search("wording")) == 2


def test_no_history_writes_nothing_and_still_serves_the_running_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path / "home"))
    history = open_history(keep=False)
    talk = history.start("secret")
    history.add(talk.id, answered())
    history.mark(talk.id, 1, "right")
    assert isinstance(history, NullHistory)
    assert history.load(talk.id).turns[0].verdict == "right"
    assert history.conversations() == () and history.search("bridge") == ()
    history.close()
    assert list(tmp_path.iterdir()) == []


def test_the_place_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATELINE_HOME", str(tmp_path))
    assert history_path() == tmp_path / "history.sqlite3"
    monkeypatch.delenv("DATELINE_HOME")
    assert "dateline" in str(history_path())


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_conversations_are_for_their_owner_alone(tmp_path: Path):
    History(tmp_path / "home" / "h.sqlite3").close()
    assert (tmp_path / "home" / "h.sqlite3").stat().st_mode & 0o077 == 0
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_reported_with_a_remedy(tmp_path: Path):
    path = tmp_path / "h.sqlite3"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 50)
    with pytest.raises(DatelineError) as caught:
        open_history(path)
    assert "--no-history" in caught.value.hint


def test_a_newer_version_is_refused(tmp_path: Path):
    path = tmp_path / "h.sqlite3"
    History(path).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(DatelineError, match="newer"):
        History(path)


def test_threads_and_two_chats_write_without_losing_turns(tmp_path: Path):
    path = tmp_path / "h.sqlite3"
    one, two = History(path), History(path)
    talk = one.start("shared")

    def ask(history: History) -> None:
        for _ in range(10):
            history.add(talk.id, answered())

    threads = [threading.Thread(target=ask, args=(history,)) for history in (one, one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [turn.number for turn in one.load(talk.id).turns] == list(range(1, 31))


def test_a_resumed_conversation_can_be_followed_up(history: History):
    talk = history.start()
    history.add(talk.id, answered("Who cut the ribbon?", claim(citation("a1", "Ida Novak"))))
    history.add(talk.id, not_found("Why?"))
    first, second = turns_of(history.load(talk.id).turns)
    assert (first.answer, first.sentence, first.title) == (
        "Ida Novak", citation()["sentence"]["quote"], "Bridge [reopens]",
    )  # fmt: skip
    assert (second.question, second.answer) == ("Why?", None)


def test_text_with_any_characters_survives(history: History):
    talk = history.start("\u202e[b]\x00 עברית 🎉")
    strange = answered("¿Qué? \ud83c 🎉 \x1b[31m".encode("utf-8", "replace").decode())
    history.add(talk.id, strange)
    assert history.load(talk.id).turns[0].answer == strange
    assert history_file.clean(history.load(talk.id).title) == history.load(talk.id).title
