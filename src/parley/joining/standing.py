"""A claim's history and its standing.

The history is append-only and in order of publication: asserted, repeated, denied, withdrawn, disowned, corrected,
upheld, superseded, each with its passage. A withdrawal takes away that principal's origin only; the statement still
happened, and whoever else said it still says it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import UNNAMED
from parley.joining.principals import principal, same_principal
from parley.joining.propositions import Assertion
from parley.joining.retractions import NUMBER_REASON
from parley.model.base import content_id
from parley.model.derived import Claim, HistoryEntry, Origin, Proposition, Standing
from parley.model.links import Link, StandingActType
from parley.model.reports import Polarity, Statement
from parley.model.world import ActorRef

_LAST = datetime.max.replace(tzinfo=UTC)
# What each act does to the origin it is aimed at.
_ENDS_ORIGIN = frozenset({"withdrawn", "disowned", "corrected"})


@dataclass
class _Source:
    """An origin in the making."""

    key: str
    party: str
    stance: Polarity
    first: AnyReport
    reason: str
    reports: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    nameless: bool = False
    ended: StandingActType | None = None


def claim_of(
    proposition: Proposition,
    assertions: Sequence[Assertion],
    takebacks: Sequence[Link],
    leaders: Mapping[str, str],
    corpus: Corpus,
) -> tuple[Claim, list[Origin]]:
    """The claim of one proposition with its origins. `leaders` maps a document to its copy group's leader."""
    sources: dict[str, _Source] = {}
    history: list[HistoryEntry] = []
    for assertion in assertions:
        source, fresh = _source(assertion, proposition, leaders, corpus, sources)
        act: StandingActType = "denied" if assertion.stance == "negative" else "asserted" if fresh else "repeated"
        history.append(_entry(act, assertion, source.reason, corpus))
        _supersede_own(assertion, proposition, sources, corpus)
    aimed: dict[str, list[Assertion]] = defaultdict(list)
    for assertion in assertions if takebacks else ():
        for target in dict.fromkeys((assertion.report.id, assertion.report.statement)):
            aimed[target or ""].append(assertion)
    for link in takebacks:
        history.extend(_take_back(link, proposition, aimed.get(link.target or "-", []), sources, corpus))
    # One retraction may be aimed at several reports of one claim; it is told once.
    history = list({(h.act, h.report, h.passage.start): h for h in history}.values())
    history.sort(key=lambda h: (h.at or _LAST, h.passage.start, h.report, h.act))
    claim_id = content_id("k", proposition.key)
    independent = _without_echoes(list(sources.values()))
    origins = [_origin(source, claim_id, corpus) for source in sources.values()]
    polarity: Polarity = "positive" if any(a.stance == "positive" for a in assertions) else "negative"
    standing, reason = standing_of(independent, polarity)
    claim = Claim(
        id=claim_id,
        proposition=proposition,
        polarity=polarity,
        standing=standing,
        reports_for=tuple(a.report.id for a in assertions if a.stance == "positive"),
        reports_against=tuple(a.report.id for a in assertions if a.stance == "negative"),
        origins=tuple(o.id for o in origins),
        history=tuple(history),
        reason=reason,
    )
    return claim, origins


def standing_of(sources: Sequence[_Source], polarity: Polarity) -> tuple[Standing, str]:
    """What stands of a claim in this polarity, and why, from the origins that are still alive."""
    alive = [s for s in sources if s.ended is None]
    for_it = {s.party for s in alive if s.stance == polarity}
    against = {s.party for s in alive if s.stance != polarity}
    ended = {s.ended for s in sources if s.stance == polarity and s.ended}
    if not for_it and ended:
        if "corrected" in ended:
            return "corrected", "the outlet corrected it and no other origin is left"
        if ended == {"superseded"}:
            return "superseded", "its own source has since said the contrary"
        return "withdrawn", "every origin that asserted it has taken it back"
    if against and for_it:
        return "disputed", f"{len(for_it)} independent for, {len(against)} against"
    if len(for_it) > 1:
        return "corroborated", f"{len(for_it)} independent origins"
    return "reported", "one origin"


def _without_echoes(sources: list[_Source]) -> list[_Source]:
    """The origins less mere hearsay ("has reportedly been surrounded") of what a named source says in the same place.

    Such a word names no origin of its own: the article goes on to say whose it is, and it stands or falls with him.
    """
    kept = []
    for source in sources:
        named = [s for s in sources if s.stance == source.stance and s.party != UNNAMED]
        if source.nameless and source.documents <= {d for s in named for d in s.documents}:
            source.reason = "hearsay of what a named source says in the same document"
        else:
            kept.append(source)
    return kept


