"""Every spot of a document: names, roles, demonyms, capitals as governments, pronouns, collectives."""

from parley.extractors.mentions.capitals import capital_spot
from parley.extractors.mentions.lexicon import lexicon
from parley.extractors.mentions.linking import link_aliases, link_appositions
from parley.extractors.mentions.namesakes import part_namesakes
from parley.extractors.mentions.nouns import role_spot
from parley.extractors.mentions.people import (
    acts,
    bare_name,
    civil_gender,
    family_name,
    is_located,
    name_spot,
    runs,
)
from parley.extractors.mentions.pronouns import is_expletive, is_thing
from parley.extractors.mentions.scan import Hits, NameHit, scan
from parley.extractors.mentions.spots import Modifiers, Spot, is_definite, left_edge, objects, read_modifiers, stance
from parley.extractors.mentions.titles import titled
from parley.extractors.mentions.words import Words
from parley.knowledge.names import fold, skeleton
from parley.knowledge.world import World

_COUNTS = frozenset({"two", "three", "four"})


def find_spots(words: Words, world: World) -> tuple[list[Spot], Hits]:
    """The spots of a document by head token, each head once."""
    hits = scan(words, world)
    part_namesakes(words, hits, world)
    _release(words, hits, world)
    spots: dict[int, Spot] = {}
    titles: set[int] = set()
    for spot in _names(words, hits, world):
        spots.setdefault(spot.head, spot)
        if spot.sort == "person":
            titles.update(range(spot.first, spot.end))
    for hit in hits.roles.values():
        if hit.head in titles or hit.head in spots or _are_edges(words, hit.head):
            continue
        found = role_spot(words, hits, world, hit)
        if found is not None:
            if _collective(words, found):
                found.sort = "collective"
            spots[found.head] = found
    for i, demonym in hits.demonyms.items():
        head = demonym.end - 1
        if head not in titles and head not in spots and demonym.demonym.people:
            people = _people(words, i, head, demonym.demonym.country, demonym.demonym.adjective)
            if people is not None:
                spots[head] = people
    for i, low in enumerate(words.lower):
        if words.para[i] < 0 or i in spots:
            continue
        if (
            low in lexicon("pronoun")
            and words.pos[i] in ("PRON", "DET")
            and not (low == "it" and (is_expletive(words, i) or is_thing(words, i)))
        ):
            spots[i] = Spot(i, i + 1, i, "pronoun", "pronoun", low)
        elif fold(low) in world.capitals_lower and words.text[i][:1].isupper() and i not in titles:
            capital = capital_spot(words, world, i)
            if capital is not None:
                spots[capital.head] = capital
        elif words.pos[i] == "NOUN" and _collective_noun(words, i):
            spots[i] = Spot(
                left_edge(words, i),
                i + 1,
                i,
                "list",
                "collective",
                "",
                -1,
                (),
                [],
                read_modifiers(words, hits, world, left_edge(words, i), i),
                True,
                True,
            )
    ordered = [spots[h] for h in sorted(spots)]
    link_appositions(words, ordered)
    link_aliases(words, hits, ordered)
    return ordered, hits


def _release(words: Words, hits: Hits, world: World) -> None:
    """Lets go of a state that is part of a personal name ("Michael Jordan"), and of common names without their state.

    "Congress" is the American one only where that state is named; "the Lake States" are not the United States.
    """
    common = {i: hit for i, hit in hits.names.items() if words.words(hit.first, hit.end) in lexicon("generic-name")}
    named = {world.actors[hit.ids[0]].country for i, hit in hits.names.items() if i not in common}
    named |= {hit.demonym.country for hit in hits.demonyms.values()}
    if common:
        surnames = {skeleton(w) for w, pos in zip(words.text, words.pos, strict=True) if pos == "PROPN"}
        named |= {world.actors[i].country for s in surnames for i in world.surnames.get(s, ())}
    for i, hit in list(hits.names.items()):
        actor = world.actors[hit.ids[0]]
        alone = i in common and (actor.country not in named or _ends_a_name(words, hits, hit))
        coded = i > 0 and words.lower[i - 1] in lexicon("undertaking") and words.text[i - 1].istitle()
        if alone or coded or (actor.kind == "state" and _within_person(words, hit)) or _amid_person(words, hit):
            del hits.names[hit.first]
            for k in range(hit.first, hit.end):
                hits.name_over.pop(k, None)


