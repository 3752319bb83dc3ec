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


def test_a_claim_that_a_newer_report_dates_keeps_its_date(history: History):
    talk = history.start()
    history.add(talk.id, answered("When?", claim(citation("a1"), citation("a2"))))
    history.correct_article({**citation("a1"), "published": "2020-01-05", "published_basis": "corrected"})
    one = history.load(talk.id).turns[0].answer["claims"][0]
    assert (one["as_of"], one["as_of_basis"]) == ("2026-02-10", "dateline")


def test_an_article_that_gives_a_newer_value_too_dates_no_older_one(history: History):
    talk = history.start()
    older = claim(citation("a1", "Ida Novak"), citation("a2", "Ida Novak"))
    history.add(talk.id, answered("When?", claim(citation("a1")), older, kind="changed"))
    history.correct_article({**citation("a1"), "published": "2026-05-01", "published_basis": "corrected"})
    claims = history.load(talk.id).turns[0].answer["claims"]
    assert [(one["as_of"], one["as_of_basis"]) for one in claims] == [
        ("2026-05-01", "corrected"),
        ("2026-02-10", "dateline"),
    ]


def test_a_correction_reaches_pins_and_ends_what_was_inferred(history: History):
    talk = history.start()
    undated = citation(published=None, published_basis="none")
    inferred = [{"article_id": key, "not_before": None, "not_after": None} for key in ("a1", "a2")]
    history.add(talk.id, answered("When?", claim(undated, citation("a2")), inferred_dates=inferred))
    history.pin(talk.id, 1, undated)
    history.correct_article({**undated, "published": "2026-03-01", "published_basis": "corrected"})
    turn = history.load(talk.id).turns[0]
    assert [(pin["published"], pin["published_basis"]) for pin in turn.pins] == [("2026-03-01", "corrected")]
    assert [one["article_id"] for one in turn.answer["inferred_dates"]] == ["a2"]
    history.unpin(talk.id, 1, undated)
    assert history.load(talk.id).turns[0].pins == ()


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


def test_what_stays_of_an_answer_is_dated_by_what_stays(history: History):
    talk = history.start()
    newer = citation("a1", published="2026-04-01", event_date="2026-04-02")
    both = {**claim(newer, citation("a2", "Ida Novak")), "as_of": "2026-04-01", "event_date": "2026-04-02"}
    history.add(talk.id, answered("When?", both))
    history.forget_article("a1")
    one = history.load(talk.id).turns[0].answer["claims"][0]
    assert (one["as_of"], one["as_of_basis"], one["event_date"]) == ("2026-02-10", "dateline", None)


def test_one_claim_left_of_two_is_no_dispute(history: History):
    talk = history.start()
    two = {**claim(citation("a1")), "probability": 0.6}, {**claim(citation("a2")), "probability": 0.4}
    sentence = {**claim(citation("a2")), "value": {"type": "sentence", "norm": "x"}}
    history.add(talk.id, answered("When?", *two, kind="disputed", status="conflicting"))
    history.add(talk.id, answered("Did it?", claim(citation("a1")), sentence, kind="changed"))
    third = claim(citation("a3"))
    history.add(talk.id, answered("When?", *two, third, kind="disputed", status="conflicting"))
    history.forget_article("a1")
    answers = [turn.answer for turn in history.load(talk.id).turns]
    assert [(one["kind"], one["status"]) for one in answers] == [
        ("single", "answered"),
        ("passage", "answered"),
        ("disputed", "conflicting"),
    ]
    assert answers[0]["probability"] == 0.4


def test_a_change_still_shows_the_newest_first_when_a_report_is_removed(history: History):
    talk = history.start()
    first = claim(citation("a1", published="2026-04-01"), citation("a2", published="2026-01-01"))
    second = claim(citation("a3", "Ida Novak", published="2026-02-01"))
    history.add(talk.id, answered("When?", first, second, kind="changed"))
    history.forget_article("a1")
    kept = history.load(talk.id).turns[0].answer
    assert (kept["answer"], [one["as_of"] for one in kept["claims"]]) == (
        "Ida Novak",
        ["2026-02-01", "2026-01-01"],
    )


def test_another_index_of_the_same_file_keeps_its_quotes_and_facts(history: History):
    talk = history.start()
    for index in ("/one", "/two", None):
        history.add(talk.id, answered("When?", claim(citation("a1", "Ida Novak"))) | {"index": index})
        history.pin(talk.id, history.load(talk.id).turns[-1].number, citation("a1"))
    assert history.correct_article({"article_id": "a1", "title": "Set right"}, "/one") == 2
    assert history.forget_article("a1", "/one") == 2
    turns = history.load(talk.id).turns
    assert [bool(turn.answer["claims"]) for turn in turns] == [False, True, False]
    assert [len(turn.pins) for turn in turns] == [0, 1, 0]


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


def test_text_with_any_characters_survives(history: History):
    talk = history.start("\u202e[b]\x00 עברית 🎉")
    strange = answered("¿Qué? \ud83c 🎉 \x1b[31m".encode("utf-8", "replace").decode())
    history.add(talk.id, strange)
    assert history.load(talk.id).turns[0].answer == strange
    assert history_file.clean(history.load(talk.id).title) == history.load(talk.id).title
