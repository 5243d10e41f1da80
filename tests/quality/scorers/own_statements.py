"""Scoring statements against our own passages: whole chains of named people, not spans of words.

The rules. A prediction matches a gold statement when its content holds at least half of the gold's words; pairs are
one to one, those that hold it whole first, then the tightest. Non-speech predictions may match, but only speech counts
as spurious; what was withheld ("refused to say") is no prediction, and a statement that is itself the later hop of a
matched one ("the bishop said" of "the rebels assured him, the bishop said") is that hop. Names agree when one's core
(what stands before a preposition, without articles and possessors) lies in the other's, be it the name that a party was
resolved to or any words by which the passage calls the same party ("Ost's army", for Ost's Armed Forces); a pronoun
agrees only with a gold speaker whom nobody names. Shares are of all gold statements, so a missed statement has no right
chain either; "of found" counts the matched ones alone.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from parley.model.passages import Span

_WORD = re.compile(r"\w+(?:[’'\-‑]\w+)*[’']?")
_CUTS = frozenset({"of", "in", "for", "from", "at", "to", "on", "who", "which", "that", "with", "by"})
_EMPTY = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that"})
_PRONOUNS = frozenset(
    {"he", "she", "they", "it", "i", "we", "you", "him", "her", "them", "us", "me", "who", "his", "their", "its"}
)
_ENOUGH = 0.5


@dataclass(frozen=True)
class Named:
    """A party to a chain: the name it was resolved to, the words that stand there, and what else it is called."""

    name: str
    words: str
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """A predicted statement; `via` are the hops between its speaker and the outlet, `last` the last hop's name."""

    content: tuple[Span, ...]
    speaker: Named | None
    principal: Named | None = None
    via: tuple[Named | None, ...] = ()
    last: str = "Test"
    media: tuple[str, ...] = ()
    strength: str = "said"
    speech: bool = True


@dataclass(frozen=True)
class Gold:
    """One statement of a passage's `says`, its fields as the table's header describes them."""

    content: str
    by: str | None
    principal: str | None = None
    via: tuple[str, ...] = ()
    medium: str | None = None
    strength: str | None = None
    takes_back: str | None = None
    act: str | None = None

    @classmethod
    def read(cls, row: dict[str, Any]) -> "Gold":
        """A row of the table; an unknown field is an error (TypeError)."""
        named = {"principal" if key == "for" else key: value for key, value in row.items()}
        fields: dict[str, Any] = {key: tuple(v) if key == "via" else v for key, v in named.items()}
        return cls(**fields)


@dataclass(frozen=True)
class Passage:
    """A passage, what it says, and what was predicted; `links` are (source, target, act) by index."""

    id: str
    text: str
    gold: tuple[Gold, ...]
    said: tuple[Said, ...]
    links: tuple[tuple[int, int | None, str], ...] = ()


@dataclass(frozen=True)
class Verdict:
    """How one gold statement fared; `found` is the index of the prediction that it matched."""

    passage: str
    gold: Gold
    found: int | None
    speaker: bool = False
    principal: bool = False
    chain: bool = False
    medium: bool = False
    strength: bool = False
    linked: bool = False


def judge(passage: Passage) -> tuple[list[Verdict], list[int]]:
    """A verdict on each gold statement, and the indices of the spurious speech predictions."""
    pairs = dict(matches(passage))
    verdicts = [_verdict(passage, g, pairs.get(k)) for k, g in enumerate(passage.gold)]
    used = set(pairs.values())
    spurious = [
        j
        for j, s in enumerate(passage.said)
        if s.speech and s.strength != "withheld" and j not in used and not _is_hop(passage, s, pairs)
    ]
    return verdicts, spurious


def _is_hop(passage: Passage, said: Said, pairs: dict[int, int]) -> bool:
    """Whether the prediction is a gold hop of a matched statement that lies in its content."""
    for k, j in pairs.items():
        inside = all(any(o.contains(s) for o in said.content) for s in passage.said[j].content)
        if inside and any(agrees(said.speaker, via) for via in passage.gold[k].via):
            return True
    return False


def matches(passage: Passage) -> Iterable[tuple[int, int]]:
    """Pairs of indices (gold, predicted), whole ones first, then the tightest."""
    scored = []
    for i, g in enumerate(passage.gold):
        for j, s in enumerate(passage.said):
            held, tight = _held(passage.text, g.content, s.content)
            if held >= _ENOUGH and s.strength != "withheld":
                scored.append((held < 1, -tight, i, j))
    golds: set[int] = set()
    predictions: set[int] = set()
    for _, _, i, j in sorted(scored):
        if i not in golds and j not in predictions:
            golds.add(i)
            predictions.add(j)
            yield i, j


