"""Claims about who holds a place become control reports.

Invariant: one report for each place and trigger; a denied encirclement is "not-encircled", other denials keep the
status with negative polarity.
"""

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.contract import Frame, Mentions, PlaceMention
from parley.extractors.control.find import Hold, find_holds
from parley.extractors.events.build import actors_of, carrying, outlet_hops, passage_at, sentence_passage
from parley.extractors.events.nouns import phrase
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Control, Extractor, Statement, report_id
from parley.model.world import ActorRef, Where

NAME = "control"
VERSION = "1"


def build_controls(
    parse: Parse,
    frames: Sequence[Frame],  # noqa: ARG001  a control is read off the same syntax as a frame, and needs none
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
) -> list[Control]:
    """The control reports of a document, in text order."""
    seen: Counter[Span] = Counter()
    made: set[tuple[Span, str, str]] = set()
    controls = []
    for hold in find_holds(parse, places):
        where = _where(hold.place, places)
        if where is None or (hold.modality.reality != "actual"):
            continue
        key = (Span(hold.place.idx, 0), hold.status, str(hold.place.sent.start))
        if key in made:
            continue
        made.add(key)
        controls.append(_control(parse, hold, seen[hold.trigger], where, statements, mentions))
        seen[hold.trigger] += 1
    return sorted(controls, key=lambda c: (c.anchor.start, c.ordinal))


def _control(
    parse: Parse, hold: Hold, ordinal: int, where: Where, statements: Sequence[Statement], mentions: Mentions | None
) -> Control:
    carrier = carrying(statements, hold.trigger)
    denied = hold.modality.polarity == "negative"
    turned = denied and hold.status == "encircled"
    return Control(
        id=report_id(parse.version.id, "control", NAME, hold.trigger, ordinal),
        document=parse.version.document,
        version=parse.version.id,
        ordinal=ordinal,
        anchor=passage_at(parse, hold.trigger),
        passage=sentence_passage(parse, hold.trigger),
        hops=carrier.hops if carrier else outlet_hops(parse),
        statement=carrier.id if carrier else None,
        polarity="negative" if denied and not turned else "positive",
        reality=hold.modality.reality,
        time=hold.modality.time,
        where=where,
        extractor=Extractor(name=NAME, version=VERSION, rule=hold.rule),
        reason=(f"rule {hold.rule}", *(f"modality {c}" for c in hold.modality.cues)),
        status="not-encircled" if turned else hold.status,
        holder=_first(parse, hold.holder, mentions, carrier),
        by=_first(parse, hold.by, mentions, carrier),
    )


def _first(
    parse: Parse, tokens: Sequence[Token], mentions: Mentions | None, carrier: Statement | None
) -> ActorRef | None:
    """The first actor that the tokens name; "ours" is the side of whoever speaks."""
    for token in tokens:
        if token.lower_ in ("ours", "mine") and carrier is not None:
            return carrier.speaks_for or carrier.speaker
        found = actors_of(parse, [phrase(token)], mentions)
        if found:
            return found[0]
    return None


def _where(place: Token, places: Sequence[PlaceMention]) -> Where | None:
    end = place.idx + len(place.text)
    return next((p.where for p in places if p.span.start <= place.idx and end <= p.span.end), None)
