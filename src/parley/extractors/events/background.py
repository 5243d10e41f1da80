"""What must not become an event: metaphor, sport, weather, crime, fiction, markets."""

import re
from collections.abc import Sequence
from datetime import datetime

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.extractors.events.classing import class_words, in_class, lemma, names_somebody, words_before
from parley.extractors.events.drafts import Draft
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.lexicon import blockers
from parley.extractors.events.nouns import noun_slot

# A year as it is written; in the year before last at the latest, what happened then is not what is reported now.
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_LONG = frozenset({"year", "decade", "century", "generation"})


def blocked_topics(paragraph: Sequence[Sentence]) -> dict[str, str]:
    """The types that the subject of a paragraph keeps from being coded, each with the words that show it.

    Two cues make a subject, or one that means nothing else; a word that belongs to conflict defeats it, because
    people are shot in factories too.
    """
    tokens = [t for sentence in paragraph for t in sentence]
    lemmas = {lemma(t) for t in tokens}
    text = " ".join(lemma(t) for t in tokens)
    found: dict[str, str] = {}
    for row in blockers():
        if row.kind == "phrase":
            continue
        hits = sorted(c for c in row.cues if c in lemmas or (" " in c and c in text))
        if len(hits) < 2 and not set(hits) & row.words:
            continue
        if row.unless and lemmas & class_words(row.unless):
            continue
        for type_ in row.blocks:
            found.setdefault(type_, f"{row.kind}: {', '.join(hits[:3])}")
    return found


def unproven(draft: Draft, paragraph: Sequence[Sentence]) -> str:
    """Why harm without a culprit is no assault: people die and things burn by accident unless something says not."""
    if draft.type != "ASSAULT" or draft.rule == "light-patient" or lemma(draft.anchor) not in class_words("UNSURE"):
        return ""
    if any(names_somebody(t) and not in_class(t, "NATURE") for t in draft.agents):
        return ""
    lemmas = [lemma(t) for sentence in paragraph for t in sentence if t.i != draft.anchor.i]
    text = " ".join(lemmas)
    if any(c in lemmas if " " not in c else c in text for c in class_words("VIOLENT")):
        return ""
    return f"nothing says that '{draft.anchor.text}' was deliberate"


def _begins_here(year: Token) -> bool:
    return year.i > 0 and year.doc[year.i - 1].lower_ in ("since", "until", "by", "from")


def is_history(draft: Draft, published: datetime | None) -> bool:
    """Whether the clause dates the act to a year before last, or to years or decades ago.

    "Since 2014" goes on and is no history. Without a date of publication a bare year tells nothing.
    """
    own = list(own_subtree(draft.token))
    if any(t.lower_ == "ago" and any(lemma(w) in _LONG for w in own) for t in own):
        return True
    years = [int(t.text) for t in own if _YEAR.fullmatch(t.text) and not _begins_here(t)]
    return bool(years) and published is not None and max(years) <= published.year - 2


def metaphor(draft: Draft) -> str:
    """Why the act is a figure of speech ("war of words", "battle against cancer"), empty where it is not."""
    for row in blockers():
        if row.kind != "phrase" or draft.type not in row.blocks:
            continue
        for token in {draft.token.i: draft.token, draft.anchor.i: draft.anchor}.values():
            why = _figure(token, row.words, row.cues) or _figure_before(token, row.words, row.cues)
            if why:
                return f"metaphor: {why}"
    return ""


def _figure(token: Token, words: frozenset[str], cues: frozenset[str]) -> str:
    if lemma(token) not in words:
        return ""
    under = [t for name in ("of", "against", "on", "for", "with", "over") for t in noun_slot(token, name)]
    under += [t for t in token.children if t.dep_ == "dobj"]
    hit = next((t for t in under if lemma(t) in cues or " ".join(words_before(t)[-2:]) in cues), None)
    return f"{token.text} .. {hit.text}" if hit is not None else ""


def _figure_before(token: Token, words: frozenset[str], cues: frozenset[str]) -> str:
    before = words_before(token)
    return f"{' '.join(before)}" if before[-1] in cues and any(w in words for w in before[:-1]) else ""
