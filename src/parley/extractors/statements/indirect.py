"""Verbs of saying and thinking with the clause, object or phrase that is their content."""

from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements import cues
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import EXPLETIVES, noun_phrase, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_WH = frozenset({"whether", "if", "how", "why", "what", "who", "whom", "where", "when", "which", "whose"})
# Words by which a clause after the content still belongs to the content rather than to the act of saying it.
_CONTENT_MARKS = frozenset({"if", "because", "unless", "although", "though", "since", "until", "before", "while", "so"})


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each cue verb that has content, in text order."""
    for paragraph in parse.reported():
        for i in grid.between(paragraph.span):
            if grid.pos[i] in ("VERB", "AUX"):
                cue = cue_at(grid, i)
                if cue is not None and not quoted_as(grid, i):
                    yield from _with(grid, i, cue)


def cue_at(grid: Grid, i: int) -> Cue | None:
    """The lexicon's row for the verb at `i`, with its particle where the two make one cue."""
    if grid.lemma[i] == "put" and i + 1 < len(grid) and grid.lower[i + 1] == "it":
        return cues.verb("put it")
    particle = grid.child(i, "prt")
    if particle is not None:
        whole = cues.verb(f"{grid.lemma[i]} {grid.lower[particle]}")
        if whole is not None:
            return whole
    return cues.verb(grid.lemma[i])


def _with(grid: Grid, i: int, cue: Cue) -> Iterator[Draft]:
    for frame in (_clause, _naming, _infinitive, _object_phrase, _phrase, _object):
        found = frame(grid, i, cue)
        if found is None:
            continue
        content, rule, audience = found
        if not content:
            continue
        source = _source(grid, i)
        if source is not None and any(s.contains(source) for s in content):
            source = None
        cue_class, strength = cue.in_frame(*_frames_of(rule))
        if cue_class == "speech" and negated(grid, i):
            strength = "withheld"
        yield Draft(
            content, source, cue_span(grid, i), i, cue.lemma, f"indirect:{rule}", cue_class, strength,
            [f"{grid.word[i]!r} takes {rule}"], audience,
        )
        return


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


def _frames_of(rule: str) -> tuple[str, ...]:
    """The frames of the lexicon that the rule's finding stands in."""
    if rule.startswith("phrase "):
        return (f"p:{rule[7:]}", f"aud-p:{rule[7:]}")
    if rule.startswith("object "):
        return {"object as": ("as", "op:as"), "object to": ("oto", "op:to")}.get(rule, (f"op:{rule[7:]}",))
    return _RULE_FRAMES[rule]


_THAT = ("that", "wh", "aud-that", "aud-wh", "quote")
_RULE_FRAMES = {
    "that": _THAT, "answer": _THAT, "parenthetical": _THAT, "naming": ("sc",), "passive to": ("pto", "oto"),
    "to": ("to", "oto", "ato"), "ing": ("ing",), "object": ("np", "np-person"), "for to": ("p:for",),
}  # fmt: skip


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


def _source(grid: Grid, i: int) -> Span | None:
    token = subject_token(grid, i)
    if token is None or not any(ch.isalnum() for ch in grid.word[token]):
        return None
    if (grid.lower[token] in ("it", "there") and grid.child(i, "nsubjpass") is not None):
        return None
    return source_span(grid, token, i)


Found = tuple[list[Span], str, list[Span]]


def _clause(grid: Grid, i: int, cue: Cue) -> Found | None:
    for c in grid.children[i]:
        if grid.dep[c] not in ("ccomp", "xcomp") or not _finite(grid, c):
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


def _stranded(grid: Grid, i: int) -> Iterator[int]:
    """"said in a message that ...": the clause that the parser hung on the noun between."""
    for c in grid.children[i]:
        noun = grid.child(c, "pobj") if grid.dep[c] == "prep" else c
        if c < i or noun is None or grid.dep[c] not in ("prep", "dobj", "dative", "npadvmod"):
            continue
        for clause in grid.all_children(noun, "acl", "relcl", "ccomp"):
            subject = grid.child(clause, "nsubj", "nsubjpass", "expl")
            if grid.lower[grid.left[clause]] == "that" and subject is not None and grid.lower[subject] != "that":
                yield clause


_ANSWERS = frozenset({"yes", "no", "so", "nothing", "otherwise", "not"})


def _finite(grid: Grid, c: int) -> bool:
    """A clause with its own subject or a question word; a bare infinitive is another frame."""
    if grid.child(c, "nsubj", "nsubjpass", "expl", "csubj") is not None or grid.child(c, "mark") is not None:
        return grid.tag[c] != "VB" or grid.child(c, "aux") is None or grid.lower[grid.child(c, "aux") or 0] != "to"
    return grid.lower[grid.left[c]] in _WH or grid.tag[c] in ("VBD", "VBZ", "VBP")


def clause_spans(grid: Grid, i: int, c: int) -> list[Span]:
    """The clause at `c` without the cue `i` and its own subject and adjuncts, with what trails it in the sentence."""
    first, last = grid.left[c], grid.right[c]
    if c > i:
        first = max(first, i + 1)
        for later in grid.children[i]:
            if later > c and grid.left[later] > last and _belongs(grid, later):
                last = max(last, grid.right[later])
        return [grid.span(first, last)]
    if last < i:
        return [grid.span(first, last)]
    act_first, act_last = _act(grid, i)
    return [s for s in (grid.span(first, act_first - 1), grid.span(act_last + 1, last)) if s.end > s.start]


def _act(grid: Grid, i: int) -> tuple[int, int]:
    """First and last token of the parenthetical act of saying around the cue at `i`."""
    own = grid.all_children(i, "nsubj", "aux", "neg", "advmod", "dative", "npadvmod", "prep")
    near = [c for c in own if grid.dep[c] != "prep" or c > i]
    return min([i, *(grid.left[c] for c in near)]), max([i, *(grid.right[c] for c in near)])


