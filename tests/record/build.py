"""Documents and reports made by hand, for tests of the record."""

from datetime import UTC, datetime
from typing import Any

from parley.model.documents import Document, Version
from parley.model.extraction import Extraction
from parley.model.passages import Passage, Span
from parley.model.reports import Control, Event, Extractor, Hop, Move, Statement, report_id
from parley.model.world import ActorRef, Place, When, Where

MAYOR = ActorRef(id="a:ana-reyl", name="Ana Reyl", country="VES", sector="GOV")
FRONT = ActorRef(id="a:tolmen-front", name="Tolmen Front", country="VES", sector="REB")
ARMY = ActorRef(id="a:vessarian-army", name="Army of Vessaria", country="VES", sector="MIL")
KARSK = Where(
    text="Karsk",
    precision="city",
    place=Place(id="parley:karsk", name="Karsk", latitude=1, longitude=2, country="VES", precision="city"),
)
TEXT = (
    "The Tolmen Front shelled Karsk on Monday. Mayor Ana Reyl said the town was surrounded. "
    "She later said that she had misspoken. The army offered talks in Dolin."
)


def day(number: int, hour: int = 0) -> datetime:
    return datetime(2031, 5, number, hour, tzinfo=UTC)


PUBLISHED = day(3)
FETCHED = day(4)


def version(
    text: str = TEXT,
    *,
    outlet: str = "Karsk Courier",
    url: str | None = "https://courier.example/1",
    published: datetime | None = PUBLISHED,
    fetched: datetime = FETCHED,
    **more: Any,
) -> Version:
    document = Document.id_for(url, outlet, text)
    more.setdefault("title", "Shelling in Karsk")
    more.setdefault("published_precision", "day" if published else None)
    return Version(
        id=Version.id_for(document, text),
        document=document,
        outlet=outlet,
        text=text,
        url=url,
        published=published,
        fetched=fetched,
        raw_sha256="0" * 64,
        **more,
    )


def extraction(*reports: Any, version_: str = "1", links: tuple[Any, ...] = ()) -> Extraction:
    return Extraction(extractor="by-hand", extractor_version=version_, reports=reports, links=links, engine="none")


def _base(v: Version, kind: str, words: str, by: ActorRef | None, extractor: str, ordinal: int) -> dict[str, Any]:
    start = v.text.index(words)
    passage = Passage.of(v.text, (start, start + len(words)))
    outlet = Hop(who=ActorRef(name=v.outlet), how="published")
    hops = (Hop(who=by, how="said"), outlet) if by else (outlet,)
    return {
        "id": report_id(v.id, kind, "by-hand", Span(passage.start, passage.end), ordinal),
        "document": v.document,
        "version": v.id,
        "anchor": passage,
        "ordinal": ordinal,
        "passage": passage,
        "hops": hops,
        "extractor": Extractor(name="by-hand", version=extractor, rule="test"),
    }


def event(
    v: Version,
    words: str = "shelled Karsk",
    *,
    by: ActorRef | None = None,
    extractor: str = "1",
    ordinal: int = 0,
    **more: Any,
) -> Event:
    fields: dict[str, Any] = {"type": "ASSAULT", "actors": (FRONT,), "where": KARSK}
    return Event(**_base(v, "event", words, by, extractor, ordinal), **{**fields, **more})


def statement(
    v: Version, words: str = "the town was surrounded", *, speaker: ActorRef = MAYOR, extractor: str = "1", **more: Any
) -> Statement:
    base = _base(v, "statement", words, speaker, extractor, 0)
    return Statement(**base, **{"speaker": speaker, "mode": "indirect", "content": (base["passage"],), **more})


def move(v: Version, words: str = "offered talks in Dolin", *, extractor: str = "1", **more: Any) -> Move:
    fields: dict[str, Any] = {"move": "offer", "by": (ARMY,), "issue": "talks"}
    return Move(**_base(v, "move", words, None, extractor, 0), **{**fields, **more})


def control(v: Version, words: str = "surrounded", *, extractor: str = "1", **more: Any) -> Control:
    fields: dict[str, Any] = {"status": "encircled", "where": KARSK, "by": FRONT}
    return Control(**_base(v, "control", words, MAYOR, extractor, 0), **{**fields, **more})


def on(number: int) -> When:
    return When(start=day(number), end=day(number + 1), precision="day", text=f"{number} May")


def everything(v: Version, extractor: str = "1") -> Extraction:
    """One report of each kind."""
    return extraction(
        event(v, extractor=extractor),
        statement(v, extractor=extractor),
        move(v, extractor=extractor),
        control(v, extractor=extractor),
        version_=extractor,
    )
