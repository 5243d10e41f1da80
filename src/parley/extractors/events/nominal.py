"""Acts that a noun names by itself: "the shelling of the port by rebels", "Oslo's offer of talks"."""

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import names_somebody, noun_row
from parley.extractors.events.composing import content_of_noun
from parley.extractors.events.drafts import Draft
from parley.extractors.events.meant import meant_for, named_among
from parley.extractors.events.named_acts import noun_arguments
from parley.extractors.events.political import has_country
from parley.extractors.events.recipients import below
from parley.extractors.events.syntax import clause_of
from parley.extractors.events.verbal import WORDS, Kinds, noun_composed

_TOKENS = tuple[Token, ...]
_MAIN = frozenset({"ROOT", "nsubj", "nsubjpass", "dobj", "appos", "conj", "attr"})
# A noun in one of these places is what the clause looks back to, not what it reports.
BACKDROP = frozenset(
    {"after", "since", "amid", "following", "over", "despite", "during", "because", "before", "about", "by"}
)


def noun_draft(noun: Token, kinds: Kinds, mentions: Mentions | None) -> Draft | None:
    """The act that a noun names; None where nobody is named in its phrase or its row needs a verb."""
    row = noun_row(noun)
    if (
        row is None
        or row.strength == "weak"
        or noun.dep_ in ("compound", "nmod", "amod", "poss")
        or noun.pos_ == "VERB"
    ):
        return None
    if noun.ent_type_ in ("PERSON", "GPE", "NORP"):
        return None
    agents, patients = noun_arguments(noun, row, mentions)
    agents, patients = _from_verb(noun, agents, patients, mentions)
    if not agents and not patients:
        return None
    content = content_of_noun(noun, kinds)
    if row.type in WORDS and not named_among(patients, mentions):
        patients = meant_for(content, agents, noun) or below(content.words[:1], agents, mentions) or patients
    composed = noun_composed(row, noun, content, kinds, mentions)
    draft = Draft(
        noun,
        None,
        composed.type,
        composed.mode,
        composed.cameo,
        agents,
        patients,
        "noun",
        f"noun {row.noun}",
        noun=noun,
        content=content,
    )
    if row.type in WORDS:
        draft.about = content.type
    draft.background = noun.dep_ not in _MAIN or (noun.dep_ == "pobj" and noun.head.lower_ in BACKDROP)
    return draft


def _from_verb(noun: Token, agents: _TOKENS, patients: _TOKENS, mentions: Mentions | None) -> tuple[_TOKENS, _TOKENS]:
    """What the noun's own phrase leaves open and its verb says: "blame came from Kabul", "was lodged with Oslo"."""
    if noun.dep_ not in ("nsubj", "nsubjpass") or (agents and patients):
        return agents, patients
    clause = clause_of(noun.head)

    def named(*slots: str) -> _TOKENS:
        taken = {t.i for t in (*agents, *patients, noun)}
        for slot in slots:
            found = tuple(t for t in clause.preps.get(slot, ()) if t.i not in taken and names_somebody(t, mentions))
            if found:
                return found
        return ()

    agents = agents or named("by", "from")
    if not patients:
        given = tuple(t for t in clause.iobj if names_somebody(t, mentions))
        given = given or tuple(t for t in clause.obj if not clause.passive and has_country(t, mentions))
        patients = given or named("to", "against", "on", "with", "for")
    return agents, patients
