"""Names of people and of organisations that no table knows: runs of capitalised words, judged by what stands around.

NER labels are only one witness: the small models call towns people and people organisations. A title before the
name, a known given name or a role in apposition weighs more.
"""

import re
from collections.abc import Iterator

from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.scan import Hits
from parley.extractors.mentions.spots import Modifiers, Spot, is_definite, place_at, stance
from parley.extractors.mentions.titles import governing, is_alias, titled
from parley.extractors.mentions.words import Words
from parley.knowledge.names import fold, skeleton
from parley.knowledge.world import World

# What the tagger labels names with, right or wrong.
_NAMED = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT"})
_NICKNAME = re.compile(r"\s*[\"“‘'«][^\"”’'»]+[\"”’'»]")
_HEADS = frozenset({"secretary", "undersecretary", "minister", "department", "ministry"})
_NAMES_TOO = frozenset({"young", "king", "major", "marshal", "pope"})
_HYPHENS = frozenset({"-", "–", "'", "’"})


def runs(words: Words, hits: Hits) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that may be one name, titles, demonyms and listed names cut off."""
    i, n = 0, len(words)
    while i < n:
        if not _opens(words, hits, i):
            i += 1
            continue
        end = least = i + 1
        while end < n and words.para[end] == words.para[i] and words.sent[end] == words.sent[i]:
            if _opens(words, hits, end) or _joins(words, hits, end):
                end += 1
            elif _syllable(words, end):
                end = least = end + 2
            elif (after := _past_nickname(words, hits, end)) is not None:
                end = after
            else:
                break
        while end > least and words.pos[end - 1] != "PROPN" and not words.text[end - 1][:1].isupper():
            end -= 1
        yield i, end
        i = end


def _past_nickname(words: Words, hits: Hits, i: int) -> int | None:
    """Past a nickname in quotation marks that stands within a name: Rubén “El Negro” Zamora."""
    if words.text[i] not in lexicon("quote") or not words.text[i + 1 : i + 2] or not words.text[i + 1][:1].isupper():
        return None
    for k in range(i + 2, min(i + 5, len(words) - 1)):
        if words.text[k] in lexicon("unquote"):
            return k + 1 if _opens(words, hits, k + 1) else None
    return None


def _opens(words: Words, hits: Hits, i: int) -> bool:
    if words.para[i] < 0 or i in hits.name_over or i in hits.demonym_over or words.lower[i] in lexicon("calendar"):
        return False
    if words.lower[i] in lexicon("opener"):
        return False
    if i > 1 and words.lower[i - 1] == "of" and words.lower[i - 2] in _HEADS:
        return False  # "Assistant Secretary of Defense Ana Reyl"
    if i in hits.role_over and words.lower[i] not in _NAMES_TOO and not _ends_name(words, hits, i):
        return False
    capital = (words.text[i][:1].isupper() and words.text[i][-1:].isalnum()) or words.text[i].endswith(".")
    if not capital or not words.text[i][:1].isupper() or words.lower[i] in lexicon("civil-title"):
        return False
    return words.pos[i] == "PROPN" or (words.ent[i] in _NAMED and words.pos[i] in ("NOUN", "ADJ", "X"))


def _ends_name(words: Words, hits: Hits, i: int) -> bool:
    """Whether a word for a body or a force is somebody's family name: "Lena Garrison"."""
    role = hits.role_over[i]
    named = i > 0 and words.ent[i - 1] == words.ent[i] == "PERSON" and words.text[i][:1].isupper()
    return named and role.role.kind != "person" and role.end - role.first == 1 and i - 1 not in hits.role_over


def _syllable(words: Words, i: int) -> bool:
    """Whether a hyphen and the small second half of a Korean or Chinese given name follow: "Cho Dong-min"."""
    if i < 2 or i + 1 >= len(words) or words.text[i] not in ("-", "–") or words.pos[i - 2] != "PROPN":
        return False
    glued = words.start[i] == words.end[i - 1] and words.end[i] == words.start[i + 1]
    return glued and words.ent[i + 1] == "PERSON" and words.text[i + 1].islower() and len(words.text[i + 1]) <= 6


def _joins(words: Words, hits: Hits, i: int) -> bool:
    if i + 1 >= len(words) or not (
        _opens(words, hits, i + 1) or words.lower[i + 1] in _HYPHENS or words.lower[i + 1] in lexicon("particle")
    ):
        return False
    if words.lower[i] in lexicon("particle"):
        return True
    glued = words.start[i] == words.end[i - 1] and words.end[i] == words.start[i + 1]
    return words.text[i] in _HYPHENS and glued


