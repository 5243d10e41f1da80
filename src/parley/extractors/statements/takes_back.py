"""Which statement of the document a retraction takes back.

Invariant: an earlier statement of the same speaker is meant; only where there is none, and the retraction names what
it takes back ("the claim", "the post"), the nearest statement that fits the noun. Where none stands near, the target
is None and joining looks elsewhere.
"""

from collections.abc import Sequence
from typing import cast

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.model.links import Link, StandingActType
from parley.model.reports import Statement
from parley.model.world import ActorRef

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
# The first letters of a word stand for its inflections too ("closed", "closing", "closure").
_STEM = 5
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# "his earlier statement" with no words in common means the nearest one, but not one farther back than this.
_NEAR_CHARS = 2500
# A clarification takes back what it shares this many content words with; with less it only adds to it.
_SOFT = {"clarify": 2}


def link_retractions(
    parse: Parse, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Link]:
    """One link for each statement that takes words back or stands by them."""
    speakers = _speakers(attributions, statements)
    links = []
    for k, (attribution, statement) in enumerate(zip(attributions, statements, strict=True)):
        if not attribution.takes_back and attribution.hops[0].how not in _SOFT:
            continue
        target = _target(parse, attributions, speakers, k)
        found = None if target is None else statements[target]
        if found is None and not attribution.takes_back:
            continue
        who, principal = statement.speaker, statement.speaks_for
        links.append(
            Link(
                id=Link.id_for("takes_back", statement.id, None if found is None else found.id, statement.anchor.start),
                type="takes_back", source=statement.id, target=None if found is None else found.id,
                act=_act(attribution, statement), by=who,
                on_behalf_of=principal, passage=statement.passage,
                reason="; ".join(attribution.reason) + ("" if found is None else "; same speaker said it before"),
            )
        )
    return links


def _act(attribution: Attribution, statement: Statement) -> StandingActType:
    if len(statement.hops) == 1 and attribution.strength == "withdrawn":
        return "corrected"  # "We withdraw the figure": the outlet itself
    if not attribution.takes_back:
        return "withdrawn"
    return "disowned" if attribution.strength == "denied" else cast(StandingActType, attribution.strength)


def _speakers(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> list[ActorRef | None]:
    """Who each statement is by, the principal before the voice; a bare pronoun means whoever spoke before it."""
    order = sorted(range(len(statements)), key=lambda k: attributions[k].hops[0].cue)
    found: list[ActorRef | None] = [None] * len(statements)
    last: ActorRef | None = None
    for k in order:
        who = statements[k].speaks_for or statements[k].speaker
        if who is not None and who.id is None and who.name.lower() in _PRONOUNS:
            who = last
        found[k] = who
        last = who or last
    return found


def same(a: ActorRef | None, b: ActorRef | None) -> bool:
    """Whether two speakers are one: by id, else by family name, else by a word of the description."""
    if a is None or b is None:
        return False
    if a.id is not None and b.id is not None:
        return a.id == b.id
    one, two = _name_words(a.name), _name_words(b.name)
    if len(one) > 1 and len(two) > 1 and one[-1][:1].isupper() and two[-1][:1].isupper():
        return one[-1] == two[-1]
    return bool({w.lower() for w in one} & {w.lower() for w in two})


def _name_words(name: str) -> list[str]:
    plain = [w.removesuffix("’s").removesuffix("'s") for w in name.replace(",", " ").split()]
    return [w for w in plain if w.lower() not in _DETERMINERS]


def _target(
    parse: Parse, attributions: Sequence[Attribution], speakers: Sequence[ActorRef | None], k: int
) -> int | None:
    """The earlier statement of the same speaker with most content words in common, then the nearest."""
    here = attributions[k].hops[0].cue.start
    outlet = attributions[k].rule == "retraction:outlet"
    if not outlet and speakers[k] is None:
        return _named(parse, attributions, k)
    wanted = _words(parse, attributions, k)
    best: tuple[int, int, int] | None = None
    for j, other in enumerate(attributions):
        at = other.content[0].start
        if j == k or other.takes_back or other.strength == "withheld" or other.hops[0].cue.start >= here:
            continue
        if other.cue_class != "speech" or (not outlet and not same(speakers[j], speakers[k])):
            continue
        shared = len(wanted & _words(parse, attributions, j))
        soft = not attributions[k].takes_back and shared < _SOFT[attributions[k].hops[0].how]
        if soft and not (shared and _contradict(parse, attributions[k], other)):
            continue
        if not shared and (outlet or here - at > _NEAR_CHARS):
            continue
        if outlet and shared < 2:
            continue
        if best is None or (shared, at) > best[:2]:
            best = (shared, at, j)
    return _named(parse, attributions, k) if best is None else best[2]


def _named(parse: Parse, attributions: Sequence[Attribution], k: int) -> int | None:
    """What the retraction's own object names: a claim in its words, or the nearest one that "the claim" can mean."""
    a = attributions[k]
    if a.rule != "retraction:verb":
        return None
    for j, other in enumerate(attributions):
        if j != k and other.rule.startswith("nominal:") and any(s.contains(other.hops[0].cue) for s in a.content):
            return j
    tokens = parse.tokens(a.content[0])
    noun = next((t.lemma_.lower() for t in tokens if t.lemma_.lower() in words("retractable")), None)
    here = a.hops[0].cue.start
    if noun is None or tokens[0].lower_ not in _DEFINITE:
        return None
    near = [
        (other.hops[0].cue.start, j) for j, other in enumerate(attributions)
        if j != k and not other.takes_back and other.cue_class == "speech" and other.strength != "withheld"
        and here - _NEAR_CHARS < other.hops[0].cue.start < here and other.content[0].start < here
        and (noun not in _POSTS or other.hops[0].medium is not None)
    ]
    return max(near)[1] if near else None


# A definite object points back; "a statement" does not.
_DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their", "those", "these"})
_POSTS = frozenset({"post", "tweet", "video", "message", "comment"})


def _contradict(parse: Parse, one: Attribution, two: Attribution) -> bool:
    """Whether one negates and the other does not, or each holds a word of an opposite pair."""
    a, b = (frozenset(t.lower_ for s in x.content for t in parse.tokens(s)) for x in (one, two))
    if bool(a & _NEGATIONS) != bool(b & _NEGATIONS):
        return True
    pairs = [pair.split("/") for pair in sorted(words("opposites"))]
    return any((x in a and y in b) or (y in a and x in b) for x, y in pairs)


_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never"})


def _words(parse: Parse, attributions: Sequence[Attribution], k: int) -> frozenset[str]:
    """The content words of a statement and of what is said in the same breath beneath it."""
    spans = list(attributions[k].content)
    spans += [s for a in attributions if a.parent == k for s in a.content]
    return frozenset(
        t.lower_[:_STEM] for s in spans for t in parse.tokens(s) if t.pos_ in _CONTENT_POS and not t.is_stop
    )
