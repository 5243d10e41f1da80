"""Indirect speech and thought: verbs, nouns, adjectives, phrases and layouts, each with its frames."""

import pytest

from tests.extractors.statements.reading import found, outermost, said

CASES = {
    "said that": ("Berg said that the road was shut.", "Berg", "that the road was shut", "said"),
    "no complementiser": ("Berg said the road was shut.", "Berg", "the road was shut", "said"),
    "told": ("Berg told reporters that the road was shut.", "Berg", "that the road was shut", "said"),
    "asked whether": ("Berg asked whether the road was shut.", "Berg", "whether the road was shut", "asked"),
    "warned of": ("Berg warned of a famine in the north.", "Berg", "a famine in the north", "warned"),
    "denied having": ("Berg denied having shelled the town.", "Berg", "having shelled the town", "denied"),
    "denied thing": ("Berg denied the accusation.", "Berg", "the accusation", "denied"),
    "called for": ("Berg called for an inquiry.", "Berg", "an inquiry", "demanded"),
    "called for somebody to": ("Berg called for Ilic to resign.", "Berg", "for Ilic to resign", "demanded"),
    "demanded": ("Berg demanded the release of all prisoners.", "Berg", "the release of all prisoners", "demanded"),
    "called on": ("Berg called on all states to help.", "Berg", "all states to help", "demanded"),
    "two subjects": (
        "The council, the mayor complained, had never answered.",
        "the mayor", "The council | had never answered", "criticised",
    ),
    "said nothing": ("Berg said nothing.", "Berg", "nothing", "withheld"),
    "doubt": ("Berg does not believe that talks will resume.", "Berg", "that talks will resume", "doubted"),
    "urged": ("Berg urged both armies to withdraw.", "Berg", "both armies to withdraw", "demanded"),
    "pledged": ("Berg pledged to rebuild the bridge.", "Berg", "to rebuild the bridge", "promised"),
    "ruled out": ("Berg ruled out a ceasefire.", "Berg", "a ceasefire", "rejected"),
    "rejected an offer": ("Berg rejected the offer.", "Berg", "the offer", "rejected"),
    "refused an offer": ("Berg refused the offer of a truce.", "Berg", "the offer of a truce", "rejected"),
    "rejected a charge": ("Berg rejected the allegation.", "Berg", "the allegation", "denied"),
    "dismissed a report": ("Berg dismissed the report.", "Berg", "the report", "denied"),
    "disagreed with": ("Berg disagreed with the plan.", "Berg", "the plan", "rejected"),
    "refused to leave": ("Berg refused to leave the town.", "Berg", "to leave the town", "refused"),
    "denied access": ("Berg denied access to the camp.", "Berg", "access to the camp", "refused"),
    "count": ("The hospital counted eleven bodies.", "The hospital", "eleven bodies", "reported"),
    "toll": ("Berg put the death toll at eleven.", "Berg", "the death toll at eleven", "said"),
    "provided": (
        "Berg said that she would come, provided the road was open.",
        "Berg", "that she would come, provided the road was open", "said",
    ),
    "phrase goes on": (
        "According to Kovac, the town has fallen, said that every road out was blocked.",
        "Kovac", "that every road out was blocked", "said",
    ),
    "ordered": ("Berg ordered the garrison to withdraw.", "Berg", "the garrison to withdraw", "ordered"),
    "predicted": ("Berg predicted that talks would fail.", "Berg", "that talks would fail", "predicted"),
    "expressed": ("Berg expressed concern over the siege.", "Berg", "concern over the siege", "said"),
    "accused": ("Berg accused Ilic of lying.", "Berg", "Ilic of lying", "alleged"),
    "named": ("Berg called the raid a crime.", "Berg", "the raid a crime", "said"),
    "described as": ("Berg described the raid as a crime.", "Berg", "the raid as a crime", "said"),
    "split": ("The road, Berg said, was shut.", "Berg", "The road | was shut", "said"),
    "clause first": ("The road was shut, Berg said.", "Berg", "The road was shut", "said"),
    "as she said": ("As Berg said, the road was shut.", "Berg", "the road was shut", "said"),
    "according to": ("According to Berg, the road was shut.", "Berg", "the road was shut", "said"),
    "in the words of": ("In the words of Berg, the plan is dead.", "Berg", "the plan is dead", "said"),
    "reportedly": ("The town has reportedly fallen.", None, "The town has | fallen", "reported"),
    "is said to": ("The town is said to have fallen.", None, "The town | to have fallen", "reported"),
    "is alleged to": ("Ilic is alleged to have fled.", None, "Ilic | to have fled", "alleged"),
    "is understood to": ("The town is understood to have fallen.", None, "The town | to have fallen", "believed"),
    "his claim that": ("His claim that the army fled was false.", "His", "that the army fled", "claimed"),
    "assertion": ("Kyiv’s assertion that the dam was mined was false.", "Kyiv", "that the dam was mined", "claimed"),
    "confident that": ("Berg is confident that talks will resume.", "Berg", "that talks will resume", "believed"),
    "belief": ("Berg believes that talks will resume.", "Berg", "that talks will resume", "believed"),
    "intention": ("Berg plans to visit the front.", "Berg", "to visit the front", "planned"),
    "perception": ("The survey found that most people had fled.", "The survey", "that most people had fled", "found"),
    "office": ("The ministry said the road was shut.", "The ministry", "the road was shut", "said"),
    "metonym": ("Moscow denied that the road was shut.", "Moscow", "that the road was shut", "denied"),
    "unnamed": ("A senior official said the road was shut.", "A senior official", "the road was shut", "said"),
    "document": ("The communique says the road is shut.", "The communique", "the road is shut", "said"),
    "collective": ("Both sides said the road was shut.", "Both sides", "the road was shut", "said"),
    "headline": ("Lavrin: talks continue without pause", "Lavrin", "talks continue without pause", "said"),
    "answer": ("Berg said no.", "Berg", "no", "said"),
    "relative": ("Berg, who said the road was shut, left.", "Berg, who", "the road was shut", "said"),
    "issued a statement saying": (
        "Berg issued a statement saying that the road was shut.", "Berg", "that the road was shut", "said",
    ),
    "withheld": ("Berg did not say who fired first.", "Berg", "who fired first", "withheld"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content", "strength"), CASES.values(), ids=CASES)
def test_case(text, source, content, strength):
    assert (source, content, strength) in [(*said(text, a), a.strength) for a in found(text)]


def test_refused_to_say_is_no_statement_of_the_content():
    text = "Berg refused to say whether talks would resume."
    assert [(said(text, a)[1], a.strength) for a in found(text)] == [("to say whether talks would resume", "withheld")]


AGREED = {
    "with whom, then what": "The rebels agreed with the mediators in March to exchange prisoners.",
    "when, with whom, then what": "The rebels agreed on Thursday with the mediators to exchange prisoners.",
    "what alone": "The rebels agreed to exchange prisoners.",
}


@pytest.mark.parametrize("text", AGREED.values(), ids=AGREED)
def test_what_is_agreed_is_neither_the_day_nor_the_partner(text):
    assert outermost(text) == [("The rebels", "to exchange prisoners")]


def test_a_day_is_nothing_agreed():
    assert outermost("The rebels agreed on Thursday.") == []


WITHHELD = {
    "declined to comment": "Berg declined to comment on the raid.",
    "nobody": "Nobody said that the road was shut.",
    "nobody thinks": "Nobody in the ministry believes the truce will hold.",
    "none of them": "None of the envoys said that the road was shut.",
    "said nothing": "Berg said nothing.",
}


@pytest.mark.parametrize("text", WITHHELD.values(), ids=WITHHELD)
def test_what_nobody_said_is_withheld(text):
    assert {a.strength for a in found(text)} == {"withheld"}


def test_anonymity_is_no_statement():
    text = "Two officials, who asked not to be named, said the road was shut."
    assert [said(text, a)[1] for a in found(text)] == ["the road was shut"]


def test_the_next_act_of_the_same_speaker_is_no_part_of_the_first():
    text = "Berg said on Monday that the border was shut, adding that nobody had been hurt, and warned of a famine."
    assert outermost(text) == [
        ("Berg", "that the border was shut"), ("Berg", "that nobody had been hurt"), ("Berg", "a famine"),
    ]  # fmt: skip


def test_the_article_s_own_clause_after_a_quotation_is_not_content():
    text = "Berg told envoys that “this may be our last night,” as the city burnt around him."
    assert outermost(text) == [("Berg", "that “this may be our last night,”")]


def test_according_to_which_names_no_source():
    text = "He tore up the words according to which the road was shut."
    assert not [a for a in found(text) if a.rule == "phrase:according"]


def test_wishes_to_say_are_not_sayings():
    assert not [a for a in found("Berg came to announce the end of the siege.") if a.hops[0].how == "announce"]


def test_every_attribution_says_which_rule_fired_on_which_words():
    for text, *_ in CASES.values():
        for a in found(text):
            assert a.rule
            assert a.reason


@pytest.mark.parametrize("text", ["The bank has published no figures.", "The minister asked nobody there."])
def test_what_is_said_of_nothing_was_not_said(text):
    assert [a.strength for a in found(text)] == ["withheld"]
