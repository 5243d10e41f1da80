"""How much a record holds, what failed, and how fresh it is."""

from parley.analysis.coverage import Coverage, coverage
from parley.joining.join import JOINING_VERSION
from parley.model.base import Value
from parley.model.outcomes import SourceOutcome
from parley.record import Record

_REPORTS = ("statement", "event", "move", "control")


class Status(Value):
    """Counts by kind of entry, coverage, the sources that failed; `joined` when derived entries are up to date."""

    path: str
    counts: dict[str, int]
    coverage: Coverage
    failed: tuple[SourceOutcome, ...]
    joined: bool


def status_of(record: Record) -> Status:
    """The status of an open record."""
    counts = {kind: record.count(kind) for kind in ("document", *_REPORTS)}
    counts |= {kind: len(record.derived(kind)) for kind in ("happening", "claim", "talks", "round")}
    counts["judgement"] = len(record.judgements())
    return Status(
        path=str(record.path),
        counts=counts,
        coverage=coverage(record.all_versions()),
        failed=tuple(record.outcomes("failed")),
        joined=record.derived_from() == f"{JOINING_VERSION}/{record.revision()}",
    )
