"""The words that an act of taking back names: behind its colon, or its object without what dates the act."""

from parley.extractors.statements import cues
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
# "repeated the charge": it can only be his own.
_AGAIN = frozenset({"reaffirm", "reiterate", "repeat"})
_DEFINITE = frozenset({"the", "that", "this", "those", "these"})
_OBJECTS = frozenset({"him", "her", "them", "it", "himself", "herself"})
_COMPLEMENTS = ("xcomp", "ccomp", "pcomp", "advcl")
# "A correction followed": what comes by itself.
_FOLLOWING = frozenset({"follow", "come", "appear", "arrive"})
_FIGURES = frozenset({"count", "estimate", "figure", "tally", "toll"})
_ISSUED = frozenset({
    "bulletin", "communique", "communiqué", "dispatch", "message", "post", "release", "report", "statement", "story",
    "tweet",
})  # fmt: skip

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


def to_figure(grid: Grid, i: int, obj: int) -> Span:
    """"lowered its count on Monday to 13": the count and what it was changed to."""
    to = next((c for c in grid.all_children(i, "prep") if grid.lower[c] == "to" and c > obj), None)
    figure = None if to is None else grid.child(to, "pobj")
    return timeless(grid, obj, None) if figure is None else grid.span(grid.left[obj], grid.right[figure])


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


def is_kind(grid: Grid, obj: int, wanted: str, act: str) -> bool:
    """Whether it is "owned" (his own claim, or "the claim" that he drops), his own "figure" or "piece", or "issued"."""
    kinds = {"owned": _CLAIMS, "figure": _FIGURES, "piece": words("pieces")}
    if wanted in kinds:
        own = grid.child(obj, "poss")
        again = grid.lemma[grid.head[obj]] in _AGAIN
        definite = any(grid.lower[c] in _DEFINITE for c in grid.children[obj])
        the = wanted == "owned" and (act == "withdrawn" or again) and definite
        his = own is not None and grid.lower[own] in POINTING
        if wanted == "figure" and not his:
            return _of_the_dead(grid, obj)
        return grid.lemma[obj] in kinds[wanted] and (the or his)
    return grid.lemma[obj] in _ISSUED


def from_to(grid: Grid, i: int) -> bool:
    """"lowered the toll to 33 from 40": the count that is taken back stands beside the one in its place."""
    return {"from", "to"} <= {grid.lower[p] for p in _figures(grid, i)}


def to_number(grid: Grid, i: int) -> bool:
    """"revised that to 60"."""
    return any(grid.lower[p] == "to" for p in _figures(grid, i))


def _figures(grid: Grid, i: int) -> list[int]:
    """The prepositions behind the verb that bring in a number: "down to 33 from an earlier 40"."""
    near = [p for p in range(i + 1, grid.right[i] + 1) if grid.lower[p] in ("from", "to") and grid.dep[p] == "prep"]
    return [p for p in near if (n := grid.child(p, "pobj")) is not None and grid.pos[n] == "NUM"]


def _of_the_dead(grid: Grid, obj: int) -> bool:
    """"lowered the number of dead to four": a count of people harmed, set to another; no number of troops."""
    counted = {grid.lower[k] for k in grid.subtree(obj)} & (words("harmed") | {"toll"})
    verb = grid.head[obj]
    after = grid.dep[verb] == "conj" and grid.lemma[grid.head[verb]] in words("acts of saying")  # "said P, then cut it"
    the = any(grid.lower[c] in _DEFINITE for c in grid.children[obj]) and grid.child(obj, "prep") is None
    return (bool(counted) or after or the) and grid.lemma[obj] in words("figures") and to_number(grid, verb)


def is_error(grid: Grid, obj: int) -> bool:
    """Whether what is admitted or regretted is an error in words: no "mistakes in the campaign", no plural at all."""
    if grid.lemma[obj] not in words("errors") or grid.tag[obj] == "NNS":
        return False
    below = [c for c in grid.children[obj] if c > obj and grid.dep[c] in ("prep", "acl", "relcl")]
    of_what = [grid.child(c, "pobj") for c in below if not is_date(grid, c)]
    return all(what is not None and grid.lemma[what] in words("retractable") for what in of_what)


