"""A small record made by hand, for tests of the API: two outlets on one town, one of them twice."""

from datetime import UTC, datetime
from typing import Any

from parley.model.documents import Document, Version
from parley.model.extraction import Extraction
from parley.model.links import Link
from parley.model.passages import Passage, Span
from parley.model.reports import Confidence, Control, Event, Extractor, Hop, Move, Statement, report_id
from parley.model.world import ActorRef, Place, When, Where
from parley.record import Record

MAYOR = ActorRef(id="a:ana-reyl", name="Ana Reyl", country="VES", sector="GOV")
FRONT = ActorRef(id="a:tolmen-front", name="Tolmen Front", country="VES", sector="REB")
ARMY = ActorRef(id="a:ves", name="Vessaria", country="VES", sector="GOV")
KARSK = Where(
    text="Karsk",
    precision="city",
    place=Place(id="parley:karsk", name="Karsk", latitude=1, longitude=2, country="VES", precision="city"),
)
FIRST = (
    "Mayor Ana Reyl said that Karsk was surrounded. Vessaria offered talks in Dolin. "
    "The Tolmen Front shelled Karsk 🎈 on Monday."
)
SECOND = (
    "Ana Reyl took back her words: Karsk was not surrounded. "
    "The Tolmen Front refused talks in Dolin because Dolin was too far."
)


def day(number: int) -> datetime:
    return datetime(2031, 5, number, tzinfo=UTC)


def version(text: str, outlet: str, published: datetime, title: str) -> Version:
    url = f"https://{outlet.split()[0].lower()}.example/{published.day}"
    document = Document.id_for(url, outlet, text)
    return Version(
        id=Version.id_for(document, text), document=document, outlet=outlet, text=text, url=url, title=title,
        published=published, published_precision="day", fetched=published, raw_sha256="0" * 64,
        source=f"/home/somebody/articles/{published.day}.html",
    )  # fmt: skip


def base(v: Version, kind: str, words: str, speaker: ActorRef | None = None) -> dict[str, Any]:
    start = v.text.index(words)
    passage = Passage.of(v.text, (start, start + len(words)))
    outlet = Hop(who=ActorRef(name=v.outlet), how="published")
    return {
        "id": report_id(v.id, kind, "by-hand", Span(passage.start, passage.end), 0),
        "document": v.document,
        "version": v.id,
        "anchor": passage,
        "passage": passage,
        "hops": (Hop(who=speaker, how="said"), outlet) if speaker else (outlet,),
        "extractor": Extractor(name="by-hand", version="1", rule="test"),
    }


def fill(record: Record, at: datetime | None = None) -> dict[str, str]:
    """Two documents with every kind of report; the ids by name. They are recorded `at`, or now."""
    first = version(FIRST, "Karsk Courier", day(3), "=Town surrounded")
    second = version(SECOND, "Dolin Post", day(5), "Mayor takes it back")
    said = Statement(
        **base(first, "statement", "Karsk was surrounded", MAYOR), speaker=MAYOR, mode="indirect",
        content=(Passage.of(FIRST, (FIRST.index("Karsk"), FIRST.index("."))),),
    )  # fmt: skip
    held = Control(
        **base(first, "control", "surrounded", MAYOR), status="encircled", where=KARSK, by=FRONT, statement=said.id
    )
    offer = Move(
        **base(first, "move", "offered talks in Dolin"), move="offer", by=(ARMY,), to=(FRONT,), issue="talks",
        when=When(start=day(2), end=day(3), precision="day", text="Tuesday"),
    )  # fmt: skip
    shelled = Event(
        **base(first, "event", "shelled Karsk 🎈"), type="ASSAULT", actors=(FRONT,), recipients=(ARMY,), where=KARSK,
        score=-9.0, confidence=Confidence(precision=0.9, n=40),
    )  # fmt: skip
    refusal = Move(
        **base(second, "move", "refused talks in Dolin"), move="reject", by=(FRONT,), to=(ARMY,), issue="talks",
        stated_reason="because Dolin was too far",
        when=When(start=day(4), end=day(5), precision="day", text="Thursday"),
    )  # fmt: skip
    unsaid = Statement(
        **base(second, "statement", "Karsk was not surrounded", MAYOR), speaker=MAYOR, mode="indirect",
        content=(Passage.of(SECOND, (SECOND.index("Karsk"), SECOND.index("."))),),
    )  # fmt: skip
    free = Control(
        **base(second, "control", "not surrounded", MAYOR),
        status="not-encircled",
        where=KARSK,
        by=FRONT,
        statement=unsaid.id,
    )
    takes = Passage.of(SECOND, (0, SECOND.index(".")))
    back = Link(
        id=Link.id_for("takes_back", unsaid.id, None, 0), type="takes_back", source=unsaid.id, target=None,
        act="withdrawn", by=MAYOR, passage=takes, reason="'took back' takes back words",
    )  # fmt: skip
    made: dict[str, Any] = {"extractor": "by-hand", "extractor_version": "1"}
    record.add(first, Extraction(**made, reports=(said, held, offer, shelled)), at=at)
    record.add(second, Extraction(**made, reports=(unsaid, free, refusal), links=(back,)), at=at)
    return {
        "first": first.document, "second": second.document, "version": first.id, "said": said.id, "held": held.id,
        "offer": offer.id, "shelled": shelled.id, "refusal": refusal.id,
        "unsaid": unsaid.id, "free": free.id,
    }  # fmt: skip
