"""Who is said to have said it, as words: the noun phrase that a cue's syntax makes its source.

Invariant: a span is returned only when the tree or the word order names it; nothing is guessed here. Pronouns stay
pronouns: another room finds out who they are.
"""

import re

from parley.extractors.statements.syntax import RELATIVES, Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
EXPLETIVES = frozenset({"it", "there", "that", "this", "what", "which"})
_NOMINAL_TAILS = frozenset({"relcl", "acl", "advcl", "advmod"})


def noun_phrase(grid: Grid, head: int) -> Span:
    """The words of the noun phrase at `head`, without its relative clauses; apposition stays."""
    first, last = grid.left[head], grid.right[head]
    for c in grid.children[head]:
        if grid.dep[c] in _NOMINAL_TAILS and c > head:
            last = min(last, max(head, grid.left[c] - 1))
        elif c < head and grid.dep[c] in ("relcl", "advcl", "ccomp"):
            first = max(first, grid.right[c] + 1)
    while first < head and _CLOCK.fullmatch(grid.word[first]):
        first += 1  # "14:35 Orr says": the hour of an entry
    # A list of three parsed as apposition may swallow the cue; words on the far side of it are no part of the name.
    while last > head and grid.word[last] in ("who", "which", "that", ",", "—", "–", "'s", "’s", "’", "'"):
        last -= 1
    return grid.span(first, last)


def _told_apart(grid: Grid, head: int) -> int | None:
    """The end of words that tell somebody unnamed from others: "a diplomat briefed on the call"."""
    for c in grid.all_children(head, "acl"):
        close = c > head and grid.word[grid.left[c] - 1] not in (",", "—", "–", "-", "(")
        carried = grid.lemma[c] in words("quoting") | {"name", "identify"}
        if carried:
            return None
        if grid.pos[head] == "NOUN" and close and grid.tag[c] in ("VBN", "VBG") and grid.child(head, "appos") is None:
            return grid.right[c]
    return None


def _unquoted(grid: Grid, span: Span) -> Span:
    """"said the colonel, “not even the dogs”": a quotation after the comma is no part of the name."""
    for i in grid.between(span)[1:]:
        if grid.word[i] in ("“", '"', "«", "``", "„") and grid.word[i - 1] in (",", ":", "—", "–"):
            return grid.span(grid.at(span.start), i - 1)
    return span


def subject_token(grid: Grid, verb: int) -> int | None:
    """The token that is the logical subject of `verb`: its own, or the one it shares with the verb above it."""
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        passive = grid.child(at, "nsubjpass") is not None or grid.child(at, "auxpass") is not None
        bare = grid.child(at, "aux", "nsubj") is None
        participle = bare and grid.tag[at] == "VBN" and grid.dep[at] in ("advcl", "acl")
        if (passive or participle) and at == verb:
            return agent(grid, verb)
        own = nearest_subject(grid, at) if at == verb or not passive else grid.child(at, "nsubjpass")
        if own is not None:
            return own
        if at != verb and passive:
            pass
        above, dep = grid.head[at], grid.dep[at]
        if above == at:
            return None
        if dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "parataxis", "aux", "npadvmod"):
            if dep == "ccomp" and grid.child(at, "mark") is not None:
                return None
            if dep == "prep" and grid.lower[at] == "as" and grid.lemma[above] in words("quoting"):
                # "was quoted as saying", "quoted him as saying": the one quoted speaks.
                return grid.child(above, "nsubjpass", "dobj")
            if dep in ("xcomp", "ccomp") and grid.tag[at] in ("VB", "VBG"):
                controlled = grid.child(above, "dobj")
                if controlled is not None and controlled < at:
                    return controlled
            having = any(grid.lower[c] == "having" for c in grid.all_children(at, "aux"))
            if dep == "advcl" and grid.tag[at] in ("VBD", "VBZ", "VBP", "MD") and not having:
                return None
            at = above
            continue
        if dep == "acl" and grid.tag[at] == "VBG" and grid.lemma[above] in words("pieces") and _ours(grid, above):
            return above  # "our item of 11:05 saying that ..."
        vehicle = grid.dep[above] in ("pobj", "dobj") and grid.lemma[above] in words("vehicles")
        if dep == "acl" and grid.tag[at] == "VBG" and vehicle:
            # "issued a statement saying", "in a post claiming": whoever issues it says it.
            poss = grid.child(above, "poss")
            if poss is not None and grid.pos[poss] != "PRON":
                return poss
            at = grid.head[above]
            while grid.dep[at] == "prep" and grid.head[at] != at:
                at = grid.head[at]
            if not grid.is_verb(at):
                return above
            continue
        if dep in ("acl", "relcl"):
            return above if grid.pos[above] in NOUNS else None
        return None
    return None


