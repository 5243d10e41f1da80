"""Whether an act is anybody's business: private people, firms, artists, animals and things do no politics.

Invariant: only a common noun of the table's private classes, or a thing, counts as private; whoever is named, known, or
not described is public, and one public participant is enough.
"""

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import class_words, in_class, lemma
from parley.extractors.events.drafts import Draft
from parley.extractors.events.nouns import noun_slot
from parley.model.passages import Span

_PUBLIC = (
    "TROOPS", "DIPLOMATS", "OFFICE", "PEACEKEEPERS", "PROTESTERS", "GROUP", "PEOPLE", "AGGRESSOR", "WEAPON", "ATTACKS",
)  # fmt: skip
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_MINE = frozenset({"my", "our"})


def private(draft: Draft, sentence: Sentence, mentions: Mentions | None) -> str:
    """Why the act is a private one, empty where it is not or where the sentence speaks of politics."""
    people = (*draft.agents, *draft.patients)
    if not people or any(_is_public(t, mentions) for t in people):
        return ""
    lemmas = {lemma(t) for t in sentence if t.i != draft.anchor.i and t.i != draft.token.i}
    if lemmas & (class_words("POLITICAL") | class_words("VIOLENT")):
        return ""
    return f"private: {', '.join(t.text for t in people[:2])}"


def _is_public(token: Token, mentions: Mentions | None) -> bool:
    if token.pos_ == "PRON":
        return token.lower_ not in ("someone", "somebody", "anyone", "everyone", "us", "me") and token.dep_ != "poss"
    if any(t.lower_ in _MINE for t in token.children if t.dep_ == "poss"):
        return False
    if token.ent_type_ in _NAMED and token.pos_ == "PROPN":
        return True
    if in_class(token, "PRIVATE") or in_class(token, "COMPANIES"):
        owners = (t for name in ("poss", "of") for t in noun_slot(token, name))
        return any(t.ent_type_ in _NAMED or in_class(t, "OFFICE") for t in owners)
    if token.pos_ in ("NUM", "PROPN") or any(in_class(token, name) for name in _PUBLIC):
        return True
    if any(w.ent_type_ in _NAMED for w in token.subtree):
        return True
    known = mentions.at(Span(token.idx, token.idx + len(token.text))) if mentions is not None else None
    return known is not None
