"""Taking words back: withdrawn by their speaker, withdrawn for him, disowned, corrected by the outlet, or upheld.

Invariant: these are different acts. To withdraw is to admit having said it; to disown is to deny having said it; only
the outlet corrects itself. The act is the `strength` too, but for a denial of having said it.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

from parley.extractors.parse import Parse
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase, source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

ACTS = frozenset({"withdrawn", "disowned", "corrected", "upheld"})
# "said that he had misspoken", "admitted that he was wrong": the content takes it back.
_PARTICLES = frozenset({"back", "down", "by", "away", "off"})
_BEFORE_OBJECT = frozenset({"on", "from", "about", "by", "for"})
_FOR_ANOTHER = re.compile(r"spokes|press secretary|on (?:his|her|its|their) behalf|\boffice\b", re.IGNORECASE)
_MISTAKEN = frozenset({"wrong", "mistaken", "inaccurate", "incorrect"})
# Of one's own words: "admitted that the announcement was premature".
_UNTRUE = _MISTAKEN | {"premature", "false", "untrue", "erroneous", "unfounded", "misleading"}
_ANAPHORS = frozenset({"that", "so", "it", "this", "such", "thing", "things"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_OUTLET = re.compile(
    r"(?P<head>\A(?:Correction|Clarification|Editor[’']s note|Erratum)\s*(?:\([^)]*\))?\s*[:.—–-]\s*)?"
    r"(?:an |the )?(?:earlier|previous|original|initial)(?:ly)?(?: published)? (?:version|headline)s? of this "
    r"(?:article|story|report|post|piece|page)|\bthis (?:article|story|report|piece|page) (?:has been|was|is) "
    r"(?:corrected|amended)|\A(?:Correction|Clarification|Erratum)\s*(?:\([^)]*\))?\s*[:.—–-]\s*",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, tuple[str, str]]:
    """Act and condition on the object for each verb."""
    table = files(__package__).joinpath("retractions.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return {row["verb"]: (row["act"], row["object"]) for row in rows}


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each act of taking back or standing by, and for each correction by the outlet."""
    for paragraph in parse.reported():
        noted = _OUTLET.search(grid.text[paragraph.span.start : paragraph.span.end])
        if noted is not None:
            yield _correction(grid, paragraph.span, noted)
            continue
        for i in grid.between(paragraph.span):
            if grid.pos[i] in ("VERB", "AUX"):
                yield from _act(grid, i)


def _correction(grid: Grid, paragraph: Span, noted: re.Match[str]) -> Draft:
    if noted["head"]:
        start = paragraph.start + noted.end("head")
    elif noted.group().rstrip().endswith((":", ".", "-", "–", "—")):
        start = paragraph.start + noted.end()
    else:
        start = paragraph.start + noted.start()
    at = grid.at(paragraph.start + noted.start())
    stop = next((grid.end[i] for i in grid.between((start, paragraph.end)) if grid.word[i] == "."), paragraph.end)
    content = Span(start, stop) if start < stop else paragraph
    return Draft(
        [content], None, Span(grid.start[at], grid.end[at]), -at - 1, "corrects", "retraction:outlet", "speech",
        "corrected", act="corrected", reason=[f"{noted.group().strip()!r} is the outlet correcting itself"],
    )


def act_at(grid: Grid, i: int) -> str | None:
    """The act that the verb at `i` performs, if any."""
    particle = next(
        (c for c in grid.children[i] if c in (i + 1, i + 2) and grid.lower[c] in _PARTICLES), None
    )
    row = lexicon().get(f"{grid.lemma[i]} {grid.lower[particle]}") if particle is not None else None
    row = row or lexicon().get(grid.lemma[i])
    if row is None or grid.child(i, "neg") is not None:
        return None
    act, wanted = row
    if wanted == "any":
        return act
    if wanted == "having":
        said = next((c for c in grid.all_children(i, "xcomp", "ccomp", "pcomp") if c > i), None)
        past = said is not None and grid.tag[said] in ("VBG", "VBN", "VBD")
        return act if past and said is not None and grid.lemma[said] in words("acts of saying") else None
    obj = grid.child(i, "dobj", "nsubjpass")
    if obj is None and particle is not None:
        obj = grid.child(particle, "pobj")
    if obj is None:
        prep = next((c for c in grid.all_children(i, "prep") if grid.lower[c] in ("for", "from", "on")), None)
        obj = None if prep is None else grid.child(prep, "pobj")
    if wanted == "self" and obj is not None and grid.lower[obj].endswith(("self", "selves")):
        return act
    return act if obj is not None and grid.lemma[obj] in words("retractable") else None


