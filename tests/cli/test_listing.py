"""How entries read in a terminal: what each is, then its words and whose they are."""

import pytest

from parley.cli.listing import print_entries
from parley.model.reports import Count, ReportBase
from parley.model.world import ActorRef
from tests.record.build import ARMY, FRONT, MAYOR, control, event, move, statement, version

TEXT = "The Front shelled Karsk. It offered talks in Dolin. The mayor said the town was surrounded."


@pytest.mark.parametrize(
    ("kind", "entry", "shown"),
    [
        (
            "statements",
            statement(version(TEXT), speaks_for=ActorRef(name="the council"), strength="denied"),
            [f"{MAYOR.name} for the council denied", "the town was surrounded — Karsk Courier"],
        ),
        (
            "statements",
            statement(version(TEXT), mode="direct", medium="Telegram"),
            [f"{MAYOR.name} said (Telegram)", "“the town was surrounded” — Karsk Courier"],
        ),
        (
            "events",
            event(version(TEXT), recipients=(ARMY,), polarity="negative", counts=(Count(what="dead", text="3 dead"),)),
            [f"ASSAULT [not; 3 dead]  {FRONT.name} → {ARMY.name}", "Karsk", "“shelled Karsk” — Karsk Courier"],
        ),
        (
            "events",
            event(version(TEXT), actors=(), where=None),
            ["ASSAULT  not said", "“shelled Karsk” — Karsk Courier"],
        ),
        (
            "moves",
            move(version(TEXT), to=(FRONT,), stated_reason="because it rained"),
            [
                f"{ARMY.name} → {FRONT.name}: offer, talks",
                "because it rained",
                "“offered talks in Dolin” — Karsk Courier",
            ],
        ),
        (
            "control",
            control(version(TEXT)),
            [f"Karsk: encircled by {FRONT.name}", f"“surrounded” — {MAYOR.name} < Karsk Courier"],
        ),
    ],
)
def test_an_entry_is_what_it_is_and_its_words(
    kind: str, entry: ReportBase, shown: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    print_entries(kind, [entry], as_json=False, empty="none")
    title, first, *below = capsys.readouterr().out.splitlines()
    assert title == f"{kind.capitalize()} (1)"
    assert [first.rstrip(), *map(str.strip, below)] == [f"{entry.id}  {shown[0]}", *shown[1:]]


def test_none_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    print_entries("events", [], as_json=False, empty="nothing yet.", title="Found")
    assert capsys.readouterr().out == "Found: nothing yet.\n"
