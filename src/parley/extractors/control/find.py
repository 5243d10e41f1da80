"""Words that say who holds a place, read off syntax by statuses.csv and a few nouns ("under control of")."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from spacy.tokens import Token

from parley.extractors.control.hold import Hold, can_fight, is_site
from parley.extractors.control.phrases import (
    of_adjective,
    of_being,
    of_every_road,
    of_none_left,
    of_noun,
    of_phrase,
    of_presence,
    of_roads,
)
from parley.extractors.control.sites import Sites
from parley.extractors.events.classing import in_class, lemma, names_somebody
from parley.extractors.events.modality import Modality, classify
from parley.extractors.events.syntax import Clause, clause_of, is_predicate
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import ControlStatus
from parley.ontology.tables import alternatives, read_table

_GRIPS = frozenset({"control", "hold", "sway", "grip", "authority", "rule", "foothold"})
_FLAGS = frozenset({"flag", "banner", "colour", "color"})
_RINGS = frozenset({"ring", "noose", "circle", "encirclement", "siege", "blockade", "cordon"})
_PUSHES = frozenset({"push", "drive", "advance", "onslaught"})
_SPELLS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "century"})
_AGAIN = frozenset({"again", "repeatedly", "twice", "thrice"})
_FALLS_OTHERWISE = frozenset({"short", "silent", "apart", "behind", "ill", "under", "into", "within", "from", "by"})


@dataclass(frozen=True)
class _Row:
    words: frozenset[str]
    status: ControlStatus
    place: tuple[str, ...]
    holder: tuple[str, ...]
    by: tuple[str, ...]
    needs: tuple[str, ...]


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            frozenset(alternatives(row["words"])),
            cast(ControlStatus, row["status"]),
            tuple(row["place"].split("+")),
            tuple(row["holder"].split("+")) if row["holder"] else (),
            tuple(row["by"].split("+")) if row["by"] else (),
            tuple(row["needs"].split("+")) if row["needs"] else (),
        )
        for row in read_table("parley.extractors.control", "statuses.csv")
    )


def find_holds(parse: Parse, sites: Sites) -> Iterator[Hold]:
    """Every claim about who holds a place, in text order of their triggers."""
    for sentence in parse.sentences():
        for token in sentence:
            if is_predicate(token):
                yield from _of_predicate(token, sites)
                yield from of_being(token, sites)
                yield from of_roads(token, sites)
                yield from of_every_road(token, sites)
                yield from of_none_left(token, sites)
                yield from of_presence(token, sites)
            if token.dep_ == "amod":
                yield from of_adjective(token, sites)
            if token.pos_ in ("NOUN", "PROPN"):
                yield from of_phrase(token, sites) or of_noun(token, sites)


def _of_predicate(token: Token, sites: Sites) -> Iterator[Hold]:
    clause = clause_of(token)
    for row in _rows():
        words = {
            lemma(token),
            *(f"{lemma(token)} {p}" for p in clause.particles),
            token.lower_ if token.pos_ == "ADJ" or (token.tag_ in ("VBN", "VBD") and not clause.obj) else "",
        }
        if not words & row.words:
            continue
        if not all(_stands(need, token, clause, sites) for need in row.needs):
            continue
        places = [t for slot in row.place for t in clause.slot(slot) if is_site(t, sites)]
        modality, lost = _put(token), lemma(token) == "lose" and not clause.preps.get("to") and bool(clause.subj)
        if lost and not clause.passive:
            modality = _turned(modality)
        for place in dict.fromkeys(places):
            yield Hold(
                Span(token.idx, token.idx + len(token.text)),
                place,
                row.status,
                _who(clause, ("subj",) if lost else row.holder, place),
                _who(clause, row.by, place),
                modality,
                f"verb:{lemma(token)}{' under' if clause.preps.get('under') and lemma(token) == 'take' else ''}",
            )
        if places:
            return


def _put(verb: Token) -> Modality:
    """How the verb is put; who "no longer controls" a town does not, who claims "to have taken" it says that he did."""
    modality = classify(verb)
    claimed = verb.dep_ == "xcomp" and lemma(verb.head) == "claim" and any(c.lower_ == "have" for c in verb.children)
    if claimed and verb.tag_ == "VBN":
        own = any(c.dep_ == "neg" for c in verb.children)
        modality = replace(modality, polarity="negative" if own else "positive", reality="actual", time="past")
    ended = any(c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children) for c in verb.children)
    return _turned(modality) if ended else modality


def _turned(modality: Modality) -> Modality:
    """The same denied, and what is denied affirmed: who lost a town holds it no more."""
    return replace(modality, polarity="positive" if modality.polarity == "negative" else "negative")


def _stands(need: str, token: Token, clause: Clause, sites: Sites) -> bool:
    """Whether what a row needs beside its predicate stands there; statuses.csv says what each need means."""
    nouns = {lemma(t) for t in clause.obj}
    match need:
        case "armed":
            return any(can_fight(t) for t in clause.subj)
        case "force":
            return _forceful(clause)
        case "grip":
            return bool(nouns & _GRIPS)
        case "flag":
            return bool((nouns | {lemma(t) for t in clause.subj}) & _FLAGS)
        case "ring":
            return bool(nouns & _RINGS)
        case "raid":
            return any(in_class(t, "ASSAULT") or lemma(t) in _PUSHES for t in clause.obj)
        case "fire":
            return "fire" in nouns
        case "weapon":
            return any(in_class(t, "WEAPON") for t in clause.subj)
        case "foe":
            return any(can_fight(t) or names_somebody(t) for t in clause.obj)
        case "site":
            return _holdable(token, clause, sites)
        case "town":
            places = (t for slot in ("of", "from") for t in clause.slot(slot))
            return not any((w := sites.where(t)) is not None and w.precision == "country" for t in places)
        case "taker":
            to = clause.preps.get("to", ())
            armed = any(can_fight(t) for t in to) and not any(sites.named(t) for t in to)
            return armed and _all_towns(clause.subj, sites)
        case "sides":
            return any(lemma(t) in ("side", "direction") for t in clause.preps.get("from", ()))
        case "hands":
            again = {c.lower_ for t in (token, *clause.obj) for c in t.children} & _AGAIN
            return "hand" in nouns and (bool(again) or any(lemma(c) == "time" for c in token.children))
        case "armies":
            return clause.passive and any(in_class(t, "TROOPS") or can_fight(t) for t in token.subtree)
        case "stranded":
            return clause.passive and any(c.lower_ == "over" for c in token.children)
        case "fallen":
            return not any(
                c.dep_ in ("acomp", "attr", "oprd") or c.lower_ in _FALLS_OTHERWISE for c in token.children
            )
        case "cleared":
            return clause.preps.get("of") is not None or clause.passive
    raise ValueError(f"statuses.csv asks for '{need}', which nothing checks")


def _all_towns(tokens: tuple[Token, ...], sites: Sites) -> bool:
    found = [sites.where(t) for t in tokens]
    return bool(found) and all(w is not None and w.precision != "country" for w in found)


def _holdable(token: Token, clause: Clause, sites: Sites) -> bool:
    """Whether people with arms can have taken it: nobody "takes" a country, and what is taken by storm is charmed."""
    if any(t.lower_ in ("storm", "surprise") for t in clause.preps.get("by", ())):
        return False
    it = any(t.lower_ == "it" for t in clause.subj)
    if it and any(lemma(c) in _SPELLS for c in token.children if c.dep_ in ("dobj", "npadvmod")):
        return False  # "it took the town ten years"
    return all((w := sites.where(t)) is None or w.precision != "country" for t in clause.obj) and not any(
        t.lower_ in ("it", "which") for t in clause.obj if not clause.particles
    )


def _forceful(clause: Clause) -> bool:
    return any(
        in_class(t, "TROOPS") or in_class(t, "WEAPON") or names_somebody(t) or in_class(t, "ATTACKS")
        for t in clause.subj
    ) or (clause.passive)


def _is_deed(token: Token) -> bool:
    return token.pos_ == "NOUN" and (in_class(token, "ASSAULT") or in_class(token, "ATTACKS"))


def _who(clause: Clause, slots: tuple[str, ...], place: Token) -> tuple[Token, ...]:
    """What fills the first of the slots that is filled by anything but the place; a raid or a revolt holds nothing."""
    for slot in slots:
        found = tuple(t for t in clause.slot(slot) if t.i != place.i and not _is_deed(t))
        if found:
            return found
    return ()
