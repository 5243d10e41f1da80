"""States whose name a region of another state bears: "Georgia" of Atlanta, "Niger" of Minna.

Invariant: the state is meant unless the words beside the name, or the towns and parties of the document with nothing of
the state's own, say otherwise.
"""

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.scan import DemonymHit, Hits, NameHit
from parley.extractors.mentions.words import Words
from parley.knowledge.actors import Demonym
from parley.knowledge.world import World

_POSSESSIVES = ("'s", "’s")


def part_namesakes(words: Words, hits: Hits, world: World) -> None:
    """Turns each name that means the region into a word for what belongs to that region's state."""
    bearers = [hit for hit in hits.names.values() if words.words(hit.first, hit.end) in lexicon("namesake")]
    if not bearers:
        return
    regions = [_region(words, hits, world, hit) for hit in bearers]
    for hit, region in zip(bearers, regions, strict=True):
        # What the text says once of a name holds for its other mentions that nothing is said of.
        region = region or next((r for r in regions if r and regions.count("") == 0), None)
        if region:
            _become(words, hits, hit, region)


def _region(words: Words, hits: Hits, world: World, hit: NameHit) -> str | None:
    """The state of the region that a name means here; "" where it means the state, None where nothing tells."""
    name = words.words(hit.first, hit.end)
    other, own = lexicon("namesake")[name], world.actors[hit.ids[0]].country or ""
    at = hit.end + 1 if words.lower[hit.end : hit.end + 1] and words.lower[hit.end] in _POSSESSIVES else hit.end
    after = words.lower[at] if at < len(words) else ""
    beside = hits.name_over.get(at)
    if after in lexicon("regional") or (beside is not None and world.actors[beside.ids[0]].country == other):
        return other
    head = hit.end - 1
    if after in lexicon("national") or (
        words.dep[head] == "nsubj" and words.lemma[words.head[head]] in lexicon("telling")
    ):
        return ""
    if _within(words, world, hit, other) or _governed(words, hit):
        return other
    towns = _towns(words, world)
    if own in _countries(hits, world, name) or own in towns:
        return ""
    return other if other in towns else None


def _within(words: Words, world: World, hit: NameHit, country: str) -> bool:
    """Whether a town of that state and a comma stand before: "Atlanta, Georgia"."""
    if hit.first < 2 or words.text[hit.first - 1] != ",":
        return False
    starts = range(max(hit.first - 4, 0), hit.first - 1)
    return any(world.places.get(words.words(first, hit.first - 1)) == country for first in starts)


def _governed(words: Words, hit: NameHit) -> bool:
    """Whether what only a region has stands before: "the governor of Georgia"."""
    return hit.first > 1 and words.lower[hit.first - 1] in ("of", "from") and (
        words.lower[hit.first - 2] in lexicon("regional")
    )


def _towns(words: Words, world: World) -> set[str]:
    """The states of the towns that the document names, capitals aside: a capital stands for its government as well."""
    capitalised = (words.words(i, i + 1) for i in range(len(words)) if words.pos[i] == "PROPN" and words.para[i] >= 0)
    return {world.places[name] for name in capitalised if name in world.places and name not in world.capitals}


def _countries(hits: Hits, world: World, name: str) -> set[str]:
    """The states that the document names otherwise than by this name: by demonyms, organs, people, groups."""
    named = {
        world.actors[i].country or ""
        for hit in hits.names.values()
        for i in hit.ids
        if name not in world.state_names.get(i, ())
    }
    return named | {hit.demonym.country for hit in hits.demonyms.values()}


def _become(words: Words, hits: Hits, hit: NameHit, country: str) -> None:
    found = DemonymHit(hit.first, hit.end, Demonym(country, False, True, within=True), words.words(hit.first, hit.end))
    del hits.names[hit.first]
    hits.demonyms[hit.first] = found
    for i in range(hit.first, hit.end):
        hits.name_over.pop(i, None)
        hits.demonym_over[i] = found
