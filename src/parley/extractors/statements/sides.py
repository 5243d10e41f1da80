"""On whose side a speaker stands: who each statement is by, and who may take back another's words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span
from parley.model.reports import Statement
from parley.model.world import ActorRef

_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them"})
_POSSESSIVES = frozenset({"his", "her", "their", "its"})
_CONTENT = frozenset({"NOUN", "PROPN"})
# The first letters of a word stand for its inflections too ("closed", "closing", "closure").
STEM = 5
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


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


@dataclass(frozen=True)
class Document:
    """What the search looks at; the lists are parallel."""

    parse: Parse
    attributions: Sequence[Attribution]
    statements: Sequence[Statement]
    speakers: Sequence[ActorRef | None]


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


# Who speaks for a state that may take back what another of its officials said.
_STATE = frozenset({"GOV", "MIL"})
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "of", "for", "in"})


def _name_words(name: str) -> list[str]:
    plain = [w.removesuffix("’s").removesuffix("'s") for w in name.replace(",", " ").split()]
    return [w for w in plain if w.lower() not in _DETERMINERS]


def same_side(document: Document, j: int, k: int) -> bool:
    """Whether statement k may take back statement j: one speaker, or one who speaks for the other."""
    if same(document.speakers[j], document.speakers[k]):
        return True
    said, taken = document.statements[k], document.statements[j]
    if any(same(a, b) for a in (said.speaker, said.speaks_for) for b in (taken.speaker, taken.speaks_for)):
        return True
    if is_outlet(document, k) and quoted_by(document, j, k):
        return True  # an outlet takes back whom it quoted
    if _government(said.speaker, taken.speaker) or (is_outlet(document, k) and is_outlet(document, j)):
        return True
    if _described(document, j, k) or _one_body(document, j, k) or _admits_for(document, j, k):
        return True
    if not speaks_for_other(document.parse, document.attributions[k]):
        return False
    tokens = document.parse.tokens(document.attributions[k].hops[0].source or Span(0, 0))
    whose = said.speaks_for is None or said.speaks_for.name.lower() in _POSSESSIVES
    if (whose and any(t.tag_ == "PRP$" for t in tokens)) or (_unowned(document, k) and j == _last_person(document, k)):
        return True  # "his deputy", "her ministry", "a spokeswoman": of whoever spoke last
    first = document.parse.tokens(document.attributions[k].content[0])[:1]
    country = (said.speaks_for or said.speaker or ActorRef(name="")).country
    if country and first and first[0].tag_ == "PRP$" and taken.speaker is not None and taken.speaker.country == country:
        return True  # "a Pentagon spokeswoman walked back his remarks"
    # "The governor's office", "a ministry spokesman": the words of one are in the words of the other.
    theirs, ours = (source_words(document.parse, document.attributions[n], document.statements[n]) for n in (j, k))
    theirs -= words("own side") | words("spokesmen")
    principal = [] if said.speaks_for is None else _name_words(said.speaks_for.name)
    about = [t.lower_ for s in document.attributions[k].content for t in document.parse.tokens(s) if t.pos_ in _CONTENT]
    ours |= {w.lower() for w in (*principal, *about)}  # "the army's office said the general had misspoken"
    return bool({w[:STEM] for w in theirs} & {w[:STEM] for w in ours})


def _unowned(document: Document, k: int) -> bool:
    """Whether a voice is told of without whose it is: "a spokeswoman said she had been misquoted"."""
    source, said = document.attributions[k].hops[0].source, document.statements[k]
    tokens = () if source is None else document.parse.tokens(source)
    voices = words("spokesmen") | words("aides")
    owned = ("poss", "compound", "amod", "prep")
    alone = (t for t in tokens if t.lower_ in voices and not any(c.dep_ in owned for c in t.children))
    return any(alone) and said.speaks_for is None  # "the spokesman, Ivo Tal"


def _last_person(document: Document, k: int) -> int | None:
    """The last statement before k of somebody who speaks for himself."""
    here = document.attributions[k].hops[0].cue.start
    before = [
        (a.hops[0].cue.start, j)
        for j, (a, s) in enumerate(zip(document.attributions, document.statements, strict=True))
        if a.hops[0].cue.start < here and j != k and a.cue_class == "speech" and a.parent is None
        and s.speaker is not None and (s.speaker.id is not None or _is_body(document, j))
    ]  # fmt: skip
    return max(before)[1] if before else None


def _is_body(document: Document, j: int) -> bool:
    source = document.attributions[j].hops[0].source
    return source is not None and document.parse.tokens(source).root.lower_ in words("bodies")


def quoted_by(document: Document, j: int, k: int) -> bool:
    """Whether statement j came through whoever makes statement k, or for whom it is made."""
    said, taken = document.statements[k], document.statements[j]
    through = [*(hop.who for hop in taken.hops[1:-1]), *taken.audience]  # "told Radio Ost"
    return any(same(who, carrier) for carrier in through for who in (said.speaker, said.speaks_for))


def _described(document: Document, j: int, k: int) -> bool:
    """"The Houthi-run health ministry ... the ministry": nobody is known by the short name but who has just spoken."""
    source, who = document.attributions[k].hops[0].source, document.statements[k].speaker
    tokens = [] if source is None else list(document.parse.tokens(source))
    if len(tokens) != 2 or tokens[0].lower_ != "the" or (who is not None and who.id is not None):
        return False
    first = document.attributions[j].hops[0].source
    return first is not None and any(t.lower_ == tokens[1].lower_ for t in document.parse.tokens(first))


def _government(ours: ActorRef | None, theirs: ActorRef | None) -> bool:
    """Whether a state, its government or its army speaks of the words of one of its own officials."""
    if ours is None or theirs is None or ours.country is None or ours.country != theirs.country:
        return False
    return ours.sector in _STATE and theirs.sector in _STATE


def _admits_for(document: Document, j: int, k: int) -> bool:
    """"Ost's navy said P. The admiral acknowledged that the navy had been mistaken": whose error is admitted."""
    a, source = document.attributions[k], document.attributions[j].hops[0].source
    if a.strength != "admitted" or source is None:
        return False
    root = document.parse.tokens(a.content[0]).root
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    body = document.parse.tokens(source).root
    return subject is not None and subject.lower_ == body.lower_ and subject.lower_ in words("bodies")


def _one_body(document: Document, j: int, k: int) -> bool:
    """"The U.N. mission", "the U.N. peacekeeping chief": one body named in the words of both."""
    first, second = (document.attributions[n].hops[0].source for n in (j, k))
    if first is None or second is None:
        return False
    ours, theirs = (
        {t.lower_ for t in document.parse.tokens(s) if t.ent_type_ == "ORG" and t.pos_ == "PROPN"}
        for s in (first, second)
    )
    who = document.statements[k].speaker
    by_id = set() if who is None or who.id is None else {who.name.lower()}
    said = {t.lower_ for t in document.parse.tokens(first)}
    return bool((ours & theirs) or (by_id & said))  # "Hamas official Ivo Tal said P. The movement said Q"


def is_outlet(document: Document, k: int) -> bool:
    """Whether an outlet takes back what it published; one that names a source of news in its own words."""
    source = document.attributions[k].hops[0].source
    if source is None:
        return False
    who = document.statements[k].speaker
    if who is not None and who.sector == "JRN":
        return True
    tokens = list(document.parse.tokens(source))
    named = {t.lemma_.lower() for t in tokens} | {w.lower() for w in ("" if who is None else who.name).split()}
    carries = named & (words("outlets") | words("carriers"))
    # "Iran's nuclear agency", "the police station": a word that others bear too, and that tells which one it is.
    content = [t for s in document.attributions[k].content for t in document.parse.tokens(s)[:_SHORT]]
    piece = any(t.lemma_.lower() in words("pieces") for t in content)  # "killed a story"
    other = carries <= words("stations") and len(tokens) > _SHORT and not named & words("press") and not piece
    return bool(carries and not other) or _called_outlet(document, who)


# "The agency": no word tells it from others.
_SHORT = 2


def _called_outlet(document: Document, who: ActorRef | None) -> bool:
    """Whether the text somewhere calls a speaker a paper or a station: "the Vienna weekly Rundblick reported"."""
    if who is None:
        return False
    for k, a in enumerate(document.attributions):
        if a.hops[0].source is not None and same(document.statements[k].speaker, who):
            called = list(document.parse.tokens(a.hops[0].source))
            if any(t.lower_ in words("outlets") and name.pos_ == "PROPN" for t, name in pairwise(called)):
                return True
    return False


# "no such thing" says nothing of what was said.
_EMPTY = frozenset({"thing", "such", "sort", "kind"})


def content_words(document: Document, k: int) -> frozenset[str]:
    """The content words of a statement and of what is said in the same breath beneath it."""
    spans = list(document.attributions[k].content)
    spans += [s for a in document.attributions if a.parent == k for s in a.content]
    return frozenset(
        t.lower_[:STEM] for s in spans for t in document.parse.tokens(s)
        if t.pos_ in _CONTENT_POS and not t.is_stop and t.lemma_.lower() not in _EMPTY
    )
