"""Words of talks that are no move: another verb, another plan, a guess, a thing not reached."""

import pytest

from tests.extractors.moves.test_build import moves

NONE = {
    "a particle makes another verb": "Togo and Ghana spoke out against the ceasefire monitors.",
    "a habit": "Peace talks in Togo often fail.",
    "a plan of war": "Togo drew up a battle plan for the border.",
    "a guess": "Togo suggested that it might have decided to join the talks.",
    "no comment": "Togo declined to comment on the ceasefire.",
    "far from it": "Ghana and Togo are far from reaching an agreement.",
    "another's not": "The drones did not help Togo keep its promise.",
    "hoped": "The surgeon of Togo hoped to give the green light to the talks.",
    "that suggests": "That suggests that the envoys of Togo looked at the border.",
    "once struck": "The fighting will end when a ceasefire has been struck by Togo.",
    "no way": "There is no way Togo will allow peace talks.",
    "gives and in apart": "Mona of Togo gives birth in a clinic at the border.",
    "the constitution": "The president of Togo violated the constitution.",
    "a visit": "The president of Togo arrives in Lima on his first visit to the border.",
    "a firm's deal": "The company tore up the agreement.",
    "a price": "Togo will not negotiate the price.",
    "a bill at home": "The minister of Togo presented a draft law on pensions.",
    "an aim in life": "Togo was to build a state with the guarantee of equal rights.",
}


@pytest.mark.parametrize("name", NONE)
def test_words_of_talks_that_are_no_move(name: str):
    assert [(m.move, m.anchor.exact) for m in moves(NONE[name])[0]] == []


def test_what_had_been_due_is_no_meeting():
    found = moves("Togo postponed the round of talks that had been due to begin on Friday.")[0]
    assert [(m.move, m.stated_reason) for m in found] == [("adjourn", None)]


def test_rival_sides_agree_with_one_another():
    assert [m.move for m in moves("Ghana's warring sides agreed to swap prisoners.")[0]] == ["agree"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Togo presented Ghana with a peace plan.", "propose"),
        ("Togo suspended its part in the talks.", "withdraw"),
        ("Togo and Ghana are the guarantor powers.", "guarantee"),
        ("Ghana agreed to return to the table.", "accept"),
        ("Togo was open to talks on the border.", "offer"),
        ("Ghana will not discuss its missiles.", "reject"),
        ("Ghana will not negotiate under fire.", "reject"),
        ("Togo withdrew its objection to the talks.", "accept"),
        ("Togo tore up the peace accord of 2015.", "withdraw"),
        ("Togo dismissed its negotiators.", "delegate"),
        ("Ghana made the release of prisoners a condition for talks.", "condition"),
        ("Ghana presented a draft peace agreement to Togo.", "propose"),
        ("Ghana and Togo failed to reach agreement on the border.", "outcome"),
        ("Ghana and Togo committed to a truce.", "agree"),
        ("Togo said it no longer felt bound by the truce.", "withdraw"),
        ("The rebels of Togo trampled on the ceasefire.", "breach"),
        ("Togo signed up to a truce of two weeks.", "accept"),
        ("The rebels of Togo said that they would never lay down their weapons.", "reject"),
        ("Togo said that it would not release the hostages.", "reject"),
        ("Togo's envoy put to the rebels a list of hostages to be freed.", "propose"),
        ("Ghana's envoys flew to Togo to mediate.", "mediate"),
        ("The delegations left Togo empty-handed.", "outcome"),
        ("Ghana committed itself to a truce.", "accept"),
        ("Ghana slammed the door on direct talks with Togo.", "reject"),
        ("Ghana put forward a counter-draft of the border treaty.", "counter"),
        ("Ghana stepped in as a go-between.", "mediate"),
        ("The talks over the border are deadlocked.", "outcome"),
        ("The two delegations failed to agree on a joint force.", "outcome"),
        ("Togo's government and the northern rebels met in the capital.", "convene"),
    ],
)
def test_acts_in_further_words(text: str, kind: str):
    assert [m.move for m in moves(text)[0]] == [kind]


def test_if_after_say_is_a_question():
    found = moves("Togo accepted the ceasefire but did not say if it supports the talks.")[0]
    assert [m.conditions for m in found if m.move == "accept"] == [()]


def test_what_follows_but_is_another_matter():
    found = moves("Togo demanded talks with Ghana, but there is no hope as long as Ghana shells the border.")[0]
    assert [m.conditions for m in found if m.move == "demand"] == [()]


def test_an_exchange_of_prisoners_is_about_them_and_what_is_given_in_exchange_is_not():
    assert [m.issue for m in moves("Togo and Ghana agreed to a prisoner exchange.")[0]] == ["prisoners"]
    assert [m.issue for m in moves("Togo offered a truce in exchange for hostages.")[0]] == ["ceasefire"]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("Togo withdrew its objection to the grain deal.", "humanitarian"),
        ("Togo and Ghana signed a power-sharing deal.", "power-sharing"),
        ("Togo offered to withdraw its troops.", "withdrawal"),
    ],
)
def test_the_issue_is_what_the_words_are_about(text: str, issue: str):
    assert [m.issue for m in moves(text)[0]] == [issue]


def test_a_semicolon_parts_two_acts():
    found = moves("Togo demanded autonomy for the north; Ghana offered a referendum.")[0]
    assert [(m.move, m.content) for m in found] == [
        ("demand", "Togo demanded autonomy for the north"), ("offer", "Ghana offered a referendum."),
    ]  # fmt: skip
