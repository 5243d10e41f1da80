"""What talks came to: "the talks ended without a breakthrough"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parley.extractors.contract import Mentions
from parley.extractors.events.build import actors_of
from parley.extractors.events.classing import in_class, lemma, noun_row
from parley.extractors.events.extent import clause_span
from parley.extractors.events.modality import classify
from parley.extractors.events.named_acts import noun_arguments
from parley.extractors.events.nouns import phrase
from parley.extractors.events.syntax import clause_of, is_predicate
from parley.extractors.moves.kinds import PACKAGE, content_tokens, issue_among
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.world import ActorRef
from parley.ontology.tables import alternatives, read_table


@dataclass(frozen=True)
class Outcome:
    """What is said of talks, in words, with the parties that the phrase names."""

    trigger: Span
    clause: Span
    words: str
    parties: tuple[ActorRef, ...]
    issue: str


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(w for row in read_table(PACKAGE, "outcomes.csv") for w in alternatives(row["words"]))


def find_outcomes(parse: Parse, mentions: Mentions | None) -> Iterator[Outcome]:
    """Every outcome that is asserted, in text order."""
    for sentence in parse.sentences():
        for token in sentence:
            if not is_predicate(token) or lemma(token) not in _words() or classify(token).certainty != "asserted":
                continue
            clause = clause_of(token)
            about = clause.obj if clause.passive else clause.subj
            talks = next((t for t in about if in_class(t, "TALKS") and noun_row(t) is not None), None)
            if talks is None:
                continue
            row = noun_row(talks)
            agents = noun_arguments(talks, row, mentions)[0] if row else ()
            span = clause_span(token)
            yield Outcome(
                Span(token.idx, token.idx + len(token.text)),
                span,
                parse.text[span.start : span.end],
                actors_of(parse, [phrase(t) for t in agents], mentions),
                issue_among(content_tokens((talks,))) or "talks",
            )
