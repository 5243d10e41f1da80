"""Frames: what happened, in words, sentence by sentence.

Deepest words are read first, so that an act knows the type of what it is about. Then what is only the content of
another act is taken out ("rejected an offer to evacuate" is one REJECT), modality is read, auxiliaries convert, and
figures of speech, sport and the like are dropped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.extractors.contract import Frame, Mentions
from parley.extractors.events.agents import appositives
from parley.extractors.events.background import (
    blocked_topics,
    in_fiction,
    is_history,
    metaphor,
    off_topic,
    unproven,
)
from parley.extractors.events.classing import in_class, lemma
from parley.extractors.events.conversion import convert, duty_draft
from parley.extractors.events.cues import HEDGES
from parley.extractors.events.drafts import Draft
from parley.extractors.events.extent import is_inside, restarts_clause
from parley.extractors.events.generic import empty, generic, in_a_life, is_state
from parley.extractors.events.meant import named_among
from parley.extractors.events.modality import classify
from parley.extractors.events.nominal import noun_draft
from parley.extractors.events.parallels import deeds_of, settle
from parley.extractors.events.publicity import apolitical, private
from parley.extractors.events.recipients import audience
from parley.extractors.events.refining import refine
from parley.extractors.events.syntax import GOVERNS, is_predicate
from parley.extractors.events.topic import Topic, topic_of
from parley.extractors.events.verbal import WORDS, verb_draft
from parley.extractors.parse import Parse

# "forces backed by X": a standing description, whatever else the sentence says.
_DESCRIBES = frozenset({"SUPPORT", "AID", "COOPERATE"})
# "lasted half a century", "cost $10m": times and sums take no part. People counted ("killed three") do.
_AMOUNTS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"})
_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade", "century"})
_LOOKS_BACK = frozenset({"relcl", "acl"})
# What another act brings about; of a deed and the harm it does ("shelling killed six") one event is enough.
_ANSWERS = frozenset({"ACCUSE", "PROTEST", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "SANCTION", "CONSULT"})
# What befalls the talks themselves where nothing stands beside them: "the talks collapsed".
_ENDS = frozenset({"SANCTION", "REJECT"})
# An appeal, or a demand, for the end of fighting.
_END_THE_FIGHT = frozenset({"0256", "1056"})


def find_frames(parse: Parse, mentions: Mentions | None = None) -> list[Frame]:
    """Every act in the reported text, in text order; also negated, planned and background ones, marked as such."""
    around = topic_of(token for sentence in parse.sentences() for token in sentence)
    return [
        draft.frame()
        for paragraph in parse.reported()
        for draft in paragraph_drafts(list(parse.sentences_of(paragraph)), mentions, parse.version.published, around)
    ]


def paragraph_drafts(
    sentences: Sequence[Sentence],
    mentions: Mentions | None = None,
    published: datetime | None = None,
    around: Topic | None = None,
) -> list[Draft]:
    """The acts of one paragraph, in text order; `published` tells what is history, `around` what the text is about."""
    topics = blocked_topics(sentences)
    drafts = [
        draft
        for sentence in sentences
        for draft in sentence_drafts(sentence, topics, mentions)
        if not apolitical(draft, _topic(sentence, around), mentions)
    ]
    for draft in drafts:
        draft.background = draft.background or is_history(draft, published)
    _appeals_of_parties(drafts)
    return [draft for draft in drafts if not unproven(draft, sentences)]


def _topic(sentence: Sentence, around: Topic | None) -> Topic | None:
    own = topic_of(sentence)
    return own.mixed(around) if own is not None and around is not None else own or around


def _appeals_of_parties(drafts: list[Draft]) -> None:
    """A side of the fighting that calls for its end agrees to it (PLOVER); anybody else asks for it."""
    fighting = {lemma(t) for d in drafts if d.type == "ASSAULT" for t in (*d.agents, *d.patients)}
    for draft in drafts:
        if draft.cameo in _END_THE_FIGHT and any(lemma(t) in fighting for t in draft.agents):
            draft.notes.append("REQUEST by a side of the fighting is AGREE")
            draft.about, draft.type, draft.mode, draft.cameo = "RETREAT", "AGREE", None, "0356"


def sentence_drafts(sentence: Sentence, topics: Mapping[str, str], mentions: Mentions | None = None) -> list[Draft]:
    """The acts of one sentence, in text order; `topics` are the types that its paragraph's subject rules out."""
    drafts, kinds = _read(sentence, mentions)
    deeds = deeds_of(drafts)
    kept = _without_content(drafts)
    done: list[Draft] = []
    for draft in sorted(kept, key=lambda d: d.anchor.i):
        if metaphor(draft, mentions) or off_topic(draft, topics) or private(draft, sentence, mentions):
            continue
        if empty(draft, mentions) or in_fiction(draft):
            continue
        draft.modality = classify(draft.token)
        if draft.effect == "plan" and draft.modality.reality == "actual":
            draft.modality = replace(draft.modality, reality="planned", cues=(*draft.modality.cues, draft.token.lower_))
        if draft.modality.hedged and (draft.modality.reality == "planned" or HEDGES & set(draft.modality.cues)):
            draft.modality = replace(draft.modality, reality="hypothetical")
        if draft.modality.reality == "actual" and (why := generic(draft, mentions)):
            draft.modality = replace(draft.modality, reality="hypothetical", cues=(*draft.modality.cues, why))
        draft.background = draft.background or in_a_life(draft) or is_state(draft)
        if draft.rule != "duty":
            convert(draft, kinds, mentions)
        if off_topic(draft, topics):
            continue
        if draft.type in WORDS and not named_among(draft.patients, mentions):
            draft.patients = audience(draft.token, draft.agents, mentions) or draft.patients
        done.append(draft)
    _join_protests(done)
    _mark_background(done)
    for draft in done:
        draft.agents, draft.patients = (
            tuple(t for t in appositives(tokens, mentions) if not _amount(t))
            for tokens in (draft.agents, draft.patients)
        )
        if not settle(draft, deeds):
            refine(draft)
    return _one_per_act(done)


