"""Negotiations: who talks with whom, who mediates, what each side moved, and what answered it.

A third party that mediates, hosts or guarantees is a mediator of a process, never a side. A collective ("both sides")
stands for the two parties of the process that its document is about.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from parley.joining.board import board_of
from parley.joining.corpus import Corpus
from parley.joining.fulfilment import Deed, deeds_in
from parley.joining.parties import UNNAMED
from parley.joining.processes import THIRD_PARTY_MOVES, Pair, Processes, names_both
from parley.joining.rounds import meetings_in, rounds_of
from parley.model.base import content_id
from parley.model.derived import Round, Talks
from parley.model.reports import Move
from parley.model.world import ActorRef

# A hypothetical or merely requested move has not been made.
_MADE = frozenset({"actual", "planned", "conditional"})


def talks_of(corpus: Corpus) -> tuple[list[Talks], list[Round]]:
    """Every process with its board and rounds, the busiest first; ties by name."""
    moves = [m for m in corpus.moves() if m.polarity == "positive" and m.reality in _MADE]
    processes = Processes.of(corpus)
    by_pair: dict[Pair | None, list[Move]] = defaultdict(list)
    for move in moves:
        by_pair[processes.of_move(move, corpus)].append(move)
    meetings = meetings_in(corpus)
    deeds = deeds_in(corpus)
    members = _members(corpus)
    all_talks, all_rounds = [], []
    for pair in processes.pairs:
        own = [m for m in by_pair[pair] if _belongs(m, pair, corpus)]
        talks_id = content_id("t", *pair)
        rounds = rounds_of(corpus, meetings, pair, processes, talks_id, own)
        if own or rounds:
            parties = tuple(_named(party, members) for party in pair)
            settled = [_with_sides(m, pair, parties, corpus) for m in own]
            all_rounds.extend(rounds)
            all_talks.append(_talks(talks_id, pair, parties, settled, rounds, corpus, deeds))
    return all_talks, all_rounds


def _belongs(move: Move, pair: Pair, corpus: Corpus) -> bool:
    """Whether a move has to do with negotiating: a meeting with people of no party ("met employees") has not."""
    parties = {*corpus.parties(move.by), *corpus.parties(move.to)}
    if move.move != "convene" or not move.to:
        return bool(parties) or names_both(move.by) or not move.by
    return bool(set(corpus.parties(move.to))) or names_both(move.to) or set(pair) <= parties


def _with_sides(move: Move, pair: Pair, parties: tuple[ActorRef, ...], corpus: Corpus) -> Move:
    """The move with "both sides" and "they" replaced by the parties themselves.

    Who says "they have broken it" means the other side.
    """
    first = move.hops[0] if len(move.hops) > 1 else None
    speaker = corpus.party(first.speaks_for or first.who) if first else None
    if names_both(move.by) and speaker in pair and move.move in ("breach", "withdraw"):
        return move.model_copy(update={"by": (parties[1 - pair.index(speaker)],)})
    return move.model_copy(
        update={
            "by": parties if names_both(move.by) or not move.by else move.by,
            "to": parties if names_both(move.to) and not names_both(move.by) else move.to,
        }
    )


def _talks(
    talks_id: str,
    pair: Pair,
    parties: tuple[ActorRef, ...],
    moves: Sequence[Move],
    rounds: Sequence[Round],
    corpus: Corpus,
    deeds: Sequence[Deed],
) -> Talks:
    mediators: dict[str, ActorRef] = {}
    for move in moves:
        hosts = move.move == "offer" and (move.issue == "venue" or bool(move.venues))
        for actor in move.by:
            party = corpus.party(actor)
            if (move.move in THIRD_PARTY_MOVES or hosts) and party not in (*pair, UNNAMED) and actor.id:
                mediators.setdefault(party, actor)
    return Talks(
        id=talks_id,
        name=" and ".join(party.name for party in parties),
        parties=parties,
        mediators=tuple(mediators[key] for key in sorted(mediators)),
        moves=board_of(moves, corpus, deeds),
        rounds=tuple(r.id for r in rounds),
    )


def _members(corpus: Corpus) -> dict[str, Counter[ActorRef]]:
    """Who acts for each party, and how often."""
    found: dict[str, Counter[ActorRef]] = defaultdict(Counter)
    for report in corpus.events() + corpus.moves():
        actors = (*report.by, *report.to) if isinstance(report, Move) else (*report.actors, *report.recipients)
        for actor in actors:
            found[corpus.party(actor)][actor] += 1
    return found


def _named(party: str, members: Mapping[str, Counter[ActorRef]]) -> ActorRef:
    """The actor that stands for a party: the one with its id, else its state, else its commonest member."""
    wanted = (party, f"a:{party.lower()}")
    seen = members.get(party, Counter())
    best = sorted(seen, key=lambda a: (a.id not in wanted, -seen[a], a.name))
    if best and best[0].id in wanted:
        return best[0]
    name = best[0].name if best else party
    is_state = len(party) == 3 and party.isupper()
    return ActorRef(id=f"a:{party.lower()}" if is_state else party, name=name, country=party if is_state else None)
