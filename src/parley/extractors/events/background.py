"""What must not become an event: metaphor, sport, weather, crime, fiction, markets."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import class_words, in_class, lemma, names_somebody, noun_row, words_before
from parley.extractors.events.drafts import Draft
from parley.extractors.events.extent import own_subtree
from parley.extractors.events.lexicon import blockers
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.political import has_country
from parley.extractors.events.polities import is_polity

# A year as it is written; in the year before last at the latest, what happened then is not what is reported now.
_YEAR = re.compile(r"1\d\d\d|20[0-4]\d")
_DECADE = re.compile(r" '?(1\d|20)?\d0s ")
# "4-0", but not the first half of "18-24 years", "a 10-15 percent rise" or "a 5-4 ruling".
_RESULT = re.compile(
    r"(?<![\w/-])\d{1,2} ?[-–] ?\d{1,2}"
    r"(?= (?:in|at|to|on|after|over|against|win|victory|defeat|loss|lead)\b| ?[.,;]|$)"
)
_SPANS = frozenset({"in", "during", "from", "until", "till", "between", "around", "circa"})
_VIOLENCE = frozenset({"ASSAULT", "COERCE"})
_ATHLETIC = frozenset(
    {"beat", "defeat", "crush", "thrash", "demolish", "eliminate", "hammer", "rout", "trounce", "fight", "overpower",
     "punish", "outclass", "down"}
)  # fmt: skip
_ABLE = ("AGGRESSOR", "WEAPON", "ATTACKS", "PROTESTERS", "BODIES", "LEADERS", "TEARGAS", "SANCTIONS", "RESTRICTION")
_ALIGHT = frozenset({"burn", "torch", "raze", "set", "flatten", "level"})
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter", "year", "night", "course"})
_LONG = frozenset({"year", "decade", "century", "generation"})


def blocked_topics(paragraph: Sequence[Sentence]) -> dict[str, str]:
    """The types that the subject of a paragraph keeps from being coded, each with the words that show it.

    Two cues make a subject, or one that means nothing else; a word that belongs to conflict defeats it, because
    people are shot in factories too.
    """
    tokens = [t for sentence in paragraph for t in sentence]
    lemmas = {lemma(t) for t in tokens if t.pos_ != "VERB" or lemma(t) not in class_words("FORCE_OF_NATURE")}
    text = " ".join(lemma(t) for t in tokens).replace(" - ", "-")
    lemmas |= {word for word in text.split() if "-" in word}
    found: dict[str, str] = {}
    score = _score(tokens)
    for row in blockers():
        if row.kind == "phrase":
            continue
        hits = sorted(c for c in row.cues if c in lemmas or (" " in c and c in text))
        if row.kind == "sport" and score and not lemmas & class_words("VOTING"):
            hits = [score, "score", *hits]
        if len(hits) < 2 and not set(hits) & row.words:
            continue
        played = row.kind == "sport" and len(hits) > 1 and bool(set(hits) & row.words)
        if row.unless and not played and lemmas & class_words(row.unless):
            continue
        for type_ in row.blocks:
            found.setdefault(type_, f"{row.kind}: {', '.join(hits[:3])}")
    return found


def _score(tokens: Sequence[Token]) -> str:
    """A result such as "4-0": two small numbers that measure nothing."""
    text = " ".join(t.text for t in tokens)
    found = _RESULT.search(text)
    return found.group() if found else ""


def off_topic(draft: Draft, topics: Mapping[str, str]) -> bool:
    """Whether the paragraph's subject rules the act out. In sport states meet and agree like anybody else."""
    why = topics.get(draft.type, "")
    if why.startswith("crime") and any(in_class(t, "SETTLEMENTS") or t.ent_type_ == "GPE" for t in draft.patients):
        return False
    played = why.startswith("sport") and draft.type in ("AGREE", "CONSULT", "SUPPORT", "RETREAT")
    return bool(why) and (played or not _by_a_party(draft))


def _by_a_party(draft: Draft) -> bool:
    """Whether a state or armed group does it: what it does counts whatever the paragraph is about."""
    return draft.type not in ("ASSAULT", "COERCE") and any(
        in_class(t, "TROOPS") or is_polity(t) or any(w.ent_type_ in ("GPE", "NORP") for w in t.subtree)
        for t in draft.agents
    )


