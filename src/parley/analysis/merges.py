"""Which actors of a record may be one, and which one may be two: suggestions with their reasons, for people to decide.

Invariant: nothing here merges anybody. Two of different states are suggested only where a text says that they are one,
never for their names. A score orders the list; it is no probability.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import JaroWinkler

from parley.analysis.profiles import Profile, profiles_of
from parley.joining.corpus import AnyReport
from parley.knowledge.build import short_names
from parley.knowledge.names import fold, skeleton
from parley.knowledge.world import World
from parley.model.base import Value
from parley.model.documents import Version
from parley.model.identities import Identities
from parley.model.world import ActorRef
from parley.pipeline import ACTORS_FILE
from parley.record import Record

# Reasons add up; one strong or two weak ones make a suggestion. Set by hand: a text that says so counts most, a
# family name alone least, so that "Petrov" and "Ivan Petrov" need a title or state in common, or that nobody else in
# the record is called so.
SUGGESTED = 0.5
SAID_SO, SAME_SPELLING, INITIALS, ALIKE, OFFICE, SURNAME, TITLE, STATE = 0.8, 0.6, 0.5, 0.45, 0.2, 0.35, 0.2, 0.15
ONLY_BEARER = 0.15
TOGETHER = -0.3
# Two full names of one person in two spellings that `skeleton` does not join are at least this much alike; at .90
# brothers and people of one given name come in.
NEARLY = 0.93
# Two holders of one office are hardly one person if a season lies between them.
SEASON_DAYS = 90
# A family name that more bear than this tells nothing of any of them.
MOST_BEARERS = 12
_ALIAS = r",? \(?(?:(?:also|better) )?(?:known as|alias|aka|a\.k\.a\.|nicknamed|nom de guerre|called) [“\"'‘]?"


class Suggestion(Value):
    """Two actors that may be one, with how many reports name each."""

    first: ActorRef
    second: ActorRef
    score: float
    reasons: tuple[str, ...]
    first_reports: int
    second_reports: int


@dataclass(frozen=True)
class _Reason:
    words: str
    weight: float


def suggestions(
    reports: Iterable[AnyReport], versions: Mapping[str, Version], identities: Identities, world: World
) -> list[Suggestion]:
    """Every suggestion that people have not decided, the strongest first, then the busiest; ties by id."""
    profiles = profiles_of(reports, versions, world)
    said = _said_so(profiles, versions)
    found = [s for s in (_same(a, b, said, profiles, world) for a, b in _pairs(profiles, said)) if s]
    decided = [s for s in found if not identities.differ(s.first.id or "", s.second.id or "")]
    return sorted(
        decided,
        key=lambda s: (-s.score, -min(s.first_reports, s.second_reports), s.first.id or "", s.second.id or ""),
    )


def suggestions_in(record: Record) -> list[Suggestion]:
    """The suggestions for a record as it is shown now, with its own table of actors."""
    own = record.path / ACTORS_FILE
    versions = {v.id: v for v in record.all_versions()}
    reports = (r for r in record.all_reports() if r.version in versions)
    return suggestions(reports, versions, record.identities(), World.load(own if own.exists() else None))


def _single_offices() -> frozenset[str]:
    """Offices that one person of a state holds; imported late, for spaCy takes seconds that a server need not wait."""
    from parley.extractors.mentions.lexicon import lexicon

    return frozenset(lexicon("single-office"))


def _initials(name: str) -> str:
    from parley.extractors.mentions.naming import initials

    return initials(name)


def _pairs(profiles: Mapping[str, Profile], said: Mapping[frozenset[str], str]) -> list[tuple[Profile, Profile]]:
    """Pairs that have a family name, a full name, initials or an office in common, or that a text joins."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for profile in profiles.values():
        for name in profile.names:
            parts = fold(name).split()
            for word in short_names(name, profile.country):
                blocks[f"called {skeleton(word)}"].add(profile.id)
            blocks[f"letters {_initials(name) if len(parts) > 1 else name}"].add(profile.id)
            blocks[f"start {skeleton(name)[:4]}"].add(profile.id)
        for office in profile.offices & _single_offices():
            blocks[f"office {office} {profile.country}"].add(profile.id)
    found = {frozenset(pair) for ids in blocks.values() if len(ids) <= MOST_BEARERS for pair in combinations(ids, 2)}
    ordered = sorted(tuple(sorted(pair)) for pair in found | set(said))
    return [(profiles[a], profiles[b]) for a, b in ordered]


def _same(
    a: Profile, b: Profile, said: Mapping[frozenset[str], str], profiles: Mapping[str, Profile], world: World
) -> Suggestion | None:
    if (a.listed and b.listed) or {a.id.partition("@")[0]} == {b.id.partition("@")[0]}:
        return None
    text = said.get(frozenset((a.id, b.id)))
    reasons = [_Reason(text, SAID_SO)] if text else []
    apart = bool(a.countries and b.countries and not set(a.countries) & set(b.countries))
    if apart and not reasons:
        return None
    if not apart:
        reasons += [*_names(a, b, profiles), *_office(a, b, world)]
    if not reasons:
        return None
    reasons += _besides(a, b)
    score = round(min(1.0, sum(r.weight for r in reasons)), 2)
    if score < SUGGESTED:
        return None
    kept, other = sorted((a, b), key=lambda p: (p.listed is None, -len(p.name.split()), -len(p.reports), p.id))
    return Suggestion(
        first=kept.ref(), second=other.ref(), score=score, reasons=tuple(r.words for r in reasons),
        first_reports=len(kept.reports), second_reports=len(other.reports),
    )  # fmt: skip


