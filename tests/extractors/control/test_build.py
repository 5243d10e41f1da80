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


def test_a_denied_capture_is_negative():
    (control,) = controls("Rebels did not capture Adara.", "Adara")
    assert (control.status, control.polarity) == ("controlled", "negative")


def test_two_places_two_reports():
    found = controls("Rebels captured Adara and Belt.", "Adara", "Belt")
    assert [c.where.text for c in found] == ["Adara", "Belt"]
    assert len({c.id for c in found}) == 2
