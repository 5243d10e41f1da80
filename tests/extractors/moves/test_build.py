"""Moves in a negotiation: kind, issue, venues, conditions, answers."""

import pytest

from parley.extractors.contract import PlaceMention
from parley.extractors.events import build_events, find_frames
from parley.extractors.moves import build_moves
from parley.extractors.moves.details import venues_in
from parley.extractors.moves.makers import may_move
from parley.model.passages import Span
from parley.model.world import ActorRef, Place, Where
from tests.extractors.events.reading import parsed

LIMA = Place(id="x:lima", name="Lima", latitude=-12, longitude=-77, country="PER", precision="city")


def places(text: str, names: tuple[str, ...]) -> list[PlaceMention]:
    return [
        PlaceMention(Span(text.index(n), text.index(n) + len(n)), Where(text=n), True, "named") for n in names
    ]  # fmt: skip


def moves(text: str, *names: str):
    parse = parsed(text)
    frames = find_frames(parse)
    found = places(text, names)
    return build_moves(parse, build_events(parse, frames, None, [], found, []), frames, [], None, found)


KINDS = {
    "offer": ("Norway offered talks to Peru.", "offer", "talks"),
    "refusal": ("Peru rejected a ceasefire.", "reject", "ceasefire"),
    "acceptance": ("Peru accepted the invitation to talks.", "accept", "talks"),
    "demand": ("Ghana demanded the release of the prisoners.", "demand", "prisoners"),
    "agreement": ("Ghana and Togo signed a peace agreement.", "agree", "talks"),
    "mediation": ("Oman mediated between Iran and Iraq to end the talks deadlock.", "mediate", "talks"),
    "delegation": ("Chad sent a delegation to the talks.", "delegate", "talks"),
    "meeting": ("Chad and Libya held talks.", "convene", "talks"),
    "guarantee": ("Oman guaranteed safe passage for civilians.", "guarantee", "corridor"),
    "breach": ("The rebels violated the ceasefire.", "breach", "ceasefire"),
    "break": ("Sudan suspended talks with the rebels.", "adjourn", "talks"),
    "outcome": ("The talks collapsed on Sunday.", "outcome", "talks"),
}


@pytest.mark.parametrize("name", KINDS)
def test_kind_and_issue(name: str):
    text, kind, issue = KINDS[name]
    assert (kind, issue) in [(m.move, m.issue) for m in moves(text)[0]]


def test_no_issue_no_move():
    assert moves("Canada praised the team.")[0] == []


def test_a_negated_offer_is_no_move():
    assert [m.move for m in moves("Norway has not offered talks to Peru.")[0]] in ([], ["reject"])


def test_venue_offered_and_refused():
    (offer,) = moves("Norway offered talks in Oslo.", "Oslo")[0]
    assert [(v.name, v.stance) for v in offer.venues] == [("Oslo", "offered")]
    (refusal,) = moves("Peru rejected talks in Oslo.", "Oslo")[0]
    assert [(v.name, v.stance) for v in refusal.venues] == [("Oslo", "refused")]


def test_what_stands_after_a_semicolon_is_another_act():
    text = "Peru rejected talks in Lima; offers of talks in Oslo had come from Chile."
    refusal = next(m for m in moves(text, "Lima", "Oslo")[0] if m.move == "reject")
    assert [(v.name, v.stance) for v in refusal.venues] == [("Lima", "refused")]


def test_a_number_is_no_reason():
    assert [m.stated_reason for m in moves("Talks between Peru and Chile were held as the fourth round.")[0]] == [None]


def test_condition_and_reason():
    (move,) = moves("Peru accepted talks on condition that the troops leave.")[0]
    assert move.conditions == ("on condition that the troops leave",)
    (move,) = moves("Peru rejected the talks because the venue was unsafe.")[0]
    assert move.stated_reason == "because the venue was unsafe"


def test_a_condition_after_the_clause_names_venues():
    (move,) = moves("The king said he was all for talks, provided they are held in Oslo or Bern.", "Oslo", "Bern")[0]
    assert move.conditions == ("provided they are held in Oslo or Bern",)
    assert [(v.name, v.stance) for v in move.venues] == [("Oslo", "offered"), ("Bern", "offered")]


