"""Score events on our own sets: countries of actor and recipient, false alarms, CAMEO codes.

A row of gold holds one event; a sentence may be given several. The event that answers a row is the one with the right
root and the most sides right, the earliest of equals. That choice is lenient, so the figures in F1 also count every
root, country or code too many. All figures are percentages unless they say otherwise.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Countries = frozenset[str]


@dataclass(frozen=True)
class Coded:
    """An event as it was predicted: its root and the countries of each side, those unknown left out."""

    root: str
    actors: Countries
    recipients: Countries


@dataclass(frozen=True)
class Wanted:
    """An event as a person coded it. Each side lists the sets of countries that are equally right."""

    roots: frozenset[str]
    actors: tuple[Countries, ...]
    recipients: tuple[Countries, ...]
    reciprocal: bool = False

    @property
    def participants(self) -> Countries:
        return self.actors[0] | self.recipients[0]


@dataclass
class Hits:
    """Counts over sets: what was wanted and given, given too much, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, wanted: Iterable[str], given: Iterable[str]) -> None:
        want, have = set(wanted), set(given)
        self.hit += len(want & have)
        self.extra += len(have - want)
        self.missed += len(want - have)

    @property
    def f1(self) -> float:
        return percent(2 * self.hit, 2 * self.hit + self.extra + self.missed)


def percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file below its `#` header."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def countries(cell: str) -> tuple[Countries, ...]:
    """The sets that a cell allows: "THA;LAO" is both, "SYR/-" is Syria or nobody, "" is nobody."""
    return tuple(frozenset(map(one_kosovo, part.split(";"))) - {"", "-"} for part in cell.split("/"))


def one_kosovo(country: str) -> str:
    """Kosovo is KOS to PLOVER and XKX to whoever follows ISO's user-assigned codes, as Parley does."""
    return "XKX" if country == "KOS" else country


def wanted(row: Mapping[str, str]) -> Wanted:
    """The gold of one row of `events_actors_*.csv`."""
    return Wanted(
        roots=frozenset(row["root"].split("/")),
        actors=countries(row["actor_country"]),
        recipients=countries(row["recipient_country"]),
        reciprocal=row["reciprocal"] == "yes",
    )


def sides(gold: Wanted, event: Coded) -> tuple[bool, bool]:
    """Whether actor and recipient have the right countries.

    In a reciprocal event the actor side is right when it names participants only, and the recipient side when both
    together name them all.
    """
    if not gold.reciprocal:
        return event.actors in gold.actors, event.recipients in gold.recipients
    named = bool(event.actors) and event.actors <= gold.participants
    return named, event.actors | event.recipients == gold.participants


def answer(gold: Wanted, events: Sequence[Coded]) -> Coded | None:
    """The event that answers a row; None where no event was given."""
    return max(events, key=lambda e: (e.root in gold.roots, sum(sides(gold, e))), default=None)


def actor_figures(pairs: Iterable[tuple[Wanted, Sequence[Coded]]]) -> dict[str, float]:
    """Figures over (gold, the events asserted of its sentence). A row without any event has neither side right."""
    count: Counter[str] = Counter()
    roots, actors, recipients = Hits(), Hits(), Hits()
    for gold, events in pairs:
        count["rows"] += 1
        count["events"] += len(events)
        best = answer(gold, events)
        if best is not None:
            actor, recipient = sides(gold, best)
            root = best.root in gold.roots
            count.update(actor=actor, recipient=recipient, root=root, all_three=root and actor and recipient)
        _count_sets(gold, events, roots, actors, recipients)
    return {
        "actor_accuracy": percent(count["actor"], count["rows"]),
        "recipient_accuracy": percent(count["recipient"], count["rows"]),
        "root_recall": percent(count["root"], count["rows"]),
        "root_and_countries": percent(count["all_three"], count["rows"]),
        "root_f1": roots.f1,
        "actor_f1": actors.f1,
        "recipient_f1": recipients.f1,
        "events_per_sentence": round(count["events"] / max(1, count["rows"]), 2),
    }


def _count_sets(gold: Wanted, events: Sequence[Coded], roots: Hits, actors: Hits, recipients: Hits) -> None:
    """Add one sentence: all its roots and countries, with the participants of a reciprocal event as its actors."""
    found = {e.root for e in events}
    right = sorted(gold.roots & found) or sorted(gold.roots)
    roots.add(right[:1], found)
    doing = frozenset[str]().union(*(e.actors for e in events))
    done_to = frozenset[str]().union(*(e.recipients for e in events))
    if gold.reciprocal:
        actors.add(gold.participants, doing | done_to)
        return
    actors.add(doing if doing in gold.actors else gold.actors[0], doing)
    recipients.add(done_to if done_to in gold.recipients else gold.recipients[0], done_to)


def false_alarms(counts: Iterable[tuple[str, int]]) -> dict[str, float]:
    """The share of sentences, each (kind, number of events asserted), that got any; `of` each kind that had some."""
    all_rows: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    for kind, number in counts:
        all_rows[kind] += 1
        alarms[kind] += number > 0
    shares = {f"of {kind}": percent(alarms[kind], all_rows[kind]) for kind in sorted(all_rows) if alarms[kind]}
    return {"false_alarms": percent(alarms.total(), all_rows.total()), **shares}


def cameo_figures(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, float]:
    """Micro F1 of the codes given against the one gold code: whole, cut to three digits, and to two."""
    hits = {"exact": Hits(), "three_digits": Hits(), "two_digits": Hits()}
    length = {"exact": 4, "three_digits": 3, "two_digits": 2}
    for gold, given in pairs:
        codes = tuple(given)
        for name, counted in hits.items():
            counted.add([gold[: length[name]]], (code[: length[name]] for code in codes))
    return {f"cameo_{name}_f1": counted.f1 for name, counted in hits.items()}
