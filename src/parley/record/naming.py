"""Whom and what a report names: the actors with their roles, the places, the type, the time it is about."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from parley.model.documents import Version
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef, Where
from parley.record.moments import aware

AnyReport = Statement | Event | Move | Control

# A hop only passes the report on: Reuters is not an actor of what it reports.
SOURCE_ROLE = "source"


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` for comparing names: no case, no accents, no punctuation, words parted by one blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain.replace("_", " ").casefold()))


def key_of(*parts: object) -> int:
    """A number that stands for `parts` in the index; 63 bits, so that SQLite keeps it as an integer."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return int.from_bytes(hashlib.sha256(joined.encode()).digest()[:8], "big") >> 1


def actors_of(report: AnyReport) -> Iterator[tuple[str, ActorRef]]:
    """Each actor that the report names, with the role in which it does; the same actor may come twice."""
    for hop in report.hops:
        for ref in (hop.who, hop.speaks_for):
            if ref:
                yield SOURCE_ROLE, ref
    singles: list[tuple[str, ActorRef | None]] = []
    several: list[tuple[str, tuple[ActorRef, ...]]] = []
    match report:
        case Statement():
            singles = [("speaker", report.speaker), ("speaks_for", report.speaks_for)]
            several = [("speaker", report.with_speakers), ("audience", report.audience)]
        case Event():
            several = [("actor", report.actors), ("recipient", report.recipients)]
        case Move():
            several = [("by", report.by), ("to", report.to)]
        case Control():
            singles = [("holder", report.holder), ("by", report.by)]
    yield from ((role, ref) for role, ref in singles if ref)
    yield from ((role, ref) for role, refs in several for ref in refs)


def places_of(report: AnyReport) -> Iterator[Where]:
    """Each place that the report names: where it happened, and the venues of a move."""
    if report.where:
        yield report.where
    if isinstance(report, Move):
        yield from (venue.where or Where(text=venue.name) for venue in report.venues)


def type_of(report: AnyReport) -> str:
    """What `--type` compares: PLOVER type, kind of move, status of control, mode of a statement."""
    match report:
        case Statement():
            return report.mode
        case Event():
            return report.type
        case Move():
            return report.move
        case Control():
            return report.status


def about(report: AnyReport, version: Version) -> tuple[datetime | None, datetime | None]:
    """The half-open interval that the report is about: its own time, else its publication; (None, None) if undated."""
    if report.when and (report.when.start or report.when.end):
        start, end = report.when.start, report.when.end
        return start and aware(start), end and aware(end)
    if version.published is None:
        return None, None
    length = timedelta(days=1) if version.published_precision == "day" else timedelta(seconds=1)
    return version.published, version.published + length
