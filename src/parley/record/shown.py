"""What is shown of one document: its versions and reports under the judgements on them. Pure; no store.

Invariant: a function of the document's state alone, whatever the order in which that state came about.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from parley.model.documents import Document, Version
from parley.model.identities import Identities
from parley.model.judgements import Judgement, Target
from parley.model.passages import Passage, Span
from parley.model.reports import REPORT, Statement, report_id
from parley.record.anchoring import SAME_WORDS, find_again, overlap
from parley.record.identities import named_again
from parley.record.judged import (
    Judged,
    Review,
    follow_statement,
    judge_document,
    judge_report,
    judge_version,
    rename_outlet,
)
from parley.record.naming import AnyReport

REPORT_KINDS = ("statement", "event", "move", "control")


@dataclass(frozen=True)
class ReadVersion:
    """A version with the reading of its particulars, and the number of that reading."""

    version: Version
    reading: int


@dataclass(frozen=True)
class ReadReport:
    """A report in its current reading, and the number of that reading."""

    report: AnyReport
    reading: int


@dataclass(frozen=True)
class DocumentState:
    """Everything known of one document at one moment; `judgements` are those that stand, in order.

    Those on actors are there whatever document they were made at.
    """

    document: Document
    versions: tuple[ReadVersion, ...]
    reports: tuple[ReadReport, ...]
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True)
class ShownVersion:
    """A version as shown, valid from its publication until the next version's."""

    version: Version
    reading: int
    changed: bool
    review: Review | None
    published_from: datetime
    published_to: datetime | None


@dataclass(frozen=True)
class ShownReport:
    """A report as shown; `reading` is None for one that a person added."""

    report: AnyReport
    reading: int | None
    changed: bool
    review: Review | None
    hidden: bool
    version: ShownVersion


@dataclass(frozen=True)
class Applied:
    """A judgement and a report that it reaches; `latest` when that report belongs to the newest version."""

    judgement: str
    side: str
    report: str
    latest: bool


@dataclass(frozen=True)
class Shown:
    document: Document
    versions: tuple[ShownVersion, ...]
    reports: tuple[ShownReport, ...]
    applied: tuple[Applied, ...]


def show(state: DocumentState) -> Shown:
    """The document's versions and reports with every judgement applied that finds its target."""
    on_document = [j for j in state.judgements if j.target.kind == "document" and j.target.id == state.document.id]
    document = judge_document(state.document, on_document)
    versions = _show_versions(state, on_document)
    by_id = {shown.version.id: shown for shown in versions}
    added = _added(state.judgements, versions, state.document.id)
    found: list[tuple[AnyReport, int | None]] = [(r.report, r.reading) for r in state.reports]
    found += [(report, None) for report in added.values()]
    live = {report.id: report for report, _ in found}
    reached = _reach(state, versions, live, added)
    decided: dict[str, list[Judgement]] = {}
    for judgement, side, id, _ in reached:
        if side == "target" and judgement.verdict in ("accept", "reject", "edit"):
            decided.setdefault(id, []).append(judgement)
    first = {r.version.id: r.version.outlet for r in state.versions}
    identities = Identities.of(state.judgements)
    everything = {r.id: judge_report(r, decided.get(r.id, ()), added=reading is None) for r, reading in found}
    reports = []
    for report, reading in found:
        version = by_id[report.version]
        judged = everything[report.id]
        final = _followed(judged.report, live, everything)
        final = rename_outlet(final, first[report.version], version.version.outlet)
        final = named_again(final, identities) if identities.shown else final
        changed = reading is None or judged.changed or final != report
        reports.append(ShownReport(final, reading, changed, judged.review, judged.hidden, version))
    applied = tuple(Applied(j.id, side, id, latest) for j, side, id, latest in reached)
    return Shown(document, versions, tuple(reports), applied)


def _followed(report: AnyReport, live: Mapping[str, AnyReport], judged: Mapping[str, Judged]) -> AnyReport:
    """A report with the corrected speaker of the statement that it hangs on."""
    was = live.get(report.statement or "")
    if not isinstance(was, Statement):
        return report
    now = judged[was.id].report
    return follow_statement(report, was, now) if isinstance(now, Statement) else report


