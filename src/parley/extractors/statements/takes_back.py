"""Which statement of the document a retraction takes back.

Invariant: an earlier statement of the same speaker or of whom he speaks for that shares words comes first; then what
the retraction itself names ("his claim that ..."); then the nearest of the same side; only where there is none, and
the retraction names what it takes back ("the claim", "the post"), the nearest statement that fits the noun. Where none
stands near, the target is None and joining looks elsewhere; a tentative act then is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.sides import source_words, speakers_of, speaks_for_other
from parley.extractors.statements.wordlists import words
from parley.model.links import Link, StandingActType
from parley.model.passages import Span
from parley.model.reports import Statement
from parley.model.world import ActorRef

# The first letters of a word stand for its inflections too ("closed", "closing", "closure").
_STEM = 5
_CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# "his earlier statement" with no words in common means the nearest one, but not one farther back than this.
_NEAR_CHARS = 2500
# A clarification takes back what it shares this many content words with; with less it only adds to it.
_CLARIFIED = 2


@dataclass(frozen=True)
class _Document:
    """What the search looks at; the lists are parallel."""

    parse: Parse
    attributions: Sequence[Attribution]
    statements: Sequence[Statement]
    speakers: Sequence[ActorRef | None]


def link_retractions(
    parse: Parse, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Link]:
    """One link for each statement that takes words back or stands by them."""
    document = _Document(parse, attributions, statements, speakers_of(attributions, statements))
    links = []
    for k, (attribution, statement) in enumerate(zip(attributions, statements, strict=True)):
        if attribution.act is None and not _soft(attribution):
            continue
        found = _target(document, k)
        target = None if found is None else statements[found[0]]
        if target is None and not attribution.takes_back:
            continue
        links.append(
            Link(
                id=Link.id_for("takes_back", statement.id, target.id if target else None, statement.anchor.start),
                type="takes_back", source=statement.id, target=target.id if target else None,
                act=_act(document, k), by=statement.speaker, on_behalf_of=_behalf(document, k, found),
                passage=statement.passage, reason="; ".join([*attribution.reason, *(found[1:] if found else ())]),
            )
        )  # fmt: skip
    return links


Found = tuple[int, str]


def _soft(a: Attribution) -> bool:
    """An admission or clarification takes back only what it contradicts."""
    return a.cue_class == "speech" and (a.hops[0].how == "clarify" or a.strength == "admitted")


def _act(document: _Document, k: int) -> StandingActType:
    a, statement = document.attributions[k], document.statements[k]
    act = a.act or "withdrawn"
    if act == "withdrawn" and (len(statement.hops) == 1 or _is_outlet(document, k)):
        return "corrected"  # "We withdraw the figure", "the newspaper retracted its report": an outlet itself
    return cast(StandingActType, act)


def _is_outlet(document: _Document, k: int) -> bool:
    """Whether an outlet takes back what it published; one that names a source of news in its own words."""
    source = document.attributions[k].hops[0].source
    if source is None:
        return False
    who = document.statements[k].speaker
    named = {t.lemma_.lower() for t in document.parse.tokens(source)} | {
        w.lower() for w in ("" if who is None else who.name).split()
    }
    return bool(named & (words("outlets") | words("carriers")))


def _behalf(document: _Document, k: int, found: Found | None) -> ActorRef | None:
    """For whom it is taken back: whom the words name, else whoever said it where another of his side takes it back."""
    statement = document.statements[k]
    if statement.speaks_for is not None or found is None or document.attributions[k].act == "upheld":
        return statement.speaks_for
    target = document.statements[found[0]]
    if speaks_for_other(document.parse, document.attributions[k]) and target.speaker is not None:
        return target.speaks_for or target.speaker if target.speaker != statement.speaker else None
    return None


def _target(document: _Document, k: int) -> Found | None:
    """The statement that is taken back, and why it is that one."""
    a = document.attributions[k]
    outlet = a.rule == "retraction:outlet"
    own = _by_same_side(document, k, earlier=True) if outlet or document.speakers[k] is not None else None
    inner = None if outlet else _within(document, k)
    if inner is not None and (own is None or not _words(document, k) & _words(document, own)):
        return inner, "its own words name what is taken back"
    if own is not None:
        return own, "same speaker said it before"
    if a.act is not None and not outlet and document.speakers[k] is not None:
        told_later = _by_same_side(document, k, earlier=False)
        if told_later is not None:
            return told_later, "same speaker had said it before, told afterwards"
    named = _named(document, k)
    return None if named is None else (named, "the nearest that the noun can mean")


def _within(document: _Document, k: int) -> int | None:
    """A claim in the retraction's own words: "withdrew his claim that ...", "apologised for saying that ..."."""
    a = document.attributions[k]
    if a.rule != "retraction:verb" or a.act == "upheld":
        return None
    for j, other in enumerate(document.attributions):
        denied = other.strength == "withheld" and a.act != "disowned"
        if j == k or denied or not _words(document, j) or not any(s.contains(other.hops[0].cue) for s in a.content):
            continue
        if (other.rule.startswith("nominal:") and not other.rule.startswith("nominal:phrase")) or other.parent == k:
            return j
    return None


