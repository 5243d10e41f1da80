"""Retractions in many wordings: which act, by whom and for whom, and the statement that is taken back."""

import pytest

from tests.extractors.statements.reading import stated, taken_back

REYL = "Mayor Tomas Reyl said the bridge had fallen. "
FALLEN = "the bridge had fallen"
SIL = "Minister Ana Sil said the talks were dead. "
DEAD = "the talks were dead"

WITHDRAWN = {
    "he misspoke": (REYL + "An hour later he said he had misspoken.", "he had misspoken"),
    "he was badly informed": (REYL + "On Monday he said he had been badly informed.", "he had been badly informed"),
    "particle behind the object": (
        "Mayor Tomas Reyl said the bridge had fallen, then walked the remark back.", "the remark",
    ),
    "a bare pronoun": (REYL + "He retracted that on Friday.", "that"),
    "the contrary behind a colon": (REYL + "He corrected himself: one lane was closed.", "one lane was closed"),
    "said in the same breath": (REYL + "Reyl backtracked, saying one lane was closed.", "one lane was closed"),
    "a turn named by a noun": (REYL + "He did an about-face on Friday.", "an about-face"),
    "a slip": (REYL + "That was a slip of the tongue, he said later.", "That was a slip of the tongue"),
    "a mistake, admitted": (REYL + "It was a mistake, he admitted later.", "It was a mistake"),
    "it was not so": (REYL + "Reyl later said this was not the case.", "this was not the case"),
    "tried to": (REYL + "Reyl tried to walk back his claim on Friday.", "his claim"),
    "in an apposition": ("Mayor Tomas Reyl said the bridge had fallen, a claim he withdrew the next day.", "a claim"),
    "meant something else": (REYL + "He later clarified that he had meant the ferry.", "that he had meant the ferry"),
    "the figure was not so": (
        REYL + "He later admitted that the report could not be verified.", "that the report could not be verified",
    ),
    "the word in quotation marks": (
        REYL + "On Monday he said that it had been “premature”.", "that it had been “premature”",
    ),
    "admits that the report was false": (
        REYL + "The army said no bridge had fallen. By nightfall the mayor had conceded that the report was false.",
        "that the report was false",
    ),
    "his own words, the subject outside them": (
        REYL + "Two days later he said that he had been “given wrong information”.",
        "that he had been “given wrong information”",
    ),
    "better words": (
        REYL + "He has since conceded that he “could have chosen his words better”.",
        "that he “could have chosen his words better”",
    ),
    "leaves his position": (
        REYL + "By Monday he had retreated from that position, telling a paper that one lane was closed.",
        "that one lane was closed",
    ),
    "ahead of himself": (REYL + "On Monday he said he had got ahead of himself.", "he had got ahead of himself"),
    "too soon": (REYL + "“We celebrated too soon,” Reyl said on Monday.", "“We celebrated too soon,”"),
    "wished unsaid": (REYL + "Reyl said on Monday that he wished the words unsaid.", "that he wished the words unsaid"),
    "disregard it": (
        REYL + "“Please disregard what I said on Sunday,” Reyl wrote.", "“Please disregard what I said on Sunday,”",
    ),
    "nothing to show for it": (
        REYL + "He later conceded that he had no evidence for his claim.", "that he had no evidence for his claim",
    ),
    "his information": (
        REYL + "Reyl said on Monday that his information had proved inaccurate.",
        "that his information had proved inaccurate",
    ),
    "dropped": (REYL + "By Monday Reyl had dropped his claim.", "his claim"),
    "badly put": (REYL + "Reyl said on Monday that he had expressed himself badly.",
                  "that he had expressed himself badly"),
    "went back on it": (REYL + "By Monday Reyl had gone back on his statement.", "his statement"),
    "stands by that no longer": (REYL + "By Monday he no longer stood by that.", "that"),
    "admits the contrary": (REYL + "Reyl later admitted that it had not.", "that it had not"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), WITHDRAWN.values(), ids=WITHDRAWN)
def test_withdrawn_by_himself(text, words):
    assert taken_back(text) == [("withdrawn", "Tomas Reyl", None, words, FALLEN)]


