"""What becomes of a claim when it is repeated, denied, taken back, disowned, corrected or upheld."""

import pytest

from parley.joining.join import join
from parley.model.derived import Claim
from parley.model.reports import Hop
from parley.model.world import ActorRef, Where
from tests.joining.build import (
    AN_OFFICIAL,
    DOLIN,
    FRONT,
    GOVERNOR,
    KARSK,
    MONITOR,
    ORLAND,
    SPOKESMAN,
    VESSARIA,
    Paper,
    corpus,
    day,
)


def the_claim(*papers: Paper, predicate: str = "encircled") -> Claim:
    claims = [c for c in join(corpus(*papers)).claims if c.proposition.predicate == predicate]
    assert len(claims) == 1, [c.proposition for c in claims]
    return claims[0]


def test_one_origin_is_reported() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", KARSK, by=GOVERNOR)
    claim = the_claim(paper)
    assert (claim.standing, [h.act for h in claim.history]) == ("reported", ["asserted"])


def test_two_outlets_quoting_one_governor_are_one_origin() -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    first.control("encircled", KARSK, by=GOVERNOR)
    second.control("encircled", KARSK, by=GOVERNOR)
    claim = the_claim(first, second)
    assert claim.standing == "reported"
    assert [h.act for h in claim.history] == ["asserted", "repeated"]


def test_two_officials_of_one_state_do_not_corroborate() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", KARSK, by=GOVERNOR)
    paper.control("encircled", KARSK, by=SPOKESMAN)
    assert the_claim(paper).standing == "reported"


def test_both_sides_saying_it_corroborate() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", KARSK, by=GOVERNOR)
    paper.control("encircled", KARSK, by=FRONT)
    assert the_claim(paper).standing == "corroborated"


def test_unnamed_sources_do_not_corroborate_one_another() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", KARSK, by=AN_OFFICIAL)
    paper.control("encircled", KARSK, by=AN_OFFICIAL.model_copy(update={"name": "a second official"}))
    assert the_claim(paper).standing == "reported"


HEARSAY = (Hop(who=None, how="reportedly"), Hop(who=ActorRef(name="Wire"), how="published"))


def test_hearsay_of_what_a_named_man_says_in_the_same_article_is_no_origin_of_its_own() -> None:
    paper, retracting = Paper("Wire", day(1)), Paper("Daily", day(2))
    paper.control("encircled", KARSK, hops=HEARSAY)
    held = paper.says(GOVERNOR)
    paper.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    assert the_claim(paper).standing == "reported"
    retracting.takes_back(retracting.says(GOVERNOR), held.id)
    assert the_claim(paper, retracting).standing == "withdrawn"


def test_hearsay_elsewhere_outlives_one_mans_withdrawal() -> None:
    paper, other, retracting = Paper("Daily", day(1)), Paper("Wire", day(1)), Paper("Daily", day(2))
    held = paper.says(GOVERNOR)
    paper.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    other.control("encircled", KARSK, hops=HEARSAY)
    retracting.takes_back(retracting.says(GOVERNOR), held.id)
    assert the_claim(paper, other, retracting).standing == "reported"


def test_an_independent_denial_disputes() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", KARSK, by=FRONT)
    paper.control("not-encircled", KARSK, by=MONITOR)
    claim = the_claim(paper)
    assert claim.standing == "disputed"
    assert [h.act for h in claim.history] == ["asserted", "denied"]


@pytest.mark.parametrize("act", ["withdrawn", "disowned"])
def test_taking_back_ends_the_speakers_own_origin(act: str) -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    retraction = second.says(GOVERNOR)
    second.takes_back(retraction, held.id, act)
    claim = the_claim(first, second)
    assert claim.standing == "withdrawn"
    assert [h.act for h in claim.history] == ["asserted", act]
    assert claim.history[1].passage == retraction.passage


def test_a_withdrawal_leaves_other_origins_standing() -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    first.control("encircled", KARSK, by=MONITOR)
    second.takes_back(second.says(GOVERNOR), held.id)
    assert the_claim(first, second).standing == "reported"


