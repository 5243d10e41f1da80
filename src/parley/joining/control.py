"""Who holds which place: what each source said last, and a cautious state derived from it.

Opinions stay apart. Each party is heard once, with what it said last; what it took back counts for nothing, and so does
an old account that independent later ones contradict. Where independent parties disagree a state is "contested", and
a claim by one side that nobody's evidence adopts never flips it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from parley.joining.corpus import Corpus
from parley.joining.principals import principal
from parley.joining.standing import origin_of
from parley.joining.whereabouts import place_key
from parley.model.base import content_id
from parley.model.derived import Claim, ControlState
from parley.model.reports import Control
from parley.model.world import ActorRef, Where

_TAKEN_BACK = frozenset({"withdrawn", "corrected"})
_FOUGHT = ("contested", "under-attack", "encircled")
_CONTRARY = frozenset(
    map(
        frozenset,
        (
            ("controlled", "contested"),
            ("controlled", "abandoned"),
            ("contested", "abandoned"),
            ("encircled", "not-encircled"),
        ),
    )
)
# An account this much older than a contrary one tells of another time, whoever gave it: fronts move in days.
STALE = timedelta(days=4)


@dataclass(frozen=True)
class Opinion:
    """What one party says of a place at a moment, and since when it has been saying so.

    `who` is None for an outlet in its own voice, then `party` names it.
    """

    at: datetime | None
    since: datetime | None
    status: str
    holder: ActorRef | None
    holder_party: str
    who: ActorRef | None
    party: str
    report: str

    @property
    def says(self) -> tuple[str, str]:
        """What is said, without who says it."""
        return self.status, self.holder_party if self.status == "controlled" else ""


def opinions_of(
    corpus: Corpus, claims: Sequence[Claim], leaders: Mapping[str, str] | None = None
) -> dict[str, list[Opinion]]:
    """By place, every opinion that was not taken back, in order of publication."""
    taken_back = {
        report
        for claim in claims
        if claim.proposition.cls == "control" and claim.standing in _TAKEN_BACK
        for report in claim.reports_for
    }
    # What a retraction recalls ("withdrew her claim that Kest is surrounded") is not said again.
    retractions = {link.source for link in corpus.links if link.type == "takes_back"}
    found: dict[str, list[Opinion]] = defaultdict(list)
    for report in corpus.controls():
        key = place_key(report.where)
        recalled = report.statement in retractions and corpus.stance(report) == "positive"
        if (
            key
            and report.id not in taken_back
            and not recalled
            and report.reality == "actual"
            and report.time not in ("future", "historical")
        ):
            found[key].append(_opinion(report, corpus, leaders or {}))
    return {key: found[key] for key in sorted(found)}


def _opinion(report: Control, corpus: Corpus, leaders: Mapping[str, str]) -> Opinion:
    _, party, _ = origin_of(report, leaders, corpus)
    denied = corpus.stance(report) == "negative"
    status = report.status if not denied or report.status == "not-encircled" else f"not {report.status}"
    holder = report.holder if report.status == "controlled" else None
    return Opinion(
        at=corpus.published(report),
        since=corpus.published(report),
        status=status,
        holder=holder,
        holder_party=corpus.party(holder) if holder else "",
        who=principal(report),
        party=party,
        report=report.id,
    )


def control_states(
    corpus: Corpus, claims: Sequence[Claim], leaders: Mapping[str, str] | None = None
) -> list[ControlState]:
    """One state per place that control reports name, in order of place."""
    by_place = opinions_of(corpus, claims, leaders)
    reports: dict[str, list[Control]] = defaultdict(list)
    for report in corpus.controls():
        if key := place_key(report.where):
            reports[key].append(report)
    about: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.proposition.cls == "control":
            for report_id in dict.fromkeys((*claim.reports_for, *claim.reports_against)):
                about[report_id].append(claim)
    order = {claim.id: number for number, claim in enumerate(claims)}
    denied = _denied(claims)
    states = []
    for key in sorted(reports):
        bearing = {claim.id: claim for r in reports[key] for claim in about.get(r.id, ())}
        ordered = sorted(bearing.values(), key=lambda claim: order[claim.id])
        states.append(_state(key, reports[key], by_place.get(key, []), ordered, denied))
    return states


def _state(
    key: str,
    reports: Sequence[Control],
    opinions: Sequence[Opinion],
    claims: Sequence[Claim],
    denied: frozenset[str],
) -> ControlState:
    """The state of one place; `claims` are those that its reports bear on."""
    alive = standing_opinions(opinions)
    state, opinion, reason = decide(alive)
    if state == "controlled" and {o.report for o in alive if o.status == "controlled"} <= denied:
        state, reason = "contested", "claimed by one side and denied by another"
    bearing = dict.fromkeys(r.id for r in reports)
    for claim in claims:
        bearing |= dict.fromkeys((*claim.reports_for, *claim.reports_against))
    where = next((r.where for r in reports if r.where), None)
    return ControlState(
        id=content_id("w", key),
        where=where or Where(text=key),
        state=state,
        holder=opinion.holder if opinion and state == "controlled" else None,
        since=opinion.since if opinion else None,
        reports=tuple(bearing),
        reason=reason,
    )


def _denied(claims: Sequence[Claim]) -> frozenset[str]:
    """Reports whose claim is disputed by a denial in words, which is no account of its own."""
    return frozenset(
        report
        for claim in claims
        if claim.standing == "disputed" and any(against.startswith("s-") for against in claim.reports_against)
        for report in claim.reports_for
    )


def standing_opinions(opinions: Sequence[Opinion]) -> list[Opinion]:
    """Each party's last opinion, without those that later ones have overtaken; the earliest of equals first."""
    last: dict[str, Opinion] = {}
    for opinion in opinions:
        earlier = last.get(opinion.party)
        if earlier is None:
            last[opinion.party] = opinion
        elif _repeats(opinion, earlier):
            last[opinion.party] = replace(earlier, at=opinion.at)
        elif not opinion.status.startswith("not ") or opinion.status == f"not {earlier.status}":
            last[opinion.party] = opinion
    current = sorted(last.values(), key=lambda o: (o.at is None, o.at.timestamp() if o.at else 0.0, o.report))
    return [o for o in current if not _overtaken(o, current)]