def _read(sentence: Sentence, mentions: Mentions | None) -> tuple[list[Draft], dict[int, tuple[str, str | None]]]:
    kinds: dict[int, tuple[str, str | None]] = {}
    drafts: list[Draft] = []
    for token in sorted(sentence, key=lambda t: (-_depth(t), t.i)):
        draft = verb_draft(token, kinds, mentions) if is_predicate(token) else None
        if draft is None and token.pos_ == "VERB":
            draft = duty_draft(token, kinds, mentions)
        if draft is None and token.pos_ in ("NOUN", "PROPN"):
            draft = noun_draft(token, kinds, mentions)
        if draft is not None:
            kinds[token.i] = (draft.type, draft.mode)
            drafts.append(draft)
    return drafts, kinds


def _amount(token: Token) -> bool:
    return token.ent_type_ in _AMOUNTS or token.lemma_ in _UNITS


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _without_content(drafts: list[Draft]) -> list[Draft]:
    """Drafts that are not merely what another one is about, or the noun of a light verb."""
    carried = {d.noun.i for d in drafts if d.noun is not None and d.noun.i != d.token.i}
    verbs = [d for d in drafts if d.clause is not None]
    kept: list[Draft] = []
    for draft in drafts:
        if draft.rule == "noun" and draft.token.i in carried:
            continue
        if any(_is_content(draft, other) for other in verbs if other is not draft):
            if _is_answered(draft, verbs):
                draft.background = True
                kept.append(draft)
            continue
        if any(_is_content_of_noun(draft, other) for other in drafts if other is not draft):
            continue
        kept.append(draft)
    return kept


def _is_answered(draft: Draft, verbs: Sequence[Draft]) -> bool:
    """ "rejected Oslo's offer": the offer was made, by a named side, before it was answered."""
    return (
        draft.rule == "noun"
        and bool(draft.agents)
        and draft.type in ("AGREE", "REQUEST", "THREATEN", "CONCEDE")
        and any(
            v.type in ("REJECT", "AGREE", "SUPPORT", "CONCEDE", "ACCUSE") and draft.token.head.i == v.token.i
            for v in verbs
        )
    )


