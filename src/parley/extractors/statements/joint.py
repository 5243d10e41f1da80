"""Several who speak as one: "Paris, Berlin and Rome urged", "the lawyers Orr and Sil said".

Invariant: the first of them is the statement's speaker; the others are those whom the words of the source join to him,
never somebody in a phrase below him ("the envoy of Ost and Tal").
"""

from parley.extractors.contract import Mentions
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.world import ActorRef

_NAMING = frozenset({"NOUN", "PROPN"})


def with_others(
    parse: Parse, mentions: Mentions | None, source: Span | None, speaker: ActorRef | None
) -> tuple[ActorRef, ...]:
    """Those who speak with the speaker whom the words at `source` name first, in their order."""
    if source is None or speaker is None or not len(tokens := parse.tokens(source)):
        return ()
    found: dict[str, ActorRef] = {}
    for t in tokens.root.conjuncts:
        span = Span(t.left_edge.idx, t.idx + len(t))
        if t.pos_ not in _NAMING or not source.contains(span):
            continue
        named = () if mentions is None else mentions.actors_at(span)
        for who in named or (ActorRef(name=parse.text[span.start : span.end]),):
            found.setdefault(who.id or who.name, who)
    return tuple(who for key, who in found.items() if key != (speaker.id or speaker.name))
