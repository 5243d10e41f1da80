"""Content that takes words back: "said he had misspoken", "admitted that this was not true", "“I was misquoted”".

Invariant: only somebody who speaks of himself, of his own words, or of those whose side he is on, takes them back;
where the words alone do not tell, the draft is tentative, and an earlier statement of his side must be found.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from parley.extractors.statements.drafts import Draft
from parley.extractors.statements.quotes import Marked
from parley.extractors.statements.speakers import subject_token
from parley.extractors.statements.syntax import Grid
from parley.extractors.statements.wordlists import words
from parley.model.passages import Span

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_FIRST = frozenset({"i", "we"})
_ONE = frozenset({"he", "she", "i"})
# Whoever denies, refuses or asks something takes nothing back by it: "denied that he had been wrong".
_UNSAID = frozenset({"withheld", "denied", "rejected", "refused", "asked", "demanded", "doubted"})
# "The charge was false" denies what somebody else said; only with an owner ("his claim") is it the speaker's.
_OTHERS_WORDS = frozenset({"charge", "allegation", "accusation", "claim", "report", "story", "suggestion", "article"})
# What one says of one's own words: others' are false, one's own were premature.
_HASTY = frozenset({"erroneous", "error", "inaccurate", "incorrect", "mistake", "mistaken", "premature"})
_ANAPHORS = frozenset({"it", "this", "that", "these", "those", "which"})
_OWN = frozenset({"his", "her", "their", "its", "my", "our"})
_DEFINITE = frozenset({"the", "this", "that", "those", "these"})
_OBJECTS = frozenset({"him", "her", "them", "me", "us", "himself", "herself", "themselves"})
_MARKS = frozenset("“”„«»\"")
_SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
_TOLD = re.compile(r"\b(?:said|told|claimed|wrote|posted|announced|reported|called|stated|remark|words?|statement)\b")
_MEANS = {"withdrawn": "does not stand", "disowned": "was not said, or not so", "upheld": "stands"}


@dataclass(frozen=True)
class Recanting:
    """A row of `recantings.csv`."""

    words: re.Pattern[str]
    act: str
    about: str
    sure: bool


@lru_cache(maxsize=1)
def lexicon() -> tuple[Recanting, ...]:
    """The rows, in order; the first that fits decides."""
    table = files(__package__).joinpath("recantings.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in table.splitlines() if not line.startswith("#"))
    return tuple(Recanting(re.compile(r["words"]), r["act"], r["about"], r["sure"] == "yes") for r in rows)


@lru_cache(maxsize=1)
def _any() -> re.Pattern[str]:
    """Whatever any row finds: most content is none of it, and one search is faster than forty."""
    return re.compile("|".join(f"(?:{row.words.pattern})" for row in lexicon()))


def mark(grid: Grid, drafts: list[Draft], marked: Marked) -> None:
    """Give the act to statements whose content takes something back."""
    acts = [d for d in drafts if d.act is not None]
    for draft in drafts:
        if draft.act is not None or draft.cue_class != "speech" or draft.strength in _UNSAID:
            continue
        if any(_in(draft.cue, act) for act in acts):
            continue
        found = next(_found(grid, draft, drafts, marked), None)
        if found is None:
            turned = _turned(grid, draft.at)
            if turned is not None:
                draft.act, draft.tentative = "withdrawn", True
                draft.reason.append(f"said in {grid.word[turned]!r} of what was said before")
            continue
        row, spelled = found
        draft.act, draft.tentative = row.act, not (row.sure or _before_now(grid, draft))
        if row.sure and draft.strength == "said":
            draft.strength = row.act
        draft.reason.append(f"{spelled!r} says that what the speaker said before {_MEANS[row.act]}")


def _before_now(grid: Grid, draft: Draft) -> bool:
    """"said that its earlier figure was wrong": whose it is and when it was told stand in the words."""
    first = grid.between(draft.content[0])[:4]
    own = any(grid.lower[i] in _OWN for i in first)
    return own and any(grid.lower[i] in words("before now") for i in first)


def _turned(grid: Grid, cue: int) -> int | None:
    """"In a reversal, the army said ...": the noun that calls what is said a change of what was said."""
    if cue < 0:
        return None
    below = (grid.child(c, "pobj") for c in grid.all_children(cue, "prep") if grid.lower[c] in ("in", "as"))
    return next((n for n in below if n is not None and _is_turn(grid, n)), None)


def _is_turn(grid: Grid, noun: int) -> bool:
    """"an about-face" is three tokens to the tagger."""
    written = grid.words(grid.left[noun], noun).lower().split()
    return grid.lemma[noun] in words("turns") or written[-1] in words("turns")


def voiced(grid: Grid, drafts: list[Draft], marked: Marked) -> list[Draft]:
    """"“We stand by the report,” she said", "said that he withdrew it": who speaks of his own act performs it so."""
    gone = []
    for act in (d for d in drafts if d.rule == "retraction:verb" and d.act is not None):
        around = [
            d for d in drafts
            if d is not act and d.cue_class == "speech" and d.act is None and d.strength not in _UNSAID
            and _in(act.cue, d) and not d.rule.startswith(("retraction:", "phrase:"))
        ]  # fmt: skip
        said = min(around, key=Draft.chars, default=None)
        subject = subject_token(grid, act.at)
        gone += [d for d in drafts if act.act == "upheld" and d.at == grid.head[act.at] and d.strength == "refused"]
        aside = grid.dep[act.at] in ("acl", "advcl", "pcomp", "relcl")
        if aside or said is None or subject is None or not _of_himself(grid, subject, said, marked):
            continue
        said.act, said.tentative = act.act, act.tentative
        if said.strength == "said" and not act.tentative:
            said.strength = act.strength
        said.reason += act.reason
        gone.append(act)
    return [d for d in drafts if d not in gone]


def _of_himself(grid: Grid, subject: int, said: Draft, marked: Marked) -> bool:
    quoted = _own_words(grid.span(subject, subject), said, marked) is not None
    if grid.lower[subject] in _PRONOUNS:
        return grid.lower[subject] in _FIRST if quoted else himself(grid, subject, said)
    named = set() if said.source is None else {grid.lower[i] for i in grid.between(said.source)}
    leads = bool(named & words("leaders")) and grid.lower[subject] in words("outlets") | words("bodies")
    return leads or himself(grid, subject, said)


def unsay(drafts: Sequence[Draft]) -> None:
    """"denied ever having said that P": nobody is told to have said P."""
    for act in (d for d in drafts if d.act == "disowned" and d.rule == "retraction:verb"):
        for said in drafts:
            if said is not act and _in(said.cue, act) and said.cue_class == "speech":
                said.strength = "withheld"
                said.reason.append("the saying itself is denied")


def _found(
    grid: Grid, draft: Draft, drafts: Sequence[Draft], marked: Marked
) -> Iterator[tuple[Recanting, str]]:
    for span in draft.content:
        text, at = _unquoted(grid.text[span.start : span.end].lower())
        if _any().search(text) is None:
            continue
        for row in lexicon():
            match = row.words.search(text)
            if match is None:
                continue
            here = Span(span.start + at[match.start()], span.start + at[match.end() - 1] + 1)
            if _inner(here, draft, drafts) or not _about(grid, here, row, draft, _own_words(here, draft, marked)):
                continue
            yield row, grid.text[here.start : here.end]


def _unquoted(text: str) -> tuple[str, list[int]]:
    """The text without quotation marks ("it had been “premature”"), and where each of its characters stood."""
    kept = [(k, c) for k, c in enumerate(text) if c not in _MARKS]
    return "".join(c for _, c in kept), [k for k, _ in kept]


def _inner(here: Span, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the words are what somebody else is told to have said inside the content."""
    return any(
        o is not draft and o.cue_class == "speech" and o.chars() < draft.chars() and _in(here, o) and _in(o.cue, draft)
        for o in drafts
    )