def _is_content(draft: Draft, other: Draft) -> bool:
    """Whether `draft` stands in a complement, or as a noun in an argument, of `other`."""
    clause = other.clause
    if clause is None or not is_inside(draft.token, other.token) or draft.token.i == other.token.i:
        return False
    if any(is_inside(draft.token, comp) and not _clause_between(draft.token, comp) for comp in clause.comps):
        return True
    if draft.rule != "noun":
        return other.type in WORDS and _under_noun(draft.token, other.token)
    if _is_cause(draft.token, other):
        return False
    return not any(
        t.dep_ in ("relcl", "advcl", "conj") and t.pos_ in ("VERB", "AUX") for t in _between(draft.token, other.token)
    )


def _is_cause(noun: Token, other: Draft) -> bool:
    """Whether the act that the noun names brought the other about: "the raid drew protests"."""
    clause = other.clause
    return (
        clause is not None
        and not clause.passive
        and noun.dep_ == "nsubj"
        and noun.head.i == other.token.i
        and (bool(clause.obj) or other.type not in _ENDS)
        and other.rule != "light-self"
        and other.type in _ANSWERS
    )


def _is_content_of_noun(draft: Draft, other: Draft) -> bool:
    noun = other.noun
    return (
        noun is not None
        and draft.anchor.i != noun.i
        and is_inside(draft.token, noun)
        and other.type in WORDS
        and not _clause_between(draft.token, noun)
    )


def _between(token: Token, top: Token) -> Iterable[Token]:
    word = token
    while word.i != top.i and word.head.i != word.i:
        yield word
        word = word.head


def _clause_between(token: Token, top: Token) -> bool:
    return any((t.dep_ in ("relcl", "advcl") and t.i != top.i) or restarts_clause(t) for t in _between(token, top))


def _under_noun(token: Token, top: Token) -> bool:
    """An infinitive or gerund under a noun of the act: "an offer to evacuate", "a demand for withdrawing"."""
    path = list(_between(token, top))
    return (
        bool(path)
        and any(
            (t.dep_ == "acl" and t.tag_ in ("VB", "VBG")) or (t.dep_ == "pcomp" and t.head.lower_ in GOVERNS)
            for t in path
        )
        and not any(t.dep_ in ("relcl", "advcl") for t in path)
    )


def _mark_background(drafts: list[Draft]) -> None:
    """In a sentence with something in the foreground, relative clauses and participles of nouns look back."""

    def looks_back(draft: Draft) -> bool:
        word = draft.token
        while word.head.i != word.i:
            if word.dep_ in _LOOKS_BACK:
                return True
            word = word.head
        return False

    front = [d for d in drafts if not d.background and not looks_back(d) and d.modality.certainty == "asserted"]
    for draft in drafts:
        describes = draft.type in _DESCRIBES and draft.token.dep_ == "acl" and draft.token.tag_ == "VBN"
        if describes or (front and draft not in front and looks_back(draft)):
            draft.background = True


def _join_protests(drafts: list[Draft]) -> None:
    """What protesters shout or demand is part of their protest (PLOVER), not a request or accusation of its own."""
    for draft in drafts:
        if draft.type not in ("REQUEST", "ACCUSE", "REJECT", "SUPPORT") or draft.modality.certainty != "asserted":
            continue
        if any(in_class(t, "PROTESTERS") for t in draft.agents):
            draft.notes.append(f"{draft.type} by protesters is PROTEST")
            draft.about, draft.type, draft.mode, draft.cameo = draft.type, "PROTEST", "demo", "141"


def _one_per_act(drafts: list[Draft]) -> list[Draft]:
    """Coordinated verbs of one type with one agent stay; the same trigger twice does not."""
    seen: set[int] = set()
    done: list[Draft] = []
    for draft in drafts:
        if draft.anchor.i not in seen:
            seen.add(draft.anchor.i)
            done.append(draft)
    return done
