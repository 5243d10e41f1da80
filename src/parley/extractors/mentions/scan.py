"""The first pass: which known names, roles and demonyms start at each token."""

from dataclasses import dataclass

from parley.extractors.mentions.words import Words
from parley.knowledge.actors import INTERNATIONAL, Demonym, Role
from parley.knowledge.names import first_run
from parley.knowledge.world import World

# A text of so many words names the states that it is about.
_TOLD = 150


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name of a table: tokens [first, end) and the actors it may mean, best known first."""

    first: int
    end: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun or title at tokens [first, end); `head` is its noun."""

    first: int
    end: int
    head: int
    role: Role
    plural: bool


@dataclass(frozen=True, slots=True)
class DemonymHit:
    first: int
    end: int
    demonym: Demonym
    word: str


@dataclass(slots=True)
class Hits:
    """What was found, by first token; `*_over` give the hit that covers a token."""

    names: dict[int, NameHit]
    roles: dict[int, RoleHit]
    demonyms: dict[int, DemonymHit]
    name_over: dict[int, NameHit]
    role_over: dict[int, RoleHit]
    demonym_over: dict[int, DemonymHit]


def scan(words: Words, world: World) -> Hits:
    """Every table hit in the reported paragraphs, longest first, names before demonyms before roles."""
    hits = Hits({}, {}, {}, {}, {}, {})
    free_name = free_role = 0
    for i in range(len(words)):
        if words.para[i] < 0:
            continue
        lower = words.lower[i]
        key = lower if lower.isascii() and lower.isalnum() else first_run(words.lowered[words.start[i] : words.end[i]])
        if i >= free_name and (key in world.names or key in world.demonym_phrases):
            free_name = _name(words, world, hits, i, key) or free_name
        if i >= free_role and i not in hits.name_over and key in world.role_phrases:
            free_role = _role(words, world, hits, i, key) or free_role
    if len(words) >= _TOLD:
        _drop_letters(words, world, hits)
    return hits


def _drop_letters(words: Words, world: World, hits: Hits) -> None:
    """Forget letters of groups whose state a long text never names: "PDF maps" are no People's Defence Force."""
    letters = {
        i: hit for i, hit in hits.names.items()
        if hit.end - i == 1 and words.text[i].isupper() and all(world.actors[a].kind == "group" for a in hit.ids)
    }  # fmt: skip
    told = {world.actors[a].country for i, hit in hits.names.items() if i not in letters for a in hit.ids}
    told |= {hit.demonym.country for hit in hits.demonyms.values()}
    told |= {world.places.get(w) for w in words.text if w[:1].isupper()}
    for i, hit in letters.items():
        states = {world.actors[a].country for a in hit.ids}
        if states.isdisjoint(told | INTERNATIONAL | {None}):
            del hits.names[i], hits.name_over[i]


def _name(words: Words, world: World, hits: Hits, i: int, key: str) -> int | None:
    at = words.start[i]
    name = world.names_at(words.folded, at, key)
    demonym = world.demonym_at(words.folded, at, key)
    if name is not None and (demonym is None or name[0] >= demonym[0]) and name[0] in words.ends:
        end = words.ends[name[0]] + 1
        hit = NameHit(i, end, name[1])
        hits.names[i] = hit
        hits.name_over.update(dict.fromkeys(range(i, end), hit))
        if demonym is None or name[0] > demonym[0]:
            return end
    if demonym is not None and demonym[0] in words.ends and not _surname(words, hits, i):
        end = words.ends[demonym[0]] + 1
        found = DemonymHit(i, end, demonym[1], words.words(i, end))
        hits.demonyms[i] = found
        hits.demonym_over.update(dict.fromkeys(range(i, end), found))
        return end
    return None


def _surname(words: Words, hits: Hits, i: int) -> bool:
    """Whether a word that is a title or a people elsewhere ends a person's name: "Tariq Shah", "Ana German"."""
    if i == 0 or words.pos[i] != "PROPN" or words.ent[i] != "PERSON" or i - 1 in hits.role_over:
        return False
    given = words.ent[i - 1] == "PERSON" and words.head[i - 1] == i and words.dep[i - 1] == "compound"
    last = i + 1 == len(words) or words.ent[i + 1] != "PERSON"
    return given and last and words.text[i - 1][:1].isupper()


def _role(words: Words, world: World, hits: Hits, i: int, key: str) -> int | None:
    found = world.role_at(words.lowered, words.start[i], key)
    if found is None or found[0] not in words.ends:
        return None
    end = words.ends[found[0]] + 1
    if end - i == 1 and _surname(words, hits, i):
        return None
    of = next((k for k in range(i + 1, end) if words.lower[k] in ("of", "to", "for")), end)
    head = of - 1
    if words.pos[head] not in ("NOUN", "PROPN") and not (end - i > 1 or (words.pos[head] == "ADJ" and found[2])):
        return None
    written = found[1].written
    if written is not None and not _is_written(words.words(i, end), written):
        return None
    hit = RoleHit(i, end, head, found[1], found[2])
    hits.roles[i] = hit
    hits.role_over.update(dict.fromkeys(range(i, end), hit))
    return end


def _is_written(text: str, written: str) -> bool:
    """Whether the capitals of a word stand in the text: "the west" of a country is nobody."""
    return all(b == a or not a.isupper() for a, b in zip(written, text, strict=False))
