"""Who makes an act and towards whom, and the acts that news tells in rarer words."""

import pytest

from parley.pipeline import explain

TOLD = {
    "a plan's owner": (
        "Togo's plan envisages a ceasefire within a week.", "propose", ["Togo"], [], "ceasefire"),
    "a draft provides": (
        "The French draft provides for a withdrawal of Malian troops.", "propose", ["France"], ["Mali"], "withdrawal"),
    "an offer to help": (
        "Togo turned down a Kenyan offer to help.", "reject", ["Togo"], ["Kenya"], "talks"),
    "a pardon": (
        "Uganda has offered a pardon to the Lord's Resistance Army.", "offer", ["Uganda"], ["Lord's Resistance Army"],
        "justice"),
    "to free people": (
        "The Arab League called on Iraq to free the Kuwaitis it holds.", "demand", ["Arab League"], ["Iraq"],
        "prisoners"),
    "a commitment given": (
        "Sudan has given the United Nations a commitment that its planes will not fire on relief flights.",
        "guarantee", ["Sudan"], ["United Nations"], "humanitarian"),
    "to save a truce": (
        "Norwegian envoys flew to Kilinochchi to save the truce between Sri Lanka and the Tamil Tigers.",
        "mediate", ["Norway"], ["Sri Lanka", "Liberation Tigers of Tamil Eelam"], "ceasefire"),
    "to speak for it": (
        "Mali picked a law professor to speak for it at the talks in Oslo.", "delegate", ["Mali"], [], "talks"),
    "a recess called": (
        "Kenyan mediators called a two-day recess in the talks with Mali.", "adjourn", ["Kenya"], [], "talks"),
    "one side breaks off": (
        "Mali broke off talks with Togo on Tuesday.", "withdraw", ["Mali"], ["Togo"], "talks"),
    "the side that accuses": (
        "Thailand accused Cambodia of violating the truce.", "breach", ["Cambodia"], ["Thailand"], "ceasefire"),
    "who judges is no side": (
        "The United Nations accused Cambodia of violating the truce.", "breach", ["Cambodia"], [], "ceasefire"),
    "a camp before the rebels": (
        "El Salvador's government and FMLN guerrillas signed a ceasefire.", "agree", ["El Salvador", "FMLN"], [],
        "ceasefire"),
    "what another must": (
        "Armenia said Azerbaijan must withdraw its troops.", "demand", ["Armenia"], ["Azerbaijan"], "withdrawal"),
    "they said they": (
        "Armenia and Azerbaijan said that they had agreed to a truce.", "agree", ["Armenia", "Azerbaijan"], [],
        "ceasefire"),
    "a headline's list": (
        "Ukraine, Russia to hold talks in Geneva", "convene", ["Ukraine", "Russia"], [], "talks"),
    "ministers of both": (
        "The foreign ministers of Ukraine and Russia met in Geneva.", "convene", ["Ukraine", "Russia"], [], "talks"),
    "declared over": (
        "Armenia declared the ceasefire over.", "withdraw", ["Armenia"], [], "ceasefire"),
    "trying to bridge": (
        "The United Nations is trying to bridge differences between Ukraine and Russia.", "mediate",
        ["United Nations"], ["Ukraine", "Russia"], "talks"),
    "one people": (
        "Bosnian Serb leaders refused to sign the ceasefire.", "reject", ["Bosnian Serb leaders"], [], "ceasefire"),
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_who_does_what_to_whom(name):
    text, move, by, to, issue = TOLD[name]
    found = [m for m in explain(text).moves if m.move == move]
    assert [([a.name for a in m.by], [a.name for a in m.to], m.issue) for m in found] == [(by, to, issue)]


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("Togo wants free elections, the minister said.", ("demand", "prisoners")),
        ("The two sides broke off talks on Tuesday.", ("withdraw", "talks")),
        ("Togo hosted a rally in Lima.", ("convene", "talks")),
        ("The plan calls for patience.", ("propose", "talks")),
        ("Kenya called for a pause in the talks.", ("adjourn", "talks")),
        ("Kenya suspended Mali's membership of the union.", ("withdraw", "security")),
        ("Kenya argued for negotiations to end a civil war.", ("outcome", "ceasefire")),
        ("The parliament of Kenya gave the premier a green light.", ("accept", "talks")),
        ("The minister of Kenya flew to Rome for a meeting.", ("delegate", "talks")),
        ("Kenya said the only truce it would accept was its own.", ("accept", "ceasefire")),
        ("We must withdraw our troops, the minister of Kenya said.", ("demand", "withdrawal")),
    ],
    ids=[
        "free elections",
        "broken off by both",
        "a rally",
        "a plan without issue",
        "called for",
        "another's membership",
        "to end a war",
        "a green light",
        "a meeting",
        "would accept",
        "our own",
    ],
)
def test_the_same_words_of_something_else(text, move):
    assert move not in [(m.move, m.issue) for m in explain(text).moves]
