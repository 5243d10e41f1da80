"""Acts that a verb names, alone or lending its syntax to a noun."""

from collections.abc import Mapping

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.agents import agents_of, doers, late_agent
from parley.extractors.events.classing import lemma, names_somebody, noun_row
from parley.extractors.events.composing import (
    Composed,
    Content,
    compose,
    compose_deed,
    content_of_clause,
    content_of_noun,
)
from parley.extractors.events.drafts import Draft
from parley.extractors.events.lexicon import LightRow, NounRow, VerbRow
from parley.extractors.events.matching import best_light, best_row
from parley.extractors.events.meant import meant_for, named_among
from parley.extractors.events.named_acts import noun_arguments
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.political import has_country
from parley.extractors.events.recipients import below, patients_of, struck
from parley.extractors.events.syntax import Clause, clause_of
from parley.extractors.events.voice import is_dare

# Types done by words: what they are about decides their mode and code, and is no event of its own.
WORDS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
_COMPOSED = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
# A place is where a deed of these types falls; where others take place says nothing about whom they are meant for.
_AT_PLACES = frozenset({"ASSAULT", "PROTEST", "MOBILIZE"})

# Where a light verb's clause names whom its noun is meant for; of talks and deals only those who take part count.
_TOWARDS = ("on", "against", "to", "at", "with", "for", "in", "from", "iobj", "over", "into")
_MEETING_WITH = ("with", "to", "iobj")
_TOGETHER = frozenset({"CONSULT", "COOPERATE"})

# Sides by their nature: whose attack it is where one of them is told before it.
_FOES = frozenset({"rebel", "insurgent", "guerrilla", "militant", "jihadist", "separatist", "enemy", "militia"})

Kinds = Mapping[int, tuple[str, str | None]]


def verb_draft(verb: Token, kinds: Kinds, mentions: Mentions | None) -> Draft | None:
    """The act that `verb` names, None where the lexicon has none that fits."""
    if is_dare(verb):
        return None
    clause = clause_of(verb)
    row = best_row(clause, {i: kind[0] for i, kind in kinds.items()}, mentions)
    light = best_light(clause)
    if light is not None and (row is None or not _governs_noun(row)):
        return light_draft(clause, *light, kinds, mentions)
    if row is None:
        return None
    content = content_of_clause(clause, kinds)
    composed = _composed(row, clause, content, kinds, mentions)
    if composed.type == "CONCEDE" and _is_anothers(clause):
        composed = Composed("ASSAULT", None, "190")
    agents, where = agents_of(row.agent, row.type, clause, mentions)
    patients = patients_of(row.patient, clause, agents, mentions, row.type not in _AT_PLACES)
    if row.type in WORDS and not _addressed(patients, clause, mentions):
        patients = meant_for(content, agents, verb) or below(clause.comps, agents, mentions) or patients
    if row.type == "ASSAULT" and not any(has_country(t, mentions) for t in patients):
        patients += struck(clause.subj, mentions)
    draft = Draft(
        verb,
        clause,
        composed.type,
        composed.mode,
        composed.cameo,
        agents,
        patients,
        "verb",
        row.line,
        content=content,
    )
    if row.type in WORDS:
        draft.about = content.type
    if where:
        draft.notes.append(where)
    if clause.passive and not agents:
        draft.notes.append("passive without agent")
    if clause.shared:
        draft.notes.append(f"argument shared: {clause.shared}")
    return draft


def _is_anothers(clause: Clause) -> bool:
    """Whether the attack that is stopped is one by armed people other than the subject: "halted the rebel advance"."""
    near = [t for noun in clause.obj for slot in ("compound", "amod", "poss", "by") for t in noun_slot(noun, slot)]
    return bool(clause.subj) and any(lemma(t) in _FOES for t in near if lemma(t) not in map(lemma, clause.subj))


def _addressed(patients: tuple[Token, ...], clause: Clause, mentions: Mentions | None) -> bool:
    """Whether the act names whom it is meant for; somebody in what it is about only where his country is told."""
    direct = {t.i for t in (*clause.obj, *clause.iobj)}
    return named_among(patients, mentions) and any(t.i in direct or has_country(t, mentions) for t in patients)


def _governs_noun(row: VerbRow) -> bool:
    """Whether the row was chosen for its object, or its own meaning is stronger than a light verb's."""
    slots = ("obj", "in", "on", "to", "into", "for", "with")
    return any(not c.negated and c.slot in slots and c.values != ("*",) for c in row.conditions)


