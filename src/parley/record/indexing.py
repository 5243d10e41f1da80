"""Keeping the index of what is shown: one row for each stretch of time in which an entry was shown in one form.

Invariant: `refresh` after each change leaves the same rows as `rebuild` from the append-only tables. Rows are
closed (`recorded_to`), not overwritten, so any earlier state of knowledge can be shown.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from parley.model.documents import Outlet
from parley.model.doubt import doubt
from parley.ontology.lanes import lane_of
from parley.record import schema as s
from parley.record.gathering import gather
from parley.record.identities import moments
from parley.record.naming import about, actors_of, fold, key_of, places_of, type_of
from parley.record.shown import Applied, Shown, ShownReport, ShownVersion, show

Fields = dict[str, object]
# Raise it when the rows of the index change their form: a record that has another is indexed anew when it is opened.
FORM = "2"
_FORM = "index"

_INDEX = (
    s.shown_actors, s.shown_places, s.actors, s.places, s.shown_reports, s.shown_versions, s.judgement_targets
)  # fmt: skip


def refresh(connection: Connection, document: str, at: datetime) -> None:
    """Bring the index to what is known of `document` at `at`, the moment of the change just written."""
    # A change that is not after all that is indexed would come between: build the rows anew, in order.
    if _is_last(connection, document, at):
        _apply(connection, document, at)
    else:
        rebuild(connection, document)


def _is_last(connection: Connection, document: str, at: datetime) -> bool:
    """Whether nothing was indexed at `at` or later, and no later judgement is known."""
    moments = [
        connection.scalar(select(func.max(moment)).where(table.c.document == document))
        for table in (s.shown_versions, s.shown_reports)
        for moment in (table.c.recorded_from, table.c.recorded_to)
    ]
    j = s.judgements.c
    concerns = (j.document == document) | (j.other_document == document) | (j.target_kind == "actor")
    judged = connection.scalar(select(func.max(j.at)).where(concerns))
    return all(moment is None or moment < at for moment in moments) and (judged is None or judged <= at)


def rebuild(connection: Connection, document: str) -> None:
    """Make the document's rows again from the append-only tables, moment by moment."""
    forget(connection, document)
    for moment in _moments(connection, document):
        _apply(connection, document, moment)


def is_stale(connection: Connection) -> bool:
    """Whether the index was made before its rows had their present form."""
    return connection.scalar(select(s.facts.c.value).where(s.facts.c.name == _FORM)) != FORM


def rebuild_all(connection: Connection) -> None:
    """Make the rows of every document again, and the full text of versions."""
    connection.exec_driver_sql("INSERT INTO version_words (version_words) VALUES ('rebuild')")
    connection.exec_driver_sql("DELETE FROM report_words")
    for table in _INDEX:
        connection.execute(delete(table))
    documents = connection.scalars(select(s.versions.c.document).distinct().order_by(s.versions.c.document)).all()
    for document in documents:
        rebuild(connection, document)
    form = upsert(s.facts).values(name=_FORM, value=FORM)
    connection.execute(form.on_conflict_do_update(index_elements=["name"], set_={"value": FORM}))


def forget(connection: Connection, document: str) -> None:
    """Delete the document's rows from the index and from the full text of passages."""
    entries = select(s.shown_reports.c.seq).where(s.shown_reports.c.document == document)
    connection.exec_driver_sql(
        "DELETE FROM report_words WHERE rowid IN (SELECT seq FROM shown_reports WHERE document = ?)", (document,)
    )
    connection.execute(delete(s.shown_actors).where(s.shown_actors.c.entry.in_(entries)))
    connection.execute(delete(s.shown_places).where(s.shown_places.c.entry.in_(entries)))
    for table in (s.shown_reports, s.shown_versions, s.judgement_targets):
        connection.execute(delete(table).where(table.c.document == document))


def _moments(connection: Connection, document: str) -> list[datetime]:
    """Every moment at which something about the document was recorded, in order."""
    v, r, j = s.versions, s.reports, s.judgements
    queries = (
        select(s.version_readings.c.recorded_at)
        .join(v, v.c.id == s.version_readings.c.version)
        .where(v.c.document == document),
        select(s.readings.c.recorded_at).join(r, r.c.id == s.readings.c.report).where(r.c.document == document),
        select(j.c.at).where((j.c.document == document) | (j.c.other_document == document)),
    )
    own = {moment for query in queries for moment in connection.scalars(query.distinct())}
    return sorted(own | moments(connection, document))


def _apply(connection: Connection, document: str, at: datetime) -> None:
    state = gather(connection, document, at)
    shown = show(state) if state else None
    _write_versions(connection, document, at, shown.versions if shown else ())
    _write_reports(connection, document, at, shown.reports if shown else ())
    _write_targets(connection, document, shown)


def _write_targets(connection: Connection, document: str, shown: Shown | None) -> None:
    table = s.judgement_targets
    connection.execute(delete(table).where(table.c.document == document))
    if shown and shown.applied:
        connection.execute(insert(table), [_target_row(applied, document) for applied in shown.applied])


def _target_row(applied: Applied, document: str) -> Fields:
    return {
        "judgement": applied.judgement,
        "side": applied.side,
        "report": applied.report,
        "document": document,
        "latest": applied.latest,
    }


