"""Does a predicate, with what stands around it, fit a row of predicates.csv?

Invariant: rows are tried in the order of the table; a row fits only where every one of its conditions holds.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from spacy.tokens import Token

from parley.extractors.contract import Mentions, PlaceMention
from parley.extractors.events.classing import lemma, names_somebody, with_of, words_before
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause, clause_of
from parley.extractors.moves.complements import is_comment, is_no_bargain, may_be_so
from parley.extractors.moves.kinds import PACKAGE, content_tokens, hyphenated, issue_among
from parley.model.passages import Span
from parley.model.reports import MoveType
from parley.ontology.tables import alternatives, read_table

_NOT_ABOUT = frozenset({"by", "after", "before", "since", "during", "until", "despite"})
_MEASURES = frozenset({"hour", "day", "minute", "week", "series", "set", "bout", "flurry", "number", "exchange"})
# "A great deal" is no accord.
_MUCH = frozenset({"good", "great"})
# Words for more than one side at a time.
_SEVERAL = frozenset({"side", "party", "delegation", "negotiator", "leader", "general", "envoy", "commander", "rival"})
_CAMPS = frozenset({"government", "army", "military", "junta", "regime", "opposition", "rebel", "guerrilla", "militia"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "VERB"})


@dataclass(frozen=True)
class Condition:
    """One thing that must (or, where `absent`, must not) stand in a slot."""

    slot: str
    values: frozenset[str]
    absent: bool


@dataclass(frozen=True)
class Row:
    """One row of the table. `planned` is "yes", "no", "only", "must" or "imperative"."""

    words: frozenset[str]
    where: tuple[Condition, ...]
    move: MoveType | None
    negated: MoveType | None
    planned: str
    issue: str
    by: str

    @property
    def rule(self) -> str:
        return f"predicate:{self.move or self.negated}:{min(self.words)}"


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The rows of predicates.csv, in its order."""
    return tuple(
        Row(
            frozenset(alternatives(row["words"])),
            tuple(condition_of(part) for part in row["where"].split(";") if part),
            row["move"] or None,  # type: ignore[arg-type]
            row["negated"] or None,  # type: ignore[arg-type]
            row["planned"],
            row["issue"],
            row["by"],
        )
        for row in read_table(PACKAGE, "predicates.csv")
    )


@lru_cache(maxsize=1)
def rows_by_word() -> Mapping[str, tuple[Row, ...]]:
    """The rows that name a verb, alone or with a particle, in the table's order."""
    found: dict[str, list[Row]] = {}
    for row in rows():
        for verb in dict.fromkeys(words.split()[0] for words in sorted(row.words)):
            found.setdefault(verb, []).append(row)
    return {verb: tuple(several) for verb, several in found.items()}


@lru_cache(maxsize=1)
def noun_classes() -> Mapping[str, frozenset[str]]:
    """The classes of classes.csv."""
    return {row["class"]: frozenset(alternatives(row["nouns"])) for row in read_table(PACKAGE, "classes.csv")}


def condition_of(part: str) -> Condition:
    slot, _, values = part.partition(":")
    return Condition(slot.lstrip("!"), frozenset(alternatives(values)), slot.startswith("!"))


@dataclass(frozen=True)
class Scene:
    """A predicate with everything that the conditions of a row may ask about."""

    verb: Token
    clause: Clause
    mentions: Mentions | None
    places: Sequence[PlaceMention] = field(default=())

    @classmethod
    def of(cls, verb: Token, mentions: Mentions | None, places: Sequence[PlaceMention]) -> "Scene":
        return cls(verb, clause_of(verb), mentions, places)

    @cached_property
    def about(self) -> tuple[Token, ...]:
        """What the verb governs: its object, complement and prepositional objects."""
        preps = (t for name, found in self.clause.preps.items() if name not in _NOT_ABOUT for t in found)
        attrs = self.clause.attr if self.verb.pos_ != "ADJ" else ()
        return tuple(dict.fromkeys((*self.clause.obj, *self.clause.comps, *preps, *attrs)))

    @cached_property
    def inside(self) -> tuple[Token, ...]:
        """The nouns of the clause, coordinated clauses left out."""
        return tuple(t for t in own_subtree(self.verb) if t.pos_ in _NOUNS)

    @cached_property
    def words(self) -> str:
        found = sorted(own_subtree(self.verb), key=lambda t: t.i)
        return "".join(t.text_with_ws for t in found).lower().replace("’", "'")

    def slot(self, name: str) -> tuple[Token, ...]:
        """The tokens of a slot as predicates.csv names them."""
        if name == "about":
            return self.about
        if name == "clause":
            return self.inside
        if name == "sent":
            return tuple(t for t in self.verb.sent if t.pos_ in _NOUNS)
        return self.clause.slot(name)