def name_spot(words: Words, hits: Hits, world: World, first: int, end: int) -> Spot | None:
    """The person or organisation that the run [first, end) names; None for a place or a stray capital."""
    if words.lower[first] in lexicon("undertaking"):
        return None
    first = _skip_place(words, hits, world, first, end)
    edge, roles, mods, gender = titled(words, hits, world, first)
    label = _label(words, first, end)
    name = _NICKNAME.sub("", words.words(first, end))
    single = end - first == 1
    place = fold(name) in world.places
    known_given = fold(words.text[first]) in world.given and not single
    person = bool(roles and roles[-1].role.kind == "person") or gender is not None or known_given
    alias = is_alias(words, hits, first)
    person = person or alias or (label == "PERSON" and not place and not (single and is_located(words, first)))
    person = person or (not single and not place and label not in ("ORG", "GPE") and _tells(words, end - 1))
    person = person or (not single and not place and _restates(words, hits, first, end - 1))
    last = words.lower[end - 1]
    if last in lexicon("organised") and not single and not roles and not alias:
        return _organisation(words, first, end, name, mods)
    if single and not person and not roles and last in lexicon("organised") and words.lower[first - 1] == "the":
        return _organisation(words, first, end, name, mods)
    if person:
        return Spot(edge, end, end - 1, "name", "person", name, first, (), roles, mods)
    part = words.dep[end - 1] in ("compound", "nmod", "amod") and not name.isupper()
    if label == "ORG" and not place and not part and words.pos[first] == "PROPN":
        return _organisation(words, first, end, name, mods)
    return None


def _restates(words: Words, hits: Hits, first: int, i: int) -> bool:
    """"The president, Armindo Nhantumbo": whom an office names beside a comma is a person, whatever the tagger says."""
    said = hits.role_over.get(words.head[i]) if words.dep[i] == "appos" and words.lower[first - 1] == "," else None
    return said is not None and said.role.kind == "person" and not said.plural


def _tells(words: Words, i: int) -> bool:
    """Whether the name at token `i`, or one that it is coordinated with, says something: only people have two names
    and are neither a body nor a place to the tagger.
    """
    while words.dep[i] == "conj" and words.head[i] != i:
        i = words.head[i]
    return words.dep[i] == "nsubj" and words.lemma[words.head[i]] in lexicon("telling")


def is_located(words: Words, i: int) -> bool:
    """Whether a lone name stands where something happens, is taken, or is governed ("the army of Vessaria")."""
    while words.dep[i] == "conj" and words.pos[words.head[i]] == "PROPN":
        i = words.head[i]
    if words.dep[i] in ("dobj", "nsubjpass"):
        return words.lemma[words.head[i]] in lexicon("taking")
    if words.dep[i] != "pobj":
        return False
    preposition = words.head[i]
    return words.lower[preposition] in lexicon("locative") or (
        words.lower[preposition] == "of" and words.lower[words.head[preposition]] in lexicon("governed")
    )


def bare_name(words: Words, hits: Hits, world: World, first: int, end: int, known: set[str]) -> Spot | None:
    """A family or given name alone, whatever its NER label: of somebody in this document, or of somebody listed."""
    name = words.words(first, end)
    family = family_name(name)
    strange = words.pos[end - 1] != "PROPN" and skeleton(family or "") not in known
    if family is None or (strange and not acts(words, hits, end - 1) and stance(words, first) is None):
        return None
    # Towns and people share names (Santos): what the tagger calls a person is one, unless it stands as a place does.
    person = words.ent[end - 1] == "PERSON" and not is_located(words, end - 1)
    listed = skeleton(family) in world.surnames and (person or fold(name) not in world.places)
    if skeleton(family) not in known and not listed:
        return None
    edge, roles, mods, _ = titled(words, hits, world, first)
    return Spot(
        edge, end, end - 1, "name", "person", name, first, (), roles, mods, doubtful=skeleton(family) not in known
    )


def acts(words: Words, hits: Hits, i: int) -> bool:
    """Whether a capitalised word that the tagger takes for no name is the subject of a verb, alone or in a list.

    Only the tables can then say that it is somebody's name: "Abiy met the envoy".
    """
    if words.pos[i] not in ("NOUN", "ADJ", "PROPN", "X") or i in hits.role_over or i in hits.demonym_over:
        return False
    return words.dep[i] == "nsubj" and words.pos[words.head[i]] == "VERB" and not words.kids_before(i)


def family_name(name: str) -> str | None:
    """The family name when `name` is nothing else ("De la Calle", "Lavrov"); None for a longer name."""
    parts = fold(name).split()
    if all(p.lower() in lexicon("particle") for p in parts[:-1]):
        return parts[-1]
    return None


def civil_gender(words: Words, first: int) -> str | None:
    """The gender that "Mr", "Ms" and the like before a name tell."""
    return lexicon("civil-title").get(words.lower[first - 1]) or None if first else None


def _organisation(words: Words, first: int, end: int, name: str, mods: Modifiers) -> Spot:
    spot = Spot(first, end, end - 1, "name", "organisation", name, first, (), [], mods)
    spot.definite = is_definite(words, max(0, first - 1), first)
    return spot


def organised_sector(name: str) -> str | None:
    """The sector that an organisation's last word tells."""
    return lexicon("organised").get(name.rsplit(" ", 1)[-1].lower()) or None


def _skip_place(words: Words, hits: Hits, world: World, first: int, end: int) -> int:
    """Past "Kyiv" in "Mayor of Kyiv Vitali Klitschko" and in "Kharkiv Governor": a place that a title governs."""
    found = place_at(words, world, first, end - 1)
    if found is not None and (governing(words, hits, first) is not None):
        return found[0]
    return first


def _label(words: Words, first: int, end: int) -> str:
    labels = [words.ent[i] for i in range(first, end) if words.ent[i]]
    return max(sorted(set(labels)), key=labels.count) if labels else ""
