"""Commands that ask: show, search, status, talks, control."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from parley.cli.adding import moment
from parley.cli.app import JsonOption, app, open_record
from parley.errors import InputError
from parley.settings import did_you_mean

if TYPE_CHECKING:
    from parley.model.base import Value
    from parley.model.derived import ControlState
    from parley.record import Filter, Record

KINDS = ("statements", "events", "moves", "control", "claims", "happenings", "stories", "documents", "judgements")
AsOfOption = Annotated[str | None, typer.Option(help="what stood at the end of this day")]
ByOption = Annotated[
    Literal["published", "recorded", "event"],
    typer.Option(help="what --as-of means: published by then, in this record by then, or happened by then"),
]
# Fewer passages than this are read in a few seconds.
_WORTH_TELLING = 500
NONE_YET = "nothing that fits. Add reporting with 'parley add PATH', or loosen the filters."


def instant(text: str | None, *, end_of_day: bool = False) -> datetime | None:
    """A moment for a filter; a bare date means its first instant, or the next day's for `end_of_day`."""
    if text is None:
        return None
    at = moment(text)
    if isinstance(at, datetime):
        return at
    return datetime.combine(date.fromordinal(at.toordinal() + end_of_day), time.min, UTC)


def last_instant(text: str | None) -> datetime | None:
    """The last moment of a day, or the moment given: what had been published by then, the next day's left out."""
    end = instant(text, end_of_day=True)
    return end - timedelta(microseconds=1) if end and end != instant(text) else end


@app.command()
def show(
    ctx: typer.Context,
    what: Annotated[str, typer.Argument(help=f"{', '.join(KINDS)}; or the id of an entry")],
    actor: Annotated[list[str] | None, typer.Option(help="who takes part: a name or an id")] = None,
    country: Annotated[list[str] | None, typer.Option(help="the state of an actor: UKR or Ukraine")] = None,
    place: Annotated[list[str] | None, typer.Option(help="where: a name or an id")] = None,
    since: Annotated[str | None, typer.Option(help="from this date on")] = None,
    until: Annotated[str | None, typer.Option(help="until this date, included")] = None,
    type_: Annotated[
        list[str] | None, typer.Option("--type", help="PLOVER type, kind of move, status or standing")
    ] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="who published")] = None,
    text: Annotated[str | None, typer.Option(help="words that the passage has")] = None,
    as_of: AsOfOption = None,
    by: ByOption = "published",
    limit: Annotated[int, typer.Option(help="at most so many", min=1)] = 100,
    as_json: JsonOption = False,
) -> None:
    """Show entries of one kind, or one entry with its hops and its passage in context."""
    from parley.cli.entry import print_entry
    from parley.cli.listing import print_entries
    from parley.cli.narrowing import checked_countries, checked_outlets, checked_types
    from parley.record import Filter

    with open_record(ctx) as record:
        if what not in KINDS:
            if "-" not in what:
                raise InputError(f"There is no kind of entry '{what}'.", did_you_mean(what, dict.fromkeys(KINDS)))
            print_entry(record, what, as_json=as_json)
            return
        wanted = Filter(
            actor=tuple(actor) if actor else None, place=tuple(place) if place else None,
            since=instant(since), until=instant(until, end_of_day=True), type=checked_types(what, type_),
            outlet=checked_outlets(record, outlet), country=checked_countries(country), text=text,
            as_of=last_instant(as_of), by=by, limit=limit,
        )  # fmt: skip
        if wanted.since and wanted.until and wanted.since >= wanted.until:
            raise InputError(f"No day is from {since} on and until {until}.", "Turn --since and --until round.")
        print_entries(what, _entries(record, what, wanted), as_json=as_json, empty=NONE_YET)


def _entries(record: "Record", kind: str, wanted: "Filter") -> "Sequence[Value]":
    from parley import pipeline

    if kind == "statements":
        return record.statements(wanted)
    if kind == "events":
        return record.events(wanted)
    if kind == "moves":
        return record.moves(wanted)
    if kind == "control":
        return record.controls(wanted)

    if kind == "judgements":
        return judgements_of(record, wanted)
    if kind == "stories":
        from parley.analysis.stories import stories

        return stories(record, wanted)
    if kind == "documents":
        return [v for d in record.documents(wanted) for v in record.versions(d.id)[-1:]]
    return pipeline.derived_entries(record, kind, wanted)


def judgements_of(record: "Record", wanted: "Filter") -> "Sequence[Value]":
    """Standing judgements by verdict ("orphaned" for those whose words are gone) and moment, in order of time."""
    if wanted.actor or wanted.country or wanted.place or wanted.outlet or wanted.text or wanted.as_of:
        raise InputError("Judgements are chosen by --type, --since and --until only.", "Leave the others out.")
    orphaned = {j.id for j in record.orphans()}
    found = [
        judgement
        for judgement in record.judgements()
        if (not wanted.type or {judgement.verdict, "orphaned" if judgement.id in orphaned else ""} & set(wanted.type))
        and (wanted.since is None or judgement.at >= wanted.since)
        and (wanted.until is None or judgement.at < wanted.until)
    ]
    return found[: wanted.limit]


