"""Acts by words on an issue between parties become moves that name their event.

Invariant: a move is never made without an issue and somebody who makes it; `answers` points to a move of the same
document on the same issue.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.contract import Frame, Mentions, PlaceMention
from parley.extractors.events.build import carrying, outlet_hops, passage_at, sentence_passage
from parley.extractors.events.classing import lemma
from parley.extractors.moves.answers import OPENINGS, link_answers
from parley.extractors.moves.details import conditions_in, reason_in, venues_in
from parley.extractors.moves.kinds import content_tokens, issue_among, move_of, trigger_tokens
from parley.extractors.moves.outcomes import find_outcomes
from parley.extractors.parse import Parse
from parley.model.links import Link
from parley.model.passages import Span
from parley.model.reports import Event, Extractor, Move, Statement, report_id

NAME = "moves"
VERSION = "1"
_TAKEN_UP = frozenset({"offer", "proposal", "plan", "demand", "invitation", "idea", "request", "overture", "ultimatum"})
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
        move = _move(parse, frame, event, places, moves, _reach(parse, frame, frames))
        if move is not None:
            moves.append(move)
    taken = [Span(m.anchor.start, m.anchor.end) for m in moves]
    moves.extend(_outcomes(parse, events, statements, mentions, places, taken))
    moves.sort(key=lambda m: (m.anchor.start, m.anchor.end, m.ordinal))
    return link_answers(moves)


def _reach(parse: Parse, frame: Frame, frames: Sequence[Frame]) -> int:
    """Where the words of an act end: with its clause, or with the sentence where no other act stands before."""
    end = max(frame.clause.end, frame.trigger.end)
    limit = sentence_passage(parse, frame.trigger).end
    return max(end, min((f.trigger.start for f in frames if end <= f.trigger.start < limit), default=limit))


def _move(
    parse: Parse, frame: Frame, event: Event, places: Sequence[PlaceMention], earlier: Sequence[Move], end: int
) -> Move | None:
    if frame.polarity == "negative" or frame.reality != "actual" or not event.actors:
        return None
    triggers = trigger_tokens(parse, frame)
    kind = move_of(frame, triggers)
    if kind is None:
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
        move=kind,
        by=event.actors,
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
    if not any(lemma(w) in _TAKEN_UP for w in words):
        return None
    near = [m for m in earlier if m.move in OPENINGS and frame.trigger.start - m.anchor.end < _REACH_CHARS]
    return near[-1].issue if near else None


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
