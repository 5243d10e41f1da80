"""What each report claims, as a key: two reports with one key are about one proposition.

Control, events, undertakings and quantities have keys made of resolved parts. Any other content is a claim of one
report (or of the same words quoted from the same speaker): likeness of wording only ever *suggests* a merge.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.happenings import compatible
from parley.joining.parties import parties_of, party_of
from parley.model.base import content_id
from parley.model.derived import Happening, Proposition, PropositionClass
from parley.model.reports import Control, Event, Move, Polarity, Statement

# A state of affairs reported again within a week is the same claim; after a longer silence it is a new one.
MAX_SILENCE = timedelta(days=7)

# Moves by which somebody binds himself: who promised what is a proposition that others can dispute.
_UNDERTAKINGS = frozenset({"offer", "accept", "guarantee", "agree"})
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Assertion:
    """One report's bearing on a proposition: for it or against it."""

    report: AnyReport
    stance: Polarity


def propositions_of(corpus: Corpus, happenings: Iterable[Happening]) -> list[tuple[Proposition, list[Assertion]]]:
    """Every proposition with the reports that bear on it, in the order of its first report."""
    joined = list(happenings)
    in_happening = {report: h for h in joined for report in h.reports}
    groups: dict[tuple[str, ...], list[Assertion]] = defaultdict(list)
    for report in corpus.reports:
        if isinstance(report, Event) and corpus.stance(report) == "negative":
            denied = _denied_happening(report, joined, corpus)
            in_happening |= {report.id: denied} if denied else {}
        for key in _keys(report, in_happening):
            groups[key].append(Assertion(report, corpus.stance(report)))
    return [
        (_proposition(key, run), run)
        for key, assertions in groups.items()
        for run in _split_at_silences(key, assertions, corpus)
    ]


def _denied_happening(event: Event, happenings: Iterable[Happening], corpus: Corpus) -> Happening | None:
    """The happening that a denied event denies: the first whose seed it would otherwise have joined."""
    for happening in happenings:
        seed = corpus.by_id[happening.reports[0]]
        if happening.type == event.type and isinstance(seed, Event) and compatible(seed, event, corpus):
            return happening
    return None


def _keys(report: AnyReport, happenings: Mapping[str, Happening]) -> list[tuple[str, ...]]:
    if isinstance(report, Control):
        return _control_key(report)
    if isinstance(report, Event):
        return _event_keys(report, happenings)
    if isinstance(report, Move):
        return _move_key(report)
    return _content_key(report)


def _control_key(report: Control) -> list[tuple[str, ...]]:
    if report.where is None:
        return []
    place = report.where.place.id if report.where.place else report.where.text.casefold()
    if report.status in ("encircled", "not-encircled"):
        return [("control", "encircled", place)]
    holder = party_of(report.holder) if report.holder else ""
    return [("control", report.status, place, holder)]


def _event_keys(report: Event, happenings: Mapping[str, Happening]) -> list[tuple[str, ...]]:
    happening = happenings.get(report.id)
    if happening is not None:
        return [("event", happening.id)] + [("quantity", happening.id, c.what, c.of or "") for c in report.counts]
    if report.polarity == "negative" and report.reality == "actual" and report.time != "future":
        return [("event-denied", report.type, *parties_of(report.actors), "/", *parties_of(report.recipients))]
    return []


def _move_key(report: Move) -> list[tuple[str, ...]]:
    if report.move not in _UNDERTAKINGS or not parties_of(report.by):
        return []
    return [("undertaking", report.move, report.issue, *parties_of(report.by), "/", *parties_of(report.to))]


def _content_key(report: Statement) -> list[tuple[str, ...]]:
    if report.cue_class != "speech":
        return []
    if report.mode == "direct" and report.speaker and report.speaker.id:
        words = " ".join(_WORD.findall(" ".join(p.exact for p in report.content).casefold()))
        return [("content", report.speaker.id, words)]
    return [("content", report.id)]


def _split_at_silences(key: tuple[str, ...], assertions: list[Assertion], corpus: Corpus) -> list[list[Assertion]]:
    if key[0] not in ("control", "undertaking", "event-denied"):
        return [assertions]
    runs: list[list[Assertion]] = []
    last: datetime | None = None
    for assertion in assertions:
        at = corpus.published(assertion.report)
        if not runs or (at and last and at - last > MAX_SILENCE):
            runs.append([])
        runs[-1].append(assertion)
        last = at or last
    return runs


_CLASSES: dict[str, PropositionClass] = {
    "control": "control",
    "event": "event",
    "event-denied": "event",
    "undertaking": "undertaking",
    "quantity": "quantity",
    "content": "content",
}


def _proposition(key: tuple[str, ...], run: list[Assertion]) -> Proposition:
    first = run[0].report
    place = first.where.place.id if first.where and first.where.place else None
    starts = [a.report.when.start for a in run if a.report.when and a.report.when.start]
    ends = [a.report.when.end for a in run if a.report.when and a.report.when.end]
    return Proposition(
        cls=_CLASSES[key[0]],
        predicate=key[1] if key[0] == "control" else _predicate(first),
        arguments=tuple(part for part in key[2:] if part) if key[0] != "content" else (),
        place=place,
        since=min(starts, default=None),
        until=max(ends, default=None),
        key=content_id("p", *key, first.id if key[0] in ("control", "undertaking", "event-denied") else ""),
        words=say(first),
    )


def _predicate(report: AnyReport) -> str:
    if isinstance(report, Event):
        return report.type
    if isinstance(report, Move):
        return report.move
    return report.kind if isinstance(report, Control) else "said"


def _names(actors: Iterable[object]) -> str:
    return " and ".join(getattr(actor, "name", "?") for actor in actors)


def say(report: AnyReport) -> str:
    """The proposition in plain words, positive form; polarity is told apart from it."""
    where = report.where.text if report.where else ""
    if isinstance(report, Control):
        holder = f" by {report.holder.name}" if report.holder else ""
        status = "encircled" if report.status in ("encircled", "not-encircled") else report.status.replace("-", " ")
        return f"{where} {status}{holder}"
    if isinstance(report, Event):
        to = f" -> {_names(report.recipients)}" if report.recipients else ""
        at = f", {where}" if where else ""
        mode = f" ({report.mode})" if report.mode else ""
        return f"{_names(report.actors) or 'somebody'} {report.type}{mode}{to}{at}"
    if isinstance(report, Move):
        to = f" to {_names(report.to)}" if report.to else ""
        return f"{_names(report.by)} {report.move}{to}: {report.issue}"
    speaker = report.speaker.name if report.speaker else "somebody"
    return f"{speaker}: {' ... '.join(p.exact for p in report.content)}"
