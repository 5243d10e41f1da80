"""Replies point to what they answer: a refusal or acceptance to the offer on the same issue with the roles reversed."""

from collections.abc import Sequence

from parley.extractors.mentions.camps import NO_STATES
from parley.model.links import Link
from parley.model.reports import Move
from parley.model.world import ActorRef

_REPLIES = frozenset({"accept", "reject", "counter", "withdraw"})
OPENINGS = frozenset({"offer", "propose", "demand", "counter", "mediate", "guarantee", "condition"})


def link_answers(moves: Sequence[Move]) -> tuple[list[Move], list[Link]]:
    """The moves with `answers` filled in, and a link for each; the nearest opening before the reply wins."""
    done: list[Move] = []
    links: list[Link] = []
    for at, move in enumerate(moves):
        opening = _opening(moves, at) if move.move in _REPLIES else None
        if opening is None:
            done.append(move)
            continue
        done.append(move.model_copy(update={"answers": opening.id}))
        links.append(
            Link(
                id=Link.id_for("answers", move.id, opening.id),
                type="answers",
                source=move.id,
                target=opening.id,
                by=move.by[0] if move.by else None,
                passage=move.anchor,
                reason=f"{move.move} of {opening.move} on {move.issue}, parties reversed",
            )
        )
    return done, links


def _opening(moves: Sequence[Move], at: int) -> Move | None:
    reply = moves[at]
    fitting = [
        m
        for m in moves
        if m.id != reply.id
        and m.move in OPENINGS
        and m.issue == reply.issue
        and not shares(m.by, reply.by)
        and (shares(m.by, reply.to) or shares(m.to, reply.by) or not reply.to)
    ]
    before = [m for m in fitting if m.anchor.start <= reply.anchor.start]
    if before:
        return before[-1]
    inside = [m for m in fitting if reply.passage.start <= m.anchor.start < reply.passage.end]
    return inside[0] if inside else None


def shares(one: Sequence[ActorRef], other: Sequence[ActorRef]) -> bool:
    """Whether two sides name the same actor, or actors of one country; its rebels and its government are two sides."""
    return any(
        (a.id is not None and a.id == b.id) or a.name == b.name or _of_one_state(a, b)
        for a in one
        for b in other
    )


def _of_one_state(a: ActorRef, b: ActorRef) -> bool:
    return a.country is not None and a.country == b.country and not {a.sector, b.sector} & NO_STATES
