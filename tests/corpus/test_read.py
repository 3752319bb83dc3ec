"""Reading roots: the coordinate law on disk, what is skipped and why, ids that stay."""

import gzip
import json
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import CorpusError
from corpus.read import Notice, ReadSettings, read_file, read_root, text_sha256
from corpus.types import Article, Skipped

_STORY = (
    "The harbour board agreed on Monday to build a second pier, after a year of talks with fishermen.\n"
    "Board chair Ana Ruiz said that work on the pier would begin before the winter storms.\n"
)


def _read(root, **settings):
    found = list(read_root(root, ReadSettings(**{"detect_language": lambda text: "en", **settings})))
    return [a for a in found if isinstance(a, Article)], [s for s in found if isinstance(s, Skipped)]


def _one(path):
    (article,), skipped = _read(path)
    assert not skipped
    return article


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def _lines(*records):
    return "".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records)


_ODD = st.text(
    st.one_of(
        st.sampled_from("\r\n\u2028\u2029\t #-"), st.characters(codec="cp1252", exclude_characters="\x00")
    ),
    max_size=60,
)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@settings(deadline=None, max_examples=60)
@given(odd=_ODD, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), data=st.data())
def test_every_slice_stands_in_the_file_itself(tmp_path_factory, suffix, odd, encoding, data):
    text = (odd + "\r\n" + _STORY + "\r" + odd).replace("\x81", "")
    text = text.encode("cp1252", "ignore").decode("cp1252") if encoding == "cp1252" else text
    path = _write(tmp_path_factory.mktemp("law") / f"a{suffix}", text.encode(encoding))
    articles, _ = _read(path)
    for article in articles:
        start = data.draw(st.integers(0, len(article.text)))
        end = data.draw(st.integers(start, len(article.text)))
        with path.open(encoding=article.encoding, newline="") as file:
            assert file.read()[start:end] == article.text[start:end]
        assert article.sha256 == text_sha256(article.text)


def test_an_article_carries_what_its_front_matter_says(tmp_path):
    text = (
        "---\r\ntitle: 'A pier: the second'\r\npublisher: Harbour Times\r\nauthors: [Jane Doe, Max Roe]\r\n"
        f"published: 2024-03-12T10:00:00Z\r\nurl: https://x.example/a\r\nmood: glad\r\n---\r\n{_STORY}"
    )
    article = _one(_write(tmp_path / "a.md", text))
    assert article.text == text
    assert (article.title, article.publisher, article.author) == (
        "A pier: the second",
        "Harbour Times",
        "Jane Doe, Max Roe",
    )
    assert (article.published, article.published_basis, article.url) == (
        "2024-03-12",
        "front matter",
        "https://x.example/a",
    )


@pytest.mark.parametrize(
    "header",
    ["title: [unclosed", "- a\n- list", "published: 2024-02-30", "published: last week", "a: &a [*a]"],
)
def test_front_matter_that_is_not_understood_is_a_notice(tmp_path, header):
    notices: list[Notice] = []
    articles, skipped = _read(
        _write(tmp_path / "a.md", f"---\n{header}\n---\n# Second pier for the harbour\n\n{_STORY}"),
        on_notice=notices.append,
    )
    assert [a.title for a in articles] == ["Second pier for the harbour"]
    assert [a.published for a in articles] == [None]
    assert not skipped
    assert len(notices) == (0 if header.startswith("a:") else 1) or "YAML" in notices[0].message


def test_of_broken_front_matter_the_plain_lines_are_read(tmp_path):
    header = "title: A pier: the second\npublisher: 'Harbour Times'\ndate: 2024-03-12\ntags: [one, two"
    notices: list[Notice] = []
    (article,), _ = _read(
        _write(tmp_path / "a.md", f"---\n{header}\n---\n{_STORY}"), on_notice=notices.append
    )
    assert (article.title, article.publisher) == ("A pier: the second", "Harbour Times")
    assert (article.published, article.published_basis) == ("2024-03-12", "front matter")
    assert "line by line" in notices[0].message


