"""A parse as plain lists: spaCy's tokens read once, because reading them one by one would cost more than the parse.

Invariant: position i in every list is token i of `parse.doc`; `head[i]` is a token position, the root its own head.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, POS, TAG

from parley.extractors.parse import Parse, dateline_of
from parley.knowledge.names import fold
from parley.model.passages import Span


@dataclass(slots=True)
class Words:
    """Tokens of a document as lists, its folded text, and where each token stands."""

    folded: str
    lowered: str
    text: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    ent: list[str]
    head: list[int]
    kids: list[list[int]]
    sent: list[int]
    para: list[int]
    lemma: list[str]
    ends: dict[int, int] = field(default_factory=dict)
    datelines: list[str] = field(default_factory=list)
    surnames: frozenset[str] = frozenset()

    def __len__(self) -> int:
        return len(self.text)

    def range(self, span: Span | tuple[int, int]) -> tuple[int, int]:
        """The tokens that touch a span of the text, half-open."""
        return bisect_right(self.end, span[0]), bisect_left(self.start, span[1])

    def span(self, first: int, end: int) -> Span:
        return Span(self.start[first], self.end[end - 1])

    def words(self, first: int, end: int) -> str:
        return " ".join(self.folded[self.start[first] : self.end[end - 1]].split())

    def kids_before(self, i: int) -> list[int]:
        """What hangs on token `i` from its left."""
        return [k for k in self.kids[i] if k < i]

    def roots_of(self, first: int, end: int) -> list[int]:
        """The tokens of a range whose heads lie outside it."""
        return [i for i in range(first, end) if not first <= self.head[i] < end or self.head[i] == i]

    def root_of(self, first: int, end: int) -> int:
        """The token of a range whose head lies outside it; the last such noun, as "both sides" has in its tail."""
        roots = self.roots_of(first, end)
        nouns = [i for i in roots if self.pos[i] in ("NOUN", "PROPN", "PRON")]
        return (nouns or roots or [first])[0]


def read_words(parse: Parse) -> Words:
    """The words of the reported paragraphs of `parse`; tokens elsewhere have `para` -1."""
    doc = parse.doc
    n = len(doc)
    attributes = doc.to_array([HEAD, DEP, POS, TAG, ENT_TYPE, ENT_IOB]) if n else np.zeros((0, 6), dtype="uint64")
    strings = doc.vocab.strings
    named = {int(v): strings[int(v)] for column in (1, 2, 3, 4) for v in np.unique(attributes[:, column])}
    heads = (attributes[:, 0].astype("int64") + np.arange(n)).tolist()
    tokens = [(t.text, t.idx, t.lemma_) for t in doc]
    text, start = [t[0] for t in tokens], [t[1] for t in tokens]
    kids: list[list[int]] = [[] for _ in range(n)]
    for i, h in enumerate(heads):
        if h != i:
            kids[h].append(i)
    end = [s + len(t) for s, t in zip(start, text, strict=True)]
    folded = fold(parse.text)
    para, sent = [-1] * n, [0] * n
    datelines: list[str] = []
    for p, paragraph in enumerate(parse.paragraphs):
        if paragraph.role not in ("body", "headline"):
            continue
        first, last = bisect_right(end, paragraph.span.start), bisect_left(start, paragraph.span.end)
        dateline = dateline_of(parse.text, paragraph.span)
        if dateline is not None:
            # Where a story was filed acts in nothing.
            datelines.append(folded[dateline[0].start : dateline[0].end])
            first = max(first, bisect_right(end, dateline[0].end))
        para[first:last] = [p] * (last - first)
    for number, s in enumerate(doc.sents):
        sent[s.start : s.end] = [number] * (s.end - s.start)
    return Words(
        folded=folded,
        lowered=folded.lower()
        if len(folded.lower()) == len(folded)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded),
        text=text,
        lower=[t.lower() for t in text],
        start=start,
        end=end,
        pos=[named[int(v)] for v in attributes[:, 2]],
        tag=[named[int(v)] for v in attributes[:, 3]],
        dep=[named[int(v)] for v in attributes[:, 1]],
        ent=[named[int(v)] if iob in (1, 3) else "" for v, iob in zip(attributes[:, 4], attributes[:, 5], strict=True)],
        head=heads,
        kids=kids,
        sent=sent,
        para=para,
        lemma=[t[2] for t in tokens],
        ends={e: i for i, e in enumerate(end)},
        datelines=datelines,
        surnames=frozenset(e[-1].text for e in doc.ents if e.label_ == "PERSON" and len(e) > 1),
    )
