"""Building and updating: what is added, kept, dropped, and that an update is a rebuild in less time."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

from corpus.errors import CorpusError, SettingsError
from index import backends, build
from index.build import Progress, update
from index.encoder import EncoderIdentity
from index.index import Index
from index.search import SearchSettings
from index.texts import retrieval_text
from tests.index.conftest import STORIES, HashingEncoder

QUESTIONS = ("Where did the presidents meet?", "What closed the harbour?", "tariffs cut to 30%")


@pytest.fixture
def into(tmp_path: Path) -> Path:
    return tmp_path / "index"


def test_a_first_build_takes_everything(articles: Path, into: Path, encoder: HashingEncoder):
    report = update([articles], into, encoder=encoder)
    assert len(report.added) == report.articles == 3
    assert report.encoded == report.passages > 0
    assert (report.updated, report.unchanged, report.removed, report.skipped) == ((), (), (), ())


def test_updates_tell_added_updated_unchanged_and_removed(
    articles: Path, into: Path, encoder: HashingEncoder
):
    update([articles], into, encoder=encoder)
    (articles / "busan.txt").write_text(STORIES["busan.txt"] + "\nA toast was raised.\n")
    (articles / "weather.txt").unlink()
    (articles / "new.txt").write_text("Harvest begins\n\nFarmers began the harvest on Saturday.\n")
    report = update([articles], into, encoder=encoder)
    names = [[one.rsplit("-", 1)[0] for one in group] for group in _groups(report)]
    assert names == [["new"], ["busan"], ["geneva"], ["weather"]]


def test_nothing_changed_nothing_written(articles: Path, into: Path, encoder: HashingEncoder):
    first = update([articles], into, encoder=encoder)
    pointer = (into / "current").read_text()
    again = update([articles], into, encoder=encoder)
    assert not again.changed
    assert again.index_id == first.index_id
    assert (into / "current").read_text() == pointer


def test_only_changed_texts_are_encoded(articles: Path, into: Path, encoder: HashingEncoder):
    update([articles], into, encoder=encoder)
    encoder.asked.clear()
    (articles / "new.txt").write_text("Harvest begins\n\nFarmers began the harvest on Saturday.\n")
    report = update([articles], into, encoder=encoder)
    assert set(encoder.asked) == {"Farmers began the harvest on Saturday."}
    assert report.encoded == 1
    assert report.reused == report.passages - 1


def test_equal_texts_are_encoded_once(tmp_path: Path, into: Path, encoder: HashingEncoder):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORIES["busan.txt"])
    report = update([tmp_path / "a.txt", tmp_path / "b.txt"], into, encoder=encoder)
    assert report.articles == 2
    assert len(encoder.asked) == len(set(encoder.asked))
    assert report.encoded == 1


def test_every_sentence_has_its_vector_and_says_what_a_passage_answers(
    articles: Path, into: Path, encoder: HashingEncoder
):
    update([articles], into, encoder=encoder)
    index = Index.open(into, encoder=encoder)
    question = "they spoke for one hour and forty minutes"
    vector = encoder.encode([question])[0]
    hit = index.search(question, 1, mode="dense")[0]
    cosines = index.sentence_similarities(vector, hit)
    article = index.article(hit.passage.article_id)
    text = article.text
    assert list(cosines) == list(hit.passage.sentences)
    exact = {span: float(encoder.encode([span.of(text)])[0] @ vector) for span in cosines}
    assert cosines == pytest.approx(exact, abs=2e-3)
    passage = float(encoder.encode([retrieval_text(article, hit.passage)])[0] @ vector)
    assert hit.evidence[0].score == pytest.approx((passage + max(exact.values())) / 2, abs=2e-3)


def test_a_passage_that_only_words_found_has_a_dense_score_too(
    articles: Path, into: Path, encoder: HashingEncoder
):
    update([articles], into, encoder=encoder)
    index = Index.open(into, encoder=encoder, settings=SearchSettings(pool=1))
    hits = index.search("trawler Busan Busan Busan", 3)
    assert all({one.retriever for one in hit.evidence} >= {"dense"} for hit in hits)


@pytest.mark.parametrize("large", [False, True])
def test_an_update_gives_what_a_rebuild_gives(
    articles: Path, tmp_path: Path, large: bool, monkeypatch: pytest.MonkeyPatch
):
    if large:
        monkeypatch.setattr(backends, "RANK_BM25_LIMIT", 0)
        monkeypatch.setattr(backends, "FLAT_LIMIT", 0)
    updated, rebuilt = tmp_path / "updated", tmp_path / "rebuilt"
    update([articles], updated, encoder=HashingEncoder())
    (articles / "busan.txt").write_text(STORIES["busan.txt"].replace("Thursday", "Sunday"))
    (articles / "copy.txt").write_text(STORIES["geneva.txt"])
    (articles / "weather.txt").unlink()
    update([articles], updated, encoder=HashingEncoder())
    update([articles], rebuilt, encoder=HashingEncoder())
    assert _everything(updated) == _everything(rebuilt)


def test_the_order_of_roots_does_not_matter(articles: Path, tmp_path: Path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "busan.txt").write_text("Another Busan story\n\nThe port of Busan was busy.\n")
    for name, order in {"one": [articles, other], "two": [other, articles]}.items():
        for root in order:
            update([root], tmp_path / name, encoder=HashingEncoder())
    assert _everything(tmp_path / "one") == _everything(tmp_path / "two")


def test_other_roots_stay_and_a_removed_one_goes(
    articles: Path, tmp_path: Path, into: Path, encoder: HashingEncoder
):
    single = tmp_path / "single.txt"
    single.write_text("Alone\n\nThis article stands alone.\n")
    update([articles], into, encoder=encoder)
    assert update([single], into, encoder=encoder).articles == 4
    report = update([], into, remove=[articles], encoder=encoder)
    assert (report.articles, len(report.removed)) == (1, 3)
    with pytest.raises(SettingsError, match="not a root"):
        update([], into, remove=[articles], encoder=encoder)


def test_no_article_is_there_twice(articles: Path, into: Path, encoder: HashingEncoder):
    inner = articles / "saved"
    inner.mkdir()
    (inner / "page.txt").write_text("Saved\n\nThis page was saved.\n")
    assert update([articles, inner], into, encoder=encoder).articles == 4
    with pytest.raises(SettingsError, match="lies in"):
        update([inner], into, encoder=encoder)


def test_a_folder_around_a_root_does_not_join_it(articles: Path, into: Path, encoder: HashingEncoder):
    inner = articles / "saved"
    inner.mkdir()
    (inner / "page.txt").write_text("Saved\n\nThis page was saved.\n")
    update([inner], into, encoder=encoder)
    with pytest.raises(SettingsError, match="holds"):
        update([articles], into, encoder=encoder)
    assert update([articles], into, remove=[inner], encoder=encoder).articles == 4


def test_a_file_that_cannot_be_read_is_skipped_and_named(articles: Path, into: Path, encoder: HashingEncoder):
    (articles / "bad.jsonl").write_text('{"title": "no text"}\n')
    report = update([articles], into, encoder=encoder)
    assert [(one.path.name, one.line) for one in report.skipped] == [("bad.jsonl", 1)]
    assert report.articles == 3


def test_strict_fails_on_it_and_leaves_the_old_index(articles: Path, into: Path, encoder: HashingEncoder):
    update([articles], into, encoder=encoder)
    before = _everything(into)
    (articles / "bad.jsonl").write_text('{"title": "no text"}\n')
    with pytest.raises(CorpusError, match=r"bad\.jsonl:1"):
        update([articles], into, strict=True, encoder=encoder)
    assert _everything(into) == before


@pytest.mark.parametrize("step", ["embed", "_write_store", "_manifest"])
def test_a_build_broken_off_anywhere_leaves_the_old_index(
    articles: Path, into: Path, encoder: HashingEncoder, step: str, monkeypatch: pytest.MonkeyPatch
):
    update([articles], into, encoder=encoder)
    before = _everything(into)
    (articles / "new.txt").write_text("Harvest begins\n\nFarmers began the harvest on Saturday.\n")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(build, step, interrupt)
        with pytest.raises(KeyboardInterrupt):
            update([articles], into, encoder=encoder)
    assert _everything(into) == before
    assert update([articles], into, encoder=encoder).articles == 4


def test_a_damaged_index_is_built_again_from_its_roots(
    articles: Path, tmp_path: Path, into: Path, encoder: HashingEncoder
):
    single = tmp_path / "single.txt"
    single.write_text("Alone\n\nThis article stands alone.\n")
    update([articles, single], into, encoder=encoder)
    before = _everything(into)
    vectors = next(into.rglob("vectors.npy"))
    vectors.write_bytes(vectors.read_bytes()[:-4] + b"oops")
    update([single], into, encoder=encoder)
    assert _everything(into) == before


@pytest.mark.parametrize("pointer", ["", "gone-1"])
def test_an_index_with_a_damaged_pointer_is_built_again_from_its_roots(
    articles: Path, tmp_path: Path, into: Path, encoder: HashingEncoder, pointer: str
):
    single = tmp_path / "single.txt"
    single.write_text("Alone\n\nThis article stands alone.\n")
    update([articles, single], into, encoder=encoder)
    before = _everything(into)
    (into / "current").write_text(pointer)
    update([single], into, encoder=encoder)
    assert _everything(into) == before


def test_another_encoder_encodes_everything_anew(articles: Path, into: Path, encoder: HashingEncoder):
    update([articles], into, encoder=encoder)
    other = HashingEncoder("other", dimensions=32, sha256="1" * 64)
    report = update([articles], into, encoder=other)
    assert report.reused == 0
    assert Index.open(into, encoder=other).manifest.encoder == EncoderIdentity("other", "1" * 64)


def test_the_same_weights_under_another_name_are_not_run_again(
    articles: Path, into: Path, encoder: HashingEncoder
):
    update([articles], into, encoder=encoder)
    report = update([articles], into, encoder=HashingEncoder("moved"))
    assert (report.encoded, report.changed) == (0, True)
    assert Index.open(into, encoder=HashingEncoder("moved")).manifest.encoder.name == "moved"


def test_an_index_inside_its_root_does_not_index_itself(articles: Path, encoder: HashingEncoder):
    into = articles / ".dateline"
    first = update([articles], into, encoder=encoder)
    assert update([articles], into, encoder=encoder).articles == first.articles == 3


def test_ids_survive_moving_the_articles_with_their_index(tmp_path: Path, encoder: HashingEncoder):
    (tmp_path / "a" / "articles").mkdir(parents=True)
    (tmp_path / "a" / "articles" / "busan.txt").write_text(STORIES["busan.txt"])
    first = update([tmp_path / "a" / "articles"], tmp_path / "a" / "index", encoder=encoder)
    (tmp_path / "a").rename(tmp_path / "b")
    report = update([tmp_path / "b" / "articles"], tmp_path / "b" / "index", encoder=encoder)
    assert (report.articles, report.added, report.removed) == (1, (), ())
    index = Index.open(tmp_path / "b" / "index")
    assert index.article(first.added[0]).path == tmp_path / "b" / "articles" / "busan.txt"


def test_an_empty_root_gives_an_index_that_finds_nothing(tmp_path: Path, into: Path, encoder: HashingEncoder):
    (tmp_path / "empty").mkdir()
    assert update([tmp_path / "empty"], into, encoder=encoder).articles == 0
    assert Index.open(into, encoder=encoder).search("anything", 5) == ()


def test_a_root_that_is_not_there_is_an_error(tmp_path: Path, into: Path, encoder: HashingEncoder):
    with pytest.raises(CorpusError, match="nowhere"):
        update([tmp_path / "nowhere"], into, encoder=encoder)
    assert not (into / "current").exists()


def test_progress_is_told_stage_by_stage(articles: Path, into: Path, encoder: HashingEncoder):
    told: list[Progress] = []
    update([articles], into, encoder=encoder, progress=told.append)
    assert list(dict.fromkeys(one.stage for one in told)) == ["reading", "preparing", "encoding", "writing"]
    last = [one for one in told if one.stage == "encoding"][-1]
    assert last.passages_done == last.passages_total > 0
    assert last.passages_per_second > 0
    assert last.seconds_left == 0


def test_articles_in_another_language_are_named(tmp_path: Path, into: Path, encoder: HashingEncoder):
    path = tmp_path / "de.jsonl.gz"
    text = (
        "Die Minister trafen sich am Montag in Genf und einigten sich auf niedrigere Zölle für neunzig Tage. "
        * 5
    )
    path.write_bytes(gzip.compress(json.dumps({"title": "Treffen in Genf", "text": text}).encode()))
    report = update([path], into, encoder=encoder)
    assert [language for _, language in report.other_language] == ["de"]


def _groups(report: build.BuildReport) -> tuple[tuple[str, ...], ...]:
    return report.added, report.updated, report.unchanged, report.removed


def _everything(directory: Path) -> list[object]:
    """All that can be got out of an index, in comparable form."""
    index = Index.open(directory, encoder=HashingEncoder())
    ids = [article.id for article in index.store.articles()]
    hits = [
        index.search(question, 10, mode=mode)
        for question in QUESTIONS
        for mode in ("hybrid", "bm25", "dense")
    ]
    return [
        index.index_id,
        list(index.store.articles()),
        [(index.store.blocks(one), index.store.passages(one), index.store.origin(one)) for one in ids],
        hits,
    ]


def test_a_copied_index_reads_the_articles_beside_it(articles: Path, tmp_path: Path, encoder: HashingEncoder):
    """A copied index beside a copy of its articles is an index of the copy."""
    update([articles], tmp_path / "index", encoder=encoder)
    shutil.copytree(tmp_path / "index", tmp_path / "copy" / "index")
    shutil.copytree(articles, tmp_path / "copy" / "articles")
    index = Index.open(tmp_path / "copy" / "index", encoder=encoder)
    assert {article.path.parent for article in index.articles()} == {tmp_path / "copy" / "articles"}
