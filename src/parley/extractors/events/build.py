"""Frames become events: actors resolved, codes and scores looked up, hung on the statement that carries them.

Invariant: an event's hops are those of the innermost statement that contains its trigger, else the outlet's alone;
its place and time stand in its own clause.
"""

from collections import Counter
from collections.abc import Sequence

from parley.extractors.contract import Frame, Mentions, PlaceMention, TimeMention
from parley.extractors.events.classing import in_class
from parley.extractors.events.counts import find_counts
from parley.extractors.events.nouns import phrase
from parley.extractors.events.settling import by_place, parted
from parley.extractors.events.unknown import unknown
from parley.extractors.events.weapons import find_weapons
from parley.extractors.parse import Parse
from parley.model.documents import Outlet
from parley.model.passages import Passage, Span
from parley.model.reports import About, Event, Extractor, Hop, Statement, report_id
from parley.model.world import ActorRef, When, Where
from parley.ontology.cameo import crosswalk, goldstein
from parley.ontology.plover import context_words, quad, score

NAME = "events"
VERSION = "1"
# Types in which people come to harm or lose their freedom; counts elsewhere would be of something else.
_COUNTED = frozenset({"ASSAULT", "COERCE", "PROTEST", "RETREAT", "AID", "SANCTION", "MOBILIZE"})


def build_events(
    parse: Parse,
    frames: Sequence[Frame],
    mentions: Mentions | None,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    statements: Sequence[Statement],
) -> list[Event]:
    """The events of a document, one for each frame and in their order."""
    seen: Counter[Span] = Counter()
    events = []
    for frame in frames:
        events.append(_event(parse, frame, seen[frame.trigger], mentions, times, places, statements))
        seen[frame.trigger] += 1
    return events


def _event(
    parse: Parse,
    frame: Frame,
    ordinal: int,
    mentions: Mentions | None,
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    statements: Sequence[Statement],
) -> Event:
    carrier = carrying(statements, frame.trigger)
    hops = carrier.hops if carrier is not None else outlet_hops(parse)
    when = when_in(frame.clause, frame.trigger, times)
    tokens = parse.tokens(frame.clause)
    where = where_in(frame.clause, frame.trigger, places)
    actors = tuple(a for a in actors_of(parse, frame.agents, mentions) if a.id or a.country or not _weapon(parse, a))
    recipients = _others(parse, frame.patients, actors, mentions)
    around = _countries_around(parse, frame, places)
    actors, recipients, at_home = by_place(frame.type, actors, recipients, where, around)
    return Event(
        id=report_id(parse.version.id, "event", NAME, frame.trigger, ordinal),
        document=parse.version.document, version=parse.version.id, ordinal=ordinal,
        anchor=passage_at(parse, frame.trigger), passage=_words_of(parse, frame), hops=hops,
        polarity=frame.polarity, reality=frame.reality, time=frame.time,
        when=None if frame.about is not None and _still_to_come(frame) else when,
        where=where,
        extractor=Extractor(name=NAME, version=VERSION, rule=frame.rule),
        reason=(*frame.reason, *at_home), statement=carrier.id if carrier is not None else None,
        type=frame.type, mode=frame.mode, contexts=_contexts(parse, frame), cameo=frame.cameo,
        score=score(frame.type, frame.mode), quad=quad(frame.type), goldstein=goldstein(frame.cameo),
        actors=actors,
        recipients=recipients,
        counts=find_counts(tokens, carrier.speaker if carrier else None) if frame.type in _COUNTED else (),
        weapons=find_weapons(tokens),
        about=About(type=frame.about, when=when if _still_to_come(frame) else None) if frame.about else None,
    )  # fmt: skip


def _weapon(parse: Parse, actor: ActorRef) -> bool:
    """Whether only a weapon is named as doing it: "shells struck the market"."""
    at = parse.text.find(actor.name)
    if at < 0:
        return False
    tokens = parse.tokens((at, at + len(actor.name)))
    return len(tokens) > 0 and in_class(tokens.root, "WEAPON")


def _countries_around(parse: Parse, frame: Frame, places: Sequence[PlaceMention]) -> frozenset[str]:
    sentence = sentence_passage(parse, frame.trigger).span
    found = (p.where.place for p in places if p.literal and sentence.contains(p.span))
    return frozenset(place.country for place in found if place is not None and place.country)