def _ours(grid: Grid, noun: int) -> bool:
    """Whether an outlet speaks of what it published: "our report", "an earlier version of this story"."""
    return any(grid.lower[k] in ("our", "this") for k in grid.subtree(noun) if k < noun)


def nearest_subject(grid: Grid, verb: int) -> int | None:
    """The verb's subject; of two, the one beside it ("The council, the mayor said, is gone" has both under "said")."""
    own = grid.all_children(verb, "nsubj")
    behind = next((c for c in own if c == verb + 1 or grid.left[c] == verb + 1), None)
    if behind is not None and verb and grid.word[verb - 1] == ",":
        return behind  # "The wounded, say doctors, will live"
    return max((c for c in own if c < verb), default=own[0] if own else None)


def agent(grid: Grid, verb: int) -> int | None:
    """The noun after "by" of a passive."""
    by = grid.child(verb, "agent")
    if by is None:
        return None
    return grid.child(by, "pobj")


def source_span(grid: Grid, token: int, cue: int) -> Span:
    """The words of the source whose head is `token`; a relative pronoun stands with what it refers to."""
    if grid.lower[token] in RELATIVES:
        clause = grid.head[token]
        while grid.dep[clause] not in ("relcl", "acl") and grid.head[clause] != clause:
            clause = grid.head[clause]
        above = grid.head[clause]
        if grid.dep[clause] in ("relcl", "acl") and above < token:
            return Span(noun_phrase(grid, above).start, grid.end[token])
    if grid.lower[token] in ("both", "all", "each") and token and grid.pos[token - 1] in ("PROPN", "NOUN"):
        first = token - 1  # "Vik and Said both said"
        while first and (grid.pos[first - 1] in NOUNS or grid.lower[first - 1] in ("and", "of")):
            first -= 1
        return grid.span(first, token - 1)
    span = noun_phrase(grid, token)
    told = _told_apart(grid, token)
    if told is not None and not grid.start[token] < grid.start[cue] <= grid.start[told]:
        span = Span(span.start, max(span.end, grid.end[told]))
    charge = next((c for c in grid.all_children(token, "prep") if grid.child(c, "pcomp") is not None), None)
    if charge is not None and grid.lower[charge] == "of" and charge > token:
        span = grid.span(min(grid.at(span.start), token), charge - 1)  # "accused by doctors of shelling ..."
    span = _unquoted(grid, span)
    first = grid.at(span.start)
    if first < token and grid.lower[first] in ("what", "all", "how") and grid.dep[first] != "det":
        span = Span(grid.start[first + 1], span.end)
    # A title that the parser cut off from its name: "the Ambassador to the United States Anna Berg said".
    after = grid.at(span.end)
    while token < after < cue and grid.pos[after] == "PROPN" and grid.pos[after - 1] == "PROPN":
        span = Span(span.start, grid.end[after])
        after += 1
    cue_span = Span(grid.start[cue], grid.end[cue])
    if span.contains(cue_span):
        # The parser put the cue inside the name: keep the head's side.
        if token < cue:
            return grid.span(grid.left[token], max(token, cue - 1))
        return grid.span(min(token, cue + 1), token)
    return span


def phrase_head(grid: Grid, span: Span) -> int | None:
    """The word that heads a phrase."""
    tokens = grid.between(span)
    return next((i for i in tokens if grid.head[i] not in tokens or grid.head[i] == i), None)
