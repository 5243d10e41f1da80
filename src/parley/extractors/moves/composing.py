"""An act in tokens becomes a move: who, to whom, on what, with its venues, conditions, reason and deadline."""

from collections.abc import Sequence
from typing import TypedDict

from spacy.tokens import Token

from parley.extractors.contract import PlaceMention
from parley.extractors.events.build import carrying, outlet_hops, passage_at, sentence_passage, when_in, where_in
from parley.extractors.events.classing import lemma
from parley.extractors.events.extent import clause_span
from parley.extractors.events.nouns import noun_slot, with_conjuncts
from parley.extractors.events.syntax import clause_of
from parley.extractors.moves.acts import Act, accuser
from parley.extractors.moves.addressed import recipients
from parley.extractors.moves.delegations import Team, team_in
from parley.extractors.moves.details import conditions_in, deadline_in, duration_in, reason_in, venues_in
from parley.extractors.moves.doers import is_impersonal, is_nobody, makers_of
from parley.extractors.moves.makers import (
    among,
    is_joint,
    is_somebody,
    named_by,
    restated,
    sits,
)
from parley.extractors.moves.openings import issue_before
from parley.extractors.moves.patterns import of_class
from parley.extractors.moves.setting import Setting
from parley.extractors.moves.together import is_they, means_both, parties_before
from parley.extractors.parse import Parse
from parley.knowledge.actors import INTERNATIONAL
from parley.model.passages import Span
from parley.model.reports import Event, Extractor, Hop, Move, MoveType, Statement, Venue, report_id
from parley.model.world import ActorRef, When

NAME = "moves"
VERSION = "2"
# What several do together, so that "they" are the parties and not whoever was named last.
_JOINT = frozenset({"agree", "convene"})
_ANSWERS = frozenset({"accept", "reject"})
_TWO = 2


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
    by = makers_of(setting, act, carrier or _beside(act.trigger, parse, setting.statements))
    if means_both(act.clause.subj) or (len(by) < _TWO and act.move in _JOINT and is_they(act.clause.subj)):
        by = parties_before(act.trigger, by, earlier)
    if (not by and not is_impersonal(act)) or (setting.mentions and is_nobody(by)):
        return None
    event = next((e for e in setting.events if e.anchor.span.overlaps(act.trigger)), None)
    to = _towards(setting, act, by, event)
    issue = issue or ("talks" if to and _answers_offer(act) else None)
    if issue is None:
        return None
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


def _towards(setting: Setting, act: Act, by: Sequence[ActorRef], event: Event | None) -> tuple[ActorRef, ...]:
    """Towards whom an act is, read off its clause, else its event; a breach is towards the side that tells of it."""
    to = recipients(setting.parse, act.clause, by, setting.mentions, setting.places)
    if act.move == "breach" and not to:
        sides = [hop.who for hop in _accusers(setting, act) if hop.who]
        to = tuple(a for a in sides if a.country is None or a.country not in INTERNATIONAL)
    if act.move == "mediate" and not to:
        between = [t for t in act.verb.sent if t.dep_ == "pobj" and t.head.lower_ == "between"]
        to = named_by(setting.parse, [t for b in between for t in with_conjuncts(b)], setting.mentions)
    return tuple(
        a
        for a in to or _of_event(event, by)
        # Who is sent to talk is no recipient of the sending.
        if not is_town(a, setting.places) and (a.id or a.country or act.move != "delegate")
    )


def _answers_offer(act: Act) -> bool:
    """Whether somebody's offer is taken or turned down, whatever is in it: "turned down an American offer to help"."""
    told = [*act.clause.obj, *(t for c in act.clause.comps for t in clause_of(c).obj)]
    return act.move in _ANSWERS and any(of_class(t, "OFFER") for t in told)


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


def _accusers(setting: Setting, act: Act) -> tuple[Hop, ...]:
    """Whose word a breach is: "Yerevan accused Baku of violating the truce"."""
    verb = accuser(act.verb)
    if verb is None:
        return ()
    named = named_by(setting.parse, clause_of(verb).subj, setting.mentions)
    cue = passage_at(setting.parse, Span(verb.idx, verb.idx + len(verb.text)))
    return (Hop(who=named[0], how=verb.lower_, passage=cue),) if named else ()


def _agreed_with(setting: Setting, act: Act, by: Sequence[ActorRef]) -> tuple[ActorRef, ...]:
    """With whom one side agreed: the other maker of an agreement."""
    deals = [t for t in (*act.clause.obj, *act.clause.slot("to"), *act.clause.slot("on")) if _is_deal(t)]
    tokens = [t for slot in ("with", "between") for t in act.clause.slot(slot)]
    tokens.extend(t for deal in deals for slot in ("with", "between") for t in noun_slot(deal, slot))
    found = named_by(setting.parse, tokens, setting.mentions, setting.places)
    return tuple(a for a in found if a not in by)


def _is_deal(token: Token) -> bool:
    return of_class(token, "TRUCE") or of_class(token, "ACCORD")


def _of_business(act: Act, issue: str, by: Sequence[ActorRef], to: Sequence[ActorRef]) -> bool:
    """Trade that no other side is party to, and what is let go by nobody knows whom: no move between parties."""
    if issue == "trade":
        return not any(a.id or a.country for a in to) and len(by) < _TWO
    return issue == "sanctions" and act.move == "offer" and act.clause.passive


def _said_already(trigger: Span, parse: Parse, earlier: Sequence[Move]) -> bool:
    """Whether another move of the sentence carries this condition."""
    sentence = sentence_passage(parse, trigger).span
    return any(m.conditions and m.move != "reject" and sentence.overlaps(m.anchor.span) for m in earlier)


def _beside(trigger: Span, parse: Parse, statements: Sequence[Statement]) -> Statement | None:
    """A statement in the same sentence, for what goes on after "he said;"."""
    sentence = sentence_passage(parse, trigger).span
    return next((s for s in statements if any(c.span.overlaps(sentence) for c in s.content)), None)
