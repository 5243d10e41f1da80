"""The tables themselves: each row is whole, sourced, and refers to what exists."""

import re
from datetime import date

import pytest

from parley.knowledge.actors import INTERNATIONAL, SECTORS
from parley.knowledge.rows import split, table

TABLES = (
    "countries",
    "peoples",
    "seats",
    "organisations",
    "groups",
    "outlets",
    "people",
    "holders",
    "roles",
    "places",
    "given_names",
)
STATES = {row["code"] for row in table("countries")}
CODES = STATES | INTERNATIONAL | {""}


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_source_and_a_weight(name):
    for row in table(name):
        assert row["source"], row
        assert 0 < float(row["weight"]) <= 1, row


@pytest.mark.parametrize("name", TABLES)
def test_what_nobody_checked_weighs_less(name):
    assert all(float(r["weight"]) < 0.9 for r in table(name) if r["source"] == "general knowledge")


@pytest.mark.parametrize("name", ["seats", "organisations", "groups", "outlets", "people", "roles"])
def test_sectors_and_countries_exist(name):
    for row in table(name):
        assert row["sector"] in SECTORS | {""}, row
        assert row.get("country", "") in CODES, row


def test_ids_are_unique():
    for name, key in (
        ("organisations", "id"),
        ("groups", "id"),
        ("people", "person"),
        ("countries", "code"),
        ("roles", "words"),
    ):
        ids = [row[key] for row in table(name)]
        assert len(ids) == len(set(ids)), name


def test_holders_are_people_with_days_in_order():
    people = {row["person"] for row in table("people")}
    bodies = {row["id"] for name in ("organisations", "groups") for row in table(name)}
    for row in table("holders"):
        assert row["person"] in people, row
        assert re.split("-(?=m)|:", row["country"])[0] in STATES or row["country"] in bodies, row
        start, end = (date.fromisoformat(row[k]) if row[k] else None for k in ("start", "end"))
        assert not (start and end) or start <= end, row


def test_armed_groups_are_many_and_none_is_a_state():
    groups = list(table("groups"))
    assert len(groups) >= 250
    names = {n for row in table("countries") for n in (row["name"], *split(row["aliases"]))}
    assert not names & {n for row in groups for n in split(row["names"])}


def test_all_states_have_demonyms():
    without = [row["code"] for row in table("countries") if not row["adjectives"]]
    assert not set(without) & {"UKR", "RUS", "SYR", "SDN", "ETH", "COL", "MMR", "YEM"}
    assert len(without) <= 5


def test_no_group_or_body_has_the_id_of_a_state():
    states = {code.lower() for code in STATES}
    assert not states & {row["id"] for name in ("groups", "organisations") for row in table(name)}


def test_no_place_is_an_ordinary_word():
    names = {row["name"] for row in table("places")}
    assert not names & {"Gulf", "Mountain", "Chair", "Pool", "Springs", "Bay", "Central", "Northern"}
