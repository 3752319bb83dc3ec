import json
import shutil
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import IndexDamaged, UnknownArticleError
from corpus.order_evidence import OrderEvidence
from corpus.types import Article
from index import backends, manifest
from index.build import update
from index.index import Index, verify
from index.texts import retrieval_text
from index.tokens import tokenize
from index.types import Evidence
from tests.index.conftest import STORIES, HashingEncoder


@pytest.fixture(params=["small", "large"])
def opened(
    request: pytest.FixtureRequest, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Index:
    """An index of three stories, once on the small backends and once on the large ones."""
    if request.param == "large":
        monkeypatch.setattr(backends, "RANK_BM25_LIMIT", 0)
        monkeypatch.setattr(backends, "FLAT_LIMIT", 0)
    update([articles], tmp_path / "index", encoder=HashingEncoder())
    return Index.open(tmp_path / "index", encoder=HashingEncoder())


@pytest.fixture
def directory(articles: Path, tmp_path: Path) -> Path:
    update([articles], tmp_path / "index", encoder=HashingEncoder())
    return tmp_path / "index"


@pytest.mark.parametrize("mode", ["hybrid", "bm25", "dense"])
def test_each_mode_finds_the_story_and_says_how(opened: Index, mode):
    hits = opened.search("Which harbour did the storm close?", 3, mode=mode)
    assert opened.article(hits[0].passage.article_id).title == "Storm closes the harbour"
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    expected = {"hybrid": {"bm25", "dense"}, "bm25": {"bm25"}, "dense": {"dense"}}[mode]
    assert {one.retriever for one in hits[0].evidence} == expected
    assert all(isinstance(one, Evidence) and one.rank >= 1 for hit in hits for one in hit.evidence)


def test_a_passage_is_found_by_its_headline(opened: Index):
    hits = opened.search("ministers Geneva", 10, mode="bm25")
    geneva = [hit.passage for hit in hits if "geneva" in hit.passage.article_id]
    assert geneva == list(opened.store.passages(geneva[0].article_id))


def test_a_filter_leaves_the_best_of_the_allowed_articles(opened: Index):
    def allowed(article: Article) -> bool:
        return "weather" in article.id

    for mode in ("hybrid", "bm25", "dense"):
        hits = opened.search("presidents met in Bergen", 5, mode=mode, allowed=allowed)
        assert hits and all("weather" in hit.passage.article_id for hit in hits)
    assert opened.search("presidents", 5, allowed=lambda _: False) == ()


def test_a_filter_reads_no_text(opened: Index):
    statements: list[str] = []
    seen: list[Article] = []
    opened.store._connection.set_trace_callback(statements.append)
    # Fusing both retrievers reads the best few passages; what is filtered is not read for either.
    opened.search(
        "presidents met in Bergen", 5, mode="bm25", allowed=lambda article: not seen.append(article)
    )
    opened.store._connection.set_trace_callback(None)
    assert {article.title for article in seen} == {article.title for article in opened.articles()}
    assert not any(article.text for article in seen)
    assert statements
    assert not any("a.text" in one for one in statements)


def test_what_is_listed_has_everything_but_the_text(opened: Index):
    opened.corrections.set(opened.listed()[0].id, title="Corrected")
    assert opened.listed()[0].title == "Corrected"
    assert opened.listed() == tuple(replace(article, text="") for article in opened.articles())


def test_the_filter_sees_corrections_at_once(opened: Index):
    article_id = next(article.id for article in opened.articles() if "busan" in article.id)
    opened.corrections.set(article_id, published="2026-02-10")
    hits = opened.search("presidents", 5, allowed=lambda article: article.published == "2026-02-10")
    assert {hit.passage.article_id for hit in hits} == {article_id}
    assert opened.article(article_id).published_basis == "corrected"


@pytest.mark.parametrize("query", ["", "?", "the of and"])
def test_a_question_without_words_finds_nothing_by_words(opened: Index, query: str):
    assert opened.search(query, 5, mode="bm25") == ()
    assert opened.search(query, 0) == ()


def test_knows_which_words_the_corpus_holds(opened: Index):
    for held in ("Geneva", "president", "30%", "ninety", "the", "Geneva-Busan"):
        assert opened.contains_term(held), held
    for absent in ("Zanzibar", "31%", "Zanzibar-Busan"):
        assert not opened.contains_term(absent), absent


def test_a_token_is_looked_up_as_it_is_and_not_stemmed_again(articles: Path, tmp_path: Path):
    (articles / "envoys.txt").write_text("Envoys arrive\n\nThe Chinese envoys arrived on Monday.\n")
    update([articles], tmp_path / "again", encoder=HashingEncoder())
    opened = Index.open(tmp_path / "again", encoder=HashingEncoder())
    (token,) = tokenize("Chinese")
    assert tokenize(token) != [token], "the case needs a stem that has a stem"
    assert opened.contains_token(token)
    assert not opened.contains_token("zanzibar")


def test_an_unknown_article_is_an_error(opened: Index):
    with pytest.raises(UnknownArticleError):
        opened.article("nobody")


def test_an_open_index_keeps_its_generation(articles: Path, directory: Path):
    opened = Index.open(directory, encoder=HashingEncoder())
    before = opened.search("harbour", 5)
    for number in range(3):
        (articles / f"more{number}.txt").write_text(f"Harbour news\n\nThe harbour opened dock {number}.\n")
        update([articles], directory, encoder=HashingEncoder())
    assert not opened.folder.exists()
    assert opened.search("harbour", 5) == before
    assert isinstance(opened.order, OrderEvidence)
    assert opened.article(before[0].passage.article_id)
    assert len(Index.open(directory, encoder=HashingEncoder()).search("harbour", 20)) > len(before)


PLAN = "The harbour talks\n\nAna Ruiz and Per Holm will meet in Oslo next week to discuss harbour wages.\n"
OVER = "A ballot is called\n\nAfter Per Holm and Ana Ruiz held talks in Oslo last month, the union voted.\n"


def test_a_corrected_date_wins_over_the_inferred_order_at_once(tmp_path: Path):
    folder = tmp_path / "undated"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN)
    (folder / "over.txt").write_text(OVER)
    update([folder], tmp_path / "index", encoder=HashingEncoder())
    opened = Index.open(tmp_path / "index", encoder=HashingEncoder())
    plan, over = (next(one.id for one in opened.articles() if name in one.id) for name in ("plan", "over"))
    assert opened.order.later(over, plan) == 1
    opened.corrections.set(plan, published="2026-06-01")
    assert opened.order.later(over, plan) == 1
    assert opened.order.days(over).first == date(2026, 6, 1)
    opened.corrections.set(over, published="2026-05-01")
    assert opened.order.later(over, plan) == -1
    opened.corrections.set(over, published=None)
    opened.corrections.set(plan, published=None)
    assert opened.order.later(over, plan) == 1
    assert opened.order.days(over).first is None


