"""A parsed document as flat lists, for rules that walk the tree many times.

Invariant: index i in every list is token i of the parse; `start[i]:end[i]` are its offsets in the version's text.
Plain lists make a walk several times faster than spaCy's token objects.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from parley.extractors.statements.mending import mend
from parley.extractors.statements.tree import Tree
from parley.model.passages import Span

RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True)
class Grid:
    """Flat lists over the tokens of one document; `left` and `right` are the inclusive edges of each subtree."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    ent: list[str]

    @classmethod
    def of(cls, doc: Doc) -> "Grid":
        rows = doc.to_array([LEMMA, POS, TAG, DEP, HEAD, ORTH, SPACY, SENT_START, ENT_TYPE])
        strings = doc.vocab.strings
        names: dict[int, str] = {}

        def name(key: int) -> str:
            found = names.get(key)
            if found is None:
                found = names[key] = strings[key] if key else ""
            return found

        lemma, pos, tag, dep = ([name(k) for k in rows[:, c].tolist()] for c in range(4))
        head = [i + h for i, h in enumerate(rows[:, 4].astype("int64").tolist())]
        word = [name(k) for k in rows[:, 5].tolist()]
        start = list(accumulate((len(w) + s for w, s in zip(word, rows[:, 6].tolist(), strict=True)), initial=0))[:-1]
        ent = [name(k) for k in rows[:, 8].tolist()]
        tree = Tree([w.lower() for w in word], lemma, pos, tag, dep, head, ent)
        first = [i for i, begins in enumerate(rows[:, 7].astype("int64").tolist()) if begins == 1 or i == 0]
        mend(tree, (range(a, b) for a, b in pairwise([*first, len(word)])))
        children: list[list[int]] = [[] for _ in word]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        left, right = _edges(head)
        end = [s + len(w) for s, w in zip(start, word, strict=True)]
        return cls(
            doc.text, start, end, word, tree.lower, [x.lower() for x in lemma], pos, tag, dep, head,
            children, left, right, ent,
        )

    def __len__(self) -> int:
        return len(self.word)

    def at(self, offset: int) -> int:
        """The token that covers `offset`, or the first one after it."""
        i = bisect_right(self.start, offset) - 1
        return i if i >= 0 and offset < self.end[i] else i + 1

    def between(self, span: Span | tuple[int, int]) -> range:
        """The tokens that lie wholly in `span`."""
        first = bisect_left(self.start, span[0])
        return range(first, max(first, bisect_right(self.end, span[1])))

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens first..last, both included, without white space and commas at the ends.

        Empty, at the end of `last`, when `first` lies behind it.
        """
        if first > last:
            return Span(self.end[last], self.end[last])
        while (first < last and self.word[first] in _TRIM_LEFT) or (first < last and not self.word[first].strip()):
            first += 1
        while (last > first and self.word[last] in _TRIM_RIGHT) or (last > first and not self.word[last].strip()):
            last -= 1
        return Span(self.start[first], self.end[last])

    def subtree(self, i: int) -> range:
        """The tokens from the left to the right edge of i's subtree."""
        return range(self.left[i], self.right[i] + 1)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of i with one of `deps`."""
        return next((c for c in self.children[i] if self.dep[c] in deps), None)

    def all_children(self, i: int, *deps: str) -> list[int]:
        return [c for c in self.children[i] if self.dep[c] in deps]

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads of i, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_verb(self, i: int) -> bool:
        return self.pos[i] in ("VERB", "AUX")

    def words(self, first: int, last: int) -> str:
        return self.text[self.start[first] : self.end[last]]


_TRIM_LEFT = frozenset({",", ";", ":", ".", "-", "–", "—", ")", "]"})
_TRIM_RIGHT = frozenset({".", ",", ";", ":", "-", "–", "—", "(", "["})


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """Leftmost and rightmost descendant of every token."""
    left, right = list(range(len(head))), list(range(len(head)))
    for i in range(len(head)):
        at = i
        while head[at] != at:
            at = head[at]
            if i < left[at]:
                left[at] = i
            elif i > right[at]:
                right[at] = i
            else:
                break
    return left, right
