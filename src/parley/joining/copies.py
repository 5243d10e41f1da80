"""Which documents print the same copy, and who leads each group.

A group has a leader, its earliest member, and every other member shares text with the leader itself: no chains.
A round-up, which shares text with several leaders that are unrelated, belongs to none.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from parley.model.documents import Version
from parley.model.links import Link
from parley.model.passages import Passage, Span
from parley.text.shingles import shingle_spans

# Reworked wire copy keeps a fifth of all 4-grams of both texts together (Jaccard), or two fifths of the shorter one
# (containment, which finds truncated copy). Lower joins follow-ups on one event; higher loses reworked copy.
MIN_JACCARD = 0.2
MIN_CONTAINMENT = 0.4
# Fewer shared 4-grams than this are a shared quotation or boilerplate, not copy.
MIN_SHARED = 25
# A 4-gram in more documents than this is boilerplate ("told reporters in Kyiv on") and finds no candidates.
MAX_DOCUMENTS_PER_SHINGLE = 50

_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Overlap:
    """How much of two texts is the same."""

    shared: int
    jaccard: float
    containment: float

    @property
    def is_copy(self) -> bool:
        return self.shared >= MIN_SHARED and (self.jaccard >= MIN_JACCARD or self.containment >= MIN_CONTAINMENT)


def copy_groups(versions: Sequence[Version]) -> tuple[dict[str, str], list[Link]]:
    """Map each document to its group's leader (itself when it copies nobody), and the `copy_of` links.

    One version per document is expected. Ties in time are broken by document id.
    """
    ordered = sorted(versions, key=lambda v: (v.published or _LAST, v.document))
    shingles = {v.document: shingle_spans(v.text) for v in ordered}
    overlaps = _overlaps({name: frozenset(found) for name, found in shingles.items()})
    leaders: dict[str, str] = {}
    links = []
    for version in ordered:
        document = version.document
        copied = [
            other
            for other in leaders
            if leaders[other] == other and (pair := overlaps.get(_pair(document, other))) and pair.is_copy
        ]
        if len(copied) != 1:
            leaders[document] = document
            continue
        leader = leaders[document] = copied[0]
        overlap = overlaps[_pair(document, leader)]
        links.append(_link(version, leader, overlap, shingles[document], frozenset(shingles[leader])))
    return leaders, links


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _overlaps(shingles: Mapping[str, frozenset[int]]) -> dict[tuple[str, str], Overlap]:
    holders: dict[int, list[str]] = defaultdict(list)
    for document, found in shingles.items():
        for shingle in found:
            holders[shingle].append(document)
    shared: Counter[tuple[str, str]] = Counter()
    for documents in holders.values():
        if 1 < len(documents) <= MAX_DOCUMENTS_PER_SHINGLE:
            shared.update(_pair(a, b) for i, a in enumerate(documents) for b in documents[i + 1 :])
    overlaps = {}
    for (a, b), count in shared.items():
        smaller, union = min(len(shingles[a]), len(shingles[b])), len(shingles[a] | shingles[b])
        overlaps[(a, b)] = Overlap(count, count / union, count / smaller)
    return overlaps


def _link(
    version: Version, leader: str, overlap: Overlap, spans: Mapping[int, Span], of_leader: frozenset[int]
) -> Link:
    run = _longest_run([span for shingle, span in spans.items() if shingle in of_leader])
    return Link(
        id=Link.id_for("copy_of", version.document, leader),
        type="copy_of",
        source=version.document,
        target=leader,
        passage=Passage.of(version.text, run),
        reason=f"{overlap.shared} word 4-grams shared: {overlap.containment:.0%} of the shorter text, "
        f"{overlap.jaccard:.0%} of both",
    )


def _longest_run(spans: Sequence[Span]) -> Span:
    """The longest stretch that overlapping shared 4-grams cover; the first of equals."""
    best = current = None
    for span in sorted(spans):
        current = Span(current.start, max(current.end, span.end)) if current and span.start < current.end else span
        if best is None or current.end - current.start > best.end - best.start:
            best = current
    if best is None:
        raise ValueError("two documents without a shared shingle are not copies")
    return best
