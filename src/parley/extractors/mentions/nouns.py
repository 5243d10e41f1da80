"""Descriptions: a role noun with what says whose it is ("a senior Ukrainian official", "the mayor of Kyiv")."""

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.nobody import names_nobody
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.spots import Modifiers, Spot, is_definite, left_edge, objects, place_at, read_modifiers
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World

_OWNING = frozenset({"of", "for", "in", "from", "at", "with", "to", "on", "inside", "within", "across"})
# Prepositions whose object only places somebody: they give a state, never an employer.
_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod"})
_PLACING = frozenset({"in", "from", "at", "inside", "within", "across", "to", "on"})


def role_spot(words: Words, hits: Hits, world: World, hit: RoleHit) -> Spot | None:
    """The spot of a role noun that is not a title before a name; None where the word is used otherwise."""
    head = hit.head
    misread = hit.role.words in lexicon("role-adjective") and _before_verb(words, head)
    inside = words.dep[head] in _INSIDE and not misread and not _coordinated(words, hits, hit)
    if words.pos[head] not in ("NOUN", "PROPN", "ADJ") or inside:
        return None
    if words.pos[head] == "ADJ" and not misread:
        return None
    first = _past_camp(words, hits, min(left_edge(words, head), hit.first, _owner_edge(words, hits, hit)), hit)
    if words.pos[head] == "ADJ":
        first = _adjective_edge(words, hits, first)
    mods = read_modifiers(words, hits, world, first, hit.first)
    end = max(hit.end, _owned_by(words, hits, world, hit, mods))
    if names_nobody(words, hits, hit, mods):
        return None
    if hit.role.office == "equipment" and not (mods.countries or mods.ids):
        return None
    tied = hit.first > 0 and words.text[hit.first - 1] == "-" and words.end[hit.first - 1] == words.start[hit.first]
    if words.lower[first] in lexicon("nobody") or (tied and words.text[hit.first][:1].isupper()):
        return None
    spot = Spot(first, end, head, "description", "role", "", -1, (), [hit], mods)
    spot.plural = hit.plural or words.tag[head] in ("NNS", "NNPS")
    spot.definite = is_definite(words, first, head)
    return spot


def _owner_edge(words: Words, hits: Hits, hit: RoleHit) -> int:
    """Where "Ethiopia's" of "Ethiopia's government and the rebels" begins, wherever the parser hung it."""
    if not _coordinated(words, hits, hit):
        return hit.first
    owner = hit.first - 2 if words.tag[hit.first - 1] == "POS" else hit.first - 1
    name = hits.name_over.get(owner) or hits.demonym_over.get(owner)
    return name.first if name is not None else hit.first


def _past_camp(words: Words, hits: Hits, first: int, hit: RoleHit) -> int:
    """Past "Ethiopia's government and" before "Tigrayan forces": those are two."""
    for k in range(first + 1, hit.first):
        before = hits.role_over.get(k - 1)
        if words.lower[k] == "and" and before is not None and before.role.words in lexicon("focused"):
            return k + 1
    return first


def _before_verb(words: Words, i: int) -> bool:
    """Whether a verb's form follows: the parser reads "Egypt's military seized power" as one noun phrase."""
    return (
        i + 1 < len(words)
        and words.tag[i + 1] in ("VBD", "VBZ", "VBP", "VBN", "MD")
        and words.lower[i - 1] in ("the", "'s", "’s")
    )


def _coordinated(words: Words, hits: Hits, hit: RoleHit) -> bool:
    """Whether the parser hung a government on the noun after "and": "the Angolan government and UNITA rebels"."""
    owner = hit.first - 2 if hit.first > 1 and words.tag[hit.first - 1] == "POS" else hit.first - 1
    owned = owner in hits.demonym_over or owner in hits.name_over
    followed = hit.end < len(words) and words.lower[hit.end] == "and"
    return owned and followed and hit.role.words in lexicon("focused")


def _adjective_edge(words: Words, hits: Hits, head: int) -> int:
    """The start of "Egypt's military", whose parts the parser hung elsewhere."""
    first = head
    while first > 0 and (words.lower[first - 1] in ("the", "'s", "’s") or (first - 1) in hits.name_over):
        first -= 1
    return first


def _owned_by(words: Words, hits: Hits, world: World, hit: RoleHit, mods: Modifiers) -> int:
    """Reads "of Ukraine", "for the foreign ministry", "in Kharkiv" after a role; where the phrase ends."""
    end = hit.end
    heads = {hit.head, hit.end - 1}
    for head in sorted(heads):
        for preposition, obj in objects(words, head, _OWNING):
            if words.para[obj] != words.para[head]:
                continue
            first = left_edge(words, obj)
            found = read_modifiers(words, hits, world, first, obj + 1)
            placing = preposition in _PLACING
            if preposition == "on" and hit.role.kind != "person":
                continue  # "a contact group on Libya" is no Libyan group
            if preposition == "to" and hit.role.office in ("ambassador", "envoy"):
                end = max(end, obj + 1)
                if mods.countries or mods.ids or mods.owner is not None or hit.role.office == "ambassador":
                    continue
            role = hits.role_over.get(obj)
            if (role is not None and not placing) or (role is not None and preposition == "at"):
                mods.roles.append(role)
            if found.countries and not mods.countries and not (mods.ids and hit.role.office == "envoy"):
                mods.countries.extend(found.countries)
            mods.ids.extend(i for i in found.ids if i not in mods.ids and not placing)
            if found.owner is not None and mods.owner is None:
                mods.owner = found.owner
            place = place_at(words, world, first, obj + 1) or place_at(words, world, obj, obj + 1)
            if place is not None and mods.place is None:
                mods.place = place[1]
            if preposition in ("of", "for") and (found.countries or found.ids or place or role):
                end = max(end, obj + 1)
    return end
