"""Who carried somebody's words: "quoted by Nordo", "in remarks aired by Nordo", "Nordo carried a statement by him".

Invariant: whoever carried them is one hop more, behind whoever said them, and never the same words as he.
"""

from parley.extractors.contract import AttributionHop
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase, phrase_head, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


def carried(grid: Grid, draft: Draft) -> None:
    """"was quoted by TASS as saying", "officials, quoted by TASS, said": who carried the words is one hop more."""
    at = draft.at
    named = None if draft.source is None else phrase_head(grid, draft.source)
    told = [p for prep in grid.all_children(at, "prep") if (p := grid.child(prep, "pobj")) is not None]
    told = [p for p in told if grid.lemma[p] in words("retractable") | words("vehicles")]
    for noun in (*([] if named is None else [named]), *told):  # "officials quoted by TASS", "in remarks aired by TASS"
        for c in grid.all_children(noun, "acl"):
            by = grid.child(c, "agent")
            whom = None if by is None else grid.child(by, "pobj")
            carries = grid.lemma[c] in words("quoting") | (words("carrying") if noun in told else frozenset())
            if carries and whom is not None:
                draft.outer.append(AttributionHop(noun_phrase(grid, whom), grid.span(c, c), "quoted by"))
                return
    printed = _printed(grid, draft)
    if printed is not None:
        draft.outer.append(printed)
        return
    for _ in range(4):
        quotes = grid.lemma[at] in words("quoting")
        whom = grid.child(at, "nsubj")
        if whom is None and grid.child(at, "dobj") is not None and grid.dep[at] == "conj":
            whom = subject_token(grid, at)
        if quotes and whom is not None and grid.dep[draft.at] == "pcomp":
            draft.outer.append(AttributionHop(noun_phrase(grid, whom), grid.span(at, at), "quoted by"))
            return
        if quotes and grid.child(at, "auxpass", "nsubjpass") is not None:
            by = grid.child(at, "agent") or next((c for c in grid.children[draft.at] if grid.lower[c] == "by"), None)
            near = [*grid.all_children(at, "prep"), *(grid.all_children(draft.at, "prep") if at != draft.at else ())]
            by = by or next((c for c in near if _outlet(grid, c)), None)
            whom = None if by is None else grid.child(by, "pobj")
            whom = whom if whom is None or grid.child(whom, "poss") is None else grid.child(whom, "poss")
            if whom is not None and by is not None and not noun_phrase(grid, whom).overlaps(draft.source or Span(0, 0)):
                cue = grid.span(at, by) if by == at + 1 else grid.span(at, at)
                draft.outer.append(AttributionHop(noun_phrase(grid, whom), cue, "quoted by"))
            return
        if grid.head[at] == at or grid.dep[at] not in ("pcomp", "prep", "xcomp", "ccomp"):
            return
        at = grid.head[at]


def _printed(grid: Grid, draft: Draft) -> AttributionHop | None:
    """"Nordo carried a statement by the army saying that P": whoever carried what says it; the army is the source."""
    above = grid.head[draft.at]
    if grid.dep[draft.at] == "advcl":
        carrying, paper = above, grid.child(above, "dobj")
    else:
        paper = grid.head[grid.head[above]] if grid.dep[above] == "pobj" else above
        carrying = grid.head[paper]
        if grid.lemma[paper] in words("carrying"):  # the parser hangs "by the army" on the verb
            carrying, paper = paper, grid.child(paper, "dobj")
    if paper is None or grid.dep[paper] != "dobj" or grid.lemma[carrying] not in words("carrying"):
        return None
    outlet, author = grid.child(carrying, "nsubj"), _author(grid, paper)
    if outlet is None or grid.lemma[paper] not in words("vehicles") | words("retractable") or author is None:
        return None
    draft.source = noun_phrase(grid, author)
    return AttributionHop(noun_phrase(grid, outlet), grid.span(carrying, carrying), "quoted by")


def _author(grid: Grid, paper: int) -> int | None:
    """Whose a statement is: "a statement by the army", "the army's statement"."""
    near = [*grid.all_children(paper, "prep"), *grid.all_children(grid.head[paper], "prep")]
    by = (grid.child(c, "pobj") for c in near if grid.lower[c] in ("by", "from") and c > paper)
    return next((k for k in by if k is not None), grid.child(paper, "poss"))


def _outlet(grid: Grid, prep: int) -> bool:
    """"is quoted in Watan", "on the agency's website": where the words were printed."""
    where = grid.child(prep, "pobj") if grid.lower[prep] in ("in", "on") else None
    if where is None:
        return False
    owner = grid.child(where, "poss")
    printed = grid.lemma[where] in words("outlets") and (owner is not None or grid.pos[where] == "NOUN")
    return printed or (grid.pos[where] == "PROPN" and grid.ent[where] not in ("DATE", "TIME", "FAC", "LOC"))
