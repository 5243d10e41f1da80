"""The arguments of a noun that names an act: "Oslo's offer to Lima", "the arrest of two Poles by Cuban police".

Invariant: an argument stands in the noun's own phrase; a preposition that its row knows may hang one noun deeper.
"""

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import in_class, names_somebody, noun_row
from parley.extractors.events.composing import first_actor
from parley.extractors.events.lexicon import NounRow
from parley.extractors.events.nouns import noun_slot, prep_objects
from parley.extractors.events.political import has_country

_TOKENS = tuple[Token, ...]
_PLACED = frozenset({"GPE", "LOC", "FAC"})
_THINGS = ("WEAPON", "AID", "TROOPS", "MONEY")
# Prepositions that lead away from the noun they hang below: in "the arrest of a Pole by Cubans" no Pole is by Cubans.
_LOOSE = frozenset({"by", "to", "from", "against", "with", "between", "on", "at"})
# What somebody's own envoy, troops, border or embassy is near, in or with: "its ambassador to Oslo".
_POINTS = ("to", "with", "in", "from", "at", "against", "near", "on", "of")
# What is done to a single person bears his name.
_SUFFERED = frozenset({"arrest", "targeted", "abduct", "deport", "torture"})
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})


def noun_arguments(noun: Token, row: NounRow, mentions: Mentions | None) -> tuple[_TOKENS, _TOKENS]:
    """Agents and patients of a noun, from its phrase; a preposition that both lists name goes to the patient first.

    What stands "between" two sides is done by both. An agent's own envoy gives way to the place it is sent to.
    """
    both = noun_slot(noun, "between") or tuple(
        t for whole in noun_slot(noun, "of") if noun_row(whole) is not None for t in noun_slot(whole, "between")
    )
    if sides := tuple(t for t in both if names_somebody(t, mentions) or t.ent_type_ in _PLACED):
        return sides, ()
    patients = _first(noun, row.patient, row, mentions, set()) or _borne(noun, row)
    taken = {t.i for t in patients}
    agents = _first(noun, row.agent, row, mentions, taken)
    if row.type in _SPOKEN and not agents and "from" not in row.patient:
        agents = _first(noun, ("from",), row, mentions, taken)
    own = tuple(t for t in patients if any(c.dep_ == "poss" and c.pos_ == "PRON" for c in t.children))
    if own and agents:
        aim = tuple(p for t in own for p in pointed_at(t, mentions, {a.i for a in agents}))
        patients = aim or tuple(t for t in patients if t not in own)
    return agents, patients


def _borne(noun: Token, row: NounRow) -> _TOKENS:
    """Who suffers what is called his: "his arrest", "her murder"; but "his attack" is one that he made."""
    if row.mode not in _SUFFERED or noun.tag_ != "NN":
        return ()
    whose = noun_slot(noun, "poss")
    return tuple(t for t in whose if t.lower_ in ("his", "her") or t.ent_type_ == "PERSON")


def _first(noun: Token, slots: tuple[str, ...], row: NounRow, mentions: Mentions | None, taken: set[int]) -> _TOKENS:
    doer = slots is row.agent
    for slot in slots:
        name = slot.partition(".")[0]
        tokens = noun_slot(noun, name) or (_deeper(noun, name) if name in _LOOSE else ())
        if doer and name == "of" and row.type in _SPOKEN:
            tokens = tuple(t for t in tokens if not any(in_class(t, thing) for thing in _THINGS))
        found = tuple(t for t in tokens if names_somebody(t, mentions) or t.ent_type_ in _PLACED)
        if not found and slot in ("of", "on", "against", "poss", "by"):
            found = first_actor(tokens, mentions)
        found = tuple(t for t in found if t.i not in taken)
        if found:
            return found
    return ()


def _deeper(noun: Token, name: str) -> _TOKENS:
    """What a preposition governs that the parser hung on a noun of the phrase: "a visit by the king to Estonia"."""
    for prep in (c for c in noun.children if c.dep_ in ("prep", "agent")):
        for inner in (t for t in prep.children if t.dep_ == "pobj"):
            if noun_row(inner) is not None and name != "by":
                continue
            for child in inner.children:
                if child.dep_ in ("prep", "agent") and child.lower_ == name and child.i > inner.i:
                    return prep_objects(child)
    return ()


def pointed_at(token: Token, mentions: Mentions | None, taken: set[int]) -> _TOKENS:
    """What a thing lies in, goes to or is shared with: "its embassy in Kabul", "its border with Chad"."""
    for name in _POINTS:
        found = tuple(t for t in noun_slot(token, name) if t.i not in taken and has_country(t, mentions))
        if found:
            return found
    return ()
