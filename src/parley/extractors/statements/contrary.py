"""What an admission, a clarification or a new account says against what was said before.

Invariant: none of them is a retraction by itself; they take back only what they contradict.
"""

from spacy.tokens import Token

from parley.extractors.contract import Attribution
from parley.extractors.parse import Parse
from parley.extractors.statements.sides import Document
from parley.extractors.statements.wordlists import words

# A clarification takes back what it shares this many content words with; with less it only adds to it.
_CLARIFIED = 2
_NEGATIONS = frozenset({"not", "n't", "n’t", "no", "never"})
# "conceded that the meeting had merely ended early": less than what was said before.
_RESTRICTING = frozenset({"only", "merely"})
# A definite noun points back; "a statement" does not.
DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their", "those", "these"})


def is_soft(document: Document, a: Attribution) -> bool:
    """An admission, a clarification, or what somebody now says, takes back only what it contradicts."""
    if a.cue_class != "speech" or a.rule == "indirect:answer":
        return False
    return a.hops[0].how == "clarify" or a.strength == "admitted" or _now(document, a)


def contradicts(document: Document, k: int, j: int, shared: int) -> bool:
    """Whether an admission or clarification says the contrary of an earlier statement."""
    one, two = document.attributions[k], document.attributions[j]
    clarified = one.hops[0].how == "clarify"
    if clarified and shared >= _CLARIFIED:
        return True
    tokens = document.parse.tokens(one.content[-1])
    less = any(t.lower_ in _RESTRICTING for t in tokens)
    if less and (clarified or one.strength == "admitted"):
        return True
    denies = less or _negated(document, one)
    if one.strength == "admitted" and opposites(document.parse, one, two):
        return True  # "killed 14 militants ... admitted that they were civilians"
    if _now(document, one):
        return bool(shared) and denies and opposed(document.parse, one, two)
    elliptical = any(t.lower_ in _NEGATIONS for t in tokens[-1:])
    anaphoric = any(t.dep_.startswith("nsubj") and _points_back(t) for t in tokens)
    # Whoever admits that something was not so may say so in other words; whoever admits what he denied repeats it.
    repeats = shared >= _CLARIFIED and (denies or clarified or two.strength == "denied")
    enough = repeats or elliptical or ((denies or clarified) and (anaphoric or (clarified and bool(shared))))
    return enough and opposed(document.parse, one, two)


def _now(document: Document, a: Attribution) -> bool:
    """"now tells us it is only the schools": said before, and otherwise."""
    tokens = document.parse.tokens(a.hops[0].cue)
    return len(tokens) > 0 and tokens[0].i > 0 and tokens[0].nbor(-1).lower_ == "now"


def _points_back(subject: Token) -> bool:
    """"it", "the figure", "his claim": what was said before."""
    if subject.lower_ in ("it", "this", "that"):
        return True
    return subject.lemma_.lower() in words("retractable") and any(c.lower_ in DEFINITE for c in subject.children)


def _negated(document: Document, a: Attribution) -> bool:
    """Whether the main clause of what is said is negated, not one below it."""
    for span in a.content:
        tokens = document.parse.tokens(span)
        near = {tokens.root.i, *(c.i for c in tokens.root.children)} if len(tokens) else set()
        if any(t.lower_ in _NEGATIONS and t.head.i in near for t in tokens):
            return True
    return False


def opposed(parse: Parse, one: Attribution, two: Attribution) -> bool:
    """Whether one statement negates and the other does not, or each holds a word of an opposite pair."""
    a, b = (frozenset(t.lower_ for s in x.content for t in parse.tokens(s)) for x in (one, two))
    if a & _RESTRICTING and not b & _RESTRICTING:
        return True
    if bool(a & _NEGATIONS) != (bool(b & _NEGATIONS) != (two.strength == "denied")):
        return True
    return opposites(parse, one, two)


def opposites(parse: Parse, one: Attribution, two: Attribution) -> bool:
    """Whether each of two statements holds a word of a pair of which only one can be: "open", "shut"."""
    a, b = (frozenset(t.lower_ for s in x.content for t in parse.tokens(s)) for x in (one, two))
    pairs = [pair.split("/") for pair in sorted(words("opposites"))]
    return any((x in a and y in b) or (y in a and x in b) for x, y in pairs)
