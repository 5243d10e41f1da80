"""What is one event and what are two: shared specifics, lengths of time, those concerned."""

from datetime import timedelta

import pytest

from parley.joining.happenings import happenings_of
from parley.joining.join import join
from parley.joining.seeds import Features, compatible
from parley.model.passages import Passage
from parley.model.reports import Count, Event
from parley.model.world import ActorRef, Place, When, Where
from tests.joining.build import DOLIN, FRONT, KARSK, MONITOR, ORLAND, VESSARIA, Paper, corpus, day, on

COUNTRY = Where(
    text="Vessaria",
    precision="country",
    place=Place(id="parley:vessaria", name="Vessaria", latitude=1, longitude=1, country="VES", precision="country"),
)
MONTH = When(start=day(1, 0), end=day(1, 0) + timedelta(days=31), precision="month", text="in May")
MANY = Count(what="dead", low=None, high=None, text="many dead")
SEVEN = Count(what="dead", low=7, high=7, text="seven dead")
RAIDERS, GUNNERS = ActorRef(name="masked raiders"), ActorRef(name="gunners on the hill")

CASES = {
    "a place and a day": ({"where": KARSK, "when": on(3)}, {"where": KARSK, "when": on(3)}, True),
    "two places": ({"where": KARSK, "when": on(3)}, {"where": DOLIN, "when": on(3)}, False),
    "a country only": ({"where": COUNTRY, "when": on(3)}, {"where": COUNTRY, "when": on(3)}, False),
    "many dead": ({"counts": (MANY,), "when": on(3)}, {"counts": (MANY,), "when": on(3)}, False),
    "seven dead": ({"counts": (SEVEN,), "when": on(3)}, {"counts": (SEVEN,), "when": on(3)}, True),
    "a month and a day of it": ({"where": KARSK, "when": MONTH}, {"where": KARSK, "when": on(9)}, False),
    "a month and that month": ({"where": KARSK, "when": MONTH}, {"where": KARSK, "when": MONTH}, False),
    "a place, undated": ({"where": KARSK}, {"where": KARSK}, False),
    "strangers": (
        {"where": KARSK, "when": on(3), "actors": (RAIDERS,)},
        {"where": KARSK, "when": on(3), "actors": (GUNNERS,)},
        False,
    ),
    "named and the same": (
        {"where": KARSK, "when": on(3), "actors": (FRONT,)},
        {"where": KARSK, "when": on(3), "actors": (FRONT, RAIDERS)},
        True,
    ),
    "both sides and no more": (
        {"when": on(3), "actors": (FRONT,), "recipients": (VESSARIA,)},
        {"when": on(4), "actors": (FRONT,), "recipients": (VESSARIA,)},
        False,
    ),
    "both sides and a place on one day": (
        {"where": KARSK, "when": on(3), "actors": (FRONT,), "recipients": (VESSARIA,)},
        {"where": KARSK, "when": on(3), "actors": (FRONT,), "recipients": (VESSARIA,)},
        True,
    ),
    "both sides and a place on the next day": (
        {"where": KARSK, "when": on(3), "actors": (FRONT,), "recipients": (VESSARIA,)},
        {"where": KARSK, "when": on(4), "actors": (FRONT,), "recipients": (VESSARIA,)},
        False,
    ),
}
WORDS = ("Shells set a mill on fire.", "A convoy met guns beside reeds.")


def event(paper: Paper, words: str, **fields: object) -> Event:
    made: Event = paper.event("ASSAULT", **fields)
    told = made.model_copy(update={"passage": Passage.of(words, (0, len(words)))})
    paper.reports[-1] = told
    return told


@pytest.mark.parametrize("name", list(CASES))
def test_two_reports_are_of_one_event(name: str) -> None:
    first, second, one = CASES[name]
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    a, b = event(ledger, WORDS[0], **first), event(wire, WORDS[1], **second)
    known = corpus(ledger, wire)
    assert (compatible(Features.of(a, known), Features.of(b, known)) is not None) is one


