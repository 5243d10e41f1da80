"""Attributions become statements: hops named by whoever resolves mentions, ids by anchor, retractions as links.

Invariant: the last hop is the outlet; a source that nobody resolves keeps its words as name and no id.
"""

from collections import Counter
from collections.abc import Sequence

from parley.extractors.contract import Attribution, AttributionHop, Mentions
from parley.extractors.parse import Parse
from parley.extractors.statements import confidence
from parley.extractors.statements.joint import with_others
from parley.extractors.statements.naming import Party
from parley.extractors.statements.ourselves import own_voice
from parley.extractors.statements.principals import OWN_NAME
from parley.extractors.statements.takes_back import link_retractions
from parley.extractors.statements.turns import Turns
from parley.extractors.statements.voices import principal_before
from parley.knowledge.world import World
from parley.model.documents import Outlet
from parley.model.links import Link
from parley.model.passages import Passage, Span
from parley.model.reports import Extractor, Hop, Statement, report_id
from parley.model.world import ActorRef

NAME = "statements"
VERSION = "1"
# A statement is shown with the sentences between its cue and its content, unless they lie farther apart than this.
_LONGEST_PASSAGE = 4000


def build_statements(
    parse: Parse, attributions: Sequence[Attribution], mentions: Mentions | None = None, world: World | None = None
) -> tuple[list[Statement], list[Link]]:
    """The statements of a document in text order, and `takes_back` links from those that retract.

    `attributions` come from `find_attributions`: `parent` is an index into them. `world` is the one that `mentions`
    were found with; the one that ships with Parley by default.
    """
    seen: Counter[Span] = Counter()
    ids = []
    for a in attributions:
        ids.append(report_id(parse.version.id, "statement", NAME, a.content[0], seen[a.content[0]]))
        seen[a.content[0]] += 1
    seen.clear()
    turns = Turns(parse, attributions, mentions, world or World.load())
    statements = []
    voices: dict[str, ActorRef] = {}
    for k, a in enumerate(attributions):
        parent = None if a.parent is None else ids[a.parent]
        hops, why = _hops(parse, a, turns, k)
        told = (_still_for(parse, a, hops, voices), why)
        statements.append(_statement(parse, a, mentions, told, ids[k], seen[a.content[0]], parent))
        seen[a.content[0]] += 1
    links = link_retractions(parse, attributions, statements)
    return [_owned(s, a, statements, links) for s, a in zip(statements, attributions, strict=True)], links


def _owned(statement: Statement, a: Attribution, statements: Sequence[Statement], links: Sequence[Link]) -> Statement:
    """"The tweet was deleted": by whoever wrote it, where the text names nobody else."""
    if statement.speaker is not None or a.rule != "retraction:verb":
        return statement
    target = next((link.target for link in links if link.source == statement.id and link.by is not None), None)
    author = next((s.hops[0] for s in statements if s.id == target), None)
    if author is None or author.who is None:
        return statement
    own = statement.hops[0].model_copy(update={"who": author.who, "alternatives": author.alternatives})
    why = (*statement.reason, "who said it takes it back where nobody else is named")
    return statement.model_copy(update={"hops": (own, *statement.hops[1:]), "speaker": author.who, "reason": why})


def _statement(
    parse: Parse, a: Attribution, mentions: Mentions | None, told: tuple[tuple[Hop, ...], str | None], id_: str,
    ordinal: int, parent: str | None,
) -> Statement:
    hops, why = told
    first = hops[0]
    return Statement(
        id=id_, document=parse.version.document, version=parse.version.id, anchor=_passage(parse, a.content[0]),
        ordinal=ordinal, passage=_passage(parse, _whole(parse, a)), hops=hops,
        polarity="negative" if a.strength == "withheld" else "positive",
        extractor=Extractor(name=NAME, version=VERSION, rule=a.rule), statement=parent,
        confidence=confidence.of_rule(a.rule),
        reason=(*a.reason, *([why] if why else ())),
        speaker=first.who, with_speakers=with_others(parse, mentions, a.hops[0].source, first.who),
        speaks_for=first.speaks_for, medium=first.medium, occasion=a.occasion, mode=a.mode,
        content=tuple(_passage(parse, s) for s in a.content), cue=_words(parse, a.hops[0].cue),
        cue_class=a.cue_class, strength=a.strength,
        audience=tuple(r for s in a.audience for r in _actors(parse, s, mentions)),
    )


