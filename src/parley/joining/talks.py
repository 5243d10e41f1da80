"""Negotiations: who talks with whom, what each side moved, and what answered it.

A process is a pair of parties with moves between them on issues of peace. A third party that mediates, hosts or
guarantees is a mediator of it, never a side. Reports of one move by several outlets are one card with repeats.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from parley.joining.corpus import Corpus
from parley.joining.parties import parties_of, party_of
from parley.joining.rounds import rounds_of
from parley.model.base import content_id
from parley.model.derived import BoardMove, Round, Talks
from parley.model.reports import Move
from parley.model.world import ActorRef

# One exchange between two parties may be a courtesy; a second makes it a process.
MIN_MOVES = 2
# An answer older than this answers something else.
MAX_ANSWER_DELAY = timedelta(days=10)
# Two outlets report one move within this time of one another.
SAME_MOVE = timedelta(days=2)

# A hypothetical or merely requested move has not been made.
_MADE = frozenset({"actual", "planned", "conditional"})
_THIRD_PARTY_MOVES = frozenset({"mediate", "convene", "guarantee"})
_OPENERS = frozenset({"offer", "propose", "demand", "counter", "condition", "mediate", "convene"})
_ANSWERS = {"accept": "accepted", "agree": "accepted", "reject": "refused", "counter": "countered"}
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass
class _Card:
    move: Move
    at: datetime | None
    repeats: list[str] = field(default_factory=list)
    answers: str | None = None
    answered_by: list[str] = field(default_factory=list)
    state: str = "standing"


def talks_of(corpus: Corpus) -> tuple[list[Talks], list[Round]]:
    """Every process with its board and rounds, the busiest first; ties by name."""
    moves = [m for m in corpus.moves() if m.polarity == "positive" and m.reality in _MADE]
    counts: Counter[tuple[str, ...]] = Counter(
        sides for m in moves if m.move not in _THIRD_PARTY_MOVES and len(sides := _sides(m)) == 2
    )
    pairs = [pair for pair, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if count >= MIN_MOVES]
    all_talks, all_rounds = [], []
    for pair in pairs:
        own = [m for m in moves if _process(m, pairs) == pair]
        talks_id = content_id("t", *pair)
        rounds = rounds_of(corpus, pair, talks_id)
        all_rounds.extend(rounds)
        all_talks.append(_talks(talks_id, pair, own, rounds, corpus))
    return all_talks, all_rounds


def _sides(move: Move) -> tuple[str, ...]:
    return tuple(sorted({*parties_of(move.by), *parties_of(move.to)}))


def _process(move: Move, pairs: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The process a move belongs to: the one whose both sides it names, else the busiest that knows one of them."""
    sides = set(_sides(move))
    both = [pair for pair in pairs if set(pair) <= sides]
    if both:
        return both[0]
    one = [pair for pair in pairs if set(pair) & sides]
    if one and (len(sides) == 1 or move.move in _THIRD_PARTY_MOVES):
        return one[0]
    return None


def _talks(
    talks_id: str, pair: tuple[str, ...], moves: Sequence[Move], rounds: Sequence[Round], corpus: Corpus
) -> Talks:
    cards = _cards(moves, corpus)
    _link_answers(cards, corpus)
    actors = [actor for move in moves for actor in (*move.by, *move.to)]
    mediators = {
        party_of(a): a
        for m in moves
        if m.move in _THIRD_PARTY_MOVES
        for a in m.by
        if party_of(a) not in (*pair, "unnamed")
    }
    parties = tuple(_named(party, actors) for party in pair)
    return Talks(
        id=talks_id,
        name=" and ".join(party.name for party in parties),
        parties=parties,
        mediators=tuple(mediators[key] for key in sorted(mediators)),
        moves=tuple(_board_move(card) for card in cards),
        rounds=tuple(r.id for r in rounds),
    )


