"""Acts in a negotiation that a noun names: "a violation of the truce by the rebels", "no breakthrough at the talks"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.events.classing import lemma
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause, clause_of
from parley.extractors.moves.kinds import PACKAGE, content_tokens, issue_among
from parley.extractors.moves.patterns import Condition, condition_of, of_class
from parley.model.passages import Span
from parley.model.reports import MoveType
from parley.ontology.tables import alternatives, read_table

_HEADS = frozenset({"ROOT", "nsubj", "nsubjpass", "dobj", "attr", "conj", "oprd"})


@dataclass(frozen=True)
class NounAct:
    """A move that a noun makes, in tokens."""

    trigger: Span
    move: MoveType
    clause: Clause
    issue: str


@dataclass(frozen=True)
class _Row:
    where: tuple[Condition, ...]
    move: MoveType
    issue: str
    head: bool


@lru_cache(maxsize=1)
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    found: dict[str, list[_Row]] = {}
    for row in read_table(PACKAGE, "nouns.csv"):
        where = tuple(condition_of(part) for part in row["where"].split(";") if part)
        for noun in alternatives(row["nouns"]):
            found.setdefault(noun, []).append(_Row(where, row["move"], row["issue"], row["head"] == "yes"))  # type: ignore[arg-type]
    return {noun: tuple(several) for noun, several in found.items()}


def noun_act(noun: Token) -> NounAct | None:
    """The act that a noun names; None where its phrase does not hold what the table asks for."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    for row in _rows().get(lemma(noun), ()):
        if (row.head and noun.dep_ not in _HEADS) or not all(_holds(noun, c) for c in row.where):
            continue
        issue = issue_among(content_tokens((noun,))) or row.issue
        clause = clause_of(noun.head if noun.head.pos_ in ("VERB", "AUX") else noun)
        return NounAct(Span(noun.idx, noun.idx + len(noun.text)), row.move, clause, issue)
    return None


def _holds(noun: Token, condition: Condition) -> bool:
    """Whether the noun's phrase, or right after it its verb, holds one of the values."""
    tokens = [*noun_slot(noun, condition.slot)]
    if noun.head.pos_ in ("VERB", "AUX"):
        tokens.extend(clause_of(noun.head).preps.get(condition.slot, ()))
    found = any(of_class(t, v) if v.isupper() else lemma(t) == v for t in tokens for v in condition.values)
    return found != condition.absent
