"""The world as Parley knows it: one immutable value, read from the tables once and looked up by name, office and day.

Invariant: a World never changes after `load`; the same tables give the same ids and the same order of candidates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from parley.knowledge.actors import Actor, Demonym, Holding, Role, state_id
from parley.knowledge.build import Tables
from parley.knowledge.names import first_run, fold, singular, skeleton
from parley.model.world import ActorRef


@dataclass(frozen=True)
class World:
    """Actors by id and by name, roles and demonyms by word, holders by office and day."""

    actors: Mapping[str, Actor]
    names: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]
    surnames: Mapping[str, tuple[str, ...]]
    names_of: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, Demonym]
    capitals: Mapping[str, str]
    capitals_lower: frozenset[str]
    adjectives: Mapping[str, str]
    state_names: Mapping[str, frozenset[str]]
    roles: Mapping[str, Role]
    places: Mapping[str, str]
    given: Mapping[str, str]
    holdings: Mapping[tuple[str, str], tuple[Holding, ...]]
    held_by: Mapping[str, tuple[Holding, ...]]
    skeletons: Mapping[str, tuple[str, ...]] = field(repr=False)
    role_phrases: Mapping[str, tuple[tuple[str, Role, bool], ...]] = field(repr=False)
    demonym_phrases: Mapping[str, tuple[str, ...]] = field(repr=False)

    @classmethod
    def load(cls, extra: Path | None = None) -> "World":
        """The world of the tables that ship with Parley and of the user's `extra` (a CSV file, or a folder
        that may hold `actors.csv`); cached until that file changes. MalformedError names a bad row.
        """
        path = extra / "actors.csv" if extra is not None and extra.is_dir() else extra
        if path is None or not path.exists():
            return _loaded(None, 0)
        return _loaded(path, path.stat().st_mtime_ns)

    def by_name(self, text: str) -> tuple[Actor, ...]:
        """The actors called `text`, best known first; a full name also matches its other spellings."""
        words = fold(text).strip()
        words = words[4:] if words[:4].lower() == "the " else words
        key = first_run(words)
        exact = [ids for name, ids in self.names.get(key, ()) if name == words]
        if exact:
            return tuple(self.actors[i] for i in exact[0])
        if " " in words:
            return tuple(self.actors[i] for i in self.skeletons.get(skeleton(words), ()))
        return ()

    def names_at(self, folded: str, at: int, key: str) -> tuple[int, tuple[str, ...]] | None:
        """The longest name in the folded text that starts at `at`: its end and the ids it may mean."""
        for name, ids in self.names.get(key, ()):
            end = at + len(name)
            if folded.startswith(name, at) and not folded[end : end + 1].isalnum():
                return end, ids
        return None

    def role_at(self, lowered: str, at: int, key: str) -> tuple[int, Role, bool] | None:
        """The longest role that starts at `at` of a folded, lower-cased text: its end, the role, and if plural."""
        for words, role, plural in self.role_phrases.get(key, ()):
            end = at + len(words)
            if lowered.startswith(words, at) and not lowered[end : end + 1].isalnum():
                return end, role, plural
        return None

    def demonym_at(self, folded: str, at: int, key: str) -> tuple[int, Demonym] | None:
        """The longest demonym that starts at `at`: its end and what it means."""
        for word in self.demonym_phrases.get(key, ()):
            end = at + len(word)
            if folded.startswith(word, at) and not folded[end : end + 1].isalnum():
                return end, self.demonyms[word]
        return None

    def by_surname(self, surname: str) -> tuple[Actor, ...]:
        """The people who are called by that one word, mostly their family name, in every spelling."""
        return tuple(self.actors[i] for i in self.surnames.get(skeleton(surname), ()))

    def holder(self, office: str, country: str, at: datetime | date | None) -> Actor | None:
        """Who held `office` of `country` on that day; the last holder known when there is no day."""
        day = at.date() if isinstance(at, datetime) else at
        held = self.holdings.get((office, country), ())
        fitting = [h for h in held if day is None or h.covers(day)]
        return self.actors[fitting[-1].person] if fitting else None

    def offices_of(self, person: str, at: datetime | date | None) -> tuple[Holding, ...]:
        """The offices that a person held on that day; all of them when there is no day."""
        day = at.date() if isinstance(at, datetime) else at
        return tuple(h for h in self.held_by.get(person, ()) if day is None or h.covers(day))

    def ref_at(self, actor: Actor, at: datetime | date | None) -> ActorRef:
        """An actor as of that day: who heads an organisation then belongs to it, whatever state he comes from."""
        bodies = (self.actors.get(f"a:{h.country}") for h in self.offices_of(actor.id, at)) if at else ()
        body = next((b for b in bodies if b is not None and b.kind != "state"), None)
        ref = actor.ref()
        return ref.model_copy(update={"country": body.country}) if body and body.country else ref

    def country_of_demonym(self, word: str) -> str | None:
        """The state of "Syrian" or "Syrians"; None for a word that is neither."""
        found = self.demonyms.get(fold(word))
        return found.country or None if found else None

    def country_of_place(self, name: str) -> str | None:
        """The state in which a well-known city or division lies."""
        return self.places.get(fold(name))

    def sector_of_role(self, words: str) -> str | None:
        """PLOVER's sector for a role noun or title, singular or plural."""
        role = self.role(words)
        return role.sector if role else None

    def role(self, words: str) -> Role | None:
        """What a role noun or title means, singular or plural."""
        key = fold(words).lower()
        found = self.roles.get(key)
        return found if found is not None else self.roles.get(singular(key))

    def state(self, country: str) -> Actor | None:
        return self.actors.get(state_id(country))


@lru_cache(maxsize=4)
def _loaded(extra: Path | None, _changed: int) -> World:
    tables = Tables()
    tables.read_shipped()
    if extra is not None:
        tables.read_extra(extra)
    return World(
        actors=tables.actors,
        names=tables.names(),
        surnames=tables.surnames(),
        names_of=tables.people,
        demonyms=tables.demonyms,
        capitals=tables.capitals,
        capitals_lower=frozenset(name.split()[0].lower() for name in tables.capitals),
        adjectives=tables.adjectives,
        state_names=tables.state_names,
        roles=tables.roles,
        places=tables.places,
        given=tables.given,
        holdings=tables.holdings_by_office(),
        held_by=tables.holdings_by_person(),
        skeletons=tables.skeletons(),
        role_phrases=tables.role_phrases(),
        demonym_phrases=tables.demonym_phrases(),
    )
