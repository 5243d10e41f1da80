"""The many ways in which words are taken back, and the same words where nothing is.

Each is told of somebody who has just said something; what stands for nobody's words must link to none of them.
"""

import pytest

from parley.pipeline import explain

SAID = "Defence Minister Oskar Lindqvist told Radio Ost that the rebels had fired first at the border post."

BACK = [
    "Lindqvist later abandoned the claim.",
    "Lindqvist said he had got ahead of the facts.",
    "Lindqvist said the text had been released in error.",
    "The minister later dropped the allegation.",
    "Lindqvist later toned down the claim.",
    "Lindqvist later edited the statement.",
    "The minister later backed off the claim.",
    "Lindqvist later backpedalled.",
    "Lindqvist later back-pedalled on the claim.",
    "Lindqvist later disclaimed the remark.",
    "The minister later contradicted himself, saying nothing of the kind had happened.",
    "Lindqvist set the record straight on Tuesday.",
    "Lindqvist later acknowledged an error.",
    "The minister later admitted his mistake.",
    "Lindqvist apologised for the error on Tuesday.",
    "Lindqvist apologised for having spread false information.",
    "Lindqvist on Tuesday withdrew what he had said the day before.",
    "A correction followed on Tuesday.",
    "The claim was quietly dropped.",
    "Lindqvist denied the remarks attributed to him.",
    "Lindqvist denied authorship of the statement.",
    "The minister later disputed the quotation.",
    "Lindqvist rejected the report of his remarks as false.",
    "Lindqvist accused the station of inventing the quote.",
    "Lindqvist said he had spoken too hastily.",
    "“It turned out not to be true,” Lindqvist said on Tuesday.",
    "Lindqvist said later that there was no evidence for it after all.",
    "But on Tuesday Lindqvist said the opposite.",
    "In a second message Lindqvist said the first had been sent in error.",
    "An aide said he had misspoken.",
    "A spokeswoman said he had been misquoted.",
    "A spokesman later said he had been speaking hypothetically.",
]

NOT_BACK = [
    "Lindqvist admitted mistakes in the campaign.",
    "Lindqvist acknowledged an error of strategy in the north.",
    "The minister abandoned the post when the shelling began.",
    "Lindqvist later dropped the charges against two officers.",
    "Lindqvist rejected the report of the rebels as false.",
    "Lindqvist disputed the rebels' account of the battle.",
    "Lindqvist called on the rebels to abandon the claim to the province.",
    "Lindqvist said the rebels' claim was false.",
    "Lindqvist said the rebels were wrong.",
    "Lindqvist said the truce had not held after all.",
    "Lindqvist said the video was fake.",
    "Lindqvist said the figures would be revised as more bodies were found.",
    "The minister climbed down from the tank.",
    "Lindqvist accused the rebels of distorting the facts.",
    "Lindqvist said the opposite bank had been mined.",
    "Lindqvist set a record for the longest speech.",
    "A correction of the border followed.",
    "Critics urged Lindqvist to withdraw the remark.",
    "The speech contradicts the treaty.",
]


def _taken_back(how: str) -> list[str]:
    read = explain(f"{SAID} {how}")
    said = {s.id: s for s in read.statements}
    return [
        said[link.target].content[0].exact
        for link in read.links
        if link.type == "takes_back" and link.target in said and said[link.target].content[0].start < len(SAID)
    ]


@pytest.mark.parametrize("how", BACK)
def test_words_are_taken_back(how: str):
    assert _taken_back(how) == ["that the rebels had fired first at the border post"]


def test_who_refuses_to_take_words_back_stands_by_them():
    read = explain(f"{SAID} Lindqvist refused to take back a word.")
    assert [link.act for link in read.links if link.type == "takes_back"] == ["upheld"]


@pytest.mark.parametrize("how", NOT_BACK)
def test_nothing_is_taken_back(how: str):
    assert _taken_back(how) == []