def _named(party: str, actors: Sequence[ActorRef]) -> ActorRef:
    """The actor that stands for a party: its state where one is named, else its commonest member."""
    members = [a for a in actors if party_of(a) == party]
    state = next((a for a in members if a.id == f"a:{party.lower()}"), None)
    if state:
        return state
    name = Counter(a.name for a in members).most_common(1)[0][0] if members else party
    is_state = len(party) == 3
    return ActorRef(id=f"a:{party.lower()}" if is_state else party, name=name, country=party if is_state else None)


def _cards(moves: Sequence[Move], corpus: Corpus) -> list[_Card]:
    """One card per move in order of time; a repeat by another report within `SAME_MOVE` joins its card."""
    cards: list[_Card] = []
    for move in sorted(moves, key=lambda m: (_at(m, corpus) or _LAST, m.document, m.anchor.start, m.id)):
        at = _at(move, corpus)
        twin = next((c for c in cards if _same_move(c, move, at)), None)
        if twin is None:
            cards.append(_Card(move, at))
        else:
            twin.repeats.append(move.id)
    return cards


def _at(move: Move, corpus: Corpus) -> datetime | None:
    return move.when.start if move.when and move.when.start else corpus.published(move)


def _same_move(card: _Card, move: Move, at: datetime | None) -> bool:
    first = card.move
    if (first.move, first.issue) != (move.move, move.issue) or not set(parties_of(first.by)) & set(parties_of(move.by)):
        return False
    if first.document == move.document and first.anchor.span.start == move.anchor.span.start:
        return True
    ours, theirs = {v.name for v in first.venues}, {v.name for v in move.venues}
    if ours and theirs and not ours & theirs:
        return False
    return bool(at and card.at and abs(at - card.at) <= SAME_MOVE)


def _link_answers(cards: Sequence[_Card], corpus: Corpus) -> None:
    """Tie each answer to what it answers: the extractor's link first, else the other side's latest open move."""
    home = {report: card for card in cards for report in (card.move.id, *card.repeats)}
    stated = {link.source: link.target for link in corpus.links if link.type == "answers" and link.target}
    for card in cards:
        if card.move.move in _OPENERS:
            card.state = "open"
    for number, card in enumerate(cards):
        verb = card.move.move
        target = next((home[t] for r in (card.move.id, *card.repeats) if (t := stated.get(r)) in home), None)
        if target is None and verb in _ANSWERS:
            target = _latest_open(card, cards[:number])
        if target is None and verb == "breach":
            target = next((c for c in reversed(cards[:number]) if c.move.move == "agree" and _related(c, card)), None)
        if target is None or target is card:
            continue
        card.answers = target.move.id
        target.answered_by.append(card.move.id)
        target.state = "broken" if verb == "breach" else _ANSWERS.get(verb, "answered")


def _latest_open(answer: _Card, earlier: Sequence[_Card]) -> _Card | None:
    ours = set(parties_of(answer.move.by))
    for card in reversed(earlier):
        if card.move.move not in _OPENERS or set(parties_of(card.move.by)) <= ours or not _related(card, answer):
            continue
        if answer.at and card.at and answer.at - card.at > MAX_ANSWER_DELAY:
            continue
        return card
    return None


def _related(a: _Card, b: _Card) -> bool:
    """Whether two moves are on one matter: the same issue, or a venue for the talks that the other is about."""
    issues = {a.move.issue, b.move.issue}
    return len(issues) == 1 or issues == {"talks", "venue"}


def _board_move(card: _Card) -> BoardMove:
    move = card.move
    return BoardMove.model_validate(
        {
            "report": move.id,
            "move": move.move,
            "by": move.by,
            "to": move.to,
            "issue": move.issue,
            "words": move.content or move.passage.exact,
            "venues": move.venues,
            "conditions": move.conditions,
            "stated_reason": move.stated_reason,
            "at": card.at,
            "answers": card.answers,
            "answered_by": tuple(card.answered_by),
            "repeats": tuple(card.repeats),
            "state": card.state,
        }
    )