def _others(
    parse: Parse, spans: Sequence[Span], actors: Sequence[ActorRef], mentions: Mentions | None
) -> tuple[ActorRef, ...]:
    """The recipients; whoever acts is none, but a people of his own country is: "the junta burned Karen farms"."""
    found: list[ActorRef] = []
    for span in spans:
        for actor in actors_of(parse, (span,), mentions):
            root = parse.tokens(span).root if len(parse.tokens(span)) else None
            if actor not in actors:
                found.append(actor)
            elif root is not None and root.dep_ in ("amod", "compound", "nmod") and root.ent_type_ != "GPE":
                whole = phrase(root.head)
                found.append(ActorRef(name=parse.text[whole.start : whole.end], country=actor.country))
    return tuple(dict.fromkeys(found))


def _still_to_come(frame: Frame) -> bool:
    """Whether the time in the clause is that of the promised or threatened act and not of the promise."""
    return any(" is " in note and note.split(" ", 1)[0].isupper() for note in frame.reason)


def carrying(statements: Sequence[Statement], span: Span) -> Statement | None:
    """The innermost statement whose content holds `span`: the shortest such content, the first of equals."""
    best: tuple[int, Statement] | None = None
    for statement in statements:
        for content in statement.content:
            size = content.end - content.start
            if content.span.contains(span) and (best is None or size < best[0]):
                best = (size, statement)
    return best[1] if best else None


def outlet_hops(parse: Parse) -> tuple[Hop, ...]:
    """The one hop of what the outlet says in its own voice."""
    return (Hop(who=ActorRef(id=Outlet.named(parse.version.outlet).id, name=parse.version.outlet), how="published"),)


def actors_of(parse: Parse, spans: Sequence[Span], mentions: Mentions | None) -> tuple[ActorRef, ...]:
    """Everybody that the noun phrases name, each once; the words themselves where nobody knows them."""
    found: list[ActorRef] = []
    for span in spans:
        known = mentions.actors_at(span) if mentions is not None else ()
        words, tokens = parse.text[span.start : span.end], parse.tokens(span)
        found.extend(parted(words, tokens, known, mentions) or unknown(words, tokens))
    return tuple(dict.fromkeys(found))


def where_in(clause: Span, trigger: Span, places: Sequence[PlaceMention]) -> Where | None:
    """The place nearest to the trigger in its clause; a literal one before one that stands for people."""
    inside = [p for p in places if clause.contains(p.span)]
    literal = [p for p in inside if p.literal]
    if not literal:
        return None
    return min(literal, key=lambda p: (_distance(p.span, trigger), p.span.start)).where


def when_in(clause: Span, trigger: Span, times: Sequence[TimeMention]) -> When | None:
    """The time nearest to the trigger in its clause."""
    inside = [t for t in times if clause.contains(t.span)]
    return min(inside, key=lambda t: (_distance(t.span, trigger), t.span.start)).when if inside else None


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _words_of(parse: Parse, frame: Frame) -> Passage:
    """What is claimed, in the words of the text: the act with those who take part in it."""
    return passage_at(parse, frame.core) if frame.core is not None else sentence_passage(parse, frame.trigger)


def passage_at(parse: Parse, span: Span) -> Passage:
    """The passage at a span."""
    return parse.passage(span.start, span.end)


def sentence_passage(parse: Parse, span: Span) -> Passage:
    """The sentence that holds the span, trimmed; the span itself where nothing was parsed."""
    tokens = parse.tokens(span)
    if not len(tokens):
        return passage_at(parse, span)
    start, end = tokens[0].sent.start_char, max(tokens[-1].sent.end_char, span.end)
    words = parse.text[start:end]
    return parse.passage(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _contexts(parse: Parse, frame: Frame) -> tuple[str, ...]:
    """The contexts of the code, then those that words of the clause suggest, in the table's order."""
    known = crosswalk().get(frame.cameo or "")
    lemmas = {t.lemma_.lower() for t in parse.tokens(frame.clause)}
    suggested = [name for name, words in context_words().items() if lemmas & set(words)]
    return tuple(dict.fromkeys((*(known.contexts if known else ()), *suggested)))
