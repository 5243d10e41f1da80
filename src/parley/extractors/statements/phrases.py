"""Content that is no finite clause: an infinitive, an object, a phrase, a naming."""

from parley.extractors.statements.acts import unreal
from parley.extractors.statements.clauses import Found
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.media import lexicon as media_lexicon
from parley.extractors.statements.speakers import EXPLETIVES, agent, noun_phrase, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words


def naming(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"called it a crime", "described it as a crime"."""
    if cue.frames & {"as"} or cue.phrases("op") & {"as"}:
        as_ = next((c for c in grid.all_children(i, "prep") if grid.lower[c] == "as"), None)
        obj = grid.child(i, "dobj", "nsubjpass")
        if as_ is None and obj is not None and obj > i:
            as_ = next((c for c in grid.all_children(obj, "prep") if grid.lower[c] == "as"), None)
            called = (c for c in grid.all_children(i, "advcl") if c > obj and grid.child(c, "nsubj", "dobj") is None)
            as_ = as_ or next((c for c in called if grid.lower[grid.left[c]] == "as"), None)  # "as fabricated"
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


def infinitive(grid: Grid, i: int, cue: Cue) -> Found | None:
    passive = grid.child(i, "nsubjpass") is not None and "pto" in cue.frames
    # "is reported by the daily to have resigned": behind its agent the infinitive looks like a purpose.
    wanted = ("xcomp", "ccomp", "advcl") if passive else ("xcomp", "ccomp")
    clause = next((c for c in grid.all_children(i, *wanted) if c > i), None)
    if clause is None and "to" in cue.frames and "with" in cue.phrases("p") and (agreed := _after_partner(grid, i)):
        act, with_whom = agreed
        return [grid.span(grid.child(act, "aux") or act, grid.right[act])], "to", [noun_phrase(grid, with_whom)]
    if clause is None or grid.pos[clause] not in ("VERB", "AUX"):
        return None
    to = grid.child(clause, "aux")
    infinitive = to is not None and grid.lower[to] == "to"
    via = next((c for c in grid.all_children(i, "prep") if c < clause and grid.lower[c] in cue.phrases("p")), None)
    partner = grid.child(via, "pobj") if via is not None and grid.lower[via] == "with" else None
    if infinitive and partner is not None and partner > i:
        return [grid.span(grid.left[clause], grid.right[clause])], "to", [noun_phrase(grid, partner)]
    if infinitive and via is not None and via > i:
        return [grid.span(via + 1, grid.right[clause])], f"phrase {grid.lower[via]}", []
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


def _after_partner(grid: Grid, i: int) -> tuple[int, int] | None:
    """(infinitive, partner) of "agreed with the council to share the port", wherever the parser hangs them."""
    with_ = next((k for k in range(i + 1, grid.right[i] + 1) if grid.lower[k] == "with"), None)
    if with_ is None or i not in (grid.head[with_], grid.head[grid.head[with_]]):
        return None
    for k in range(with_ + 1, grid.right[i] + 1):
        bare = grid.tag[k] == "VB" and any(grid.lower[c] == "to" for c in grid.all_children(k, "aux"))
        partner = grid.child(with_, "pobj") if grid.dep[with_] == "prep" else grid.child(k, "nsubj")
        if bare and partner is not None and grid.dep[k] in ("acl", "advcl", "relcl", "xcomp"):
            return k, partner
    return None


def object_phrase(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"accused them of lying": object and phrase together."""
    wanted = cue.phrases("op")
    if not wanted:
        return None
    obj = grid.child(i, "dobj", "nsubjpass")
    if obj is None:
        return None
    by = agent(grid, i)
    # "accused the army of looting": the parser may hang the charge on the accused, or on who accuses.
    beneath = [c for o in (obj, by) if o is not None and o > i for c in grid.all_children(o, "prep")]
    charged = [c for c in beneath if grid.lower[c] == "of" and grid.child(c, "pcomp") is not None]
    charged += [c for c in beneath if grid.lower[c] == "of" and _charge(grid, c)] if "of" in wanted else []
    for c in (*grid.all_children(i, "prep", "dative"), *charged):
        if grid.lower[c] in wanted and c > i:
            if grid.dep[obj] == "nsubjpass":
                return [noun_phrase(grid, obj), grid.span(c, grid.right[c])], f"object {grid.lower[c]}", []
            return [grid.span(grid.left[obj], grid.right[c])], f"object {grid.lower[c]}", []
    return None


def _charge(grid: Grid, of: int) -> bool:
    """"accused Rabat of a strike": what names no place or person is a charge, not an owner."""
    what = grid.child(of, "pobj")
    return what is not None and grid.pos[what] != "PROPN" and grid.pos[grid.head[of]] in ("PROPN", "PRON", "NOUN")


def phrase(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"warned of a famine", "told them about it"."""
    to_audience = cue.phrases("aud-p")
    if "for" in cue.phrases("p"):
        clause = next((c for c in grid.all_children(i, "advcl", "ccomp", "xcomp") if c > i), None)
        mark = None if clause is None else grid.child(clause, "mark")
        if clause is not None and mark is not None and grid.lower[mark] == "for":
            return [grid.span(grid.left[clause], grid.right[clause])], "for to", []
    for c in grid.all_children(i, "prep"):
        if c < i or grid.right[c] == c or all(grid.ent[k] in ("DATE", "TIME") for k in range(c + 1, grid.right[c] + 1)):
            continue  # "agreed on Thursday": a date is nothing said
        obj = grid.child(i, "dobj")
        if grid.lower[c] in cue.phrases("p") and (obj is None or "np" not in cue.frames):
            return [grid.span(c + 1, grid.right[c])], f"phrase {grid.lower[c]}", []
        if grid.lower[c] in to_audience and obj is not None:
            return [grid.span(c + 1, grid.right[c])], f"phrase {grid.lower[c]}", [noun_phrase(grid, obj)]
    return None


def object_(grid: Grid, i: int, cue: Cue) -> Found | None:
    told = _document(grid, i) and "np-document" in cue.frames
    if not (told or cue.frames & {"np", "np-person"}) or unreal(grid, i):
        return None
    obj = grid.child(i, "dobj", "nsubjpass", "csubjpass")
    if obj is None or subject_token(grid, i) is None:
        return None
    if "np-person" in cue.frames and grid.ent[obj] != "PERSON" and grid.pos[obj] != "PRON":
        return None
    answered = grid.lower[obj] in ("it", "this", "that") and cue.strength in _ANSWERING and obj > i
    if not answered and (grid.lower[obj] in ("who", "which", "what") or grid.lower[obj] in EXPLETIVES):
        return None
    return [grid.span(grid.left[obj], _object_end(grid, i, obj))], "object", []


# "denied it", "confirmed this": an answer to what was said before.
_ANSWERING = frozenset({"denied", "confirmed", "rejected"})


def _document(grid: Grid, i: int) -> bool:
    """Whether a document or survey is the subject: "the poll shows a dead heat"."""
    subject = subject_token(grid, i)
    return subject is not None and media_lexicon().get(grid.lemma[subject]) == "document"


def figure(grid: Grid, i: int, cue: Cue) -> Found | None:
    """"put the number of dead at eleven", "counted four": a count is a statement of its number."""
    obj = grid.child(i, "dobj")
    if "figure" not in cue.frames or obj is None or obj < i or unreal(grid, i) or subject_token(grid, i) is None:
        return None
    if cue.lemma == "count":
        counted = grid.pos[obj] == "NUM" or grid.child(obj, "nummod") is not None
        return ([grid.span(grid.left[obj], grid.right[obj])], "figure", []) if counted else None
    at = next((c for c in grid.all_children(i, "prep") if grid.lower[c] == "at" and c > obj), None)
    if at is None or grid.lemma[obj] not in words("figures"):
        return None
    if not any(grid.pos[k] == "NUM" for k in grid.subtree(at)):
        return None
    return [grid.span(grid.left[obj], grid.right[at])], "figure", []


# Prepositions that continue a noun ("a report on the raid", "the link to the bank") even where the parser hung them
# on the verb; dates and media after them do not.
_NOUN_TAILS = frozenset({"of", "to", "for", "about", "on", "against", "between", "with", "over", "from"})


def _object_end(grid: Grid, i: int, obj: int) -> int:
    last = grid.right[obj]
    for c in grid.children[i]:
        if grid.dep[c] != "prep" or c != last + 1 or grid.lower[c] not in _NOUN_TAILS:
            continue
        inner = grid.child(c, "pobj", "pcomp")
        if inner is None or grid.ent[inner] in ("DATE", "TIME") or grid.lower[inner] in media_lexicon():
            break
        last = grid.right[c]
    return last
