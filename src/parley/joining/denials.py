"""Whom a denial contradicts, when it follows what it denies: "Getachew denied it", "the army denied all of it".

Only within one document and a few sentences, and only between two parties; a denial that has a content of its own must
share most of it with what it denies.
"""

from collections.abc import Mapping

from parley.joining.corpus import AnyReport, Corpus, said
from parley.joining.likeness import contained, content_words, weights_of
from parley.model.reports import Control, Event, Statement

# A denial stands at most so many characters after what it denies: about three sentences.
REACH = 600
# The share of the denial's own content that what it denies must have, by weight; at .4 "denied having attacked the
# building" still finds "had bombed the theatre", lower finds whatever stands before.
MIN_SHARED = 0.4

_DENYING = frozenset({"denied", "disputed"})


def denials_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Map each denying statement to the reports that it denies."""
    weights = weights_of(said(s) for s in corpus.statements())
    by_version: dict[str, list[AnyReport]] = {}
    for report in corpus.reports:
        by_version.setdefault(report.version, []).append(report)
    found = {}
    for statement in corpus.statements():
        if statement.strength in _DENYING and statement.speaker is not None:
            target = _denied(statement, by_version[statement.version], corpus, weights)
            if target is not None:
                carried = [r.id for r in by_version[statement.version] if r.statement == target.id]
                found[statement.id] = (target.id, *carried)
    return found


def _denied(
    denial: Statement, around: list[AnyReport], corpus: Corpus, weights: Mapping[str, float]
) -> AnyReport | None:
    party = corpus.party(denial.speaks_for or denial.speaker)
    words = content_words(said(denial)) - content_words(denial.speaker.name if denial.speaker else "")
    best: tuple[float, int, AnyReport] | None = None
    for report in around:
        distance = denial.passage.start - report.passage.end
        if not -len(denial.passage.exact) <= distance <= REACH or report.anchor.start >= denial.anchor.start:
            continue
        if (isinstance(report, Statement) and report.strength in _DENYING) or not isinstance(
            report, Statement | Event | Control
        ):
            continue
        if (
            report.polarity == "negative"
            or report.reality not in ("actual", "planned")
            or _party(report, corpus) == party
        ):
            continue
        if len(words) > 1 and report.passage.span.overlaps(denial.passage.span):
            # In one sentence a denial with words of its own names what it denies itself.
            continue
        score = contained(words, said(report), weights) if len(words) > 1 else _accuses(report, party, corpus)
        if score >= MIN_SHARED and (best is None or (score, -distance) > best[:2]):
            best = (score, -distance, report)
    return best[2] if best else None


def _party(report: AnyReport, corpus: Corpus) -> str:
    first = report.hops[0]
    return corpus.party(first.speaks_for or first.who) if len(report.hops) > 1 else "outlet"


def _accuses(report: AnyReport, party: str, corpus: Corpus) -> float:
    """How likely "denied it" is about this: what is said of the denier before all, then whatever is nearest."""
    concerned = report.actors if isinstance(report, Event) else ()
    return 1.0 if party in corpus.parties(concerned) else 0.5 if isinstance(report, Statement) else 0.0
