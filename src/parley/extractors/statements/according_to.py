"""Sources named in a phrase: "according to the mayor", "in the words of", "in Kyiv's view", "reportedly"."""

from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase
from parley.extractors.statements.syntax import RELATIVES, Grid
from parley.model.passages import Span

# "in the words of X", "in X's view": the noun between, and how strongly it commits X.
_IN_NOUNS = {
    "word": "said", "opinion": "believed", "view": "believed", "estimation": "believed", "eye": "believed",
    "mind": "believed", "telling": "said", "account": "said", "judgment": "believed", "judgement": "believed",
    "reading": "believed", "assessment": "believed", "phrase": "said", "book": "believed",
}
# Clauses inside another; a phrase set off by a comma comments on the clause around them.
_INNER = frozenset(
    {"acl", "relcl", "amod", "xcomp", "pcomp", "aux", "auxpass", "advcl", "conj", "ccomp", "parataxis"}
)
_BELIEFS = "believed"
# Adverbs that report without naming a source.
_ADVERBS = {
    "reportedly": "reported", "allegedly": "alleged", "purportedly": "alleged", "supposedly": "alleged",
    "ostensibly": "claimed", "admittedly": "admitted",
}


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each source phrase and each reporting adverb, in text order."""
    for paragraph in parse.reported():
        for i in grid.between(paragraph.span):
            word = grid.lower[i]
            if word == "according":
                yield from _according(grid, i)
            elif word == "per" and grid.dep[i] == "prep":
                yield from _per(grid, i)
            elif word == "in" and grid.dep[i] == "prep":
                yield from _in(grid, i)
            elif word in _ADVERBS:
                yield from _adverb(grid, i)


def _according(grid: Grid, i: int) -> Iterator[Draft]:
    to = grid.child(i, "prep")
    if to is None and i + 1 < len(grid) and grid.lower[i + 1] == "to":
        to = i + 1
    source = None if to is None else grid.child(to, "pobj", "pcomp")
    if to is None or source is None or grid.lower[source] in RELATIVES:
        return  # "the words according to which the town is lost" names no source
    last = max(grid.right[source], to)
    name = noun_phrase(grid, source)
    comma = next((k for k in range(source, last) if grid.word[k] == ","), None)
    clause = _clause_of(grid, i)
    opens = i == 0 or not grid.word[i - 1].strip() or grid.word[i - 1] in (".", "”", '"', "?", "!")
    bare = clause is not None and grid.child(clause, "nsubj", "nsubjpass") is None
    if opens and bare and comma is not None:
        # The clause has no subject left: the parser put it into the name.
        last, name = comma, grid.span(grid.left[source], comma - 1)
    yield from _phrase(grid, i, last, name, Span(grid.start[i], grid.end[to]), "according to", "said")


def _per(grid: Grid, i: int) -> Iterator[Draft]:
    source = grid.child(i, "pobj")
    if source is None or grid.pos[source] != "PROPN":
        return
    yield from _phrase(grid, i, grid.right[source], noun_phrase(grid, source), grid.span(i, i), "per", "said")


def _in(grid: Grid, i: int) -> Iterator[Draft]:
    noun = grid.child(i, "pobj")
    if noun is None or grid.lemma[noun] not in _IN_NOUNS:
        return
    of = grid.child(noun, "prep")
    owner = grid.child(noun, "poss")
    if of is not None and grid.lower[of] == "of":
        owner = grid.child(of, "pobj")
    if owner is None:
        return
    source = noun_phrase(grid, owner)
    yield from _phrase(
        grid, i, grid.right[i], source, grid.span(i, noun), f"in the {grid.lower[noun]} of", _IN_NOUNS[grid.lemma[noun]]
    )


def _phrase(grid: Grid, i: int, last: int, source: Span, cue: Span, how: str, strength: str) -> Iterator[Draft]:
    clause = _clause_of(grid, i)
    if clause is None:
        return
    first, end = grid.left[clause], grid.right[clause]
    spans = [
        grid.span(a, b)
        for a, b in ((first, min(i, grid.left[i]) - 1), (last + 1, end))
        if a <= b and _wordy(grid, a, b)
    ]
    if spans:
        yield Draft(
            spans, source, cue, i, how, "phrase:according", "belief" if strength == _BELIEFS else "speech", strength,
            [f"{grid.words(i, last)!r} names the source of its clause"],
        )


def _wordy(grid: Grid, first: int, last: int) -> bool:
    return any(grid.pos[k] not in ("PUNCT", "SPACE", "CCONJ") for k in range(first, last + 1))


def _clause_of(grid: Grid, i: int) -> int | None:
    """The verb of the clause that the phrase at `i` comments on: a phrase set off by a comma comments on all of it."""
    found = None
    for above in grid.ancestors(i):
        if grid.is_verb(above) or grid.head[above] == above:
            found = above
            if grid.dep[above] not in _INNER:
                break
            if grid.dep[above] in ("relcl", "ccomp") and _unmarked(grid, i):
                break
            if grid.dep[above] == "ccomp" and grid.head[above] > grid.right[above]:
                break
            if grid.dep[above] == "conj" and grid.child(above, "nsubj", "nsubjpass") is not None and _unmarked(grid, i):
                break
    return found


def _unmarked(grid: Grid, i: int) -> bool:
    """Whether no comma or closing quotation mark sets the phrase off from its clause."""
    first = min(i, grid.left[i])
    return first > 0 and grid.word[first - 1] not in (",", "”", '"', "’", "'", "''")


def _adverb(grid: Grid, i: int) -> Iterator[Draft]:
    verb = grid.head[i]
    while verb != grid.head[verb] and not grid.is_verb(verb):
        verb = grid.head[verb]
    if not grid.is_verb(verb):
        return
    while grid.dep[verb] in ("aux", "auxpass", "xcomp") and grid.head[verb] != verb:
        verb = grid.head[verb]
    first, last = grid.left[verb], grid.right[verb]
    for c in grid.children[verb]:
        if grid.dep[c] in ("advcl", "conj") and c > max(verb, i):
            last = min(last, grid.left[c] - 1)
            while last > verb and grid.pos[last] in ("CCONJ", "PUNCT"):
                last -= 1
    mark = grid.child(verb, "mark")
    if mark == first:
        first += 1
    spans = [grid.span(a, b) for a, b in ((first, i - 1), (i + 1, last)) if a <= b and _wordy(grid, a, b)]
    if spans:
        yield Draft(
            spans, None, grid.span(i, i), i, grid.lower[i], "phrase:adverb", "speech", _ADVERBS[grid.lower[i]],
            [f"{grid.word[i]!r} reports its clause without a source"],
        )
