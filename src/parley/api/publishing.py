"""A record as a folder for any web host: the same app, reading files that hold what the API would have answered.

Invariant: texts belong to their publishers. Without `full_texts` a document holds its passages and nothing else of
its text; offsets stay what they are. Who judged is never published.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from parley import __version__
from parley.analysis.stories import stored
from parley.api.citing import shown
from parley.api.library import REPORT_KINDS, Library
from parley.api.query import FilterQuery, last_moment
from parley.api.routes import analysis, derived, documents, names, reports, stories
from parley.api.routes.record import Status
from parley.api.safety import CONTENT_POLICY
from parley.api.shapes import DocumentPage
from parley.api.sizing import Size, estimate, written
from parley.errors import InputError, MissingPieceError
from parley.model.derived import Story
from parley.record import Filter
from parley.web import BUILD_COMMAND, built

LISTS = {"statement": "statements", "event": "events", "move": "moves", "control": "control-reports"}
# What stood on a past day is written for so many days, the last ones, unless told otherwise; each takes five files.
MAX_DAYS = 60
# As much as a common web host takes in one upload, and more than a year of a newsroom's reporting on one conflict.
MAX_BYTES = 500_000_000
_GAP = "[…]"


def publish(record: Path, target: Path, *, full_texts: bool, days: int = MAX_DAYS, large: bool = False) -> Size:
    """Write the folder `target`, which must be empty or not exist; how much was written.

    With what stood on each of the last `days` days. InputError, before anything is written, for a copy that would be
    larger than MAX_BYTES, unless `large`.
    """
    app = built()
    if app is None:
        raise MissingPieceError("The app has not been built.", f"Build it first: {BUILD_COMMAND}")
    if target.exists() and any(target.iterdir()):
        raise InputError(f"{target} is not empty.", "Name a new folder, or empty this one.")
    books = Library(record, patient=True)
    try:
        stops = analysis.days(books)[-days:] if days else []
        if not large:
            _refuse_large(estimate(books, _standing(books, None), len(stops)))
        shutil.copytree(app, target, dirs_exist_ok=True)
        page = (app / "index.html").read_text(encoding="utf-8")
        (target / "index.html").write_text(_published(page), encoding="utf-8")
        done = Size(0, 0)
        for name, value in _answers(books, stops, full_texts=full_texts):
            file = target / "data" / f"{name}.json"
            file.parent.mkdir(parents=True, exist_ok=True)
            done += Size(1, file.write_bytes(written(value)))
        return done
    finally:
        books.close()


def _refuse_large(size: Size) -> None:
    if size.bytes > MAX_BYTES:
        raise InputError(
            f"The copy would be up to {size}, more than {MAX_BYTES // 1_000_000:,} MB.",
            "Leave past days out with --days 0, publish a smaller record, or give --large to write it all the same.",
        )


def safe(id: str) -> str:
    """An id as a file name; the app makes the same of it."""
    return re.sub(r"[^A-Za-z0-9.-]", "_", id)


def _published(page: str) -> str:
    """The app's page, told that it has no server, with the policy that a server would have sent."""
    policy = "; ".join(part for part in CONTENT_POLICY.split("; ") if not part.startswith("frame-ancestors"))
    page = page.replace("<html ", "<html data-published ", 1)
    return page.replace("<head>", f'<head>\n    <meta http-equiv="Content-Security-Policy" content="{policy}" />', 1)


def _answers(
    books: Library, days: Sequence[analysis.PublishedDay], *, full_texts: bool
) -> Iterator[tuple[str, Any]]:
    """Each answer with the name of its file."""
    every = FilterQuery()
    counts = {kind: books.total(kind) for kind in (*REPORT_KINDS, "document")}
    name = books.path.resolve().name
    yield (
        "status",
        Status(version=__version__, name=name, counts=counts, mark="", may=["read"], author=None, published=True),
    )
    yield "days", days
    for kind, path in LISTS.items():
        yield path, [shown(entry) for entry in books.table(kind, Filter()).entries]
    whole = analysis.timeline(books, analysis.TimelineQuery(limit=0))
    yield "timeline", whole.model_copy(update={"marks": analysis.marks_of(books, Filter())})
    yield "network", analysis.network_of(books, Filter(), nodes=60, behind=None)
    yield "coverage", documents.covered(books, every)
    yield "outcomes", documents.outcomes(books, documents.OutcomeQuery())
    yield "places", names.places(books, names.NamesQuery(limit=500))
    yield from _standing(books, None)
    for stop in days:
        yield from _standing(books, last_moment(stop.day.isoformat()), f"as-of/{stop.day.isoformat()}/")
    yield from _pages(books)
    yield from _documents(books, full_texts=full_texts)


