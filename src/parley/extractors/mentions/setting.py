"""Where a document is set: the states whose own "government" and "army" its words may mean.

Invariant: a state is never guessed. One that only urges, hosts or sends envoys is not where the document is set, and
where the organs of a state that no table lists are named, "the army" is left open unless a listed one is named more.
"""

from collections import Counter
from dataclasses import dataclass, field

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.spots import left_edge, objects, place_at
from parley.extractors.mentions.words import Words
from parley.knowledge.actors import INTERNATIONAL
from parley.knowledge.world import World

_BEFORE = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "agent"})
# How adjectives of states and regions end; others that a capital starts ("Heavy", "Interim") tell of no owner.
_OF_A_STATE = ("ian", "ean", "ese", "ish", "stani")
_STATE_KINDS = frozenset({"state", "group", "person", "body"})


# Of whom one tells whose state acts: its soldiers and officials, and those who rise against it.
_PUBLIC = frozenset({None, "GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "PTY", "OPP"})


@dataclass(frozen=True)
class Setting:
    """How often each state is named as one of those concerned, and how often the organs of an unlisted state.

    `onlookers` are the states that are named, but never so; `towns` counts the places named by the state they lie in.
    """

    states: Counter[str]
    unlisted: int = 0
    onlookers: frozenset[str] = frozenset()
    towns: Counter[str] = field(default_factory=Counter)

    def ground(self) -> str | None:
        """The state whose towns and districts a document names, if it has most of them: that of its mayors."""
        top = self.towns.most_common(2)
        return top[0][0] if top and (len(top) == 1 or top[0][1] >= 2 * top[1][1]) else None

    def may_mean(self, country: str) -> bool:
        """Whether "the government" can be that of this state."""
        # Twice, as in `Discourse.focus`: named about as often, neither is "the" state.
        return country not in self.onlookers and max(1, self.states[country]) >= 2 * self.unlisted


def setting_of(words: Words, hits: Hits, world: World) -> Setting:
    """The setting of a document, from the states, people, groups and office holders that it names."""
    counted: Counter[str] = Counter()
    aside: set[str] = set()
    # A name that groups of two states bear tells of neither.
    clear = [hit for hit in hits.names.values() if len({world.actors[i].country for i in hit.ids}) == 1]
    actors = ((world.actors[hit.ids[0]], hit.end - 1) for hit in clear)
    named = [(actor.country, last) for actor, last in actors if actor.kind in _STATE_KINDS]
    named += [(hit.demonym.country, hit.end - 1) for hit in hits.demonyms.values()]
    for country, last in named:
        if not country or country in INTERNATIONAL:
            continue
        if _looks_on(words, hits, last):
            aside.add(country)
        else:
            counted[country] += 1
    for line in words.datelines:
        town = line.split(",")[0].split(" (")[0].rstrip(" -–—.").title()
        country = world.capitals.get(town) or world.places.get(town)
        counted.update([country] if country else [])
    unlisted = sum(_of_a_state(hit) and has_unlisted_owner(words, hits, world, hit) for hit in hits.roles.values())
    towns = Counter(
        place[1]
        for i in range(len(words))
        # "Washington doubts it": a capital that acts is a government, not a place in the story.
        if words.pos[i] == "PROPN"
        and not (words.dep[i] in _SUBJECT and words.text[i] in world.capitals)
        and (place := place_at(words, world, i, min(i + 3, len(words)))) is not None
    )
    return Setting(Counter(dict(sorted(counted.items()))), unlisted, frozenset(aside - set(counted)), towns)


def _looks_on(words: Words, hits: Hits, i: int) -> bool:
    """Whether the name at token `i` is that of somebody from elsewhere: "the U.S. envoy", "Norway offered to host"."""
    head = i
    while words.dep[head] in _BEFORE and words.head[head] > head:
        head = words.head[head]
    beside = hits.role_over.get(i + 1) if i + 1 < len(words) else None
    if _is_private(words, hits, i, beside):
        return True
    if _is_envoy(beside) or (head != i and words.lemma[head].lower() in lexicon("abroad")):
        return True
    verb = words.head[head]
    if words.dep[head] == "pobj" and words.lower[verb] in ("from", "of"):
        sent = words.head[verb]
        if _is_envoy(hits.role_over.get(sent)) or words.lemma[sent].lower() in lexicon("abroad"):
            return True
    return words.dep[head] in _SUBJECT and words.lemma[verb] in lexicon("onlooking")


def _is_private(words: Words, hits: Hits, i: int, beside: RoleHit | None) -> bool:
    """Whether a demonym tells where one private person or thing is from: "a Swiss birdwatcher", "an Italian ship"."""
    one = i > 0 and i in hits.demonym_over and words.lower[i - 1] in ("a", "an")
    return one and words.tag[i + 1 : i + 2] == ["NN"] and (beside is None or beside.role.sector not in _PUBLIC)


def _is_envoy(role: RoleHit | None) -> bool:
    return role is not None and role.role.office in ("ambassador", "envoy")


def _of_a_state(hit: RoleHit) -> bool:
    words = hit.role.words
    return (
        words in lexicon("focused") or words in lexicon("government") or hit.role.office in lexicon("single-office")
    ) and not hit.plural


def has_unlisted_owner(words: Words, hits: Hits, world: World, hit: RoleHit) -> bool:
    """Whether a role noun belongs to something with a name that no table has: "the army of Vessaria"."""
    first = min(left_edge(words, hit.head), hit.first)
    before = (i for i in range(first, hit.first) if _names_something(words, hits, world, i))
    if any(words.pos[i] == "PROPN" or words.lower[i].endswith(_OF_A_STATE) for i in before):
        return True
    return any(
        _names_something(words, hits, world, obj) and words.pos[obj] == "PROPN"
        for _, obj in objects(words, hit.head, frozenset({"of"}))
    )


def _names_something(words: Words, hits: Hits, world: World, i: int) -> bool:
    """Whether token `i` is capitalised and neither known, nor part of a title, nor a word that often has a capital."""
    if not words.text[i][:1].isupper() or not words.text[i].isalpha() or words.lower[i] in lexicon("capitalised"):
        return False
    if i in hits.name_over or i in hits.demonym_over or i in hits.role_over or words.lower[i] in lexicon("calendar"):
        return False
    return place_at(words, world, i, min(i + 3, len(words))) is None and words.lower[i] not in lexicon("civil-title")
