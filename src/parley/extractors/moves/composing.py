"""An act in tokens becomes a move: who, to whom, on what, with its venues, conditions, reason and deadline."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict

from spacy.tokens import Token

from parley.extractors.contract import Mentions, PlaceMention, TimeMention
from parley.extractors.events.build import carrying, outlet_hops, passage_at, sentence_passage, when_in, where_in
from parley.extractors.events.classing import lemma
from parley.extractors.events.extent import clause_span
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import clause_of, is_infinitive
from parley.extractors.moves.acts import Act, accuser
from parley.extractors.moves.addressed import parties_of_talks, recipients
from parley.extractors.moves.delegations import Team, team_in
from parley.extractors.moves.details import conditions_in, deadline_in, duration_in, reason_in, venues_in
from parley.extractors.moves.makers import (
    SPEAKING,
    among,
    is_joint,
    is_somebody,
    makers,
    named_by,
    restated,
    sits,
    voice,
)
from parley.extractors.moves.openings import issue_before
from parley.extractors.moves.patterns import of_class
from parley.extractors.moves.together import is_they, means_both, parties_before
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Event, Extractor, Hop, Move, MoveType, Statement, Venue, report_id
from parley.model.world import ActorRef, When

NAME = "moves"
VERSION = "2"
# Moves that are made even where the words leave open by whom: "the talks were adjourned".
_IMPERSONAL = frozenset({"adjourn", "convene", "breach", "agree", "outcome"})
# What several do together, so that "they" are the parties and not whoever was named last.
_JOINT = frozenset({"agree", "convene"})
_GIVING = frozenset({"promise", "offer", "pledge"})
_TWO = 2
_CHARGING = frozenset({"name", "appoint", "ask", "tap", "task", "charge", "authorise", "authorize", "send", "pick"})


@dataclass(frozen=True)
class Setting:
    """A document as its moves are read."""

    parse: Parse
    events: Sequence[Event]
    statements: Sequence[Statement]
    mentions: Mentions | None
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention] = field(default=())


class Particulars(TypedDict):
    """What comes with a move."""

    venues: tuple[Venue, ...]
    conditions: tuple[str, ...]
    stated_reason: str | None
    deadline: When | None
    duration: str | None


def particulars(
    setting: Setting, move: MoveType, trigger: Span, words: Span, put: Sequence[Token] = ()
) -> Particulars:
    """The venues of the clause, and what is put after the act: conditions, reason, deadline, duration.

    `put` is what a passive act puts forward: in "Oslo and Rome were proposed" the towns.
    """
    parse = setting.parse
    return Particulars(
        venues=venues_in(parse, words, move, setting.places, put),
        conditions=conditions_in(parse, trigger.end, words.end, move),
        stated_reason=reason_in(parse, trigger.end, words.end),
        deadline=deadline_in(parse, words, move, setting.times),
        duration=duration_in(parse, words, move),
    )


def move_of_act(setting: Setting, act: Act, earlier: Sequence[Move], end: int) -> Move | None:
    """The move of an act whose words reach to `end`; None where nobody is known to make it or about what."""
    parse = setting.parse
    carrier = carrying(setting.statements, act.trigger)
    if act.move == "condition" and act.rule == "condition" and _said_already(act.trigger, parse, earlier):
        return None
    issue = act.issue or issue_before(act.trigger, earlier)
    by = _makers(setting, act, carrier or _beside(act.trigger, parse, setting.statements))
    if means_both(act.clause.subj) or (len(by) < _TWO and act.move in _JOINT and is_they(act.clause.subj)):
        by = parties_before(act.trigger, by, earlier)
    if issue is None or (not by and not _impersonal(act)) or (setting.mentions and _nobody(by)):
        return None
    event = next((e for e in setting.events if e.anchor.span.overlaps(act.trigger)), None)
    to = recipients(parse, act.clause, by, setting.mentions, setting.places) or _of_event(event, by)
    # Who is sent to talk is no recipient of the sending.
    to = tuple(
        a for a in to if not is_town(a, setting.places) and (a.id or a.country or act.move != "delegate")
    )
    alone = act.move == "convene" and not to and lemma(act.verb) != "host"
    if _of_business(act, issue, by, to) or (alone and sits(by)):
        return None
    if act.makers == "said":
        about = named_by(parse, act.clause.subj, setting.mentions, setting.places)
        to = tuple(dict.fromkeys((*to, *(a for a in about if a not in by))))
    # Who signs or strikes a deal does so with somebody; who agrees to something may do so alone.
    joint = is_joint(act.clause.subj) and not (is_they(act.clause.subj) and len(by) == 1)
    joint = joint or lemma(act.verb) not in ("agree", "settle", "commit")
    move, by = among(restated(act.move, (act.verb,), (), issue), by, _agreed_with(setting, act, by), joint)
    words = clause_span(act.verb)
    reach = Span(words.start, _to_semicolon(parse, act.trigger.end, max(words.end, act.trigger.end, end)))
    team = team_in(parse, act.verb, setting.mentions) if move == "delegate" else Team()
    return Move(
        id=report_id(parse.version.id, "move", f"{NAME}-act", act.trigger, 0),
        document=parse.version.document,
        version=parse.version.id,
        anchor=passage_at(parse, act.trigger),
        passage=sentence_passage(parse, act.trigger),
        hops=carrier.hops if carrier else (*_accusers(setting, act), *outlet_hops(parse)),
        statement=carrier.id if carrier else None,
        reality=act.reality,
        time=act.time,
        when=_dated(event.when if event else when_in(words, act.trigger, setting.times)),
        where=event.where if event else where_in(words, act.trigger, setting.places),
        extractor=Extractor(name=f"{NAME}-act", version=VERSION, rule=act.rule),
        reason=(f"'{act.verb.text}' on {issue} is {act.move}",),
        move=move,
        by=by,
        to=tuple(a for a in to if a not in by),
        issue=issue,
        content=parse.text[words.start : words.end].strip(" ;,"),
        event=event.id if event else None,
        delegates=tuple(d for d in team.members if d.who not in by),
        level=team.level,
        **particulars(setting, move, act.trigger, reach, act.clause.obj if act.clause.passive else ()),
    )


def _to_semicolon(parse: Parse, start: int, end: int) -> int:
    """Where the words of an act end: what stands after a semicolon or ", but" is another one's."""
    ends = [at for mark in (";", ", but ", ", while ") if (at := parse.text.find(mark, start, end)) >= 0]
    return min(ends, default=end)


