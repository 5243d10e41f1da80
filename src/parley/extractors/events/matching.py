"""Which row of the lexicon a predicate fits best."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import in_class, lemma, matches_any, noun_row
from parley.extractors.events.lexicon import ANY_VERB, Condition, LightRow, VerbRow, light_rows, verb_rows
from parley.extractors.events.syntax import Clause

# "call off a strike" is not a way to call one: a row without the particle must fit much better to win.
_PHRASAL = 4
# Whoever is meant by a passive or an infinitive that names nobody may well be one of these.
_DOERS = frozenset({"ACTOR", "PEOPLE", "POLITY", "LEADERS", "*"})


@dataclass(frozen=True)
class Verdict:
    """A row that fits, with how closely; a closer fit wins, then the row that stands first in the table."""

    row: VerbRow
    score: int


def best_row(clause: Clause, types: Mapping[int, str], mentions: Mentions | None) -> VerbRow | None:
    """The row that fits `clause` best. `types` holds the PLOVER types already found, by token index."""
    own = verb_rows().get(lemma(clause.verb), ()) or verb_rows().get(clause.verb.lower_, ())
    return _best(own, clause, types, mentions) or _best(verb_rows().get(ANY_VERB, ()), clause, types, mentions)


def _best(
    rows: Iterable[VerbRow], clause: Clause, types: Mapping[int, str], mentions: Mentions | None
) -> VerbRow | None:
    found: Verdict | None = None
    for row in rows:
        if row.word is not None and not _has_word(row, row.word, clause):
            continue
        total = 2 if row.word else -_PHRASAL * any(t.dep_ == "prt" for t in clause.verb.children)
        for condition in row.conditions:
            fit = _fit(condition, clause, types, mentions)
            if fit is None:
                break
            total += fit
        else:
            if found is None or total > found.score:
                found = Verdict(row, total)
    return found.row if found else None


def nearest_row(clause: Clause, mentions: Mentions | None = None) -> VerbRow | None:
    """The row of the verb that most conditions speak for and fewest against, where none fits wholly.

    Of equals one of the type that the verb has most rows for.
    """
    rows = verb_rows().get(lemma(clause.verb), ())
    usual = Counter(row.type for row in rows)
    verdicts = [
        Verdict(row, sum(-2 if fit is None else fit for fit in _fits(row, clause, mentions)))
        for row in rows
        if row.word is None or _has_word(row, row.word, clause)
    ]
    best = max(verdicts, key=lambda v: (v.score, usual[v.row.type]), default=None)
    return best.row if best else None


def _fits(row: VerbRow, clause: Clause, mentions: Mentions | None) -> Iterable[int | None]:
    yield 2 * (row.word is not None)
    for condition in row.conditions:
        yield _fit(condition, clause, {}, mentions)


def _has_word(row: VerbRow, word: str, clause: Clause) -> bool:
    """Whether the row's second word stands with the verb; "took her in" takes in, "took her in Oslo" does not."""
    if word not in clause.particles:
        return False
    slots = {condition.slot.partition(".")[0] for condition in row.conditions}
    return "obj" not in slots or word in slots or not clause.obj or not clause.preps.get(word)


def _fit(condition: Condition, clause: Clause, types: Mapping[int, str], mentions: Mentions | None) -> int | None:
    """How closely one condition fits, None where it fails; a condition on absence adds nothing."""
    if condition.slot == "part":
        held = any(value in clause.particles for value in condition.values)
        return None if held == condition.negated else 3
    tokens = clause.slot(condition.slot)
    if condition.slot in ("comp", "inf", "goal", "sbj"):
        fit = max((_comp_fit(t, condition.values, types) for t in tokens), default=0)
    else:
        fit = max((matches_any(t, condition.values, mentions) for t in tokens), default=0)
    if condition.negated:
        return None if fit else 0
    if condition.slot == "subj" and not tokens and _agentless(clause):
        # Who did it is not told: a row for anybody wins over one for leaders or courts alone.
        anybody = any(v in ("ACTOR", "PEOPLE", "*") for v in condition.values)
        return 0 if anybody else -1 if any(v in _DOERS for v in condition.values) else None
    return fit or None


def _agentless(clause: Clause) -> bool:
    """A passive, an infinitive or a gerund need not name who does it."""
    return clause.passive or clause.verb.tag_ in ("VB", "VBG", "VBN")


def _comp_fit(token: Token, values: tuple[str, ...], types: Mapping[int, str]) -> int:
    best = 0
    for value in values:
        if value == "*" and token.pos_ in ("VERB", "AUX"):
            best = max(best, 1)
        elif value.isupper():
            best = max(best, 2 if types.get(token.i) == value else 0)
        elif token.lemma_.lower() == value or token.lower_ == value:
            best = max(best, 3)
    return best


def best_light(clause: Clause) -> tuple[LightRow, Token] | None:
    """The light verb row that fits, with the noun that carries the meaning."""
    for row in light_rows().get(lemma(clause.verb), ()):
        if (
            row.word is not None
            and row.word not in clause.particles
            and not any(row.word == t.lower_ for t in clause.attr)
        ):
            continue
        nouns = clause.subj if row.role == "self" and not clause.passive else (clause.obj or clause.attr)
        if row.word is not None:
            nouns = clause.preps.get(row.word.split()[-1], ()) + tuple(nouns)
        for noun in nouns:
            if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i != clause.verb.i:
                continue
            known = noun_row(noun)
            if (
                known is not None
                and not (known.strength == "bound" and row.role == "self")
                and any(
                    value == "*" or (in_class(noun, value) if value.isupper() else noun.lemma_ == value)
                    for value in row.nouns
                )
            ):
                return row, noun
    return None
