"""Whether a place name stands for the place, or for its government or people ("Moscow said").

Invariant: decided by syntax alone; a place that is not a capital, country or region is always literal.
"""

from spacy.tokens import Doc, Token

from parley.extractors.places.tables import words
from parley.knowledge.gazetteer import Entry

_BETWEEN_POWERS = frozenset({"with", "between", "against", "on"})


def is_metonym(doc: Doc, start: int, end: int, entry: Entry | None) -> tuple[bool, str]:
    """Whether the words act or are dealt with as a power would be, and the reason."""
    if entry is None or entry.feature not in ("country", "city", "admin1", "region", "continent"):
        return False, ""
    head = doc[start:end].root
    if head.dep_ in ("nsubj", "agent") and head.head.lemma_.lower() in words("said"):
        return True, f"subject of '{head.head.lemma_}'"
    if head.dep_ == "conj" and head.head.dep_ == "nsubj" and head.head.head.lemma_.lower() in words("said"):
        return True, f"subject of '{head.head.head.lemma_}'"
    if head.dep_ == "dobj" and head.head.lemma_.lower() in words("addressed"):
        return True, f"object of '{head.head.lemma_}'"
    if head.dep_ == "poss" and head.head.lemma_.lower() in words("dealing"):
        return True, f"owner of '{head.head.lemma_}'"
    if head.dep_ == "pobj" and _dealt_with(head):
        return True, f"'{head.head.head.lower_} {head.head.lower_}'"
    return False, ""


def _dealt_with(head: Token) -> bool:
    preposition = head.head
    return preposition.lower_ in _BETWEEN_POWERS and preposition.head.lemma_.lower() in words("dealing")
