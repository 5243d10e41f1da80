"""Turning rows into the indexes that a World is made of."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import cast

from parley.errors import MalformedError
from parley.knowledge.actors import (
    INTERNATIONAL,
    SECTORS,
    Actor,
    ActorKind,
    Demonym,
    Holding,
    Role,
    RoleKind,
    named_id,
    organ_id,
    state_id,
)
from parley.knowledge.names import first_run, fold, plural, skeleton
from parley.knowledge.rows import Row, split, table, table_at

EXTRA_COLUMNS = frozenset({"names", "kind", "country", "sector", "source"})
_KINDS = frozenset({"state", "body", "group", "organisation", "person", "outlet"})


class Tables:
    """Collects rows; a shipped row never replaces an earlier actor, a user's row does."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.called: dict[str, list[str]] = defaultdict(list)
        self.demonyms: dict[str, Demonym] = {}
        self.capitals: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.state_names: dict[str, frozenset[str]] = {}
        self.roles: dict[str, Role] = {}
        self.places: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.holdings: list[Holding] = []
        self.people: dict[str, tuple[str, ...]] = {}

    def read_shipped(self) -> None:
        for row in table("countries"):
            self._country(row)
        for row in table("peoples"):
            for word in split(row["words"]):
                plural = word.endswith("s") or word in ("Druze", "Rohingya", "Karenni", "Tamil")
                self.demonyms[fold(word)] = Demonym(row["country"], plural, True, True, row["forces"] or None)
        for row in table("seats"):
            self._seat(row)
        for name, kind in (("organisations", "organisation"), ("groups", "group"), ("outlets", "outlet")):
            for row in table(name):
                self._named(row, cast(ActorKind, kind))
        for row in table("people"):
            self._person(row)
        for row in table("holders"):
            self.holdings.append(_holding(row, f"a:{row['person']}"))
        for row in table("roles"):
            words = row["words"].lower()
            self.roles[words] = Role(
                words,
                row["sector"] or None,
                cast(RoleKind, row["kind"]),
                row["office"] or None,
                row["gender"] or None,
                row["words"] if row["words"] != words else None,
            )
        self.places.update((fold(row["name"]), row["country"]) for row in table("places"))
        self.given.update((fold(row["name"]), row["gender"]) for row in table("given_names"))

    def read_extra(self, path: Path) -> None:
        """A user's own actors: his names come first where two actors share one."""
        for n, row in enumerate(table_at(path, EXTRA_COLUMNS), start=2):
            self._extra(row, f"{path}, row {n}")

    def _extra(self, row: Row, where: str) -> None:
        names = split(row["names"])
        kind = row["kind"]
        if not names or kind not in _KINDS:
            raise MalformedError(
                f"{where}: needs a name and a kind, not '{kind}'.", f"Kinds: {', '.join(sorted(_KINDS))}."
            )
        if row["sector"] and row["sector"] not in SECTORS:
            raise MalformedError(
                f"{where}: '{row['sector']}' is no PLOVER sector.", f"Sectors: {', '.join(sorted(SECTORS))}."
            )
        code = row["country"]
        if code and code not in INTERNATIONAL and state_id(code) not in self.actors:
            raise MalformedError(f"{where}: '{code}' is no country code.", "Use ISO 3166 alpha-3, such as UKR.")
        identity = row.get("id") or named_id(names[0])
        self._add(
            Actor(
                identity,
                names[0],
                cast(ActorKind, kind),
                code or None,
                row["sector"] or None,
                row.get("gender") or None,
                1.0,
                row["source"],
            ),
            names,
            first=True,
        )
        if kind == "person":
            self.people[identity] = names
        if row.get("office"):
            self.holdings.append(_holding(row, identity))

    def _add(self, actor: Actor, names: tuple[str, ...], first: bool = False) -> None:
        if first or actor.id not in self.actors:
            self.actors[actor.id] = actor
        for name in names:
            plain = fold(name)
            plain = plain[4:] if plain[:4].lower() == "the " else plain
            known = self.called[plain]
            if actor.id not in known:
                known.insert(0 if first else len(known), actor.id)

    def _country(self, row: Row) -> None:
        code, names = row["code"], (row["name"], *split(row["aliases"]))
        self._add(
            Actor(state_id(code), row["name"], "state", code, "GOV", None, float(row["weight"]), row["source"]), names
        )
        self.state_names[state_id(code)] = frozenset(fold(n) for n in names)
        self.adjectives[code] = next(iter(split(row["adjectives"])), row["name"])
        adjectives, people = set(split(row["adjectives"])), set(split(row["people"]))
        for word in sorted(adjectives | people):
            self.demonyms.setdefault(fold(word), Demonym(code, word in people, word in adjectives))
        for capital in split(row["capitals"]):
            self.capitals.setdefault(fold(capital), code)
            self.places[fold(capital)] = code

    def _seat(self, row: Row) -> None:
        names, code, sector = split(row["names"]), row["country"], row["sector"]
        if row["organ"] == "*" or (sector == "GOV" and not row["organ"]):
            self._add(self.actors[state_id(code)], names)
            return
        identity = organ_id(code, sector, row["organ"]) if code else named_id(names[0])
        named = names[1] if names[0].isupper() and len(names) > 1 and len(names[1]) > len(names[0]) else names[0]
        self._add(
            Actor(identity, named, "body", code or None, sector, None, float(row["weight"]), row["source"]), names
        )

    def _named(self, row: Row, kind: ActorKind) -> None:
        names = split(row["names"])
        identity = f"a:{row['id']}" if row.get("id") else named_id(names[0])
        self._add(
            Actor(
                identity,
                names[0],
                kind,
                row["country"] or None,
                row["sector"] or None,
                None,
                float(row["weight"]),
                row["source"],
            ),
            names,
        )

    def _person(self, row: Row) -> None:
        names, identity = split(row["names"]), f"a:{row['person']}"
        self.people[identity] = names
        self._add(
            Actor(
                identity,
                names[0],
                "person",
                row["country"] or None,
                row["sector"] or None,
                row["gender"] or None,
                float(row["weight"]),
                row["source"],
            ),
            names,
        )

    def names(self) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
        """Names by the run of letters they start with, longest first."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name, ids in self.called.items():
            if name:
                found[first_run(name)].append((name, tuple(ids)))
        return {key: tuple(sorted(names, key=lambda n: (-len(n[0]), n[0]))) for key, names in found.items()}

    def surnames(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for identity, names in self.people.items():
            for name in names:
                for word in short_names(name, self.actors[identity].country):
                    found[skeleton(word)][identity] = None
        return {key: tuple(ids) for key, ids in found.items()}

    def skeletons(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for identity, names in self.people.items():
            for name in names:
                if " " in name:
                    found[skeleton(name)][identity] = None
        return {key: tuple(ids) for key, ids in found.items()}

    def role_phrases(self) -> dict[str, tuple[tuple[str, Role, bool], ...]]:
        """Role words, singular and plural, by the run of letters they start with, longest first."""
        found: dict[str, dict[str, tuple[Role, bool]]] = defaultdict(dict)
        for words, role in self.roles.items():
            found[first_run(words)][words] = (role, role.kind == "people")
        for words, role in self.roles.items():
            if role.kind != "people" and not words.endswith("."):
                several = plural(words)
                found[first_run(several)].setdefault(several, (role, True))
        return {
            key: tuple((w, *found[key][w]) for w in sorted(phrases, key=lambda w: (-len(w), w)))
            for key, phrases in found.items()
        }

    def demonym_phrases(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for word in self.demonyms:
            found[first_run(word)].append(word)
        return {key: tuple(sorted(words, key=lambda w: (-len(w), w))) for key, words in found.items()}

    def holdings_by_office(self) -> dict[tuple[str, str], tuple[Holding, ...]]:
        found: dict[tuple[str, str], list[Holding]] = defaultdict(list)
        for h in self.holdings:
            found[(h.office, h.country)].append(h)
        return {k: tuple(sorted(v, key=lambda h: (h.start or date.min, h.person))) for k, v in found.items()}

    def holdings_by_person(self) -> dict[str, tuple[Holding, ...]]:
        found: dict[str, list[Holding]] = defaultdict(list)
        for h in self.holdings:
            found[h.person].append(h)
        return {k: tuple(sorted(v, key=lambda h: (h.start or date.min, h.office))) for k, v in found.items()}


# Where the family name stands first ("Moon Jae-in"), and where people are called by their own name ("Abiy" Ahmed).
_FIRST_WORD = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "ETH", "ERI", "ISL", "MYS"})


def short_names(name: str, country: str | None) -> tuple[str, ...]:
    """The single words that may stand for a full name: the family name and, by custom of the state, the first word.

    The article of "al-Assad" is part of the word; a particle with its own space ("bin Salman") is not.
    """
    words = [w for w in fold(name).split() if w.rstrip(".") not in ("Jr", "Sr", "II", "III")] or [name]
    return (words[-1], words[0]) if country in _FIRST_WORD and len(words) > 1 else (words[-1],)


def _holding(row: Row, person: str) -> Holding:
    def day(cell: str) -> date | None:
        return date.fromisoformat(cell) if cell else None

    try:
        start, end = day(row.get("start", "")), day(row.get("end", ""))
    except ValueError as error:
        raise MalformedError(f"{person}: {error}.", "Write days as 2022-02-24.") from error
    return Holding(person, row["office"], row["country"], start, end, float(row.get("weight") or 1.0))
