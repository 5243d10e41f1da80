"""What the record rests on: outlets, days without reporting, how much of it was coded, and how stale it is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from parley.model.base import Value
from parley.model.documents import Version

# A silence of this many days between two documents is worth a line.
MIN_GAP_DAYS = 3


class OutletCoverage(Value):
    """One outlet: how many documents, from when to when."""

    outlet: str
    documents: int
    first: datetime | None
    last: datetime | None


class Gap(Value):
    """Days on which no document was published, both included."""

    first: date
    last: date


class Coverage(Value):
    """What there is and what is missing. `last_published` is the newest publication in the record."""

    documents: int
    undated: int
    not_coded: int
    outlets: tuple[OutletCoverage, ...]
    gaps: tuple[Gap, ...]
    last_published: datetime | None


def coverage(versions: Iterable[Version]) -> Coverage:
    """Coverage of the given versions (one per document)."""
    known = list(versions)
    dated = sorted(v.published for v in known if v.published)
    return Coverage(
        documents=len(known),
        undated=sum(v.published is None for v in known),
        not_coded=sum(v.language != "en" for v in known),
        outlets=tuple(_outlet(name, known) for name, _ in Counter(v.outlet for v in known).most_common()),
        gaps=tuple(_gaps(dated)),
        last_published=dated[-1] if dated else None,
    )


def _outlet(name: str, versions: Sequence[Version]) -> OutletCoverage:
    own = [v for v in versions if v.outlet == name]
    dates = sorted(v.published for v in own if v.published)
    return OutletCoverage(
        outlet=name, documents=len(own), first=dates[0] if dates else None, last=dates[-1] if dates else None
    )


def _gaps(dated: Sequence[datetime]) -> list[Gap]:
    days = sorted({at.astimezone(UTC).date() for at in dated})
    return [
        Gap(first=a + timedelta(days=1), last=b - timedelta(days=1))
        for a, b in pairwise(days)
        if (b - a).days > MIN_GAP_DAYS
    ]