def _act(grid: Grid, i: int) -> Iterator[Draft]:
    act = act_at(grid, i)
    if act is None:
        return
    token = subject_token(grid, i)
    last = max([i, *(c for c in grid.children[i] if grid.lower[c] in _PARTICLES and c <= i + 2)])
    content = _object(grid, i, last)
    if content is None:
        return
    obj = grid.child(i, "dobj")
    owner = None if obj is None else grid.child(obj, "poss")
    source = None if token is None else source_span(grid, token, i)
    whose = owner is not None and grid.pos[owner] != "PRON" and source is not None and _FOR_ANOTHER.search(
        grid.text[source.start : source.end] + grid.text[content.start : content.end]
    )
    yield Draft(
        [content], None if token is None else source_span(grid, token, i), grid.span(i, i), i,
        " ".join([grid.lemma[i], *grid.lower[i + 1 : last + 1]]), "retraction:verb", "speech",
        "denied" if act == "disowned" and grid.lemma[i] == "deny" else act,
        [f"{grid.word[i]!r} {'stands by' if act == 'upheld' else 'takes back'} words"],
        act=act, speaks_for=noun_phrase(grid, owner) if whose and owner is not None else None,
    )


def _object(grid: Grid, i: int, last: int) -> Span | None:
    """What is taken back: object, phrase or clause; the verb itself where it has none ("he misspoke")."""
    parts = [c for c in grid.children[i] if grid.dep[c] in ("dobj", "ccomp", "xcomp", "pobj") and c > i]
    parts += [c for c in grid.all_children(i, "prep") if c > i and grid.lower[c] in _BEFORE_OBJECT]
    passive = grid.child(i, "nsubjpass")
    if parts:
        first = min(grid.left[c] for c in parts)
        end = max(grid.right[c] for c in parts)
        if grid.dep[parts[0]] == "prep":
            first += 1
        return grid.span(max(first, last + 1 if first <= last < end else first), end)
    if passive is not None:
        return noun_phrase(grid, passive)
    return grid.span(i, last)


def mark(grid: Grid, drafts: list[Draft]) -> None:
    """Give the act to statements whose content takes something back: "said he had misspoken"."""
    acts = [d for d in drafts if d.act is not None]
    for draft in drafts:
        if draft.act is not None or draft.cue_class != "speech" or draft.strength == "withheld":
            continue
        if any(_in(draft.cue, o) for o in acts):
            continue
        for i in (i for span in draft.content for i in grid.between(span)):
            word = Span(grid.start[i], grid.end[i])
            act = _own_act(grid, i, draft)
            if act is not None and not any(
                o is not draft and o.chars() < draft.chars() and _in(word, o) and _in(o.cue, draft) for o in drafts
            ):
                draft.strength = draft.act = act
                draft.reason.append(f"{grid.word[i]!r} says that the speaker {_MEANS[act]}")
                break


_MEANS = {"withdrawn": "was wrong", "disowned": "never said it"}


def _own_act(grid: Grid, i: int, draft: Draft) -> str | None:
    if _own_mistake(grid, i, draft) or _own_words_untrue(grid, i, draft):
        return "withdrawn"
    return "disowned" if _never_said(grid, i, draft) else None


def _own_words_untrue(grid: Grid, i: int, draft: Draft) -> bool:
    """"admitted that the announcement was premature", "said that her statement was wrong"."""
    if grid.lower[i] not in _UNTRUE or not grid.is_verb(grid.head[i]) or grid.child(grid.head[i], "neg") is not None:
        return False
    noun = subject_token(grid, grid.head[i])
    if noun is None or grid.lemma[noun] not in words("retractable"):
        return False
    owner = grid.child(noun, "poss")
    return draft.strength == "admitted" if owner is None else grid.lower[owner] in ("his", "her", "their", "its", "my")


def _never_said(grid: Grid, i: int, draft: Draft) -> bool:
    """"She said she had never said that.": the speaker's own saying, negated, of something said before."""
    if grid.lemma[i] not in words("acts of saying") or not grid.is_verb(i) or grid.child(i, "neg") is None:
        return False
    obj = grid.child(i, "dobj", "advmod")
    past = grid.tag[i] in ("VBD", "VBN") or any(grid.lower[c] == "did" for c in grid.all_children(i, "aux"))
    meant = any(grid.lower[c] in _ANAPHORS for c in grid.children[i] if c > i) or (
        obj is not None and grid.lemma[obj] in words("retractable")
    )
    return past and meant and _himself(grid, subject_token(grid, i), draft)


def _in(span: Span, draft: Draft) -> bool:
    return any(s.contains(span) for s in draft.content)


def _own_mistake(grid: Grid, i: int, draft: Draft) -> bool:
    if grid.lemma[i] == "misspeak" or grid.lower[i] in ("misspoke", "misspoken"):
        verb = i
    elif grid.lower[i] in _MISTAKEN and grid.dep[i] in ("acomp", "attr", "ROOT") and grid.is_verb(grid.head[i]):
        verb = grid.head[i]
    else:
        return False
    if grid.child(verb, "neg") is not None:
        return False
    return _himself(grid, subject_token(grid, verb), draft)


def _himself(grid: Grid, subject: int | None, draft: Draft) -> bool:
    """Whether a subject inside the content is its speaker, or whom he speaks for."""
    if subject is None or draft.source is None or grid.lower[subject] == "it":
        return False
    named = [grid.lower[i] for i in grid.between(draft.source)]
    spokesman = any(w in words("spokesmen") for w in named) and grid.pos[subject] in ("NOUN", "PROPN")
    return grid.lower[subject] in _PRONOUNS or grid.lower[subject] in named or spokesman
