"""The words that an act of taking back names: behind its colon, or its object without what dates the act."""

from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

POINTING = frozenset({"that", "this", "his", "her", "its", "their"})
_BEFORE = frozenset({"own", "earlier", "previous", "former", "prior", "initial", "original"})
# A prosecutor who drops his charges takes back no words.
_CLAIMS = frozenset({
    "accusation", "allegation", "assertion", "claim", "comment", "contention", "coverage", "journalism", "remark",
    "report", "reporting", "statement", "story",
})  # fmt: skip
_FIGURES = frozenset({"count", "estimate", "figure", "tally", "toll"})
_ISSUED = frozenset({"statement", "release", "bulletin", "communique", "communiqué", "report", "dispatch", "story"})

def announced(grid: Grid, i: int) -> Span | None:
    """"corrected its report: the depot was not hit": the clause behind the colon."""
    stop = i + 1
    while stop < len(grid) and grid.word[stop] not in (".", "!", "?", ";", "”") and grid.pos[stop] != "SPACE":
        stop += 1
    colon = next((k for k in range(i + 1, stop) if grid.word[k] == ":"), None)
    if colon is None or stop - colon < 3 or any(grid.is_verb(k) for k in range(i + 1, colon)):
        return None
    return grid.span(colon + 1, stop - 1)


def timeless(grid: Grid, obj: int, particle: int | None) -> Span:
    """The object without the date of the act and without "on his behalf"."""
    last = grid.right[obj]
    for c in grid.children[obj]:
        if c > obj and grid.dep[c] == "prep" and (is_date(grid, c) or grid.lower[grid.right[c]] == "behalf"):
            last = min(last, c - 1)
    if particle is not None and obj < particle <= last:
        last = particle - 1
    return grid.span(grid.left[obj], last)


def corrects(grid: Grid, i: int, noun: int) -> int | None:
    """"issued a correction on Monday to its article": what the act that is performed corrects."""
    for c in sorted({*grid.all_children(noun, "prep"), *grid.all_children(i, "prep")}):
        what = grid.child(c, "pobj") if grid.lower[c] in ("to", "on", "of", "about") and c > noun else None
        if what is not None and grid.lemma[what] in words("retractable") and grid.ent[what] not in ("DATE", "TIME"):
            return what
    return None


def is_date(grid: Grid, prep: int) -> bool:
    inner = grid.child(prep, "pobj")
    return inner is not None and grid.ent[inner] in ("DATE", "TIME")


def of_his_own(grid: Grid, i: int) -> bool:
    """"repudiated his earlier testimony", "disavowed her own words": who once said it takes it back."""
    obj = grid.child(i, "dobj")
    own = None if obj is None else grid.child(obj, "poss")
    if obj is None or own is None or grid.lower[own] not in POINTING:
        return False
    return any(grid.lower[c] in _BEFORE for k in (obj, own) for c in grid.subtree(k) if c < obj)


def is_kind(grid: Grid, obj: int, wanted: str) -> bool:
    """Whether an object is "owned" (his own claim), his own "figure" or "piece", or something "issued"."""
    kinds = {"owned": _CLAIMS, "figure": _FIGURES, "piece": words("pieces")}
    if wanted in kinds:
        own = grid.child(obj, "poss")
        return grid.lemma[obj] in kinds[wanted] and own is not None and grid.lower[own] in POINTING
    return grid.lemma[obj] in _ISSUED