def _ends_a_name(words: Words, hits: Hits, hit: NameHit) -> bool:
    """Whether a capitalised word that is no name or title of its own stands right before: "Lake States"."""
    i = hit.first - 1
    known = i in hits.name_over or i in hits.demonym_over or i in hits.role_over
    return i >= 0 and not known and words.pos[i] == "PROPN" and words.text[i][:1].isupper()


def _names(words: Words, hits: Hits, world: World) -> list[Spot]:
    found = [_listed(words, hits, world, hit) for hit in hits.names.values()]
    spots = [s for s in found if s is not None]
    unnamed: list[tuple[int, int, Spot | None]] = []
    for first, end in runs(words, hits):
        spot = name_spot(words, hits, world, first, end)
        if spot is None or (spot.sort == "organisation" and family_name(spot.name) is not None):
            unnamed.append((first, end, spot))
        else:
            spots.append(spot)
    places = {s.name for s in spots if _lone(words, s) and is_located(words, s.head)}
    places |= {words.words(first, end) for first, end, _ in unnamed if end - first == 1 and is_located(words, first)}
    # "In Dolin" says that "Dolin fell" is about a town, whatever the tagger makes of it there.
    spots = [s for s in spots if not (_lone(words, s) and s.name in places)]
    taken = {i for s in spots for i in range(s.first, s.end)}
    known = {skeleton(part) for s in spots if s.sort == "person" for part in _ends(s.name)}
    seen = taken | {i for first, end, _ in unnamed for i in range(first, end)}
    for i in range(len(words)):
        # The tagger takes a strange family name for an adjective or a common noun as well.
        if words.text[i][:1].isupper() and i not in seen and words.para[i] >= 0:
            key = skeleton(words.text[i])
            if key in known or (key in world.surnames and (acts(words, hits, i) or stance(words, i))):
                unnamed.append((i, i + 1, None))
    for first, end, organisation in unnamed:
        spot = bare_name(words, hits, world, first, end, known) or organisation
        if spot is not None:
            spots.append(spot)
    return spots


def _lone(words: Words, spot: Spot) -> bool:
    """Whether a person's name is one word, with nothing by it that tells of a person."""
    bare = spot.sort == "person" and spot.name_first == spot.head and not spot.ids and not spot.roles
    return (
        bare
        and civil_gender(words, spot.head) is None
        and not any(words.dep[k] == "appos" for k in words.kids[spot.head])
    )


def _ends(name: str) -> tuple[str, ...]:
    """The first and last words of a full name, either of which may stand for it later."""
    parts = name.split()
    return (parts[0], parts[-1]) if len(parts) > 1 else ()


def _listed(words: Words, hits: Hits, world: World, hit: NameHit) -> Spot | None:
    """A name that a table knows; None where it is part of a longer personal name ("Michael Jordan")."""
    actor = world.actors[hit.ids[0]]
    head = hit.end - 1
    if actor.kind == "person":
        first, roles, mods, _ = titled(words, hits, world, hit.first)
        return Spot(
            first, hit.end, head, "name", "person", words.words(hit.first, hit.end), hit.first, hit.ids, roles, mods
        )
    first = hit.first - 1 if hit.first and words.lower[hit.first - 1] == "the" else hit.first
    form = (
        "metonym"
        if actor.kind == "state"
        and actor.name not in words.words(hit.first, hit.end)
        and (actor.id not in {i for i in hit.ids if words.words(hit.first, hit.end) in world.state_names.get(i, ())})
        else "name"
    )
    return Spot(first, hit.end, head, form, "listed", words.words(hit.first, hit.end), hit.first, hit.ids)  # type: ignore[arg-type]


