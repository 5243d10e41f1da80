"""Which negotiations there are, and to which of them each document and each report belongs.

A process is a pair of adversaries: two parties that act against one another somewhere in the record, or a state and an
armed group of its own country, and that also make moves to one another or meet. Whoever else moves is a third party.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from parley.joining.affiliations import is_listed_person
from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import UNNAMED
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef

Pair = tuple[str, str]

# One exchange may be a courtesy, a second makes it a process; a document about both sides counts as one.
MIN_EXCHANGES = 2
_PAIR = 2
THIRD_PARTY_MOVES = frozenset({"mediate", "convene", "guarantee"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "ACCUSE"})
_TALKING = frozenset({"CONSULT", "AGREE", "REJECT", "REQUEST", "CONCEDE"})
# Codes of organisations: they mediate, they are no side of a war.
_INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
# Words for both sides at once.
_BOTH = re.compile(
    r"^(?:the |both |two |their )*(?:two )?(?:sides|parties|delegations|delegates|negotiators|commanders|envoys"
    r"|they|both|ministers|leaders|warring parties)$",
    re.IGNORECASE,
)
_TALKS_OF_OTHERS = re.compile(
    r"\b(?:chair|mediat|host|broker)\w*|\b(?:talks|negotiations|delegations)\b", re.IGNORECASE
)


def sides_of(report: AnyReport, corpus: Corpus) -> frozenset[str]:
    """The parties that take part in what a report says."""
    if isinstance(report, Event):
        return frozenset(corpus.parties((*report.actors, *report.recipients)))
    if isinstance(report, Move):
        return frozenset(corpus.parties((*report.by, *report.to)))
    if isinstance(report, Control):
        return frozenset(corpus.parties(a for a in (report.holder, report.by) if a))
    return frozenset(corpus.parties(a for a in (report.speaker, report.speaks_for) if a))


def names_both(actors: Iterable[ActorRef]) -> bool:
    """Whether the words mean both sides without naming them: "the two delegations", "they"."""
    found = list(actors)
    return bool(found) and all(a.id is None and _BOTH.match(a.name) for a in found)


@dataclass(frozen=True)
class Processes:
    """The pairs, busiest first, and the pair that each document is about, if any."""

    pairs: tuple[Pair, ...]
    of_document: Mapping[str, Pair]

    @classmethod
    def of(cls, corpus: Corpus) -> "Processes":
        armed = _armed(corpus)
        hostile = _hostile_pairs(corpus)
        exchanges: Counter[Pair] = Counter()
        seen: dict[str, Counter[str]] = {}
        for report in corpus.reports:
            sides = sides_of(report, corpus)
            seen.setdefault(report.document, Counter()).update(sides)
            if isinstance(report, Move) or (isinstance(report, Event) and report.type in _TALKING):
                exchanges.update(_pairs(sides))
        for parties in seen.values():
            exchanges.update(_pairs(_main_sides(parties, armed, hostile)))
        ordered = sorted(exchanges.items(), key=lambda item: (-item[1], item[0]))
        enough = [pair for pair, count in ordered if count >= MIN_EXCHANGES]
        # A record that knows of no war may still tell of two that negotiate.
        pairs = [p for p in enough if _adversaries(p, armed, hostile)] or [p for p in enough if not _international(p)]
        documents = {document: pair for document, c in seen.items() if (pair := _about(c, pairs))}
        return cls(tuple(pairs), documents)

    def of_move(self, move: Move, corpus: Corpus) -> Pair | None:
        """The process a move belongs to: the one whose sides it names, else its document's where it fits."""
        sides, mine = sides_of(move, corpus), self.of_document.get(move.document)
        both = [pair for pair in self.pairs if set(pair) <= sides]
        if both:
            return both[0]
        if mine and (set(mine) & sides or names_both(move.by) or not move.by or _by_third_party(move, corpus)):
            return mine
        by = set(corpus.parties(move.by))
        if move.move in THIRD_PARTY_MOVES or len(by) > 1:
            # Who stands between others, or agrees with somebody of no process, says nothing of the talks of his own.
            return None
        one = [pair for pair in self.pairs if set(pair) & by]
        return one[0] if len(one) == 1 or (one and move.document not in self.of_document) else None


