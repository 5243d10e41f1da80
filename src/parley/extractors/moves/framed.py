"""Moves that an event of the events' room already is: an offer made, a meeting held, an agreement signed."""

from collections.abc import Sequence

from spacy.tokens import Token

from parley.extractors.contract import Frame
from parley.extractors.events.classing import lemma
from parley.extractors.events.syntax import clause_of
from parley.extractors.moves.acts import is_idle
from parley.extractors.moves.complements import is_comment, is_no_bargain
from parley.extractors.moves.composing import NAME, VERSION, is_town, particulars
from parley.extractors.moves.kinds import content_tokens, issue_among, move_of, trigger_tokens
from parley.extractors.moves.makers import SPEAKING, among, is_joint, is_somebody, makers, may_move, restated, sits
from parley.extractors.moves.openings import issue_taken_up
from parley.extractors.moves.patterns import of_class
from parley.extractors.moves.setting import Setting
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import Event, Extractor, Move, report_id

# Meetings of two sides are moves; a visit or a call is one only where it is said to be about talks.
# A deal sought or discussed is none yet.
_UNDECIDED = frozenset({"negotiate", "seek", "discuss", "consider", "want", "work", "broker"})
_OPENING = frozenset({"demand", "propose"})
# What a state breaks at home.
_LAWS = frozenset({"constitution", "law", "act", "airspace", "right"})
# Statesmen fly to these all year.
_MEETINGS = frozenset({"meeting", "conference", "session", "round", "summit", "discussion"})
_CASUAL = frozenset({"visit"})


def move_of_frame(setting: Setting, frame: Frame, event: Event, earlier: Sequence[Move], end: int) -> Move | None:
    """The move that an event is; None where it is none, or where nobody who could be a side makes it."""
    if frame.polarity == "negative" or frame.reality != "actual" or not event.actors:
        return None
    parse = setting.parse
    triggers = trigger_tokens(parse, frame)
    kind = move_of(frame, triggers)
    if any(is_idle(t) for t in triggers):
        return None
    if any(lemma(t) in _UNDECIDED for t in triggers) and kind in ("agree", "accept", "reject"):
        return None
    if kind == "reject" and any(is_comment(clause_of(t).comps) for t in triggers if t.pos_ == "VERB"):
        return None
    if kind in ("agree", "accept") and any(is_no_bargain(clause_of(t).comps) for t in triggers if t.pos_ == "VERB"):
        return None
    if kind == "delegate" and not _sent_to_talk(parse, frame, triggers):
        return None
    if kind == "breach" and any(lemma(t) in _LAWS for t in content_tokens(triggers)):
        return None
    if kind is None or not _somebody(setting, frame, event) or (kind == "convene" and not _convenes(triggers, event)):
        return None
    words = content_tokens(triggers)
    # A reply takes up what was offered; a demand or plan must say itself what it is about.
    issue = issue_among(words) or (issue_taken_up(words, frame.trigger, earlier) if kind not in _OPENING else None)
    if issue is None:
        return None
    carrier = next((s for s in setting.statements if s.id == event.statement), None)
    named = makers(tuple(a for a in event.actors if may_move(a) or a.name.lower() in SPEAKING), carrier)
    to = tuple(a for a in event.recipients if is_somebody(a) and not is_town(a, setting.places))
    subjects = [t for s in frame.agents for t in parse.tokens(s) if t.dep_ in ("nsubj", "nsubjpass", "conj", "pobj")]
    move, by = among(restated(kind, triggers, words, issue), named, to, is_joint(subjects))
    unknown = setting.mentions is not None and all(a.id is None and a.name.lower() in SPEAKING for a in by)
    if not by or unknown or (issue == "trade" and not to):
        return None
    content = sorted(words, key=lambda t: t.i)
    return Move(
        id=report_id(parse.version.id, "move", NAME, frame.trigger, event.ordinal),
        document=event.document,
        version=event.version,
        anchor=event.anchor,
        ordinal=event.ordinal,
        passage=event.passage,
        hops=event.hops,
        polarity=event.polarity,
        reality=event.reality,
        time=event.time,
        when=event.when,
        where=event.where,
        statement=event.statement,
        extractor=Extractor(name=NAME, version=VERSION, rule=f"act:{frame.type.lower()}"),
        reason=(f"{frame.type} on {issue} is {kind}", *frame.reason),
        move=move,
        by=by,
        to=tuple(a for a in to if a not in by),
        issue=issue,
        content=parse.text[content[0].idx : content[-1].idx + len(content[-1].text)] if content else None,
        event=event.id,
        **particulars(setting, move, frame.trigger, Span(frame.clause.start, min(end, _own_end(triggers, end)))),
    )


def _own_end(triggers: Sequence[Token], end: int) -> int:
    """Where the words of an act end that a noun alone names: the reason for refusing an offer is not the offer's."""
    if any(t.pos_ in ("VERB", "AUX", "ADJ") for t in triggers) or triggers[-1].dep_ == "ROOT":
        return end
    edge = triggers[-1].right_edge
    return edge.idx + len(edge.text)


def _convenes(triggers: Sequence[Token], event: Event) -> bool:
    """Whether two sides met, or talks were held: people meet all day."""
    sides = [a for a in (*event.actors, *event.recipients) if may_move(a) and (a.id or a.country)]
    if sits(event.actors):
        return False
    talks = any(
        of_class(t, "TALKS") and lemma(t) not in _MEETINGS - {"summit", "discussion"} for t in triggers
    )
    distinct = {a.country or a.id for a in sides}
    return len(distinct) > 1 if event.mode not in _CASUAL else (len(distinct) > 1 and talks) or (talks and bool(sides))


def _sent_to_talk(parse: Parse, frame: Frame, triggers: Sequence[Token]) -> bool:
    """Whether negotiators go, or anybody goes to talks: a statesman arrives on visits all year."""
    words = [t for span in (frame.clause, *frame.agents, *frame.patients) for t in parse.tokens(span)]
    nouns = [t for t in words if t.pos_ in ("NOUN", "PROPN")]
    team = any(of_class(t, "BENCH") or (of_class(t, "TALKS") and lemma(t) not in _MEETINGS) for t in nouns)
    return team or any(of_class(t, "ENVOY") for verb in triggers for t in clause_of(verb).obj)


def _somebody(setting: Setting, frame: Frame, event: Event) -> bool:
    """Whether anybody is named who can act: a date or "the video link" is nobody."""
    heads = [t for s in frame.agents for t in setting.parse.tokens(s) if t.head.i == t.i or t.pos_ != "DET"]
    if any(may_move(a, heads) for a in event.actors):
        return True
    return any(a.name.lower() in SPEAKING for a in event.actors)
