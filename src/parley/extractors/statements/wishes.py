"""Whether an act of taking back is told as done, or only wished, asked for or left undone.

Invariant: what somebody refuses, is told or ought to take back is not taken back; whoever has his own words struck
from a record by others takes them back himself.
"""

from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words

# "had to retract", "was forced to retract": it was done.
DRIVEN = frozenset({"have", "force", "oblige", "compel", "move", "try", "seek", "attempt"})
_TO_COME = frozenset({"must", "should", "would", "could", "may", "might", "can", "will"})
_ASKING = frozenset({"advise", "ask", "beg", "request", "instruct", "order", "tell", "urge"})


def asker(grid: Grid, i: int) -> int | None:
    """The verb of asking under which the act stands: "asked the clerks to strike it", "asked that it be struck"."""
    above = grid.head[i]
    return above if grid.dep[i] in ("xcomp", "ccomp") and grid.lemma[above] in _ASKING else None


def wished(grid: Grid, i: int) -> bool:
    """"asked him to retract the claim", "must retract it": not told as done."""
    aux = [grid.lower[c] for c in grid.all_children(i, "aux")]
    above = grid.head[i]
    if grid.dep[i] == "advcl" and any(grid.lower[c] == "only" for c in grid.all_children(i, "advmod") if c < i):
        return False  # "only to retract it the next day"
    if aux == ["to"] and grid.lemma[above] not in words("leaving undone") and not _undone(grid, above):
        if grid.dep[i] == "xcomp" and grid.lemma[above] in DRIVEN | words("governing"):
            return False
        called_on = grid.lemma[above] == "call" and any(grid.lower[c] in ("on", "for") for c in grid.children[above])
        coming = grid.lemma[above] in words("coming back") and grid.tag[above] != "VB" and not called_on
        if grid.dep[i] in ("xcomp", "advcl") and coming:
            return False
    return any(a == "to" or a in _TO_COME for a in aux) or not aux


def to_come(grid: Grid, i: int) -> bool:
    """"the figures would be revised": not yet done."""
    return grid.tag[i] == "VBN" and any(grid.lower[c] in _TO_COME for c in grid.all_children(i, "aux"))


def refused(grid: Grid, i: int) -> bool:
    """"refused to take back a word": what he does not take back stands."""
    above = grid.head[i]
    return grid.dep[i] == "xcomp" and grid.lemma[above] in ("refuse", "decline") and not _undone(grid, above)


def no_longer(grid: Grid, i: int) -> bool:
    """"no longer stands by his claim"."""
    return any(grid.lower[c] == "longer" and grid.lower[grid.left[c]] == "no" for c in grid.all_children(i, "advmod"))


def _undone(grid: Grid, verb: int) -> bool:
    return grid.child(verb, "neg") is not None
