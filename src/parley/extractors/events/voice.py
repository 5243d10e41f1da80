"""Voice and mood where no auxiliary says so: passive participles and headlines, subjunctives."""

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
            return not _is_main(verb)
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


def _is_main(verb: Token) -> bool:
    """Whether a participle is the sentence's own verb, misread: "The mediators proposed on Friday that it be split"."""
    that = any(k.dep_ == "mark" and k.lower_ == "that" for c in verb.children if c.dep_ == "ccomp" for k in c.children)
    return that and verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("NOUN", "PROPN")


def _is_passive_head(head: Token) -> bool:
    return any(c.dep_ in _PASSIVE for c in head.children) or (head.tag_ == "VBN" and head.dep_ in ("acl", "advcl"))


def is_subjunctive(token: Token) -> bool:
    """Whether the clause says what ought to be: "that he resign", "that talks should start"."""
    modals = {c.lower_ for c in token.children if c.dep_ == "aux"}
    bare = token.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in token.children)
    singular = token.tag_ == "VBP" and any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in token.children)
    plain = (bare or (singular and token.pos_ == "VERB")) and not modals
    return token.dep_ == "ccomp" and (plain or modals & {"should", "must"} != set())


def is_dare(verb: Token) -> bool:
    """Whether it is the "let" of a command ("let them try"), by which nobody is allowed anything."""
    helped = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children if c.i < verb.i)
    if verb.lower_ != "let" or helped:
        return False
    return verb.i == verb.sent.start or verb.doc[verb.i - 1].is_punct or _opens_command(verb)


def _opens_command(let: Token) -> bool:
    """ "I do not mind, but let them try": after "did not" it would tell what was done instead."""
    before = let.doc[max(let.sent.start, let.i - 2) : let.i]
    helped = {c.lower_ for c in let.head.children if c.dep_ == "aux"}
    joined = len(before) == 2 and before[1].lower_ in ("but", "so", "and") and (before[0].is_punct or "do" in helped)
    return joined and let.tag_ == "VB" and "did" not in helped
