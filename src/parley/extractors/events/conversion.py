"""An event plus its auxiliary that is another event: PLOVER's rule, and what is left out because of how it is put.

"will meet" is AGREE, "will impose sanctions" THREATEN, "did not agree" REJECT, "Oslo must withdraw", said by another,
REQUEST. What the act is about is kept.
"""

from dataclasses import replace

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import lemma, names_somebody, noun_row
from parley.extractors.events.composing import Content, compose, content_words
from parley.extractors.events.drafts import Draft
from parley.extractors.events.modality import Modality
from parley.extractors.events.syntax import Clause, clause_of
from parley.extractors.events.verbal import Kinds

_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_TO_THREAT = frozenset({"ASSAULT", "SANCTION", "COERCE", "PROTEST", "MOBILIZE"})
# Announcing these acts by words is doing them: "will reject" rejects.
_DONE_BY_SAYING = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "AGREE"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo", "going", "would"})
_SAYING = frozenset(
    {
        "say",
        "tell",
        "announce",
        "state",
        "declare",
        "add",
        "stress",
        "insist",
        "warn",
        "argue",
        "tweet",
        "write",
        "reiterate",
        "emphasize",
        "emphasise",
        "note",
        "maintain",
        "believe",
        "think",
    }
)
# Words by which somebody binds himself or fixes a date; a mere purpose or possibility ("to", "way", "chance") does not.
_COMMITTING = _WILL | {
    "going to",
    "plan",
    "plans",
    "planned",
    "planning",
    "intend",
    "intends",
    "intended",
    "agreed",
    "agree",
    "agrees",
    "promised",
    "pledged",
    "vowed",
    "offered",
    "offering",
    "scheduled",
    "set",
    "prepared",
    "ready",
    "willing",
    "due",
    "expected",
    "arranged",
    "slated",
    "committed",
    "wants",
    "want",
    "hopes",
    "decided",
    "is",
    "are",
    "was",
    "were",
}
# What somebody else "will" do by these is hoped or feared, and promised by nobody.
_HOPED = frozenset({"hope", "hopes", "hoped", "hoping", "fear", "fears", "feared", "wish", "wishes", "wished"})
_IF = frozenset({"if", "unless", "whether"})
_OBLIGATION = frozenset({"must", "should", "ought"})


def convert(draft: Draft, kinds: Kinds, mentions: Mentions | None) -> None:
    """Turn the draft into the event that it is with its auxiliary, in place."""
    mood = draft.modality
    if mood.reality == "requested" and draft.clause is not None and draft.clause.verb.i == draft.token.i:
        _requested(draft, kinds, mentions)
    elif mood.polarity == "negative":
        _negated(draft, kinds, mentions)
    elif mood.reality == "planned":
        _planned(draft, kinds, mentions)
    elif mood.reality == "threatened" and draft.type in _TO_THREAT:
        _become(draft, "THREATEN", kinds, mentions, "threatened")


def _planned(draft: Draft, kinds: Kinds, mentions: Mentions | None) -> None:
    if _WILL & set(draft.modality.cues) and _HOPED & set(draft.modality.cues):
        draft.modality = replace(draft.modality, reality="hypothetical")
        return
    if draft.type in _TO_AGREE and _COMMITTING & set(draft.modality.cues) and not _under_condition(draft.token):
        _become(draft, "AGREE", kinds, mentions, "still to come")
    elif draft.type in _TO_THREAT and _WILL & set(draft.modality.cues) and not _is_foretold(draft):
        _become(draft, "THREATEN", kinds, mentions, "announced")
    elif draft.type in _DONE_BY_SAYING and _WILL & set(draft.modality.cues):
        draft.notes.append(f"{draft.type} announced")
        draft.modality = replace(draft.modality, reality="actual")


def _is_foretold(draft: Draft) -> bool:
    """ "the fighting will drag on", "analysts said Bell will fight on": nobody says that he himself will do it."""
    if not draft.agents:
        return draft.clause is None or not draft.clause.passive
    speaker = speaker_of(draft.token)
    return bool(speaker) and not same(speaker, draft.agents) and any(t.ent_type_ == "PERSON" for t in draft.agents)


