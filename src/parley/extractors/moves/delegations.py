"""Who is sent to negotiate, with what office, and how high the delegation stands."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import lemma
from parley.extractors.events.extent import own_subtree
from parley.extractors.moves.kinds import PACKAGE
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Delegate, DelegationLevel
from parley.ontology.tables import alternatives, read_table


@dataclass(frozen=True)
class Team:
    """The people of a delegation whom the words name, and the highest rank among them."""

    members: tuple[Delegate, ...] = ()
    level: DelegationLevel | None = None


@lru_cache(maxsize=1)
def _levels() -> tuple[tuple[DelegationLevel, frozenset[str]], ...]:
    return tuple((row["level"], frozenset(alternatives(row["words"]))) for row in read_table(PACKAGE, "levels.csv"))  # type: ignore[misc]


def team_in(parse: Parse, verb: Token, mentions: Mentions | None) -> Team:
    """The team that the clause of `verb` names; people only, with the office that stands at their name."""
    words = {lemma(t) for t in verb.sent}
    own = {t.i for t in own_subtree(verb)}
    level = next((level for level, ranks in _levels() if ranks & words), None)
    if mentions is None:
        return Team((), level)
    inside = [m for m in mentions.all() if _is_person(parse, m.span) and _belongs(parse, m.span, own)]
    return Team(tuple(Delegate(who=m.actor, office=_office(parse, m.span)) for m in inside), level)


def _is_person(parse: Parse, span: Span) -> bool:
    return any(t.ent_type_ == "PERSON" for t in parse.tokens(span))


def _belongs(parse: Parse, span: Span, own: Collection[int]) -> bool:
    """Whether a name stands in the act's own clause, and not as the owner of something: "one of X's ministers"."""
    tokens = parse.tokens(span)
    return any(t.i in own for t in tokens) and not any(t.dep_ == "poss" for t in tokens)


def _office(parse: Parse, span: Span) -> str | None:
    """The words for an office that stand right at a name: "Foreign Minister X", "X, its deputy leader"."""
    named = [t for t in parse.tokens(span) if t.ent_type_ == "PERSON"]
    head = named[-1]
    before = [t for t in head.lefts if t.dep_ in ("compound", "nmod", "amod") and t.ent_type_ != "PERSON"]
    titled = [t for t in before if any(lemma(t) in ranks for _, ranks in _levels())]
    if titled:
        return parse.text[before[0].idx : titled[-1].idx + len(titled[-1].text)]
    for token in (head.head, *(c for c in head.children if c.dep_ == "appos")):
        if token.i != head.i and any(lemma(token) in ranks for _, ranks in _levels()) and token.dep_ != "ROOT":
            left = min((t.i for t in token.lefts if t.dep_ in ("compound", "amod", "nmod")), default=token.i)
            return parse.text[parse.doc[left].idx : token.idx + len(token.text)]
    return None
