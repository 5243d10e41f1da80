"""Copies made of our own texts: cut short, put in another order, edited at home; what only shares words stays apart."""

import random

import pytest

from parley.joining.copies import copy_groups
from tests.joining.build import Paper, day

STORY = (
    "The envoy of the river league said on Monday that both armies had agreed to let barges with grain pass "
    "the weir. He told a crowd on the quay in Brenz that the first four would leave before dawn with pilots "
    "from either bank. Nobody had crossed the water since the ferrymen were arrested in the week after the "
    "harvest fair was shelled. A colonel who commands the batteries on the western heights said his guns "
    "would stay silent for thirty hours. Farmers in the lower villages have begun to feed seed corn to their "
    "cattle, and three mills have shut their doors. The league was founded by dyers and tanners a century ago "
    "to settle quarrels over who may dam which brook. Its secretary, a retired lock keeper named Ilan Pardo, "
    "sleeps in the customs house so that he can be woken by both. If the barges arrive unharmed, he said, a "
    "second convoy with doctors and lamp oil will follow on Thursday night."
)
SENTENCES = [f"{sentence}." for sentence in STORY.rstrip(".").split(". ")]
LOCAL = (
    "Bakers in our own town said that flour would be cheaper by the weekend if the weir stayed open, and the "
    "mayor asked householders not to queue before the bells had rung."
)
ELSEWHERE = (
    "Fire destroyed the archive of the railway workers' union in Kest on Sunday night, and with it the only "
    "list of the men who were sent to the quarries in the second winter of the war. The watchman smelled "
    "smoke at nine, ran to the tannery for buckets, and found on his return that the roof had fallen in. "
    "Historians at the college wept openly."
)
THIRD = (
    "Two goalkeepers and a referee were banned for life by the football board of Orland after letters were "
    "found in which a brewer offered them barrels for a draw. The board met behind locked doors in the cellar "
    "of a bank, where it read each letter aloud, and voted by dropping beans in a jug; the brewer, who denies "
    "everything, sent them cake."
)
SPEECH = (
    "We shall not sell one field, not one orchard, not one well of our fathers to those who burned the mill "
    "at Ostra, and whoever tells you that peace has that price is no son of this valley"
)
OBSERVED = (
    f'President Ana Reyl ruled out any cession of land when she opened the fair on Friday. "{SPEECH}," '
    "she said to long "
    "applause. Diplomats who had hoped for a softer tone left before the dances; one of them called the "
    "visit wasted, and "
    "another pointed out that the president had kept silent about the port, which both delegations want "
    "to run together. "
    "Her own adviser on the talks stayed away, as he had from the two meetings before, and his office gave no reason."
)
HEARD = (
    f'"{SPEECH}," cried the head of state from a hay cart, her hat in her hand. Children had climbed the '
    "lime trees to see "
    "her. It was her first journey to the valley since the spring floods, and farmers shouted questions about the dike "
    "that was promised then: she answered none. Police led away a man with a whistle. Cider was handed "
    "round for nothing, "
    "and when the rain came the band played on under a tarpaulin while the guards carried her dry to the motor car."
)


def shuffled(seed: int) -> str:
    order = list(SENTENCES)
    random.Random(seed).shuffle(order)
    return " ".join(order)


COPIES = {
    "cut after its third sentence": " ".join(SENTENCES[:3]),
    "its second half": " ".join(SENTENCES[4:]),
    "in another order": shuffled(4),
    "with a paragraph of its own": f"{LOCAL} {STORY}",
    "cut short with a paragraph of its own": f"{' '.join(SENTENCES[:4])} {LOCAL}",
    "with other numbers": STORY.replace("thirty hours", "twenty hours").replace("first four", "first six"),
    "every second sentence put in words of its own": " ".join(
        s if n % 2 == 0 else "Elsewhere it was said that much the same was to be expected here."
        for n, s in enumerate(SENTENCES)
    ),
    "with another dateline and credit": f"BRENZ (The Wire) - {STORY} Reporting by our correspondent.",
}


def leaders(*papers: Paper) -> dict[str, str]:
    found, _ = copy_groups([p.version() for p in papers])
    names = {p.document: p.outlet for p in papers}
    return {names[d]: names[leader] for d, leader in found.items()}


@pytest.mark.parametrize("name", list(COPIES))
def test_a_copy_follows_the_wire(name: str) -> None:
    assert leaders(Paper("Daily", day(2), COPIES[name]), Paper("Wire", day(1), STORY))["Daily"] == "Wire"


def test_two_reports_of_one_speech_with_the_same_quotation_are_two_originals() -> None:
    assert leaders(Paper("Wire", day(1), OBSERVED), Paper("Daily", day(1, 15), HEARD)) == {
        "Wire": "Wire",
        "Daily": "Daily",
    }


def test_a_round_up_of_three_copies_none_and_joins_none() -> None:
    wires = [Paper("Wire", day(1), STORY), Paper("Post", day(1, 13), ELSEWHERE), Paper("Ledger", day(1, 14), THIRD)]
    digest = Paper("Digest", day(2), f"{STORY} {ELSEWHERE} {THIRD}")
    found = leaders(*wires, digest)
    assert found == {name: name for name in ("Wire", "Post", "Ledger", "Digest")}
    late = Paper("Late", day(3), THIRD)
    again = Paper("Again", day(3), f"{STORY} {THIRD} {ELSEWHERE} So ends our review of the week.")
    found = leaders(*wires, digest, late, again)
    assert (found["Late"], found["Again"]) == ("Ledger", "Digest")


def test_a_copy_of_a_copy_follows_the_leader_alone() -> None:
    first = Paper("Wire", day(1), STORY)
    second = Paper("Daily", day(2), f"{' '.join(SENTENCES[:4])} {LOCAL} {LOCAL.replace('Bakers', 'Millers')}")
    third = Paper("Post", day(3), f"{LOCAL} {LOCAL.replace('Bakers', 'Millers')} {' '.join(SENTENCES[:4])}")
    assert leaders(first, second, third) == {"Wire": "Wire", "Daily": "Wire", "Post": "Wire"}


def test_the_order_of_arrival_does_not_matter() -> None:
    made = [
        Paper("Wire", day(1), STORY),
        *(Paper(name, day(2, n), text) for n, (name, text) in enumerate(COPIES.items())),
    ]
    expected = copy_groups([p.version() for p in made])
    chance = random.Random(2)
    for _ in range(5):
        chance.shuffle(made)
        assert copy_groups([p.version() for p in made]) == expected