def unproven(draft: Draft, paragraph: Sequence[Sentence]) -> str:
    """Why harm without a culprit is no assault: people die and things burn by accident unless something says not."""
    if draft.type != "ASSAULT" or draft.rule == "light-patient" or lemma(draft.anchor) not in class_words("UNSURE"):
        return ""
    if any((names_somebody(t) or is_polity(t)) and not in_class(t, "NATURE") for t in draft.agents):
        return ""
    if draft.clause is not None and any(_is_attack(t) for t in draft.clause.subj):
        return ""
    if _set_alight(draft) or _in_an_attack(draft):
        return ""
    lemmas = [lemma(t) for sentence in paragraph for t in sentence if t.i != draft.anchor.i]
    text = " ".join(lemmas)
    if any(c in lemmas if " " not in c else c in text for c in class_words("VIOLENT")):
        return ""
    return f"nothing says that '{draft.anchor.text}' was deliberate"


def _set_alight(draft: Draft) -> bool:
    """Whether whole places "were burned": somebody burned them, whoever it was; what "burned" may be an accident."""
    clause = draft.clause
    if clause is None or not clause.passive or lemma(draft.token) not in _ALIGHT:
        return False
    return not draft.agents and any(in_class(t, "SETTLEMENTS") for t in clause.obj)


def _in_an_attack(draft: Draft) -> bool:
    """Whether people "were killed in an attack on a market": several of them, and what befell them is named."""
    clause = draft.clause
    if clause is None or not clause.passive or not any(t.tag_ in ("NNS", "CD") for t in clause.obj):
        return False
    named = (t for slot in ("in", "during") for t in clause.slot(slot))
    return any(_is_attack(t) and not any(in_class(c, "NATURE") for c in t.children) for t in named)


def _is_attack(token: Token) -> bool:
    """Whether a noun names an attack and not what may be an accident ("blast", "fire")."""
    row = noun_row(token)
    return row is not None and row.type == "ASSAULT" and lemma(token) not in class_words("UNSURE")


def is_history(draft: Draft, published: datetime | None) -> bool:
    """Whether the act is dated to a year before last, to a past century, decade or war, or to years or decades ago.

    "Since 2014" goes on and is no history. Without a date of publication a bare year ("in 2014", no month) is history,
    because what is news is dated by day or month. A clause under a dated one ("after ships had shelled
    it") goes with it.
    """
    own = list(own_subtree(draft.token))
    if any(t.lower_ == "ago" and any(lemma(w) in _LONG for w in own) for t in own):
        return True
    if any(_is_old(t, draft, published) for t in draft.token.sent if _YEAR.fullmatch(t.text)):
        return True
    word = draft.token
    while True:
        if any(_is_past(time, published) for time in _times(word)):
            return True
        if word.head.i == word.i or (word.dep_ == "conj" and word.pos_ in ("VERB", "AUX") and word.head.i > word.i):
            return False
        word = word.head


def _is_old(year: Token, draft: Draft, published: datetime | None) -> bool:
    """Whether a bare year that the parser may have torn off dates the act: "In 1812 troops", "the coup of 1973"."""
    before = year.nbor(-1) if year.i > year.sent.start else None
    if before is None or not _long_past(year, published):
        return False
    if before.lower_ in ("in", "from", "between") and before.i == year.sent.start:
        return True
    if year.dep_ in ("nummod", "compound", "nmod") and year.head.i == draft.anchor.i:
        return True
    if before.lower_ in _SPANS and before.head.i in (draft.token.i, draft.anchor.i):
        return True
    return before.lower_ == "of" and before.head.i in {draft.anchor.i, *(t.i for t in _nouns_of(draft))}


def _nouns_of(draft: Draft) -> Iterator[Token]:
    """The nouns of war and the like in which the act took place: "killed in the war of 1936"."""
    for prep in draft.token.children:
        if prep.dep_ == "prep" and prep.lower_ in ("in", "during"):
            yield from (t for t in prep.children if t.dep_ == "pobj" and (noun_row(t) or lemma(t) == "spring"))


def _long_past(year: Token, published: datetime | None) -> bool:
    return int(year.text) <= published.year - 2 if published is not None else True


def _times(word: Token) -> Iterator[Token]:
    """What "in" and "during" under a word, or under its object, govern."""
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "during", "throughout"):
            yield from (t for t in child.children if t.dep_ == "pobj")
        elif child.dep_ == "advmod":
            yield from (t for c in child.children if c.lower_ == "as" for t in c.children if t.dep_ == "pobj")
        elif child.dep_ in ("dobj", "nsubjpass", "prep", "agent"):
            yield from (t for inner in child.children if inner.dep_ in ("prep", "pobj") for t in _times_below(inner))


