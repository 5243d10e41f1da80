"""Medium, occasion and audience: how, where and to whom something was said.

Invariant: each is words that stand in the cue's own clause or beside its source; a phrase inside the content says
nothing about how the content was said.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from parley.extractors.statements import cues
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import noun_phrase
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_PREPOSITIONS = frozenset({"in", "on", "via", "through", "at", "during", "by", "over", "to"})
# Verbs that name their own medium.
_VERB_MEDIA = {"tweet": "Twitter", "retweet": "Twitter", "email": "email", "e-mail": "email", "blog": "blog"}
# "On the sidelines of the summit" is at the summit.
_BESIDE = frozenset({"fringe", "margin", "sideline"})
# A medium stands this near behind its source: "Smith on Twitter".
_NEAR = 4
_SPEAKING = frozenset({"speaking", "talking", "writing"})
_POSSESSIVES = frozenset({"'s", "’s", "’", "'"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "its", "their", "this", "that", "my", "our", "another"})


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, str]:
    """The kind of each word: platform, medium, document or occasion."""
    table = files(__package__).joinpath("media.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return {row["word"]: row["kind"] for row in rows}


def add(grid: Grid, drafts: list[Draft]) -> None:
    """Fill in medium, occasion and audience of every draft, from the words around its cue."""
    for draft in drafts:
        if draft.cue_class != "speech":
            continue
        for prep in _phrases(grid, draft):
            _read(grid, prep, draft)
        if draft.medium is None:
            draft.medium = _issued(grid, draft)
        if draft.medium is None and draft.how in _VERB_MEDIA:
            draft.medium = _VERB_MEDIA[draft.how]
        if not draft.audience and grid.is_verb(draft.at):
            draft.audience = _audience(grid, draft)
        _addressed(grid, draft)
        _broadcast(grid, draft)


def _issued(grid: Grid, draft: Draft) -> str | None:
    """"wrote a letter to the rebels: '...'", "posted a video: '...'": what is sent out carries the words behind it."""
    if draft.source is None or draft.source.end >= draft.start:
        return None
    for i in grid.between((draft.source.end, draft.start)):
        verb = grid.head[i]
        sent = grid.dep[i] == "dobj" and grid.lemma[verb] in words("making") and grid.start[verb] >= draft.source.end
        if sent and lexicon().get(grid.lemma[i]) in ("medium", "document"):
            return _words(grid, i, whole=False)
    return None


def _addressed(grid: Grid, draft: Draft) -> None:
    """"told a press conference": the audience names the occasion."""
    for span in draft.audience:
        head = _head(grid, span)
        if lexicon().get(grid.lemma[head]) == "occasion" and draft.occasion is None:
            draft.occasion = _words(grid, head, whole=True)
            draft.audience = []
            return


def _broadcast(grid: Grid, draft: Draft) -> None:
    """"told Radio North", "told a radio station": whoever carries the words is their medium."""
    for span in draft.audience if draft.medium is None and draft.occasion is None else ():
        head = _head(grid, span)
        if _carries(grid, head):
            draft.medium = _words(grid, head, whole=False)
            return


def _head(grid: Grid, span: Span) -> int:
    """The token of a phrase that all its others hang on."""
    inside = grid.between(span)
    return next((i for i in inside if grid.head[i] not in inside or grid.head[i] == i), inside[-1])


def _carries(grid: Grid, head: int) -> bool:
    """Whether a noun phrase is a broadcaster or paper: "RTL radio", "Radio North", "the television station MTV"."""
    phrase = range(grid.left[head], head + 1)
    for i in phrase:
        alone = i == head or grid.pos[i] == "PROPN" or grid.lower[i + 1] in words("stations")
        if grid.lower[i] in words("press") and alone:
            return True  # "radio host John Lund" is none
    named = {grid.lower[i] for i in phrase if grid.pos[i] == "PROPN"}
    return bool(named & words("carriers")) and not named & words("stations")


def _phrases(grid: Grid, draft: Draft) -> list[int]:
    """Prepositions of the cue's clause and those right behind the source, content left out."""
    verb = draft.at
    found = [c for c in grid.children[verb] if grid.dep[c] == "prep"]
    if grid.dep[verb] in ("conj", "advcl", "xcomp", "pcomp"):
        above = grid.head[verb]
        found += [c for c in grid.children[above] if grid.dep[c] == "prep" and c < verb]
    # "insisted Berg, speaking by satellite phone"
    speaking = [c for c in grid.all_children(verb, "advcl") if grid.lower[c] in _SPEAKING]
    if draft.source is not None:
        inside = grid.between(draft.source)
        stop = min(len(grid), inside.stop + 2 * _NEAR)
        speaking += [i for i in range(inside.stop, stop) if grid.lower[i] in _SPEAKING and grid.dep[i] != "pcomp"]
    found += [c for s in dict.fromkeys(speaking) for c in grid.all_children(s, "prep")]
    if draft.source is not None:
        after = grid.at(draft.source.end)
        inside = grid.between(draft.source)
        beside = [i for i in range(after, min(len(grid), after + _NEAR)) if grid.head[i] in inside]
        found += [i for i in (*inside, *beside) if grid.dep[i] == "prep"]
    return [
        c
        for c in dict.fromkeys(found)
        if grid.lower[c] in _PREPOSITIONS and not any(s.start <= grid.start[c] < s.end for s in draft.content)
    ]


