"""Which of a statement's claims a retraction names: "Kest is not surrounded" leaves what else was said with it alone.

A retraction takes back a statement. Where its own sentence contradicts some of the claims that hang on that statement,
it takes back these; where it contradicts none, or is bare ("he withdrew the statement"), it takes back all.
"""

from collections import defaultdict
from collections.abc import Sequence

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.propositions import Assertion
from parley.model.derived import Proposition
from parley.model.links import Link
from parley.model.reports import Statement


def named_by(
    takebacks: Sequence[Link], propositions: Sequence[tuple[Proposition, list[Assertion]]], corpus: Corpus
) -> dict[int, frozenset[int]]:
    """For a retraction (by its number) that names some claims of what it takes back, the numbers of what it ends.

    The statement's own words, as a claim that it was said, are always among them.
    """
    bears: dict[str, set[int]] = defaultdict(set)
    denies: dict[str, set[int]] = defaultdict(set)
    for number, (_, assertions) in enumerate(propositions):
        for assertion in assertions:
            bears[assertion.report.id].add(number)
            if assertion.stance == "negative" and not isinstance(assertion.report, Statement):
                denies[assertion.report.id].add(number)
    by_version: dict[str, list[AnyReport]] = defaultdict(list)
    retracting = {link.source for link in takebacks}
    versions = {corpus.by_id[id].version for id in retracting if id in corpus.by_id}
    for report in corpus.reports:
        if report.version in versions:
            by_version[report.version].append(report)
    found: dict[int, frozenset[int]] = {}
    for number, link in enumerate(takebacks):
        source, target = corpus.by_id.get(link.source), corpus.by_id.get(link.target or "")
        if source is None or target is None or link.act == "corrected":
            continue
        hung = {n for report in corpus.carried.get(target.id, ()) for n in bears[report.id]}
        told = [r for r in by_version[source.version] if r.passage.span.overlaps(source.passage.span)]
        told += corpus.carried.get(source.id, ())
        named = hung & {n for report in told for n in denies[report.id]}
        if named:
            found[number] = frozenset(named | bears[target.id])
    return found
