"""Who is said to hold a place."""

import pytest

from parley.extractors.contract import PlaceMention
from parley.extractors.control import build_controls
from parley.model.passages import Span
from parley.model.world import Where
from tests.extractors.events.reading import parsed


def controls(text: str, *names: str):
    found = [PlaceMention(Span(text.index(n), text.index(n) + len(n)), Where(text=n), True, "named") for n in names]
    return build_controls(parsed(text), [], [], None, found)


CASES = {
    "surrounded": ("Rebels have surrounded Adara.", "encircled", None, "Rebels"),
    "not surrounded": ("Adara is not surrounded.", "not-encircled", None, None),
    "captured": ("Rebels captured Adara.", "controlled", "Rebels", "Rebels"),
    "passive": ("Adara was captured by rebels.", "controlled", "rebels", "rebels"),
    "took control of": ("Rebels took control of Adara.", "controlled", "Rebels", "Rebels"),
    "took something else": ("Rebels took photographs of Adara.", None, None, None),
    "under control": ("Adara remains under rebel control.", "controlled", "rebel", None),
    "under fire": ("Adara came under fire.", "under-attack", None, None),
    "shelled": ("Troops shelled Adara.", "under-attack", None, "Troops"),
    "withdrew": ("Troops withdrew from Adara.", "abandoned", None, "Troops"),
    "fell": ("Adara fell to the rebels.", "controlled", "the rebels", "the rebels"),
    "planned": ("Rebels plan to capture Adara.", None, None, None),
    "encirclement": ("The encirclement of Adara by rebels worries the mayor.", "encircled", None, "rebels"),
}


@pytest.mark.parametrize("name", CASES)
def test_status(name: str):
    text, status, holder, by = CASES[name]
    found = controls(text, "Adara")
    if status is None:
        assert found == []
        return
    (control,) = found
    names = [a.name if a else None for a in (control.holder, control.by)]
    assert (control.status, *names, control.where.text) == (status, holder, by, "Adara")


MORE = {
    "adjective": ("Adara is a contested city.", "contested", None, None),
    "is ours": ("Adara is Norwegian.", "controlled", "Norway", None),
    "road open": ("The northern road out of Adara is open.", "not-encircled", None, None),
    "all roads blocked": ("All roads out of Adara are blocked.", "encircled", None, None),
    "one road blocked": ("The road out of Adara is blocked.", None, None, None),
    "fighting": ("Fighting was going on in Adara.", "contested", None, None),
    "fell silent": ("Adara fell silent.", None, None, None),
    "fell": ("Adara fell on Sunday.", "controlled", None, None),
    "share": ("Most of Adara is under the control of rebels.", "controlled", "rebels", None),
    "not cleared": ("Adara has not been entirely cleared of rebels.", "contested", None, None),
    "none left": ("No soldiers were left in Adara.", "abandoned", None, "No soldiers"),
    "question": ("Nobody knows who controls Adara.", None, None, None),
}


@pytest.mark.parametrize("name", MORE)
def test_other_ways_of_saying_it(name: str):
    text, status, holder, by = MORE[name]
    found = [(c.status, c.holder and c.holder.name, c.by and c.by.name) for c in controls(text, "Adara")]
    assert found == ([] if status is None else [(status, holder, by)])


def test_the_city_is_the_one_named_before():
    captured = controls("Rebels came to Adara by night. They have captured the city.", "Adara")
    assert [(c.status, c.where.text) for c in captured] == [("controlled", "Adara")]


def test_a_site_without_an_entry_keeps_its_words():
    (control,) = controls("Rebels captured the Alder bridge.")
    assert (control.where.text, control.where.place) == ("Alder bridge", None)


def test_the_bridge_is_the_one_named_before():
    first, second = controls("Rebels captured the Alder bridge. The army retook the bridge.")
    assert (first.where.text, second.where.text) == ("Alder bridge", "Alder bridge")


def test_a_denied_capture_is_negative():
    (control,) = controls("Rebels did not capture Adara.", "Adara")
    assert (control.status, control.polarity) == ("controlled", "negative")


def test_two_places_two_reports():
    found = controls("Rebels captured Adara and Belt.", "Adara", "Belt")
    assert [c.where.text for c in found] == ["Adara", "Belt"]
    assert len({c.id for c in found}) == 2
