"""For whom a spokesman speaks where nobody is named beside him: "The rebels left. Spokesman Ivo Tal said ...".

Invariant: only a body or a group that has spoken, or of which the sentence before tells, in this paragraph or the last;
a spokesman told of with his owner ("the army's spokesman") is read by `principals`.
"""

from parley.extractors.parse import Parse
from parley.extractors.statements.salient import subject_before
from parley.extractors.statements.turns import Turns
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span
from parley.model.world import ActorRef

_OWNERS = frozenset({"poss", "prep", "nmod"})
# "a military spokesman" is the army's of whom the text tells, as a bare one is.
_ANY = frozenset({"chief", "military", "official", "senior"})


def unowned(parse: Parse, source: Span) -> bool:
    """Whether a source is a spokesman with a name and without an owner: "Spokesman Ivo Tal"."""
    if not any(t.ent_type_ == "PERSON" for t in parse.tokens(source)):
        return False
    for t in parse.tokens(source):
        if t.lower_ in words("spokesmen") - words("deputies"):
            beside = [c for c in t.children if c.dep_ in ("compound", "amod") and c.lower_ not in _ANY]
            owned = any(c.dep_ in _OWNERS for c in t.children) or any(c.i < t.i for c in beside)
            above = t.head if t.dep_ == "compound" else None
            around = [] if above is None else [c for c in above.children if c.i < t.i and c.lower_ not in _ANY]
            return not owned and not any(c.dep_ in ("compound", "poss") for c in around)
    return False


def principal_before(turns: Turns, source: Span | None) -> ActorRef | None:
    """The last who spoke if that is a body, else the body that the sentence before is about."""
    if source is None or turns.mentions is None or not unowned(turns.parse, source):
        return None
    for who, span in turns.spoke_before(source)[:1]:
        return who if turns.fitting.fits(who, span, "n") or turns.fitting.fits(who, span, "p") else None
    others = (a for a in turns.attributions if a.hops[0].source != source)
    said = [s for a in others for s in a.content if s.end <= source.start]
    start = turns.paragraph_before(source)
    for kind in ("n", "p"):
        about = subject_before(turns.parse, turns.mentions, turns.fitting, source, kind, said, start)
        if about is not None:
            return about
    return None
