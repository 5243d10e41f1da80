"""Verbs as cues: which row of the lexicon a verb is, its words, and whether the act is told as having happened."""

from parley.extractors.statements import cues
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


def cue_at(grid: Grid, i: int) -> Cue | None:
    """The lexicon's row for the verb at `i`, with its particle where the two make one cue."""
    if i and grid.word[i - 1] in ("-", "‑"):
        return None  # "so-called"
    if grid.lemma[i] == "put" and i + 1 < len(grid) and grid.lower[i + 1] == "it":
        return cues.verb("put it")
    particle = grid.child(i, "prt")
    if particle is not None:
        whole = cues.verb(f"{grid.lemma[i]} {grid.lower[particle]}")
        if whole is not None:
            return whole
    return cues.verb(grid.lemma[i])


def quoted_as(grid: Grid, i: int) -> bool:
    """"was quoted as saying": the verb of saying below is the cue."""
    return grid.lemma[i] in ("quote", "cite") and any(
        grid.lower[c] == "as" and grid.child(c, "pcomp") is not None for c in grid.children[i]
    )


def cue_span(grid: Grid, i: int) -> Span:
    """The cue verb with its auxiliaries and negation."""
    first = last = i
    for c in grid.children[i]:
        if grid.dep[c] in ("aux", "auxpass", "neg") and c < i:
            first = min(first, c)
        elif grid.dep[c] == "prt" and c == i + 1:
            last = c
    return grid.span(first, last)


def negated(grid: Grid, i: int) -> bool:
    """Whether the act itself is said not to have happened: "did not say", "refused to say", "without saying"."""
    if grid.child(i, "neg") is not None:
        return True
    above = grid.head[i]
    if grid.dep[i] == "xcomp" and grid.lemma[above] in ("refuse", "decline", "fail", "forget", "neglect"):
        return True
    return grid.dep[i] == "pcomp" and grid.lower[above] == "without"




def unreal(grid: Grid, i: int) -> bool:
    """An infinitive or imperative: the act is wished, aimed at or asked for, not told."""
    if grid.tag[i] != "VB":
        return False
    to = next((c for c in grid.children[i] if grid.dep[c] == "aux"), None)
    if to is None:
        return grid.dep[i] in ("ROOT", "conj", "ccomp") and grid.child(i, "nsubj") is None
    return grid.lower[to] == "to" and not (grid.dep[i] == "xcomp" and grid.lemma[grid.head[i]] in words("governing"))