def _repeats(opinion: Opinion, earlier: Opinion) -> bool:
    """Whether an opinion adds nothing to the earlier one: it says the same, or only that somebody holds the place."""
    return opinion.says == earlier.says or (opinion.status == earlier.status and not opinion.holder_party)


def _contrary(a: Opinion, b: Opinion) -> bool:
    """Whether two opinions cannot both be right at one moment; a town may be surrounded, shelled and held at once."""
    if a.status == b.status == "controlled":
        return bool(a.holder_party and b.holder_party) and a.holder_party != b.holder_party
    return frozenset((a.status, b.status)) in _CONTRARY


def _overtaken(opinion: Opinion, others: Sequence[Opinion]) -> bool:
    """Whether a contrary account is much later, or two independent ones are later at all."""
    if opinion.at is None:
        return False
    later = [o for o in others if o.at and o.at > opinion.at and _contrary(o, opinion)]
    agreeing: dict[tuple[str, str], set[str]] = defaultdict(set)
    for other in later:
        agreeing[other.says].add(other.party)
    much_later = any(o.at and o.at - opinion.at > STALE for o in later)
    return much_later or any(len(parties) > 1 for parties in agreeing.values())


def decide(alive: Sequence[Opinion]) -> tuple[str, Opinion | None, str]:
    """The state that opinions allow, the opinion it rests on, and why."""
    held = [o for o in alive if o.status == "controlled"]
    holders = sorted({o.holder_party for o in held if o.holder_party})
    fought = [o for o in alive if o.status in _FOUGHT]
    left = [o for o in alive if o.status == "abandoned"]
    if len(holders) > 1:
        return "contested", held[0], "sources name different holders: " + ", ".join(holders)
    if held and not fought:
        return "controlled", next((o for o in held if o.holder), held[0]), _sources(held)
    if held:
        return "contested", fought[-1], "held by one side and under attack by another"
    if fought:
        return _fought(fought)
    if left:
        return "abandoned", left[-1], _sources(left)
    return "unknown", None, "every claim about it was taken back or denied"


def _fought(fought: Sequence[Opinion]) -> tuple[str, Opinion | None, str]:
    for status in ("encircled", "contested", "under-attack"):
        saying = [o for o in fought if o.status == status]
        if len({o.party for o in saying}) > 1 or (saying and status != "encircled"):
            return status, saying[-1], _sources(saying)
    return "contested", fought[-1], "said to be encircled, which no independent source confirms"


def _sources(opinions: Sequence[Opinion]) -> str:
    parties = len({o.party for o in opinions})
    return "reported: one origin" if parties == 1 else f"corroborated: {parties} independent origins"
