"""Which statement of the document a retraction takes back.

Invariant: an earlier statement of the same speaker or of whom he speaks for that shares words comes first; then what
the retraction itself names ("his claim that ..."); then the nearest of the same side; only where there is none, and
the retraction names what it takes back ("the claim", "the post"), the nearest statement that fits the noun. Where none
stands near, the target is None and joining looks elsewhere; a tentative act then is none.
"""

from collections.abc import Sequence
from typing import cast

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements import afterwards, changed, contrary, targets
from parley.extractors.statements.earlier import told_back
from parley.extractors.statements.sides import (
    Document,
    content_words,
    is_outlet,
    quoted_by,
    same,
    same_side,
    speakers_of,
    speaks_for_other,
)
from parley.extractors.statements.wordlists import words
from parley.model.links import Link, StandingActType
from parley.model.reports import Statement
from parley.model.world import ActorRef

Found = tuple[int, str]


def link_retractions(
    parse: Parse, attributions: Sequence[Attribution], statements: Sequence[Statement]
) -> list[Link]:
    """One link for each statement that takes words back or stands by them."""
    document = Document(parse, attributions, statements, speakers_of(attributions, statements))
    notes = afterwards.corrections(document)
    corrected = {after.k for after in notes.corrected}
    links = []
    for k, attribution in enumerate(attributions):
        if k in corrected or (attribution.act is None and not _soft(document, k)):
            continue
        found = notes.misreported.get(k) or _target(document, k)
        if found is None and not attribution.takes_back:
            continue
        links.append(_link(document, k, found))
    done = {link.source for link in links}
    for after in (*notes.corrected, *afterwards.explained(document, links)):
        if statements[after.k].id not in done:
            done.add(statements[after.k].id)
            links.append(afterwards.link(document, after))
    return links


def _link(document: Document, k: int, found: Found | None) -> Link:
    attribution, statement = document.attributions[k], document.statements[k]
    target = None if found is None else document.statements[found[0]].id
    return Link(
        id=Link.id_for("takes_back", statement.id, target, statement.anchor.start),
        type="takes_back", source=statement.id, target=target, act=_act(document, k, found), by=_by(document, k, found),
        on_behalf_of=_behalf(document, k, found), passage=statement.passage,
        reason="; ".join([*attribution.reason, *(found[1:] if found else ())]),
    )  # fmt: skip


def _soft(document: Document, k: int) -> bool:
    """Whether it takes back only what it contradicts."""
    a = document.attributions[k]
    return not a.rule.startswith("retraction:") and (contrary.is_soft(document, a) or changed.may_change(document, k))


def _by(document: Document, k: int, found: Found | None) -> ActorRef | None:
    """Who takes it back; "the tweet was deleted" is told of nobody, and its author's doing."""
    statement = document.statements[k]
    if statement.speaker is not None or found is None or document.attributions[k].rule != "retraction:verb":
        return statement.speaker
    return document.statements[found[0]].speaker


def _act(document: Document, k: int, found: Found | None) -> StandingActType:
    a, statement = document.attributions[k], document.statements[k]
    act = a.act or "withdrawn"
    if act == "disowned" and found is not None and a.hops[0].how in words("disavowing"):
        said = document.statements[found[0]]
        own = same(said.speaker, statement.speaker) or same(said.speaks_for, statement.speaker)
        act = act if own else "withdrawn"  # "the government disavowed the minister's comment": he did say it
    if act == "withdrawn" and (len(statement.hops) == 1 or is_outlet(document, k)):
        return "corrected"  # "We withdraw the figure", "the newspaper retracted its report": an outlet itself
    if act == "disowned" and found is not None and is_outlet(document, k) and quoted_by(document, found[0], k):
        return "corrected"  # "The paper said that it had misquoted the minister"
    return cast(StandingActType, act)


def _behalf(document: Document, k: int, found: Found | None) -> ActorRef | None:
    """For whom it is taken back: whom the words name, else whoever said it where another of his side takes it back."""
    statement = document.statements[k]
    if statement.speaks_for is not None or found is None or document.attributions[k].act == "upheld":
        return statement.speaks_for
    target = document.statements[found[0]]
    if speaks_for_other(document.parse, document.attributions[k]) and target.speaker is not None:
        return target.speaks_for or target.speaker if target.speaker != statement.speaker else None
    return None


def _target(document: Document, k: int) -> Found | None:
    """The statement that is taken back, and why it is that one."""
    a = document.attributions[k]
    outlet = a.rule == "retraction:outlet"
    own = _bysame_side(document, k, earlier=True) if outlet or document.speakers[k] is not None else None
    inner = None if outlet else targets.within(document, k)
    said_of = targets.referred(document, k)
    if said_of is not None:
        return said_of, "said of it"
    shares = own is not None and bool(content_words(document, k) & content_words(document, own))
    if inner is not None and not shares and targets.clausal(document, inner):
        return inner, "its own words name what is taken back"
    if own is not None:
        return own, "same speaker said it before"
    marked = a.act is not None or changed.may_change(document, k)
    if marked and not outlet and document.speakers[k] is not None:
        told_later = _bysame_side(document, k, earlier=False)
        if told_later is not None:
            return told_later, "same speaker had said it before, told afterwards"
    if inner is not None:
        return inner, "its own words name what is taken back"
    named = targets.named(document, k)
    if named is not None:
        return named, "the nearest that the noun can mean"
    told = targets.by_the_piece(document, k)
    if told is not None:
        return told, "what the piece that is withdrawn said"
    never = targets.unsaid(document, k)
    return None if never is None else (never, "its own words tell what was not said")


