"""Acts that a verb names, alone or lending its syntax to a noun."""

from collections.abc import Mapping

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import names_somebody, noun_row
from parley.extractors.events.composing import (
    Composed,
    Content,
    compose,
    compose_deed,
    content_of_clause,
    content_of_noun,
    first_actor,
)
from parley.extractors.events.drafts import Draft
from parley.extractors.events.lexicon import LightRow, NounRow, VerbRow
from parley.extractors.events.matching import best_light, best_row
from parley.extractors.events.meant import meant_for, named_among
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import Clause, clause_of

# Types done by words: what they are about decides their mode and code, and is no event of its own.
WORDS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE"})
_COMPOSED = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})
_USUAL = (
    "obj",
    "iobj",
    "to",
    "against",
    "on",
    "with",
    "at",
    "from",
    "for",
    "of",
    "in",
    "into",
    "obj.to",
    "obj.on",
    "obj.against",
    "obj.of",
    "obj.with",
    "obj.poss",
    "obj.for",
    "obj.in",
    "obj.amod",
)

# A place is where a deed of these types falls; where others take place says nothing about whom they are meant for.
_AT_PLACES = frozenset({"ASSAULT", "PROTEST", "MOBILIZE"})
_BETWEEN = ("between", "obj.between")
_WHERE = frozenset({"in", "into", "at", "obj.in"})

Kinds = Mapping[int, tuple[str, str | None]]


def verb_draft(verb: Token, kinds: Kinds, mentions: Mentions | None) -> Draft | None:
    """The act that `verb` names, None where the lexicon has none that fits."""
    clause = clause_of(verb)
    row = best_row(clause, {i: kind[0] for i, kind in kinds.items()}, mentions)
    light = best_light(clause)
    if light is not None and (row is None or not _governs_noun(row)):
        return light_draft(clause, *light, kinds, mentions)
    if row is None:
        return None
    content = content_of_clause(clause, kinds)
    composed = _composed(row, clause, content, kinds, mentions)
    agents = _agents(row, clause, mentions)
    patients = patients_of(row.patient, clause, agents, mentions, row.type not in _AT_PLACES)
    if row.type in WORDS and not named_among(patients, mentions):
        patients = meant_for(content, agents) or patients
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
    if clause.passive and not agents:
        draft.notes.append("passive without agent")
    if clause.shared:
        draft.notes.append(f"argument shared: {clause.shared}")
    return draft


def _governs_noun(row: VerbRow) -> bool:
    """Whether the row was chosen for its object, or its own meaning is stronger than a light verb's."""
    return any(not c.negated and c.slot in ("obj", "in", "on", "to", "into", "for", "with") for c in row.conditions)


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


def _agents(row: VerbRow, clause: Clause, mentions: Mentions | None) -> tuple[Token, ...]:
    found: list[Token] = []
    for slot in (*row.agent, *(_BETWEEN if row.type == "CONSULT" else ())):
        tokens = clause.slot(slot)
        if slot not in ("subj",):
            tokens = tuple(t for t in tokens if names_somebody(t, mentions))
        found.extend(tokens)
    return doers(tuple(dict.fromkeys(found)), mentions)


def doers(tokens: tuple[Token, ...], mentions: Mentions | None) -> tuple[Token, ...]:
    """Who stands behind the subjects: of "a Russian strike" the Russians, of other things themselves."""
    found: list[Token] = []
    for token in tokens:
        row = noun_row(token)
        if row is not None and not token.ent_type_ and not names_somebody(token):
            inner = tuple(t for slot in row.agent for t in noun_slot(token, slot) if slot != "both")
            found.extend(first_actor(inner, mentions))
        else:
            found.append(token)
    return tuple(dict.fromkeys(found))


def patients_of(
    slots: tuple[str, ...], clause: Clause, agents: tuple[Token, ...], mentions: Mentions | None, spoken: bool
) -> tuple[Token, ...]:
    """The recipients: the first slot that names somebody, else somebody inside it, else its words as they are.

    `spoken`: the act is not done to the place where it is done.
    """
    taken = {t.i for t in agents}
    fallback: tuple[Token, ...] = ()
    for slot in (*slots, *(s for s in _USUAL if s not in slots and not (spoken and s in _WHERE))):
        tokens = tuple(t for t in comp_slot(clause, slot) if t.i not in taken and not _own(t, agents))
        actors = tuple(t for t in tokens if names_somebody(t, mentions))
        if not actors and slot in (slots or ("obj",)):
            actors = tuple(t for t in first_actor(tokens, mentions) if t.i not in taken)
        if actors:
            return actors
        things = tuple(t for t in tokens if t.pos_ not in ("ADJ", "VERB") and noun_row(t) is None)
        if things and not fallback and slot in (slots or ("obj",)):
            fallback = things
    return fallback


def _own(token: Token, agents: tuple[Token, ...]) -> bool:
    """A possessive pronoun in what the agent does it to is the agent's own: "a trawler and its catch"."""
    return bool(agents) and token.dep_ == "poss" and token.pos_ == "PRON"


def comp_slot(clause: Clause, slot: str) -> tuple[Token, ...]:
    """A slot, where comp.X is the slot X of the complement's own clause."""
    base, _, inner = slot.partition(".")
    if base != "comp" or not inner:
        return clause.slot(slot)
    found: list[Token] = []
    for comp in clause.comps:
        if comp.pos_ in ("VERB", "AUX"):
            under = clause_of(comp)
            names = ("obj", "with", "to", "on", "against", "from", "in") if inner == "patient" else (inner,)
            for name in names:
                found.extend(under.slot(name))
                if found:
                    break
    return tuple(found)


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
    if row.agent[:1] == ("between",) or row.type == "CONSULT":
        others = (*clause.slot("with"), *clause.slot("between"), *noun_slot(noun, "between"))
        agents = tuple(dict.fromkeys((*agents, *(t for t in others if names_somebody(t, mentions)))))
    if not patients:
        taken = {t.i for t in agents}
        patients = tuple(
            t
            for slot in ("on", "against", "to", "at", "with", "for", "in", "from", "iobj", "over", "into")
            for t in clause.slot(slot)
            if names_somebody(t, mentions) and t.i not in taken and t.i != noun.i
        )[:2]
    content = content_of_noun(noun, kinds)
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


def noun_arguments(noun: Token, row: NounRow, mentions: Mentions | None) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Agents and patients of a noun, from its phrase; a preposition that both lists name goes to the patient first."""
    patients = _first(noun, row.patient, mentions, set())
    agents = _first(noun, row.agent, mentions, {t.i for t in patients})
    return agents, patients


def _first(noun: Token, slots: tuple[str, ...], mentions: Mentions | None, taken: set[int]) -> tuple[Token, ...]:
    for slot in slots:
        tokens = noun_slot(noun, slot.partition(".")[0])
        found = tuple(t for t in tokens if names_somebody(t, mentions) or t.ent_type_ in ("GPE", "LOC", "FAC"))
        if not found and slot in ("of", "on", "against", "poss", "by"):
            found = first_actor(tokens, mentions)
        found = tuple(t for t in found if t.i not in taken)
        if found:
            return found
    return ()
