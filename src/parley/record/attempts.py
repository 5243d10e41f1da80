"""What became of every document that somebody tried to add, failures included."""

from collections.abc import Sequence

from sqlalchemy import Connection, desc, func, insert, select

from parley.model.outcomes import OutcomeStatus, SourceOutcome
from parley.record import schema as s

_FIELDS = tuple(name for name in SourceOutcome.model_fields if name != "at")


def note(connection: Connection, outcome: SourceOutcome) -> None:
    """Append the outcome, unless the last one for its source already said the same."""
    last = latest(connection, outcome.source)
    if last and all(getattr(last, name) == getattr(outcome, name) for name in _FIELDS):
        return
    # A source that was read before and has not changed is not news.
    if last and outcome.status == "unchanged" and last.version == outcome.version and last.status != "failed":
        return
    connection.execute(insert(s.outcomes).values(outcome.model_dump()))


def latest(connection: Connection, source: str) -> SourceOutcome | None:
    """The last outcome for a source; None when nobody tried it."""
    t = s.outcomes
    row = connection.execute(select(t).where(t.c.source == source).order_by(desc(t.c.seq)).limit(1)).mappings().first()
    return _outcome(dict(row)) if row else None


def outcomes(connection: Connection, status: OutcomeStatus | None, *, every: bool) -> Sequence[SourceOutcome]:
    """The last outcome of each source, or `every` one, in the order of the attempts."""
    t = s.outcomes
    query = select(t).order_by(t.c.seq)
    if not every:
        query = query.where(t.c.seq.in_(select(func.max(t.c.seq)).group_by(t.c.source)))
    if status is not None:
        query = query.where(t.c.status == status)
    return tuple(_outcome(dict(row)) for row in connection.execute(query).mappings())


def _outcome(row: dict[str, object]) -> SourceOutcome:
    return SourceOutcome.model_validate({name: value for name, value in row.items() if name != "seq"})
