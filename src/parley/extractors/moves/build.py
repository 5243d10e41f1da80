"""Acts by words on an issue between parties become moves, each with the event that it is, if it is one.

Invariant: a move is never made without an issue; who makes it is left open only where the words leave it open ("the
talks were adjourned"). One act is one move: where a predicate's own row and an event both tell of it, the row has it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.extractors.contract import Frame, Mentions, PlaceMention, TimeMention
from parley.extractors.events.build import sentence_passage
from parley.extractors.events.extent import clause_span
from parley.extractors.moves.acts import Act, find_acts
from parley.extractors.moves.answers import link_answers
from parley.extractors.moves.composing import move_of_act
from parley.extractors.moves.framed import move_of_frame
from parley.extractors.moves.setting import Setting
from parley.extractors.moves.together import means_both, parties_after
from parley.extractors.parse import Parse
from parley.model.links import Link
from parley.model.passages import Span
from parley.model.reports import Event, Move, MoveType, Statement

# What is offered or agreed is read off the act that is offered, where that act is a kind of its own.
_TELLING = frozenset({"mediate", "guarantee", "delegate", "adjourn"})


@dataclass(frozen=True)
class _Candidate:
    """An act, or an event that may be a move, at its place in the text."""

    trigger: Span
    act: Act | None = None
    framed: tuple[Frame, Event] | None = None


def build_moves(
    parse: Parse,
    events: Sequence[Event],
    frames: Sequence[Frame],
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention] = (),
) -> tuple[list[Move], list[Link]]:
    """The moves of a document in text order, and `answers` links from replies to what they answer.

    `events` are those that `build_events` made of `frames`, in the same order.
    """
    setting = Setting(parse, events, statements, mentions, places, times)
    found = list(find_acts(parse, places, mentions))
    acts = _outermost(found)
    covered = [act.trigger for act in found]
    candidates = [_Candidate(act.trigger, act=act) for act in acts]
    for frame, event in zip(frames, events, strict=True):
        if not any(frame.trigger.overlaps(span) for span in covered):
            candidates.append(_Candidate(frame.trigger, framed=(frame, event)))
    candidates.sort(key=lambda c: (c.trigger.start, c.act is None))
    moves: list[Move] = []
    unnamed: list[Move] = []
    for candidate in candidates:
        if candidate.act is not None:
            end = _reach(parse, clause_span(candidate.act.verb), candidate.trigger, frames, covered)
            move = move_of_act(setting, candidate.act, moves, end)
        elif candidate.framed is not None:
            frame, event = candidate.framed
            end = _reach(parse, frame.clause, frame.trigger, frames, covered)
            move = move_of_frame(setting, frame, event, moves, end)
        if move is not None and not any(_repeats(move, m) for m in moves):
            moves.append(move)
            if candidate.act is not None and means_both(candidate.act.clause.subj) and _is_unnamed(move):
                unnamed.append(move)
    for both in unnamed:
        moves[moves.index(both)] = both.model_copy(update={"by": parties_after(both, moves) or both.by})
    moves.sort(key=lambda m: (m.anchor.start, m.anchor.end, m.ordinal))
    return link_answers(moves)


def _is_unnamed(move: Move) -> bool:
    return len(move.by) == 1 and move.by[0].id is None and move.by[0].country is None


def _outermost(acts: Sequence[Act]) -> list[Act]:
    """The acts without those that another one is only about ("offered to hold its fire"); the telling one stays."""
    dropped = {id(act) for act in acts if _conditioned(act, acts)}
    by_verb = {act.verb.i: act for act in acts if act.move != "condition"}
    for act in acts:
        outer = by_verb.get(act.verb.head.i) if act.verb.dep_ == "xcomp" and act.move != "condition" else None
        if outer is not None and outer is not act:
            told = {"reject", act.move} | ({"offer"} if act.move == "delegate" else set())
            telling = act.move in _TELLING and outer.move not in told
            dropped.add(id(outer if telling else act))
        told_of = by_verb.get(act.verb.head.i) if act.verb.dep_ == "ccomp" else None
        if told_of is not None and told_of.move == "offer" and act.move in _TELLING:
            # "X would vouch for it, its minister promised" is the guarantee alone.
            dropped.add(id(told_of))
    return [act for act in acts if id(act) not in dropped]


def _conditioned(act: Act, acts: Sequence[Act]) -> bool:
    """Whether what would be an offer is put as a condition: "would come only if", "would not return until"."""
    return act.move in ("offer", "accept", "reject") and any(
        c.rule == "condition" and c.verb.i == act.verb.i and _strict(c) for c in acts
    )


def _strict(condition: Act) -> bool:
    words = {t.lower_ for t in condition.verb.children} | {t.lower_ for t in condition.verb.subtree}
    return "only" in words or bool(words & {"unless", "until"})


def _repeats(move: Move, earlier: Move) -> bool:
    """Whether a move of the same sentence is the same act read twice."""
    same: tuple[MoveType, str] = (earlier.move, earlier.issue)
    return (
        same == (move.move, move.issue)
        and earlier.passage.span.overlaps(move.passage.span)
        and earlier.time == move.time
        and (not move.by or not earlier.by or bool(set(move.by) & set(earlier.by)))
    )


def _reach(parse: Parse, clause: Span, trigger: Span, frames: Sequence[Frame], acts: Sequence[Span]) -> int:
    """Where the words of an act end: with its clause, or with the sentence where no other act stands before."""
    end = max(clause.end, trigger.end)
    limit = sentence_passage(parse, trigger).end
    others = [f.trigger.start for f in frames] + [span.start for span in acts]
    return max(end, min((start for start in others if end <= start < limit), default=limit))
