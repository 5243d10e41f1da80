"""Small reports made by hand, for tests of joining."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from parley.joining.corpus import Corpus
from parley.model.base import content_id
from parley.model.documents import Version
from parley.model.links import Link
from parley.model.passages import Passage
from parley.model.reports import Control, Count, Event, Extractor, Hop, Move, Statement
from parley.model.world import ActorRef, Place, When, Where

RULE = Extractor(name="by-hand", version="1", rule="test")

GOVERNOR = ActorRef(id="a:ana-reyl", name="Ana Reyl", country="VES", sector="GOV")
SPOKESMAN = ActorRef(id="a:ilan-pardo", name="Ilan Pardo", country="VES", sector="GOV")
FRONT = ActorRef(id="a:tolmen-front", name="Tolmen Front", country="VES", sector="REB")
VESSARIA = ActorRef(id="a:ves", name="Vessaria", country="VES", sector="GOV")
ORLAND = ActorRef(id="a:orl", name="Orland", country="ORL", sector="GOV")
MONITOR = ActorRef(id="a:ceasefire-monitor", name="Ceasefire Monitor", country="NGO", sector="SOC")
AN_OFFICIAL = ActorRef(name="an official")

KARSK = Where(
    text="Karsk",
    precision="city",
    place=Place(id="parley:karsk", name="Karsk", latitude=1, longitude=1, country="VES", precision="city"),
)
DOLIN = Where(
    text="Dolin",
    precision="city",
    place=Place(id="parley:dolin", name="Dolin", latitude=2, longitude=2, country="VES", precision="city"),
)


def day(number: int, hour: int = 12) -> datetime:
    return datetime(2031, 5, number, hour, tzinfo=UTC)


def on(number: int) -> When:
    return When(start=day(number, 0), end=day(number + 1, 0), precision="day", text=f"{number} May")


class Paper:
    """A document under construction; every report gets words of its own."""

    def __init__(self, outlet: str, published: datetime, text: str | None = None, name: str = "") -> None:
        self.outlet, self.published = outlet, published
        self.document = content_id("d", outlet, published, name)
        self.text = text if text is not None else f"{outlet} {published:%d %H} {name} " + "word " * 400
        self.version_id = Version.id_for(self.document, self.text)
        self.reports: list[Any] = []
        self.links: list[Link] = []
        self._at = count(0, 5)

    def version(self) -> Version:
        return Version(
            id=self.version_id,
            document=self.document,
            outlet=self.outlet,
            text=self.text,
            published=self.published,
            fetched=self.published,
            raw_sha256="",
        )

    def _base(self, kind: str, by: ActorRef | None, words: tuple[int, int] | None, **more: Any) -> dict[str, Any]:
        start = next(self._at)
        passage = Passage.of(self.text, words or (start, start + 4))
        outlet = Hop(who=ActorRef(name=self.outlet), how="published")
        speaker = [Hop(who=by, how="said", speaks_for=more.pop("speaks_for", None))] if by else []
        return {
            "id": content_id(kind, self.version_id, start),
            "document": self.document,
            "version": self.version_id,
            "anchor": passage,
            "passage": passage,
            "hops": (*speaker, outlet),
            "extractor": RULE,
            **more,
        }

    def _keep(self, report: Any) -> Any:
        self.reports.append(report)
        return report

    def says(self, by: ActorRef, strength: str = "said", **more: Any) -> Statement:
        base = self._base("s", by, None, **more)
        return self._keep(
            Statement(
                **base,
                speaker=by,
                speaks_for=more.get("speaks_for"),
                mode="indirect",
                content=(base["passage"],),
                strength=strength,
            )
        )

    def control(
        self, status: str, where: Where, by: ActorRef | None = None, holder: ActorRef | None = None, **more: Any
    ) -> Control:
        return self._keep(
            Control.model_validate(
                self._base("c", by, None, **more) | {"status": status, "where": where, "holder": holder}
            )
        )

    def event(
        self,
        type_: str,
        actors: tuple[ActorRef, ...] = (),
        recipients: tuple[ActorRef, ...] = (),
        by: ActorRef | None = None,
        counts: tuple[Count, ...] = (),
        **more: Any,
    ) -> Event:
        return self._keep(
            Event(**self._base("e", by, None, **more), type=type_, actors=actors, recipients=recipients, counts=counts)
        )

    def move(self, move: str, issue: str, by: tuple[ActorRef, ...], to: tuple[ActorRef, ...] = (), **more: Any) -> Move:
        return self._keep(
            Move.model_validate(
                self._base("m", None, None, **more) | {"move": move, "issue": issue, "by": by, "to": to}
            )
        )

    def takes_back(self, source: Statement, target: str | None, act: str = "withdrawn", **more: Any) -> Link:
        link = Link.model_validate(
            {
                "id": Link.id_for("takes_back", source.id, target),
                "type": "takes_back",
                "source": source.id,
                "target": target,
                "act": act,
                "by": source.speaker,
                "passage": source.passage,
                "reason": "by hand",
                **more,
            }
        )
        self.links.append(link)
        return link


def corpus(*papers: Paper, **more: Any) -> Corpus:
    return Corpus.of(
        [p.version() for p in papers],
        [r for p in papers for r in p.reports],
        [link for p in papers for link in p.links],
        **more,
    )
