"""The scorers of our own sets, by hand, and what holds for every row of those sets."""

from typing import get_args

import pytest
import yaml

from parley.knowledge.rows import table
from parley.model.reports import ControlStatus
from tests.quality.gate import OWN
from tests.quality.scorers.own_events import (
    Coded,
    Wanted,
    actor_figures,
    answer,
    cameo_figures,
    countries,
    false_alarms,
    rows,
    sides,
    wanted,
)
from tests.quality.scorers.own_places import Found, Named, Passage, kilometres, pairs, passage, place_figures

ROOTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def coded(root: str, actors: str = "", recipients: str = "") -> Coded:
    return Coded(root, countries(actors)[0], countries(recipients)[0])


def gold(root: str, actors: str = "", recipients: str = "", reciprocal: bool = False) -> Wanted:
    return Wanted(frozenset(root.split("/")), countries(actors), countries(recipients), reciprocal)


@pytest.mark.parametrize(
    ("cell", "allowed"),
    [("", [set()]), ("NOR", [{"NOR"}]), ("THA;LAO", [{"THA", "LAO"}]), ("SYR/-", [{"SYR"}, set()])],
)
def test_countries_of_a_cell(cell, allowed):
    assert list(countries(cell)) == allowed


@pytest.mark.parametrize(
    ("want", "event", "right"),
    [
        (gold("AID", "JPN", "UKR"), coded("AID", "JPN", "UKR"), (True, True)),
        (gold("AID", "JPN", "UKR"), coded("AID", "UKR", "JPN"), (False, False)),
        (gold("AID", "JPN", "UKR"), coded("AID", "JPN", "UKR;POL"), (True, False)),
        (gold("MOBILIZE", "JOR", "SYR/-"), coded("MOBILIZE", "JOR"), (True, True)),
        (gold("AGREE", "PER;ECU", "", True), coded("AGREE", "PER;ECU"), (True, True)),
        (gold("AGREE", "PER;ECU", "", True), coded("AGREE", "ECU", "PER"), (True, True)),
        (gold("AGREE", "PER;ECU", "", True), coded("AGREE", "PER"), (True, False)),
        (gold("AGREE", "PER;ECU", "", True), coded("AGREE", "", "PER;ECU"), (False, True)),
        (gold("AGREE", "PER;ECU", "", True), coded("AGREE", "PER;BRA", "ECU"), (False, False)),
    ],
)
def test_sides(want, event, right):
    assert sides(want, event) == right


def test_the_answer_has_the_root_before_the_sides_and_the_earliest_wins():
    want = gold("AID", "JPN", "UKR")
    other, half, same = coded("AGREE", "JPN", "UKR"), coded("AID", "JPN"), coded("AID", "", "UKR")
    assert answer(want, [other, half, same]) is half
    assert answer(want, [other]) is other
    assert answer(want, []) is None


def test_actor_figures_by_hand():
    figures = actor_figures([
        (gold("AID", "JPN", "UKR"), [coded("AID", "JPN", "UKR")]),
        (gold("CONCEDE/RETREAT", "COL"), [coded("RETREAT", "COL"), coded("ASSAULT", "COL", "PER")]),
        (gold("AGREE", "PER;ECU", "", True), [coded("CONSULT", "ECU", "PER")]),
        (gold("PROTEST", "GIN", "-"), []),
    ])  # fmt: skip
    assert figures == {
        "actor_accuracy": 75.0,
        "recipient_accuracy": 75.0,
        "root_recall": 50.0,
        "root_and_countries": 50.0,
        "root_f1": 50.0,  # 2 hits, 2 extra (ASSAULT, CONSULT), 2 missed
        "actor_f1": 88.9,  # JPN, COL, PER and ECU; GIN missed
        "recipient_f1": 66.7,  # UKR; PER is one too many
        "events_per_sentence": 1.0,
    }


def test_false_alarms_by_kind():
    figures = false_alarms([("sport", 0), ("sport", 2), ("weather", 0), ("weather", 0)])
    assert figures == {"false_alarms": 25.0, "of sport": 50.0}


def test_cameo_by_hand():
    figures = cameo_figures([("0332", ["0332"]), ("1412", ["1411", "173"]), ("036", []), ("194", ["190"])])
    assert figures == {"cameo_exact_f1": 25.0, "cameo_three_digits_f1": 50.0, "cameo_two_digits_f1": 75.0}


TOWN = Named(0, 5, (10.0, 10.0), "AAA")
GOVERNMENT = Named(10, 15, None, "BBB")