def _under_condition(token: Token) -> bool:
    """ "if Oslo wants to sign": the will is supposed, not told."""
    return any(c.dep_ == "mark" and c.lower_ in _IF for word in (token, *token.ancestors) for c in word.children)


def _negated(draft: Draft, kinds: Kinds, mentions: Mentions | None) -> None:
    cooperative = _TO_AGREE | {"AGREE"}
    willing = (
        draft.modality.reality == "planned"
        or _WILL & set(draft.modality.cues) != set()
        or (draft.type in ("AGREE", "CONSULT", "RETREAT", "CONCEDE", "SUPPORT") and draft.modality.reality == "actual")
    )
    if draft.type in cooperative and willing and draft.agents:
        _become(draft, "REJECT", kinds, mentions, "not done")


def _requested(draft: Draft, kinds: Kinds, mentions: Mentions | None) -> None:
    speaker = speaker_of(draft.token)
    if speaker and draft.agents and not same(speaker, draft.agents):
        receivers, draft.agents = draft.agents, speaker
        draft.patients = receivers
        _become(draft, "REQUEST", kinds, mentions, "said to be its duty")


def _become(draft: Draft, type_: str, kinds: Kinds, mentions: Mentions | None, why: str) -> None:
    words = tuple(content_words(draft.anchor))
    content = Content(words, draft.type, draft.mode)
    composed = compose(type_, draft.token, content, kinds, mentions)
    draft.notes.append(f"{draft.type} {why} is {composed.type}")
    draft.about = draft.type
    draft.type, draft.mode, draft.cameo = composed.type, composed.mode, composed.cameo
    draft.modality = replace(draft.modality, polarity="positive", reality="actual", time="past")


def speaker_of(token: Token) -> tuple[Token, ...]:
    """Who says the clause of `token`: the subject of the nearest verb of saying above it."""
    word = token
    while word.head.i != word.i:
        above = word.head
        if word.dep_ in ("ccomp", "parataxis") and above.lemma_.lower() in _SAYING:
            return tuple(t for t in clause_of(above).subj)
        word = above
    for child in word.children:
        if child.dep_ in ("parataxis",) and child.lemma_.lower() in _SAYING:
            return clause_of(child).subj
    return ()


def same(first: tuple[Token, ...], second: tuple[Token, ...]) -> bool:
    """Whether two groups may be the same people: a shared word, or a pronoun in the second."""
    words = {lemma(t) for t in first}
    return any(lemma(t) in words or t.lower_ in ("we", "i", "he", "she") for t in second)


def _may_owe(token: Token, mentions: Mentions | None) -> bool:
    return token.ent_type_ in ("GPE", "ORG", "NORP") or names_somebody(token, mentions)


def duty_draft(verb: Token, kinds: Kinds, mentions: Mentions | None) -> Draft | None:
    """A request without any act of the lexicon in it: "X said Y must show restraint"."""
    cue = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in _OBLIGATION), None)
    if cue is None and not (lemma(verb) in ("need", "have") and any(c.dep_ == "xcomp" for c in verb.children)):
        return None
    if any(c.dep_ == "neg" for c in verb.children) and cue is None:
        return None
    speaker = tuple(t for t in speaker_of(verb) if names_somebody(t, mentions))
    clause: Clause = clause_of(verb)
    receivers = clause.subj or clause.obj
    if not speaker or not receivers or same(speaker, receivers):
        return None
    if not any(noun_row(t) is not None or _may_owe(t, mentions) for t in receivers):
        return None
    words = tuple(content_words(verb))
    kind = kinds.get(verb.i, (None, None))
    composed = compose("REQUEST", verb, Content(words, *kind), kinds, mentions)
    return Draft(
        verb,
        clause,
        "REQUEST",
        composed.mode,
        composed.cameo,
        speaker,
        receivers,
        "duty",
        "must/should in speech",
        about=kind[0],
        modality=Modality(cues=(cue.lower_ if cue is not None else verb.lower_,)),
    )
