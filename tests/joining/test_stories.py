"""Stories: one thing that happened, told by several within a few days; rounds of talks stay apart."""

import random

from parley.joining.join import join
from parley.joining.stories import alike_pairs, meetings_told, stories_of
from parley.joining.story_words import cosine, weigh
from tests.joining.build import FRONT, VESSARIA, Paper, corpus, day, on

FERRY = (
    "A ferry sank off the port of Brenz with forty sheep on board. The harbour master, Ilan Pardo, said that it had "
    "struck the breakwater in fog. Two shepherds swam ashore."
)
FERRY_AGAIN = (
    "Two shepherds swam ashore at Brenz after their ferry struck the breakwater and sank. Harbour master Ilan Pardo "
    "blamed the fog; the sheep drowned."
)
STRIKE = "Bakers in Kest went on strike over the price of flour, and queues formed before the only open shop."


def talks(name: str, where: str, about: str) -> str:
    return (
        f"Delegations of Vessaria and the Tolmen Front met in {where} for talks {about}. {name} of the delegation of "
        "Vessaria said that the sides had exchanged lists. The Tolmen Front sent four envoys, who left without a word."
    )


def threads(*papers: Paper) -> list[list[str]]:
    names = {p.document: p.outlet for p in papers}
    return [[names[d] for d in s.documents] for s in stories_of([p.version() for p in papers])]


def test_two_accounts_of_one_accident_are_a_story_and_the_strike_is_none() -> None:
    wire, strike, daily = (
        Paper("Wire", day(1), FERRY),
        Paper("Post", day(1, 13), STRIKE),
        Paper("Daily", day(2), FERRY_AGAIN),
    )
    (story,) = stories_of([p.version() for p in (daily, strike, wire)])
    assert story.documents == (wire.document, daily.document)
    assert (story.start, story.end, story.outlets) == (day(1), day(2), ("Daily", "Wire"))
    assert story.title == FERRY[:120]
    assert story.reason.partition("share ")[2].split(", ")[:2] == ["brenz", "ilan"]


def test_each_later_document_of_a_story_is_linked_to_the_first() -> None:
    wire, strike, daily = (
        Paper("Wire", day(1), FERRY),
        Paper("Post", day(1, 13), STRIKE),
        Paper("Daily", day(2), FERRY_AGAIN),
    )
    derived = join(corpus(daily, strike, wire))
    (link,) = [x for x in derived.links if x.type == "same_story"]
    assert (link.source, link.target) == (daily.document, wire.document)
    assert link.reason == derived.stories[0].reason


def test_the_same_words_weeks_later_are_another_story() -> None:
    assert threads(Paper("Wire", day(1), FERRY), Paper("Daily", day(28), FERRY)) == []
    assert threads(Paper("Wire", day(1), FERRY), Paper("Daily", day(3), FERRY)) == [["Wire", "Daily"]]


def test_documents_without_a_date_are_threaded_by_their_words() -> None:
    undated = [
        p.version().model_copy(update={"published": None})
        for p in (Paper("Wire", day(1), FERRY), Paper("Daily", day(1), FERRY_AGAIN))
    ]
    (story,) = stories_of(undated)
    assert (story.start, story.end) == (None, None)


def rounds_of_talks() -> list[Paper]:
    made = []
    for number, (at, where, about) in enumerate(((2, "Dolin", "on prisoners"), (6, "Karsk", "on the water line"))):
        for outlet, name, hour in (("Wire", "Ana Reyl", 9), ("Daily", "Ana Reyl", 15), ("Post", "Ilan Pardo", 20)):
            paper = Paper(outlet, day(at, hour), talks(name, where, about), name=str(number))
            paper.event("CONSULT", (VESSARIA, FRONT), when=on(at))
            paper.move("convene", "talks", (VESSARIA,), (FRONT,))
            made.append(paper)
    return made


def test_successive_rounds_of_talks_are_two_stories() -> None:
    made = rounds_of_talks()
    derived = join(corpus(*made))
    assert [list(s.documents) for s in derived.stories] == [
        [p.document for p in made[:3]],
        [p.document for p in made[3:]],
    ]
    told = meetings_told(derived.rounds, corpus(*made))
    assert len(derived.rounds) == 2
    assert [told[p.document] for p in made] == [frozenset({derived.rounds[n // 3].id}) for n in range(6)]


def test_two_papers_on_one_round_and_two_on_the_next_stay_apart_too() -> None:
    made = rounds_of_talks()
    derived = join(corpus(*made[:2], *made[3:5]))
    assert [len(s.documents) for s in derived.stories] == [2, 2]


def test_the_order_of_arrival_does_not_matter() -> None:
    made = [
        p.version() for p in (*rounds_of_talks(), Paper("Wire", day(1), FERRY), Paper("Daily", day(2), FERRY_AGAIN))
    ]
    expected = stories_of(made)
    assert len(expected) == 3
    chance = random.Random(5)
    for _ in range(10):
        chance.shuffle(made)
        assert stories_of(made) == expected


def test_pairs_are_those_that_comparing_each_with_each_finds() -> None:
    chance = random.Random(9)
    words = [f"word{n}" for n in range(60)]
    weighted = weigh([" ".join(chance.choices(words, k=chance.choice([0, 3, 20]))) for _ in range(40)])
    found = alike_pairs(weighted, [None] * 40, [frozenset()] * 40)
    for b in range(40):
        for a in range(b):
            alike = cosine(weighted[a], weighted[b])
            assert abs(found.get((a, b), 0.0) - (alike if alike >= 0.05 else 0.0)) < 1e-9


def test_no_documents_have_no_stories() -> None:
    assert stories_of([]) == []