def _in(span: Span, draft: Draft) -> bool:
    return any(s.contains(span) for s in draft.content)


def _own_words(here: Span, draft: Draft, marked: Marked) -> Span | None:
    """The quotation, where the words are the speaker's very own: one that does not hold the cue too."""
    quotation = marked.around(here)
    return None if quotation is None or quotation.outer.contains(draft.cue) else quotation.outer


def _about(grid: Grid, here: Span, row: Recanting, draft: Draft, quotation: Span | None) -> bool:
    """Whether the clause is about the speaker or his words, as the row wants."""
    if row.about == "any":
        return True
    tokens = range(grid.at(here.start), max(grid.at(here.end - 1), grid.at(here.start)) + 1)
    verb = next((i for i in tokens if grid.is_verb(i)), None)
    if verb is None:
        verb = next((a for a in grid.ancestors(tokens.start) if grid.is_verb(a)), tokens.start)
    while grid.dep[verb] in ("aux", "auxpass") and grid.head[verb] != verb:
        verb = grid.head[verb]
    denying = any(grid.lower[i] in ("not", "never", "no", "n't", "n’t", "nothing") for i in tokens)
    if grid.child(verb, "neg") is not None and not denying:
        return False
    subject = grid.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass") or subject_token(grid, verb)
    if subject is not None and grid.lower[subject] == "it" and _anticipates(grid, tokens.stop):
        return False
    if subject is not None and grid.lower[subject] in _ANAPHORS and _told_just_before(grid, here, draft):
        return False
    about_him = subject is not None and himself(grid, subject, draft)
    quoted = subject is not None and quotation is not None and quotation.start <= grid.start[subject] < quotation.end
    if about_him and quoted and subject is not None and grid.lower[subject] in _PRONOUNS - _FIRST:
        # In his own words "he" is another, unless a spokesman speaks of his principal.
        named = set() if draft.source is None else {grid.lower[i] for i in grid.between(draft.source)}
        about_him = on_his_side(named)
    about_words = (subject is not None and _his_words(grid, subject, draft)) or any(
        grid.lower[i] in _OBJECTS | _OWN for i in tokens
    )
    if row.about == "self":
        return about_him
    if row.about == "remark":
        return subject is not None and grid.lower[subject] not in _ANAPHORS and _his_words(grid, subject, draft)
    return about_words if row.about == "words" else about_him or about_words