def _by_same_side(document: _Document, k: int, earlier: bool) -> int | None:
    """The statement of the same side with most content words in common, then the nearest."""
    here = document.attributions[k].hops[0].cue.start
    told = (here, document.attributions[k].content[0].start)
    outlet = document.attributions[k].rule == "retraction:outlet"
    wanted = _words(document, k)
    best: tuple[int, int, int] | None = None
    for j, other in enumerate(document.attributions):
        at = other.content[0].start
        if not _may_be_taken(document, j, k) or other.parent == k:
            continue
        before = (other.hops[0].cue.start, at) < told
        if before is not earlier or (not earlier and not _pluperfect(document.parse, other)):
            continue
        if not outlet and not _same_side(document, j, k):
            continue
        shared = len(wanted & _words(document, j))
        if document.attributions[k].act is None and not _contradicts(document, k, j, shared):
            continue
        if not shared and (outlet or abs(here - at) > _NEAR_CHARS):
            continue
        if outlet and shared < 2:
            continue
        if best is None or (shared, at) > best[:2]:
            best = (shared, at, j)
    return None if best is None else best[2]


def _may_be_taken(document: _Document, j: int, k: int) -> bool:
    """Whether statement j says something that k may take back; what tells of the retraction is not taken back by it."""
    a, here = document.attributions[j], document.attributions[k].hops[0].cue
    if j == k or a.takes_back or a.cue_class != "speech" or a.rule.startswith("retraction:"):
        return False
    if any(s.contains(here) for s in a.content):
        return False
    if a.rule == "indirect:object" and a.hops[0].how in words("performing"):
        return False  # "issued a clarification" is how it was said
    above = None if a.parent is None else document.attributions[a.parent]
    return a.strength != "withheld" or (above is not None and above.act == "disowned")


def _same_side(document: _Document, j: int, k: int) -> bool:
    """Whether statement k may take back statement j: one speaker, or one who speaks for the other."""
    if same(document.speakers[j], document.speakers[k]):
        return True
    said, taken = document.statements[k], document.statements[j]
    if any(same(a, b) for a in (said.speaker, said.speaks_for) for b in (taken.speaker, taken.speaks_for)):
        return True
    if _government(said.speaker, taken.speaker) or (_is_outlet(document, k) and _is_outlet(document, j)):
        return True
    if not speaks_for_other(document.parse, document.attributions[k]):
        return False
    tokens = document.parse.tokens(document.attributions[k].hops[0].source or Span(0, 0))
    if any(t.tag_ == "PRP$" for t in tokens):
        return True  # "his deputy", "her ministry": of whoever spoke last
    # "The governor's office", "a ministry spokesman": the words of one are in the words of the other.
    theirs, ours = (source_words(document.parse, document.attributions[n], document.statements[n]) for n in (j, k))
    theirs -= words("own side")
    principal = [] if said.speaks_for is None else _name_words(said.speaks_for.name)
    about = [t.lower_ for s in document.attributions[k].content for t in document.parse.tokens(s) if t.pos_ == "NOUN"]
    ours |= {w.lower() for w in (*principal, *about)}  # "the army's office said the general had misspoken"
    return bool({w[:_STEM] for w in theirs} & {w[:_STEM] for w in ours})


