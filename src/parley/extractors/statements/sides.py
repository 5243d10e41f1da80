"""On whose side a speaker stands: who each statement is by, and who may take back another's words."""

from collections.abc import Sequence

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.model.reports import Statement
from parley.model.world import ActorRef

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_CONTENT = frozenset({"NOUN", "PROPN"})


def speakers_of(attributions: Sequence[Attribution], statements: Sequence[Statement]) -> list[ActorRef | None]:
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


def speaks_for_other(parse: Parse, a: Attribution) -> bool:
    """Whether the source is a spokesman, an office, an aide or a body, who may answer for somebody's words."""
    source = a.hops[0].source
    if source is None:
        return False
    named = {t.lower_ for t in parse.tokens(source)} | {t.lemma_.lower() for t in parse.tokens(source)}
    return bool(named & (words("spokesmen") | words("own side"))) or a.hops[0].speaks_for is not None


def source_words(parse: Parse, a: Attribution, statement: Statement) -> set[str]:
    """The words by which a speaker is known: those of the text and of the name that he was resolved to.

    A possessive stands for everybody who has spoken ("his office"): it is whoever the mentions say, by principal.
    """
    source = a.hops[0].source
    tokens = [] if source is None else list(parse.tokens(source))
    plain = {t.lower_ for t in tokens if t.pos_ in _CONTENT}
    for who in (statement.speaker, statement.speaks_for):
        plain |= {w.lower() for w in who.name.split()} if who is not None else set()
    return plain - {"the", "a", "an", "of", "for"} - _POSSESSIVES
