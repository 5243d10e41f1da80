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
    return grid.lemma[i] in words("quoting") and any(
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
    neg = grid.child(i, "neg")
    if (neg is not None and not _quoted_off(grid, neg, i)) or _neither(grid, i):
        return True
    if _of_nothing(grid, i):
        return True
    above = grid.head[i]
    if grid.dep[i] == "xcomp" and grid.lemma[above] in words("leaving undone"):
        return True
    if grid.dep[i] != "pcomp":
        return False
    beyond = grid.head[above]
    return (
        grid.lower[above] == "without"
        or (grid.lower[above] == "of" and grid.lower[beyond] == "short")
        or (grid.lower[above] == "from" and grid.lemma[beyond] in words("leaving undone"))
    )


def _of_nothing(grid: Grid, i: int) -> bool:
    """"published no figures", "asked nobody": what was said is that it was not."""
    obj = grid.child(i, "dobj")
    if obj is None or obj < i:
        return False
    return grid.lower[obj] in words("nobody") or grid.lower[grid.left[obj]] == "no"


def _neither(grid: Grid, i: int) -> bool:
    """"Nor did he say", "neither confirmed nor denied", "not once did she mention"."""
    before = [c for c in grid.children[i] if c < i and not _quoted_off(grid, c, i)]
    if any(grid.lower[c] in _NEITHER for c in before):
        return True
    if any(grid.dep[c] == "advmod" and grid.lower[grid.left[c]] in ("not", "never", "nowhere") for c in before):
        return True
    first = min([i, *(c for c in before if grid.dep[c] in ("aux", "auxpass"))])
    return first > 0 and grid.lower[first - 1] in ("nor", "neither")


def _quoted_off(grid: Grid, c: int, i: int) -> bool:
    """"“Never,” said Gar": a word inside the quotation negates nothing outside it."""
    return any(grid.word[k] in _MARKS for k in range(min(c, i) + 1, max(c, i)))


_MARKS = frozenset({"”", "“", '"', "''", "``", "’", "»", "«", "›", "‹"})
_NEITHER = frozenset({"nor", "neither", "never", "hardly", "scarcely"})


def unreal(grid: Grid, i: int) -> bool:
    """An infinitive or imperative: the act is wished, aimed at or asked for, not told."""
    if grid.tag[i] != "VB":
        return False
    to = next((c for c in grid.children[i] if grid.dep[c] == "aux"), None)
    if to is None:
        return grid.dep[i] in ("ROOT", "conj", "ccomp") and grid.child(i, "nsubj") is None
    above = grid.head[i]
    goes_on = grid.lemma[above] == "go" and any(grid.lower[c] == "on" for c in grid.children[above])
    told = grid.dep[i] == "xcomp" and grid.lemma[above] in words("governing")
    return grid.lower[to] == "to" and not (told or (goes_on and grid.dep[i] in ("xcomp", "advcl")))