def _bysame_side(document: Document, k: int, earlier: bool) -> int | None:
    """The statement of the same side with most content words in common, then the nearest."""
    here = document.attributions[k].hops[0].cue.start
    told = (here, document.attributions[k].content[0].start)
    outlet = document.attributions[k].rule == "retraction:outlet"
    wanted = content_words(document, k)
    bare, unsaid, on_page = _bare(document, k), _names_the_unsaid(document, k), _of_a_page(document, k)
    best: tuple[int, bool, int, int] | None = None
    for j, other in enumerate(document.attributions):
        at = other.content[0].start
        if not targets.may_be_taken(document, j, k) or other.parent == k:
            continue
        before = (other.hops[0].cue.start, at) < told
        if before is not earlier or (not earlier and not told_back(document.parse, other, document.attributions[k])):
            continue
        if not outlet and not (_one_speaker if bare else same_side)(document, j, k):
            continue
        if on_page is not None and not _shown_on(other, on_page):
            continue
        if _told_with(document, j, k):
            continue
        shared = len(wanted & content_words(document, j))
        otherwise = changed.changes(document, k, j) or (
            contrary.is_soft(document, document.attributions[k]) and contrary.contradicts(document, k, j, shared)
        )
        if document.attributions[k].act is None and not otherwise:
            continue
        if not shared and (unsaid or outlet or abs(here - at) > targets.NEAR_CHARS or _answers_another(document, j, k)):
            continue
        if outlet and shared < 2:
            continue
        # Whoever has just admitted that it was otherwise regrets what he said before that. The nearest comes first.
        rank = (shared, other.strength != "admitted", at if earlier else -at, j)
        best = rank if best is None else max(best, rank)
    return None if best is None else best[-1]


def _told_with(document: Document, j: int, k: int) -> bool:
    """"admitted that P, reversing an earlier denial": P is what he now says, and not what he said before."""
    a, other = document.attributions[k], document.attributions[j]
    act, cue = document.parse.tokens(a.hops[0].cue), document.parse.tokens(other.hops[0].cue)
    if a.rule != "retraction:verb" or not len(act) or not len(cue) or act.root.tag_ != "VBG":
        return False
    earlier = any(t.lower_ in words("before now") for s in a.content for t in document.parse.tokens(s))
    return earlier and act.root.sent == cue.root.sent and cue.root.i < act.root.i


def _bare(document: Document, k: int) -> bool:
    """"took it back": only who has just spoken can mean words by it; what his side takes back may be a town."""
    a = document.attributions[k]
    tokens = document.parse.tokens(a.content[0])
    return a.rule == "retraction:verb" and len(tokens) == 1 and tokens[0].lower_ in ("it", "them")


def _of_a_page(document: Document, k: int) -> str | None:
    """"The video was fake": what was shown or posted, where words are disowned by it."""
    a = document.attributions[k]
    if a.act != "disowned" or a.takes_back:
        return None
    nouns = (t.lemma_.lower() for s in a.content for t in document.parse.tokens(s) if t.dep_ in ("nsubj", "nsubjpass"))
    return next((noun for noun in nouns if noun in targets.PAGES), None)


def _shown_on(a: Attribution, page: str) -> bool:
    """Whether a statement was made there: a video in one, a post by any medium."""
    medium = a.hops[0].medium
    return medium is not None and (page != "video" or page in medium.lower())


def _names_the_unsaid(document: Document, k: int) -> bool:
    """"I never said the city would fall": only words of that kind are disowned."""
    inner = [j for j, other in enumerate(document.attributions) if other.parent == k and other.strength == "withheld"]
    return document.attributions[k].act == "disowned" and any(
        document.attributions[j].rule == "indirect:that" and content_words(document, j) for j in inner
    )


def _one_speaker(document: Document, j: int, k: int) -> bool:
    return same(document.speakers[j], document.speakers[k])


def _answers_another(document: Document, j: int, k: int) -> bool:
    """Whether somebody else spoke between j and an act that names nothing: "this is not true" answers the last said."""
    a = document.attributions[k]
    if a.act in (None, "upheld") or a.takes_back or a.rule == "retraction:verb" or a.strength == "admitted":
        return False  # who stands by his words does so because others spoke against them
    here, there = a.hops[0].cue.start, document.attributions[j].hops[0].cue.end
    return any(
        there < other.hops[0].cue.start < here and other.cue_class == "speech" and other.parent is None
        and n not in (j, k) and document.speakers[n] is not None and not same_side(document, n, k)
        and not any(s.contains(document.attributions[j].hops[0].cue) for s in other.content)  # who carried j's words
        for n, other in enumerate(document.attributions)
    )