def _belongs(grid: Grid, later: int) -> bool:
    if grid.dep[later] == "advcl":
        mark = grid.child(later, "mark", "advmod")
        return mark is not None and grid.lower[mark] in _CONTENT_MARKS
    return grid.dep[later] == "ccomp"


def _parenthetical(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"Talks, he said, will go on": the cue hangs on the clause that it reports."""
    if not cue.frames & {"that", "quote"} or grid.dep[i] not in ("parataxis", "ccomp", "advcl", "dep"):
        return None
    subject = grid.child(i, "nsubj")
    mark = grid.child(i, "mark", "advmod")
    as_ = mark is not None and mark < i and grid.lower[mark] == "as"
    if subject is None or grid.child(i, "dobj", "ccomp", "xcomp") is not None:
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
    return spans, "parenthetical", []


def _naming(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"called it a crime", "described it as a crime"."""
    if cue.frames & {"as"} or cue.phrases("op") & {"as"}:
        as_ = next((c for c in grid.all_children(i, "prep") if grid.lower[c] == "as"), None)
        obj = grid.child(i, "dobj", "nsubjpass")
        if as_ is not None and obj is not None:
            if grid.dep[obj] == "dobj":
                return [grid.span(grid.left[obj], grid.right[as_])], "object as", []
            return [noun_phrase(grid, obj), grid.span(as_, grid.right[as_])], "object as", []
    if "sc" in cue.frames:
        named = grid.child(i, "oprd", "ccomp", "xcomp")
        if named is not None and named > i and (grid.pos[named] not in ("VERB", "AUX")):
            obj = grid.child(i, "dobj", "nsubjpass")
            if obj is not None and grid.dep[obj] == "nsubjpass":
                return [noun_phrase(grid, obj), grid.span(grid.left[named], grid.right[named])], "naming", []
            return [grid.span(i + 1, grid.right[named])], "naming", []
    return None


def _infinitive(grid: Grid, i: int, cue: Cue) -> Found | None:
    clause = next((c for c in grid.all_children(i, "xcomp", "ccomp") if c > i), None)
    if clause is None or grid.pos[clause] not in ("VERB", "AUX"):
        return None
    to = grid.child(clause, "aux")
    infinitive = to is not None and grid.lower[to] == "to"
    if infinitive and cue.frames & {"to", "oto", "ato", "pto"}:
        if grid.child(i, "nsubjpass") is not None and cue.frames & {"oto", "pto"}:
            subject = grid.child(i, "nsubjpass")
            assert subject is not None
            return [noun_phrase(grid, subject), grid.span(grid.left[clause], grid.right[clause])], "passive to", []
        obj = grid.child(i, "dobj")
        if obj is not None and obj < clause and "oto" in cue.frames:
            return [grid.span(grid.left[obj], grid.right[clause])], "object to", [noun_phrase(grid, obj)]
        own_subject = grid.child(clause, "nsubj") is not None
        if not cue.frames & {"to", "oto", "ato"} or (own_subject and "oto" not in cue.frames):
            return None
        return [grid.span(grid.left[clause], grid.right[clause])], "to", []
    having = to is not None and grid.lower[to] in ("having", "being")
    if (grid.tag[clause] == "VBG" or having) and "ing" in cue.frames:
        return [grid.span(grid.left[clause], grid.right[clause])], "ing", []
    return None


def _object_phrase(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"accused them of lying": object and phrase together."""
    wanted = cue.phrases("op")
    if not wanted:
        return None
    obj = grid.child(i, "dobj", "nsubjpass")
    if obj is None:
        return None
    for c in grid.all_children(i, "prep", "dative"):
        if grid.lower[c] in wanted and c > i:
            if grid.dep[obj] == "nsubjpass":
                return [noun_phrase(grid, obj), grid.span(c, grid.right[c])], f"object {grid.lower[c]}", []
            return [grid.span(grid.left[obj], grid.right[c])], f"object {grid.lower[c]}", []
    return None


def _phrase(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"warned of a famine", "told them about it"."""
    to_audience = cue.phrases("aud-p")
    if "for" in cue.phrases("p"):
        clause = next((c for c in grid.all_children(i, "advcl", "ccomp", "xcomp") if c > i), None)
        mark = None if clause is None else grid.child(clause, "mark")
        if clause is not None and mark is not None and grid.lower[mark] == "for":
            return [grid.span(grid.left[clause], grid.right[clause])], "for to", []
    for c in grid.all_children(i, "prep"):
        if c < i or grid.right[c] == c:
            continue
        obj = grid.child(i, "dobj")
        if grid.lower[c] in cue.phrases("p") and (obj is None or "np" not in cue.frames):
            return [grid.span(c + 1, grid.right[c])], f"phrase {grid.lower[c]}", []
        if grid.lower[c] in to_audience and obj is not None:
            return [grid.span(c + 1, grid.right[c])], f"phrase {grid.lower[c]}", [noun_phrase(grid, obj)]
    return None


def _object(grid: Grid, i: int, cue: Cue) -> Found | None:
    if not cue.frames & {"np", "np-person"} or unreal(grid, i):
        return None
    obj = grid.child(i, "dobj", "nsubjpass")
    if obj is None or subject_token(grid, i) is None:
        return None
    if "np-person" in cue.frames and grid.ent[obj] != "PERSON" and grid.pos[obj] != "PRON":
        return None
    if grid.lower[obj] in ("who", "which", "that", "what") or grid.lower[obj] in EXPLETIVES:
        return None
    return [grid.span(grid.left[obj], grid.right[obj])], "object", []
