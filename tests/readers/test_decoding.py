"""Bytes become the text that was meant, or the loss is noted."""

import pytest

from parley.errors import MalformedError
from parley.readers.decoding import decode, is_binary, sniff

ENGLISH = "“We met,” he said – in Orléans."
RUSSIAN = (
    "Делегации встретились в понедельник на границе и ни о чём не договорились. "
    "Посредник сказал, что следующая встреча будет в пятницу."
)

CASES = {
    "utf-8": (ENGLISH.encode(), ENGLISH, "utf-8"),
    "utf-8 with mark": (ENGLISH.encode("utf-8-sig"), ENGLISH, "utf-8-sig"),
    "utf-16 with mark": (ENGLISH.encode("utf-16"), ENGLISH, "utf-16"),
    "utf-16 without mark": ("They met at the bridge.".encode("utf-16-le"), "They met at the bridge.", "utf-16-le"),
    "windows typography": ("“We met,” he said – in May.".encode("cp1252"), "“We met,” he said – in May.", "cp1252"),
    "windows cyrillic": (RUSSIAN.encode("cp1251"), RUSSIAN, "cp1251"),
}


@pytest.mark.parametrize(("data", "text", "encoding"), CASES.values(), ids=CASES.keys())
def test_decode(data, text, encoding):
    found = decode(data, "a.txt")
    assert (found.text, found.encoding) == (text, encoding)


def test_what_a_page_declares_is_believed_where_it_fits():
    assert decode(RUSSIAN.encode("koi8-r"), "a", declared="KOI8-R").text == RUSSIAN
    assert decode("“met”".encode("cp1252"), "a", declared="iso-8859-1").text == "“met”"
    assert decode(ENGLISH.encode(), "a", declared="no-such-encoding").text == ENGLISH


def test_a_few_broken_characters_do_not_change_the_encoding():
    data = ("“Ні,” — сказав він. " * 5).encode() + b"\xff the end"
    found = decode(data, "a.txt")
    assert found.encoding == "utf-8"
    assert found.note == "characters that were not valid UTF-8: 1"


@pytest.mark.parametrize("wanted", ["no-such", "base64", "idna\0"])
def test_an_encoding_that_does_not_exist(wanted):
    with pytest.raises(MalformedError, match="there is no encoding"):
        decode(b"text", "a.txt", wanted=wanted)


def test_what_the_user_says_wins():
    assert decode(RUSSIAN.encode("cp1251"), "a", wanted="cp1251").text == RUSSIAN


def test_binary_is_told_from_text():
    assert is_binary(bytes(range(256)))
    assert not is_binary(RUSSIAN.encode("koi8-r"))
    assert not is_binary("text".encode("utf-16"))
    assert not is_binary(b"one stray \0 in a long text " + b"word " * 40)


def test_a_stream_is_sniffed_by_whole_lines():
    cut_inside_a_letter = "Ні\n".encode() * 10 + "Н".encode()[:1]
    assert sniff(cut_inside_a_letter, "a.csv") == "utf-8"
