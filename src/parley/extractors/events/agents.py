"""Who does an act: the slots of its row, then whoever stands behind a strike, a weapon or a far "by".

Invariant: an agent is a word of the act's own clause, or of the phrase of its subject; none is made up.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import in_class, lemma, names_somebody, noun_row
from parley.extractors.events.composing import first_actor
from parley.extractors.events.named_acts import noun_arguments
from parley.extractors.events.nouns import noun_slot, prep_objects, with_conjuncts
from parley.extractors.events.political import has_country
from parley.extractors.events.syntax import Clause, clause_of

_TOKENS = tuple[Token, ...]
_BETWEEN = ("between", "obj.between")
_DATES = frozenset({"DATE", "TIME", "CARDINAL", "PERCENT", "MONEY"})
# Whoever mediates does it to those between whom he mediates; of others all who talk take part.
_MEDIATES = frozenset({"mediate", "broker", "arbitrate", "facilitate", "shuttle"})
_SERVES = frozenset({"work", "act", "fight", "operate", "spy"})
# What a passive's "by" may be hung below although it belongs to the verb: "granted to a poet by Oslo".
_HANGERS = frozenset({"prep", "dative", "pobj", "dobj", "xcomp", "oprd", "prt", "advmod", "npadvmod", "attr", "conj"})


def agents_of(slots: Sequence[str], type_: str, clause: Clause, mentions: Mentions | None) -> tuple[_TOKENS, str]:
    """The agents of a verb, with the name of the construction where they stand outside their slots."""
    found: list[Token] = []
    together = type_ == "CONSULT" and lemma(clause.verb) not in _MEDIATES
    for slot in (*slots, *(_BETWEEN if together or not clause.subj else ())):
        tokens = clause.slot(slot)
        if slot != "subj":
            tokens = tuple(t for t in tokens if names_somebody(t, mentions))
        found.extend(tokens)
    if not found and clause.passive:
        if late := late_agent(clause.verb, mentions):
            return doers(late, mentions), "agent hung below"
        if type_ == "ASSAULT" and (fight := _in_a_fight(clause, mentions)):
            return fight, "agent of the attack in which"
    return doers(tuple(dict.fromkeys(found)), mentions), ""


def late_agent(verb: Token, mentions: Mentions | None) -> _TOKENS:
    """Whoever a "by" names that the parser hung below an object of the passive instead of below its verb."""
    for prep in _preps_below(verb):
        if prep.lower_ == "by" and prep.i > verb.i:
            found = tuple(t for t in prep_objects(prep) if t.ent_type_ not in _DATES and names_somebody(t, mentions))
            if found:
                return found
    return ()


def _in_a_fight(clause: Clause, mentions: Mentions | None) -> _TOKENS:
    """Who attacked where somebody came to harm: "killed in a Somali ambush", "in clashes with police"."""
    for name in ("in", "during", "after", "by"):
        for noun in clause.preps.get(name, ()):
            row = noun_row(noun)
            if row is not None and row.type == "ASSAULT":
                harmed = {t.i for t in clause.obj}
                agents, others = noun_arguments(noun, row, mentions)
                found = agents or tuple(t for t in others if t.i in {w.i for w in noun_slot(noun, "with")})
                return tuple(t for t in found if t.i not in harmed)
    return ()


def _preps_below(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.i < word.i or child.dep_ not in _HANGERS or noun_row(child) is not None:
            continue
        if child.dep_ in ("prep", "agent"):
            yield child
        yield from _preps_below(child)


def doers(tokens: _TOKENS, mentions: Mentions | None) -> _TOKENS:
    """Who stands behind the subjects: of "a Russian strike" the Russians, of "shells fired by rebels" the rebels."""
    found: list[Token] = []
    for token in tokens:
        row = noun_row(token)
        if behind := senders(token, mentions):
            found.extend(behind)
        elif row is not None and not token.ent_type_ and not names_somebody(token):
            inner = tuple(t for slot in row.agent for t in noun_slot(token, slot) if slot != "both")
            found.extend(first_actor(inner, mentions))
        else:
            found.append(token)
    return tuple(dict.fromkeys(found))


def senders(token: Token, mentions: Mentions | None) -> _TOKENS:
    """Who sent a subject that has no country: "rockets launched from Gaza", "hackers working for Chad"."""
    weapon = in_class(token, "WEAPON") or in_class(token, "AGGRESSOR")
    if token.pos_ == "PROPN" or has_country(token, mentions):
        return ()
    for child in token.children:
        if child.dep_ != "acl" or child.pos_ != "VERB":
            continue
        under = clause_of(child)
        if lemma(child) in _SERVES:
            found = under.preps.get("for", ())
        elif weapon and child.tag_ in ("VBN", "VBD"):
            found = under.subj or under.preps.get("from", ())
        else:
            continue
        if named := tuple(t for t in found if has_country(t, mentions)):
            return named
    return tuple(t for t in noun_slot(token, "from") if weapon and has_country(t, mentions))


def appositives(tokens: _TOKENS, mentions: Mentions | None) -> _TOKENS:
    """The names behind a role: "its neighbour Eritrea", "the two sides, Chad and Sudan"."""
    found: list[Token] = []
    for token in tokens:
        names = (
            ()
            if token.pos_ == "PROPN"
            else tuple(
                t
                for child in token.children
                if child.dep_ == "appos" and child.ent_type_ in ("GPE", "ORG", "NORP")
                for t in with_conjuncts(child)
                if t.pos_ == "PROPN" and has_country(t, mentions)
            )
        )
        found.extend(names or (token,))
    return tuple(dict.fromkeys(found))
