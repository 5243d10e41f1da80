"""The clause that is a verb's content: "said that ...", "..., she said, ...", "asked whether ...", "said no"."""

from collections.abc import Iterator

from parley.extractors.statements import cues
from parley.extractors.statements.acts import unreal
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.speakers import nearest_subject, noun_phrase
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_WH = frozenset({"whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which", "whose"})
# Words by which a clause after the content still belongs to the content rather than to the act of saying it.
_CONTENT_MARKS = frozenset({"if", "because", "unless", "although", "though", "since", "until", "before", "while", "so"})

Found = tuple[list[Span], str, list[Span]]


def clause(grid: Grid, i: int, cue: Cue) -> Found | None:
    # "The town has fallen, said that every road was blocked": the clause with "that" behind the cue is its own.
    for c in sorted(grid.children[i], key=lambda c: c < i or grid.child(c, "mark") is None):
        aside = _interrupted(grid, i, c) if grid.dep[c] == "ccomp" and cue.frames & {"that", "quote"} else None
        if aside is not None:
            return aside, "parenthetical", []
        if grid.dep[c] not in ("ccomp", "xcomp") or not _finite(grid, c, cue) or ";" in grid.word[c:i]:
            continue
        if unreal(grid, i):
            return None
        if cue.frames & {"that", "wh", "aud-that", "aud-wh", "quote"}:
            audience = grid.child(i, "dobj", "dative") if cue.frames & {"aud-that", "aud-wh"} else None
            return (
                clause_spans(grid, i, c), "that",
                [] if audience is None or audience > c else [noun_phrase(grid, audience)],
            )
    if cue.frames & {"that", "aud-that"}:
        for c in _stranded(grid, i):
            return [grid.span(grid.left[c], grid.right[c])], "that", []
        answer = next((c for c in grid.children[i] if c > i and grid.lower[c] in _ANSWERS), None)
        if answer is not None:
            return [grid.span(answer, answer)], "answer", []
    return _parenthetical(grid, i, cue)


