"""Where the taking back stands: in the sentence of what it takes back, before it, behind it, or beside it.

Each sentence of the first list takes back what it tells itself; those of the second look alike and take back nothing.
"""

import pytest

from parley.pipeline import explain

BACK = [
    "Deputy minister Carlo Orr said the town had fallen, a claim since retracted.",
    "Deputy minister Carlo Orr said the town had fallen, a claim he later retracted.",
    "Deputy minister Carlo Orr said on Monday that the town had fallen, only to retract the statement hours later.",
    "Deputy minister Carlo Orr said on Monday that the town had fallen before retracting the claim.",
    "Deputy minister Carlo Orr said on Monday that the town had fallen but later retracted the claim.",
    "Deputy minister Carlo Orr said the town had fallen, but later retracted.",
    "Deputy minister Carlo Orr said the town had fallen, later retracting the statement.",
    "Deputy minister Carlo Orr, who had said the town had fallen, retracted the statement on Tuesday.",
    "Deputy minister Carlo Orr retracted his statement that the town had fallen.",
    "After saying the town had fallen, deputy minister Carlo Orr retracted the statement.",
    "A day after he said the town had fallen, deputy minister Carlo Orr said he had been misinformed.",
    "A day after he said the town had fallen, deputy minister Carlo Orr said it had not.",
    "Hours after announcing the town had fallen, the army said the announcement was premature.",
    "The army retracted its announcement on Tuesday that the town had fallen.",
    "The army has retracted an earlier statement in which it said that the town had fallen.",
    "The army on Tuesday retracted a statement saying that the town had fallen.",
    "The army says its earlier claim that the town had fallen was incorrect.",
    "The army now says that the town never fell, contradicting its earlier statement that it had.",
    "In a reversal, the army said the town had not fallen. On Monday it had announced its capture.",
    "The army, which had said on Monday that the town had fallen, now says fighting continues there.",
    "The army initially said that the town had fallen, but later said fighting was still going on.",
    "The army at first said 12 soldiers had been killed but later put the number at four.",
    "The army said 12 soldiers had been killed, later revising the figure to four.",
    "The army said 12 soldiers had been killed, a figure it later revised to four.",
    "The army said four soldiers had been killed, not 12 as it had earlier reported.",
    "The army said earlier that 12 soldiers had been killed, but the spokesman, Ivo Tal, said that was a mistake.",
    "President Ivo Tal said Ukraine had started the war. The White House tried to walk back the comment.",
    "President Ivo Tal said Ukraine had started the war, remarks his office later sought to play down.",
    "President Ivo Tal said Ukraine had started the war, but his office said he had been speaking figuratively.",
    "President Ivo Tal said Ukraine had started the war. Aides scrambled to clarify that he meant the east.",
    "President Ivo Tal appeared to walk back his claim that Ukraine had started the war.",
    "President Ivo Tal has walked back comments suggesting that Ukraine had started the war.",
    "President Ivo Tal sought to clarify his remarks that Ukraine had started the war.",
    "President Ivo Tal apologised for suggesting that Ukraine had started the war.",
    "President Ivo Tal denied that he had said Ukraine had started the war.",
    "President Ivo Tal denies saying that Ukraine had started the war.",
    "President Ivo Tal said his comments that Ukraine had started the war were taken out of context.",
    "President Ivo Tal said he was misquoted when he was reported as saying that Ukraine had started the war.",
    "President Ivo Tal retreated from his claim that Ukraine had started the war.",
    "President Ivo Tal softened his earlier remark that Ukraine had started the war.",
    "The defence ministry said on Monday that its forces had taken the airport. On Tuesday it said the report "
    "had been premature.",
    "Hamas official Basim Rahal told a television station that the movement would lay down its arms. Hours "
    "later he said his words had been misunderstood.",
    "Hamas official Basim Rahal told a television station that the movement would lay down its arms. The "
    "movement said he had been expressing a personal opinion.",
    "The governor wrote on Telegram that a drone had hit the refinery. He later edited the post to say that "
    "debris had fallen nearby.",
    "The governor wrote on Telegram that a drone had hit the refinery, but subsequently removed the post.",
    "The army said it had killed 14 militants, but later admitted that most of the dead were civilians.",
    "The army initially denied that its troops had been in the village, but has since acknowledged that they were.",
    "The army, which at first denied any role in the raid, now says its troops fired in self-defence.",
    "Police first said the blast was an accident. They now say it was a bomb.",
    "Police have revised their account of the shooting, saying the officer was not attacked.",
    "Officials who had blamed the rebels for the bombing said on Friday they were no longer certain.",
    "The Kremlin said the president's remarks had been taken out of context after he said the war could last "
    "for years.",
    "Asked about his earlier remark that the mayor had fled, the general said he had been given wrong information.",
    "“That was a mistake on my part,” the general said of his claim that the mayor had fled.",
    "The general has apologised for claiming that the mayor had fled.",
    "The general's claim that the mayor had fled was later withdrawn.",
    "The general's claim that the mayor had fled was later retracted by the army.",
    "The claim that the mayor had fled, made by the general on Monday, was retracted on Tuesday.",
    "The army distanced itself from the general's claim that the mayor had fled.",
    "The general insisted he had never said that the mayor had fled.",
    "The general said the newspaper had misquoted him as saying that the mayor had fled.",
    "The newspaper said on Friday that it stood by its report that the mayor had fled.",
    "The newspaper has removed from its website a report that said the mayor had fled.",
    "The agency withdrew a report that the mayor had fled, saying its source had been mistaken.",
    "“I should not have said that,” the general told reporters, referring to his claim that the mayor had fled.",
    "The general said he had misspoken when he said that the mayor had fled.",
    "The general's office said he had meant the deputy mayor, not the mayor, when he said the mayor had fled.",
    "The general later clarified that the mayor had not fled but had been moved to a safe place. He had said "
    "on Monday that the mayor had fled.",
    "The U.N. halved its estimate of the number of children killed, from 9,500 to 4,700.",
    "The ministry said 33 people had died, correcting its previous toll of 40.",
    "The group retracted its claim of responsibility for the attack.",
    "The witness told the court that her earlier testimony that soldiers had fired first was false.",
    "The witness recanted her testimony that soldiers had fired first.",
    "The commander denied having called for a ceasefire, contrary to what state television reported on Monday.",
    "The White House walked back the president's statement that troops would be sent, saying he was speaking "
    "hypothetically.",
    "The secretary of state stood by his assertion that the rebels had used gas.",
    "The commander of the border force says he misspoke at a conference last week when he appeared to suggest "
    "that his men had crossed the river.",
    "Congressman Ivo Tal on Sunday said he misspoke when he accused the generals of lying about the dead.",
    "Minister Ivo Tal said Sunday that he had made a mistake last week in asserting that the army had fled.",
    "“We don't think the army is telling the truth,” Minister Ivo Tal said on Thursday. “I really misspoke, to "
    "be candid with you,” Tal said on Sunday when asked about his comments.",
    "The army statement reverses its earlier claim that the three men had opened fire.",
    "The army's statement on Sunday reversed an earlier claim that the three men had opened fire.",
    "The army has retreated from its earlier insistence that the men had opened fire.",
    "The army backed away from its claim that the men had opened fire.",
    "The army initially said at least one of the three men had opened fire. But an inquiry found that none of "
    "them was armed, the army said on Sunday.",
    "Minister Ivo Tal tried to backtrack on his comment that the army had fled.",
    "General Ivo Tal has admitted that he was not misquoted but that he misspoke when he said that his men had "
    "crossed the river.",
    "Minister Ivo Tal: 'I misspoke' in saying the army had fled",
    "The minister issued a clarification on Sunday after saying that the army had fled.",
    "Earlier on Monday, the army had said that its men had killed 12 rebels, but it later corrected the number "
    "to two.",
    "The army said 12 rebels had been killed, but a spokesman later put the figure at two.",
    "State television retracted its report that the mayor had fled.",
    "The television channel said its report on Tuesday that a truce had been agreed was mistaken.",
    "An Ostian television station retracted its report on Tuesday that a truce had been agreed, saying instead "
    "there was movement.",
    "The foreign minister swiftly corrected the president's statement that the two sides had agreed to a truce.",
    "Defence minister Ivo Tal has retracted his earlier statement suggesting that war was imminent.",
    "“I did not say anything like that. They asked me about the chances of war,” Tal told Radio Ost. In an "
    "earlier interview with Watan he had said that war was imminent.",
    "Prime Minister Ivo Tal has walked back from comments in which he appeared to dismiss the truce proposal.",
    "The president has made a U-turn on his claim that the army had fled.",
    "The mayor conceded that he had no proof of his claim that soldiers had looted the market.",
    "The mayor admitted that his claim that soldiers had looted the market was based on rumours.",
    "The mayor denied reports that he had accused soldiers of looting the market.",
    "Soldiers looted the market, the mayor was quoted as saying. He denied making the statement.",
    "The mayor's spokesman denied that he had said soldiers looted the market.",
    "The mayor has since apologised and withdrawn the accusation that soldiers looted the market.",
    "The mayor, who accused soldiers of looting the market, has withdrawn the charge.",
    "The mayor accused soldiers of looting the market. He withdrew the accusation a day later and apologised "
    "to the army.",
    "The mayor refused to withdraw his accusation that soldiers had looted the market.",
    "The mayor said he stood by his accusation that soldiers had looted the market.",
    "The U.N. mission retracted on Saturday a statement in which it accused the army of shooting down a helicopter.",
    "The embassy deleted a tweet that blamed the army for the attack.",
    "A tweet in which the embassy blamed the army for the attack was deleted within an hour.",
]

