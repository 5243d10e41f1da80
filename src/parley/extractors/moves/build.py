"""Acts by words on an issue between parties become moves that name their event.

Invariant: a move is never made without an issue and somebody who makes it; `answers` points to a move of the same
document on the same issue.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.contract import Frame, Mentions, PlaceMention
from parley.extractors.events.build import actors_of, carrying, outlet_hops, passage_at, sentence_passage
from parley.extractors.events.classing import lemma
from parley.extractors.events.extent import clause_span
from parley.extractors.events.nouns import phrase
from parley.extractors.moves.acts import OFFERS, Act, find_acts
from parley.extractors.moves.answers import OPENINGS, link_answers
from parley.extractors.moves.details import conditions_in, reason_in, venues_in
from parley.extractors.moves.kinds import content_tokens, issue_among, move_of, trigger_tokens
from parley.extractors.moves.makers import SPEAKING, makers, restated, sits
from parley.extractors.moves.outcomes import find_outcomes
from parley.extractors.parse import Parse
from parley.model.links import Link
from parley.model.passages import Span
from parley.model.reports import Event, Extractor, Move, Statement, report_id

NAME = "moves"
VERSION = "1"
# "The offer" goes back two or three sentences, some four hundred characters; further off it is another one.
_REACH_CHARS = 400


def build_moves(
    parse: Parse,
    events: Sequence[Event],
    frames: Sequence[Frame],
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
) -> tuple[list[Move], list[Link]]:
    """The moves of a document in text order, and `answers` links from replies to what they answer.

    `events` are those that `build_events` made of `frames`, in the same order.
    """
    moves: list[Move] = []
    for frame, event in zip(frames, events, strict=True):
        move = _move(parse, frame, event, places, statements, mentions, moves, _reach(parse, frame, frames))
        if move is not None:
            moves.append(move)
    taken = [Span(m.anchor.start, m.anchor.end) for m in moves]
    for act in find_acts(parse, places):
        if not any(act.trigger.overlaps(span) or _within(act, span) for span in taken):
            found = _of_act(parse, act, moves, events, statements, mentions, places)
            if found is not None:
                moves.append(found)
                taken.append(act.trigger)
    moves.sort(key=lambda m: m.anchor.start)
    moves.extend(_outcomes(parse, events, statements, mentions, places, taken))
    moves.sort(key=lambda m: (m.anchor.start, m.anchor.end, m.ordinal))
    return link_answers(moves)


def _reach(parse: Parse, frame: Frame, frames: Sequence[Frame]) -> int:
    """Where the words of an act end: with its clause, or with the sentence where no other act stands before."""
    end = max(frame.clause.end, frame.trigger.end)
    limit = sentence_passage(parse, frame.trigger).end
    return max(end, min((f.trigger.start for f in frames if end <= f.trigger.start < limit), default=limit))


def _move(
    parse: Parse,
    frame: Frame,
    event: Event,
    places: Sequence[PlaceMention],
    statements: Sequence[Statement],
    mentions: Mentions | None,
    earlier: Sequence[Move],
    end: int,
) -> Move | None:
    if frame.polarity == "negative" or frame.reality != "actual" or not event.actors:
        return None
    triggers = trigger_tokens(parse, frame)
    kind = move_of(frame, triggers)
    if kind is None or not _somebody(frame, event, mentions) or (kind == "convene" and sits(event.actors)):
        return None
    words = content_tokens(triggers)
    issue = issue_among(words) or _issue_taken_up(words, frame, earlier)
    if issue is None:
        return None
    content = sorted(words, key=lambda t: t.i)
    return Move(
        id=report_id(parse.version.id, "move", NAME, frame.trigger, event.ordinal),
        document=event.document,
        version=event.version,
        anchor=event.anchor,
        ordinal=event.ordinal,
        passage=event.passage,
        hops=event.hops,
        polarity=event.polarity,
        reality=event.reality,
        time=event.time,
        when=event.when,
        where=event.where,
        statement=event.statement,
        extractor=Extractor(name=NAME, version=VERSION, rule=f"act:{frame.type.lower()}"),
        reason=(f"{frame.type} on {issue} is {kind}", *frame.reason),
        move=restated(kind, triggers, words, issue),
        by=makers(event.actors, _carrier(statements, event)),
        to=event.recipients,
        issue=issue,
        content=parse.text[content[0].idx : content[-1].idx + len(content[-1].text)] if content else None,
        venues=venues_in(parse, Span(frame.clause.start, end), kind, places),
        conditions=conditions_in(parse, frame.trigger.end, end),
        stated_reason=reason_in(parse, frame.trigger.end, end),
        event=event.id,
    )


def _issue_taken_up(words: Sequence[Token], frame: Frame, earlier: Sequence[Move]) -> str | None:
    """The issue of "the offer": that of the nearest offer or demand shortly before."""
    if not any(lemma(w) in OFFERS for w in words):
        return None
    near = [m for m in earlier if m.move in OPENINGS and frame.trigger.start - m.anchor.end < _REACH_CHARS]
    return near[-1].issue if near else None


def _somebody(frame: Frame, event: Event, mentions: Mentions | None) -> bool:
    """Whether anybody is named who can act: a date or "the video link" is nobody."""
    if mentions is None or any(a.id is not None or a.country is not None for a in event.actors):
        return True
    return any(a.name.lower() in SPEAKING for a in event.actors) or any(
        mentions.at(s) is not None for s in frame.agents
    )


def _carrier(statements: Sequence[Statement], event: Event) -> Statement | None:
    return next((s for s in statements if s.id == event.statement), None)


def _of_act(
    parse: Parse,
    act: Act,
    earlier: Sequence[Move],
    events: Sequence[Event],
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
) -> Move | None:
    """The move of an act without an event of its own; None where nobody is known to make it or about what."""
    carrier = carrying(statements, act.trigger)
    if act.move == "condition" and _said_already(act.trigger, parse, earlier):
        return None
    own = act.clause.subj if act.rule != "predicate:aim" else ()
    subjects = [act.verb.head if _whose(t) else t for t in own]
    known = mentions is None or any(mentions.at(phrase(t)) is not None for t in subjects)
    named = actors_of(parse, [phrase(t) for t in subjects], mentions) if known else ()
    by = makers(named, carrier or _beside(act.trigger, parse, statements))
    issue = act.issue or _issue_before(act.trigger, earlier)
    if issue is None or not by:
        return None
    to = actors_of(parse, [phrase(t) for t in (*act.clause.iobj, *act.clause.preps.get("to", ()))], mentions)
    words = clause_span(act.verb)
    event = next((e for e in events if e.anchor.span.overlaps(act.trigger)), None)
    return Move(
        id=report_id(parse.version.id, "move", f"{NAME}-act", act.trigger, 0),
        document=parse.version.document,
        version=parse.version.id,
        anchor=passage_at(parse, act.trigger),
        passage=sentence_passage(parse, act.trigger),
        hops=carrier.hops if carrier else outlet_hops(parse),
        statement=carrier.id if carrier else None,
        reality=act.reality,
        time=act.time,
        extractor=Extractor(name=f"{NAME}-act", version=VERSION, rule=act.rule),
        reason=(f"'{act.verb.text}' on {issue} is {act.move}",),
        move=restated(act.move, (act.verb,), (), issue),
        by=by,
        to=tuple(a for a in to if a not in by and (a.id or a.country)),
        issue=issue,
        content=parse.text[words.start : words.end],
        venues=venues_in(parse, words, act.move, places),
        conditions=conditions_in(parse, act.trigger.end, words.end),
        stated_reason=reason_in(parse, act.trigger.end, words.end),
        event=event.id if event else None,
    )


def _said_already(trigger: Span, parse: Parse, earlier: Sequence[Move]) -> bool:
    """Whether another move of the sentence carries this condition."""
    sentence = sentence_passage(parse, trigger).span
    return any(m.conditions and sentence.overlaps(m.anchor.span) for m in earlier)


def _whose(token: Token) -> bool:
    return any(c.lower_ == "whose" for c in token.children)


def _within(act: Act, span: Span) -> bool:
    """Whether the act is only what another one is about ("offered to hold its fire")."""
    head = act.verb.head
    return act.move != "condition" and act.verb.dep_ == "xcomp" and span.overlaps(Span(head.idx, head.idx + 1))


def _beside(trigger: Span, parse: Parse, statements: Sequence[Statement]) -> Statement | None:
    """A statement in the same sentence, for what goes on after "he said;"."""
    sentence = sentence_passage(parse, trigger).span
    return next((s for s in statements if any(c.span.overlaps(sentence) for c in s.content)), None)


def _issue_before(trigger: Span, earlier: Sequence[Move]) -> str | None:
    """What a bare "accepted" or "turned it down" is about: the nearest opening shortly before."""
    near = [m for m in earlier if m.move in OPENINGS and 0 <= trigger.start - m.anchor.end < _REACH_CHARS]
    return max(near, key=lambda m: m.anchor.start).issue if near else None


def _outcomes(
    parse: Parse,
    events: Sequence[Event],
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
    taken: Sequence[Span],
) -> list[Move]:
    seen: Counter[Span] = Counter()
    found = []
    for outcome in find_outcomes(parse, mentions):
        if any(outcome.trigger.overlaps(span) for span in taken) and not outcome.parties:
            continue
        carrier = carrying(statements, outcome.trigger)
        event = next((e for e in events if e.anchor.span.overlaps(outcome.trigger)), None)
        found.append(
            Move(
                id=report_id(parse.version.id, "move", f"{NAME}-outcome", outcome.trigger, seen[outcome.trigger]),
                document=parse.version.document,
                version=parse.version.id,
                anchor=passage_at(parse, outcome.trigger),
                ordinal=seen[outcome.trigger],
                passage=sentence_passage(parse, outcome.trigger),
                hops=carrier.hops if carrier else outlet_hops(parse),
                statement=carrier.id if carrier else None,
                extractor=Extractor(name=f"{NAME}-outcome", version=VERSION, rule="outcome"),
                reason=(f"talks '{outcome.words}'",),
                move="outcome",
                by=outcome.parties,
                issue=outcome.issue,
                content=outcome.words,
                venues=venues_in(parse, outcome.clause, "outcome", places),
                event=event.id if event else None,
            )
        )
        seen[outcome.trigger] += 1
    return found