def _write_versions(connection: Connection, document: str, at: datetime, shown: Sequence[ShownVersion]) -> None:
    wanted = {version.version.id: _version_row(version) for version in shown}
    # A corrected outlet may be one that never published anything of its own here.
    for name in sorted({version.version.outlet for version in shown}):
        row = {**Outlet.named(name).model_dump(exclude={"kind"}), "recorded_at": at}
        connection.execute(upsert(s.outlets).values(row).on_conflict_do_nothing())
    _replace_open(connection, s.shown_versions, "version", document, at, wanted)


def _write_reports(connection: Connection, document: str, at: datetime, shown: Iterable[ShownReport]) -> None:
    by_id = {report.report.id: report for report in shown}
    wanted = {id: _report_row(report) for id, report in by_id.items()}
    fresh = _replace_open(connection, s.shown_reports, "report", document, at, wanted)
    _index_names(connection, [(seq, by_id[id]) for id, seq in fresh.items()])


def _replace_open(
    connection: Connection, table: Table, key: str, document: str, at: datetime, wanted: dict[str, Fields]
) -> dict[str, int]:
    """Close the open rows that no longer hold at `at` and add those that are new; the numbers of the new ones."""
    query = select(table).where(table.c.document == document, table.c.recorded_to.is_(None))
    kept = set()
    ended = []
    for row in connection.execute(query):
        id = getattr(row, key)
        if id in wanted and _same(row, wanted[id]):
            kept.add(id)
        else:
            ended.append(row.seq)
    if ended:
        connection.execute(update(table).where(table.c.seq.in_(ended)).values(recorded_to=at))
    fresh = [id for id in wanted if id not in kept]
    if not fresh:
        return {}
    first = (connection.scalar(select(func.max(table.c.seq))) or 0) + 1
    numbered = {id: first + i for i, id in enumerate(fresh)}
    rows = [{"seq": seq, "recorded_from": at, "recorded_to": None, **wanted[id]} for id, seq in numbered.items()]
    connection.execute(insert(table), rows)
    return numbered


def _same(row: Row[tuple[object, ...]], wanted: Fields) -> bool:
    return all(getattr(row, name) == value for name, value in wanted.items())


def _version_row(shown: ShownVersion) -> Fields:
    version = shown.version
    return {
        "version": version.id,
        "document": version.document,
        "outlet": Outlet.named(version.outlet).id,
        "title": version.title,
        "published": version.published,
        "published_from": shown.published_from,
        "published_to": shown.published_to,
        "hidden": False,
        "review": shown.review,
        "reading": shown.reading,
        "body": version.model_dump_json(exclude={"text"}) if shown.changed else None,
    }


def _report_row(shown: ShownReport) -> Fields:
    report, version = shown.report, shown.version.version
    about_from, about_to = about(report, version)
    return {
        "report": report.id,
        "kind": report.kind,
        "document": report.document,
        "version": report.version,
        "outlet": Outlet.named(version.outlet).id,
        "type": type_of(report),
        "issue": getattr(report, "issue", None),
        "start": report.anchor.start,
        "published": version.published,
        "about_from": about_from,
        "about_to": about_to,
        "published_from": shown.version.published_from,
        "published_to": shown.version.published_to,
        "hidden": shown.hidden,
        "review": shown.review,
        "reading": shown.reading,
        "body": report.model_dump_json() if shown.changed else None,
        "precision": report.when.precision if report.when and (report.when.start or report.when.end) else None,
        "lane": lane_of(report),
        "polarity": report.polarity,
        "score": getattr(report, "score", None),
        "doubt": doubt(report)[0],
    }


def _index_names(connection: Connection, entries: list[tuple[int, ShownReport]]) -> None:
    """Index whom and what the new entries name, and the words of their passages."""
    actors: dict[int, Fields] = {}
    places: dict[int, Fields] = {}
    acting: dict[tuple[int, int, str], Fields] = {}
    placed: dict[tuple[int, int], Fields] = {}
    for seq, shown in entries:
        for role, ref in actors_of(shown.report):
            key = key_of(ref.id, ref.name, ref.country, ref.sector)
            actors[key] = {"key": key, "folded": fold(ref.name), **ref.model_dump()}
            acting[key, seq, role] = {"actor": key, "entry": seq, "role": role}
        for where in places_of(shown.report):
            place = where.place
            key = key_of(place.id if place else None, place.name if place else where.text)
            places[key] = {
                "key": key,
                "id": place.id if place else None,
                "name": place.name if place else where.text,
                "folded": fold(place.name if place else where.text),
                "country": place.country if place else None,
                "body": place.model_dump_json() if place else None,
            }
            placed[key, seq] = {"place": key, "entry": seq}
    _insert_missing(connection, s.actors, actors)
    _insert_missing(connection, s.places, places)
    if acting:
        connection.execute(insert(s.shown_actors), list(acting.values()))
    if placed:
        connection.execute(insert(s.shown_places), list(placed.values()))
    if entries:
        connection.exec_driver_sql(
            "INSERT INTO report_words (rowid, words) VALUES (?, ?)",
            [(seq, shown.report.passage.exact) for seq, shown in entries],
        )


def _insert_missing(connection: Connection, table: Table, rows: dict[int, Fields]) -> None:
    if rows:
        connection.execute(upsert(table).on_conflict_do_nothing(), [rows[key] for key in sorted(rows)])
