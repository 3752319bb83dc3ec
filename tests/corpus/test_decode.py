"""Decoding: what ``decode`` names is what ``open`` must be told to see the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.decode import decode, decode_page
from corpus.errors import CorpusError

# Characters that Windows-1252 can write; and any, with the odd line breaks.
_WESTERN = st.text(st.sampled_from("abcXYZ 0123.,'\"éüñß€“”—\r\n\t"), min_size=1)
_ANY = st.text(
    st.one_of(
        st.characters(codec="utf-8", exclude_characters="\x00"),
        st.sampled_from("\r\n\u2028\u2029\x85\x0b\x0c\ufeff"),
    ),
    min_size=1,
)


def _read_back(path, raw):
    path.write_bytes(raw)
    decoded = decode(raw)
    with path.open(encoding=decoded.encoding, newline="") as file:
        return decoded.text, file.read()


@settings(deadline=None, max_examples=60)
@given(text=_ANY, encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_open_with_the_named_encoding_reads_the_same_text(tmp_path_factory, text, encoding):
    ours, theirs = _read_back(tmp_path_factory.mktemp("decode") / "a.txt", text.encode(encoding))
    assert ours == theirs
    assert ours.removeprefix("\ufeff") == text.removeprefix("\ufeff")


@settings(deadline=None, max_examples=60)
@given(text=_WESTERN)
def test_windows_text_is_read_as_open_reads_it(tmp_path_factory, text):
    padding = "Plain words that any encoding can write, many of them so that the share stays low. " * (
        1 + len(text)
    )
    ours, theirs = _read_back(tmp_path_factory.mktemp("decode") / "a.txt", (padding + text).encode("cp1252"))
    assert ours == theirs


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_either_byte_order_is_utf_16(encoding):
    assert decode("\ufeffTalks".encode(encoding)) == ("Talks", "utf-16")


def test_a_byte_order_mark_is_not_part_of_the_text():
    assert decode(b"\xef\xbb\xbfTalks") == ("Talks", "utf-8-sig")


def test_curly_quotes_of_windows_are_read():
    assert decode("“Talks” cost 5€".encode("cp1252")) == ("“Talks” cost 5€", "cp1252")


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("Talks".encode("utf-16-le"), "binary"),
        ("\ufeffTalks".encode("utf-32-le"), "UTF-32"),
        ("Переговоры возобновились в понедельник".encode("koi8-r"), "Windows-1252"),
        (b"The talks \x81 resumed", "byte 10"),
        (b"\xff\xfeT", "broken at byte"),
        (b"\xff\xd8\xff\xe0\x01\x02\x03\x04 jpeg", "binary"),
    ],
)
def test_what_is_not_text_says_why(raw, reason):
    with pytest.raises(CorpusError, match=reason):
        decode(raw)


@pytest.mark.parametrize(
    ("declaration", "encoding", "expected"),
    [
        ('<meta charset="iso-8859-1">', "cp1252", "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", "koi8-r"),
        ('<meta charset="no-such-charset">', "utf-8", "utf-8"),
        ('<meta charset="base64">', "utf-8", "utf-8"),
        ('<meta charset="utf-16">', "utf-8", "utf-8"),
        ('<meta charset="utf-8">', "cp1252", "cp1252"),
        ("", "utf-8", "utf-8"),
    ],
)
def test_a_page_is_read_as_it_declares_unless_that_fails(declaration, encoding, expected):
    word = "Переговоры" if encoding == "koi8-r" else "naïve talks"
    page = f"<html><head>{declaration}</head><body>{word}</body></html>"
    text, named = decode_page(page.encode(encoding))
    assert (word in text, named) == (True, expected)
