"""Rules, habits, anybody and looking back are no single acts of now; what named sides do in the present is."""

import pytest

from parley.extractors.events import find_frames
from tests.extractors.events.reading import parsed, types

CASES = {
    "told by an opera": ("The opera tells of two admirals who sign a treaty at sea.", []),
    "in a thriller": ("In the thriller, Russian agents kidnap a minister in Rome.", []),
    "played by children": ("The board game lets children conquer cities and bomb harbours.", []),
    "a series that is none on a screen": ("A series of raids killed nine soldiers.", ["ASSAULT"]),
    "made up": ("An imaginary kingdom attacked its neighbour in the exercise.", []),
    "so many times a year": ("The parliament meets three times a year.", []),
    "where they are": ("Some 400 Italian soldiers are stationed on the island.", []),
    "a winter long ago": ("The tribe was deported to the steppe in the winter of 1944.", []),
    "as long ago as": ("As long ago as 1952, the two armies clashed on this ridge.", []),
    "the opposition as a side": ("The Bulgarian opposition is well ahead in the surveys.", []),
    "a definition": ("An embargo forbids trade with a country.", []),
    "a habit": ("Governments often reject the demands of doctors.", []),
    "a plot": ("In the second act the soldiers kill the king.", []),
    "any country": ("Members must defend any ally that is attacked.", []),
    "a promise to any": ("Chad threatened to attack any convoy.", ["THREATEN"]),
    "a headline": ("Chad frees two pilots", ["RETREAT"]),
    "a report in the present": ("Chad frees two pilots.", ["RETREAT"]),
    "two gunmen": ("Two gunmen kill a farmer.", ["ASSAULT"]),
    "perhaps": ("Perhaps Chad will thank Niger.", []),
    "a subject that cannot": ("Bureaucracy has conquered the valley.", []),
    "armed subject": ("Guerrillas have conquered the valley.", ["ASSAULT"]),
    "countries at play": ("Mexico eliminated Germany and danced in the rain.", []),
    "countries at war": ("Chad beat Libya in a war over the strip.", ["ASSAULT"]),
    "one on another": ("A driver hit a cyclist near the bridge.", []),
    "tried": ("A nurse was convicted of poisoning her aunt.", []),
    "politics tried": ("An opposition senator was convicted of treason.", ["SANCTION"]),
    "concern at nobody": ("Oslo expressed concern about the drought.", []),
    "concern at somebody": ("Oslo expressed concern at Chad's decision.", ["ACCUSE"]),
    "a weapon used by nobody told": ("Cluster munitions are being used in the war.", []),
    "wounded by an attack": ("An attack on a Turkish consulate wounded two guards.", ["ASSAULT"]),
    "a side wants it to end": ("Chad shelled a Libyan port. Chad called for a truce.", ["ASSAULT", "AGREE"]),
    "others want it to end": ("Chad shelled a Libyan port. Oslo called for a truce.", ["ASSAULT", "REQUEST"]),
    "her parents and his": ("Her parents met his parents.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_an_act(text: str, expected: list[str]):
    assert types(text) == expected


BACK = {
    "torn-off year": "In 1912 Serbian troops burned the port.",
    "from a year": "Japan occupied the island from 1914 until the peace conference.",
    "war of a year": "Half a million people were killed in the war of 1936.",
    "a life": "The general, who shelled the capital as a young man, died on Friday.",
}


@pytest.mark.parametrize("text", BACK.values(), ids=BACK)
def test_looking_back(text: str):
    assert {f.time for f in find_frames(parsed(text, 2022))} == {"historical"}
