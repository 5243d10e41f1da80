"""Words that the tables of the world know as names: of states, peoples, places, actors and people.

Invariant: a phrase is found only in its own letters, accents aside, and the longest one that fits is taken.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from parley.knowledge.gazetteer.tables import rows
from parley.knowledge.names import first_run, fold
from parley.knowledge.rows import split
from parley.knowledge.world import World


@dataclass(frozen=True)
class Names:
    """The names of a world and of the places that the gazetteer notes by hand."""

    world: World

    def end_at(self, folded: str, at: int) -> int:
        """Where the longest name of several words ends that starts at `at` of a folded line; `at` where none does."""
        actor = self.world.names_at(folded, at, first_run(folded[at:]))
        ends = [actor[0]] if actor else []
        for name in self._phrases.get(first_run(folded[at:]), ()):
            end = at + len(name)
            if folded.startswith(name, at) and not folded[end : end + 1].isalnum():
                ends.append(end)
        return max(ends, default=at)

    def is_acronym(self, word: str) -> bool:
        """Whether a word in capitals is called so: "NATO", not "ARMY"."""
        return word.isupper() and (word in self.states or self.world.names_at(word, 0, word.lower()) is not None)

    def leads(self, line: str, start: int, end: int) -> bool:
        """Whether the word there is a title or a given name, as before somebody's family name."""
        lowered = fold(line).lower()
        role = self.world.role_at(lowered, start, first_run(lowered[start:]))
        # The dot of "Gen." belongs to the title.
        titled = role is not None and role[0] - end in (0, 1) and not role[2]
        return titled or line[start:end] in self.world.given

    @cached_property
    def states(self) -> frozenset[str]:
        """Countries and their peoples, which are names whatever else the word may mean."""
        names = {name for of_state in self.world.state_names.values() for name in of_state}
        return frozenset({*names, *self.world.demonyms, *self.world.adjectives.values()})

    @cached_property
    def lands(self) -> frozenset[str]:
        """States, peoples, towns and regions, folded."""
        return frozenset(map(fold, {*self.states, *self._places}))

    @cached_property
    def people(self) -> frozenset[str]:
        """Family names, folded; of "al-Burhan" also the part after the article."""
        bearers = {actor for actors in self.world.surnames.values() for actor in actors}
        last = [fold(self.world.actors[actor].name).split()[-1] for actor in bearers]
        return frozenset({*last, *(name.rpartition("-")[2] for name in last)})

    @cached_property
    def known(self) -> frozenset[str]:
        """Single words that name somebody or some place, folded."""
        actors = {name for names in self.world.names.values() for name, _ in names if " " not in name}
        return self.lands | self.people | actors | frozenset(map(fold, self.world.given))

    @cached_property
    def _places(self) -> frozenset[str]:
        noted = {
            name for table in ("supplement", "physical") for row in rows(table)
            for name in (row["name"], *split(row["names"])) if name[:1].isupper()
        }
        return frozenset({*self.world.places, *self.world.capitals, *noted})

    @cached_property
    def _phrases(self) -> Mapping[str, tuple[str, ...]]:
        return _by_first_word(fold(name) for name in self._places if " " in name)


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases)):
        found.setdefault(first_run(phrase), []).append(phrase)
    return {word: tuple(of_word) for word, of_word in found.items()}