def fits(scene: Scene, row: Row) -> bool:
    """Whether the predicate is one of the row's words and all its conditions hold."""
    verb = lemma(scene.verb)
    if _is_phrasal(scene, row):
        return False
    # "Gives birth in a clinic" is not "gives in": where an object stands between, only a true particle counts.
    particles = scene.clause.particles if not scene.clause.obj else _true_particles(scene.verb)
    after = {*particles, *(t.lower_ for t in scene.clause.obj), *_next_words(scene.verb)}
    named = verb in row.words or any(f"{verb} {word}" in row.words for word in after)
    return named and all(_holds(scene, condition) for condition in row.where)


def _is_phrasal(scene: Scene, row: Row) -> bool:
    """Whether a particle makes another verb of the word: who "spoke out" or "opened up" did not speak or open."""
    verb = lemma(scene.verb)
    apart = [c.lower_ for c in scene.verb.children if c.dep_ == "prt" and c.lower_ in ("out", "up", "off", "away")]
    return any(f"{verb} {word}" not in row.words for word in apart) and verb in row.words


def _true_particles(verb: Token) -> set[str]:
    return {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod") or (c.dep_ == "prep" and c.i == verb.i + 1)}


def _next_words(verb: Token) -> Iterator[str]:
    """The words right after the verb, which the parser may have hung elsewhere: "put on hold", "cut short"."""
    following = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 3]]
    for n in range(1, len(following) + 1):
        yield " ".join(following[:n])


def _holds(scene: Scene, condition: Condition) -> bool:
    if condition.slot == "text":
        found = any(re.search(rf"\b{re.escape(words)}\b", scene.words) for words in condition.values)
    else:
        tokens = scene.slot(condition.slot)
        found = any(_valued(scene, condition, tokens, value) for value in condition.values)
    return found != condition.absent


def _valued(scene: Scene, condition: Condition, tokens: Sequence[Token], value: str) -> bool:
    special = _SPECIAL.get(value)
    if special is not None:
        return special(scene, tokens)
    if value.isupper():
        return any(of_class(t, value) for t in _heads(tokens, condition.slot))
    return any(
        value in (lemma(t), t.lower_, " ".join(words_before(t)), *hyphenated(t)) for t in _heads(tokens, condition.slot)
    )


def _heads(tokens: Sequence[Token], slot: str) -> Iterator[Token]:
    """The words themselves and, for what a verb is about, the verbs' and plans' own objects."""
    for token in tokens:
        yield token
        if lemma(token) in _MEASURES:
            yield from noun_slot(token, "of")
        if slot == "about" and token.pos_ in ("VERB", "AUX"):
            yield from (w for w in content_tokens((token,)) if w.pos_ in _NOUNS)


def of_class(token: Token, name: str) -> bool:
    """Whether a noun belongs to a class of classes.csv, by itself or with what stands before or after it."""
    if token.pos_ in ("VERB", "AUX", "ADV"):
        return False
    if any(c.lower_ in _MUCH for c in token.children) and lemma(token) == "deal":
        return False
    entries = noun_classes()[name]
    words = words_before(token)
    if any(f"!{words[-n]} {words[-1]}" in entries for n in range(2, len(words) + 1)):
        return False
    if lemma(token) in entries or token.lower_ in entries:
        return True
    # A draft of an agreement is put forward as an offer is.
    if name == "OFFER" and "draft" in words and lemma(token) in noun_classes()["ACCORD"]:
        return True
    return (
        any(" ".join(words[-n:]) in entries for n in (2, 3) if len(words) >= n) or " ".join(with_of(token)) in entries
    )


