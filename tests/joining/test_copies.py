"""Copies: truncated and reworked wire copy, and round-ups that chain nothing."""

from parley.joining.copies import copy_groups
from tests.joining.build import Paper, day

STORY = (
    "The governor of the northern province said on Monday that the last road out of Karsk had been cut and that "
    "nobody could leave the town, while a spokesman for the armed group told reporters by telephone that its men "
    "would let convoys pass if the army withdrew its guns from the hills above the river by Wednesday noon. "
)
OTHER = (
    "Ministers from four neighbouring countries agreed late on Tuesday to send observers to the border crossing at "
    "Dolin, where trucks carrying flour have waited for nine days, and asked both armies to hold their fire along "
    "the railway until a commission had counted the wagons that were damaged during the weekend's shelling. "
)


def groups(*papers: Paper) -> dict[str, str]:
    leaders, _ = copy_groups([p.version() for p in papers])
    names = {p.document: p.outlet for p in papers}
    return {names[d]: names[leader] for d, leader in leaders.items()}


def test_a_truncated_copy_follows_its_leader() -> None:
    wire, daily = Paper("Wire", day(1), STORY + OTHER), Paper("Daily", day(2), STORY)
    assert groups(daily, wire) == {"Wire": "Wire", "Daily": "Wire"}


def test_two_accounts_in_different_words_are_not_copies() -> None:
    assert groups(Paper("Wire", day(1), STORY), Paper("Daily", day(2), OTHER)) == {"Wire": "Wire", "Daily": "Daily"}


def test_a_round_up_copies_nobody() -> None:
    wire, daily = Paper("Wire", day(1), STORY), Paper("Daily", day(2), OTHER)
    digest = Paper("Digest", day(3), STORY + OTHER)
    assert groups(wire, daily, digest) == {"Wire": "Wire", "Daily": "Daily", "Digest": "Digest"}


def test_the_link_shows_the_words_that_are_shared() -> None:
    wire, daily = Paper("Wire", day(1), STORY), Paper("Daily", day(2), "Karsk. " + STORY)
    _, links = copy_groups([wire.version(), daily.version()])
    assert [(link.source, link.target) for link in links] == [(daily.document, wire.document)]
    assert links[0].passage is not None
    assert links[0].passage.exact.startswith("The governor")
