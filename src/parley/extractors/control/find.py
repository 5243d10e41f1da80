"""Words that say who holds a place, read off syntax by statuses.csv and a few nouns ("under control of")."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from spacy.tokens import Token

from parley.extractors.control.hold import Hold, is_site
from parley.extractors.control.phrases import of_being, of_none_left, of_noun, of_phrase, of_roads
from parley.extractors.control.sites import Sites
from parley.extractors.events.classing import in_class, lemma, names_somebody
from parley.extractors.events.modality import classify
from parley.extractors.events.syntax import Clause, clause_of, is_predicate
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import ControlStatus
from parley.ontology.tables import alternatives, read_table

_ATTACKS: ControlStatus = "under-attack"
_NEEDS_FORCE = frozenset({"attack", "strike", "hit", "target", "raid", "storm", "hold", "take", "control"})
_FALLS_OTHERWISE = frozenset({"short", "silent", "apart", "behind", "ill", "under", "into", "within", "from", "by"})
_GROUND = frozenset({"intensify", "launch", "carry out", "step up", "resume", "continue"})


@dataclass(frozen=True)
class _Row:
    words: frozenset[str]
    status: ControlStatus
    place: tuple[str, ...]
    holder: str
    by: str


@lru_cache(maxsize=1)
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            frozenset(alternatives(row["words"])),
            cast(ControlStatus, row["status"]),
            tuple(row["place"].split("+")),
            row["holder"],
            row["by"],
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
                yield from of_none_left(token, sites)
            if token.pos_ in ("NOUN", "PROPN"):
                yield from of_phrase(token, sites) or of_noun(token, sites)


def _of_predicate(token: Token, sites: Sites) -> Iterator[Hold]:
    clause = clause_of(token)
    for row in _rows():
        words = {
            lemma(token),
            *(f"{lemma(token)} {p}" for p in clause.particles),
            token.lower_ if token.pos_ == "ADJ" else "",
        }
        if not words & row.words:
            continue
        if lemma(token) in _NEEDS_FORCE and row.status == _ATTACKS and not _forceful(clause):
            continue
        if _needs_control(row) and not any(lemma(t) in ("control", "hold") for t in clause.obj):
            continue
        if row.status == _ATTACKS and row.words & _GROUND and not any(in_class(t, "ASSAULT") for t in clause.obj):
            continue
        places = [t for slot in row.place for t in clause.slot(slot) if is_site(t, sites)]
        if not _means_holding(token, clause, row, sites):
            continue
        modality = classify(token)
        for place in places:
            yield Hold(
                Span(token.idx, token.idx + len(token.text)),
                place,
                row.status,
                _who(clause, row.holder, place),
                _who(clause, row.by, place),
                modality,
                f"verb:{lemma(token)}{' under' if clause.preps.get('under') and lemma(token) == 'take' else ''}",
            )
        if places:
            return


def _means_holding(token: Token, clause: Clause, row: _Row, sites: Sites) -> bool:
    """Whether verbs of many meanings mean holding here: "fall" alone, "take", "leave" and "clear" with a site."""
    word = lemma(token)
    if word == "fall":
        return not any(c.dep_ in ("acomp", "attr", "oprd") or c.lower_ in _FALLS_OTHERWISE for c in token.children)
    if word == "leave":
        return any(in_class(t, "TROOPS") or t.ent_type_ in ("NORP", "GPE") for t in clause.subj)
    if word == "clear":
        return clause.preps.get("of") is not None
    if word in ("take", "lose", "free", "secure", "hold") and row.place == ("obj",):
        return _holdable(clause, sites)
    return True


def _holdable(clause: Clause, sites: Sites) -> bool:
    """Whether people with arms can have taken it: nobody "takes" a country or is said to "hold" one."""
    return all((w := sites.where(t)) is None or w.precision != "country" for t in clause.obj) and not any(
        t.lower_ in ("it", "which") for t in clause.obj if not clause.particles
    )


def _needs_control(row: _Row) -> bool:
    """ "take" and the like say who holds a place only with "control of" it."""
    return row.status == "controlled" and "obj.of" in row.place and "obj" not in row.place


def _forceful(clause: Clause) -> bool:
    return any(
        in_class(t, "TROOPS") or in_class(t, "WEAPON") or names_somebody(t) or in_class(t, "ATTACKS")
        for t in clause.subj
    ) or (clause.passive)


def _who(clause: Clause, slot: str, place: Token) -> tuple[Token, ...]:
    return tuple(t for t in clause.slot(slot) if t.i != place.i) if slot else ()
