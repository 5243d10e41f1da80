"""Whether a predicate is passive where no auxiliary says so: participles, headlines."""

from spacy.tokens import Token

# Verbs that cannot do without an object: where it is missing the subject bears the act ("Zambia urged to free poet").
NEEDS_OBJECT = frozenset(
    {"accuse", "urge", "tell", "force", "charge", "sentence", "jail", "kill", "arrest", "detain", "kidnap", "abduct",
     "wound", "injure", "expel", "deport", "free", "oust", "evacuate", "summon", "invite"}
)  # fmt: skip
_PASSIVE = frozenset({"auxpass", "nsubjpass"})


def is_passive(verb: Token, has_subject: bool, has_object: bool, has_by: bool) -> bool:
    """Whether the verb is a passive without auxiliary, from its tag, its place and what it has beside it."""
    if verb.tag_ == "VBN":
        if verb.dep_ in ("acl", "advcl") and not any(c.dep_ == "aux" for c in verb.children):
            return True
        if verb.dep_ == "conj" and not has_subject and not any(c.dep_ in ("aux", "auxpass") for c in verb.children):
            return not has_object and _is_passive_head(verb.head)
    if verb.dep_ != "ROOT" or has_object:
        return False
    if has_subject:
        return (
            verb.lemma_ in NEEDS_OBJECT
            and verb.tag_ in ("VBN", "VBD")
            and not any(c.dep_ in ("aux", "ccomp") for c in verb.children)
        )
    return verb.tag_ == "VBN" and has_by


def _is_passive_head(head: Token) -> bool:
    return any(c.dep_ in _PASSIVE for c in head.children) or (head.tag_ == "VBN" and head.dep_ in ("acl", "advcl"))
