"""Which statement of the document a retraction takes back.

Invariant: only an earlier statement of the same speaker can be meant; where none shares words with the retraction
and none stands near, the target is None and joining looks elsewhere.
"""

from collections.abc import Sequence
from typing import cast

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.retractions import ACTS
from parley.model.links import Link, StandingActType
from parley.model.reports import Statement
from parley.model.world import ActorRef

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# "his earlier statement" with no words in common means the nearest one, but not one farther back than this.
_NEAR_CHARS = 2500


def link_retractions(
    parse: Parse, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Link]:
    """One link for each statement that takes words back or stands by them."""
    speakers = _speakers(attributions, statements)
    links = []
    for k, (attribution, statement) in enumerate(zip(attributions, statements, strict=True)):
        if attribution.strength not in ACTS:
            continue
        target = _target(parse, attributions, speakers, k)
        found = None if target is None else statements[target]
        who, principal = statement.speaker, statement.speaks_for
        same = found is not None and found.speaker is not None and who is not None and _same(who, found.speaker)
        links.append(
            Link(
                id=Link.id_for("takes_back", statement.id, None if found is None else found.id, statement.anchor.start),
                type="takes_back", source=statement.id, target=None if found is None else found.id,
                act=cast(StandingActType, attribution.strength), by=who,
                on_behalf_of=None if same else principal, passage=statement.passage,
                reason="; ".join(attribution.reason) + ("" if found is None else "; same speaker said it before"),
            )
        )
    return links


def _speakers(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> list[str | None]:
    """A key for each speaker: the actor's id, else the last name; a bare pronoun means whoever spoke before it."""
    order = sorted(range(len(statements)), key=lambda k: attributions[k].hops[0].cue)
    keys: list[str | None] = [None] * len(statements)
    last: str | None = None
    for k in order:
        who = statements[k].speaks_for or statements[k].speaker
        if who is None:
            continue
        if who.id is None and who.name.lower() in _PRONOUNS:
            keys[k] = last
        else:
            keys[k] = key(who)
            last = keys[k]
    return keys


def key(who: ActorRef) -> str:
    """An actor's id, else the last word of its name that begins with a capital, else the name."""
    if who.id is not None:
        return who.id
    named = [w for w in who.name.replace(",", " ").split() if w.lower() not in _DETERMINERS]
    capital = [w for w in named if w[:1].isupper()]
    return (capital[-1] if capital else " ".join(named)).lower().removesuffix("’s").removesuffix("'s")


def _same(a: ActorRef, b: ActorRef) -> bool:
    return key(a) == key(b)


def _target(
    parse: Parse, attributions: Sequence[Attribution], speakers: Sequence[str | None], k: int
) -> int | None:
    """The earlier statement of the same speaker with most content words in common, then the nearest."""
    here = attributions[k].hops[0].cue.start
    outlet = attributions[k].rule == "retraction:outlet"
    if not outlet and speakers[k] is None:
        return None
    wanted = _words(parse, attributions, k)
    best: tuple[int, int, int] | None = None
    for j, other in enumerate(attributions):
        at = other.content[0].start
        if j == k or other.strength in ACTS or other.strength == "withheld" or other.hops[0].cue.start >= here:
            continue
        if other.cue_class != "speech" or (not outlet and speakers[j] != speakers[k]):
            continue
        shared = len(wanted & _words(parse, attributions, j))
        if not shared and (outlet or here - at > _NEAR_CHARS):
            continue
        if outlet and shared < 2:
            continue
        if best is None or (shared, at) > best[:2]:
            best = (shared, at, j)
    return None if best is None else best[2]


def _words(parse: Parse, attributions: Sequence[Attribution], k: int) -> frozenset[str]:
    """The content words of a statement and of what is said in the same breath beneath it."""
    spans = list(attributions[k].content)
    spans += [s for a in attributions if a.parent == k for s in a.content]
    return frozenset(
        t.lemma_.lower() for s in spans for t in parse.tokens(s) if t.pos_ in _CONTENT_POS and not t.is_stop
    )