@pytest.mark.parametrize(
    ("found", "f1", "held"),
    [
        ([], 0.0, 100.0),
        ([Found(0, 5, (10.1, 10.1), "AAA")], 100.0, 100.0),
        ([Found(0, 9, (10.1, 10.1), "AAA")], 100.0, 100.0),  # a span that overlaps will do
        ([Found(0, 5, (10.3, 10.0), "AAA")], 0.0, 100.0),  # 33 km away
        ([Found(0, 5, None)], 0.0, 100.0),
        ([Found(0, 5, (10.0, 10.0)), Found(10, 15, (1.0, 1.0))], 66.7, 0.0),  # a government read as a place
        ([Found(0, 5, (10.0, 10.0)), Found(30, 35, (1.0, 1.0))], 66.7, 100.0),  # a place out of nothing
        ([Found(0, 5, (10.0, 10.0)), Found(20, 25, (1.0, 1.0))], 100.0, 100.0),  # a region, set aside
    ],
)
def test_places_by_hand(found, f1, held):
    figures = place_figures([(Passage((TOWN, GOVERNMENT), ((20, 25),)), found)])
    assert (figures["end_to_end_f1"], figures["metonyms_held"]) == (f1, held)


def test_recognition_and_country_are_counted_apart():
    figures = place_figures([(Passage((TOWN, Named(6, 9, (0.0, 0.0), "AAA"))), [Found(0, 5, (40.0, 40.0), "AAA")])])
    assert figures["recognised"] == 50.0
    assert figures["near_of_recognised"] == 0.0
    assert figures["country_of_recognised"] == 100.0


def test_pairs_are_one_to_one():
    wide, narrow = Found(0, 15, None), Found(0, 5, None)
    assert pairs((TOWN, GOVERNMENT), [wide, narrow]) == [(TOWN, wide)]
    assert pairs((GOVERNMENT,), [narrow]) == []


def test_a_degree_of_latitude():
    assert round(kilometres((0.0, 0.0), (1.0, 0.0)), 1) == 111.2


def test_a_name_must_stand_once():
    place = {"words": "Sake", "lat": 1.0, "lon": 2.0, "country": "COD"}
    assert passage({"text": "In Sake.", "places": [place]}).places == (Named(3, 7, (1.0, 2.0), "COD"),)
    with pytest.raises(ValueError, match="stands 0 times"):
        passage({"text": "For its own sake.", "places": [place]})


# What stands for a country where there is none: PLOVER's international codes, and its own for Kosovo.
NO_STATE = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC", "XKX"}


@pytest.mark.parametrize(
    ("half", "sizes"),
    [("a", (100, 100, 150)), ("b", (100, 100, 150)), ("c", (120, 110, 160)), ("d", (100, 100, 100))],
)
def test_every_row_of_the_event_sets_is_well_formed(half, sizes):
    actors = rows(OWN / f"events_actors_{half}.csv")
    none = rows(OWN / f"events_none_{half}.csv")
    cameo = rows(OWN / f"events_cameo_{half}.csv")
    assert (len(actors), len(none), len(cameo)) == sizes
    states = {row["code"] for row in table("countries")} | NO_STATE
    for row in actors:
        assert wanted(row).roots <= ROOTS, row
        for words in f"{row['actor']};{row['recipient']}".split(";"):
            assert words in row["sentence"], row
        assert states.issuperset(frozenset().union(*wanted(row).actors, *wanted(row).recipients)), row
    assert all("03" <= r["cameo"][:2] <= "20" and r["cameo"].isdigit() and 2 <= len(r["cameo"]) <= 4 for r in cameo)


@pytest.mark.parametrize(("half", "size"), [("a", 90), ("b", 60)])
def test_every_row_of_control_is_well_formed(half, size):
    gold = rows(OWN / f"control_{half}.csv")
    assert len({row["id"] for row in gold}) == len({row["sentence"] for row in gold}) == size
    assert {row["status"] for row in gold} <= {*get_args(ControlStatus), ""}
    assert [row["id"] for row in gold if row["place"] not in row["sentence"]] == []


@pytest.mark.parametrize("half", ["a", "b"])
def test_every_passage_of_the_places_is_well_formed(half):
    entries = yaml.safe_load((OWN / f"places_{half}.yaml").read_text(encoding="utf-8"))
    assert len({e["id"] for e in entries}) == 75
    for entry in entries:
        for place in passage(entry).places:
            assert len(place.country) == 3, entry
            assert place.at is None or (abs(place.at[0]) <= 90 and abs(place.at[1]) <= 180), entry


def test_no_sentence_stands_twice():
    sentences = [
        row["sentence"]
        for kind in ("actors", "none", "cameo")
        for half in "abcd"
        for row in rows(OWN / f"events_{kind}_{half}.csv")
    ]
    assert len(sentences) == len(set(sentences)) == 1390