def announcement(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"said this: the dam would burst", "said what he always says: that P": the colon announces the content."""
    if not cue.frames & {"that", "quote"} or i + 1 >= len(grid):
        return None
    first = i + 1
    if grid.lower[first] not in _ANNOUNCING and grid.words(first, min(first + 1, len(grid) - 1)) != "the following":
        return None
    stop = first
    while stop < len(grid) and grid.word[stop] not in _STOPS and grid.pos[stop] != "SPACE":
        stop += 1
    if stop + 2 >= len(grid) or grid.word[stop] != ":" or stop - first > _LONGEST_ANNOUNCEMENT:
        return None
    end = stop + 1
    while end + 1 < len(grid) and grid.word[end + 1] not in (".", "!", "?", ";") and grid.pos[end + 1] != "SPACE":
        end += 1
    return None if grid.word[stop + 1] in _OPENERS else ([grid.span(stop + 1, end)], "announced", [])


def cleft(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"What he said, at a wedding, was that P", "what she called them was “partners”"."""
    above = grid.head[i]
    if grid.dep[i] != "csubj" or grid.lower[grid.left[i]] != "what" or grid.lemma[above] != "be":
        return None
    what = grid.left[i]
    said = next((c for c in grid.all_children(above, "ccomp", "attr", "acomp", "prep") if c > above), None)
    speaks = cue.cue_class == "speech" and bool(cue.frames & {"that", "quote", "sc"})
    if said is None or not speaks or grid.dep[what] not in ("dobj", "oprd"):
        return None
    opens = grid.left[said]
    if grid.lower[opens] != "that" and grid.word[opens] not in _OPENERS and grid.word[opens - 1] not in _OPENERS:
        return None
    return [grid.span(grid.left[said], grid.right[said])], "announced", []


_ANNOUNCING = frozenset({"this", "what", "thus", "so"})
_STOPS = frozenset({":", ".", "!", "?", ";", ","})
_OPENERS = frozenset({"“", '"', "‘", "«", "``", "''", "'"})
# "what he had always said": more words before the colon are a statement themselves.
_LONGEST_ANNOUNCEMENT = 8


def _stranded(grid: Grid, i: int) -> Iterator[int]:
    """"said in a message that ...": the clause that the parser hung on the noun between."""
    for c in grid.children[i]:
        noun = grid.child(c, "pobj") if grid.dep[c] == "prep" else c
        if c < i or noun is None or grid.dep[c] not in ("prep", "dobj", "dative", "npadvmod"):
            continue
        for clause in (k for n in _nouns_below(grid, noun) for k in grid.all_children(n, "acl", "relcl", "ccomp")):
            subject = grid.child(clause, "nsubj", "nsubjpass", "expl")
            if grid.dep[c] in ("dobj", "dative") and subject is not None and _told_to(grid, clause, subject):
                yield clause
            if grid.lower[grid.left[clause]] == "that" and subject is not None and grid.lower[subject] != "that":
                yield clause


def _nouns_below(grid: Grid, noun: int) -> Iterator[int]:
    """A noun, and names and "anonymity" below it, of which no clause tells: "on condition of anonymity that P"."""
    yield noun
    for prep in grid.all_children(noun, "prep"):
        below = grid.child(prep, "pobj")
        if below is not None and (grid.ent[below] or grid.lemma[below] == "anonymity"):
            yield from _nouns_below(grid, below)


def _told_to(grid: Grid, clause: int, subject: int) -> bool:
    """"told the envoys they could stay": no relative clause, though its "that" is left out."""
    modal = any(grid.tag[k] == "MD" for k in grid.all_children(clause, "aux"))
    heard = grid.head[clause]
    modal = modal or grid.lower[heard] in words("hearers")  # "told the court she had lied"
    return modal and grid.left[clause] == subject and grid.tag[subject] == "PRP"


def _interrupted(grid: Grid, i: int, c: int) -> list[Span] | None:
    """"The wounded, say doctors, will live": the subject before the cue belongs to the clause behind it."""
    subjects = grid.all_children(i, "nsubj")
    behind = nearest_subject(grid, i)
    before = next((s for s in subjects if s < i), None)
    if c < i or behind is None or behind < i or before is None or grid.child(c, "nsubj", "mark") is not None:
        return None
    rest = grid.span(max(grid.right[behind] + 1, i + 1), grid.right[c])
    return [grid.span(grid.left[before], grid.right[before]), rest]


_ANSWERS = frozenset({"yes", "no", "so", "nothing", "otherwise", "not"})


def _finite(grid: Grid, c: int, cue: Cue) -> bool:
    """A clause with its own subject or a question word; a bare infinitive is another frame."""
    if grid.child(c, "nsubj") is not None and not cue.frames & {"to", "oto"} and _wrapped(grid, c):
        return True
    if grid.child(c, "nsubj", "nsubjpass", "expl", "csubj") is not None or grid.child(c, "mark") is not None:
        return grid.tag[c] != "VB" or grid.child(c, "aux") is None or grid.lower[grid.child(c, "aux") or 0] != "to"
    return grid.lower[grid.left[c]] in _WH or grid.tag[c] in ("VBD", "VBZ", "VBP")


def _wrapped(grid: Grid, c: int) -> bool:
    """"said the next village to rise would burn": the infinitive belongs to the subject of the clause below it."""
    return any(k > c and grid.child(k, "aux", "nsubj") is not None for k in grid.all_children(c, "ccomp", "conj"))


def clause_spans(grid: Grid, i: int, c: int) -> list[Span]:
    """The clause at `c` without the cue `i` and its own subject and adjuncts, with what trails it in the sentence."""
    first, last = grid.left[c], grid.right[c]
    if c > i:
        first = max(first, i + 1)
        for later in grid.children[i]:
            if later > c and grid.left[later] > last and _belongs(grid, later):
                last = max(last, grid.right[later])
        return [grid.span(first, _before_verdict(grid, first, last))]
    if last < i:
        return [grid.span(first, last)]
    act_first, act_last = _act(grid, i)
    return [s for s in (grid.span(first, act_first - 1), grid.span(act_last + 1, last)) if s.end > s.start]


def _before_verdict(grid: Grid, first: int, last: int) -> int:
    """"said it had taken the dam, a claim that nobody confirmed": the closing apposition is the article's own."""
    for k in range(last, first, -1):
        opens = grid.left[k] - 1
        told = grid.dep[k] == "appos" or grid.child(k, "relcl", "acl") is not None
        closes = told and grid.right[k] == last and grid.lemma[k] in words("retractable")
        bare = grid.tag[k] == "NNS" and grid.left[k] == k  # "remarks that his office withdrew"
        if closes and opens > first and grid.word[opens] in (",", "—", "–") and (
            bare or grid.lower[opens + 1] in ("a", "an")
        ):
            return opens - 1
    return last


def _act(grid: Grid, i: int) -> tuple[int, int]:
    """First and last token of the parenthetical act of saying around the cue at `i`."""
    subject = nearest_subject(grid, i)
    own = grid.all_children(i, "aux", "neg", "advmod", "dative", "npadvmod", "prep")
    near = [c for c in own if grid.dep[c] != "prep" or c > i] + ([] if subject is None else [subject])
    cue = cues.verb(grid.lemma[i])
    heard = grid.child(i, "dobj") if cue is not None and "aud-that" in cue.frames else None
    near += [] if heard is None or heard < i else [heard]
    return min([i, *(grid.left[c] for c in near)]), max([i, *(grid.right[c] for c in near)])


def _belongs(grid: Grid, later: int) -> bool:
    if grid.dep[later] == "advcl":
        mark = grid.child(later, "mark", "advmod")
        return mark is not None and grid.lower[mark] in _CONTENT_MARKS
    if grid.lower[later] in ("provided", "providing"):
        return grid.child(later, "pcomp", "ccomp") is not None
    return grid.dep[later] == "ccomp"


def _speaks(grid: Grid, verb: int) -> bool:
    cue = cues.verb(grid.lemma[verb]) if grid.is_verb(verb) else None
    return cue is not None and cue.cue_class == "speech" and grid.child(verb, "nsubj") is not None


def _parenthetical(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"Talks, he said, will go on": the cue hangs on the clause that it reports."""
    if not cue.frames & {"that", "quote"} or grid.dep[i] not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    subject = grid.child(i, "nsubj")
    if grid.dep[i] == "ccomp" and i < grid.head[i] and _speaks(grid, grid.head[i]):
        return None  # "He asked for flour, his office said": reported itself
    mark = grid.child(i, "mark", "advmod")
    as_ = mark is not None and mark < i and grid.lower[mark] == "as"
    audience = grid.child(i, "dobj", "dative") if cue.frames & {"aud-that"} else None
    if subject is None or grid.child(i, "ccomp", "xcomp") is not None:
        return None
    if audience is None and grid.child(i, "dobj") is not None:
        return None
    if (grid.dep[i] == "advcl" and not as_) or (mark is not None and grid.dep[mark] == "mark" and not as_):
        return None
    first, last = _act(grid, i)
    if as_ and mark is not None:
        first = min(first, mark)
    above = grid.head[i]
    if not as_ and not (first > 0 and grid.word[first - 1] in (",", "—", "–")):
        return None
    spans = [grid.span(grid.left[above], first - 1)]
    if grid.right[above] > last + 1:
        spans.append(grid.span(last + 1, grid.right[above]))
    return spans, "parenthetical", [] if audience is None else [noun_phrase(grid, audience)]
