"""What is said right after words are taken back: how the speaker accounts for it, and what a correction puts instead.

Invariant: nothing is taken back here that some other words of the document do not take back already; a statement joins
them only from the same side, in the same or the next sentence, and with words that look back (a negation, a past
perfect, "that", or content in common).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from parley.extractors.statements.sides import Document, content_words, is_outlet, same
from parley.extractors.statements.wordlists import words
from parley.model.links import Link, StandingActType

_LOOKING_BACK = frozenset(
    {"not", "n't", "n’t", "no", "never", "nothing", "none", "only", "merely", "just", "rather", "instead", "mistake",
     "error", "wrong", "wrongly", "false", "intended", "clear"}
)  # fmt: skip
_ANAPHORS = frozenset({"it", "this", "that", "those", "these"})
_SELF = frozenset({"i", "we"})
_WRONGLY = frozenset({"erroneously", "incorrectly", "mistakenly", "wrongly"})
# How many sentences after the one that tells the error the right words may stand.
_CORRECTED_SENTENCES = 2


class After(NamedTuple):
    """Statement `k` takes back statement `target` too, as `act` does; `link` is the retraction that it goes on from."""

    k: int
    target: int
    act: StandingActType
    by: int
    reason: str


@dataclass(frozen=True)
class Corrections:
    """For each outlet's note what it says was misreported, and the statements that put it right."""

    misreported: dict[int, tuple[int, str]]
    corrected: tuple[After, ...]


def link(document: Document, after: After) -> Link:
    """The link of a statement that goes on from a retraction."""
    statement, target, by = (document.statements[n] for n in (after.k, after.target, after.by))
    behalf = statement.speaks_for
    if behalf is None and statement.speaker != by.speaker:
        behalf = by.speaks_for
    return Link(
        id=Link.id_for("takes_back", statement.id, target.id, statement.anchor.start), type="takes_back",
        source=statement.id, target=target.id, act=after.act,
        by=by.speaker if after.act == "corrected" else statement.speaker,
        on_behalf_of=behalf if after.act != "corrected" else None, passage=statement.passage, reason=after.reason,
    )  # fmt: skip


def explained(document: Document, links: Sequence[Link]) -> Iterator[After]:
    """"He retracted the accusation. He wrote that he had no evidence": the account that a speaker gives of it."""
    at = {s.id: k for k, s in enumerate(document.statements)}
    taken = {link.source for link in links}
    for back in links:
        if back.target is None or back.act is None or back.act == "upheld":
            continue
        k, target = at[back.source], at[back.target]
        act = document.attributions[k]
        if len(document.statements[k].hops) == 1 or not (act.takes_back or act.rule == "retraction:verb"):
            continue  # what an outlet's note puts instead is found by `corrections`
        for m, statement in enumerate(document.statements):
            if statement.id in taken or m == target or not _follows(document, m, k) or not _speech(document, m):
                continue
            if _one_voice(document, m, k) and _looks_back(document, m, target):
                yield After(m, target, back.act, k, "the same side accounts for it in the next words")


def _speech(document: Document, m: int) -> bool:
    a = document.attributions[m]
    told = a.rule.startswith(("direct:", "phrase:according")) or a.rule in (
        "indirect:that", "indirect:parenthetical", "indirect:announced", "retraction:outlet",
    )
    return told and a.cue_class == "speech" and a.strength != "withheld"


def _follows(document: Document, m: int, k: int) -> bool:
    """Whether statement m is told after k and in its sentence or the next one."""
    one, two = document.attributions[k], document.attributions[m]
    if two.hops[0].cue.start <= one.hops[0].cue.start or two.content[-1].end <= one.hops[0].cue.start:
        return False
    if any(s.contains(two.hops[0].cue) for s in one.content):
        return False  # told within the retraction: one act
    first, last = document.statements[k].passage.end, document.statements[m].passage.start
    return last < first or not document.parse.tokens((first, last)).text.strip() if last > first else True


def _one_voice(document: Document, m: int, k: int) -> bool:
    """Whether the one who takes back goes on, or one who speaks for him by name; not another of his side."""
    one, two = document.statements[k], document.statements[m]
    voices = [v for v in (two.speaker, two.speaks_for) if v is not None]
    if any(same(v, w) for v in voices for w in (one.speaker, one.speaks_for, document.speakers[k])):
        nobody = two.speaker is None or one.speaker is None
        return nobody or same(one.speaker, two.speaker) or two.speaks_for is not None
    return is_outlet(document, k) and is_outlet(document, m) and _definite(document, m)


