from datetime import date

from parley.knowledge.actors import SECTORS, Actor, Holding, named_id, organ_id


def test_ids():
    assert organ_id("RUS", "GOV") == "a:rus"
    assert organ_id("RUS", "MIL") == "a:rus-mil"
    assert organ_id("RUS", "GOV", "mfa") == "a:rus-mfa"
    assert named_id("Guardia Indígena") == "a:guardia-indigena"


def test_plover_has_25_sectors():
    assert len(SECTORS) == 25


def test_the_days_of_a_term():
    term = Holding("a:x", "president", "UKR", date(2014, 6, 7), date(2019, 5, 20))
    assert [term.covers(date(2014, 6, d)) for d in (6, 7)] == [False, True]
    assert [term.covers(date(2019, 5, d)) for d in (20, 21)] == [True, False]
    assert Holding("a:x", "president", "UKR", None, None).covers(date(1900, 1, 1))


def test_a_reference_carries_what_reports_need():
    assert Actor("a:x", "X", "group", "SYR", "REB").ref().model_dump() == {
        "id": "a:x",
        "name": "X",
        "country": "SYR",
        "sector": "REB",
    }
