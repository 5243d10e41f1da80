"""Pronouns that speak: who they are by the turn in the conversation, and when nobody is chosen."""

import pytest

from parley.extractors.mentions import find_mentions
from parley.extractors.statements import build_statements, find_attributions
from parley.knowledge.world import World
from parley.pipeline import explain
from tests.extractors.statements.reading import parsed


def told(text):
    """(speaker, principal, hops between speaker and outlet) of each statement."""
    parse = parsed(text)
    mentions = find_mentions(parse, World.load())
    statements, _ = build_statements(parse, find_attributions(parse, mentions), mentions)
    return statements, [
        (
            s.speaker.name if s.speaker else None,
            s.speaks_for.name if s.speaks_for else None,
            [h.who.name for h in s.hops[1:-1] if h.who],
        )
        for s in statements
    ]


SPEAKERS = {
    "we in a quotation is its speaker, for his side": (
        "“We offered them a truce,” Ukrainian Ambassador Olena Hrytsak said.",
        [("Olena Hrytsak", None, []), ("Olena Hrytsak", "Ukraine", [])],
    ),
    "I speaks for nobody else": (
        "“I promised them a truce,” Ukrainian Ambassador Olena Hrytsak said.",
        [("Olena Hrytsak", None, []), ("Olena Hrytsak", None, [])],
    ),
    "a spokesman's we is his principal's": (
        "“We offered them a truce,” Kremlin spokesman Pavel Orlin said.",
        [("Pavel Orlin", "Russia", []), ("Pavel Orlin", "Russia", [])],
    ),
    "in his own name": (
        "Marko Ilic, through his adviser Petar Kovac, stated that the talks would go on. "
        "In his own capacity, he said that the talks were a farce.",
        [("Petar Kovac", "Marko Ilic", []), ("Petar Kovac", None, [])],
    ),
    "somebody near her is not she": (
        "Anna Berg left. A person familiar with her plan said the road was open.",
        [("A person familiar with her plan", None, [])],
    ),
    "we outside a quotation is the outlet": (
        "We said on Monday that the road was open.", [("The Gazette", None, [])],
    ),
    "it goes on for the body that spoke": (
        "The ministry in Oslo said the road was open. The bridge was mined, it added.",
        [("The ministry", None, []), ("The ministry", None, [])],
    ),
    "not he whom the speaker refers to": (
        "“We lost seven men,” said one rebel fighter.\n\nReferring to General Petar Kovac, he said the man was a liar.",
        3 * [("one rebel fighter", None, [])],
    ),
    "nor one who only names a force": (
        "Rebel spokesman Idris al-Amin said the tapes were gone.\n\n"
        "Asked about crimes by forces of President Marko Ilic, he said the victims were afraid.",
        [("Idris al-Amin", "Rebel", []), (None, None, []), ("Idris al-Amin", "Rebel", [])],
    ),
    "they who told of others": (
        "Most council members, diplomats said, had hoped for a truce.\n\nThey said the anger would grow.",
        [("diplomats", None, []), ("diplomats", None, [])],
    ),
    "a new topic speaks": (
        "Rebel spokesman Idris al-Amin said the tapes were gone.\n\n"
        "President Marko Ilic flew to Oslo on Friday. He said the tapes were safe.",
        [("Idris al-Amin", "Rebel", []), ("Marko Ilic", None, [])],
    ),
    "a second mention is the man of the first": (
        "“I saw the tapes,” rebel spokesman Idris Amin said.\n\n“They burned them,” Amin said.\n\n"
        "“Everybody knows it,” he said.",
        3 * [("Idris Amin", "rebel", [])],
    ),
    "a spokesman in his own name": (
        "Rebel spokesman Idris Amin said the tapes were gone. Speaking in his own name, Amin said they were burned.",
        [("Idris Amin", "Rebel", []), ("Idris Amin", None, [])],
    ),
    "who speaks of himself": (
        "Soldiers shot two herders, Radio Ost said. The station said that it stood by its report.",
        2 * [("Radio Ost", None, [])],
    ),
    "the latter": (
        "President Holm met President Aas. The latter said the road was open.", [("Aas", None, [])],
    ),
    "she who was told": (
        "Anna Berg had been told by the Norwegian minister that the road was open, she said.",
        [("Anna Berg", None, []), ("the Norwegian minister", None, ["Anna Berg"])],
    ),
    "a demonym is the state": (
        "Russian spokesman Pavel Orlin said the talks would go on.", [("Pavel Orlin", "Russia", [])],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SPEAKERS.values(), ids=SPEAKERS)
def test_speakers(text, expected):
    assert told(text)[1] == expected


def test_the_only_speaker_of_the_paragraph_goes_on():
    text = "Commander “Efraín” told the mothers that he would bring the map. “You will have it soon,” he said."
    assert told(text)[1][-1][0] == "Efrain"


class Unresolved:
    """Mentions that know every name but leave pronouns open."""

    def __init__(self, mentions):
        self.mentions = mentions

    def all(self):
        return self.mentions.all()

    def at(self, span):
        found = self.mentions.at(span)
        return None if found is None or found.form == "pronoun" else found

    def actors_at(self, span):
        return self.mentions.actors_at(span)


def last_speaker(text):
    parse = parsed(text)
    mentions = Unresolved(find_mentions(parse, World.load()))
    return build_statements(parse, find_attributions(parse, mentions), mentions)[0][-1]


TURNS = {
    "the last who spoke": ("Marko Ilic said the road was open.\n\nHe called it safe.", "Marko Ilic", []),
    "the only person named in the paragraph": (
        "Marko Ilic said the road was open.\n\nEnvoys met Petar Kovac in Oslo, and he called it safe.",
        "Petar Kovac", [],
    ),
    "a woman is not he": (
        "Marko Ilic said the road was open. “It is shut,” said Anna Berg.\n\nHe called it safe.", "Marko Ilic", [],
    ),
    "of two who fit nobody is chosen and both are kept": (
        "Marko Ilic said the road was open. “It is shut,” said Petar Kovac.\n\nHe called it safe.",
        "He", [("Petar Kovac", 0.5), ("Marko Ilic", 0.333)],
    ),
    "somebody else was named since": (
        "Marko Ilic said the road was open. Petar Kovac arrived in Oslo.\n\nHe called it safe.",
        "He", [("Marko Ilic", 0.5)],
    ),
    "not two paragraphs back": (
        "Marko Ilic said the road was open.\n\nRain fell on the market.\n\nHe called it safe.", "He", [],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "alternatives"), TURNS.values(), ids=TURNS)
def test_turns(text, speaker, alternatives):
    last = last_speaker(text)
    assert last.speaker.name == speaker
    assert [(c.actor.name, c.score) for c in last.hops[0].alternatives] == alternatives


def test_two_acts_of_one_speaker_are_one_hop():
    _, found = told("Anna Berg said that she had warned that the dam was mined.")
    assert found == [("Anna Berg", None, []), ("Anna Berg", None, [])]


def test_words_told_to_a_known_outlet_are_said_in_it():
    statements, _ = told("Anna Berg told the BBC on Friday that the road was open. She told reporters it was safe.")
    assert [s.medium for s in statements] == ["BBC", None]


def test_who_takes_words_back_has_said_some():
    said = explain(
        "A judge of the town, Vikram Orr, said that the rebels' commander lay among the dead. "
        "“I spoke too soon,” he told the radio on Sunday."
    ).statements
    assert [s.speaker.name for s in said if s.speaker] == ["Vikram Orr", "Vikram Orr"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Minister Ivo Orr said that President Viktor Malan would resign. “We will see,” he said.", ["Ivo Orr"] * 2),
        ("Minister Ivo Orr said that President Viktor Malan would go. He added that talks went on.", ["Ivo Orr"] * 2),
        ("Minister Ivo Orr spoke. President Viktor Malan left the hall. “We will see,” he said.", ["Viktor Malan"]),
    ],
    ids=["whom he only spoke of", "he added", "who is told of since"],
)
def test_who_is_only_spoken_of_does_not_speak_next(text, speakers):
    assert [s.speaker.name for s in explain(text).statements if s.speaker] == speakers
