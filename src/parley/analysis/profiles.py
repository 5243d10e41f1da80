"""What a record tells of each actor: names, countries, sectors, titles, and where and when he is named."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from parley.joining.corpus import AnyReport
from parley.joining.scenes import refs_of
from parley.knowledge.actors import SECTORS, Actor
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.world import ActorRef

# "Deputy Prime Minister Ana Reyl": the longest title that a table knows has four words before the name.
_TITLE_WORDS = 4
_ORGANS = frozenset({"state", "body", "outlet"})
_ORGAN_ENDS = frozenset(sector.lower() for sector in SECTORS) | {"mfa", "mod", "moi", "delegation"}


@dataclass
class Profile:
    """One actor with an id; `listed` where a table knows him. `titles` are role words found before his name."""

    id: str
    listed: Actor | None
    names: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    by_document: dict[str, Counter[str]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    first: datetime | None = None
    last: datetime | None = None

    @property
    def name(self) -> str:
        return min(self.names, key=lambda name: (-self.names[name], name))

    @property
    def country(self) -> str | None:
        return min(self.countries, key=lambda c: (-self.countries[c], c), default=None)

    def ref(self) -> ActorRef:
        sector = min(self.sectors, key=lambda s: (-self.sectors[s], s), default=None)
        return ActorRef(id=self.id, name=self.name, country=self.country, sector=sector)


def profiles_of(reports: Iterable[AnyReport], versions: Mapping[str, Version], world: World) -> dict[str, Profile]:
    """A profile of every person and group that the reports name, in order of id; states and their organs left out."""
    found: dict[str, Profile] = {}
    for report in reports:
        for ref in dict.fromkeys(refs_of(report)):
            listed = world.actors.get((ref.id or "").partition("@")[0])
            if ref.id is None or (listed is not None and listed.kind in _ORGANS) or _is_organ(ref.id, world):
                continue
            _add(found.setdefault(ref.id, Profile(ref.id, listed)), ref, report, versions[report.version])
    for profile in found.values():
        for document in profile.by_document:
            _learn_titles(profile, document, versions, world)
        if profile.listed:
            profile.offices.update(h.office for h in world.offices_of(profile.listed.id, profile.last))
    return dict(sorted(found.items()))


def _is_organ(id: str, world: World) -> bool:
    """Whether an id is made from a state's: "a:ukr-mil", but not "a:ben-smith"."""
    state, _, organ = id.removeprefix("a:").partition("-")
    return organ in _ORGAN_ENDS and len(state) == len("ukr") and world.state(state.upper()) is not None


def _add(profile: Profile, ref: ActorRef, report: AnyReport, version: Version) -> None:
    profile.names[ref.name] += 1
    profile.reports.add(report.id)
    countries = profile.by_document.setdefault(report.document, Counter())
    if ref.country:
        profile.countries[ref.country] += 1
        countries[ref.country] += 1
    if ref.sector:
        profile.sectors[ref.sector] += 1
    at = version.published
    if at is not None:
        profile.first = min(profile.first or at, at)
        profile.last = max(profile.last or at, at)


def _learn_titles(profile: Profile, document: str, versions: Mapping[str, Version], world: World) -> None:
    text = "\n".join(v.text for v in versions.values() if v.document == document)
    for name in profile.names:
        for match in re.finditer(rf"((?:[\w.-]+ ){{1,{_TITLE_WORDS}}}){re.escape(name)}\b", text):
            words = match[1].split()
            for start in range(len(words)):
                role = world.role(" ".join(words[start:]))
                if role is not None:
                    profile.titles.add(role.words)
                    profile.offices.update([role.office] if role.office else [])
                    break
