"""Which documents print the same copy, and who leads each group.

A group has a leader, its earliest member, and every other member shares text with the leader itself: no chains.
A round-up, which shares text with several leaders that are unrelated, belongs to none and takes nobody in but those who
print the round-up itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from parley.joining.shared_words import Shingles
from parley.model.documents import Version
from parley.model.links import Link
from parley.model.passages import Passage, Span
from parley.text.shingles import shingle_spans

# Reworked wire copy keeps a fifth of all 4-grams of both texts together (Jaccard), or two fifths of the shorter one
# (containment, which finds truncated copy). Lower joins follow-ups on one event; higher loses reworked copy.
MIN_JACCARD = 0.2
MIN_CONTAINMENT = 0.4
# Who shares this much of both texts with a round-up prints the round-up; less is one of the stories in it.
MIN_WHOLE = 0.5
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
    shingles = Shingles.of([v.text for v in ordered])
    leaders: dict[str, str] = {}
    round_ups: set[str] = set()
    links = []
    for number, version in enumerate(ordered):
        copied = [
            (ordered[earlier], overlap)
            for earlier, overlap in _overlaps(number, shingles)
            if overlap.is_copy and leaders[ordered[earlier].document] == ordered[earlier].document
        ]
        printed = [found for found in copied if found[0].document in round_ups and found[1].jaccard >= MIN_WHOLE]
        originals = printed[:1] or [found for found in copied if found[0].document not in round_ups]
        if len(originals) != 1:
            leaders[version.document] = version.document
            round_ups.update([version.document] if originals else ())
            continue
        leader, overlap = originals[0]
        leaders[version.document] = leader.document
        links.append(_link(version, leader, overlap))
    return leaders, links


def _overlaps(number: int, shingles: Shingles) -> Iterator[tuple[int, Overlap]]:
    """The earlier texts that share enough with a text to be looked at, in order, each with how much they share."""
    for earlier, shared in shingles.shared_with_earlier(number, MAX_DOCUMENTS_PER_SHINGLE):
        if shared >= MIN_SHARED:
            smaller, union = shingles.sizes_together(number, earlier)
            yield earlier, Overlap(shared, shared / union, shared / smaller)


def _link(version: Version, leader: Version, overlap: Overlap) -> Link:
    of_leader = shingle_spans(leader.text)
    run = _longest_run([span for shingle, span in shingle_spans(version.text).items() if shingle in of_leader])
    return Link(
        id=Link.id_for("copy_of", version.document, leader.document),
        type="copy_of",
        source=version.document,
        target=leader.document,
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