def test_plain_text_gives_headline_byline_and_date(tmp_path):
    text = f"Second pier for the harbour\n\nBy Jane Doe\n\nLISBON, July 28, 2025 — {_STORY}"
    article = _one(_write(tmp_path / "a.txt", text))
    assert (article.title, article.author) == ("Second pier for the harbour", "Jane Doe")
    assert (article.published, article.published_basis) == ("2025-07-28", "dateline")
    assert (article.publisher, article.url) == (None, None)


def test_a_date_that_is_not_known_is_absent(tmp_path):
    path = _write(tmp_path / "2025-01-01.txt", _STORY)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert (_one(path).published, _one(path).published_basis) == (None, "none")


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_bad_lines_are_skipped_with_their_number_and_the_others_taken(tmp_path, name):
    content = _lines(
        {
            "title": "One",
            "text": _STORY,
            "url": "https://www.x.example/1",
            "published": "2022/06/10",
            "junk": 1,
        },
        "{not json",
        {"title": "No text"},
        {"text": 5},
        {"text": "  "},
        {"text": "half \ud800 pair"},
        "[1]",
        "",
        {
            "text": _STORY,
            "published": 1654819200,
            "publisher": {"name": "Harbour Times"},
            "author": ["A B", "C D"],
        },
        "[" * 100_000,
    ).encode()
    path = _write(tmp_path / name, gzip.compress(content) if name.endswith("gz") else content)
    articles, skipped = _read(path)
    assert [(a.record, a.title, a.published, a.published_basis) for a in articles] == [
        (1, "One", "2022-06-10", "record"),
        (9, None, "2022-06-10", "record"),
    ]
    assert [(a.publisher, a.author) for a in articles] == [("x.example", None), ("Harbour Times", "A B, C D")]
    assert [(s.line, s.reason.split(":")[0]) for s in skipped] == [
        (2, "not valid JSON"),
        (3, "no text field"),
        (4, "the text field is not a string"),
        (5, "the text field is empty"),
        (6, "the text field holds half a surrogate pair"),
        (7, "not a JSON object"),
        (10, "not valid JSON"),
    ]


def test_line_separators_inside_a_record_do_not_break_it(tmp_path):
    text = f"{_STORY}\u2028\x85\r\nMore of it."
    path = _write(tmp_path / "a.jsonl", json.dumps({"text": text}, ensure_ascii=False) + "\r\n")
    assert _one(path).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_records_are_read_in_every_encoding(tmp_path, encoding):
    content = "".join(json.dumps({"text": f"{_STORY}{n} naïve"}, ensure_ascii=False) + "\n" for n in range(3))
    articles, skipped = _read(_write(tmp_path / "a.jsonl", content.encode(encoding)))
    assert [a.text for a in articles] == [f"{_STORY}{n} naïve" for n in range(3)]
    assert {a.encoding for a in articles} == {encoding}
    assert not skipped


