"""Capitals that stand for their governments: "Moscow said", "talks with Tehran", "London's offer".

Invariant: a capital that only says where ("in Geneva") stands for nobody.
"""

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.spots import Modifiers, Spot
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World

# After these a capital is whoever was spoken to: "talks with Moscow", "pressure on Tehran".
_TALK_PREPOSITIONS = frozenset({"with", "between", "by", "against", "on"})
_WILLING = frozenset({"ready", "willing", "unwilling", "open", "prepared", "keen", "eager", "reluctant", "opposed"})


def capital_spot(words: Words, world: World, i: int) -> Spot | None:
    """A capital that stands for its government: it says, decides, or is spoken to."""
    for end in (i + 3, i + 2, i + 1):
        if end > len(words):
            continue
        country = world.capitals.get(words.words(i, end))
        if country is None:
            continue
        head = end - 1
        top = head
        while words.dep[top] == "conj" and words.head[top] != top:
            top = words.head[top]
        verb, dep = words.head[top], words.dep[top]
        acting = (
            dep in ("nsubj", "agent")
            and words.pos[verb] in ("VERB", "AUX")
            and words.lemma[verb] not in lexicon("town-verb")
        )
        # "Kyiv ready for talks": a headline leaves out the verb.
        acting = acting or (dep in ("nsubj", "npadvmod") and words.lower[verb] in _WILLING)
        addressed = dep == "pobj" and words.lower[verb] in _TALK_PREPOSITIONS and words.lower[verb] != "on"
        addressed = addressed or (
            dep == "pobj" and words.lower[verb] == "for" and words.lemma[words.head[verb]] in lexicon("speaking-verb")
        )
        addressed = addressed or (dep == "pobj" and _dealt_with(words, verb))
        addressed = addressed or (dep in ("dobj", "dative") and words.lemma[verb] in lexicon("addressing-verb"))
        owning = dep == "poss" and words.dep[verb] in ("nsubj", "dobj", "pobj") and words.ent[head] != "PERSON"
        if acting or addressed or owning:
            return Spot(
                i, end, end - 1, "metonym", "place", words.words(i, end), i, (), [], Modifiers(countries=[country])
            )
        return None
    return None


def _dealt_with(words: Words, preposition: int) -> bool:
    """Whether what follows a preposition is whom something is offered to or wanted from: "a truce to Madrid"."""
    above = words.head[preposition]
    if words.lower[preposition] not in ("to", "from", "on"):
        return False
    objects = [k for k in words.kids[above] if words.dep[k] == "dobj" and k < preposition]
    return any(words.lemma[k].lower() in lexicon("dealing") for k in (above, *objects))
