"""Any text is read without a crash, and every span lies in it."""

import pytest

from tests.extractors.statements.reading import found, parsed

ODD = {
    "white space": " \n\t\n ",
    "one mark": "“",
    "only marks": "”“‘’\"'»«''``",
    "mark at every end": "“He said\n”She said\n'They said",
    "emoji only": "🇺🇳🇺🇳 💪🏽 👩‍👩‍👧",
    "no verb": "Berg: ",
    "cue without more": "said",
    "cue last": "According to",
    "punctuation": "... --- ,,, ;;; ::: ???",
    "nested deeply": "A said B said C said D said E said F said G said the road was shut.",
    "quote in quote in quote": "“A told me, ‘B told me, “Go home,” and left,’ and sat,” C said.",
    "not English": "Министр сказал: «Дорога закрыта», – сообщает агентство.",
    "retraction without object": "Retracted.",
    "correction alone": "Correction:",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text(text):
    for a in found(text):
        spans = [*a.content, *a.audience, *(h.cue for h in a.hops), *(h.source for h in a.hops if h.source)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert a.content == tuple(sorted(a.content))


def test_empty_text():
    assert found("") == []


def test_attributions_stand_in_text_order():
    text = "Berg said the road was shut.\n\n“It is open,” Vik said. Ilic denied it."
    starts = [a.content[0].start for a in found(text)]
    assert starts == sorted(starts)


def test_the_same_text_gives_the_same_attributions():
    text = "Berg said the road was shut, adding that Vik had told her so, according to TANA."
    parsed.cache_clear()
    first = found(text)
    parsed.cache_clear()
    assert found(text) == first