NOT_BACK = [
    "The army said on Monday that 12 had died. It later said that the toll had risen to 14.",
    "The army said 12 soldiers had been killed, later raising the toll to 14.",
    "The army said 12 had died. The army later said 30 had been wounded.",
    "The minister said the road was closed. He later said that the bridge was not closed.",
    "The minister said the road was closed, and later said it would not reopen before May.",
    "After saying that the road was closed, the minister said he would not resign.",
    "After the army said that the road was closed, the rebels said it was not.",
    "A day after Orr said the town had fallen, the army said it had not.",
    "Having said that the road was closed, the minister asked for help.",
    "The minister had said the talks would fail. Now he says the rebels will not come.",
    "The minister said that the governor had resigned before taking back the letter.",
    "In a reversal of fortune, the army said it had taken the town.",
    "The army said four soldiers had been killed, not 12 as the rebels had reported.",
    "The minister said the rebels had attacked before retreating to the hills.",
    "The minister said the rebels had opened the road, only to close it again.",
    "The minister said he had meant to come.",
    "The president lowered the number of troops to 400.",
    "General Ivo Tal said the army had taken the town. He later said the road to it was open.",
    "General Ivo Tal said the army had taken the town. He now says the rebels have fled to the hills.",
    "General Ivo Tal said on Monday that 12 men had died. He said on Tuesday that four had been buried.",
    "General Ivo Tal said 12 men had died, then said four of them were officers.",
    "General Ivo Tal said the rebels' claim to the valley was false.",
    "General Ivo Tal said the rebels had been forced to say so.",
    "General Ivo Tal said the town was safe. He was right, the envoy said.",
    "General Ivo Tal said the road was open. The rebels said the report was false.",
    "General Ivo Tal said the road was open. The rebels said that it was not.",
    "General Ivo Tal said the road was open. “That is not true,” the mayor said.",
    "General Ivo Tal said the road was open. The mayor said the general was wrong.",
    "General Ivo Tal said the road was open. The army cut the figure for its losses in the budget.",
    "General Ivo Tal said the road was open. He apologised to the villagers for the dust.",
    "General Ivo Tal said the road was open. He printed a map of it.",
    "General Ivo Tal denied reports that the rebels had accused him of theft.",
    "General Ivo Tal said he would not apologise for the raid.",
    "General Ivo Tal said he would not withdraw from the valley.",
    "General Ivo Tal said he meant to open the road.",
    "General Ivo Tal said the treaty was correct in every word.",
    "General Ivo Tal repeated his offer of talks. He said the offer would stand.",
    "General Ivo Tal said the rebels had lied when they told the envoy that the road was open.",
    "General Ivo Tal said the rebels spoke of a truce, a promise they had never kept.",
    "General Ivo Tal said the rebels had fled before removing the mines.",
    "General Ivo Tal said the town had fallen, a victory that the army had long awaited.",
    "General Ivo Tal asked the court to strike the charge from the list.",
    "The army said the general had spoken in his own name about the flag.",
    "The rebels removed from the hill a post that had stood there for a year.",
    "The ministry reduced the number of soldiers from 900 to 400.",
    "The ministry lowered the price of bread to 12 dinars from 15.",
    "The bank revised its forecast for growth to 3 percent from 4.",
    "The court revised the sentence from ten years to four.",
    "The U.N. cut its staff in the capital to 40 from 90.",
    "The army said that nine men had died in the north, not in the south as the rebels had claimed.",
    "The party said that its leader's words on the flag were clear.",
    "The Kremlin said the president's visit had been a mistake of nobody's making.",
    "President Ivo Tal said the truce would hold. In a reversal, the rebels said they would sign it.",
    "Ambassador Ana Berg said the talks would open on Monday, later adding that they would be held in Ost.",
    "Ambassador Ana Berg said at first that she would not comment, but later spoke to reporters.",
    "Ambassador Ana Berg initially said little. She later told reporters that the talks had gone well.",
    "But the mayor said that the road was open. He first said so on Monday.",
]


def targets(text):
    return [link.target for link in explain(text).links if link.type == "takes_back"]


@pytest.mark.parametrize("text", BACK)
def test_takes_back_what_it_tells(text):
    assert any(target is not None for target in targets(text))


@pytest.mark.parametrize("text", NOT_BACK)
def test_takes_nothing_back(text):
    assert not any(target is not None for target in targets(text))


def test_what_is_lifted_out_is_no_part_of_what_was_said():
    text = "General Carlo Orr said that the town had fallen, only to retract the statement hours later."
    said = explain(text).statements
    assert [s.content[0].exact for s in said] == ["that the town had fallen", "the statement"]
    assert {s.speaker.name for s in said} == {"Carlo Orr"}


def test_what_is_said_now_is_not_what_was_said_earlier():
    assert targets("The army said four soldiers had been killed, correcting an earlier figure of 12.") == [None]
