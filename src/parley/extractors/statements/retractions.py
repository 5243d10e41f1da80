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
_PARTICLES = frozenset({"back", "down", "by"})
_FOR_ANOTHER = re.compile(r"spokes|press secretary|on (?:his|her|its|their) behalf|\boffice\b", re.IGNORECASE)
_MISTAKEN = frozenset({"wrong", "mistaken", "inaccurate", "incorrect"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_OUTLET = re.compile(
    r"(?P<head>\A(?:Correction|Clarification|Editor[’']s note|Erratum)\s*(?:\([^)]*\))?\s*[:.—–-]\s*)?"
    r"(?:an |the )?(?:earlier|previous|original|initial)(?:ly)?(?: published)? (?:version|headline)s? of this "
    r"(?:article|story|report|post|piece|page)|\A(?:Correction|Clarification|Erratum)\s*(?:\([^)]*\))?\s*[:.—–-]\s*",
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
    return act if obj is not None and grid.lemma[obj] in words("retractable") else None


def _act(grid: Grid, i: int) -> Iterator[Draft]:
    act = act_at(grid, i)
    if act is None:
        return
    token = subject_token(grid, i)
    last = max([i, *(c for c in grid.children[i] if grid.lower[c] in ("back", "down", "by") and c <= i + 2)])
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
    parts += [c for c in grid.all_children(i, "prep") if c > i and grid.lower[c] in ("on", "from", "about", "by")]
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
            if _own_mistake(grid, i, draft) and not any(
                o is not draft and o.chars() < draft.chars() and _in(word, o) and _in(o.cue, draft) for o in drafts
            ):
                draft.strength = draft.act = "withdrawn"
                draft.reason.append(f"{grid.word[i]!r} says that the speaker was wrong")
                break


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
    subject = subject_token(grid, verb)
    if subject is None or draft.source is None:
        return False
    named = grid.text[draft.source.start : draft.source.end].lower()
    return (grid.lower[subject] in _PRONOUNS and grid.lower[subject] != "it") or grid.lower[subject] in named.split()