def _names_issue(_: Scene, tokens: Sequence[Token]) -> bool:
    return issue_below(tokens) is not None


def issue_below(tokens: Sequence[Token]) -> str | None:
    """The issue that these words or those under them name."""
    words: dict[int, Token] = {}
    for token in tokens:
        words.update({w.i: w for w in content_tokens((token,))})
        if token.pos_ in ("NOUN", "PROPN"):
            words.update({w.i: w for w in noun_slot(token, "compound") + noun_slot(token, "amod")})
    return issue_among(tuple(words.values()))


def _names_party(scene: Scene, tokens: Sequence[Token]) -> bool:
    return any(names_somebody(t, scene.mentions) and t.pos_ != "NUM" for t in tokens)


def _names_place(scene: Scene, tokens: Sequence[Token]) -> bool:
    return any(
        place.span.start <= t.idx < place.span.end and place.form != "demonym" for t in tokens for place in scene.places
    )


def _two_sides(scene: Scene, tokens: Sequence[Token]) -> bool:
    """Two named parties at least, or a plural that stands for both."""
    named = [t for t in (*tokens, *scene.clause.preps.get("with", ())) if _names_party(scene, (t,))]
    joint = any(lemma(t) in _SEVERAL and t.tag_ in ("NNS", "NNPS") for t in tokens)
    sent = [t for team in tokens if team.tag_ in ("NNS", "NNPS") for t in noun_slot(team, "of")]
    listed = [t for t in tokens if t.pos_ == "PROPN" and t.dep_ == "conj"]  # hung on the ministers, or on the state
    if sum(_names_party(scene, (t,)) for t in (*sent, *(listed if sent else ()))) > 1:
        return True  # "the foreign ministers of X and Y"
    states = {t.i for t in named if t.pos_ == "PROPN" or t.ent_type_ in ("GPE", "ORG", "NORP", "PERSON") or _camp(t)}
    return len(states) > 1 or (joint and bool(named))


def _camp(token: Token) -> bool:
    """Whether a noun stands for one of those who fight or rule: "the government and the Tuareg rebels met"."""
    return lemma(token) in _CAMPS


def _others_act(_: Scene, tokens: Sequence[Token]) -> bool:
    """Whether a complement has a subject of its own: "wants them to leave", not "wants to leave"."""
    return any(c.dep_ in ("nsubj", "nsubjpass") for t in tokens for c in t.children)


def _refers_back(scene: Scene, tokens: Sequence[Token]) -> bool:
    """ "it", "that", or nothing at all, where a reply leaves open what it replies to."""
    if not scene.clause.obj and not scene.clause.comps:
        return not any(name in scene.clause.preps for name in ("with", "for", "as"))
    return any(t.lower_ in ("it", "this", "that", "them") for t in tokens)


def _names_nothing(_: Scene, tokens: Sequence[Token]) -> bool:
    return not tokens


_SPECIAL: Mapping[str, Callable[[Scene, Sequence[Token]], bool]] = {
    "ISSUE": _names_issue,
    "PARTY": _names_party,
    "PLACE": _names_place,
    "IT": _refers_back,
    "NOTHING": _names_nothing,
    "TWO": _two_sides,
    "OTHERS": _others_act,
    "ALONE": lambda _, tokens: is_no_bargain(tokens),
    "MAYBE": lambda _, tokens: may_be_so(tokens),
    "SAYING": lambda _, tokens: is_comment(tokens),
}


def trigger_of(verb: Token) -> Span:
    """The words where the act stands: the verb alone, so that a mended table moves no identity."""
    return Span(verb.idx, verb.idx + len(verb.text))
