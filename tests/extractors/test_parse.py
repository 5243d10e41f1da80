"""A parse keeps the text's own offsets, and reads datelines apart."""

from datetime import UTC, datetime

import pytest

from parley.extractors.engine import load_pipeline
from parley.extractors.parse import Parse, parse_all
from parley.model.documents import Version

TEXT = (
    "Envoys leave Dolin\n\nDOLIN, Vessaria, May 3 (Wire) - Envoys of both armies left the town on Monday 🚩. "
    "They took the lake road.\nKARSK — “We stay,” the mayor said.\n"
)


def parse(text: str, max_chars: int = 20_000) -> Parse:
    version = Version(
        id="v", document="d", outlet="Wire", text=text, fetched=datetime(2031, 5, 3, tzinfo=UTC), raw_sha256=""
    )
    return next(parse_all(load_pipeline("md"), [version], max_chars))


def test_offsets_are_the_texts_own() -> None:
    found = parse(TEXT)
    assert found.doc.text == TEXT
    assert all(TEXT[t.idx : t.idx + len(t)] == t.text for t in found.doc)


def test_datelines_are_no_subjects() -> None:
    sentences = [s.text for s in parse(TEXT).sentences()]
    assert sentences == [
        "Envoys leave Dolin",
        "DOLIN, Vessaria, May 3 (Wire) -",
        "Envoys of both armies left the town on Monday 🚩.",
        "They took the lake road.",
        "KARSK —",
        "“We stay,” the mayor said.",
    ]


@pytest.mark.parametrize(
    "line",
    ["Dolin (Wire) —", "DOLIN, Vessaria, May 4, 2031 --", "Dolin, 4 May 2031 –", "DOLIN, Vessaria (Wire) _"],
)
def test_datelines_in_other_shapes(line: str) -> None:
    assert [s.text for s in parse(f"{line} Both sides agreed to a truce.").sentences()] == [
        line, "Both sides agreed to a truce.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the alliance - said so.",
        "Ghana and Togo — The leaders met.",
        "A US-led force left.",
        "COVID-19 is back. He left.",
    ],
)
def test_what_is_no_dateline_stays_whole(text: str) -> None:
    assert next(parse(text).sentences()).text.startswith(text[:12])


def test_tokens_of_a_span_are_those_that_touch_it() -> None:
    found = parse(TEXT)
    for start in range(0, len(TEXT), 3):
        for end in range(start + 1, min(start + 30, len(TEXT))):
            expected = found.doc.char_span(start, end, alignment_mode="expand")
            got = found.tokens((start, end))
            assert (got.start, got.end) == (expected.start, expected.end), (start, end)


def test_a_paragraph_too_long_is_kept_unparsed() -> None:
    found = parse("short one.\n" + "word " * 100, max_chars=50)
    assert found.doc.text.startswith("short one.")
    assert [t.text for t in found.doc if len(t) > 50] == [("word " * 100).strip()]


def test_a_headline_keeps_its_letters_over_the_parse_of_running_text() -> None:
    text = "Rebel Envoys Reject Offer\n\nThe envoys left on Monday.\nGUNMEN SHELL PORT AT NIGHT"
    found = parse(text)
    assert found.doc.text == text
    roots = [(t.text, t.lemma_, t.pos_) for t in found.doc if t.dep_ == "ROOT" and not t.is_space]
    assert roots == [("Reject", "reject", "VERB"), ("left", "leave", "VERB"), ("SHELL", "shell", "VERB")]


def test_a_headline_too_long_to_parse_is_let_be() -> None:
    text = "Rebels Reject Offer " * 10
    assert parse(text, max_chars=50).doc.text == text
