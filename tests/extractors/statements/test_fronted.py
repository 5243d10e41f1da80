"""Who speaks behind a phrase that opens the sentence, and what carries his words."""

import pytest

from parley.pipeline import explain

CHAINS = {
    "an interview": ("In an interview with Radio Ost, Ana Orr, the mayor of Selin, said the bridge had gone.",
                     ["Ana Orr"]),
    "speaking to": ("Speaking to Reuters, Ana Orr, the mayor of Selin, said the bridge had gone.", ["Ana Orr"]),
    "asked about": ("Asked about the fighting, Ana Orr, the mayor of Selin, said the bridge had gone.", ["Ana Orr"]),
    "carried by": ("In remarks carried by Reuters, General Tomas Varga said the bridge had gone.",
                   ["Tomas Varga", "Reuters"]),
    "citing first": ("Citing General Tomas Varga, Radio Ost reported that the bridge had gone.",
                     ["Tomas Varga", "Radio Ost"]),
    "citing a paper's source": ("Citing General Tomas Varga, the Daily Courier reported that the bridge had gone.",
                                ["Tomas Varga", "Courier"]),
    "citing between": ("Reuters reported on Monday, citing General Tomas Varga, that the bridge had gone.",
                       ["Tomas Varga", "Reuters"]),
    "citing witnesses": ("Reuters reported on Monday, citing two witnesses, that the bridge had gone.",
                         ["two witnesses", "Reuters"]),
    "what an outlet is": ("General Tomas Varga was quoted by the state news agency ANO as saying the bridge had gone.",
                          ["Tomas Varga", "ANO"]),
    "an agency quoted him": ("The state news agency ANO quoted General Tomas Varga as saying the bridge had gone.",
                             ["Tomas Varga", "ANO"]),
    "according to one": ("According to the state news agency ANO, General Tomas Varga said the bridge had gone.",
                         ["Tomas Varga", "ANO"]),
    "told behind": ("Troops had taken the bridge, General Tomas Varga told Reuters.", ["Tomas Varga"]),
    "and added": ("Troops had taken the bridge, General Tomas Varga said, adding that more would follow.",
                  ["Tomas Varga"]),
    "under no name": ("A senior official told Reuters on condition of anonymity that troops had taken the bridge.",
                      ["A senior official"]),
    "a judge of a town": ("A judge in Cairo, Hana Ziade, said the bridge had gone.", ["Hana Ziade"]),
    "according to a mediator": ("The bridge had gone, according to a Swiss mediator, Reto Orr.", ["Reto Orr"]),
    "two descriptions": ("The bridge had gone, the city's chief engineer, Ana Vik, announced on Monday.", ["Ana Vik"]),
    "having said": ("Having said that the bridge had gone, General Tomas Varga fell silent.", ["Tomas Varga"]),
    "a post deleted": ("The army of Kenya deleted a post that said the bridge had gone.", ["Kenyan armed forces"]),
    "a signed letter": ("A letter signed by Tomas Varga said the bridge had gone.", ["Tomas Varga"]),
    "told between": ("General Tomas Varga said, Reuters reported, that troops had taken the bridge.",
                     ["Tomas Varga", "Reuters"]),
    "made clear": ("General Tomas Varga made clear that troops had taken the bridge.", ["Tomas Varga"]),
    "went on": ("General Tomas Varga went on to say that troops had taken the bridge.", ["Tomas Varga"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHAINS)
def test_who_speaks_and_through_whom(name: str):
    text, chain = CHAINS[name]
    found = [s for s in explain(text).statements if "bridge" in s.content[0].exact]
    assert chain in [[hop.who.name for hop in s.hops[:-1] if hop.who] for s in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("She told the paper Ana Orr had left the town.", "She"),
        ("The army shot two herders, the governor told residents to leave.", "the governor"),
    ],
    ids=["no name of the paper", "a second deed"],
)
def test_what_only_looks_so(text: str, speaker: str):
    assert [s.speaker.name for s in explain(text).statements if s.speaker] == [speaker]