FOR_HIM = {
    "his office, not so": (
        REYL + "His office said this was not the case.",
        [("withdrawn", "His office", "Tomas Reyl", "this was not the case", FALLEN)],
    ),
    "on his behalf": (
        REYL + "On Tuesday a spokesman withdrew the remark on his behalf.",
        [("withdrawn", "a spokesman", "Tomas Reyl", "the remark", FALLEN)],
    ),
    "a spokesman says he erred": (
        REYL + "His spokeswoman, Ines Val, later said he had misspoken.",
        [("withdrawn", "Ines Val", "Tomas Reyl", "he had misspoken", FALLEN)],
    ),
    "his office corrects": (
        REYL + "The mayor's office later issued a correction: the bridge was intact.",
        [("withdrawn", "The mayor's office", "Tomas Reyl", "the bridge was intact", FALLEN)],
    ),
    "her ministry": (
        SIL + "Her ministry later rowed back on the comment.",
        [("withdrawn", "Her ministry", "Ana Sil", "the comment", DEAD)],
    ),
    "his deputy, of his announcement": (
        REYL + "His deputy, Ines Val, said the announcement had been made in error.",
        [("withdrawn", "Ines Val", "Tomas Reyl", "the announcement had been made in error", FALLEN)],
    ),
    "an office of his own side": (
        "General Aye Lwin said the bridge had fallen. The army’s press office said the general had spoken prematurely.",
        [("withdrawn", "The army's press office", "The army", "the general had spoken prematurely", FALLEN)],
    ),
    "their spokesman": (
        "The rebels said that they had taken the dam. On Tuesday their spokesman acknowledged that this was not true.",
        [("withdrawn", "their spokesman", "The rebels", "that this was not true", "that they had taken the dam")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOR_HIM.values(), ids=FOR_HIM)
def test_withdrawn_for_him(text, expected):
    assert taken_back(text) == expected


ITSELF = {
    "his own announcement": (
        "Mayor Tomas Reyl on Monday disavowed his own announcement of a day earlier that the bridge had fallen."
    ),
    "his earlier testimony": "Mayor Tomas Reyl repudiated his earlier testimony that the bridge had fallen.",
    "his claim, dropped": "Mayor Tomas Reyl on Monday dropped his claim that the bridge had fallen.",
}


@pytest.mark.parametrize("text", ITSELF.values(), ids=ITSELF)
def test_what_the_retraction_names_is_what_is_taken_back(text):
    ((act, by, _, _, taken),) = taken_back(text)
    assert (act, by, taken) == ("withdrawn", "Tomas Reyl", "that the bridge had fallen")


DISOWNED = {
    "denied having said": (REYL + "Reyl later denied having said it.", "having said it"),
    "never said": (REYL + "“I never said that,” Reyl told reporters.", "“I never said that,”"),
    "no such thing": (REYL + "Reyl insisted he had said no such thing.", "he had said no such thing"),
    "misquoted": (REYL + "Reyl complained that he had been misquoted.", "that he had been misquoted"),
    "out of context": (REYL + "Reyl says his words were taken out of context.", "his words were taken out of context"),
    "never spoke to them": (REYL + "Reyl said he had never spoken to the agency.", "he had never spoken to the agency"),
    "said not to have said so, in one sentence": (
        "Tomas Reyl said at noon that the bridge had fallen and at dusk that he had not said so.",
        "that he had not said so",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words"), DISOWNED.values(), ids=DISOWNED)
def test_disowned(text, words):
    (found,) = taken_back(text)
    assert found[:4] == ("disowned", "Tomas Reyl", None, words)
    assert found[4].removeprefix("that ") == FALLEN


def test_a_body_distances_itself():
    text = "Minister Ana Sil called the envoy “a spy”. Her ministry distanced itself from the remark."
    assert taken_back(text) == [("disowned", "Her ministry", "Ana Sil", "the remark", "the envoy “a spy”")]


def test_a_body_takes_back_its_ministers_words_by_disowning_them():
    assert taken_back(SIL + "The ministry disowned the comment.") == [
        ("withdrawn", "The ministry", "Ana Sil", "the comment", DEAD)
    ]


CORRECTED = {
    "a newspaper retracts": (
        "The Daily Post reported that nine people had died. The newspaper later retracted the report.",
        ("corrected", "the report", "that nine people had died"),
    ),
    "it regrets the error": (
        "The Daily Post reported that nine people had died. “We regret the error,” the paper wrote.",
        ("corrected", "“We regret the error,”", "that nine people had died"),
    ),
    "an editor's note behind the text": (
        "Nine people have died, Ana Sil said. Editor’s note: Ana Sil said that four people had died, not nine.",
        ("corrected", "Ana Sil said that four people had died, not nine.", "Nine people have died"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CORRECTED.values(), ids=CORRECTED)
def test_corrected_by_an_outlet(text, expected):
    ((act, _, _, words, target),) = taken_back(text)
    assert (act, words, target) == expected


def test_what_was_said_before_may_be_told_afterwards():
    text = "“I was wrong about the dam,” Anna Berg conceded. She had said on Saturday that it was mined."
    statements, (link,) = stated(text)
    assert (link.act, link.target) == ("withdrawn", statements[1].id)
    assert statements[0].strength == "admitted"


def test_a_statement_that_takes_back_is_not_what_is_taken_back():
    text = SIL + "The ministry put out a statement disavowing her remarks."
    assert taken_back(text) == [("withdrawn", "The ministry", "Ana Sil", "her remarks", DEAD)]


def test_a_claim_in_the_retractions_own_words():
    assert taken_back("Jan Holm backed away from his claim that the port was mined.") == [
        ("withdrawn", "Jan Holm", None, "his claim that the port was mined", "that the port was mined")
    ]


def test_what_was_said_before_an_admission_is_taken_back():
    text = REYL + "On Monday the mayor acknowledged that a lane was open. “I got this wrong,” Reyl said."
    assert ("withdrawn", "Tomas Reyl", None, "“I got this wrong,”", FALLEN) in taken_back(text)


def test_a_denial_of_the_words_stays_the_act_whatever_is_said_with_it():
    text = SIL + "Her office denied that she had made the comment, saying the recording had been cut."
    denied = ("disowned", "Her office", "Ana Sil", "that she had made the comment", DEAD)
    assert denied in taken_back(text)


def test_who_tells_of_a_retraction_has_said_nothing_to_take_back():
    text = (
        SIL + "Her spokesman, Ivo Dorn, said the minister was withdrawing the remark. "
        "“I withdraw the words about the talks,” Dorn told reporters."
    )
    links = taken_back(text)
    assert ("“I withdraw the words about the talks,”", DEAD) in {(words, taken) for *_, words, taken in links}
    assert {taken for *_, taken in links} <= {DEAD, None}


def test_a_ministry_s_earlier_statement_is_not_what_another_said():
    text = "The Union rejected the ferry as a venue. The ministry corrects its earlier statement."
    assert taken_back(text) == [("withdrawn", "The ministry", None, "its earlier statement", None)]


def test_what_a_note_puts_instead_corrects_too():
    text = (
        "Anna Orr, who sells honey, said that 130 people ran.\n\nCorrection: An earlier version of this article said "
        "that 130 people had died. In fact it was 13 people who died."
    )
    wrong = "that 130 people had died"
    assert [(act, taken) for act, *_, taken in taken_back(text)] == [("corrected", wrong), ("corrected", wrong)]


def test_a_claim_that_only_names_its_topic_is_what_is_told_after_it():
    text = "The ministry on Friday withdrew its claim about the miners, a day after it said most of them were safe."
    assert [(words, taken) for *_, words, taken in taken_back(text)] == [
        ("its claim about the miners", "most of them were safe")
    ]


def test_what_was_said_at_the_time():
    text = (
        "Colonel Ivo Dorn admitted that what he had told them in May about the guns was not true. "
        "“We have no guns,” Dorn said at the time."
    )
    assert [(act, taken) for act, *_, taken in taken_back(text)] == [("withdrawn", "“We have no guns,”")]


@pytest.mark.parametrize(("text", "expected"), [
    (
        "The ministry said 40 people had died in the raid. On Sunday it cut its toll to 12.",
        [("withdrawn", "its toll to 12", "40 people had died in the raid")],
    ),
    ("On Sunday the ministry cut its fuel bill.", []),
    (
        "The daily Watan issued a correction to its article about the raid. The article had said that 40 people died.",
        [("corrected", "its article about the raid", "that 40 people died")],
    ),
    (
        "Radio Ost reported that Orr was dead. Orr denied it. "
        "“We are confident in our reporting,” Radio Ost’s editor, Ana Sil, said.",
        [("upheld", "“We are confident in our reporting,”", "that Orr was dead")],
    ),
    (
        "Iran reported that Orr was dead. “We are confident in our reporting,” the agency’s editor, Ana Sil, said.", [],
    ),
    (
        "A post on the page of Nora Sand said that the guns would speak. Sand said the page had been hacked.",
        [("disowned", "the page had been hacked", "that the guns would speak")],
    ),
])  # fmt: skip
def test_what_is_lowered_corrected_or_upheld(text, expected):
    assert [(act, words, taken) for act, _, _, words, taken in taken_back(text)] == expected


def test_the_short_name_of_who_has_just_spoken():
    text = (
        "The rebel-run health ministry of Ost said 33 people had died. "
        "The ministry now says its earlier figure was wrong and that 12 people died."
    )
    assert ("withdrawn", "33 people had died") in {(act, taken) for act, *_, taken in taken_back(text)}


def test_the_record_corrected_and_what_is_said_then():
    text = REYL + "On Monday he came back to correct the record. It had only cracked, he said."
    assert {(act, taken) for act, *_, taken in taken_back(text)} == {("withdrawn", FALLEN)}


def test_a_story_withdrawn_whose_words_are_told_after_it():
    text = "The Ost Gazette has withdrawn its story about the dam. The story said that soldiers had mined it."
    assert [(act, taken) for act, *_, taken in taken_back(text)] == [("corrected", "that soldiers had mined it")]


def test_never_said_what_a_paper_is_told_to_have_quoted():
    text = (
        "“I never said the bridge would fall,” Mayor Tomas Reyl told reporters, after a newspaper reported him as "
        "saying that the bridge would fall by winter."
    )
    assert [(act, taken) for act, *_, taken in taken_back(text)] == [
        ("disowned", "that the bridge would fall by winter")
    ]


def test_nobody_is_told_to_have_said_what_he_denies_having_said():
    statements, (link,) = stated("Idris Gar denied on Friday ever having said that the town was lost.")
    assert [s.strength for s in statements] == ["denied", "withheld"]
    assert (link.act, link.target) == ("disowned", statements[1].id)
