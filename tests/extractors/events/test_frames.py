"""Frames: one named construction a row, with sentences of our own."""

import pytest

from parley.extractors.events import find_frames
from parley.ontology.plover import event_types
from tests.extractors.events.reading import asserted, frames, parsed, types, words

# Each name stands for a sentence and what is read off it.
CASES = {
    "active": ("Rebels shelled the port of Adara.", "ASSAULT", "heavy-weapons", ["Rebels"], ["Adara"]),
    "passive with agent": (
        "Two villagers were arrested by the police.",
        "COERCE",
        "arrest",
        ["the police"],
        ["Two villagers"],
    ),
    "passive without agent": ("Two journalists were arrested on Monday.", "COERCE", "arrest", [], ["Two journalists"]),
    "light verb": ("Kenya launched an attack on Somali militants.", "ASSAULT", None, ["Kenya"], ["Somali militants"]),
    "talks held": ("Norway held talks with Peru in Oslo.", "CONSULT", None, ["Norway", "Peru"], []),
    "deal reached": ("Chad and Libya reached a deal.", "SUPPORT", None, ["Chad", "Libya"], []),
    "sanctions imposed": ("Canada imposed sanctions on Belarus.", "SANCTION", "discontinue", ["Canada"], ["Belarus"]),
    "particle for": ("Oslo called for a ceasefire.", "REQUEST", "yield", ["Oslo"], []),
    "particle off": ("The workers called off the strike.", "CONCEDE", None, ["The workers"], []),
    "shared subject": (
        "Turkey condemned the plan and expelled the ambassador.",
        "SANCTION",
        "expel",
        ["Turkey"],
        ["the ambassador"],
    ),
    "participial lead": ("After rejecting the offer, Sudan attacked Chad.", "REJECT", "change", ["Sudan"], []),
    "relative object": ("Egypt freed the sailors whom it held.", "RETREAT", "release", ["Egypt"], ["the sailors"]),
    "on alert": ("The president put the army on high alert.", "MOBILIZE", "troops", ["The president"], ["the army"]),
    "under fire": ("The convoy came under heavy fire.", "ASSAULT", "firearms", [], ["The convoy"]),
    "nominal subject": (
        "The shelling of Adara by rebels continued.",
        "ASSAULT",
        "heavy-weapons",
        ["rebels"],
        ["Adara"],
    ),
    "demand that": ("Ghana demanded that Togo withdraw its troops.", "REQUEST", "yield", ["Ghana"], ["Togo"]),
    "ask to": ("Mali asked France to send weapons.", "REQUEST", "assist", ["Mali"], ["France"]),
    "refuse to": ("Iran refused to meet with the envoy.", "REJECT", "meet", ["Iran"], ["the envoy"]),
    "reject an offer to": ("Kosovo rejected an offer to evacuate its staff.", "REJECT", "assist", ["Kosovo"], []),
    "threaten to": ("Rwanda threatened to attack Burundi.", "THREATEN", "violence", ["Rwanda"], ["Burundi"]),
    "accuse of": ("Nepal accused India of shelling a village.", "ACCUSE", "allege", ["Nepal"], ["India"]),
    "partitive": ("Ghana and Togo held a round of talks.", "CONSULT", None, ["Ghana", "Togo"], []),
    "joint exercise": ("Oman and Qatar began joint military exercises.", "COOPERATE", None, ["Oman", "Qatar"], []),
    "aid to": ("Spain sent food to Haiti.", "AID", None, ["Spain"], ["Haiti"]),
    "asylum": ("Sweden granted asylum to the activist.", "AID", None, ["Sweden"], ["the activist"]),
    "protest": (
        "Thousands of people protested against the law in Lagos.",
        "PROTEST",
        "demo",
        ["Thousands of people"],
        ["the law"],
    ),
    "protesters demand": ("Protesters demanded new elections.", "PROTEST", "demo", ["Protesters"], []),
    "reported future": ("Ethiopia said it would free the prisoners.", "AGREE", None, ["it"], ["the prisoners"]),
    "lift sanctions": ("Japan lifted sanctions on Myanmar.", "RETREAT", None, ["Japan"], ["Myanmar"]),
    "declared truce": ("The rebels declared a ceasefire.", "CONCEDE", None, ["The rebels"], []),
    "weapons found": ("Police found explosives in the village.", "COERCE", "seize", ["Police"], []),
    "according to, misread": (
        "According to the governor, rebel forces, despite heavy losses, have surrounded Adara.",
        "COERCE",
        "restrict",
        ["rebel forces"],
        ["Adara"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_construction(name: str):
    text, type_, mode, agents, patients = CASES[name]
    found = next((f for f in asserted(text) if f.type == type_), None)
    assert found is not None, [(f.type, f.reality, f.polarity, f.time) for f in frames(text)]
    assert (found.mode, words(text, found.agents), words(text, found.patients)) == (mode, agents, patients)


ONLY = {
    "content of a refusal": ("Kosovo rejected an offer to evacuate its staff.", ["REJECT"]),
    "content of a request": ("Mali asked France to bomb the camp.", ["REQUEST"]),
    "content of a threat": ("Rwanda threatened to expel the diplomats.", ["THREATEN"]),
    "promised meeting": ("The king promised to visit Cairo.", ["AGREE"]),
    "announced sanctions": ("Denmark will impose sanctions on Serbia.", ["THREATEN"]),
    "future meeting": ("The ministers will meet in Geneva.", ["AGREE"]),
    "negated past": ("The rebels did not attack the village.", []),
    "not agreed": ("Angola did not sign the treaty.", ["REJECT"]),
    "conditional": ("If Syria attacks Jordan, prices rise.", []),
    "halted talks": ("The government suspended talks with the rebels.", ["SANCTION"]),
    "meeting cancelled": ("Finland cancelled the meeting with Latvia.", ["REJECT"]),
    "duty in speech": ("Ireland said that Cyprus must release the sailors.", ["REQUEST"]),
    "stopped helping": ("Germany stopped training the Malian army.", ["SANCTION"]),
    "driven from home": ("Thousands of people were driven from their homes by M23 fighters.", ["COERCE"]),
    "driven from home by a flood": ("Thousands of people were driven from their homes by the flood.", []),
    "insist without demand": ("Ireland insists that it is a neutral country.", []),
}


@pytest.mark.parametrize("name", ONLY)
def test_only_these_events(name: str):
    text, expected = ONLY[name]
    assert types(text) == expected


NO_EVENT = {
    "war of words": "A war of words between the two singers went on.",
    "battle against cancer": "The actor lost his battle against cancer.",
    "price war": "The supermarkets began a price war.",
    "sport": "The striker attacked in the second half and the goalkeeper was beaten, so the league match was lost.",
    "bus crash": "Nine people were killed when their bus crashed near the river.",
    "earthquake": "The earthquake destroyed two hundred houses and killed dozens.",
    "factory blast": "An explosion ripped through a paper factory and injured four people.",
    "smugglers": "Police arrested three members of a smuggling gang with cocaine.",
    "volcano": "Several hikers were injured when the volcano erupted.",
    "food poisoning": "Forty guests suffered food poisoning.",
    "film": "In the movie, the actress kills the president, and the sequel follows the plot.",
    "demonstrates that": "The report demonstrates that wages rise.",
}


@pytest.mark.parametrize("name", NO_EVENT)
def test_no_event(name: str):
    assert types(NO_EVENT[name]) == []


HISTORY = {
    "old year": ("In 1994 rebels attacked the palace.", "historical"),
    "this year": ("In 2022 rebels attacked the palace.", "past"),
    "last year": ("In 2021 rebels attacked the palace.", "past"),
    "decades ago": ("Rebels attacked the palace two decades ago.", "historical"),
    "going on since": ("Since 2014 rebels have attacked the palace.", "past"),
}


@pytest.mark.parametrize("name", HISTORY)
def test_history(name: str):
    text, time = HISTORY[name]
    assert [f.time for f in find_frames(parsed(text, 2022))] == [time]


def test_a_tensed_verb_joined_to_an_infinitive_is_an_act_of_its_own():
    text = "Saudi Arabia agreed to lend Egypt $5 billion and lifted its embargo on Qatar."
    assert [(f.type, words(text, f.patients)) for f in asserted(text)] == [("AGREE", ["Egypt"]), ("RETREAT", ["Qatar"])]


def test_ships_sent_are_not_whom_they_are_sent_against():
    text = "If China invades Taiwan, the United States will send warships."
    assert [(f.type, words(text, f.patients)) for f in asserted(text)] == [("THREATEN", [])]


@pytest.mark.parametrize("joint", [", but", " but"])
def test_the_let_of_a_command_allows_nothing(joint: str):
    text = f'"I do not trust this meeting{joint} let them try so that nobody has any doubt left," Abiy said.'
    assert types(text) == []


def test_what_a_promise_is_about_is_kept():
    (frame,) = asserted("The ministers will meet in Geneva.")
    assert (frame.type, frame.about, frame.cameo) == ("AGREE", "CONSULT", "036")


def test_an_answered_offer_stays_as_background():
    found = {(f.type, f.time) for f in frames("Sudan rejected Oslo's offer of talks.")}
    assert ("AGREE", "historical") in found


def test_a_relative_clause_looks_back():
    found = {f.type: f.time for f in frames("Police arrested a man who had bombed a church.")}
    assert found == {"COERCE": "past", "ASSAULT": "historical"}


def test_every_frame_gives_its_reasons():
    (frame,) = frames("Canada imposed sanctions on Belarus.")
    assert [r.split()[0] for r in frame.reason[:3]] == ["rule", "lexicon", "words"]


def test_types_are_plovers():
    text = " ".join(case[0] for case in CASES.values())
    assert {f.type for f in frames(text)} <= set(event_types())


def test_same_text_same_frames():
    text = "Canada imposed sanctions on Belarus and freed two prisoners."
    assert frames(text) == frames(text)


CORES = {
    "reported": (
        "The mayor said on Friday that rebels had shelled Adara, though nobody saw it.",
        "rebels had shelled Adara",
    ),
    "coordinated": (
        "Turkey condemned the plan and, after a long debate, expelled the envoy.",
        "Turkey condemned the plan",
    ),
    "noun": (
        "The expulsion of two envoys from Norway, which nobody had foreseen, followed.",
        "The expulsion of two envoys from Norway",
    ),
}


@pytest.mark.parametrize("name", CORES)
def test_the_words_of_an_act_are_its_predicate_and_arguments(name: str):
    text, expected = CORES[name]
    assert words(text, [frames(text)[0].core]) == [expected]


def test_a_far_light_verb_is_no_part_of_the_trigger():
    text = "The shelling of the villages along the northern river by the rebels went on."
    assert [words(text, [f.trigger]) for f in frames(text)] == [["shelling"]]


def test_a_time_takes_no_part():
    text = "The war has lasted for more than half a century in Colombia."
    assert [words(text, f.patients) for f in frames(text)] == [["Colombia"]]


def test_what_is_planned_in_the_background_is_no_history():
    text = "The army said rebels who wanted to attack Adara had been arrested."
    assert [(f.type, f.reality, f.time) for f in frames(text)] == [
        ("ASSAULT", "planned", "future"), ("COERCE", "actual", "past")
    ]  # fmt: skip


OPEN = {
    "hoped of another": ("Oman hopes that Libya will respect the truce.", ("RETREAT", "hypothetical")),
    "planned": ("Students in Lagos planned another rally on Sunday.", ("PROTEST", "planned")),
    "foretold": ("The fighting in Chad will drag on for months.", ("ASSAULT", "planned")),
    "foretold by others": ("Analysts said Bashir will attack Chad.", ("ASSAULT", "planned")),
    "shown by figures": ("Estimates suggest that rebels attacked Chad.", ("ASSAULT", "actual")),
    "a purpose": ("The jets flew for the purpose of attacking Chad.", ("ASSAULT", "planned")),
}


@pytest.mark.parametrize(("text", "expected"), OPEN.values(), ids=OPEN)
def test_what_is_still_to_come(text: str, expected: tuple[str, str]):
    assert [(f.type, f.reality) for f in frames(text)] == [expected]


def test_what_is_handed_in_is_no_concession():
    assert types("A request was submitted to the Libyan committee.") == ["REQUEST"]


def test_a_month_of_a_past_year_is_history():
    (frame,) = find_frames(parsed("Rebels captured Goma in March 2019.", 2022))
    assert frame.time == "historical"


@pytest.mark.parametrize("hedge", ["apparently", "probably", "presumably", "seemingly"])
def test_what_the_writer_leaves_open_is_no_fact(hedge: str):
    text = f"Rwanda {hedge} rejected the offer."
    assert [(f.type, f.reality) for f in frames(text)] == [("REJECT", "hypothetical")]
