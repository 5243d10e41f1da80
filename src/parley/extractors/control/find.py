"""Words that say who holds a place, read off syntax by statuses.csv and a few nouns ("under control of")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from spacy.tokens import Token

from parley.extractors.contract import PlaceMention
from parley.extractors.events.classing import in_class, lemma, names_somebody
from parley.extractors.events.modality import Modality, classify
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause, clause_of, is_predicate
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import ControlStatus
from parley.ontology.tables import alternatives, read_table

_UNDER: dict[str, ControlStatus] = {
    "control": "controlled",
    "occupation": "controlled",
    "rule": "controlled",
    "hand": "controlled",
    "siege": "encircled",
    "blockade": "encircled",
    "attack": "under-attack",
    "fire": "under-attack",
    "bombardment": "under-attack",
    "shelling": "under-attack",
    "assault": "under-attack",
}
_ATTACKS: ControlStatus = "under-attack"
_NEEDS_FORCE = frozenset({"attack", "strike", "hit", "target", "raid", "storm", "hold", "take", "control"})
_GROUND = frozenset({"intensify", "launch", "carry out", "step up", "resume", "continue"})


@dataclass(frozen=True)
class Hold:
    """One claim about one place, in tokens."""

    trigger: Span
    place: Token
    status: ControlStatus
    holder: tuple[Token, ...]
    by: tuple[Token, ...]
    modality: Modality
    rule: str


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


def find_holds(parse: Parse, places: Sequence[PlaceMention]) -> Iterator[Hold]:
    """Every claim about who holds a place, in text order of their triggers."""
    known = {p.span for p in places}
    for sentence in parse.sentences():
        for token in sentence:
            if is_predicate(token):
                yield from _of_predicate(token, known)
            if lemma(token) in _UNDER and token.dep_ == "pobj" and token.head.lower_ in ("under", "in"):
                yield from _of_phrase(token, known)
            elif token.pos_ in ("NOUN", "PROPN"):
                yield from _of_noun(token, known)


def is_place(token: Token, known: set[Span]) -> bool:
    """Whether the token heads a toponym or is a name that the parser takes for a place."""
    end = token.idx + len(token.text)
    return any(span.start <= token.idx and end <= span.end for span in known)


def _of_predicate(token: Token, known: set[Span]) -> Iterator[Hold]:
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
        places = [t for slot in row.place for t in clause.slot(slot) if is_place(t, known)]
        if lemma(token) == "fall":
            places = [t for t in clause.subj if is_place(t, known)] if clause.preps.get("to") else []
        modality = classify(token)
        for place in places:
            yield Hold(
                Span(token.idx, token.idx + len(token.text)),
                place,
                row.status,
                _who(clause, row.holder, place),
                _who(clause, row.by, place),
                modality,
                f"verb:{lemma(token)}",
            )
        if places:
            return


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


def _of_phrase(noun: Token, known: set[Span]) -> Iterator[Hold]:
    """ "X remains under Y's control", "X came under fire"."""
    word = noun.head.head
    if word.pos_ in ("VERB", "AUX"):
        clause = clause_of(word)
        places = [t for t in (*clause.subj, *clause.obj) if is_place(t, known)]
    else:
        places = [word] if is_place(word, known) else []
    owners = noun_slot(noun, "poss") + noun_slot(noun, "of") + noun_slot(noun, "amod") + noun_slot(noun, "by")
    owners = tuple(
        t for t in owners if t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") or (names_somebody(t) and t.pos_ != "ADJ")
    )
    owners += tuple(t for t in noun_slot(noun, "compound") if names_somebody(t))
    status = _UNDER[lemma(noun)]
    if noun.head.lower_ == "in" and lemma(noun) != "hand":
        return
    modality = classify(word) if word.pos_ in ("VERB", "AUX") else Modality()
    for place in places:
        yield Hold(
            Span(noun.head.idx, noun.idx + len(noun.text)),
            place,
            status,
            owners if status == "controlled" else (),
            owners if status != "controlled" else (),
            modality,
            f"under:{lemma(noun)}",
        )


def _of_noun(noun: Token, known: set[Span]) -> Iterator[Hold]:
    """ "control over X is ours", "the encirclement of X by Y", "the capture of X"."""
    statuses: dict[str, ControlStatus] = {
        "encirclement": "encircled",
        "siege": "encircled",
        "capture": "controlled",
        "control": "controlled",
        "bombardment": "under-attack",
        "shelling": "under-attack",
        "takeover": "controlled",
        "recapture": "controlled",
        "fall": "controlled",
        "occupation": "controlled",
        "seizure": "controlled",
    }
    status = statuses.get(lemma(noun))
    if status is None:
        return
    places = [t for name in ("of", "over", "on") for t in noun_slot(noun, name) if is_place(t, known)]
    if not places:
        return
    governed = noun.head if noun.dep_ == "dobj" else None
    if governed is not None and any(lemma(governed) in row.words for row in _rows()):
        return
    owners = noun_slot(noun, "by") + noun_slot(noun, "poss")
    owners += tuple(
        t for t in (*noun_slot(noun, "amod"), *noun_slot(noun, "compound")) if t.ent_type_ in ("NORP", "GPE", "ORG")
    )
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        owners += tuple(
            c for c in noun.head.children if c.dep_ in ("attr", "acomp") and c.lower_ in ("ours", "theirs", "mine")
        )
    modality = classify(noun)
    for place in places:
        yield Hold(
            Span(noun.idx, noun.idx + len(noun.text)),
            place,
            status,
            owners if status == "controlled" else (),
            owners,
            modality,
            f"noun:{lemma(noun)}",
        )
