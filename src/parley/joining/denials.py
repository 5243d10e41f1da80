"""Whom a denial contradicts, and who blames whom in return.

"Getachew denied it" stands against what was said just before; "Russia denied having attacked the building" against the
report that it did; where each side says that the other broke the truce, each account stands against the other. Only
within one document, between two parties, and never by likeness of wording alone across documents.
"""

import re

from parley.joining.corpus import AnyReport, Corpus, said
from parley.joining.likeness import Weights, contained, content_words, weights_of
from parley.joining.parties import UNNAMED
from parley.model.reports import Control, Event, Move, Statement

# A denial stands at most so many characters after what it denies: a long paragraph and a half.
REACH = 1200
# The share of the denial's own content that what it denies must have, by weight; lower finds whatever stands before.
MIN_SHARED = 0.4
# An accusation against the denier himself is what he denies, even in other words, unless something shares more.
ACCUSED = 0.45
# "Denied it" has no words of its own: what the denier is accused of, else the last thing that another party said.
NEAREST = 0.41

_DENYING = frozenset({"denied", "disputed"})
_REJECTED = re.compile(
    r"\b(?:accusation|assertion|allegation|claim|report|suggestion|figure|charge)s?\b", re.IGNORECASE
)
_POINTS_BACK = re.compile(
    r"^(?:that )?(?:it|this|them|both|all of it|all of this|the (?:accusation|claim|report)s?)\b", re.I
)
_HOSTILE = frozenset({"ASSAULT", "COERCE"})


def denials_of(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Map each denying report to the reports that it stands against."""
    weights = weights_of(said(s) for s in corpus.statements())
    by_version: dict[str, list[AnyReport]] = {}
    for report in corpus.reports:
        by_version.setdefault(report.version, []).append(report)
    found: dict[str, tuple[str, ...]] = {}
    for reports in by_version.values():
        for statement in reports:
            if isinstance(statement, Statement) and _denies(statement):
                target = _denied(statement, reports, corpus, weights)
                if target is not None:
                    carried = [r.id for r in reports if r.statement == target.id]
                    found[statement.id] = (target.id, *carried)
        found |= _counter_accusations(reports, corpus)
    return found


def _denies(statement: Statement) -> bool:
    named = statement.speaker is not None
    rejects = statement.strength == "rejected" and _REJECTED.search(said(statement)) is not None
    return named and (statement.strength in _DENYING or rejects)


def _denied(denial: Statement, around: list[AnyReport], corpus: Corpus, weights: Weights) -> AnyReport | None:
    """The report of another party that stands before the denial and is most likely what it denies."""
    party = corpus.party(denial.speaks_for or denial.speaker)
    words = content_words(said(denial)) - content_words(denial.speaker.name if denial.speaker else "")
    bare = len(words) < 2 or _POINTS_BACK.match(said(denial)) is not None
    best: tuple[float, bool, int, AnyReport] | None = None
    for report in around:
        distance = denial.passage.start - report.passage.end
        if report.anchor.start >= denial.anchor.start or distance > REACH or not _may_be_denied(report, party, corpus):
            continue
        if not bare and report.passage.span.overlaps(denial.passage.span):
            # In one sentence a denial with words of its own names what it denies itself.
            continue
        nearest = NEAREST if bare and isinstance(report, Statement) else 0.0
        shared = 0.0 if bare else contained(words, said(report), weights)
        if isinstance(report, Event) and not report.actors:
            # Who denies that he did it denies an accusation sooner than that it happened at all.
            shared = min(shared, NEAREST)
        score = max(shared, nearest, _accuses(report, party, corpus))
        # Of one sentence, what somebody says is denied, not the place that its words also tell of.
        rank = (score, isinstance(report, Statement), -distance)
        if score >= MIN_SHARED and (best is None or rank > best[:3]):
            best = (*rank, report)
    return best[3] if best else None


def _may_be_denied(report: AnyReport, party: str, corpus: Corpus) -> bool:
    if isinstance(report, Statement) and _denies(report):
        return False
    plain = report.polarity == "positive" and report.reality in ("actual", "planned")
    return plain and isinstance(report, Statement | Event | Control) and _party(report, corpus) != party


def _party(report: AnyReport, corpus: Corpus) -> str:
    first = report.hops[0]
    return corpus.party(first.speaks_for or first.who) if len(report.hops) > 1 else "outlet"


def _accuses(report: AnyReport, party: str, corpus: Corpus) -> float:
    """How far a report accuses a party: of an attack that it made, or by an accusation in so many words."""
    if not isinstance(report, Event) or party == UNNAMED:
        return 0.0
    attacks = report.type in _HOSTILE and party in corpus.parties(report.actors)
    blames = report.type == "ACCUSE" and party in corpus.parties(report.recipients)
    return ACCUSED if attacks or blames else 0.0


def _counter_accusations(reports: list[AnyReport], corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Accounts by two parties of one document in which each says that the other attacked or broke its word."""
    accounts = [
        (_party(r, corpus), set(corpus.parties(r.actors if isinstance(r, Event) else r.by)), r)
        for r in reports
        if (isinstance(r, Event) and r.type == "ASSAULT") or (isinstance(r, Move) and r.move == "breach")
        if len(r.hops) > 1 and r.polarity == "positive"
    ]
    answers = {
        ours.id: tuple(t.id for other, accused, t in accounts if other in blamed - {teller} and teller in accused)
        for teller, blamed, ours in accounts
        if teller != UNNAMED
    }
    return {id: answered for id, answered in answers.items() if answered}