def is_attributed(grid: Grid, obj: int) -> bool:
    """Whether what is denied is that he said it: "the words attributed to him", "the quotation", "authorship"."""
    if grid.lemma[obj] in words("quotations"):
        return True
    if grid.lemma[obj] in words("retractable"):
        for c in grid.children[obj]:
            if grid.dep[c] == "acl" and grid.lemma[c] in ("attribute", "ascribe", "credit"):
                return any(grid.lower[k] in _OBJECTS | POINTING | {"my", "our"} for k in grid.subtree(c))
            of = grid.child(c, "pobj") if grid.dep[c] == "prep" and grid.lower[c] in ("of", "about", "on") else None
            own = None if of is None else grid.child(of, "poss")
            if of is not None and own is not None and grid.lower[own] in POINTING:
                return grid.lemma[of] in words("retractable")  # "the report of his remarks"
    return False


def what_was_said(grid: Grid, i: int) -> int | None:
    """"took back what he had said": the verb of saying whose words are taken back."""
    for c in grid.children[i]:
        saying = c > i and grid.dep[c] in ("ccomp", "dobj", "pcomp") and grid.lemma[c] in words("acts of saying")
        if saying and any(grid.lower[k] in ("what", "everything", "anything") for k in grid.children[c]):
            return c
    return None


def performs(grid: Grid, i: int) -> int | None:
    """"issued a retraction", "made a U-turn", "a correction followed": the noun that is the act."""
    subject = grid.child(i, "nsubj")
    if grid.lemma[i] in _FOLLOWING and subject is not None and grid.lemma[subject] in words("retractions"):
        return None if any(grid.lower[c] in ("of", "in") for c in grid.children[subject]) else subject
    obj = grid.child(i, "dobj", "nsubjpass")
    if obj is None or grid.lemma[i] not in words("performing"):
        return None
    # "U-turn" is three tokens to the tagger, and one word to the reader.
    written = grid.words(grid.left[obj], min(obj + 2, len(grid) - 1)).lower().split()
    if grid.lemma[obj] in words("retractions") or any(w.strip(".,;:") in words("retractions") for w in written[:3]):
        # "the correction of the border", "a reversal of policy" take no words back.
        return None if any(grid.lower[c] in ("of", "in") for c in grid.children[obj]) else obj
    return None


def sets_straight(grid: Grid, i: int) -> bool:
    """"set the record straight", however the parser hangs its parts."""
    return grid.lemma[i] in ("set", "put") and grid.lower[i + 1 : i + 4] == ["the", "record", "straight"]


def performed(grid: Grid, i: int) -> str | None:
    """The noun that is the act: "issued a clarification"."""
    noun = performs(grid, i)
    return None if noun is None else grid.lemma[noun]


def said(grid: Grid, i: int) -> bool:
    """Whether an act of saying in the past hangs on the verb: "denied having said", "apologised for calling"."""
    below = [*grid.children[i], *(c for p in grid.all_children(i, "prep") for c in grid.children[p])]
    for c in below:
        aside = grid.dep[c] == "advcl" and grid.left[c] > 0 and grid.word[grid.left[c] - 1] == ","
        if c <= i or aside or grid.dep[c] not in _COMPLEMENTS or grid.tag[c] not in ("VBG", "VBN", "VBD"):
            continue  # "denied the report, saying that ...": how it was denied
        subject = grid.child(c, "nsubj")
        own = subject is None or grid.lower[subject] in ("he", "she", "they", "it", "i", "we")
        if (grid.lemma[c] in words("acts of saying") or _worded(grid, c)) and own and grid.child(c, "auxpass") is None:
            return True
    return False


def said_so(grid: Grid, i: int) -> bool:
    """"denied reports that he had accused the army": the saying itself is what the reports tell."""
    obj = grid.child(i, "dobj")
    if obj is None or grid.lemma[obj] not in ("report", "reports", "suggestion", "rumour", "rumor"):
        return False
    for c in grid.all_children(obj, "acl", "ccomp", "relcl"):
        subject, cue = grid.child(c, "nsubj"), cues.verb(grid.lemma[c])
        own = subject is not None and grid.lower[subject] in ("he", "she", "they", "it")
        if own and cue is not None and cue.cue_class == "speech" and grid.child(c, "mark", "aux") is not None:
            return grid.tag[c] in ("VBN", "VBD")
    return False


def _worded(grid: Grid, c: int) -> bool:
    """"used the phrase", "made the comment", "spread false information": saying, by its object."""
    obj = grid.child(c, "dobj")
    if obj is None:
        return False
    spread = grid.lemma[c] in words("spreading") and grid.lemma[obj] in words("misinformation")
    return spread or (grid.lemma[c] in words("worded") and grid.lemma[obj] in words("retractable"))
