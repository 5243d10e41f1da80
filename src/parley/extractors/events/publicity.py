"""Whether an act is anybody's business: private people, firms, artists, animals and things do no politics.

Invariant: whoever is named, known, or an office, body, armed side or crowd is public, and one public participant is
enough. Violence counts whoever does it, unless one unnamed person does it to another and nothing speaks of politics.
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
    "BODIES", "LEADERS",
)  # fmt: skip
# Whose words and deals are politics: of people at large only those of the offices and bodies among them.
_OFFICIAL = ("TROOPS", "DIPLOMATS", "OFFICE", "PEACEKEEPERS", "PROTESTERS", "GROUP", "BODIES", "LEADERS")
_BY_WORDS = frozenset({"AGREE", "SUPPORT", "CONSULT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "AID"})
_COURTS = frozenset({"court", "judge", "jury", "tribunal", "magistrate", "prosecutor", "police", "detective"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_MINE = frozenset({"my", "our"})
_SINGLE = frozenset({"he", "she", "him", "her", "i", "me", "you", "we", "us"})
_NOBODY = frozenset({"someone", "somebody", "anyone", "everyone", "us", "me"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "punct"})


def private(draft: Draft, sentence: Sentence, mentions: Mentions | None) -> str:
    """Why the act is a private one, empty where it is not or where the sentence speaks of politics."""
    people = (*draft.agents, *draft.patients)
    if not people:
        return ""
    if not any(_is_public(t, draft.type, mentions) for t in people):
        why = "private"
    elif _between_two(draft) or _tried_by_court(draft):
        why = "private crime"
    else:
        return ""
    lemmas = {lemma(t) for t in sentence if t.i != draft.anchor.i and t.i != draft.token.i}
    if lemmas & (class_words("POLITICAL") | class_words("VIOLENT")):
        return ""
    return f"{why}: {', '.join(t.text for t in people[:2])}"


def _between_two(draft: Draft) -> bool:
    """Violence or a threat of one unnamed person to another: "a driver hit a cyclist"."""
    if draft.type not in ("ASSAULT", "THREATEN") or len(draft.agents) != 1 or not draft.patients:
        return False
    return all(_is_anyone(t) for t in (*draft.agents, *draft.patients))


def _tried_by_court(draft: Draft) -> bool:
    """A court or the police and somebody of no public standing: "a nurse was convicted"."""
    if draft.type not in ("SANCTION", "COERCE") or draft.mode not in ("convict", "arrest") or not draft.patients:
        return False
    courts = all(lemma(t) in _COURTS and not _has_name(t) for t in draft.agents)
    return courts and all(_is_anyone(t) for t in draft.patients)


def _is_anyone(token: Token) -> bool:
    """A single person whom neither a name, a country nor an office tells from others."""
    return (
        token.tag_ == "NN"
        and not _has_name(token)
        and (in_class(token, "PEOPLE") or in_class(token, "PRIVATE"))
        and not any(in_class(token, name) for name in (*_OFFICIAL, "WEAPON", "POLITICAL"))
    )


def _is_public(token: Token, type_: str, mentions: Mentions | None) -> bool:
    known = mentions.at(Span(token.idx, token.idx + len(token.text))) if mentions is not None else None
    if token.pos_ == "PRON":
        told = known is not None and (known.actor.id is not None or known.actor.country is not None)
        if token.lower_ in _SINGLE and type_ in _BY_WORDS and mentions is not None:
            return told
        return token.lower_ not in _NOBODY and token.dep_ != "poss"
    if any(t.lower_ in _MINE for t in token.children if t.dep_ == "poss"):
        return False
    if token.ent_type_ in _NAMED and token.pos_ == "PROPN":
        return True
    if in_class(token, "PRIVATE") or in_class(token, "COMPANIES"):
        owners = (t for name in ("poss", "of") for t in noun_slot(token, name))
        return any(t.ent_type_ in _NAMED or in_class(t, "OFFICE") for t in owners)
    classes = _OFFICIAL if type_ in _BY_WORDS else _PUBLIC
    if token.pos_ in ("NUM", "PROPN") or any(in_class(token, name) for name in classes):
        return not any(t.lower_ in ("his", "her") for t in token.children if t.dep_ == "poss" and type_ in _BY_WORDS)
    if _has_name(token):
        return True
    return known is not None and (type_ not in _BY_WORDS or known.actor.country is not None)


def _has_name(token: Token) -> bool:
    """Whether the noun phrase holds a name, outside of clauses about it."""
    return token.ent_type_ in _NAMED or any(_has_name(c) for c in token.children if c.dep_ not in _ASIDE)
