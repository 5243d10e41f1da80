"""What stands before a name: titles, whom they serve, a nickname's cue, and the civil title that tells a gender.

Invariant: nothing is read past the start of the sentence, and a plural is nobody's title.
"""

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.scan import Hits, RoleHit
from parley.extractors.mentions.spots import Modifiers, place_at, read_modifiers
from parley.extractors.mentions.words import Words
from parley.knowledge.world import World


def titled(words: Words, hits: Hits, world: World, start: int) -> tuple[int, list[RoleHit], Modifiers, str | None]:
    """What stands before a name: the phrase's start, the titles in it, whom they serve, and a civil title's gender."""
    first, gender = start, None
    roles: list[RoleHit] = []
    i = _before_quote(words, start) - 1
    floor = next((k + 1 for k in range(start - 1, -1, -1) if words.sent[k] != words.sent[start]), 0)
    while i >= floor:
        low = words.lower[i]
        if low in lexicon("civil-title"):
            gender = gender or lexicon("civil-title")[low] or None
            first = i
        elif (role := hits.role_over.get(i)) is not None and role.end == i + 1 and not role.plural:
            roles.insert(0, role)
            i = first = role.first
        elif (name := hits.name_over.get(i)) is not None and name.end == i + 1:
            if not roles and first == start and governing(words, hits, name.first) is None:
                break
            found = governing(words, hits, name.first) if not roles else None
            if found is not None:
                roles.insert(0, found)
                i = first = found.first
            else:
                i = first = name.first
        elif (demonym := hits.demonym_over.get(i)) is not None and demonym.end == i + 1:
            i = first = demonym.first
        elif not roles and first == start and (town := _town_before(words, hits, world, i)) is not None:
            roles.insert(0, town)
            i = first = town.first
        elif (roles and _premodifies(words, i)) or (not roles and words.text[i] == "-" and hits.role_over.get(i - 1)):
            first = i
        elif words.pos[i] == "DET" or words.tag[i] == "PRP$":
            if roles:
                first = i
            break
        else:
            break
        i -= 1
    return first, roles, read_modifiers(words, hits, world, first, start), gender


def _before_quote(words: Words, start: int) -> int:
    """Where a nickname in quotation marks begins: a title before the mark is its bearer's ("commander “Efraín”")."""
    return start - 1 if start and words.text[start - 1] in lexicon("quote") else start


def is_alias(words: Words, hits: Hits, start: int) -> bool:
    """Whether the name that starts here is what somebody goes by: known as "Efraín", commander “Efraín”."""
    before = _before_quote(words, start)
    if before < start and (role := hits.role_over.get(before - 1)) is not None:
        return role.role.kind == "person" and not role.plural
    cue = before - 2
    return cue >= 0 and (
        (words.lower[before - 1] in ("as", "guerre") and words.lower[cue] in (*lexicon("alias-cue"), "de"))
        or words.lower[before - 1] in lexicon("alias-cue")
    )


def _town_before(words: Words, hits: Hits, world: World, i: int) -> RoleHit | None:
    """The title in "Mayor of Kyiv NAME", whose town ends at token `i`."""
    for first in range(i, max(i - 3, -1), -1):
        found = place_at(words, world, first, i + 1)
        if found is not None and found[0] == i + 1:
            return governing(words, hits, first)
    return None


def _premodifies(words: Words, i: int) -> bool:
    if words.lower[i] in lexicon("calendar"):
        return False
    if words.pos[i] in ("ADJ", "PROPN") or words.tag[i] == "POS" or words.text[i] in ("-", "–"):
        return True
    return (
        words.pos[i] in ("NOUN", "ADV", "VERB")
        and words.dep[i] in ("compound", "amod", "nmod", "poss", "advmod")
        and (words.pos[i] == "NOUN" or (words.tag[i] in ("VBN", "VBG", "RB") and words.head[i] > i))
    )


def governing(words: Words, hits: Hits, first: int) -> RoleHit | None:
    """The title in "Ambassador to the United States NAME": a role, a preposition and the name that starts here."""
    i = first - 1
    if i >= 0 and words.pos[i] == "DET":
        i -= 1
    if i >= 1 and words.lower[i] in ("of", "to", "for", "in"):
        role = hits.role_over.get(i - 1)
        return role if role is not None and not role.plural and role.end == i else None
    return None