def _names(a: Profile, b: Profile, profiles: Mapping[str, Profile]) -> Iterator[_Reason]:
    """What their names say for it, the strongest alone."""
    best: _Reason | None = None
    for one in sorted(a.names):
        for other in sorted(b.names):
            reason = _compared(one, other, a.country or b.country, profiles)
            if reason and (best is None or reason.weight > best.weight):
                best = reason
    if best:
        yield best


def _compared(one: str, other: str, country: str | None, profiles: Mapping[str, Profile]) -> _Reason | None:
    short, long = sorted((fold(one), fold(other)), key=lambda n: (len(n.split()), n))
    shorter, longer = short.split(), long.split()
    if len(shorter) == 1:
        if len(longer) == 1:
            return _Reason(f"'{one}' and '{other}' are two spellings", SURNAME) if _alike(short, long) else None
        if len(short) > 1 and short.isupper() and short == _initials(long):
            return _Reason(f"'{short}' are the initials of '{long}'", INITIALS)
        return _called(short, long, country, profiles)
    if short == long:
        return _Reason(f"both are called '{one}'", SAME_SPELLING)
    if skeleton(one) == skeleton(other):
        return _Reason(f"'{one}' and '{other}' are two spellings of one name", SAME_SPELLING)
    given, name = shorter[0], longer[0]
    if skeleton(shorter[-1]) == skeleton(longer[-1]):
        if len(given.rstrip(".")) == 1 and given[0] == name[0]:
            return _Reason(f"'{short}' has the initial and family name of '{long}'", INITIALS)
        if {skeleton(w) for w in shorter} < {skeleton(w) for w in longer}:
            return _Reason(f"'{long}' has every word of '{short}'", SAME_SPELLING)
    near = JaroWinkler.similarity(skeleton(one), skeleton(other))
    if near >= NEARLY and skeleton(given)[:1] == skeleton(name)[:1]:
        return _Reason(f"'{one}' and '{other}' are spelt nearly alike ({near:.2f})", ALIKE)
    return None


def _called(short: str, long: str, country: str | None, profiles: Mapping[str, Profile]) -> _Reason | None:
    """What it says that one word of a full name stands alone elsewhere: the less, the more people it may mean."""
    if skeleton(short) not in {skeleton(w) for w in short_names(long, country)}:
        return None
    bearers = [p for p in profiles.values() if any(_stands_for(short, name, p.country) for name in p.names)]
    if len(bearers) > MOST_BEARERS:
        return None
    others = len(bearers) - 2
    if others <= 0:
        return _Reason(f"'{short}' is a word of '{long}' and of no other name in the record", SURNAME + ONLY_BEARER)
    return _Reason(f"'{short}' is a word of '{long}', which {others} more bear", SURNAME / (1 + others))


def _stands_for(short: str, name: str, country: str | None) -> bool:
    return skeleton(short) in {skeleton(w) for w in short_names(name, country)}


def _alike(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other)


def _office(a: Profile, b: Profile, world: World) -> Iterator[_Reason]:
    """One office that only one person can hold, of one state and at one time."""
    shared = sorted(a.offices & b.offices & _single_offices())
    if not shared or not a.country or a.country != b.country or not _at_one_time(a, b):
        return
    state = world.state(a.country)
    yield _Reason(f"both are called {shared[0]} of {state.name if state else a.country} at one time", OFFICE)


def _at_one_time(a: Profile, b: Profile) -> bool:
    if a.first is None or b.first is None or a.last is None or b.last is None:
        return False
    return (max(a.first, b.first) - min(a.last, b.last)).days <= SEASON_DAYS


def _besides(a: Profile, b: Profile) -> Iterator[_Reason]:
    """What speaks for or against it once there is a reason."""
    titles = sorted(a.titles & b.titles)
    if titles:
        yield _Reason(f"both are called '{titles[0]}'", TITLE)
    if a.country and a.country == b.country:
        yield _Reason(f"both are of {a.country}", STATE)
    together = set(a.by_document) & set(b.by_document)
    if together:
        yield _Reason(f"though {len(together)} of the documents name both", TOGETHER)


def _said_so(profiles: Mapping[str, Profile], versions: Mapping[str, Version]) -> dict[frozenset[str], str]:
    """Pairs of which a text says that one goes by the other's name, with its words."""
    by_name = {name: p.id for p in profiles.values() for name in p.names}
    found: dict[frozenset[str], str] = {}
    for version in sorted(versions.values(), key=lambda v: v.id):
        for name in sorted(by_name):
            if name not in version.text:
                continue
            for match in re.finditer(
                rf"{re.escape(name)}(?:{_ALIAS}| \()([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)", version.text
            ):
                other = by_name.get(match[1])
                if other and other != by_name[name]:
                    found.setdefault(frozenset((by_name[name], other)), f"a text says so: {match[0]!r}")
    return found
