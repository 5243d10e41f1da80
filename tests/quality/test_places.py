"""The scorer of places, by hand, and the readers of its corpora on files of our own."""

import pytest

from tests.quality.scorers.places import Tally, Toponym, distance_km, tally
from tests.quality.stages.places import read_geovirus, read_lgl

PARIS, LYON, LILLE = (48.8566, 2.3522), (45.7640, 4.8357), (50.6292, 3.0573)


def test_distance_between_known_cities():
    assert distance_km(PARIS, LYON) == pytest.approx(391.5, abs=1)
    assert distance_km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)


def test_every_kind_of_error_costs_once():
    gold = [Toponym(0, 5, *PARIS), Toponym(10, 14, *LYON), Toponym(20, 26, *LILLE), Toponym(30, 36)]
    predicted = [
        Toponym(0, 5, *PARIS),  # right
        Toponym(10, 14, *PARIS),  # right span, 392 km off
        Toponym(20, 25, *LILLE),  # a letter short
        Toponym(30, 36, *PARIS),  # right span, gold has no point
        Toponym(40, 45, *PARIS),  # spurious
    ]
    assert tally([(gold, predicted)]) == Tally(gold=4, predicted=5, right=3, resolved=2, near=1)
    assert tally([(gold, predicted)], located=True) == Tally(gold=3, predicted=5, right=2, resolved=2, near=1)
    assert tally([(gold, predicted)]).scores() == {
        "recognition P": 60.0,
        "recognition R": 75.0,
        "recognition F1": 66.7,
        "accuracy": 50.0,
        "end to end F1": 22.2,
    }


def test_a_stricter_distance():
    gold, predicted = [Toponym(0, 5, *PARIS)], [Toponym(0, 5, 48.60, 2.35)]
    assert tally([(gold, predicted)]).near == 1
    assert tally([(gold, predicted)], near_km=25).near == 0


def test_nothing_predicted_scores_nought():
    assert set(tally([([], [])]).scores().values()) == {0.0}


def test_lgl_is_read(tmp_path):
    file = tmp_path / "lgl.xml"
    file.write_text(
        "<articles><article><text><![CDATA[From Lyon to Ayn.]]></text><toponyms>"
        "<toponym><start>5</start><end>9</end><gaztag><lat>45.7</lat><lon>4.8</lon></gaztag></toponym>"
        "<toponym><start>13</start><end>16</end></toponym></toponyms></article></articles>"
    )
    assert list(read_lgl(file)) == [("From Lyon to Ayn.", [Toponym(5, 9, 45.7, 4.8), Toponym(13, 16)])]


def test_geovirus_is_read_with_offsets_from_one(tmp_path):
    file = tmp_path / "GeoVirus.xml"
    file.write_text(
        "<articles><article><text>From Lyon.</text><locations><location><name>Lyon</name><start>6</start><end>10</end>"
        "<lat>45.7</lat><lon>4.8</lon></location></locations></article></articles>"
    )
    assert list(read_geovirus(file)) == [("From Lyon.", [Toponym(5, 9, 45.7, 4.8)])]