def _times_below(word: Token) -> Iterator[Token]:
    if word.dep_ == "prep" and word.lower_ in ("in", "during"):
        yield from (t for t in word.children if t.dep_ == "pobj")
    elif word.dep_ == "pobj":
        yield from (t for c in word.children if c.lower_ in ("in", "during") for t in c.children if t.dep_ == "pobj")


def _is_past(time: Token, published: datetime | None) -> bool:
    words = f" {' '.join(t.lower_ for t in time.subtree)} "
    if any(f" {era} " in words for era in class_words("ERAS")) or _DECADE.search(words):
        return not (published is not None and _DECADE.search(words) and str(published.year // 10) + "0s" in words)
    if lemma(time) in _SEASONS:
        years = [t for of in time.children if of.lower_ == "of" for t in of.children if _YEAR.fullmatch(t.text)]
        return any(_long_past(year, published) for year in years)
    if not _YEAR.fullmatch(time.text):
        later = [t for t in time.subtree if _YEAR.fullmatch(t.text)] if published is not None else []
        return any(_long_past(year, published) for year in later if year.head.i == time.i)
    if published is None and any(t.ent_type_ == "DATE" for t in time.children):
        return False
    return _long_past(time, published)


def metaphor(draft: Draft, mentions: Mentions | None = None) -> str:
    """Why the act is a figure of speech ("war of words", "battle against cancer"), empty where it is not."""
    if why := _harmless(draft, mentions) or _match(draft):
        return f"metaphor: {why}"
    for row in blockers():
        if row.kind != "phrase" or draft.type not in row.blocks:
            continue
        for token in {draft.token.i: draft.token, draft.anchor.i: draft.anchor}.values():
            why = _figure(token, row.words, row.cues) or _figure_before(token, row.words, row.cues)
            if why:
                return f"metaphor: {why}"
    return ""


def _harmless(draft: Draft, mentions: Mentions | None) -> str:
    """Why nobody can have done the violence: its subject is neither people, a body nor a weapon ("ivy conquered")."""
    if draft.type not in _VIOLENCE or draft.clause is None or draft.clause.passive or len(draft.agents) != 1:
        return ""
    agent = draft.agents[0]
    able = (
        agent.pos_ not in ("NOUN", "PROPN")
        or agent.dep_ not in ("nsubj", "csubj")
        or names_somebody(agent, mentions)
        or noun_row(agent) is not None
        or any(in_class(agent, name) for name in _ABLE)
        or any(t.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") for t in agent.children)
        or has_country(agent, mentions)
    )
    return "" if able else f"{agent.text} {draft.anchor.text}"


def in_fiction(draft: Draft) -> str:
    """Why it happens in a work of art: a work does it, tells of it, or it is told "in the film"."""
    for word in (draft.token, *draft.token.ancestors):
        for child in word.children:
            told = child.dep_ == "nsubj" and word.pos_ in ("VERB", "AUX", "NOUN")
            shown = child.dep_ == "prep" and child.lower_ == "in" and word.pos_ in ("VERB", "AUX")
            works = (child,) if told else tuple(t for t in child.children if t.dep_ == "pobj") if shown else ()
            for work in works:
                if _is_work(work) and work not in draft.patients:
                    return f"in a {work.text}"
        if word.dep_ in ("conj", "parataxis") and any(c.dep_ == "nsubj" for c in word.children):
            break
    return ""


def _is_work(token: Token) -> bool:
    """A film and not "a series of raids"."""
    return in_class(token, "WORKS") and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children)


def _match(draft: Draft) -> str:
    """Why it is a game: countries themselves beat and eliminate one another on the field, their armies in war."""
    sides = (*draft.agents, *draft.patients)
    if draft.type != "ASSAULT" or lemma(draft.token) not in _ATHLETIC or not (draft.agents and draft.patients):
        return ""
    if not all(t.ent_type_ == "GPE" for t in sides):
        return ""
    lemmas = {lemma(t) for t in draft.token.sent if t.i != draft.token.i}
    warlike = class_words("VIOLENT") | class_words("TROOPS") | class_words("WEAPON") | class_words("ATTACKS")
    return "" if lemmas & warlike else f"{draft.token.text} between countries"


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
