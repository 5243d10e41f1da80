"""Who holds which place: a cautious state derived from claims that still stand.

Opinions stay apart: a state is "contested" where independent parties disagree, and a claim by one side that nobody's
evidence adopts never flips it. Withdrawn, corrected and superseded claims count for nothing.
"""

from collections import defaultdict
from collections.abc import Sequence

from parley.joining.corpus import Corpus
from parley.model.base import content_id
from parley.model.derived import Claim, ControlState
from parley.model.reports import Control

_DEAD = frozenset({"withdrawn", "corrected", "superseded"})


def control_states(corpus: Corpus, claims: Sequence[Claim]) -> list[ControlState]:
    """One state per place that control reports name, in order of place."""
    by_place: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.proposition.cls == "control":
            by_place[claim.proposition.arguments[0]].append(claim)
    return [_state(place, found, corpus) for place, found in sorted(by_place.items())]


def _state(place: str, claims: Sequence[Claim], corpus: Corpus) -> ControlState:
    alive = [c for c in claims if c.standing not in _DEAD and c.reports_for]
    reports = tuple(dict.fromkeys(r for c in claims for r in (*c.reports_for, *c.reports_against)))
    where = next(r.where for r in map(corpus.by_id.__getitem__, reports) if r.where)
    state, claim, reason = _decide(alive)
    first = corpus.by_id[claim.reports_for[0]] if claim else None
    holder = first.holder if isinstance(first, Control) and state == "controlled" else None
    return ControlState(
        id=content_id("w", place),
        where=where,
        state=state,
        holder=holder,
        since=corpus.published(first) if first else None,
        reports=reports,
        reason=reason,
    )


def _decide(alive: Sequence[Claim]) -> tuple[str, Claim | None, str]:
    if not alive:
        return "unknown", None, "every claim about it was taken back or overtaken"
    held = [c for c in alive if c.proposition.predicate == "controlled"]
    agreed = [c for c in held if c.standing == "corroborated"]
    holders = {c.proposition.arguments[1] for c in held if len(c.proposition.arguments) > 1}
    fought = [c for c in alive if c.proposition.predicate in ("contested", "under-attack", "encircled")]
    if len(agreed) == 1 and len(holders) == 1:
        return "controlled", agreed[0], f"corroborated: {agreed[0].reason}"
    if len(holders) > 1:
        return "contested", held[0], "sources name different holders: " + ", ".join(sorted(holders))
    if held and not fought:
        return "controlled", held[0], f"{held[0].standing}: {held[0].reason}"
    if held:
        return "contested", held[0], "held by one side and under attack by another"
    strongest = next((c for c in fought if c.standing == "corroborated"), alive[-1])
    predicate = strongest.proposition.predicate
    if predicate == "encircled" and strongest.standing != "corroborated":
        return "contested", strongest, "said to be encircled, which no independent source confirms"
    return predicate, strongest, f"{strongest.standing}: {strongest.reason}"
