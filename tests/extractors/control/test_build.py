"""Who is said to hold a place."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from parley.extractors.contract import PlaceMention, TimeMention
from parley.extractors.control import build_controls
from parley.model.passages import Span
from parley.model.world import Place, When, Where
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
    "under fire from": ("Adara came under fire from rebels.", "under-attack", None, "rebels"),
    "laid siege": ("Rebels laid siege to Adara.", "encircled", None, "Rebels"),
    "retook": ("Rebels retook the town of Adara.", "controlled", "Rebels", "Rebels"),
    "shelled": ("Troops shelled Adara.", "under-attack", None, "Troops"),
    "withdrew": ("Troops withdrew from Adara.", "abandoned", None, "Troops"),
    "fell": ("Adara fell to the rebels.", "controlled", "the rebels", "the rebels"),
    "strikes hold nothing": ("Air strikes drove the rebels out of Adara.", "controlled", None, None),
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


HELD = {
    "lost": ("The rebels lost Adara.", "controlled", "negative", "The rebels"),
    "denied having lost": ("The rebels denied having lost Adara.", "controlled", "positive", "The rebels"),
    "no longer": ("The army no longer controls Adara.", "controlled", "negative", "The army"),
    "claimed": ("Norway claimed to have taken Adara; Chad denied it.", "controlled", "positive", "Norway"),
    "half": ("The army holds half of Adara.", "contested", "positive", None),
    "before the hyphen": ("The rebel-held town of Adara was quiet.", "controlled", "positive", "rebel"),
    "is an occupied city": ("Adara is a Russian-occupied city.", "controlled", "positive", "Russia"),
    "besieged by": ("Aid reached the army-besieged town of Adara.", "encircled", "positive", None),
    "in the streets": ("There was heavy fighting in the streets of Adara.", "contested", "positive", None),
    "on the outskirts": ("Clashes erupted on the outskirts of Adara.", "contested", "positive", None),
    "a flag on the hall": ("Rebels raised their flag over the town hall in Adara.", "controlled", "positive", "Rebels"),
}


@pytest.mark.parametrize("name", HELD)
def test_who_holds_it_and_who_no_more(name: str):
    text, status, polarity, holder = HELD[name]
    found = [(c.status, c.polarity, c.holder.name if c.holder else None) for c in controls(text, "Adara")]
    assert found == [(status, polarity, holder)]


def test_floods_besiege_nobody():
    assert controls("Floods cut off the town of Adara.", "Adara") == []


FURTHER = {
    "drove out": ("Rebels drove the army out of Adara.", "controlled", "Rebels", "Rebels"),
    "pulled out": ("Soldiers have pulled out of Adara.", "abandoned", None, "Soldiers"),
    "marched in": ("Rebels marched into Adara.", "controlled", "Rebels", "Rebels"),
    "entered": ("Rebels entered Adara at dawn.", "contested", None, "Rebels"),
    "visitors entered": ("Tourists entered Adara at dawn.", None, None, None),
    "flag": ("Rebels raised their flag over Adara.", "controlled", "Rebels", None),
    "in control": ("Rebels are in full control of Adara.", "controlled", "Rebels", "Rebels"),
    "claimed control": ("Rebels claimed control of Adara.", "controlled", "Rebels", "Rebels"),
    "ring": ("Rebels closed the ring around Adara.", "encircled", None, "Rebels"),
    "cut off": ("Adara has been cut off by rebels.", "encircled", None, "rebels"),
    "blockade": ("The blockade of Adara has lasted a year.", "encircled", None, None),
    "opened fire": ("Artillery opened fire on Adara.", "under-attack", None, "Artillery"),
    "rockets": ("Rockets landed in Adara.", "under-attack", None, None),
    "fled": ("Soldiers fled Adara.", "abandoned", None, "Soldiers"),
    "a suburb": ("Rebels captured a suburb of Adara.", "contested", None, "Rebels"),
    "outskirts": ("Rebels attacked the outskirts of Adara.", "under-attack", None, "Rebels"),
    "back in": ("Government forces are back in Adara.", "controlled", "Government forces", "Government forces"),
    "returned": ("Adara returned to government control.", "controlled", "government", None),
    "was free": ("Adara was free.", "controlled", None, None),
    "free of charge": ("Adara is free from snow.", None, None, None),
    "contested territory": ("Adara was contested territory.", "contested", None, None),
    "by storm": ("The singer took Adara by storm.", None, None, None),
    "insisted": ("The mayor insisted that Adara was surrounded.", "encircled", None, None),
    "neither": ("Neither army holds Adara.", "controlled", "Neither army", None),
}


@pytest.mark.parametrize("name", FURTHER)
def test_further_ways_of_saying_it(name: str):
    text, status, holder, by = FURTHER[name]
    found = [(c.status, c.holder and c.holder.name, c.by and c.by.name) for c in controls(text, "Adara")]
    assert found == ([] if status is None else [(status, holder, by)])


def test_government_troops_are_those_of_the_country_they_hold_a_town_in():
    text = "Government troops hold Adara."
    adara = Place(id="parley:adara", name="Adara", latitude=1.0, longitude=1.0, country="ETH", precision="city")
    place = PlaceMention(Span(23, 28), Where(text="Adara", precision="city", place=adara), True, "named")
    (control,) = build_controls(parsed(text), [], [], None, [place])
    assert control.holder is not None
    assert (control.holder.name, control.holder.country) == ("Government troops", "ETH")


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


def test_the_time_of_the_clause_is_kept_and_what_is_long_past_is_history():
    text = "Rebels captured Adara on Sunday."
    place = PlaceMention(Span(16, 21), Where(text="Adara"), True, "named")
    sunday = When(
        start=datetime(2031, 5, 4, tzinfo=UTC), end=datetime(2031, 5, 5, tzinfo=UTC), precision="day", text="Sunday"
    )
    time = TimeMention(Span(25, 31), sunday, "day")
    (control,) = build_controls(parsed(text), [], [], None, [place], [time])
    assert (control.when, control.time) == (sunday, "past")
    old = build_controls(parsed("In 1812 rebels captured Adara."), [], [], None, [replace(place, span=Span(24, 29))])
    assert [c.time for c in old] == ["historical"]


def test_leaders_ousted_are_no_country_taken():
    text = "The revolts ousted the leaders of Egypt."
    egypt = PlaceMention(Span(34, 39), Where(text="Egypt", precision="country"), True, "named")
    assert build_controls(parsed(text), [], [], None, [egypt]) == []


IDIOMS = {
    "ringed": ("Adara has been ringed by rebels since May.", ("encircled", None, "rebels")),
    "fog besieges nobody": ("Fog besieged Adara for a third day.", None),
    "a siege lifted": ("The siege of Adara was lifted on Sunday.", ("not-encircled", None, None)),
    "from all sides": ("Tanks have closed in on Adara from all sides.", ("encircled", None, "Tanks")),
    "every road": ("Rebels hold every road into Adara.", ("encircled", None, "Rebels")),
    "at every exit": ("Soldiers stood at every exit from Adara.", ("encircled", None, "Soldiers")),
    "changed hands again": ("Adara has changed hands three times this month.", ("contested", None, None)),
    "a firm changes hands": ("Shares in Adara changed hands on Monday.", None),
    "fought over": ("Adara was being fought over on Monday.", ("contested", None, None)),
    "split": ("Adara was split in two, with troops in the north.", ("contested", None, None)),
    "not yet entered": ("Rebels have yet to enter Adara.", None),
    "fought for": ("Rebels and troops fought for full control of Adara.", ("contested", None, None)),
    "what takes years": ("It took Adara ten years to rebuild the mosque.", None),
    "a province divided": ("Adara was divided into three districts.", None),
    "a battlefield": ("Adara remained a battlefield on Tuesday.", ("contested", None, None)),
    "control unclear": ("Control of Adara was unclear on Monday.", ("contested", None, None)),
    "went to": ("Adara went to the rebels on Sunday.", ("controlled", "the rebels", "the rebels")),
    "people go": ("The envoy went to Adara on Sunday.", None),
    "walked into": ("Rebels walked into Adara on Sunday.", ("controlled", "Rebels", "Rebels")),
    "in charge": ("Rebels were in charge of Adara by nightfall.", ("controlled", "Rebels", "Rebels")),
    "masters": ("The rebels are masters of Adara.", ("controlled", "The rebels", "The rebels")),
    "tightened": ("Rebels tightened their hold on Adara.", ("controlled", "Rebels", "Rebels")),
    "proclaimed": ("The rebels announced the capture of Adara.", ("controlled", "The rebels", "The rebels")),
    "slipped out": ("Fighters slipped out of Adara before dawn.", ("abandoned", None, "Fighters")),
    "renewed": ("Rebels have renewed their push on Adara.", ("under-attack", None, "Rebels")),
}


@pytest.mark.parametrize("name", IDIOMS)
def test_what_news_says_without_the_words_of_holding(name: str):
    text, told = IDIOMS[name]
    found = [(c.status, c.holder and c.holder.name, c.by and c.by.name) for c in controls(text, "Adara")]
    assert found == ([told] if told else [])


def test_what_an_aside_recalls_gives_way_to_the_main_clause():
    text = "Adara, which the rebels had ruled for a year, is back in the army's hands."
    (control,) = controls(text, "Adara")
    assert (control.status, control.holder.name) == ("controlled", "the army")
