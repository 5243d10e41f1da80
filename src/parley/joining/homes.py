"""The state whose government a text speaks of, where no table of countries lists it.

A breakaway republic, an invented state, a region with an army of its own: "Vessaria's ministry of defence", "the
Government of the Republic of Vessaria", "the Vessarian army". Then its unnamed officials are its officials.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from parley.knowledge.names import slug
from parley.knowledge.world import World
from parley.model.world import ActorRef

_ORGANS = (
    r"government|ministry|army|military|parliament|president|prime minister|province|armed forces|capital|"
    r"delegation|general staff|cabinet|news agency|authorities"
)
_PATTERNS = (
    re.compile(rf"(?<!Mr )(?<!Ms )(?<!Mrs )(?<!Dr )\b([A-Z][a-z]{{3,}})['’]s (?:[a-z]+ ){{0,2}}(?:{_ORGANS})\b"),
    re.compile(r"\b(?:[Gg]overnment|[Aa]rmy|[Pp]arliament|[Pp]resident|[Aa]rmed [Ff]orces) of ([A-Z][a-z]{3,})\b"),
    re.compile(r"\bRepublic of ([A-Z][a-z]{3,})\b"),
    re.compile(r"\b(?:northern|southern|eastern|western|central) ([A-Z][a-z]{3,}(?:ia|land|stan|nia|ria|a|e|o))\b"),
)
_ADJECTIVE = re.compile(rf"\b([A-Z][a-z]{{3,}}(?:ian|ese|ish|i|an)) (?:[a-z]+ ){{0,1}}(?:{_ORGANS})\b")


@dataclass(frozen=True)
class Home:
    """A state by its name, with the adjective that the text forms from it, if any."""

    name: str
    adjective: str | None = None

    @cached_property
    def id(self) -> str:
        return f"a:{slug(self.name)}"

    def owns(self, words: str) -> bool:
        """Whether a description names the state as the owner: "the Vessarian government", "Vessaria's army"."""
        names = [n for n in (self.name, self.adjective) if n]
        return any(n in words and re.search(rf"\b{re.escape(n)}\b", words) for n in names)

    def actor(self, words: str, sector: str | None) -> ActorRef:
        """The state itself, or the organ of it that the words describe."""
        government = sector in (None, "GOV") and not re.search(r"\bminist(?:ry|er)\b", words, re.IGNORECASE)
        if government:
            return ActorRef(id=self.id, name=self.name, sector="GOV")
        own = "|".join(re.escape(n) for n in (self.adjective, self.name) if n)
        organ = re.sub(rf"\b(?:{own})(?:['’]s)?\b\s*", "", words)
        organ = re.sub(r"^(?:the|a|an)\s+", "", organ, flags=re.IGNORECASE).strip() or "government"
        return ActorRef(id=f"{self.id}-{slug(organ)}", name=f"{self.name}: {organ}", sector=sector)


@lru_cache(maxsize=4096)
def home_of(text: str, people: frozenset[str] = frozenset()) -> Home | None:
    """The state that the text gives a government to, if no table knows it; None where there is none.

    `people` are surnames, which a government may be called after but a state is not.
    """
    world = World.load()
    counts = Counter(m[1] for pattern in _PATTERNS for m in pattern.finditer(text))
    unknown = {name: n for name, n in counts.items() if name not in people and not _listed(world, name)}
    adjectives = Counter(m[1] for m in _ADJECTIVE.finditer(text) if not world.country_of_demonym(m[1]))
    for adjective in adjectives:
        if not any(adjective.startswith(name[:-1]) for name in unknown):
            stem = re.sub(r"(?:ian|an|i)$", "", adjective)
            unknown[stem + "ia"] = adjectives[adjective]
    if not unknown:
        return None
    best = min(unknown, key=lambda name: (-unknown[name], name))
    adjective = next((a for a in sorted(adjectives) if a.startswith(best[:-1])), None)
    return Home(best, adjective)


@lru_cache(maxsize=512)
def _names_of(country: str) -> re.Pattern[str]:
    """What texts call a state, its people and its capital; "the States" alone may be the end of another name."""
    world = World.load()
    names = set(world.state_names.get(f"a:{country.lower()}", ())) - {"the States"}
    names |= {word for word, demonym in world.demonyms.items() if demonym.country == country}
    names |= {capital for capital, code in world.capitals.items() if code == country}
    # A state that no table knows is named nowhere: an empty choice would match anything.
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)" if names else r"(?!)")


def is_named(country: str, text: str) -> bool:
    """Whether a text names a state at all; what is said of one that it does not name was meant for another."""
    return _names_of(country).search(text) is not None


def _listed(world: World, name: str) -> bool:
    """Whether a name is a known actor, place or people: then extraction has resolved what belongs to it."""
    return bool(world.by_name(name) or world.country_of_place(name) or world.country_of_demonym(name))