def test_a_damaged_gzip_file_gives_what_stands_before_the_damage(tmp_path):
    records = [{"text": f"{_STORY} {n} {os.urandom(300).hex()}"} for n in range(200)]
    whole = gzip.compress(_lines(*records).encode())
    articles, skipped = _read(_write(tmp_path / "a.jsonl.gz", whole[: len(whole) // 2]))
    assert 0 < len(articles) < 200
    assert [s.line for s in skipped] == [len(articles)]


def test_a_page_gives_its_text_and_metadata_and_no_script(tmp_path):
    page = f"""<?xml version="1.0" encoding="utf-8"?><html><head><title>Pier - Harbour Times</title>
    <meta property="og:site_name" content="Harbour Times"><meta name="author" content="Jane Doe">
    <meta property="og:title" content="Second pier for the harbour">
    <link rel="canonical" href="https://www.harbour.example/pier">
    <script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2024-03-05T10:00:00Z",
    "dateModified": "2024-03-08"}}</script><script>var SECRET = 1;</script></head><body>
    <nav><a href="/">Home</a></nav><article><h1>Second pier for the harbour</h1>
    <p>{_STORY} It will be the first since 1 May 1990.</p><p>{_STORY}</p><script>SECRET</script></article>
    <aside><time datetime="2024-04-01">1 April</time></aside></body></html>"""
    article = _one(_write(tmp_path / "a.html", page))
    assert (article.title, article.publisher, article.author) == (
        "Second pier for the harbour",
        "Harbour Times",
        "Jane Doe",
    )
    assert (article.published, article.published_basis) == ("2024-03-05", "page metadata")
    assert article.url == "https://www.harbour.example/pier"
    assert "SECRET" not in article.text
    assert "Board chair Ana Ruiz said" in article.text


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<p>The pier opened on March 3, 2019 and closed on 2020-05-06.</p>", None),
        ("<p class='byline'>By Jane Doe <span class='publish-date'>March 5, 2024</span></p>", "2024-03-05"),
        ("<time datetime='2024-03-05T08:00'>5 March</time>", "2024-03-05"),
        ("<ul><li><time datetime='2024-03-05'>5 March</time> Another story</li></ul>", None),
        ("<div>Copyright 2019 Harbour Times</div>", None),
    ],
)
def test_a_page_is_dated_by_its_markup_and_never_by_its_story(tmp_path, inside, expected):
    article = f"<h1>Second pier agreed</h1>{inside}<p>{_STORY}</p><p>{_STORY}</p>"
    page = f"<html><body><article>{article}</article></body></html>"
    assert _one(_write(tmp_path / "a.html", page)).published == expected


def test_a_short_page_gives_its_paragraphs_and_an_empty_one_its_reason(tmp_path):
    _write(tmp_path / "a.html", "<html><body><p>Short news.</p><script>SECRET()</script></body></html>")
    _write(tmp_path / "b.html", "<html><body><script>SECRET()</script></body></html>")
    _write(tmp_path / "c.html", "")
    articles, skipped = _read(tmp_path)
    assert [a.text for a in articles] == ["Short news."]
    assert [s.reason for s in skipped] == ["no article text in the page"] * 2


def test_what_is_no_article_is_skipped_with_its_reason_and_hidden_files_are_passed_over(tmp_path):
    _write(tmp_path / "a.txt", _STORY)
    _write(tmp_path / "b" / "picture.png", b"\x89PNG")
    _write(tmp_path / "c.txt", b"\x00\x01")
    _write(tmp_path / "d.txt", "")
    _write(tmp_path / "e.txt", " \r\n\ufeff\u200b ")
    _write(tmp_path / "f.md", "---\ntitle: Pier\n---\n\n")
    _write(tmp_path / ".hidden.txt", _STORY)
    _write(tmp_path / ".git" / "g.txt", _STORY)
    articles, skipped = _read(tmp_path)
    assert [a.path.name for a in articles] == ["a.txt"]
    assert [(s.path.name, s.reason) for s in skipped] == [
        ("picture.png", "not an article format"),
        ("c.txt", "a binary file, not text"),
        ("d.txt", "an empty file"),
        ("e.txt", "nothing but spaces"),
        ("f.md", "nothing but front matter"),
    ]


def test_endings_are_known_in_capitals_and_the_order_is_that_of_the_paths(tmp_path):
    for name in ("b/a.TXT", "a.Md", "c.HTM", "b.txt"):
        _write(tmp_path / name, f"<p>{_STORY}</p>")
    articles, _ = _read(tmp_path)
    names = [a.path.relative_to(tmp_path).as_posix() for a in articles]
    assert names == sorted(names)
    assert len(names) == 4


def test_a_root_that_does_not_exist_is_an_error_with_a_hint(tmp_path):
    with pytest.raises(CorpusError, match="no such file") as raised:
        list(read_root(tmp_path / "none"))
    assert raised.value.hint


def test_a_file_that_cannot_be_opened_does_not_stop_the_others(tmp_path, monkeypatch):
    _write(tmp_path / "a.txt", _STORY)
    _write(tmp_path / "b.txt", _STORY)
    read_bytes = Path.read_bytes

    def refuse(path):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    articles, skipped = _read(tmp_path)
    assert [a.path.name for a in articles] == ["b.txt"]
    assert [(s.path.name, s.reason) for s in skipped] == [("a.txt", "Permission denied")]


def test_a_folder_that_may_not_be_entered_is_skipped(tmp_path, monkeypatch):
    _write(tmp_path / "open" / "a.txt", _STORY)
    closed = _write(tmp_path / "closed" / "b.txt", _STORY).parent
    scandir = os.scandir

    def refuse(folder=".") -> object:
        if Path(os.fsdecode(folder)) == closed:
            raise PermissionError(13, "Permission denied", str(folder))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, skipped = _read(tmp_path)
    assert [a.path.name for a in articles] == ["a.txt"]
    assert [s.path.name for s in skipped] == ["closed"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_that_loop_or_lead_twice_to_a_file_give_it_once_under_its_own_name(tmp_path):
    root = tmp_path / "root"
    _write(root / "b" / "a.txt", _STORY)
    _write(tmp_path / "elsewhere" / "c.txt", _STORY)
    (root / "a-loop").symlink_to(root)
    (root / "b" / "up").symlink_to(root / "b")
    (root / "a.txt").symlink_to(root / "b" / "a.txt")
    (root / "out").symlink_to(tmp_path / "elsewhere")
    (root / "broken.txt").symlink_to(root / "none.txt")
    articles, skipped = _read(root)
    assert [a.path for a in articles] == [root / "b" / "a.txt", root / "out" / "c.txt"]
    assert [(s.path.name, s.reason[:23]) for s in skipped] == [("broken.txt", "a link that leads nowhe")]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no pipes there")
def test_a_pipe_does_not_hang_the_reader(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    articles, skipped = _read(tmp_path)
    assert not articles
    assert [s.reason for s in skipped] == ["not a regular file"]


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_no_unicode_is_skipped_and_can_be_printed(tmp_path):
    with open(os.fsencode(tmp_path) + b"/a\xff.txt", "wb") as file:  # noqa: PTH123
        file.write(_STORY.encode())
    _, skipped = _read(tmp_path)
    assert [str(s.path).encode()[-9:] for s in skipped] == [b"a\\xff.txt"]


def test_excluded_folders_are_left_out_silently(tmp_path):
    _write(tmp_path / "a.txt", _STORY)
    _write(tmp_path / "index" / "manifest.txt", _STORY)
    articles, skipped = _read(tmp_path, exclude=[tmp_path / "index"])
    assert [a.path.name for a in articles] == ["a.txt"]
    assert not skipped


def test_ids_stay_when_the_text_changes_and_differ_between_roots(tmp_path):
    paths = [_write(tmp_path / name / "pier.txt", _STORY) for name in ("a", "b")]
    first = [_one(path.parent).id for path in paths]
    _write(paths[0], "Another headline altogether for this pier\n\n" + _STORY)
    assert [_one(path.parent).id for path in paths] == first
    assert len({*first, _one(paths[0]).id}) == 3
    assert all(i.startswith("pier-") for i in first)


def test_ids_of_records_come_from_url_else_title_else_line(tmp_path):
    records = [
        {"text": _STORY, "url": "https://x.example/2024/second-pier-agreed/index.html?a=1", "title": "Pier"},
        {"text": _STORY, "title": "Pier"},
        {"text": _STORY, "title": "Pier"},
        {"text": _STORY},
    ]
    path = _write(tmp_path / "a.jsonl", _lines(*records))
    before = [a.id for a in _read(path)[0]]
    assert len(set(before)) == 4
    assert before[0].startswith("second-pier-agreed-")
    _write(
        path,
        _lines(
            {"text": "New first. " + _STORY, "title": "New"},
            *({**r, "text": "x " + r["text"]} for r in records),
        ),
    )
    assert [a.id for a in _read(path)[0]][1:4] == before[:3]


def test_a_german_text_is_known_as_german_and_a_few_words_pass_for_english(tmp_path):
    german = (
        "Der Hafenrat hat am Montag beschlossen, einen zweiten Pier zu bauen, nachdem ein Jahr lang mit den "
        "Fischern verhandelt worden war. Die Arbeiten sollen noch vor den Winterstürmen beginnen."
    )
    found = [
        next(read_file(_write(tmp_path / f"{n}.txt", t), tmp_path))
        for n, t in enumerate((german, _STORY, "Hola"))
    ]
    assert [a.language for a in found if isinstance(a, Article)] == ["de", "en", "en"]
