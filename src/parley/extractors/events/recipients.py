"""To whom an act is done: the slots of its row, then the places where the grammar hides a recipient.

Invariant: only words below the act itself are looked at, and each step that leaves the row's own slots names itself.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import in_class, names_somebody, noun_row
from parley.extractors.events.composing import first_actor
from parley.extractors.events.extent import restarts_clause
from parley.extractors.events.named_acts import noun_arguments, pointed_at
from parley.extractors.events.political import has_country, is_named
from parley.extractors.events.syntax import Clause, clause_of

_TOKENS = tuple[Token, ...]
_USUAL = (
    "obj", "between", "obj.between", "iobj", "to", "against", "on", "with", "at", "from", "for", "of", "in", "into",
    "obj.to", "obj.on", "obj.against", "obj.of", "obj.with", "obj.poss", "obj.for", "obj.in", "obj.amod",
)  # fmt: skip
_WHERE = frozenset({"in", "into", "at", "obj.in"})
_OWN = frozenset({"its", "their", "his", "her", "our", "own"})
_TELLING = frozenset({"tell", "inform", "assure", "notify", "say", "announce", "write", "promise", "warn"})
_REFLEXIVE = frozenset({"itself", "themselves", "himself", "herself", "ourselves", "myself", "oneself"})
_DISCUSSES = frozenset({"discuss", "debate", "review"})
_SENDS = frozenset({"send", "dispatch", "despatch"})
# Who is sent so has it done to him; troops sent anywhere else are the sender's own.
_RETURNED = frozenset({"home", "back", "away"})
# A clause of these says when or why, not to whom.
_ASIDE = frozenset({"advcl", "relcl", "parataxis", "appos", "punct"})


def patients_of(
    slots: tuple[str, ...], clause: Clause, agents: _TOKENS, mentions: Mentions | None, spoken: bool
) -> _TOKENS:
    """The recipients: the first slot that names somebody, else somebody inside it, else its words as they are.

    `spoken`: the act is not done to the place where it is done. What is the agent's own receives nothing; what it
    points to does.
    """
    taken = {t.i for t in agents}
    fallback: _TOKENS = ()
    for slot in (*slots, *(s for s in _USUAL if s not in slots and not (spoken and s in _WHERE))):
        tokens = tuple(t for t in comp_slot(clause, slot) if t.i not in taken and not _own(t, agents))
        tokens = tuple(t for t in tokens if t.lower_ not in _REFLEXIVE and not _is_idiom(t) and not _is_sent(t, clause))
        ours = tuple(t for t in tokens if _is_own(t, agents))
        if ours and (aim := tuple(p for t in ours for p in pointed_at(t, mentions, taken))):
            return aim
        actors = tuple(t for t in tokens if names_somebody(t, mentions) and t not in ours)
        if not actors and slot in (slots or ("obj",)):
            actors = tuple(t for t in first_actor(tokens, mentions) if t.i not in taken and t not in ours)
        if actors:
            return actors
        things = tuple(t for t in tokens if t.pos_ not in ("ADJ", "VERB") and noun_row(t) is None and t not in ours)
        if things and not fallback and slot in (slots or ("obj",)):
            fallback = things
    return fallback


def _own(token: Token, agents: _TOKENS) -> bool:
    """A possessive pronoun in what the agent does it to is the agent's own: "a trawler and its catch"."""
    return bool(agents) and token.dep_ == "poss" and token.pos_ == "PRON"


def _is_idiom(token: Token) -> bool:
    """ "joined forces", "joined hands": nobody's forces or hands."""
    return token.lower_ in ("forces", "hands") and token.head.lemma_ == "join" and not list(token.children)


def _is_sent(token: Token, clause: Clause) -> bool:
    """Whether somebody is only the bearer, or what is talked of: "sent a delegation", "discussed Chad with Oslo"."""
    if clause.verb.lemma_ in _DISCUSSES and token in clause.obj:
        return True
    if clause.verb.lemma_ in _SENDS and token in clause.obj and in_class(token, "DIPLOMATS"):
        return True
    sent = token.dep_ == "dobj" and token.head.lemma_ in _SENDS
    return sent and in_class(token, "TROOPS") and not any(c.lower_ in _RETURNED for c in token.head.children)


def _is_own(token: Token, agents: _TOKENS) -> bool:
    """Whether the thing is the agent's own envoy, troops or border: "recalled its ambassador"."""
    return (
        bool(agents)
        and any(t.dep_ == "poss" and t.lower_ in _OWN for t in token.children)
        and any(
            in_class(token, name)
            for name in ("DIPLOMATS", "TROOPS", "WEAPON", "TERRITORY", "RELATIONS", "PEACEKEEPERS")
        )
    )


def comp_slot(clause: Clause, slot: str) -> _TOKENS:
    """A slot, where comp.X is the slot X of the complement's own clause."""
    base, _, inner = slot.partition(".")
    if base != "comp" or not inner:
        return clause.slot(slot)
    found: list[Token] = []
    for comp in clause.comps:
        if comp.pos_ in ("VERB", "AUX"):
            under = clause_of(comp)
            names = ("obj", "with", "to", "on", "against", "from", "in") if inner == "patient" else (inner,)
            for name in names:
                found.extend(under.slot(name))
                if found:
                    break
    return tuple(found)


def struck(subjects: _TOKENS, mentions: Mentions | None) -> _TOKENS:
    """What an attack that is the subject was aimed at: "shelling of Adara killed six"."""
    for token in subjects:
        row = noun_row(token)
        if row is not None and row.type == "ASSAULT" and not token.ent_type_:
            return tuple(t for t in noun_arguments(token, row, mentions)[1] if has_country(t, mentions))
    return ()


def below(tops: _TOKENS, agents: _TOKENS, mentions: Mentions | None) -> _TOKENS:
    """The first that is named below the words of an act's content: "to help Port Sudan rebuild its docks"."""
    taken = {t.i for t in agents}
    for top in tops:
        for word in _spread(top):
            if word.i not in taken and is_named(word, mentions) and has_country(word, mentions):
                head = word.head if word.dep_ in ("amod", "compound", "nmod", "poss") else word
                return (head if head.pos_ in ("NOUN", "PROPN") and head.i not in taken else word,)
    return ()


def _spread(top: Token) -> Iterator[Token]:
    """The words below, nearest first in each branch, without clauses that only say when or why."""
    yield top
    for child in top.children:
        if child.dep_ not in _ASIDE and not restarts_clause(child):
            yield from _spread(child)


def audience(token: Token, agents: _TOKENS, mentions: Mentions | None) -> _TOKENS:
    """To whom the act is said: "Chad would close the road, its envoy told Niger"."""
    word = token
    while word.dep_ in ("ccomp", "conj", "xcomp", "parataxis") and word.head.i != word.i:
        word = word.head
        if word.lemma_.lower() in _TELLING:
            said = clause_of(word)
            taken = {t.i for t in agents}
            for slot in ("iobj", "obj", "to"):
                found = tuple(t for t in said.slot(slot) if t.i not in taken and has_country(t, mentions))
                if found and not said.passive:
                    return found
            return ()
    return ()
