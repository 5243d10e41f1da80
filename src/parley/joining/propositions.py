"""What each report claims, as a key: two reports with one key are about one proposition.

Control, events, undertakings and quantities have keys made of resolved parts. Any other content is a claim of one
report (or of the same words quoted from the same speaker): likeness of wording only ever *suggests* a merge.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from parley.joining.corpus import AnyReport, Corpus, said
from parley.joining.denials import denials_of
from parley.joining.figures import Figure, figures_in
from parley.joining.keys import SPLIT_AT_SILENCES, Keys
from parley.joining.whereabouts import Whereabouts
from parley.joining.wording import act_in_words
from parley.model.base import content_id
from parley.model.derived import Happening, Proposition, PropositionClass
from parley.model.reports import Control, Event, Move, Polarity, Statement

# A state of affairs reported again within a week is the same claim; after a longer silence it is a new one.
MAX_SILENCE = timedelta(days=7)

_TOLLS = re.compile(r"\b(?:tolls?|figures?|numbers?|counts?|dead|deaths|casualties|victims|wounded)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Assertion:
    """One report's bearing on a proposition: for it or against it."""

    report: AnyReport
    stance: Polarity


def propositions_of(corpus: Corpus, happenings: Iterable[Happening]) -> list[tuple[Proposition, list[Assertion]]]:
    """Every proposition with the reports that bear on it, in the order of its first report."""
    keys = Keys(corpus, list(happenings))
    groups: dict[tuple[str, ...], list[Assertion]] = defaultdict(list)
    of_report: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for report in corpus.reports:
        for key in keys.of(report):
            groups[key].append(Assertion(report, corpus.stance(report)))
            of_report[report.id].append(key)
    for denial, targets in denials_of(corpus).items():
        known = set(of_report[denial])
        for key in dict.fromkeys(key for target in targets for key in of_report[target]):
            if key not in known and _is_denied(key, corpus.by_id[denial]):
                groups[key].append(Assertion(corpus.by_id[denial], "negative"))
    for assertions in groups.values():
        assertions.sort(key=lambda a: corpus.position[a.report.id])
    return [
        (_proposition(key, run, keys.whereabouts), run)
        for key, assertions in groups.items()
        for run in _split_at_silences(key, assertions, corpus)
    ]


def _is_denied(key: tuple[str, ...], denial: AnyReport) -> bool:
    """Whether a denial bears on a key of what it denies: on a toll only where it speaks of the toll."""
    if key[0] != "quantity" or not isinstance(denial, Statement):
        return True
    return bool(figures_in(said(denial)) or _TOLLS.search(said(denial)))


def _split_at_silences(key: tuple[str, ...], assertions: list[Assertion], corpus: Corpus) -> list[list[Assertion]]:
    if key[0] not in SPLIT_AT_SILENCES:
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


def _proposition(key: tuple[str, ...], run: list[Assertion], whereabouts: Whereabouts) -> Proposition:
    first = run[0].report
    place = first.where.place.id if first.where and first.where.place else None
    starts = [a.report.when.start for a in run if a.report.when and a.report.when.start]
    ends = [a.report.when.end for a in run if a.report.when and a.report.when.end]
    distinct = first.id if key[0] in SPLIT_AT_SILENCES else ""
    return Proposition(
        cls=_CLASSES[key[0]],
        predicate=key[1] if key[0] in ("control", "quantity") else _predicate(first),
        arguments=tuple(part for part in key[2:] if part) if key[0] != "content" else (),
        place=place,
        since=min(starts, default=None),
        until=max(ends, default=None),
        key=content_id("p", *key, distinct),
        words=_quantity(key, whereabouts) if key[0] == "quantity" else say(first),
    )


def _quantity(key: tuple[str, ...], whereabouts: Whereabouts) -> str:
    """ "at least 23 dead, Brenz": the figure in plain words."""
    _, what, place, number = key
    where = whereabouts.name(place)
    return f"{Figure.parse(what, number)}" + (f", {where}" if where else "")


def _predicate(report: AnyReport) -> str:
    if isinstance(report, Event):
        return report.type
    if isinstance(report, Move):
        return report.move
    return report.kind if isinstance(report, Control) else "said"


def _names(actors: Iterable[object]) -> str:
    return " and ".join(getattr(actor, "name", "?") for actor in actors)


def say(report: AnyReport) -> str:
    """The proposition in plain words, positive form; polarity is told apart from it.

    An act is told in the words of its report: a code reads badly, and its clause is what is claimed.
    """
    where = report.where.text if report.where else ""
    if isinstance(report, Control):
        holder = f" by {report.holder.name}" if report.holder else ""
        status = "encircled" if report.status in ("encircled", "not-encircled") else report.status.replace("-", " ")
        return f"{where} {status}{holder}"
    if isinstance(report, Event):
        return act_in_words(report)
    if isinstance(report, Move):
        # "They" and "ten" tell nobody to whom.
        to = [actor for actor in report.to if actor.id]
        to_whom = f" to {_names(to)}" if to else ""
        content = f" ({' '.join(report.content.split())})" if report.content else ""
        return f"{_names(report.by)} {report.move}{to_whom}: {report.issue}{content}"
    speaker = report.speaker.name if report.speaker else "somebody"
    content = " ... ".join(" ".join(p.exact.split()) for p in report.content)
    return f"{speaker}: {content.removeprefix('that ')}"