def _source(
    assertion: Assertion,
    proposition: Proposition,
    leaders: Mapping[str, str],
    corpus: Corpus,
    sources: dict[str, _Source],
) -> tuple[_Source, bool]:
    """The origin of an assertion, made when it is new; and whether its side had none from that party before."""
    report = assertion.report
    quoted = proposition.cls == "content" and assertion.stance == "positive"
    who, party, reason = origin_of(report, leaders, corpus, quoted=quoted)
    key = f"{assertion.stance}|{party}|{(who.id or who.name) if who else ''}"
    fresh = key not in sources
    if fresh:
        nameless = party == UNNAMED and who is None
        sources[key] = _Source(key, party, assertion.stance, report, reason, nameless=nameless)
    sources[key].reports.append(report.id)
    sources[key].documents.add(report.document)
    return sources[key], fresh


def origin_of(
    report: AnyReport, leaders: Mapping[str, str], corpus: Corpus, *, quoted: bool = False
) -> tuple[ActorRef | None, str, str]:
    """Who first stands behind a report, its party, and why; `quoted` where the claim is that somebody said it."""
    if quoted and isinstance(report, Statement):
        # That somebody said something is vouched for by whoever published it first, not by the speaker.
        leader = leaders.get(report.document, report.document)
        return None, f"outlet:{_outlet_of(leader, report, corpus)}", "published it first"
    if len(report.hops) > 1:
        who = principal(report)
        party = corpus.party(who)
        return who, party, "unnamed sources count as one" if party == UNNAMED else f"said by {who.name if who else '?'}"
    leader = leaders.get(report.document, report.document)
    outlet = _outlet_of(leader, report, corpus)
    return None, f"outlet:{outlet}", f"{outlet} in its own voice"


def _outlet_of(leader: str, report: AnyReport, corpus: Corpus) -> str:
    return corpus.outlets.get(leader, corpus.outlet(report))


def _entry(
    act: StandingActType, assertion: Assertion, reason: str, corpus: Corpus, *, link: Link | None = None
) -> HistoryEntry:
    report = assertion.report
    first = report.hops[0]
    return HistoryEntry(
        act=act,
        at=corpus.published(report),
        by=link.by if link else first.who,
        on_behalf_of=link.on_behalf_of if link else first.speaks_for,
        stance=assertion.stance,
        report=report.id,
        document=report.document,
        outlet=corpus.outlet(report),
        passage=link.passage if link and link.passage else report.passage,
        reason=reason,
    )


def _supersede_own(assertion: Assertion, proposition: Proposition, sources: dict[str, _Source], corpus: Corpus) -> None:
    """A source that later says the contrary of a state of affairs no longer stands behind what it said before."""
    who = principal(assertion.report)
    if proposition.cls not in ("control", "quantity") or who is None or who.id is None:
        return
    now = corpus.published(assertion.report)
    for source in sources.values():
        then = corpus.published(source.first)
        later = now is not None and then is not None and now > then
        if later and source.stance != assertion.stance and same_principal(principal(source.first), who):
            source.ended = source.ended or "superseded"


def _take_back(
    link: Link,
    proposition: Proposition,
    aimed: Sequence[Assertion],
    sources: dict[str, _Source],
    corpus: Corpus,
) -> list[HistoryEntry]:
    """Apply one retraction to the origins of the assertions it is aimed at; returns what it adds to the history."""
    retracting = corpus.by_id.get(link.source)
    if retracting is None or link.act is None or link.target is None:
        return []
    _, corrects_number, number = link.reason.partition(NUMBER_REASON)
    other = bool(corrects_number) and number not in re.findall(
        r"\d+", " ".join((proposition.words, *proposition.arguments))
    )
    if other:
        # Another number of the same report: only as a rival's figure does the corrected one end.
        aimed = [a for a in aimed if a.stance == "negative"]
    if not aimed:
        return []
    for assertion in aimed:
        for source in sources.values():
            if assertion.report.id in source.reports and link.act in _ENDS_ORIGIN:
                source.ended = link.act
    return [] if other else [_entry(link.act, Assertion(retracting, "negative"), link.reason, corpus, link=link)]


def _origin(source: _Source, claim: str, corpus: Corpus) -> Origin:
    return Origin(
        id=content_id("g", claim, source.key),
        claim=claim,
        who=principal(source.first) if not isinstance(source.first, Statement) else None,
        outlet=corpus.outlet(source.first),
        party=source.party,
        stance=source.stance,
        reports=tuple(source.reports),
        withdrawn=source.ended is not None,
        reason=source.reason + (f"; {source.ended}" if source.ended else ""),
    )