def _read(grid: Grid, prep: int, draft: Draft) -> None:
    head = grid.child(prep, "pobj")
    beside = grid.child(head, "prep") if head is not None and grid.lemma[head] in _BESIDE else None
    head = head if beside is None else grid.child(beside, "pobj")
    if head is None or any(s.start <= grid.start[head] < s.end for s in draft.content):
        return
    if draft.source is not None and grid.start[prep] < draft.source.start <= grid.start[head] < draft.source.end:
        return  # "according to the Horn Dispatch": the source itself
    kind = lexicon().get(grid.lower[head]) or lexicon().get(grid.lemma[head])
    kind = lexicon().get(grid.words(head - 1, head).lower(), kind)
    if kind is None and _carries(grid, head):
        kind = "medium"
    if kind == "medium" and grid.lower[prep] == "at":
        return  # "at the border post": a place
    if kind in ("platform", "medium", "document") and draft.medium is None:
        draft.medium = _words(grid, head, whole=False)
        if draft.source is not None and draft.source.start < grid.start[prep] < draft.source.end:
            draft.source = Span(draft.source.start, grid.end[prep - 1])
    elif kind == "occasion" and draft.occasion is None:
        draft.occasion = _words(grid, head, whole=True)


def _words(grid: Grid, head: int, whole: bool) -> str:
    """The phrase without its determiner; `whole` keeps what follows its head ("interview with ...")."""
    span = noun_phrase(grid, head)
    tokens = grid.between(span)
    first = tokens.start
    while first < head and (grid.lower[first] in _DETERMINERS or grid.dep[first] == "det"):
        first += 1
    name = grid.child(head, "appos")
    named = name is not None and name == head + 1 and grid.pos[name] == "PROPN"
    last = tokens.stop - 1 if whole else head + named
    # A programme's name may trail its channel: "an interview with Channel Nine's This Week".
    while whole and last + 1 < len(grid) and (grid.word[last + 1] in _POSSESSIVES or grid.word[last + 1][0].isupper()):
        last += 1
    return grid.words(first, last)


def _audience(grid: Grid, draft: Draft) -> list[Span]:
    cue = cues.verb(grid.lemma[draft.at])
    if cue is None:
        return []
    takes = any(f.startswith("aud") for f in cue.frames)
    found = grid.child(draft.at, "dobj", "dative") if takes else None
    if found is None and "quote" in cue.frames:
        to = next((c for c in grid.all_children(draft.at, "prep", "dative") if grid.lower[c] == "to"), None)
        found = None if to is None else grid.child(to, "pobj")
    if found is None or grid.pos[found] in ("VERB", "AUX"):
        return []
    if draft.source is not None and draft.source.contains(Span(grid.start[found], grid.end[found])):
        return []  # "asked the reporter": set behind its verb, the speaker looks like the hearer
    span = noun_phrase(grid, found)
    return [] if any(s.overlaps(span) for s in draft.content) else [span]