def _government(ours: ActorRef | None, theirs: ActorRef | None) -> bool:
    """Whether a state or its seat of government speaks of the words of one of its own officials."""
    if ours is None or theirs is None or ours.country is None or ours.country != theirs.country:
        return False
    return ours.id == f"a:{ours.country.lower()}" and theirs.sector in ("GOV", "MIL")


def _contradicts(document: _Document, k: int, j: int, shared: int) -> bool:
    """Whether an admission or clarification says the contrary of an earlier statement."""
    one, two = document.attributions[k], document.attributions[j]
    if one.hops[0].how == "clarify" and shared >= _CLARIFIED:
        return True
    tokens = document.parse.tokens(one.content[-1])
    elliptical = any(t.lower_ in _NEGATIONS for t in tokens[-1:])
    anaphoric = any(t.lower_ in ("it", "this", "that") and t.dep_.startswith("nsubj") for t in tokens)
    return bool(shared or elliptical or anaphoric) and _contradict(document.parse, one, two)


def _pluperfect(parse: Parse, a: Attribution) -> bool:
    """"had said on Saturday", "had earlier told": said before what is told before it."""
    return any(t.lower_ in ("had", "’d", "'d") for t in parse.tokens(a.hops[0].cue))


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


_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "of", "for", "in"})


def _name_words(name: str) -> list[str]:
    plain = [w.removesuffix("’s").removesuffix("'s") for w in name.replace(",", " ").split()]
    return [w for w in plain if w.lower() not in _DETERMINERS]


def _named(document: _Document, k: int) -> int | None:
    """The nearest statement that "the claim" or "the post" can mean."""
    a = document.attributions[k]
    admits = a.act == "withdrawn" and a.strength == "admitted"
    if not (a.rule == "retraction:verb" or admits) or a.act == "upheld":
        return None
    tokens = [t for t in document.parse.tokens(a.content[0]) if t.lower_ != "that" or t.dep_ != "mark"]
    noun = next((t.lemma_.lower() for t in tokens if t.lemma_.lower() in words("retractable")), None)
    here = a.hops[0].cue.start
    apposed = any(t.dep_ == "appos" for t in tokens)
    if noun is None or (tokens[0].lower_ not in _DEFINITE and not apposed):
        return None
    near = [
        (noun in _POSTS and other.hops[0].medium is not None, other.hops[0].cue.start, j)
        for j, other in enumerate(document.attributions)
        if _may_be_taken(document, j, k) and here - _NEAR_CHARS < other.hops[0].cue.start < here
        and other.content[0].start < here and (noun not in _PAGES or other.hops[0].medium is not None)
    ]  # fmt: skip
    return max(near)[2] if near else None


# A definite object points back; "a statement" does not.
_DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their", "those", "these"})
_PAGES = frozenset({"post", "tweet", "video"})
_POSTS = _PAGES | {"message", "comment"}


def _contradict(parse: Parse, one: Attribution, two: Attribution) -> bool:
    """Whether one negates and the other does not, or each holds a word of an opposite pair."""
    a, b = (frozenset(t.lower_ for s in x.content for t in parse.tokens(s)) for x in (one, two))
    if bool(a & _NEGATIONS) != (bool(b & _NEGATIONS) != (two.strength == "denied")):
        return True
    pairs = [pair.split("/") for pair in sorted(words("opposites"))]
    return any((x in a and y in b) or (y in a and x in b) for x, y in pairs)


# "no such thing" says nothing of what was said.
_EMPTY = frozenset({"thing", "such", "sort", "kind"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never"})


def _words(document: _Document, k: int) -> frozenset[str]:
    """The content words of a statement and of what is said in the same breath beneath it."""
    spans = list(document.attributions[k].content)
    spans += [s for a in document.attributions if a.parent == k for s in a.content]
    return frozenset(
        t.lower_[:_STEM] for s in spans for t in document.parse.tokens(s)
        if t.pos_ in _CONTENT_POS and not t.is_stop and t.lemma_.lower() not in _EMPTY
    )