def _dated(when: When | None) -> When | None:
    """The time of an act; a bare year in its clause is that of something else ("the undertaking of 2019")."""
    return when if when is not None and when.precision not in ("year", "decade", "century", "vague") else None


def is_town(actor: ActorRef, places: Sequence[PlaceMention]) -> bool:
    """Whether what was taken for somebody addressed is the town where it happens: "signed in Jeddah"."""
    towns = {p.where.text for p in places if p.where.precision in ("city", "district", "point")}
    return any(actor.name == town or actor.name.endswith(f" {town}") for town in towns)


def _of_event(event: Event | None, by: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """Towards whom the event is that the act is, where the clause alone does not tell ("offered Russia talks")."""
    sides = event.recipients if event is not None else ()
    return tuple(a for a in sides if is_somebody(a) and a not in by)


def _makers(setting: Setting, act: Act, carrier: Statement | None) -> tuple[ActorRef, ...]:
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
    named = [t for t in tokens if t.pos_ == "PROPN" or t.ent_type_]
    return named_by(setting.parse, named, setting.mentions)


def _in_phrase(setting: Setting, act: Act) -> tuple[ActorRef, ...]:
    """Whoever a noun's own phrase names as its doer, then its subject or the parties of its talks."""
    slots = ("poss", "by", "from", "amod") if act.move != "outcome" else ("between",)
    tokens = [t for slot in slots for t in noun_slot(act.verb, slot)]
    return named_by(
        setting.parse, [t for t in tokens if t.pos_ == "PROPN" or t.ent_type_ or t.pos_ == "NOUN"], setting.mentions
    )


def _accusers(setting: Setting, act: Act) -> tuple[Hop, ...]:
    """Whose word a breach is: "Yerevan accused Baku of violating the truce"."""
    verb = accuser(act.verb)
    if verb is None:
        return ()
    named = named_by(setting.parse, clause_of(verb).subj, setting.mentions)
    cue = passage_at(setting.parse, Span(verb.idx, verb.idx + len(verb.text)))
    return (Hop(who=named[0], how=verb.lower_, passage=cue),) if named else ()


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


def _agreed_with(setting: Setting, act: Act, by: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """With whom one side agreed: the other maker of an agreement."""
    deals = [t for t in (*act.clause.obj, *act.clause.slot("to"), *act.clause.slot("on")) if _is_deal(t)]
    tokens = [t for slot in ("with", "between") for t in act.clause.slot(slot)]
    tokens.extend(t for deal in deals for slot in ("with", "between") for t in noun_slot(deal, slot))
    found = named_by(setting.parse, tokens, setting.mentions, setting.places)
    return tuple(a for a in found if a not in by)


def _is_deal(token: Token) -> bool:
    return of_class(token, "TRUCE") or of_class(token, "ACCORD")


def _meant(token: Token, verb: Token) -> Token:
    """The word that a relative "whose" stands for, else the word."""
    return verb.head if any(c.lower_ == "whose" for c in token.children) else token


def _nobody(by: Sequence[ActorRef]) -> bool:
    """Whether the only maker is a pronoun that nothing explains."""
    return bool(by) and all(a.id is None and a.name.lower() in (*SPEAKING, "who", "you") for a in by)


def _of_business(act: Act, issue: str, by: Sequence[ActorRef], to: Sequence[ActorRef]) -> bool:
    """Trade that no other side is party to, and what is let go by nobody knows whom: no move between parties."""
    if issue == "trade":
        return not any(a.id or a.country for a in to) and len(by) < _TWO
    return issue == "sanctions" and act.move == "offer" and act.clause.passive


def _impersonal(act: Act) -> bool:
    """Whether an act stands without makers: talks that begin, break off or come to something."""
    return act.move in ("convene", "outcome", "adjourn", "breach") and (
        act.clause.passive or act.makers in ("talks", "phrase") or not act.clause.subj or act.move == "convene"
    )


def _said_already(trigger: Span, parse: Parse, earlier: Sequence[Move]) -> bool:
    """Whether another move of the sentence carries this condition."""
    sentence = sentence_passage(parse, trigger).span
    return any(m.conditions and m.move != "reject" and sentence.overlaps(m.anchor.span) for m in earlier)


def _beside(trigger: Span, parse: Parse, statements: Sequence[Statement]) -> Statement | None:
    """A statement in the same sentence, for what goes on after "he said;"."""
    sentence = sentence_passage(parse, trigger).span
    return next((s for s in statements if any(c.span.overlaps(sentence) for c in s.content)), None)