def _composed(row: VerbRow, clause: Clause, content: Content, kinds: Kinds, mentions: Mentions | None) -> Composed:
    if row.type in _COMPOSED:
        whole = compose(row.type, clause.verb, content, kinds, mentions)
        return Composed(
            whole.type,
            whole.mode if row.mode in ("", "=") else row.mode,
            whole.cameo if row.cameo == "=" or whole.type != row.type else row.cameo,
        )
    if "=" in (row.mode, row.cameo):
        deed = compose_deed(row.type, clause.verb)
        return Composed(
            row.type,
            deed.mode if row.mode == "=" else row.mode or None,
            deed.cameo if row.cameo == "=" else row.cameo or None,
        )
    return Composed(row.type, row.mode or None, row.cameo or None)


def light_draft(clause: Clause, light: LightRow, noun: Token, kinds: Kinds, mentions: Mentions | None) -> Draft | None:
    """The act of a noun that a light verb puts into a clause."""
    row = noun_row(noun)
    if row is None:
        return None
    agents, patients = noun_arguments(noun, row, mentions)
    subject = tuple(t for t in clause.subj if t.i != noun.i)
    if light.role == "agent":
        agents = doers(subject, mentions) or agents
    elif light.role == "patient":
        patients = subject or patients
        agents = agents or tuple(t for slot in ("from", "by") for t in clause.slot(slot) if names_somebody(t, mentions))
    if row.agent[:1] == ("between",) or row.type == "CONSULT":
        others = (*clause.slot("with"), *clause.slot("between"), *noun_slot(noun, "between"))
        agents = tuple(dict.fromkeys((*agents, *(t for t in others if names_somebody(t, mentions)))))
    if not agents and clause.passive:
        agents = late_agent(clause.verb, mentions)
    if not patients:
        taken = {t.i for t in agents}
        patients = tuple(
            t
            for slot in (_MEETING_WITH if row.type in _TOGETHER else _TOWARDS)
            for t in clause.slot(slot)
            if names_somebody(t, mentions) and t.i not in taken and t.i != noun.i
        )[:2]
    content = content_of_noun(noun, kinds)
    if row.type in WORDS and not named_among(patients, mentions):
        patients = meant_for(content, agents, clause.verb) or below(content.words[:1], agents, mentions) or patients
    composed = noun_composed(row, noun, content, kinds, mentions, clause.verb)
    draft = Draft(
        clause.verb,
        clause,
        composed.type,
        composed.mode,
        composed.cameo,
        agents,
        patients,
        f"light-{light.role}",
        f"{light.verb} + {row.noun}",
        noun=noun,
        content=content,
    )
    if row.type in WORDS:
        draft.about = content.type
    return _with_effect(draft, light.effect)


_STOPPED: dict[str, tuple[str, str | None, str]] = {
    "CONSULT": ("REJECT", "meet", "125"),
    "AGREE": ("REJECT", None, "120"),
    "AID": ("SANCTION", "discontinue", "162"),
    "COOPERATE": ("SANCTION", "discontinue", "162"),
    "SUPPORT": ("SANCTION", "withdraw", "160"),
}
_EASED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})


def _with_effect(draft: Draft, effect: str) -> Draft | None:
    """What the light verb does to the act: leaving off is an act of its own, keeping from it is none."""
    if effect == "avert":
        return None
    draft.effect = effect
    if effect == "stop" and draft.type in _STOPPED:
        draft.about, (draft.type, draft.mode, draft.cameo) = draft.type, _STOPPED[draft.type]
    elif effect == "stop" and draft.type in _EASED:
        draft.about, (draft.type, draft.mode, draft.cameo) = draft.type, ("CONCEDE", None, "087")
    elif effect == "stop":
        return None
    if effect != "do":
        draft.notes.append(f"effect {effect}")
    return draft


def noun_composed(
    row: NounRow, noun: Token, content: Content, kinds: Kinds, mentions: Mentions | None, verb: Token | None = None
) -> Composed:
    """Type, mode and code of an act named by a noun."""
    if row.type in _COMPOSED:
        whole = compose(row.type, noun, content, kinds, mentions)
        return Composed(whole.type, row.mode if row.mode not in ("", "=") else whole.mode, whole.cameo)
    if not row.mode:
        deed = compose_deed(row.type, noun, (verb,) if verb is not None else ())
        if deed.mode:
            return deed
    return Composed(row.type, row.mode or None, row.cameo or None)
