"""Packed files are read as what they are inside."""

import gzip

from parley.model.documents import Version
from parley.readers import Failure
from tests.readers.archives.build import PROSE

LINES = "".join(f'{{"text": "{PROSE} It was meeting {n}."}}\n' for n in range(2000)).encode()


def test_packed_lines(reading):
    assert [type(o) for o in reading("a.jsonl.gz", gzip.compress(LINES), outlet="Wire")] == [Version] * 2000


def test_a_cut_file_keeps_what_was_read(reading):
    packed = gzip.compress(LINES)
    outcomes = reading("a.jsonl.gz", packed[: len(packed) // 2], outlet="Wire")
    assert isinstance(outcomes[0], Version)
    assert isinstance(outcomes[-1], Failure)
    assert outcomes[-1].message.endswith("a.jsonl.gz is cut off.")
    assert {type(o) for o in outcomes[:-2]} == {Version}


def test_a_text_or_a_row_that_is_cut_is_no_document(reading, failing):
    prose = "".join(f"{PROSE} It was meeting {n}. " for n in range(2000)).encode()
    assert failing("a.txt.gz", gzip.compress(prose)[:-500]).message.endswith("a.txt.gz is cut off.")
    rows = "text\n" + "".join(f"The sides met for the {n}th time in this town.\n" for n in range(2000))
    outcomes = reading("a.csv.gz", gzip.compress(rows.encode())[:-500], outlet="Wire")
    assert isinstance(outcomes[-1], Failure)
    assert all(o.text.endswith(".") for o in outcomes[:-1])


def test_a_bomb_stops_at_the_size_of_a_document(failing):
    assert failing("a.txt.gz", gzip.compress(b"a" * 60_000_000)).message.endswith("is larger than 20 MB.")


def test_damaged(failing):
    assert "is damaged" in failing("a.txt.gz", b"\x1f\x8b\x08\x00" + bytes(6) + b"\xff" * 90).message