def _told_just_before(grid: Grid, here: Span, draft: Draft) -> bool:
    """"He did not do that. This is wrong": "this" is what the same breath tells, unless it tells what was said."""
    span = next((s for s in draft.content if s.contains(here)), None)
    before = "" if span is None else grid.text[span.start : here.start]
    return _SENTENCE_END.search(before) is not None and _TOLD.search(before.lower()) is None


def _anticipates(grid: Grid, after: int) -> bool:
    """"It was wrong to shell the town": the subject stands for what follows, not for the speaker or his words."""
    return after < len(grid) and grid.lower[after] in ("to", "that", "for", "of", "how", "when", "if")


def _his_words(grid: Grid, subject: int, draft: Draft) -> bool:
    """Whether the subject is something said: "this", "his remarks", "the claim", "what he said"."""
    if grid.lower[subject] in _ANAPHORS:
        return True
    if grid.lemma[subject] not in words("retractable"):
        return any(grid.lower[k] == "what" for k in grid.subtree(subject))
    owner = grid.child(subject, "poss")
    if owner is not None:
        told = [] if draft.source is None else [grid.lower[i] for i in grid.between(draft.source)]
        ahead = draft.source is not None and owner < grid.at(draft.source.start) and told in (["they"], ["he"], ["she"])
        return grid.lower[owner] in _OWN or ahead or himself(grid, owner, draft) or _serves(grid, owner, draft)
    for c in grid.all_children(subject, "relcl"):  # "a statement in which they claimed the attack"
        teller = grid.child(c, "nsubj")
        if teller is not None and grid.lower[teller] in _PRONOUNS:
            return True
    definite = any(grid.lower[k] in _DEFINITE for k in grid.subtree(subject) if k < subject)
    if any(grid.lemma[c] in ("attribute", "ascribe") for c in grid.all_children(subject, "acl")):
        return any(grid.lower[k] in _OBJECTS for k in grid.subtree(subject))  # "comments attributed to him"
    # Who admits that the report was false speaks of his own, and so does a paper.
    own = draft.strength == "admitted" or _is_outlet(grid, draft)
    verb = grid.head[subject]
    hasty = any(grid.lower[k] in _HASTY for k in grid.subtree(verb) if k > verb)  # "the report had been premature"
    return definite and (own or hasty or grid.lemma[subject] not in _OTHERS_WORDS)


def _serves(grid: Grid, owner: int, draft: Draft) -> bool:
    """"The Kremlin said the president's remarks were ...": a house speaks of whoever heads it."""
    source = () if draft.source is None else grid.between(draft.source)
    named = {grid.ent[i] for i in source}
    house = bool(named & {"ORG", "GPE", "FAC"}) and "PERSON" not in named
    return house and grid.tag[owner] == "NN" and grid.lower[grid.left[owner]] == "the"


def _is_outlet(grid: Grid, draft: Draft) -> bool:
    """Whether the source calls itself a paper, a station or an agency: "the newspaper said"."""
    source = () if draft.source is None else grid.between(draft.source)
    return len(source) <= len(("the", "newspaper")) and any(grid.lower[i] in words("outlets") for i in source)


def himself(grid: Grid, subject: int, draft: Draft) -> bool:
    """Whether a subject inside the content is its speaker, or whom he speaks for."""
    if draft.source is None:
        return False
    named = {grid.lower[i] for i in grid.between(draft.source)}
    if grid.lower[subject] in _PRONOUNS:
        return grid.lower[subject] != "they" or not _is_one(grid, named)
    body = grid.lower[subject] in words("bodies") and grid.lower[grid.left[subject]] == "the"
    if draft.strength == "admitted" and body:
        return True  # "the admiral acknowledged that the navy had been mistaken"
    sided = on_his_side(named)
    return grid.lower[subject] in named or (sided and grid.tag[subject] in ("NN", "NNP"))


def _is_one(grid: Grid, named: set[str]) -> bool:
    """Whether a source is one person: a pronoun says so, or the document names somebody by one of its words."""
    return bool(named & _ONE) or any(e == "PERSON" and w in named for e, w in zip(grid.ent, grid.lower, strict=True))


def on_his_side(named: set[str]) -> bool:
    """Whether a source's words name a spokesman, an office or another on a principal's side."""
    return bool(named & (words("spokesmen") | words("own side")))
