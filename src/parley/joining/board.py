"""The board of one process: one card for each move, however often it is reported, and what answered it.

Reports of one move join one card where the same party makes the same move on the same issue about the same time and in
like words or with a venue in common. An answer is the extractor's link, else the other side's latest open move.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from parley.joining.corpus import Corpus
from parley.joining.fulfilment import Deed, has_lapsed, is_met
from parley.joining.likeness import content_words
from parley.model.derived import BoardMove
from parley.model.reports import Move

# An answer older than this answers something else.
MAX_ANSWER_DELAY = timedelta(days=10)
# Two outlets report one move within this time of one another.
SAME_MOVE = timedelta(days=2)
# The share of the shorter text's content words that two reports of one move have in common.
MIN_ALIKE = 0.3

OPENERS = frozenset({"offer", "propose", "demand", "counter", "condition"})
_ANSWERS = {"accept": "accepted", "agree": "accepted", "reject": "refused", "counter": "countered"}
_ENDS = {"breach": "broken", "withdraw": "withdrawn"}
_BINDING = frozenset({"agree", "guarantee", "accept"})
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass
class Card:
    """A move with the other reports of it and its place in the exchange."""

    move: Move
    at: datetime | None
    repeats: list[str] = field(default_factory=list)
    answers: str | None = None
    answered_by: list[str] = field(default_factory=list)
    state: str = "standing"


def board_of(moves: Sequence[Move], corpus: Corpus, deeds: Sequence[Deed] = ()) -> tuple[BoardMove, ...]:
    """The cards of these moves in order of time, with answers and states; `deeds` are what the record tells as done."""
    cards = _cards(moves, corpus)
    _link_answers(cards, corpus)
    _settle(cards, corpus, deeds)
    return tuple(_board_move(card, corpus) for card in cards)


def _cards(moves: Sequence[Move], corpus: Corpus) -> list[Card]:
    cards: list[Card] = []
    of_kind: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for move in sorted(moves, key=lambda m: (_at(m, corpus) or _LAST, m.document, m.anchor.start, m.id)):
        at = _at(move, corpus)
        alike = of_kind[(move.move, move.issue)]
        twin = next((c for c in _near(alike, move, at) if _same_move(c, move, at, corpus)), None)
        if twin is None:
            cards.append(Card(move, at))
            alike.append(cards[-1])
        else:
            twin.repeats.append(move.id)
    return cards


def _near(cards: Sequence[Card], move: Move, at: datetime | None) -> Iterator[Card]:
    """The cards, in order of time, that are near a moment or of one text with a move; only they can be the same."""
    first = bisect_left(cards, at - SAME_MOVE, key=lambda c: c.at or _LAST) if at else len(cards)
    yield from (c for c in cards[:first] if c.move.version == move.version)
    yield from cards[first:]


def _at(move: Move, corpus: Corpus) -> datetime | None:
    return move.when.start if move.when and move.when.start else corpus.published(move)


def _same_move(card: Card, move: Move, at: datetime | None, corpus: Corpus) -> bool:
    first = card.move
    ours, theirs = set(corpus.parties(first.by)), set(corpus.parties(move.by))
    if (first.move, first.issue) != (move.move, move.issue) or not (ours & theirs or not (ours or theirs)):
        return False
    if first.version == move.version and first.passage.span.overlaps(move.passage.span):
        return True
    venues, other_venues = {v.name for v in first.venues}, {v.name for v in move.venues}
    if venues and other_venues and not venues & other_venues:
        return False
    near = bool(at and card.at and abs(at - card.at) <= SAME_MOVE)
    return near and (bool(venues & other_venues) or _alike(first, move))


def _alike(a: Move, b: Move) -> bool:
    ours, theirs = content_words(_words(a)), content_words(_words(b))
    # A bare "offered to talk" says nothing by which two offers could be told apart.
    return min(len(ours), len(theirs)) < 2 or len(ours & theirs) >= MIN_ALIKE * min(len(ours), len(theirs))


def _words(move: Move) -> str:
    return move.content or move.passage.exact


def _link_answers(cards: Sequence[Card], corpus: Corpus) -> None:
    """Tie each answer to what it answers: the extractor's link first, else the other side's latest open move."""
    home = {report: card for card in cards for report in (card.move.id, *card.repeats)}
    stated = {link.source: link.target for link in corpus.links if link.type == "answers" and link.target}
    for card in cards:
        if card.move.move in OPENERS:
            card.state = "open"
    times = [card.at or _LAST for card in cards]
    for number, card in enumerate(cards):
        verb = card.move.move
        target = next((home[t] for r in (card.move.id, *card.repeats) if (t := stated.get(r)) in home), None)
        if target is None and verb in _ANSWERS:
            first = bisect_left(times, card.at - MAX_ANSWER_DELAY) if card.at else 0
            target = _latest_open(card, cards[first:number], corpus)
        if target is None and verb in ("breach", "withdraw"):
            target = next((c for c in reversed(cards[:number]) if _breakable(c, card, verb, corpus)), None)
        if target is None or target is card:
            continue
        card.answers = target.move.id
        target.answered_by.append(card.move.id)
        target.state = _ENDS.get(verb) or _ANSWERS.get(verb, "answered")


def _settle(cards: Sequence[Card], corpus: Corpus, deeds: Sequence[Deed]) -> None:
    """What was done is met; what is still open after its own deadline has lapsed."""
    published = [v.published for v in corpus.versions.values() if v.published]
    now = max(published, default=None)
    parties = {p for card in cards for p in corpus.parties(card.move.by)}
    for card in cards:
        owed = card.state in ("open", "accepted") or (card.move.move in _BINDING and card.state == "standing")
        others = sorted(parties - set(corpus.parties(card.move.by)))
        if owed and is_met(card.move, card.at, others, corpus, deeds):
            card.state = "met"
        elif card.state == "open" and has_lapsed(card.move, card.at, now):
            card.state = "lapsed"


def _breakable(earlier: Card, later: Card, verb: str, corpus: Corpus) -> bool:
    """Whether a breach breaks this agreement, or a withdrawal takes back this move of the same party."""
    if earlier.move.issue != later.move.issue:
        return False
    if verb == "breach":
        return earlier.move.move in ("agree", "guarantee") or earlier.state == "accepted"
    own = bool(set(corpus.parties(earlier.move.by)) & set(corpus.parties(later.move.by)))
    return own and earlier.move.move in ("offer", "agree", "accept", "guarantee", "propose")


def _latest_open(answer: Card, earlier: Sequence[Card], corpus: Corpus) -> Card | None:
    """The other side's latest open move on the matter: in like words first, then in the same document."""
    ours = set(corpus.parties(answer.move.by))
    fitting = []
    for position, card in enumerate(earlier):
        same = card.move.document == answer.move.document
        opens = card.move.move in OPENERS or (card.move.move == "mediate" and same and answer.move.move != "agree")
        if not opens or set(corpus.parties(card.move.by)) <= ours or not related(card.move, answer.move):
            continue
        if answer.at and card.at and answer.at - card.at > MAX_ANSWER_DELAY:
            continue
        shared = content_words(_words(card.move)) & content_words(_words(answer.move))
        fitting.append((len(shared), same, position, card))
    return max(fitting, key=lambda f: f[:3])[3] if fitting else None


def related(a: Move, b: Move) -> bool:
    """Whether two moves are on one matter: the same issue, or a venue for the talks that the other is about."""
    issues = {a.issue, b.issue}
    return len(issues) == 1 or issues == {"talks", "venue"}


def _board_move(card: Card, corpus: Corpus) -> BoardMove:
    move = card.move
    return BoardMove.model_validate(
        {
            "report": move.id,
            "move": move.move,
            "by": move.by,
            "to": move.to,
            "sides": corpus.parties(move.by),
            "issue": move.issue,
            "words": move.content or move.passage.exact,
            "venues": move.venues,
            "conditions": move.conditions,
            "stated_reason": move.stated_reason,
            "deadline": move.deadline,
            "duration": move.duration,
            "delegates": move.delegates,
            "level": move.level,
            "at": card.at,
            "answers": card.answers,
            "answered_by": tuple(card.answered_by),
            "repeats": tuple(card.repeats),
            "state": card.state,
        }
    )