def test_a_condition_belongs_to_its_own_act():
    refusal, acceptance = moves("After rejecting talks, Peru accepted a ceasefire on condition that the troops leave.")[
        0
    ]
    assert (refusal.conditions, acceptance.conditions) == ((), ("on condition that the troops leave",))


def test_a_refusal_answers_the_offer_of_the_other_side():
    found, links = moves("Norway offered talks to Peru. Peru rejected the talks.")
    offer, refusal = found
    assert refusal.answers == offer.id
    assert [(link.source, link.target, link.type) for link in links] == [(refusal.id, offer.id, "answers")]


def test_the_offer_takes_up_the_issue_of_the_offer_before():
    found, _ = moves("Norway offered Peru an evacuation of its staff. Peru rejected the offer.")
    assert [(m.move, m.issue) for m in found] == [("offer", "evacuation"), ("reject", "evacuation")]


def test_an_offer_named_by_a_noun_is_answered_in_its_own_sentence():
    found, links = moves("Sudan rejected Norway's offer of talks.")
    assert [(m.move, m.time) for m in found] == [("reject", "past"), ("offer", "historical")]
    assert len(links) == 1


def test_a_move_names_its_event():
    parse = parsed("Norway offered talks to Peru.")
    frames = find_frames(parse)
    (event,) = build_events(parse, frames, None, [], [], [])
    (move,) = build_moves(parse, [event], frames, [], None, [])[0]
    assert move.event == event.id


def test_an_act_needs_no_event():
    for text, kind, issue in (
        ("Norway offered talks to Peru. Peru turned it down.", "reject", "talks"),
        ("Peru can not agree to an inspection of its reactors.", "reject", "nuclear"),
        ("The army is not observing the ceasefire.", "breach", "ceasefire"),
        ("Peru will hold its fire from noon.", "offer", "ceasefire"),
        ("Peru suspended its participation in the talks.", "withdraw", "talks"),
        ("Peru suspended a ceasefire with the rebels.", "withdraw", "ceasefire"),
        ("Peru repeated its offer to release prisoners.", "offer", "prisoners"),
        ("Generals from Peru signed a declaration.", "agree", "talks"),
        ("Oman has taken responsibility for the planes staying on the ground.", "guarantee", "security"),
        ("Norway gave Peru until noon to answer.", "demand", "talks"),
        ("Oman is ready to mediate in the talks.", "mediate", "talks"),
    ):
        assert (kind, issue) in [(m.move, m.issue) for m in moves(text)[0]], text


def test_a_venue_proposed_instead_is_a_counter_offer():
    (counter,) = moves("Norway proposed Bern instead.", "Bern")[0]
    assert (counter.move, counter.issue, counter.event) == ("counter", "venue", None)


def test_calling_something_by_a_name_is_no_demand():
    assert "demand" not in [m.move for m in moves("Both sides call the meeting the third round of talks.")[0]]


def test_a_condition_that_no_offer_carries_is_a_move():
    found = moves("Norway said that it would sign the treaty only if the prisoners were free.")[0]
    assert [(m.anchor.exact, m.issue, m.reality) for m in found if m.move == "condition"] == [
        ("only if", "prisoners", "conditional")
    ]


def test_a_time_is_no_condition():
    assert [m.move for m in moves("Norway will keep the talks open until noon.")[0] if m.move == "condition"] == []


