"""Who makes an act: whoever stands in its slot, is charged with it or accused of it, else whoever says it.

Invariant: an act without anybody stays without; only talks that begin, break off or come to something stand so.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.events.classing import lemma
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import clause_of, is_infinitive
from parley.extractors.moves.acts import Act, accuser
from parley.extractors.moves.addressed import parties_of_talks
from parley.extractors.moves.makers import SPEAKING, is_body, makers, named_by, voice
from parley.extractors.moves.setting import Setting
from parley.extractors.moves.together import is_they
from parley.model.reports import Statement
from parley.model.world import ActorRef

# Moves that are made even where the words leave open by whom: "the talks were adjourned".
_IMPERSONAL = frozenset({"adjourn", "convene", "breach", "agree", "outcome"})
_GIVING = frozenset({"promise", "offer", "pledge"})
_CHARGING = frozenset({"name", "appoint", "ask", "tap", "task", "charge", "authorise", "authorize", "send", "pick"})


def makers_of(setting: Setting, act: Act, carrier: Statement | None) -> tuple[ActorRef, ...]:
    """Whoever makes the act: those in its slot, else, where they are "we" or nobody, whoever says it."""
    speaker = voice(carrier)
    if act.makers == "said":
        return _concerned(setting, act) or ((speaker,) if speaker is not None else ())
    if act.makers == "owner":
        return _owners(setting, act) or ((speaker,) if speaker is not None else ())
    if act.makers == "talks":
        return parties_of_talks(setting.parse, act.clause, setting.mentions, setting.places)
    if act.makers == "phrase":
        return _in_phrase(setting, act)
    tokens = act.clause.slot(act.makers) if act.makers else act.clause.subj
    if (named_for := _charged(act.verb)) is not None:
        tokens = named_for
    if act.clause.passive and act.clause.shared:
        tokens = act.clause.preps.get("by", ())
    named = named_by(setting.parse, [_meant(t, act.verb) for t in tokens], setting.mentions)
    if len(named) == 1 and is_they(tokens) and act.verb.dep_ == "ccomp":
        # "X and Y said that they had agreed": both have.
        tellers = named_by(setting.parse, clause_of(act.verb.head).subj, setting.mentions)
        named = tellers if set(named) < set(tellers) else named
    if named:
        return makers(named, carrier)
    if act.move in _IMPERSONAL and (
        found := parties_of_talks(setting.parse, act.clause, setting.mentions, setting.places)
    ):
        return found
    loose = not tokens or all(t.lower_ in SPEAKING or t.lower_ in ("there", "this", "that") for t in tokens)
    if speaker is not None and (loose or act.rule == "condition" or _of_aims(tokens)):
        # "Elections are now promised": by whom is left open.
        of_talks = act.move in _IMPERSONAL and act.issue in (None, "talks")
        left_open = of_talks or (act.move == "offer" and lemma(act.verb) in _GIVING)
        if act.clause.passive and left_open:
            return ()
        return (speaker,)
    return ()


def _owners(setting: Setting, act: Act) -> tuple[ActorRef, ...]:
    """Whose demand or aim it is: "Khartoum's chief request", "among the Palestinian demands"."""
    nouns = [*act.clause.subj, *act.clause.preps.get("among", ())]
    tokens = [t for noun in nouns for slot in ("poss", "amod", "of", "by") for t in noun_slot(noun, slot)]
    named = [t for t in tokens if t.pos_ == "PROPN" or t.ent_type_ or (t.dep_ != "amod" and is_body(lemma(t)))]
    return named_by(setting.parse, named, setting.mentions)


def _in_phrase(setting: Setting, act: Act) -> tuple[ActorRef, ...]:
    """Whoever a noun's own phrase names as its doer, then its subject or the parties of its talks."""
    slots = ("poss", "by", "from", "amod") if act.move != "outcome" else ("between",)
    tokens = [t for slot in slots for t in noun_slot(act.verb, slot)]
    return named_by(
        setting.parse, [t for t in tokens if t.pos_ == "PROPN" or t.ent_type_ or t.pos_ == "NOUN"], setting.mentions
    )


def _charged(verb: Token) -> tuple[Token, ...] | None:
    """Who is named, asked or sent to do it, or accused of it: "the union named X to mediate"."""
    if (blaming := accuser(verb)) is not None:
        clause = clause_of(blaming)
        # Who "accuse each other" are accused, all of them.
        return tuple(clause.subj if any(t.lower_ == "other" for t in clause.obj) else clause.obj) or None
    head = verb.head
    if lemma(head) not in _CHARGING or verb.dep_ not in ("xcomp", "advcl", "ccomp") or not is_infinitive(verb):
        return None
    own = tuple(c for c in verb.children if c.dep_ == "nsubj")
    return own or tuple(t for t in clause_of(head).obj if t.i < verb.i) or None


def _of_aims(tokens: Sequence[Token]) -> bool:
    return any(lemma(t) in ("aim", "goal", "condition", "demand", "request", "door", "talk", "truce") for t in tokens)


def _concerned(setting: Setting, act: Act) -> tuple[ActorRef, ...]:
    """For whom or to whom something is unacceptable."""
    tokens = [t for slot in ("for", "to") for t in act.clause.preps.get(slot, ())]
    below = [t for c in act.clause.attr for p in c.children if p.lower_ in ("to", "for") for t in p.children]
    return named_by(setting.parse, [*tokens, *below], setting.mentions)


def _meant(token: Token, verb: Token) -> Token:
    """The word that a relative "whose" stands for, else the word."""
    return verb.head if any(c.lower_ == "whose" for c in token.children) else token


def is_nobody(by: Sequence[ActorRef]) -> bool:
    """Whether the only maker is a pronoun that nothing explains."""
    return bool(by) and all(a.id is None and a.name.lower() in (*SPEAKING, "who", "you") for a in by)


def is_impersonal(act: Act) -> bool:
    """Whether an act stands without makers: talks that begin, break off or come to something."""
    return act.move in ("convene", "outcome", "adjourn", "breach") and (
        act.clause.passive or act.makers in ("talks", "phrase") or not act.clause.subj or act.move == "convene"
    )
