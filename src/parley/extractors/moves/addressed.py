"""Towards whom a move is, and whose talks a clause speaks of.

Invariant: only people and bodies are addressed: no talks, borders or firms; deeper in a clause only who is known.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.contract import Mentions, PlaceMention
from parley.extractors.events.classing import class_words, lemma
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause
from parley.extractors.moves.makers import CROWD, is_body, named_by
from parley.extractors.moves.patterns import of_class
from parley.extractors.parse import Parse
from parley.model.world import ActorRef

_TOWARDS_WHOM = frozenset({"to", "with", "between", "from", "of", "against"})
_PLACING = frozenset({"in", "at", "near", "inside"})
_NOBODY = ("TALKS", "ACCORD", "TRUCE")
# Of whom these are told, nothing is asked of him: "the release of X".
_DONE_TO = frozenset({"release", "freeing", "freedom", "return", "handover", "extradition", "arrest", "death"})
_TOWARDS = ("iobj", "to", "with", "from", "on", "against", "between", "at")


def parties_of_talks(
    parse: Parse, clause: Clause, mentions: Mentions | None, places: Sequence[PlaceMention]
) -> tuple[ActorRef, ...]:
    """Whose talks, truce or deal a clause speaks of: "talks between X and Y", "the Yemen consultations"."""
    nouns = [t for t in (*clause.subj, *clause.obj, *clause.attr) if t.pos_ in ("NOUN", "PROPN")]
    nouns += [t for slot in ("at", "in", "during") for t in clause.preps.get(slot, ()) if of_class(t, "TALKS")]
    late = [t for slot in ("between", "with", "of") for t in clause.preps.get(slot, ())]
    asked = [t for noun in clause.preps.get("at", ()) if lemma(noun) == "request" for t in noun_slot(noun, "of")]
    for tokens in (
        asked,
        [*late, *(t for noun in nouns for slot in ("between", "with", "of", "among") for t in noun_slot(noun, slot))],
        [t for noun in nouns for slot in ("poss", "compound", "amod", "on", "over") for t in noun_slot(noun, slot)],
    ):
        found = tuple(a for a in named_by(parse, [t for t in tokens if _may_receive(t)], mentions, places))
        if found:
            return found
    return ()


def recipients(
    parse: Parse,
    clause: Clause,
    by: Sequence[ActorRef],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
) -> tuple[ActorRef, ...]:
    """Towards whom an act is: its indirect object, whoever it is put to, the owner of what it answers."""
    sides = [*clause.iobj, *clause.obj]
    for slot in _TOWARDS[1:]:
        sides.extend(t for t in clause.preps.get(slot, ()) if t.head.head.lower_ != "according")
    for noun in (*clause.obj, *clause.attr):
        for slot in ("with", "between", "to", "from", "on"):
            sides.extend(noun_slot(noun, slot))
    for comp in (c for c in clause.comps if c.i > clause.verb.i):
        sides.extend(c for c in comp.children if c.dep_ in ("nsubj", "nsubjpass"))
        sides.extend(t for c in comp.children if c.dep_ == "prep" and c.lower_ == "with" for t in c.children)
    owners = [
        t
        for noun in (*clause.obj, *clause.preps.get("to", ()))
        for slot in ("poss", "by", "amod", "from")
        for t in noun_slot(noun, slot)
    ]
    further = _further(clause.verb)
    met = [t for t in further if _talked_with(t)]
    for tokens, known in ((sides, False), (owners, False), (further, True)):
        found = named_by(parse, [t for t in tokens if _may_receive(t)], mentions, places)
        # Deeper in the clause only who is known or talked with: "deploying a force" addresses no force.
        there = named_by(parse, [t for t in met if _may_receive(t)], mentions, places) if known else found
        found = tuple(
            a for a in found if a not in by and not _same_side(a, by) and (a.id or a.country or a in there)
        )
        if found:
            return found
    return ()


def _further(verb: Token) -> list[Token]:
    """Parties deeper in the clause: "the safety of the negotiators", "the prospect of talks with the rebels"."""
    return [
        t
        for t in own_subtree(verb)
        if ((t.dep_ == "pobj" and _is_towards(t.head)) or t.dep_ in ("poss", "conj"))
        and not any(
            a.dep_ in ("advcl", "relcl", "nsubj", "nsubjpass", "agent") or (a.dep_ == "prep" and a.lower_ in _PLACING)
            for a in t.ancestors
            if verb.is_ancestor(a)
        )
        and (t.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") or is_body(lemma(t)))
    ]


def _is_towards(prep: Token) -> bool:
    """Whether a preposition may lead to somebody addressed; "sanctions against" it and leaving "from" it are none."""
    leaving = prep.lower_ == "from" and (
        prep.head.pos_ == "VERB" or lemma(prep.head) in ("withdrawal", "troop", "force", "pullout")
    )
    done_to = prep.lower_ == "of" and lemma(prep.head) in _DONE_TO
    harming = prep.lower_ == "against" and prep.head.pos_ == "NOUN"
    return prep.lower_ in _TOWARDS_WHOM and not leaving and not harming and not done_to


def _talked_with(token: Token) -> bool:
    """Whether a word deep in a clause stands under "talks with" or "between", alone or in a list."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in ("with", "between")


def _may_receive(token: Token) -> bool:
    """Whether a word can name somebody addressed: no talks ("the Geneva talks"), no demonym of a firm's."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "ADJ") or any(of_class(token, name) for name in _NOBODY):
        return False
    if token.dep_ in ("amod", "conj") and token.pos_ == "ADJ" and _of_firm(token):
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "NORP", "ORG", "PERSON"):
        return True
    return is_body(lemma(token)) or (token.pos_ == "PRON" and token.lower_ in ("them", "him", "her", "they", "us"))


def _of_firm(adjective: Token) -> bool:
    """Whether an adjective stands at a company: "Russian and Chinese firms"."""
    while adjective.dep_ == "conj":
        adjective = adjective.head
    return lemma(adjective.head) in class_words("COMPANIES") or lemma(adjective.head) in CROWD


def _same_side(actor: ActorRef, by: Sequence[ActorRef]) -> bool:
    return any(
        (actor.id is not None and actor.id == a.id)
        or (actor.country is not None and (actor.country, actor.sector, "GOV") == (a.country, a.sector, a.sector))
        for a in by
    )