TELLINGS = {
    "the same thing hit": ("Gunners set a mill in Karsk on fire.", "Karsk's old mill was shelled.", True),
    "another day of the siege": ("Gunners shelled Karsk again.", "The army's troops shelled Karsk.", False),
    "other things hit": ("Shells set a mill on fire.", "Mortars fell on the fish market.", False),
}


@pytest.mark.parametrize("name", list(TELLINGS))
def test_successive_days_of_a_siege_are_one_act_only_where_the_words_tie_them(name: str) -> None:
    first, second, one = TELLINGS[name]
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    event(ledger, first, where=KARSK)
    event(wire, second, where=KARSK)
    assert (len(happenings_of(corpus(ledger, wire))) == 1) is one


def test_a_blow_and_its_dead_in_one_breath_are_one_act() -> None:
    ledger = Paper("Ledger", day(3))
    text = "Gunners shelled the mill, killing seven."
    for start, end in ((0, 24), (26, 39)):
        made = ledger.event("ASSAULT", where=KARSK)
        ledger.reports[-1] = made.model_copy(update={"passage": Passage.of(text, (start, end))})
    assert len(happenings_of(corpus(ledger))) == 1


def test_strangers_told_of_in_the_same_words_are_one_event() -> None:
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    event(ledger, WORDS[0], where=KARSK, actors=(RAIDERS,))
    event(wire, WORDS[0], where=KARSK, actors=(GUNNERS,))
    assert [len(h.reports) for h in happenings_of(corpus(ledger, wire))] == [2]


def test_both_sides_in_the_same_words_are_one_event() -> None:
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    for paper in (ledger, wire):
        event(paper, WORDS[0], actors=(FRONT,), recipients=(VESSARIA,))
    assert [len(h.reports) for h in happenings_of(corpus(ledger, wire))] == [2]


def test_what_differs_is_kept_side_by_side() -> None:
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    seven = event(ledger, WORDS[0], where=KARSK, when=on(3), counts=(SEVEN,))
    nine = event(wire, WORDS[1], where=KARSK, when=on(3), counts=(Count(what="dead", low=9, high=9, text="nine dead"),))
    (happening,) = happenings_of(corpus(ledger, wire))
    assert [(d.field, d.values) for d in happening.differing] == [
        ("dead", (("nine dead", (nine.id,)), ("seven dead", (seven.id,))))
    ]


def test_neighbours_and_monitors_are_no_party_to_a_raid() -> None:
    ledger, wire = Paper("Ledger", day(3)), Paper("Wire", day(4))
    event(ledger, WORDS[0], where=KARSK, actors=(ORLAND,))
    event(wire, WORDS[1], where=KARSK, actors=(MONITOR,))
    assert len(happenings_of(corpus(ledger, wire))) == 2


def test_an_edited_page_tells_no_event_and_no_claim_twice() -> None:
    before = Paper("Courier", day(3), "The rebels shelled the mill at noon. It was Monday.", "mill")
    after = Paper("Courier", day(3), "The rebels shelled the mill at noon. It was Tuesday.", "mill")
    assert before.document == after.document
    for paper in (before, after):
        paper.event("ASSAULT", actors=(RAIDERS,))
        said = paper.says(FRONT)
        words = Passage.of(paper.text, (0, paper.text.index(".")))
        paper.reports[-1] = said.model_copy(update={"content": (words,)})
    joined = join(corpus(before, after))
    assert [len(h.reports) for h in joined.happenings] == [2]
    assert [len(c.reports_for) for c in joined.claims if c.proposition.cls == "content"] == [2]


def test_two_blows_told_alike_on_one_page_stay_two_in_its_next_version() -> None:
    before, after = (Paper("Courier", day(3), f"word word word word word word {n}", "mill") for n in (1, 2))
    for paper in (before, after):
        paper.event("ASSAULT", actors=(RAIDERS,))
        paper.event("ASSAULT", actors=(GUNNERS,))
    assert sorted(len(h.reports) for h in happenings_of(corpus(before, after))) == [2, 2]
