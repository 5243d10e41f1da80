"""Nouns and adjectives that attribute: "his claim that", "a statement from", "is confident that"."""

from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements import cues, media
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.retractions import act_at as takes_back
from parley.extractors.statements.speakers import noun_phrase, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each noun or adjective with both content and a source, or with a whole clause."""
    for paragraph in parse.reported():
        for i in grid.between(paragraph.span):
            if grid.pos[i] == "NOUN":
                cue = cues.noun(grid.lemma[i])
                if cue is not None:
                    yield from _noun(grid, i, cue)
            elif grid.pos[i] == "ADJ":
                cue = cues.adjective(grid.lower[i])
                if cue is not None:
                    yield from _adjective(grid, i, cue)


def _noun(grid: Grid, i: int, cue: Cue) -> Iterator[Draft]:
    found = _noun_content(grid, i, cue)
    if found is None or (found[1] == "phrase of" and grid.lower[grid.head[i]] == "in" and grid.dep[i] == "pobj"):
        return  # "in the view of diplomats" names a source
    content, rule, used = found
    if grid.lemma[i] == "word" and (grid.child(i, "poss") is None or grid.dep[i] != "dobj"):
        return  # "gave his word that"; word that comes is a rumour
    source = owner(grid, i, used) or _maker(grid, i) or (None if used else _unsayer(grid, i))
    if source is None and cue.cue_class != "speech":
        return
    if (source is None and rule != "that") or (source is not None and source.overlaps(content)):
        return
    yield Draft(
        [content], source, grid.span(i, i), i, cue.lemma, f"nominal:{rule}", cue.cue_class, cue.strength,
        [f"noun {grid.word[i]!r} with {rule}"],
    )


def _noun_content(grid: Grid, i: int, cue: Cue) -> tuple[Span, str, int | None] | None:
    clauses = [c for c in grid.all_children(i, "acl", "ccomp", "relcl") if c > i]
    made = next((c for c in clauses if _makes(grid, c)), None)
    told = [c for c in clauses if c != made]
    clause = next((c for c in told if grid.child(c, "mark", "aux") is not None and grid.dep[c] == "acl"), None)
    clause = clause if clause is not None else next(iter(told), None)
    taken = _taken_back(grid, i)
    if taken is not None and "that" in cue.frames:
        return taken, "that", None
    if clause is not None:
        mark = grid.child(clause, "mark")
        if "that" in cue.frames and mark is not None and grid.lower[mark] == "that":
            return grid.span(mark, grid.right[clause]), "that", None
        aux = grid.child(clause, "aux")
        if "to" in cue.frames and aux is not None and grid.lower[aux] == "to" and grid.dep[clause] == "acl":
            return grid.span(grid.left[clause], grid.right[clause]), "to", None
    if grid.dep[i] == "nsubj" and grid.lemma[grid.head[i]] == "be":
        said = grid.child(grid.head[i], "ccomp")
        if said is not None and grid.child(said, "mark") is not None and "that" in cue.frames:
            return grid.span(grid.left[said], grid.right[said]), "is that", None
    for c in grid.all_children(i, "prep"):
        of = grid.child(c, "pobj", "pcomp")
        if of is None or grid.lower[of] in media.lexicon() or grid.ent[of] in ("DATE", "TIME"):
            continue
        if grid.lower[c] in cue.phrases("p"):
            return grid.span(c + 1, grid.right[c]), f"phrase {grid.lower[c]}", c
    return None


def _taken_back(grid: Grid, i: int) -> Span | None:
    """"withdrew his claim of a day earlier that P", "took down a story that P": wherever the parser hangs P."""
    verb = grid.head[i]
    if grid.dep[i] != "dobj" or not grid.is_verb(verb) or not takes_back(grid, verb):
        return None
    own = (c for k in grid.subtree(i) for c in grid.all_children(k, "acl", "relcl"))
    for c in (c for c in (*grid.all_children(verb, "ccomp"), *own) if c > i):
        first = grid.left[c]
        if grid.child(c, "nsubj", "nsubjpass") is None:
            continue
        if grid.lower[first] == "that" and grid.head[first] == c and grid.dep[first] in ("mark", "dobj"):
            return grid.span(first, grid.right[c])
    return None


def owner(grid: Grid, i: int, used: int | None) -> Span | None:
    """Whose statement the noun at `i` is: its possessor, who it is from or by, or who issues it."""
    poss = grid.child(i, "poss")
    if poss is not None:
        return noun_phrase(grid, poss)
    for c in grid.all_children(i, "prep"):
        if c != used and grid.lower[c] in ("from", "by", "of", "among"):
            of = grid.child(c, "pobj")
            if of is not None:
                return noun_phrase(grid, of)
    above = grid.head[i]
    if (grid.dep[i] == "dobj" and grid.lemma[above] in words("light verbs")) or (
        grid.dep[i] == "pobj" and grid.lower[above] == "in" and grid.is_verb(grid.head[above])
    ):
        verb = above if grid.dep[i] == "dobj" else grid.head[above]
        token = subject_token(grid, verb)
        return None if token is None else source_span(grid, token, verb)
    return None


def _makes(grid: Grid, c: int) -> bool:
    """"The claim, first made by a militia, that ...": how the words came to be, not what they say."""
    return grid.tag[c] == "VBN" and grid.child(c, "mark") is None and grid.lemma[c] in words("light verbs")


def _maker(grid: Grid, i: int) -> Span | None:
    """Who made it: "the claim, made by two doctors, that ...", "the claim that ... was first made by the ministry"."""
    made = next((c for c in grid.all_children(i, "acl", "relcl") if _makes(grid, c)), None)
    if made is None and grid.dep[i] == "nsubjpass" and grid.lemma[grid.head[i]] in words("light verbs"):
        made = grid.head[i]
    by = None if made is None else grid.child(made, "agent")
    whom = None if by is None else grid.child(by, "pobj")
    return None if whom is None else noun_phrase(grid, whom)


def _unsayer(grid: Grid, i: int) -> Span | None:
    """"withdrew an allegation that P", "rowed back on a claim that P": whoever takes it back had made it."""
    verb = grid.head[i]
    while grid.dep[verb] in ("prep", "prt", "advmod") and grid.head[verb] != verb:
        verb = grid.head[verb]
    if not grid.is_verb(verb) or grid.dep[i] not in ("dobj", "pobj") or takes_back(grid, verb) != "withdrawn":
        return None
    token = subject_token(grid, verb)
    return None if token is None else source_span(grid, token, verb)


def _adjective(grid: Grid, i: int, cue: Cue) -> Iterator[Draft]:
    content, rule = _adjective_content(grid, i, cue)
    if content is None:
        return
    verb = grid.head[i]
    made = grid.lemma[verb] == "make" and grid.dep[i] == "ccomp"  # "made clear that P"
    if grid.dep[i] not in ("acomp", "oprd", "advcl", "conj", "attr") and not made and not grid.is_verb(i):
        return
    token = subject_token(grid, verb) if grid.is_verb(verb) else None
    if token is None or grid.lower[token] in ("it", "there", "this", "that"):
        return
    yield Draft(
        [content], source_span(grid, token, verb), grid.span(i, i), i, cue.lemma, f"adjective:{rule}",
        cue.cue_class, cue.strength, [f"adjective {grid.word[i]!r} with {rule}"],
    )


def _adjective_content(grid: Grid, i: int, cue: Cue) -> tuple[Span | None, str]:
    beside = grid.all_children(grid.head[i], "ccomp") if grid.dep[i] == "acomp" else []
    for c in (*grid.all_children(i, "ccomp", "xcomp"), *beside):
        if c < i:
            continue
        aux = grid.child(c, "aux")
        if aux is not None and grid.lower[aux] == "to" and grid.child(c, "nsubj") is None:
            if "to" in cue.frames:
                return grid.span(grid.left[c], grid.right[c]), "to"
        elif "that" in cue.frames:
            return grid.span(grid.left[c], grid.right[c]), "that"
    for c in grid.all_children(i, "prep"):
        if grid.lower[c] in cue.phrases("p") and grid.right[c] > c:
            return grid.span(c + 1, grid.right[c]), f"phrase {grid.lower[c]}"
    return None, ""