def _show_versions(state: DocumentState, judgements: Sequence[Judgement]) -> tuple[ShownVersion, ...]:
    """The versions, oldest first, each valid until the next.

    A version counts from its own date where that is later than its predecessor's; an edit that kept the first
    date counts from when it was fetched, the earliest moment at which we know of it.
    """
    if not state.versions:
        return ()
    known = [r.version.published for r in state.versions if r.version.published]
    earliest = min(known) if known else None

    def dated(version: Version) -> datetime:
        return version.published or earliest or version.fetched

    ordered = sorted(state.versions, key=lambda r: (dated(r.version), r.version.fetched, r.version.id))
    first = ordered[0].version
    edited = [judge_version(r.version, first, judgements) for r in ordered]
    starts: list[datetime] = []
    for version in edited:
        own = version.published or edited[0].published or version.fetched
        if not starts or own > starts[-1]:
            starts.append(own)
        else:
            starts.append(max(version.fetched, starts[-1]))
    ends = [*starts[1:], None]
    return tuple(
        ShownVersion(version, read.reading, version != read.version, _review(judgements), start, end)
        for version, read, start, end in zip(edited, ordered, starts, ends, strict=True)
    )


def _review(judgements: Iterable[Judgement]) -> Review | None:
    return "edited" if any(j.verdict == "edit" for j in judgements) else None


def _added(judgements: Iterable[Judgement], versions: Sequence[ShownVersion], document: str) -> dict[str, AnyReport]:
    """The reports that people added, by id; carried over into each later version that still has the words."""
    texts = {shown.version.id: shown.version.text for shown in versions}
    found: dict[str, AnyReport] = {}
    for judgement in judgements:
        if judgement.verdict != "add" or judgement.target.document != document:
            continue
        report = REPORT.validate_python(judgement.new)
        if report.version in texts:
            found[report.id] = report
        for shown in _after(versions, report.version):
            carried = carry_over(report, shown.version)
            if carried:
                found[carried.id] = carried
    return found


def _after(versions: Sequence[ShownVersion], version: str | None) -> Sequence[ShownVersion]:
    ids = [shown.version.id for shown in versions]
    return versions[ids.index(version) + 1 :] if version in ids else versions


def carry_over(report: AnyReport, version: Version) -> AnyReport | None:
    """`report` as it stands in another version of its document; None where its anchor's words are gone."""
    span = find_again(version.text, report.anchor)
    if span is None:
        return None

    def again(passage: Passage) -> Passage | None:
        there = find_again(version.text, passage)
        return Passage.of(version.text, there) if there else None

    anchor = Passage.of(version.text, span)
    changes: dict[str, object] = {
        "id": report_id(version.id, report.kind, report.extractor.name, span, report.ordinal),
        "version": version.id,
        "anchor": anchor,
        "passage": again(report.passage) or anchor,
        "hops": tuple(h.model_copy(update={"passage": h.passage and again(h.passage)}) for h in report.hops),
    }
    if isinstance(report, Statement):
        changes["content"] = tuple(found for p in report.content if (found := again(p))) or (anchor,)
    return report.model_copy(update=changes)


def _reach(
    state: DocumentState,
    versions: Sequence[ShownVersion],
    live: Mapping[str, AnyReport],
    added: Mapping[str, AnyReport],
) -> list[tuple[Judgement, str, str, bool]]:
    """Which reports each judgement reaches: its target by id, and its counterpart in every other version.

    A report that is retired is sought in its own version first, by kind and words.
    """
    newest = versions[-1].version.id if versions else None
    reached = []
    for judgement in state.judgements:
        sides = [("target", judgement.target), ("other", judgement.other)]
        for side, target in sides:
            if target is None or target.document != state.document.id or target.kind not in REPORT_KINDS:
                continue
            for id in _counterparts(target, versions, live, added if judgement.verdict == "add" else {}):
                reached.append((judgement, side, id, live[id].version == newest))
    return reached


def _counterparts(
    target: Target, versions: Sequence[ShownVersion], live: Mapping[str, AnyReport], added: Mapping[str, AnyReport]
) -> list[str]:
    """The live reports that `target` means: at most one in each version from its own on."""
    own = [shown for shown in versions if shown.version.id == target.version]
    found = []
    for shown in [*own, *_after(versions, target.version)]:
        if target.id in live and live[target.id].version == shown.version.id:
            found.append(target.id)
        elif target.anchor is not None:
            span = find_again(shown.version.text, target.anchor)
            among = added or live
            near = nearest(target.kind, span, [r for r in among.values() if r.version == shown.version.id])
            if near:
                found.append(near)
    return found


def nearest(kind: str, span: Span | None, reports: Iterable[AnyReport]) -> str | None:
    """The report of `kind` whose anchor shares most with `span`, at least half (IoU); ties go to the first."""
    if span is None:
        return None
    scored = [
        (-overlap(span, report.anchor.span), report.anchor.start, report.ordinal, report.id)
        for report in reports
        if report.kind == kind
    ]
    best = min(scored, default=None)
    return best[3] if best and -best[0] >= SAME_WORDS else None