WORDINGS = {
    "left": ("Delegates of Peru walked out of the talks.", "withdraw", "talks"),
    "absent": ("Peru did not turn up for the talks.", "withdraw", "talks"),
    "taken off the table": ("Peru took its proposal for a truce off the table.", "withdraw", "ceasefire"),
    "consent": ("Peru gave its consent to the release of the prisoners.", "accept", "prisoners"),
    "objection dropped": ("Peru dropped its objection to the venue.", "accept", "venue"),
    "not discussed": ("Peru will not discuss a ceasefire.", "reject", "ceasefire"),
    "countered": ("Peru responded with a counter-proposal on the prisoners.", "counter", "prisoners"),
    "instead": ("Peru wants a full ceasefire instead.", "counter", "ceasefire"),
    "made conditional": ("Peru made a ceasefire conditional on an amnesty.", "condition", "ceasefire"),
    "deadline": ("Peru gave Chile 48 hours to free the prisoners.", "demand", "prisoners"),
    "guarantors": ("Peru agreed to act as guarantor of the ceasefire.", "guarantee", "ceasefire"),
    "word given": ("Peru gave its word that the envoys would be safe.", "guarantee", "security"),
    "between": ("Peru acted as a go-between in the talks.", "mediate", "talks"),
    "lead": ("General Diaz will lead the delegation of Peru at the talks.", "delegate", "talks"),
    "pause": ("Peru and Chile agreed to a technical pause in the talks.", "adjourn", "talks"),
    "on hold": ("Peru put the talks on hold.", "adjourn", "talks"),
    "initialled": ("Peru and Chile initialled a ceasefire.", "agree", "ceasefire"),
    "fire in a truce": ("Peru shelled the port three hours into the truce.", "breach", "ceasefire"),
    "reneged": ("Peru reneged on its promise of a ceasefire.", "breach", "ceasefire"),
    "violation": ("Chile spoke of a violation of the truce by Peru.", "breach", "ceasefire"),
    "nothing": ("The talks between Peru and Chile came to nothing.", "outcome", "talks"),
    "vowed not to": ("Peru vowed not to withdraw from the province.", "reject", "withdrawal"),
    "inspection": ("Peru cannot agree to an inspection of the battery.", "reject", "security"),
    "headway": ("The talks made headway.", "outcome", "talks"),
}


@pytest.mark.parametrize("name", WORDINGS)
def test_acts_in_other_words(name: str):
    text, kind, issue = WORDINGS[name]
    assert (kind, issue) in [(m.move, m.issue) for m in moves(text)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "It is not known whether Peru will meet Chile.",
        "The company signed the deal.",
        "Peru's minister met farmers.",
        "Even if Peru stopped the talks, it would be late.",
        "Peru called for a pause to allow relief in.",
        "Experts of Peru and Chile agreed that the shells were old rounds.",
        "Peru agreed to pay for weapons for Chile.",
        "The report of Peru leaves out a good deal.",
        "Peru will send a team to the port to help the wounded.",
        "Chile hoped that Peru would honour the truce.",
        "Chile hopes that Peru will honour the truce.",
        "There will be no more water and food in the town.",
        "Peru says that it wants peace too.",
        "Peru has promised to meet any shortage.",
        "Peru was not afraid to discuss a ceasefire.",
    ],
)
def test_what_is_no_act_of_its_own(text: str):
    assert {m.move for m in moves(text)[0]} <= {"demand"}


def test_a_deadline_and_a_duration_are_kept():
    (demand,) = [m for m in moves("Peru gave Chile 48 hours to free the prisoners.")[0] if m.move == "demand"]
    assert demand.deadline is not None
    assert demand.deadline.text == "48 hours"
    (vow,) = [m for m in moves("Peru guaranteed the safety of the envoys for five years.")[0] if m.move == "guarantee"]
    assert vow.duration == "for five years"


def test_the_country_of_a_town_is_no_second_venue_and_a_party_none():
    text = "Envoys from Peru and Chile agreed to meet in Lima, Peru."
    found = [
        PlaceMention(Span(at, at + len(name)), Where(text=name, precision=precision, place=place), True, "named")
        for at, name, precision, place in (
            (text.index("Chile"), "Chile", "country", None),
            (text.index("Lima"), "Lima", "city", LIMA),
            (text.rindex("Peru"), "Peru", "country", LIMA.model_copy(update={"id": "x:per", "precision": "country"})),
        )
    ]
    parse = parsed(text)
    venues = venues_in(parse, Span(0, len(text)), "agree", found)
    assert [(v.name, v.stance) for v in venues] == [("Lima", "agreed")]


def test_many_of_a_people_are_no_side():
    crowd, people = list(parsed("Many Peruvians met the Peruvians.").doc)[1:5:3]
    peru = ActorRef(id="a:per", name="Peru", country="PER")
    assert [may_move(peru, (token,)) for token in (crowd, people)] == [False, True]


def test_territory_that_says_where_is_not_what_a_guarantee_is_about():
    (vow,) = moves("Peru assured Chile that the missiles on its territory would stay put.")[0]
    assert (vow.move, vow.issue) == ("guarantee", "security")


def test_who_is_sent_stands_with_the_level_of_the_delegation():
    (sent,) = [m for m in moves("Peru sent its foreign minister to the talks.")[0] if m.move == "delegate"]
    assert sent.level == "ministers"
