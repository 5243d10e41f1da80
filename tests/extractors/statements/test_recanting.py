"""What somebody says of his own words: wordings that take them back, and wordings that only look like it."""

import pytest

from tests.extractors.statements.reading import taken_back

REYL = "Mayor Tomas Reyl said the bridge had fallen. "
FALLEN = "the bridge had fallen"

OF_HIS_OWN = {
    "said rashly": ("withdrawn", "that the remark had been unfortunate"),
    "unchecked": ("withdrawn", "that he had spoken without checking"),
    "early reports": ("withdrawn", "that his claim was based on early reports"),
    "exaggerated": ("withdrawn", "that he had exaggerated"),
    "too far": ("withdrawn", "that he had gone too far"),
    "of another mind": ("withdrawn", "that he had changed his mind"),
    "not certain": ("withdrawn", "that he was no longer certain"),
    "another bridge": ("withdrawn", "that he had had another bridge in mind"),
    "the wrong map": ("withdrawn", "that he had looked at the wrong map"),
    "one town alone": ("withdrawn", "that he had been speaking of the ferry alone"),
    "words put": ("disowned", "that the paper had put the words into his mouth"),
    "misheard": ("disowned", "that the reporter had misheard"),
    "words left out": ("disowned", "that a word had been left out"),
    "a cut recording": ("disowned", "that the recording had been edited"),
    "another's post": ("disowned", "that someone else had used his account"),
    "a false account": ("disowned", "that it was a fake account"),
}


@pytest.mark.parametrize(("act", "words"), OF_HIS_OWN.values(), ids=OF_HIS_OWN)
def test_of_his_own_words(act: str, words: str) -> None:
    assert taken_back(REYL + f"On Monday Reyl said {words}.") == [(act, "Tomas Reyl", None, words, FALLEN)]


def test_a_mayor_does_not_take_back_what_a_governor_said() -> None:
    text = "Governor Ana Reyl said the bridge had fallen. The mayor said the remark was unfortunate."
    assert taken_back(text) == []


def test_an_outlet_says_that_its_report_was_wrong() -> None:
    text = "The Tal Wire reported that the bridge had fallen. The agency said on Monday that the report was wrong."
    assert taken_back(text) == [
        ("corrected", "The Tal Wire", None, "that the report was wrong", "that the bridge had fallen")
    ]


def test_whoever_the_text_calls_a_weekly_is_one() -> None:
    text = "The Tal weekly Rundblick reported that the bridge had fallen. Rundblick retracted the story on Thursday."
    assert [(act, by) for act, by, *_ in taken_back(text)] == [("corrected", "Rundblick")]


def test_what_was_said_before_an_apology_that_has_been_made() -> None:
    text = "Giles Orr has apologised for his comments on the town. He told a rally last week that it hid guns."
    assert [(act, taken) for act, *_, taken in taken_back(text)] == [("withdrawn", "that it hid guns")]


def test_a_ministry_walks_back_its_mans_remarks() -> None:
    text = "U.S. Defense Secretary Paul Orr said that troops would be out by June. A Pentagon spokeswoman, Dana Ruiz, "
    assert [act for act, *_ in taken_back(text + "walked back his remarks on Tuesday.")] == ["withdrawn"]


def test_an_outlet_corrects_whom_it_quoted() -> None:
    text = "“We will burn it,” the Tal Courier quoted Ana Reyl as saying. The Courier said that it had misquoted her."
    assert [act for act, *_ in taken_back(text)] == ["corrected"]


def test_an_agency_asks_its_clients_to_pass_over_a_report() -> None:
    text = "Kest has fallen, the Horn News Agency reported. The agency later told subscribers to disregard the report."
    assert ("corrected", "Kest has fallen") in [(act, taken) for act, *_, taken in taken_back(text)]


NONE = {
    "charges dropped": "The prosecutor said the mayor had lied. On Monday the prosecutor dropped the charges.",
    "a demand dropped": REYL + "On Monday Reyl dropped his demand for a ferry.",
    "people vanish": REYL + "On Monday his deputy vanished from the town.",
    "ambassadors recalled": REYL + "On Monday the state recalled its ambassador.",
    "a hope voiced by another": REYL + "The bishop was voicing a hope, an aide said.",
    "what the same breath tells": (
        "“We wanted him to go,” said Saleh Orr, a leader in Sanaa.\n"
        "“He did not do that. This is wrong, and he knows it.”"
    ),
    "a report scoffed at": (
        "Adviser Tom Orr scoffed at the report of the truce, saying, “It isn't true, or it was broken at once.”"
    ),
    "an attack botched": REYL + "On Monday Reyl said that the enemy had botched its attack.",
    "a truce void": REYL + "On Monday Reyl said that the truce was void.",
    "terms dictated": REYL + "Reyl said that the terms would be dictated by the victors.",
    "a bridge compromised": REYL + "On Monday Reyl said that it had been compromised.",
    "a view of others": REYL + "Reyl said that he was expressing the view of the council.",
    "a delay not explained": REYL + "Reyl said that he had not explained the delay.",
    "another's charge": REYL + "Reyl said that he had no evidence for the charge against the mayor.",
    "a deal under pressure": REYL + "The deal was signed under pressure, Reyl said.",
    "a denial that is a lie": REYL + "The rebels denied it. Reyl said that it was a lie.",
    "an attack that is unfortunate": REYL + "On Monday Reyl said that the attack was unfortunate.",
    "what is regrettable": REYL + "On Monday Reyl said that it was regrettable.",
    "others who went too far": REYL + "On Monday Reyl said that they had gone too far.",
    "deaths due to a mistake": REYL + "On Monday Reyl said that the deaths were due to a mistake.",
    "others who exaggerate": REYL + "On Monday Reyl said that the army had exaggerated.",
    "a power grid taken over": REYL + "On Monday Reyl said that hackers had taken over the power grid.",
    "the rest is lost": REYL + "On Monday Reyl said that the rest had been lost.",
    "talking to a man": REYL + "On Monday Reyl said that he was talking to the young man in the square.",
    "talking about peace": REYL + "On Monday Reyl said that he was talking about peace.",
    "never said something else": REYL + "“I never said I would resign,” Reyl told reporters.",
    "troops leave a position": "Colonel Reyl said the town was calm. The army retreated from that position on Monday.",
    "a town taken back by its army": "The head of the region, Jan Holm, reported that the town was free. "
    "An official confirmed that the soldiers had taken it back.",
    "property taken back": "The council said that it had lent the army the lorries and was taking them back.",
    "property, told in the past": REYL + "Reyl said that they had lent the army the lorries and took them back.",
    "meant to do harm": REYL + "Reyl said that units had been withdrawn, but that it was a feint meant to mislead him.",
    "denied by another": REYL + "The army said this was not the case.",
    "wrong to do": REYL + "Reyl said it was wrong to blame the army.",
    "wished": REYL + "The council asked him to retract the claim.",
    "not done": REYL + "Reyl would not retract the claim.",
    "another's mistake": REYL + "Reyl said the engineers had been mistaken.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_retraction(text):
    assert taken_back(text) == []