def _by_third_party(move: Move, corpus: Corpus) -> bool:
    """Whether somebody named, outside the pair, moves for the pair's talks, and does not just meet somebody."""
    if not corpus.parties(move.by):
        return False
    if move.move == "convene":
        return names_both(move.to) or _TALKS_OF_OTHERS.search(move.passage.exact) is not None
    return move.move in THIRD_PARTY_MOVES or names_both(move.to) or bool(move.venues)


def _pairs(sides: Iterable[str]) -> list[Pair]:
    named = sorted(s for s in sides if s != UNNAMED)
    return [(a, b) for a, b in combinations(named, 2)]


def _armed(corpus: Corpus) -> dict[str, str | None]:
    """Parties that are armed groups, with the country that most reports give them."""
    found: dict[str, Counter[str]] = {}
    armed: set[str] = set()
    for report in corpus.reports:
        for a in _actors(report):
            if a.id:
                found.setdefault(a.id, Counter()).update([a.country] if a.country else [])
                armed_sector = a.sector in ("REB", "PRM", "SEP", "INS")
                if armed_sector and corpus.party(a) == a.id and not is_listed_person(a.id):
                    armed.add(a.id)
    return {id: min(found[id], key=lambda c: (-found[id][c], c), default=None) for id in sorted(armed)}


def _actors(report: AnyReport) -> tuple[ActorRef, ...]:
    if isinstance(report, Event):
        return (*report.actors, *report.recipients)
    if isinstance(report, Move):
        return (*report.by, *report.to)
    if isinstance(report, Statement):
        return tuple(a for a in (report.speaker, report.speaks_for) if a)
    return tuple(a for a in (report.holder, report.by) if a)


def _hostile_pairs(corpus: Corpus) -> Counter[Pair]:
    found: Counter[Pair] = Counter()
    for event in corpus.events():
        if event.type in _HOSTILE:
            found.update(
                tuple(sorted((a, b)))  # type: ignore[misc]
                for a in corpus.parties(event.actors)
                for b in corpus.parties(event.recipients)
                if a != b
            )
    for move in corpus.moves():
        if move.polarity == "positive" and move.issue == "ceasefire" and move.move == "agree":
            # Only those who fight agree to cease fire, and one agreement is proof enough.
            by = corpus.parties(move.by)
            if len(set(by)) == _PAIR and not any(is_listed_person(side) for side in by):
                found.update(dict.fromkeys(_pairs(by), MIN_EXCHANGES))
    return found


def _international(pair: Pair) -> bool:
    return any(side in _INTERNATIONAL for side in pair)


def _adversaries(pair: Pair, armed: Mapping[str, str | None], hostile: Counter[Pair]) -> bool:
    if _international(pair):
        return False
    groups = [side for side in pair if side in armed]
    if groups:
        others = [side for side in pair if side not in armed]
        countries = {armed[g] for g in groups} - {None}
        # A state faces the groups of its own country, or of none that is known; two groups face one another in one.
        facing = all(o in countries or hostile[pair] for o in others)
        return len(countries) <= 1 and facing
    return hostile[pair] >= MIN_EXCHANGES


def _main_sides(seen: Counter[str], armed: Mapping[str, str | None], hostile: Counter[Pair]) -> tuple[str, ...]:
    """The most active pair of adversaries of one document."""
    fighting = [p for p in _pairs(seen) if _adversaries(p, armed, hostile)]
    return min(fighting, key=lambda p: (-min(seen[p[0]], seen[p[1]]), p), default=())


def _about(seen: Counter[str], pairs: Iterable[Pair]) -> Pair | None:
    """The process whose less active side is most active in a document; ties by the busier process."""
    fitting = [(min(seen[a], seen[b]), -number, (a, b)) for number, (a, b) in enumerate(pairs) if seen[a] and seen[b]]
    return max(fitting)[2] if fitting else None
