"""Search by meaning: what says the like in other words is found, as far as passages were read for it."""

import numpy as np
import pytest

from parley.analysis import meaning
from parley.analysis.meaning import Vectors, key_of, make_vectors, nearest
from parley.record import Record
from tests.api.build import FIRST, fill

pytestmark = pytest.mark.skipif(not meaning.available(), reason="the extra 'encoder' is not installed")


@pytest.fixture
def filled(tmp_path):
    with Record.create(tmp_path / "rec") as record:
        yield record, fill(record)


def asked(record: Record, question: str, limit: int = 5) -> list[str]:
    passages = [(report, key_of(words)) for report, words in record.passages()]
    return [near.report for near in nearest(Vectors(record.path), question, passages, limit)]


def test_other_words_for_the_like_are_found(filled) -> None:
    record, ids = filled
    assert make_vectors(record) == 7
    assert asked(record, "proposal to negotiate", 1) == [ids["offer"]]
    assert asked(record, "artillery hit the town", 1) == [ids["shelled"]]
    assert asked(record, "the price of butter") == []


def test_only_what_is_new_is_read(filled) -> None:
    record, ids = filled
    make_vectors(record)
    assert make_vectors(record) == 0
    record.remove(record.get(ids["refusal"]).document, "asked for")
    make_vectors(record)
    assert set(Vectors(record.path).rows) == {key_of(words) for _, words in record.passages()}
    assert asked(record, "artillery hit the town", 1) == [ids["shelled"]]


def test_files_cut_short_are_mended(filled) -> None:
    record, _ = filled
    make_vectors(record)
    whole = record.path / meaning.VECTORS_FILE
    whole.write_bytes(whole.read_bytes()[:-10])
    assert len(Vectors(record.path).rows) == 6
    assert make_vectors(record) == 1
    assert len(Vectors(record.path).rows) == 7


def test_rows_are_multiplied_in_strides(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(meaning, "_STRIDE", 2)
    vectors = Vectors(tmp_path)
    rows = np.eye(5, meaning.WIDTH, dtype=np.float32)
    vectors.add([key_of(str(i)) for i in range(5)], rows)
    assert Vectors(tmp_path).scores(rows[4]).tolist() == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_blanks_do_not_make_another_passage() -> None:
    assert key_of(FIRST.replace(" ", "\n")) == key_of(FIRST)