def _held(text: str, wanted: str, content: Sequence[Span]) -> tuple[float, float]:
    """The share of `wanted` that the content holds, and how tightly (IoU), at the best place in the text."""
    best = (0.0, 0.0)
    size = sum(s.end - s.start for s in content)
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        shared = sum(max(0, min(end, s.end) - max(at, s.start)) for s in content)
        best = max(best, (shared / len(wanted), shared / (size + len(wanted) - shared)), key=lambda b: b[1])
        at = text.find(wanted, at + 1)
    return best


def _verdict(passage: Passage, gold: Gold, found: int | None) -> Verdict:
    linked = gold.takes_back is not None and _linked(passage, gold)
    if found is None:
        return Verdict(passage.id, gold, None, linked=linked)
    said = passage.said[found]
    names = [n for g in passage.gold for n in (g.by, g.principal, *g.via) if n is not None]
    speaker = agrees(said.speaker, gold.by, names)
    principal = agrees(said.principal, gold.principal, names) if gold.principal else said.principal is None
    via = len(said.via) == len(gold.via) and all(agrees(h, g, names) for h, g in zip(said.via, gold.via, strict=True))
    medium = gold.medium is None or any(_within(gold.medium, m) for m in said.media)
    strength = gold.strength is None or gold.strength == said.strength
    chain = speaker and principal and via and said.last == "Test"
    return Verdict(passage.id, gold, found, speaker, principal, chain, medium, strength, linked)


def _linked(passage: Passage, gold: Gold) -> bool:
    """Whether a link of the right act leads from the gold's words to the words that they take back."""
    assert gold.takes_back is not None
    for source, target, act in passage.links:
        here = _held(passage.text, gold.content, passage.said[source].content)[0] >= _ENOUGH
        there = target is not None and (
            _held(passage.text, gold.takes_back, passage.said[target].content)[0] >= _ENOUGH
        )
        if here and there and act == gold.act:
            return True
    return False


def agrees(found: Named | None, wanted: str | None, others: Iterable[str] = ()) -> bool:
    """Whether a party is who the gold names, by any words that the passage has for it.

    Words count only where it was not resolved to another of `others`.
    """
    if wanted is None:
        return found is None or found.name.lower() in _PRONOUNS
    if found is None or found.name.lower() in _PRONOUNS:
        return False
    if _same(found.name, wanted):
        return True
    elsewhere = any(_same(found.name, o) for o in others if not _same(o, wanted))
    called = (w for w in (found.words, *found.called) if w.lower() not in _PRONOUNS)
    return not elsewhere and any(_same(w, wanted) for w in called)


def _same(found: str, wanted: str) -> bool:
    a, b = core(found), core(wanted)
    if not a or not b:
        return False
    return any(a[k : k + len(b)] == b for k in range(len(a))) or b[-len(a) :] == a


def core(name: str) -> list[str]:
    """The folded words of a name up to its first preposition, without articles and possessors."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words: list[str] = []
    for word in _WORD.findall(plain):
        if word in _CUTS and words:
            break
        if word in _EMPTY or word.endswith(("'s", "’s")) or word[-1] in "'’":
            continue
        words.append(word)
    return words


def _within(wanted: str, found: str) -> bool:
    a, b = wanted.casefold(), found.casefold()
    return a in b or b in a


def score(passages: Iterable[Passage]) -> dict[str, float]:
    """Percent; "retraction" of the gold retractions, "chain", "speaker", ... of all gold statements."""
    count: Counter[str] = Counter()
    for passage in passages:
        verdicts, spurious = judge(passage)
        count["spurious"] += len(spurious)
        for v in verdicts:
            count["gold"] += 1
            count["found"] += v.found is not None
            count["speaker"] += v.speaker
            count["chain"] += v.chain
            count["media"] += v.gold.medium is not None
            count["medium"] += v.gold.medium is not None and v.medium
            count["strengths"] += v.gold.strength is not None
            count["strength"] += v.gold.strength is not None and v.strength
            count["principals"] += v.gold.principal is not None
            count["principal"] += v.gold.principal is not None and v.principal
            count["retractions"] += v.gold.takes_back is not None
            count["retraction"] += v.linked
    return {
        "chain": _share(count["chain"], count["gold"]),
        "speaker": _share(count["speaker"], count["gold"]),
        "retraction": _share(count["retraction"], count["retractions"]),
        "precision": _share(count["found"], count["found"] + count["spurious"]),
        "recall": _share(count["found"], count["gold"]),
        "chain of found": _share(count["chain"], count["found"]),
        "speaker of found": _share(count["speaker"], count["found"]),
        "principal": _share(count["principal"], count["principals"]),
        "medium": _share(count["medium"], count["media"]),
        "strength": _share(count["strength"], count["strengths"]),
        "gold": count["gold"],
    }


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