def test_upholding_adds_to_the_history_and_ends_nothing() -> None:
    first, second = Paper("Wire", day(1)), Paper("Broadcaster", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    second.takes_back(second.says(MONITOR), held.id, "upheld")
    claim = the_claim(first, second)
    assert (claim.standing, [h.act for h in claim.history]) == ("reported", ["asserted", "upheld"])


def test_a_retraction_in_another_document_finds_its_claim() -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    retraction = second.says(GOVERNOR)
    second.control("not-encircled", KARSK, by=GOVERNOR, statement=retraction.id)
    second.takes_back(retraction, None)
    claim = the_claim(first, second)
    assert claim.history[-1].act in ("withdrawn", "denied")
    assert {h.act for h in claim.history} == {"asserted", "denied", "withdrawn"}
    assert not [
        o
        for o in join(corpus(first, second)).origins
        if o.stance == "positive" and not o.withdrawn and o.claim == claim.id
    ]


def test_a_spokesman_withdraws_for_his_principal() -> None:
    first, second = Paper("Wire", day(1)), Paper("Daily", day(2))
    held = first.says(GOVERNOR)
    first.control("encircled", KARSK, by=GOVERNOR, statement=held.id)
    retraction = second.says(SPOKESMAN, speaks_for=GOVERNOR)
    second.takes_back(retraction, held.id, on_behalf_of=GOVERNOR)
    last = the_claim(first, second).history[-1]
    assert last.by is not None
    assert last.on_behalf_of is not None
    assert (last.act, last.by.name, last.on_behalf_of.name) == ("withdrawn", "Ilan Pardo", "Ana Reyl")


def test_an_outlets_correction() -> None:
    first, second = Paper("Wire", day(1)), Paper("Wire", day(2))
    wrong = first.control("controlled", KARSK, holder=FRONT)
    second.takes_back(second.says(MONITOR), wrong.id, "corrected")
    assert the_claim(first, second, predicate="controlled").standing == "corrected"


def test_two_holders_of_one_town_dispute_one_another() -> None:
    paper = Paper("Wire", day(1))
    paper.control("controlled", KARSK, by=GOVERNOR, holder=VESSARIA)
    paper.control("controlled", KARSK, by=FRONT, holder=FRONT)
    derived = join(corpus(paper))
    assert [c.standing for c in derived.claims] == ["disputed", "disputed"]
    assert [(s.where.text, s.state) for s in derived.control] == [("Karsk", "contested")]


def test_a_later_corroborated_holder_supersedes() -> None:
    first, second = Paper("Wire", day(1)), Paper("Wire", day(6))
    first.control("controlled", KARSK, holder=VESSARIA)
    second.control("controlled", KARSK, by=GOVERNOR, holder=FRONT)
    second.control("controlled", KARSK, by=FRONT, holder=FRONT)
    derived = join(corpus(first, second))
    assert [c.standing for c in derived.claims] == ["superseded", "corroborated"]
    assert [s.holder.name for s in derived.control if s.holder] == ["Tolmen Front"]


def test_an_encirclement_that_nobody_confirms_does_not_flip_the_state() -> None:
    paper = Paper("Wire", day(1))
    paper.control("encircled", DOLIN, by=GOVERNOR)
    state = join(corpus(paper)).control[0]
    assert (state.state, state.holder) == ("contested", None)


def test_a_denial_of_what_nobody_asserted_is_a_negative_claim() -> None:
    paper = Paper("Wire", day(1))
    paper.event("ASSAULT", (FRONT,), (VESSARIA,), by=FRONT, where=KARSK, polarity="negative")
    claim = the_claim(paper, predicate="ASSAULT")
    assert (claim.polarity, claim.standing, len(claim.reports_against)) == ("negative", "reported", 1)


def test_a_holder_whom_nobody_names_is_not_refuted_by_the_others() -> None:
    paper = Paper("Wire", day(1))
    paper.control("controlled", KARSK, by=GOVERNOR, holder=ORLAND, polarity="negative")
    paper.control("controlled", KARSK, by=FRONT, holder=FRONT)
    claims = {c.proposition.words: (c.polarity, c.standing, len(c.origins)) for c in join(corpus(paper)).claims}
    assert claims == {
        "Karsk controlled by Tolmen Front": ("positive", "reported", 1),
        "Karsk controlled by Orland": ("negative", "reported", 1),
    }


def test_who_holds_a_country_is_no_claim() -> None:
    paper = Paper("Wire", day(1))
    where = Where(text="Vessaria", precision="country", place=None)
    paper.control("controlled", where, by=GOVERNOR, holder=VESSARIA)
    assert join(corpus(paper)).claims == ()


def test_one_retraction_of_two_reports_is_told_once() -> None:
    paper = Paper("Ledger", day(1))
    first, second = (paper.says(GOVERNOR) for _ in range(2))
    for said in (first, second):
        paper.control("encircled", KARSK, by=GOVERNOR, statement=said.id)
    later = Paper("Ledger", day(2))
    withdrawal = later.says(GOVERNOR, "withdrew")
    for said in (first, second):
        later.takes_back(withdrawal, said.id)
    claim = next(c for c in join(corpus(paper, later)).claims if c.proposition.cls == "control")
    assert [h.act for h in claim.history] == ["asserted", "repeated", "withdrawn"]