def _standing(books: Library, at: datetime | None, folder: str = "") -> Iterator[tuple[str, Any]]:
    """What stood at a moment: claims, talks, control, overview."""
    asked = at.isoformat() if at else None
    query = FilterQuery(as_of=asked)
    yield f"{folder}claims", books.claims(query.to_filter())[0]
    processes = books.talks(query.to_filter())
    yield f"{folder}talks", derived.whole_board(books, processes, books.rounds(query.to_filter()))
    yield f"{folder}control", derived.control(books, query)
    yield f"{folder}stories", stories.told(books, _stories(books, at))
    yield f"{folder}overview", analysis.overview(books, analysis.OverviewQuery(as_of=asked))


def _stories(books: Library, at: datetime | None) -> Sequence[Story]:
    return stored(books.record) if at is None else books.then(at, "published").stories


def _pages(books: Library) -> Iterator[tuple[str, Any]]:
    """Every report, claim, happening, actor and place by itself."""
    for kind in REPORT_KINDS:
        for report in books.table(kind, Filter(superseded=True)):
            page = reports.report(books, report.id)
            yield f"reports/{safe(report.id)}", page.model_copy(update={"judgements": []})
    for claim in books.claims(Filter())[0]:
        yield f"claims/{safe(claim.id)}", derived.claim(books, claim.id, FilterQuery())
    for happening in books.happenings(Filter())[0]:
        yield f"happenings/{safe(happening.id)}", derived.happening(books, happening.id)
    actors = names.actors(books, names.NamesQuery(limit=500))
    yield "actors", actors
    for row in actors:
        if row.actor.id:
            yield f"actors/{safe(row.actor.id)}", names.actor(books, row.actor.id, FilterQuery())
    for place in names.places(books, names.NamesQuery(limit=500)):
        yield f"places/{safe(place.place.id)}", names.place(books, place.place.id, FilterQuery())


def _documents(books: Library, *, full_texts: bool) -> Iterator[tuple[str, Any]]:
    listing = [documents.document_shown(entry) for entry in books.record.documents().entries]
    yield "documents", listing
    for document in listing:
        versions = list(books.record.versions(document.id))
        for version in versions:
            page = documents.document_page(books, document.id, versions, version, rejected=False)
            newest = version is versions[-1]
            if not full_texts:
                page = excerpted(page)
            if newest:
                yield f"documents/{safe(document.id)}", page
            yield f"documents/{safe(document.id)}/{safe(version.id)}", page


def excerpted(page: DocumentPage) -> DocumentPage:
    """The page with its passages only; everything else becomes blanks and "[…]", so that offsets still fit."""
    text = page.text or ""
    kept = bytearray(len(text))
    for row in page.reports:
        hops = [hop.passage for hop in row.entry.hops if hop.passage]
        for passage in (row.entry.passage, row.entry.anchor, *hops):
            kept[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    out = [c if kept[i] or c == "\n" else " " for i, c in enumerate(text)]
    for gap in re.finditer("\0+", kept.decode("ascii")):
        for start, end in _lines(text, gap.start(), gap.end()):
            if end - start >= len(_GAP) + 2 and text[start:end].strip():
                out[start + 1 : start + 1 + len(_GAP)] = _GAP
    return page.model_copy(update={"text": "".join(out), "excerpts": True, "follow_ups": ()})


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between line ends within [start, end)."""
    at = start
    for i in range(start, end):
        if text[i] == "\n":
            yield at, i
            at = i + 1
    yield at, end