def _within_person(words: Words, hit: NameHit) -> bool:
    before, after = hit.first - 1, hit.end
    if (
        before >= 0
        and words.ent[before] == "PERSON"
        and words.pos[before] == "PROPN"
        and words.ent[hit.first] == "PERSON"
    ):
        return True
    return after < len(words) and words.ent[after] == words.ent[hit.first] == "PERSON" and words.pos[after] == "PROPN"


def _amid_person(words: Words, hit: NameHit) -> bool:
    """Whether a listed word is the middle of somebody's name: "Nabil Fatah Haddad" is no man of Fatah."""
    if hit.first < 1 or hit.end >= len(words):
        return False
    whole = range(hit.first - 1, hit.end + 1)
    return all(words.ent[k] == "PERSON" and words.pos[k] == "PROPN" for k in whole)


def _people(words: Words, first: int, head: int, country: str, adjective: bool) -> Spot | None:
    """ "The Russians", "Ukrainians", "an Afghan": a demonym that is a noun here."""
    noun = words.tag[head] in ("NNS", "NNPS", "NN", "NNP") and words.dep[head] not in (
        "compound",
        "amod",
        "nmod",
        "poss",
    )
    noun = noun or (words.dep[head] == "poss" and words.tag[head] in ("NNS", "NNPS"))
    the = first > 0 and words.lower[first - 1] == "the"
    if adjective and not noun and not (the and words.dep[head] in ("nsubj", "dobj", "pobj", "nsubjpass")):
        return None
    if not noun and not the:
        return None
    if head + 1 < len(words) and words.text[head + 1] in ("-", "–") and words.start[head + 1] == words.end[head]:
        return None  # "a Liberian-registered tanker"
    if head + 1 < len(words) and words.pos[head + 1] in ("NOUN", "PROPN") and words.head[head] == head + 1:
        return None
    plural = words.tag[head] in ("NNS", "NNPS") or (the and adjective)
    start = left_edge(words, head)
    return Spot(
        min(start, first),
        head + 1,
        head,
        "demonym",
        "people",
        words.words(first, head + 1),
        first,
        (),
        [],
        Modifiers(countries=[country]),
        plural,
        the,
    )


def _collective(words: Words, spot: Spot) -> bool:
    if not spot.plural or spot.mods.countries or spot.mods.ids or spot.mods.owner is not None:
        return False
    bare = spot.definite and spot.head - spot.first == 1 and words.lower[spot.head] in lexicon("party-noun")
    counted = words.lemma[spot.head].lower() in lexicon("collective") and _several(words, spot.first, spot.head)
    return bare or counted


def _collective_noun(words: Words, i: int) -> bool:
    if words.lemma[i].lower() not in lexicon("collective") or words.tag[i] not in ("NNS", "NN"):
        return False
    if _are_edges(words, i):
        return False
    first = left_edge(words, i)
    bare = words.lower[i] in lexicon("party-noun") and i - first == 1 and words.lower[first] == "the"
    return words.tag[i] == "NNS" and (bare or _several(words, first, i))


def _are_edges(words: Words, i: int) -> bool:
    """Whether "both sides" are those of a thing: of a river they are banks, of a war parties."""
    objs = objects(words, i, frozenset({"of"}))
    return words.lemma[i].lower() == "side" and any(words.lemma[o].lower() not in lexicon("contest") for _, o in objs)


def _several(words: Words, first: int, head: int) -> bool:
    """Whether "both" or "the two" stands before; "two rights groups" are any two."""
    said = {words.lower[k] for k in range(first, head)} & lexicon("several").keys()
    only_counted = said <= _COUNTS and words.lower[head] not in lexicon("party-noun")
    return bool(said) and (not only_counted or is_definite(words, first, head))
