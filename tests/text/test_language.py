"""Languages are told offline."""

import socket

import pytest

from parley.text import language

CASES = {
    "en": "The delegations met on Monday near the border and agreed to nothing at all.",
    "ru": "Делегации встретились в понедельник на границе и ни о чём не договорились.",
    "uk": "Делегації зустрілися в понеділок на кордоні і ні про що не домовилися.",
    "de": "Die Delegationen trafen sich am Montag nahe der Grenze, ohne sich zu einigen.",
    "und": "Ceasefire.",
}


@pytest.mark.parametrize(("code", "text"), CASES.items(), ids=CASES.keys())
def test_identify(code, text):
    assert language.identify(text) == code


def test_nothing_is_downloaded(monkeypatch):
    def refuse(*_args):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    language._detector.cache_clear()
    assert language.identify(CASES["de"]) == "de"


def test_a_text_of_numbers_has_no_language():
    assert language.identify("12 34 " * 200) == "und"