@app.command()
def search(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help='words to look for; "quoted" for a phrase')],
    limit: Annotated[int, typer.Option(help="at most so many", min=1)] = 20,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="passages that mean the like; needs the extra 'encoder'")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Find documents and passages by their words, or by what they mean."""
    from parley.cli.tables import cut, print_blocks, print_json

    with open_record(ctx) as record:
        if meaning:
            search_by_meaning(record, " ".join(words), limit, as_json=as_json)
            return
        found = record.search(" ".join(words), limit=limit)
    hits = (*found.reports, *found.documents)
    if as_json:
        print_json(asdict(hit) | {"published": str(hit.published or "")} for hit in hits)
        return
    rows = [(hit.id, f"{hit.kind}, {hit.outlet}", cut("".join(piece for piece, _ in hit.snippet))) for hit in hits]
    print_blocks("Found", rows, empty="no document has these words.")


def search_by_meaning(record: "Record", question: str, limit: int, *, as_json: bool) -> None:
    """Print the passages nearest in meaning; those new to the record are made comparable first."""
    from parley.analysis.meaning import Vectors, key_of, make_vectors, nearest
    from parley.cli.tables import print_blocks, print_json, quoted

    def told(done: int, total: int) -> None:
        if total > _WORTH_TELLING:
            typer.echo(f"reading passages for their meaning: {done} of {total}", err=True)

    make_vectors(record, told)
    passages = ((report, key_of(words)) for report, words in record.passages())
    found = [(near, record.entry(near.report)) for near in nearest(Vectors(record.path), question, passages, limit)]
    if as_json:
        print_json({"score": near.score, **entry.value.model_dump(mode="json")} for near, entry in found)
        return
    rows = [(e.value.id, f"{near.score:.2f}, {e.outlet}", quoted(e.value.passage)) for near, e in found]
    print_blocks("Near in meaning", rows, empty="no passage means the like.")


@app.command()
def talks(
    ctx: typer.Context,
    as_of: AsOfOption = None,
    by: ByOption = "published",
    as_json: JsonOption = False,
) -> None:
    """Print the talks board: moves by issue with their answers, rounds as each source has them."""
    from parley import pipeline
    from parley.cli.board import print_board, print_rounds
    from parley.cli.tables import print_json

    with open_record(ctx) as record:
        derived = pipeline.derive(record, last_instant(as_of), by)
    if as_json:
        print_json([*derived.talks, *derived.rounds])
    elif derived.talks:
        print_board(derived.talks)
        print_rounds(derived.talks, derived.rounds)
    else:
        typer.echo(f"Talks: {NONE_YET}")


@app.command()
def control(
    ctx: typer.Context,
    place: Annotated[str | None, typer.Argument(help="one place; all by default")] = None,
    as_of: AsOfOption = None,
    by: ByOption = "published",
    geojson: Annotated[bool, typer.Option("--geojson", help="print GeoJSON")] = False,
    as_json: JsonOption = False,
) -> None:
    """Who is said to hold which place, according to whom, and the cautious state derived from it."""
    from parley import pipeline
    from parley.cli.listing import print_entries
    from parley.cli.narrowing import states_at
    from parley.cli.tables import print_json
    from parley.outputs.geojson import control_features

    with open_record(ctx) as record:
        at = last_instant(as_of)
        states: Sequence[ControlState] = pipeline.derive(record, at, by).control
        if place is not None:
            states = states_at(states, place)
        if geojson:
            print_json([control_features(states, at)])
            return
        print_entries("control-states", states, as_json=as_json, empty=NONE_YET, title="Who holds what")
        if states and place is not None and not as_json:
            reports = [r for s in states for r in map(record.get, s.reports)]
            print_entries("control", reports, as_json=False, empty="", title="Reports behind it")


@app.command()
def status(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """How much is in the record, what failed, and how fresh it is."""
    from parley.analysis.status import status_of
    from parley.cli.tables import day, print_json, print_table

    with open_record(ctx) as record:
        found = status_of(record)
    if as_json:
        print_json([found])
        return
    rows = [(name, str(count)) for name, count in found.counts.items()]
    print_table(f"Record {found.path}", ("kind", "count"), rows, empty="nothing yet. Run 'parley add PATH'.")
    coverage = found.coverage
    facts = (
        f"newest publication: {day(coverage.last_published)}",
        f"undated: {coverage.undated}",
        f"not coded: {coverage.not_coded}",
        f"derived entries {'up to date' if found.joined else 'to be made again'}",
    )
    typer.echo("; ".join(facts))
    failures = [(f.source, f.message.splitlines()[0]) for f in found.failed]
    if failures:
        print_table("Could not be read", ("source", "why"), failures, empty="")