def test_threads_may_ask_at_once(opened: Index):
    expected, got = opened.search("harbour", 5), []
    threads = [threading.Thread(target=lambda: got.append(opened.search("harbour", 5))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 4


def test_an_encoder_with_other_weights_is_refused(directory: Path):
    opened = Index.open(directory, encoder=HashingEncoder("another"))
    with pytest.raises(IndexDamaged, match="another"):
        opened.search("harbour", 5)
    assert opened.search("harbour", 5, mode="bm25")


def test_no_index_says_how_to_build_one(tmp_path: Path):
    with pytest.raises(IndexDamaged) as caught:
        Index.open(tmp_path / "nowhere")
    assert "dateline index" in caught.value.hint


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 99}, "format is 99"),
        (
            {"settings": {"max_tokens": 1, "lexical": "rank-bm25", "vectors": "flat", "tokens_version": 0}},
            "words",
        ),
        ({"libraries": {"faiss-cpu": "0.1"}}, "faiss-cpu 0.1"),
        ({"settings": {}}, "not complete"),
        ({"surprise": 1}, "not complete"),
    ],
)
def test_what_does_not_match_is_refused_with_the_remedy(directory: Path, change: dict, message: str):
    path = next(directory.rglob(manifest.NAME))
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(IndexDamaged, match=message) as caught:
        Index.open(directory)
    assert "dateline index" in caught.value.hint


@pytest.mark.parametrize("name", ["store.sqlite", "vectors.npy", "counts.npz", "manifest.json"])
@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_missing_or_cut_file_is_noticed_when_opening(directory: Path, name: str, damage: str):
    path = next(directory.rglob(name))
    path.unlink() if damage == "gone" else path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamaged):
        Index.open(directory)


def test_a_sound_index_has_no_problems(directory: Path):
    assert verify(directory) == []


@pytest.mark.parametrize("name", ["store.sqlite", "vectors.npy", "counts.npz", "keys.npy"])
def test_verify_finds_one_changed_byte(directory: Path, name: str):
    path = next(directory.rglob(name))
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert any(name in problem for problem in verify(directory))


def test_verify_names_a_file_that_was_cut_short_once(directory: Path):
    path = next(directory.rglob("order.json"))
    path.write_bytes(path.read_bytes()[:-1])
    assert ["order.json" in problem for problem in verify(directory)] == [True]


def test_verify_finds_articles_changed_or_gone(articles: Path, directory: Path):
    (articles / "busan.txt").write_text(STORIES["busan.txt"].replace("Thursday", "Saturday"))
    (articles / "geneva.txt").unlink()
    problems = verify(directory)
    assert len(problems) == 2
    assert any("busan.txt: has changed" in problem for problem in problems)
    assert any("geneva.txt: the file is gone" in problem for problem in problems)


def test_verify_follows_a_moved_index(articles: Path, directory: Path, tmp_path: Path):
    (tmp_path / "moved").mkdir()
    shutil.move(articles, tmp_path / "moved" / "articles")
    shutil.move(directory, tmp_path / "moved" / "index")
    assert verify(tmp_path / "moved" / "index") == []


def test_likeness_is_the_mean_cosine_of_every_two_passages(opened: Index):
    hits = opened.search("presidents storm harbour", 3, mode="dense")
    articles = [opened.article(hit.passage.article_id) for hit in hits]
    texts = [retrieval_text(own, hit.passage) for own, hit in zip(articles, hits, strict=True)]
    one, two, three = HashingEncoder().encode(texts)
    expected = float(one @ two + one @ three + two @ three) / 3
    assert opened.likeness(hits) == pytest.approx(expected, abs=0.01)
    assert opened.likeness(hits[:1]) == 1.0
