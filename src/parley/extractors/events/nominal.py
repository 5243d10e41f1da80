"""Acts that a noun names by itself: "the shelling of the port by rebels", "Oslo's offer of talks"."""

from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import noun_row
from parley.extractors.events.composing import content_of_noun
from parley.extractors.events.drafts import Draft
from parley.extractors.events.verbal import WORDS, Kinds, noun_arguments, noun_composed

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
    if not agents and not patients:
        return None
    content = content_of_noun(noun, kinds)
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