def _hops(parse: Parse, a: Attribution, turns: Turns, k: int) -> tuple[tuple[Hop, ...], str | None]:
    """The chain of an attribution down to the outlet, and why its speaker is who he is where a turn decides it."""
    outlet = Hop(who=ActorRef(id=Outlet.named(parse.version.outlet).id, name=parse.version.outlet), how="published")
    if a.rule == "retraction:outlet":
        return (outlet,), None
    if turns.mentions is not None and own_voice(parse, turns.attributions, a.hops[0].source, a.parent):
        return (outlet,), "the outlet speaks of itself"
    speaker = turns.speaker(k)
    hops = [_hop(parse, a.hops[0], speaker, turns)]
    if hops[0].medium is None:
        hops[0] = hops[0].model_copy(update={"medium": _outlet_told(parse, a, turns)})
    for hop in a.hops[1:]:
        if own_voice(parse, turns.attributions, hop.source, a.parent):
            continue  # "we quoted Orr as saying": the outlet closes every chain
        party = None if hop.source is None else turns.at(hop.source)
        outer = _hop(parse, hop, party, turns)
        if _one(hops[-1].who, outer.who):
            # Two acts of one speaker are one hop: "Berg said that she had warned".
            kept = hops[-1]
            hops[-1] = kept.model_copy(
                update={"medium": kept.medium or outer.medium, "speaks_for": kept.speaks_for or outer.speaks_for}
            )
        else:
            hops.append(outer)
    return (*hops, outlet), None if speaker is None else speaker.why


def _still_for(parse: Parse, a: Attribution, hops: tuple[Hop, ...], voices: dict[str, ActorRef]) -> tuple[Hop, ...]:
    """"Ana Orr, a spokeswoman for the army, said P. She said Q": both for whom the voice, kept in `voices`, speaks."""
    who, principal = hops[0].who, hops[0].speaks_for
    if who is None or who.id is None or a.cue_class != "speech":
        return hops
    if principal is not None:
        voices.setdefault(who.id, principal)
        return hops
    whole = _whole(parse, a)
    if who.id not in voices or OWN_NAME.search(parse.text, whole.start, whole.end):
        return hops
    return (hops[0].model_copy(update={"speaks_for": voices[who.id]}), *hops[1:])


def _outlet_told(parse: Parse, a: Attribution, turns: Turns) -> str | None:
    """The known outlet among those to whom something is said: "told the BBC" is said in it."""
    told = (who for span in a.audience for who in _actors(parse, span, turns.mentions))
    return next((who.name for who in told if who.sector == "JRN" and who.id in turns.world.actors), None)


def _one(a: ActorRef | None, b: ActorRef | None) -> bool:
    if a is None or b is None:
        return False
    return a.id == b.id if a.id is not None else a == b and a.name[:1].isupper()


def _hop(parse: Parse, hop: AttributionHop, party: Party | None, turns: Turns) -> Hop:
    voice = None if party is None else party.who
    principal = None if hop.speaks_for is None else turns.principal(hop.speaks_for, voice)
    if principal is None and party is not None:
        principal = party.speaks_for or principal_before(turns, hop.source)
    spans = [s for s in (hop.source, hop.cue) if s is not None]
    cover = Span(min(s.start for s in spans), max(s.end for s in spans))
    return Hop(
        who=None if party is None else party.who, speaks_for=principal, how=hop.how, medium=hop.medium,
        passage=_passage(parse, cover), alternatives=() if party is None else party.alternatives,
    )


def _actors(parse: Parse, span: Span, mentions: Mentions | None) -> tuple[ActorRef, ...]:
    found = () if mentions is None else mentions.actors_at(span)
    return found or (ActorRef(name=_words(parse, span)),)


def _whole(parse: Parse, a: Attribution) -> Span:
    """Content, cue and source together, widened to whole sentences."""
    hop = a.hops[0]
    spans = [*a.content, hop.cue, *([hop.source] if hop.source is not None else [])]
    cover = Span(min(s.start for s in spans), max(s.end for s in spans))
    tokens = parse.tokens(cover)
    if len(tokens):
        cover = Span(min(cover.start, tokens[0].sent.start_char), max(cover.end, tokens[-1].sent.end_char))
    if cover.end - cover.start > _LONGEST_PASSAGE:
        cover = Span(a.content[0].start, a.content[-1].end)
    words = parse.text[cover.start : cover.end]
    return Span(cover.start + len(words) - len(words.lstrip()), cover.end - len(words) + len(words.rstrip()))


def _passage(parse: Parse, span: Span) -> Passage:
    return parse.passage(span.start, span.end)


def _words(parse: Parse, span: Span) -> str:
    return parse.text[span.start : span.end]
