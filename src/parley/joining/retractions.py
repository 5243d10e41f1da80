"""Finding what a retraction takes back when it was said in another document.

Within one document the extractor links the two. Across documents a retraction names its claim by what it now says
("Kyiv is not surrounded"): the earlier report by the same principal whose proposition it contradicts.
"""

from collections.abc import Iterable

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import party_of
from parley.joining.propositions import Assertion
from parley.model.derived import Proposition
from parley.model.links import Link
from parley.model.reports import Statement
from parley.model.world import ActorRef


def principal(report: AnyReport) -> ActorRef | None:
    """Who answers for a report: the principal of its first hop; None in an outlet's own voice or when unnamed."""
    first = report.hops[0]
    return (first.speaks_for or first.who) if len(report.hops) > 1 else None


def same_principal(a: ActorRef | None, b: ActorRef | None) -> bool:
    """Whether two named principals are one: by id, else by name; never two unnamed ones."""
    if a is None or b is None or (party_of(a) == "unnamed" and a.id is None and b.id is None):
        return a is not None and b is not None and a.name == b.name and a.name[:1].isupper()
    return a.id == b.id if a.id and b.id else a.name == b.name


def resolve_takebacks(corpus: Corpus, propositions: Iterable[tuple[Proposition, list[Assertion]]]) -> list[Link]:
    """Every `takes_back` link with its target filled in where one can be found, in order of id."""
    runs = [assertions for _, assertions in propositions]
    found = []
    for link in corpus.links:
        if link.type != "takes_back":
            continue
        if link.target is None:
            target = _target(link, corpus, runs)
            if target is not None:
                reason = f"{link.reason}; contradicts {target.id} by the same principal"
                link = link.model_copy(update={"target": target.id, "reason": reason})
        found.append(link)
    return found


def _target(link: Link, corpus: Corpus, runs: list[list[Assertion]]) -> AnyReport | None:
    """The latest earlier report by the same principal that what hangs on the retraction contradicts."""
    source = corpus.by_id.get(link.source)
    if source is None:
        return None
    who = link.on_behalf_of or link.by or principal(source)
    now = {r.id for r in corpus.reports if r.id == source.id or r.statement == source.id}
    best: AnyReport | None = None
    for run in runs:
        contradicted = {a.stance for a in run if a.report.id in now and not isinstance(a.report, Statement)}
        for assertion in run:
            earlier = assertion.report
            if (
                contradicted
                and assertion.stance not in contradicted
                and earlier.document != source.document
                and same_principal(principal(earlier), who)
                and _before(earlier, source, corpus)
            ):
                best = earlier
    return best


def _before(a: AnyReport, b: AnyReport, corpus: Corpus) -> bool:
    at, then = corpus.published(a), corpus.published(b)
    return at is not None and then is not None and at < then
