"""Verbs of saying and thinking with the clause, object or phrase that is their content."""

import re
from collections.abc import Iterator

from parley.extractors.contract import AttributionHop
from parley.extractors.parse import Parse
from parley.extractors.statements import phrases
from parley.extractors.statements.acts import cue_at, cue_span, negated, quoted_as
from parley.extractors.statements.clauses import announcement, clause, cleft
from parley.extractors.statements.cues import Cue
from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.speakers import source_span, subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span


def find(grid: Grid, parse: Parse) -> Iterator[Draft]:
    """One draft for each cue verb that has content, in text order."""
    for paragraph in parse.reported():
        for i in grid.between(paragraph.span):
            if grid.pos[i] in ("VERB", "AUX"):
                cue = cue_at(grid, i)
                if cue is not None and not quoted_as(grid, i) and not _left_unsaid(grid, i):
                    yield from _with(grid, i, cue)


def _with(grid: Grid, i: int, cue: Cue) -> Iterator[Draft]:
    for frame in _FRAMES:
        found = frame(grid, i, cue)
        if found is None:
            continue
        content, rule, audience = found
        if not content or _anonymous(grid, content):
            continue
        source = _source(grid, i)
        if source is not None and any(s.contains(source) for s in content):
            source = None
        cue_class, strength = cue.in_frame(*_frames_of(rule))
        strength = _committed(grid, i, cue, strength)
        if _by_nobody(grid, source) or (cue_class == "speech" and negated(grid, i)):
            strength = "withheld"
        if rule == "answer" and "nothing" in {grid.text[s.start : s.end].lower() for s in content}:
            strength = "withheld"
        if cue_class == "belief" and strength == "believed" and negated(grid, i):
            strength = "doubted"
        draft = Draft(
            content, source, cue_span(grid, i), i, cue.lemma, f"indirect:{rule}", cue_class, strength,
            [f"{grid.word[i]!r} takes {rule}"], audience,
        )
        if rule == "announced":
            _relayed(grid, draft)
        yield draft
        return


def _left_unsaid(grid: Grid, i: int) -> bool:
    """Whether the refusal above tells it already: of "declined to comment on the strike" only "declined" withholds."""
    above = cue_at(grid, grid.head[i]) if grid.dep[i] == "xcomp" else None
    return above is not None and above.strength == "refused" and grid.lemma[i] in words("withheld acts")


def _relayed(grid: Grid, draft: Draft) -> None:
    """"relayed what a farmer had told him: that P": the farmer said it, and who relays it passed it on."""
    for k in range(draft.at + 1, grid.at(draft.start)):
        cue = cue_at(grid, k) if grid.is_verb(k) else None
        subject = grid.child(k, "nsubj")
        if cue is None or cue.cue_class != "speech" or subject is None or grid.pos[subject] not in ("NOUN", "PROPN"):
            continue
        if draft.source is not None:
            draft.outer.insert(0, AttributionHop(draft.source, draft.cue, draft.how))
        draft.source, draft.cue, draft.how = source_span(grid, subject, k), cue_span(grid, k), cue.lemma
        draft.reason.append(f"{grid.word[k]!r} tells whose words they are")
        return


def _committed(grid: Grid, i: int, cue: Cue, strength: str) -> str:
    """What the cue commits to given its object: a claim that is rejected is denied, entry that is denied is refused."""
    if strength == "refused":
        act = grid.child(i, "xcomp")
        return "withheld" if act is not None and grid.lemma[act] in words("withheld acts") else strength
    obj = grid.child(i, "dobj", "nsubjpass")
    noun = None if obj is None else grid.lemma[obj]
    if strength == "rejected" and noun in words("facts"):
        return "denied"
    if cue.lemma == "deny" and noun in words("grants"):
        return "refused"
    return strength


def _by_nobody(grid: Grid, source: Span | None) -> bool:
    """"Nobody said that ...", "none of them claimed ...": the act did not take place."""
    said_by = [] if source is None else grid.text[source.start : source.end].split()
    none = len(said_by) > 1 and said_by[0].lower() == "no" and said_by[1].islower()  # "no official", not "No 10"
    return bool(said_by) and (none or said_by[0].lower() in words("nobody"))


def _anonymous(grid: Grid, content: list[Span]) -> bool:
    """"who asked not to be named": a condition of the saying, no statement."""
    return any(_ANONYMITY.search(grid.text[s.start : s.end]) for s in content)


_ANONYMITY = re.compile(r"^(?:that (?:he|she|they) )?not (?:to )?be (?:named|identified|quoted|cited)\b")


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
    "to": ("to", "oto", "ato"), "ing": ("ing",), "object": ("np", "np-person", "np-document"), "for to": ("p:for",),
    "figure": ("figure",), "announced": _THAT,
}  # fmt: skip


def _source(grid: Grid, i: int) -> Span | None:
    token = subject_token(grid, i)
    if token is None or not any(ch.isalnum() for ch in grid.word[token]):
        return None
    if (grid.lower[token] in ("it", "there") and grid.child(i, "nsubjpass") is not None):
        return None
    return source_span(grid, token, i)


# Tried in this order; the first that finds content decides.
_FRAMES = (
    announcement, cleft, clause, phrases.figure, phrases.naming, phrases.infinitive, phrases.object_phrase,
    phrases.phrase, phrases.object_,
)  # fmt: skip
