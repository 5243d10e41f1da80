"""Taking words back: withdrawn by their speaker, withdrawn for him, disowned, corrected by the outlet, or upheld.

Invariant: these are different acts. To withdraw is to admit having said it; to disown is to deny having said it; only
the outlet corrects itself. The act is the `strength` too, but for a denial of having said it.
"""

import re
from collections.abc import Iterator

from parley.extractors.parse import Parse
from parley.extractors.statements import corrections, taken
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.verbs_of_unsaying import lexicon
from parley.extractors.statements.wishes import DRIVEN, asker, no_longer, refused, to_come, wished
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

ACTS = frozenset({"withdrawn", "disowned", "corrected", "upheld"})
_PARTICLES = frozenset({"back", "down", "by", "away", "off", "behind", "up", "to"})
_BEFORE_OBJECT = frozenset({"on", "from", "about", "by", "for"})
_FOR_ANOTHER = re.compile(r"spokes|press secretary|on (?:his|her|its|their) behalf|\boffice\b", re.IGNORECASE)
_BARE = frozenset({"that", "it", "this", "them", "those"})
# "walked back to the table": no words are taken back.
_WHERE = frozenset({"to", "into", "toward", "towards", "through", "across"})
_TRANSITIVE = frozenset({"pull", "delete", "remove", "erase", "scrub", "revoke", "rescind", "renounce", "withdraw"})
# What vanishes is its own subject: "the post had vanished".
_VANISHING = frozenset({"vanish", "disappear"})


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each act of taking back or standing by, and for each correction by the outlet."""
    for paragraph in parse.reported():
        noted = list(corrections.find(grid, paragraph.span))
        yield from noted
        for i in grid.between(paragraph.span):
            if grid.is_verb(i) and not any(grid.start[i] >= note.cue.start for note in noted):
                yield from _act(grid, i)


def act_at(grid: Grid, i: int) -> str | None:
    """The act that the verb at `i` performs, if any."""
    particle = _particle(grid, i)
    row = lexicon().get(f"{grid.lemma[i]} {grid.lower[particle]}") if particle is not None else None
    if row is None and (taken.performs(grid, i) is not None or taken.sets_straight(grid, i)):
        row = ("withdrawn", "any")
    row = row or lexicon().get(grid.lemma[i])
    if row is None or grid.child(i, "neg") is not None:
        return None
    act, wanted = row
    if act == "disowned" and taken.of_his_own(grid, i):
        act = "withdrawn"
    if act == "upheld" and no_longer(grid, i):
        act = "withdrawn"
    asking = asker(grid, i) is not None if wanted == "asked" else False
    if not asking and (to_come(grid, i) or (grid.tag[i] == "VB" and wished(grid, i))):
        if act != "withdrawn" or not refused(grid, i):
            return None
        act = "upheld"
    if wanted == "any":
        return None if _goes_somewhere(grid, i, particle) else act
    if "having" in wanted and (taken.said(grid, i) or (act == "disowned" and taken.said_so(grid, i))):
        return act
    if "words" in wanted or wanted == "said":
        told = taken.what_was_said(grid, i)
        if told is not None:
            return act
    obj = _taken(grid, i, particle)
    if wanted == "from":
        obj = _behind(grid, i) or (grid.child(particle, "pobj") if particle is not None else None)
    if obj is None:
        # "said P but later retracted"
        after = wanted in ("said", "words/having/error") and grid.dep[i] == "conj"
        return act if after and grid.lemma[grid.head[i]] in words("acts of saying") else None
    if act == "withdrawn" and grid.lower[obj] == "nothing":
        return "upheld"  # "I withdraw nothing"
    if wanted == "oneself":
        oneself = grid.lower[obj] in ("himself", "herself", "themselves")
        return act if oneself or taken.of_his_own(grid, i) else None
    if "error" in wanted and taken.is_error(grid, obj):
        return act
    if "attributed" in wanted:
        return act if taken.is_attributed(grid, obj) else None
    if grid.lemma[i] == "correct" and grid.lower[obj] in ("him", "her", "he", "she"):
        return act  # "his spokesman corrected him", "he was corrected by his negotiator"
    if wanted == "self" and (grid.lower[obj].endswith(("self", "selves")) or grid.lemma[obj] == "record"):
        return act
    if wanted == "from" and _stance(grid, i) is not None:
        return act
    if wanted == "said" and grid.lower[obj] in _BARE and grid.dep[obj] == "dobj":
        return act
    if act == "withdrawn" and row[0] == "upheld" and grid.lower[obj] in _BARE:
        return act  # "no longer stood by that"
    if wanted == "owned" and _of_head(grid, i) is not None and grid.lemma[obj] in words("retractable"):
        return act  # "a claim it later dropped"
    if grid.lower[obj] in _BARE and row[1] in ("words", "figure") and taken.to_number(grid, i):
        return act  # "revised that to 60"
    if wanted in ("owned", "issued", "figure", "piece"):
        return act if taken.is_kind(grid, obj, wanted, act) else None
    if wanted == "asked":
        struck = grid.lemma[obj] in words("struck") | words("retractable") | _BARE
        return act if struck and (asking or _behind(grid, i) is not None) else None
    if wanted == "tune":
        return act if grid.lemma[obj] in words("tunes") and grid.child(obj, "poss") is not None else None
    return act if wanted not in ("having", "error") and grid.lemma[obj] in words("retractable") else None


def _goes_somewhere(grid: Grid, i: int, particle: int | None) -> bool:
    """"walked back to the table", "climbed down from the tank": what moves somewhere takes no words back."""
    if particle is None or _object_of(grid, i) is not None:
        return False
    away = _behind(grid, i)
    if away is not None and grid.lemma[away] not in words("retractable") | words("stances"):
        return True
    return any(grid.lower[p] in _WHERE for c in (i, particle) for p in grid.all_children(c, "prep") if p > i)


def _particle(grid: Grid, i: int) -> int | None:
    """The particle that makes one verb with `i`, also behind its object: "walked the remark back"."""
    obj = _object_of(grid, i)
    last = i + 2 if obj is None else grid.right[obj] + 1
    near = (c for c in grid.children[i] if i < c <= last and grid.dep[c] != "agent")
    own = (c for c in near if grid.lower[c] in _PARTICLES)
    return next((c for c in own if grid.lower[c] != "to" or f"{grid.lemma[i]} to" in lexicon()), None)


def _object_of(grid: Grid, i: int) -> int | None:
    """The direct object, also where the parser makes it a subject behind its verb."""
    behind = next((c for c in grid.all_children(i, "nsubj") if c > i), None)
    return grid.child(i, "dobj") or (behind if grid.lemma[i] != "say" else None)


def _behind(grid: Grid, i: int) -> int | None:
    """"distanced itself from the remark": what stands behind "from"."""
    near = [i, *(c for c in grid.children[i] if grid.lower[c] in _PARTICLES)]
    away = next((c for k in near for c in grid.all_children(k, "prep") if grid.lower[c] == "from"), None)
    return None if away is None else grid.child(away, "pobj")


def _stance(grid: Grid, i: int) -> int | None:
    """"retreated from that position": one stance, his or pointed at, not the positions of troops."""
    obj = _behind(grid, i)
    if obj is None or grid.lower[obj] not in words("stances"):
        return None
    return obj if any(grid.lower[c] in taken.POINTING for c in grid.children[obj]) else None


def _taken(grid: Grid, i: int, particle: int | None) -> int | None:
    """The noun that the verb takes back: its object, what stands after its preposition, or what it modifies."""
    if grid.lemma[i] in _VANISHING:
        return grid.child(i, "nsubj")
    obj = _object_of(grid, i) or grid.child(i, "nsubjpass")
    if obj is None and grid.lemma[i] in _TRANSITIVE:
        return _of_head(grid, i)  # "pulled back from the post"
    if obj is not None and grid.pos[obj] == "PRON" and _goes_on(grid, i):
        return None
    if obj is None and particle is not None:
        obj = grid.child(particle, "pobj")
        inner = next((p for p in grid.all_children(particle, "prep")), None)
        obj = grid.child(inner, "pobj") if obj is None and inner is not None else obj
    if obj is None:
        behind = (c for c in grid.all_children(i, "prep") if not taken.is_date(grid, c))
        prep = next((c for c in behind if grid.lower[c] in ("for", "from", "on")), None)
        obj = None if prep is None else grid.child(prep, "pobj")
    return _of_head(grid, i) if obj is None else obj


def _goes_on(grid: Grid, i: int) -> bool:
    """"They had lent the fuel and were taking it back": "it" is what the verb before it is about, no words."""
    head = grid.head[i]
    return grid.dep[i] == "conj" and head < i and grid.lemma[head] not in words("acts of saying")


def _of_head(grid: Grid, i: int) -> int | None:
    """"a claim it withdrew the next day", "a claim since withdrawn": the noun before the clause is taken back."""
    while grid.dep[i] == "xcomp" and grid.lemma[grid.head[i]] in DRIVEN | words("governing"):
        i = grid.head[i]  # "remarks that his office tried to soften"
    if grid.dep[i] not in ("relcl", "acl") or grid.tag[i] == "VBG" or grid.child(i, "mark") is not None:
        return None  # "reports that the forces have withdrawn"
    if grid.lemma[grid.head[i]] not in words("retractable"):
        return None
    obj = grid.child(i, "dobj")
    return grid.head[i] if obj is None or grid.lower[obj] in ("that", "which") else None


def _act(grid: Grid, i: int) -> Iterator[Draft]:
    act = act_at(grid, i)
    if act is None:
        return
    particle = _particle(grid, i)
    last = i if particle is None or particle > i + 2 else particle
    content = _object(grid, i, last, particle)
    if not content:
        return
    asked = asker(grid, i) if _wanted(grid, i) == "asked" else None
    by = i if asked is None else asked
    token = _who(grid, by)
    source = None if token is None else source_span(grid, token, by)
    obj = grid.child(i, "dobj")
    owner = None if obj is None else grid.child(obj, "poss")
    whose = owner is not None and grid.pos[owner] != "PRON" and source is not None and _FOR_ANOTHER.search(
        grid.text[source.start : source.end] + grid.text[content[0].start : content[0].end]
    )
    if source is not None and any(s.overlaps(source) for s in content):
        source = None
    yield Draft(
        content, source, grid.span(i, i), i,
        " ".join([grid.lemma[i], *grid.lower[i + 1 : last + 1]]), "retraction:verb", "speech",
        "denied" if act == "disowned" and grid.lemma[i] == "deny" else act,
        [f"{grid.word[i]!r} {'stands by' if act == 'upheld' else 'takes back'} words"],
        act=act, speaks_for=noun_phrase(grid, owner) if whose and owner is not None else None,
        # Who clarifies, or has words struck from a record, may mean another's; "took it back" may be of a town, and
        # a count may be cut before anybody was told of it.
        tentative=asked is not None or taken.performed(grid, i) == "clarification" or _pronoun(grid, content)
        or _stance(grid, i) is not None or _wanted(grid, i) in ("issued", "piece")
        or (_wanted(grid, i) == "figure" and not taken.from_to(grid, i))
        or (obj is not None and (taken.is_error(grid, obj) or grid.lower[obj] in ("him", "her")))
        or (grid.child(i, "nsubjpass") is not None and grid.lemma[i] == "correct")
        or (_wanted(grid, i) == "owned" and owner is None),
    )  # fmt: skip


def _pronoun(grid: Grid, content: list[Span]) -> bool:
    return [grid.lower[i] for s in content for i in grid.between(s)] in (["it"], ["them"])


def _wanted(grid: Grid, i: int) -> str:
    return lexicon().get(grid.lemma[i], ("", ""))[1]


def _who(grid: Grid, i: int) -> int | None:
    """The subject of the act; of a relative clause its own, never the thing taken back."""
    if grid.child(i, "nsubj") is not None and taken.performs(grid, i) == grid.child(i, "nsubj"):
        return None  # "a correction followed"
    noun = _of_head(grid, i)
    if noun is not None:
        passive = grid.tag[i] == "VBN" and grid.child(i, "nsubj") is None
        own = subject_token(grid, i) if passive or grid.dep[i] == "xcomp" else grid.child(i, "nsubj")
        return None if own == noun else own
    if grid.lemma[i] in _VANISHING:
        return None
    behind = grid.child(i, "nsubj")
    return subject_token(grid, grid.head[i] if behind is not None and behind > i else i)


def _object(grid: Grid, i: int, last: int, particle: int | None) -> list[Span]:
    """What is taken back: what a colon announces, object, phrase or clause; the verb itself where it has none."""
    announced = taken.announced(grid, i)
    if announced is not None:
        return [announced]
    noun = _of_head(grid, i)
    if noun is not None:
        return [grid.span(min(grid.left[noun], noun), noun)]
    obj = _object_of(grid, i)
    if obj is not None and _wanted(grid, i) == "from":
        obj = _behind(grid, i)
    noun = taken.performs(grid, i)
    if noun is not None and noun == grid.child(i, "nsubj"):
        return [noun_phrase(grid, noun)]
    told = taken.what_was_said(grid, i)
    if told is not None:
        return [taken.timeless(grid, told, None)]
    of_what = None if noun is None else taken.corrects(grid, i, noun)
    if of_what is not None:
        return [taken.timeless(grid, of_what, None)]
    if obj is not None and obj > i and _wanted(grid, i) == "figure":
        return [taken.to_figure(grid, i, obj)]
    if obj is not None and obj > i:
        return [taken.timeless(grid, obj, particle)]
    parts = [c for c in grid.children[i] if grid.dep[c] in ("ccomp", "xcomp", "pobj") and c > i]
    if not parts and "having" in _wanted(grid, i) and taken.said(grid, i):
        parts += [c for c in grid.all_children(i, "advcl") if c > i][:1]  # "denied ever having said"
    behind = [c for c in grid.all_children(i, "prep") if c > i and not taken.is_date(grid, c)]
    parts += [c for c in behind if grid.lower[c] in _BEFORE_OBJECT]
    passive = grid.child(i, "nsubjpass") if grid.lemma[i] not in _VANISHING else grid.child(i, "nsubj")
    if grid.lemma[i] in _VANISHING and passive is not None:
        return [noun_phrase(grid, passive)]
    if passive is not None and _wanted(grid, i) == "asked":
        return [noun_phrase(grid, passive)]
    if parts:
        first, end = min(grid.left[c] for c in parts), max(grid.right[c] for c in parts)
        first += grid.dep[min(parts)] == "prep"
        return [grid.span(max(first, last + 1 if first <= last < end else first), end)]
    if particle is not None and grid.right[particle] > particle:
        return [grid.span(particle + 1 + (grid.dep[particle + 1] == "prep"), grid.right[particle])]
    return [noun_phrase(grid, passive)] if passive is not None else [grid.span(i, last)]