# Each tells what was said as well as what became of it, as news does.
IN_NEWS = [
    "“The talks have failed,” the envoy, Ana Berg, told Radio Ost. The next day she told reporters she had "
    "been misunderstood.",
    "“The talks have failed,” the envoy, Ana Berg, was quoted by Watan as saying. Her office denied that she "
    "had given the paper an interview.",
    "“The talks have failed,” the envoy, Ana Berg, was quoted by Watan as saying. The paper later admitted "
    "that it had mistranslated her answer.",
    "“The talks have failed,” the envoy, Ana Berg, was quoted by Watan as saying. The paper said on Monday it "
    "had got her words wrong.",
    "The daily Watan quoted the envoy, Ana Berg, as saying the talks had failed. “I never gave such an "
    "interview,” Berg said.",
    "The daily Watan quoted the envoy, Ana Berg, as saying the talks had failed. Berg called the quotation an "
    "invention.",
    "The daily Watan quoted the envoy, Ana Berg, as saying the talks had failed. Berg accused the paper of "
    "distorting her words.",
    "The daily Watan reported that the talks had failed. The envoy dismissed the report. The paper insisted "
    "that its story was accurate.",
    "The daily Watan reported that the talks had failed. The paper's editor said it had two sources and would "
    "not retract the story.",
    "The daily Watan reported that the talks had failed. On Sunday it published a correction.",
    "The daily Watan reported that the talks had failed. It has since taken the article off its website.",
    "The daily Watan apologised on Sunday for reporting that the talks had failed.",
    "The daily Watan said in a correction on Sunday that the talks had not failed, as it had reported on Friday.",
    "The rebels claimed that they had shot down a helicopter. They dropped the claim after pictures showed the "
    "aircraft unharmed.",
    "The rebels' claim to have shot down a helicopter was false, they admitted on Sunday.",
    "A rebel commander said he had shot down a helicopter. “I was joking,” he said later.",
    "General Ivo Tal had vowed that no soldier would leave the valley. On Sunday he went back on his word.",
    "General Ivo Tal threatened to shell the town. He later withdrew the threat.",
    "General Ivo Tal threatened to shell the town, but withdrew the threat hours later.",
    "General Ivo Tal accused the envoy of lying. He apologised to her on Sunday for the remark.",
    "General Ivo Tal called the envoy a liar. He said on Sunday that he regretted his choice of words.",
    "General Ivo Tal called the envoy a liar, then took it back.",
    "General Ivo Tal called the envoy a liar. Asked whether he would apologise, he said he meant every word.",
    "Governor Ana Berg said on television that the dam had burst. Her deputy said minutes later that it had not.",
    "Governor Ana Berg said on television that the dam had burst. “The governor was given wrong information,” "
    "her spokesman said.",
    "Governor Ana Berg wrote that the dam had burst. Her post vanished from the page within minutes.",
    "Governor Ana Berg wrote on Facebook that the dam had burst. She later said her account had been hacked.",
    "A post on Governor Ana Berg's Facebook page said that the dam had burst. Her office said the page had "
    "been hacked.",
    "A statement attributed to Governor Ana Berg said that the dam had burst. Her office said the statement was fake.",
    "The ministry said 90 people had died. It later said it had counted some of the dead twice and that 60 had died.",
    "The ministry said 90 people had died. It corrected the figure to 60 on Sunday.",
    "The ministry said 90 people had died but revised that to 60 within hours.",
    "The ministry had put the number of dead at 90 but now says 60 people died.",
    "Prosecutors said that the two men had confessed. Their lawyers said the confessions were made under "
    "torture and had been withdrawn.",
    "The witness told the court she had lied when she told police that the general gave the order.",
    "The witness told police that the general gave the order. In court on Monday she said she had been forced "
    "to say so.",
    "The court heard that the witness had retracted her statement that the general gave the order.",
    "“I was wrong about the general,” the witness said. In June she had told police that he gave the order.",
    "The Israeli military on Monday acknowledged that its initial account of the strike was wrong. It had said "
    "that gunmen were inside the building.",
    "The Israeli military said on Monday that its initial report that gunmen were inside the building had been "
    "incorrect.",
    "Israel's military has changed its account of the strike, saying the building housed no gunmen. It first "
    "said that gunmen were inside.",
    "Ukraine's deputy defence minister, Olena Marchuk, said Kyiv's forces had entered the town. She later "
    "wrote on Telegram that the information was premature.",
    "Nigeria's army denied on Friday that it had said the girls were free, a day after a spokesman announced "
    "their release.",
    "Nigeria's army spokesman, General Musa Bello, retracted his statement about the rescue of the girls. “The "
    "number of those still missing has turned out to be 121,” he said.",
    "Sudan's foreign minister, Hamid Elnour, said the army would attend talks in Jeddah. The foreign ministry "
    "later denied that he had made the remark.",
    "Sudan's foreign minister, Hamid Elnour, said the army would attend talks in Jeddah. His words were not "
    "official policy, the army's spokesman said.",
    "Pakistan's information minister, Raza Qureshi, told Geo that an Indian attack was imminent. “My comments "
    "were misinterpreted,” he told Reuters.",
    "Pakistan's information minister, Raza Qureshi, told Geo that an Indian attack was imminent but later told "
    "Reuters that his comments had been misinterpreted.",
    "India's army chief, General Arun Mehta, said troops had crossed the line. The ministry of defence said in "
    "a clarification that no troops had crossed.",
    "The Afghan Taliban said their fighters had taken the district, then conceded that government troops still "
    "held the centre.",
    "A Taliban spokesman, Zabihullah Noori, tweeted that the district had fallen. The tweet was later deleted.",
    "A Taliban spokesman, Zabihullah Noori, tweeted that the district had fallen. He removed the tweet an hour "
    "later, saying the report was unconfirmed.",
    "Reuters withdrew a story on Friday that said the president had fled. The story was based on a fake "
    "account, the agency said.",
    "Reuters has withdrawn a report that the president had fled the capital after the presidency denied it.",
    "CORRECTION: In a story on Friday about the strike in Hama, The Associated Press reported erroneously that "
    "19 people had died. The number was nine.",
    "The BBC has apologised for a report in which it said the general had been arrested.",
    "The BBC apologised on air on Friday after reporting that the general had been arrested.",
    "Al Jazeera said it stood by its reporting that the general had been arrested, after the army demanded a "
    "retraction.",
    "The newspaper's editor, Lina Haddad, rejected the army's demand for a retraction. “We stand by our story "
    "that the general was arrested,” she said.",
    "The State Department said the two sides had agreed on a truce. A spokesman later walked that back, saying "
    "that they had agreed in principle.",
    "U.S. envoy Carl Mason said Hamas had accepted the plan. On Tuesday he said he had been too optimistic.",
    "U.S. envoy Carl Mason told CNN that Hamas had accepted the plan. “I got ahead of myself,” he said a day later.",
    "President Hugo Lara blamed the guerrillas for the bombing. The attorney general said there was no "
    "evidence for this, and on Friday Lara withdrew the accusation.",
    "President Hugo Lara, who had blamed the guerrillas for the bombing, backtracked on Friday, saying "
    "investigators had not found the culprits.",
    "Congo's army said M23 rebels had killed 272 people. It lowered the figure to 131 a week later.",
    "Congo's government, which had put the death toll at 272, now says 131 people died.",
    "The U.N. said on Thursday that it had made a mistake in blaming the army for the shelling of the school.",
    "The U.N. mission said it regretted an “error” in its report, which had blamed the army for shelling the school.",
    "“We made a mistake,” the U.N. mission's spokeswoman, Anna Weiss, said. The mission had blamed the army "
    "for shelling the school.",
    "The rebels denied they had ever claimed responsibility for the attack, calling the statement a forgery.",
    "The rebels said a statement in which they claimed responsibility for the attack was a fake.",
    "A statement in the rebels' name claimed responsibility for the attack. The group's spokesman, Ivo Tal, "
    "said it had not issued any statement.",
    "Prime Minister Rolf Brandt said on television that troops would be sent. His office later clarified that "
    "he had been speaking of police officers.",
    "Prime Minister Rolf Brandt has rowed back on a pledge to send troops, saying on Friday that only police "
    "officers would go.",
    "Mayor Petra Novak apologised for having said that refugees brought crime. “I expressed myself badly,” she said.",
    "Mayor Petra Novak apologised to refugees after saying that they brought crime.",
    "Mayor Petra Novak refused to apologise for saying that refugees brought crime.",
    "Mayor Petra Novak defended her remark that refugees brought crime.",
    "Mayor Petra Novak doubled down on her claim that refugees brought crime.",
    "Mayor Petra Novak said she had been quoted out of context by a newspaper that reported her as saying "
    "refugees brought crime.",
]


@pytest.mark.parametrize("text", IN_NEWS)
def test_news_of_a_retraction_is_linked_to_what_was_said(text):
    links = [link for link in explain(text).links if link.type == "takes_back"]
    assert any(link.target is not None for link in links)
