"""Claims about who holds a place become control reports.

Invariant: one report for each place and trigger; a denied encirclement is "not-encircled", other denials keep the
status with negative polarity.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from spacy.tokens import Token

from parley.extractors.contract import Frame, Mentions, PlaceMention, TimeMention
from parley.extractors.control.find import find_holds
from parley.extractors.control.hold import Hold
from parley.extractors.control.phrases import shares
from parley.extractors.control.sites import Sites
from parley.extractors.events.background import is_history
from parley.extractors.events.build import actors_of, carrying, outlet_hops, passage_at, sentence_passage, when_in
from parley.extractors.events.drafts import Draft
from parley.extractors.events.extent import clause_span
from parley.extractors.events.nouns import noun_slot, phrase
from parley.extractors.events.syntax import clause_of, is_predicate
from parley.extractors.parse import Parse
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.reports import Control, Extractor, Statement, report_id
from parley.model.world import ActorRef, When, Where

# Who held a town that long before the article appeared is its history.
LONG_AGO = timedelta(days=365)
_WIDE = frozenset({"year", "decade", "century", "vague"})
NAME = "control"
VERSION = "3"
_STATE = frozenset({"government", "army", "state", "federal", "regime", "junta", "military"})
_NOT_STATE = frozenset(
    {"rebel", "separatist", "insurgent", "opposition", "anti-government", "former", "foreign", "rival", "neither", "no"}
)
_OURS = frozenset({"ours", "mine", "we", "our", "us"})
_LOOSE = _OURS | {"it", "its", "they", "their"}


def build_controls(
    parse: Parse,
    frames: Sequence[Frame],  # noqa: ARG001  a control is read off the same syntax as a frame, and needs none
    statements: Sequence[Statement],
    mentions: Mentions | None,
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention] = (),
) -> list[Control]:
    """The control reports of a document, in text order."""
    seen: Counter[Span] = Counter()
    made: set[tuple[Span, str, str]] = set()
    controls = []
    sites = Sites(parse, places)
    besieged: Where | None = None
    for hold in sorted(find_holds(parse, sites), key=_is_recalled):
        where = sites.where(hold.place) or _share(hold.place, sites)
        if where is None and hold.rule.startswith("road:"):
            where = besieged or sites.title_place()
        if where is None or hold.modality.reality != "actual" or _asked(hold) or _whole_country(hold, where):
            continue
        besieged = where if hold.status == "encircled" else besieged
        key = (Span(hold.place.idx, 0), hold.status, str(hold.place.sent.start))
        if key in made:
            continue
        made.add(key)
        part = sites.is_part(hold.place)
        controls.append(_control(parse, hold, seen[hold.trigger], where, statements, mentions, times, part=part))
        seen[hold.trigger] += 1
    return sorted(controls, key=lambda c: (c.anchor.start, c.ordinal))


def _is_recalled(hold: Hold) -> bool:
    """Whether an aside tells what was before: of "X, which rebels had held, is in the army's hands" the main clause."""
    verb = next((t for t in hold.place.sent if t.idx == hold.trigger.start), hold.place)
    return verb.dep_ == "relcl" and any(c.lower_ == "had" for c in verb.children)


def _asked(hold: Hold) -> bool:
    """ "Who controls X" asks."""
    return any(t.lower_ in ("who", "which", "what") for t in hold.holder)


def _whole_country(hold: Hold, where: Where) -> bool:
    """An attack on a country is an event; only towns and sites are under attack, besieged or fought for."""
    return where.precision == "country" and hold.status != "controlled"


def _control(
    parse: Parse,
    hold: Hold,
    ordinal: int,
    where: Where,
    statements: Sequence[Statement],
    mentions: Mentions | None,
    times: Sequence[TimeMention],
    *,
    part: bool,
) -> Control:
    carrier = carrying(statements, hold.trigger)
    denied = hold.modality.polarity == "negative"
    verb = _verb(parse, hold)
    when = _dated(verb, hold, times)
    draft = Draft(verb, clause_of(verb), "ASSAULT", None, None, (), (), "verb", NAME)
    past = _long_ago(when, parse.version.published) or is_history(draft, parse.version.published)
    turned = denied and hold.status == "encircled"
    # "Not entirely cleared of them" says that both are there; whoever took its suburbs has not taken the town.
    shared = (denied and hold.rule == "verb:clear") or (hold.status in ("controlled", "abandoned") and part)
    return Control(
        id=report_id(parse.version.id, "control", NAME, hold.trigger, ordinal),
        document=parse.version.document,
        version=parse.version.id,
        ordinal=ordinal,
        anchor=passage_at(parse, hold.trigger),
        passage=sentence_passage(parse, hold.trigger),
        hops=carrier.hops if carrier else outlet_hops(parse),
        statement=carrier.id if carrier else None,
        polarity="negative" if denied and not turned and not shared else "positive",
        reality=hold.modality.reality,
        time="historical" if past else hold.modality.time,
        when=when,
        where=where,
        extractor=Extractor(name=NAME, version=VERSION, rule=hold.rule),
        reason=(f"rule {hold.rule}", *(f"modality {c}" for c in hold.modality.cues)),
        status="not-encircled" if turned else "contested" if shared else hold.status,
        holder=None if shared else _local(_holder(parse, hold, mentions, carrier), where),
        by=_local(_first(parse, hold.by, mentions, carrier), where),
    )


def _verb(parse: Parse, hold: Hold) -> Token:
    """The predicate that the trigger is or stands under."""
    verb: Token = next(iter(parse.tokens(hold.trigger)))
    while not is_predicate(verb) and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _dated(verb: Token, hold: Hold, times: Sequence[TimeMention]) -> When | None:
    """The time that the clause of a claim gives, to the month at least."""
    when = when_in(clause_span(verb), hold.trigger, times)
    return when if when is not None and when.start and when.precision not in _WIDE else None


def _long_ago(when: When | None, published: datetime | None) -> bool:
    return bool(when and when.end and published and published - when.end > LONG_AGO)


def _holder(parse: Parse, hold: Hold, mentions: Mentions | None, carrier: Statement | None) -> ActorRef | None:
    """Who is said to hold it; who says that a place was liberated or "taken under control" means his own side."""
    if hold.holder or hold.rule not in ("verb:liberate", "verb:take under"):
        return _first(parse, hold.holder, mentions, carrier)
    side = _side(carrier)
    return side if side is not None and side.sector in ("MIL", "REB", "GOV") else None


def _local(holder: ActorRef | None, where: Where) -> ActorRef | None:
    """ "Government troops" without a country are those of the country that the place lies in."""
    if holder is None or holder.country or holder.id or where.place is None or where.place.country is None:
        return holder
    words = {w.lower() for w in holder.name.split()}
    if not words & _STATE or words & _NOT_STATE:
        return holder
    return holder.model_copy(update={"country": where.place.country, "sector": holder.sector or "GOV"})


def _side(carrier: Statement | None) -> ActorRef | None:
    """For whom a speaker says "ours": his state, else himself or whom he speaks for."""
    side = (carrier.speaks_for or carrier.speaker) if carrier is not None else None
    state = World.load().state(side.country) if side is not None and side.country and side.sector != "REB" else None
    return state.ref() if state is not None else side


def _first(
    parse: Parse, tokens: Sequence[Token], mentions: Mentions | None, carrier: Statement | None
) -> ActorRef | None:
    """The first actor that the tokens name; "ours", "its men" and a loose "it" are the side of whoever speaks."""
    side = _side(carrier)
    for token in tokens:
        if token.lower_ in _OURS and side is not None:
            return side
        found = actors_of(parse, [phrase(token)], mentions)
        if found and found[0].id is None and found[0].country is None:
            owners = [*noun_slot(token, "of"), *noun_slot(token, "poss")]
            named = _first(parse, [t for t in owners if t.pos_ != "PRON"], mentions, carrier) if owners else None
            if named is not None:
                return named
            loose = token.lower_ in _LOOSE or any(t.lower_ in _LOOSE for t in owners)
            speaker = (carrier.speaks_for or carrier.speaker) if carrier is not None else None
            return speaker if loose and speaker is not None else found[0]
        if found:
            return found[0]
    return None


def _share(token: Token, sites: Sites) -> Where | None:
    """The place of which "most" or "70 per cent" is meant."""
    return next((w for t in shares(token) if (w := sites.where(t)) is not None), None)