def _definite(document: Document, m: int) -> bool:
    """"The paper", "it": the outlet that has just been named."""
    source = document.attributions[m].hops[0].source
    tokens = () if source is None else document.parse.tokens(source)
    return any(t.lower_ in ("the", "it") for t in tokens)


def _looks_back(document: Document, m: int, target: int) -> bool:
    """Whether what is said denies, puts otherwise, or goes back to what was said before."""
    if content_words(document, m) & content_words(document, target):
        return True
    a = document.attributions[m]
    tokens = [t for s in a.content for t in document.parse.tokens(s)]
    if any(t.lower_ in _LOOKING_BACK for t in tokens):
        return True
    if any(t.lower_ in _ANAPHORS and t.dep_.startswith("nsubj") for t in tokens[:4]):
        return True
    perfect = any(t.lower_ in ("had", "’d", "'d") and (t.dep_ == "aux" or t.head.dep_ == "ROOT") for t in tokens)
    past = any(t.lower_ in _SELF and t.head.tag_ == "VBD" for t in tokens)
    return perfect or (a.mode != "indirect" and past)


def corrections(document: Document) -> Corrections:
    """What each note of the outlet says was misreported, and the words that stand in its place."""
    misreported: dict[int, tuple[int, str]] = {}
    corrected: list[After] = []
    paragraphs = [p.span.start for p in document.parse.paragraphs]
    for k, note in enumerate(document.attributions):
        if note.rule != "retraction:outlet" or not note.takes_back:
            continue
        here = bisect_right(paragraphs, note.hops[0].cue.start)
        near = [
            j for j, a in enumerate(document.attributions)
            if j != k and a.hops[0].cue.start >= note.hops[0].cue.start
            and bisect_right(paragraphs, a.hops[0].cue.start) == here
        ]  # fmt: skip
        wrong = _misreported(document, near)
        if wrong is None:
            continue
        misreported[k] = wrong, "what the note says was published"
        corrected += _instead(document, k, wrong, near)
    return Corrections(misreported, tuple(corrected))


def _misreported(document: Document, near: Sequence[int]) -> int | None:
    """The innermost statement that the note tells of its own piece: "an earlier version said that Orr had ..."."""
    own = [j for j in near if _by_piece(document, j) and document.attributions[j].rule != "retraction:outlet"]
    if not own:
        return None
    first = document.statements[own[0]].passage
    inner = [j for j in own if document.statements[j].passage.start < first.end and _tells(document, j)]
    if not inner:
        return None
    return max(inner, key=lambda j: (len(document.statements[j].hops), -j))


def _tells(document: Document, j: int) -> bool:
    return _speech(document, j) or document.attributions[j].rule in ("indirect:object as", "indirect:naming")


def _by_piece(document: Document, j: int) -> bool:
    """Whether what stands in the chain is the piece itself: "this article", "our report", "it originally said"."""
    for hop in document.attributions[j].hops:
        tokens = document.parse.tokens(hop.source) if hop.source is not None else ()
        if any(t.lemma_.lower() in words("pieces") or t.lower_ in ("it", "we", "our") for t in tokens):
            return True
        cue = document.parse.tokens(hop.cue)
        if len(cue) and any(c.lower_ in _WRONGLY for c in cue.root.children):
            return True  # "The Argus wrongly reported that P"
    return False


def _instead(document: Document, k: int, wrong: int, near: Sequence[int]) -> Iterator[After]:
    """The statements in the sentences after the one that tells the error."""
    after = document.parse.tokens((document.statements[wrong].passage.end, len(document.parse.text)))
    opened = [t for t in after if t.is_sent_start and not t.is_space][:_CORRECTED_SENTENCES]
    end = max((t.sent.end_char for t in opened), default=0)
    for m in near:
        content = document.statements[m].content
        behind = content[0].start >= document.statements[wrong].passage.end
        if behind and content[-1].end <= end and _speech(document, m):
            yield After(m, wrong, "corrected", k, "the outlet puts it in place of what it published")
