"""The words that turn a predicate: negations, modals, conditions, hedges, and verbs and nouns that govern it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from parley.model.reports import Reality
from parley.ontology.tables import alternatives, read_table

_NEGATIVE = frozenset(
    {"not", "n't", "never", "no", "neither", "nor", "none", "nobody", "nothing", "n’t", "hardly", "without"}
)
_MODALS: Mapping[str, Reality] = {
    "may": "hypothetical",
    "might": "hypothetical",
    "could": "hypothetical",
    "can": "hypothetical",
    "ca": "hypothetical",
    "would": "conditional",
    "'d": "conditional",
    "’d": "conditional",
    "should": "requested",
    "must": "requested",
    "ought": "requested",
    "will": "planned",
    "shall": "planned",
    "wo": "planned",
    "'ll": "planned",
    "’ll": "planned",
}
_WOULD = frozenset({"would", "'d", "’d"})
_ONLY = frozenset({"only", "just", "merely", "necessarily"})
_CONDITIONS = frozenset({"if", "unless", "whether", "provided", "assuming", "lest"})
# Words by which the writer leaves open whether it is so.
HEDGES = frozenset(
    {"likely", "possibly", "perhaps", "maybe", "probably", "potentially", "unlikely", "apparently", "seemingly",
     "presumably", "ostensibly", "conceivably", "presumed", "supposed", "supposedly", "apparent"}
)  # fmt: skip
# Words by which he leaves it to others; what they say has its own statement with its hop.
_HEARSAY = frozenset({"allegedly", "purportedly", "alleged", "purported", "rumored", "rumoured"})
_HEDGES = HEDGES | _HEARSAY
# With a present tense these begin what has not happened yet: "when the contract is signed".
_LATER = frozenset({"when", "once", "until", "till", "before", "after", "whenever"})
# Of these a perfect tense tells what was done, unless it depends on what is still to be.
_TOLD = frozenset({"after", "when", "once"})
_UNTIL = frozenset({"until", "till", "unless"})
_INVERTED = frozenset({"had", "were", "should"})
# What stands below these is somebody's fancy, whatever modal it has: "assumed that a fleet would land".
IMAGINED = frozenset({"imagine", "assume", "suppose", "pretend", "envisage", "envision", "picture", "dream"})
_ASKING = frozenset({"who", "whom", "whose", "what", "which", "when", "where", "why", "how"})
_CALLS = frozenset({"call", "phone", "telephone", "ring"})
_SAID_IN_CALLS = frozenset(
    {"discuss", "express", "convey", "explain", "apologise", "apologize", "congratulate", "thank", "assure", "complain",
     "condole", "reiterate", "voice", "offer", "inform", "tell", "brief", "reaffirm"}
)  # fmt: skip
_EVIDENCE = frozenset(
    {"estimate", "evidence", "report", "figure", "poll", "survey", "image", "photo", "picture", "footage", "video",
     "result", "number", "statistic", "study", "document", "datum", "data", "sign", "account", "which", "that", "this"}
)  # fmt: skip
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "latest"})
_DOERS = frozenset({"country", "nation", "state", "government", "leader", "president", "minister", "official", "one"})
_NEARLY = frozenset({"almost", "nearly", "barely"})
SPEECH = frozenset(
    {"say", "tell", "announce", "report", "state", "add", "write", "tweet", "declare", "note", "claim", "confirm"}
)


@lru_cache(maxsize=1)
def governors() -> Mapping[str, str]:
    """What each governing lemma does to what it governs: see lexicon/governors.csv."""
    return {
        lemma: row["effect"]
        for row in read_table("parley.extractors.events", "lexicon/governors.csv")
        for lemma in alternatives(row["lemmas"])
    }


def lemma_of(token: Token) -> str:
    """The lower-case lemma, with the "e" that the lemmatiser drops where only so it governs: "hopes" is of "hope"."""
    found = token.lemma_.lower()
    bent = token.pos_ == "VERB" and token.lower_ in (f"{found}es", f"{found}ed", f"{found}ing")
    return f"{found}e" if bent and f"{found}e" in governors() and found not in governors() else found


def own_cues(word: Token) -> Iterator[Token]:
    for child in word.children:
        if child.dep_ == "neg" or (
            child.lower_ in _NEGATIVE and child.dep_ in ("det", "preconj", "advmod", "mark", "prep", "cc")
        ):
            only = child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ in _ONLY
            if not only and not (child.lower_ == "without" and child.dep_ == "prep"):
                yield child
        elif (child.lower_ in _NEARLY and child.dep_ == "advmod" and child.i == word.i - 1) or (
            child.dep_ in ("nsubj", "nsubjpass", "dobj")
            and (
                child.lower_ in ("nobody", "none", "nothing", "neither")
                or any(c.lower_ in ("no", "neither") and c.dep_ == "det" for c in child.children)
            )
        ):
            yield child
    if word.dep_ in ("pobj", "pcomp") and word.head.lower_ == "without":
        yield word.head


def modal_of(word: Token, cues: list[str]) -> Reality:
    if (turned := _inverted(word)) is not None:
        cues.append(turned.lower_)
        return "conditional"
    for child in word.children:
        if child.dep_ == "aux" and child.lower_ in _MODALS and child.tag_ == "MD" and child.i < word.i:
            cues.append(child.lower_)
            if child.lower_ in _WOULD and (_reported(word) or not _has_condition(word)):
                return "planned"
            return _MODALS[child.lower_]
        if child.dep_ == "mark" and child.lower_ in _CONDITIONS:
            cues.append(child.lower_)
            return "conditional"
    if is_infinitive(word) and _is_definition(word):
        cues.append("to")
        return "hypothetical"
    if is_infinitive(word) and _is_said_in_call(word, word.head):
        return "actual"
    if word.dep_ == "advcl" and is_infinitive(word):
        cues.append("to")
        return "planned"
    if is_infinitive(word) and _is_announcement(word):
        cues.append("going to")
        return "planned"
    if word.dep_ in ("acl", "relcl") and is_infinitive(word) and not _ranks(word.head):
        cues.append("to")
        return "planned"
    if _is_command(word):
        return "requested"
    if word.dep_ == "advcl" and (_marks(word) & _UNTIL or (_is_to_come(word) and _marks(word) & _LATER)):
        cues.extend(sorted(_marks(word) & _LATER))
        return "conditional"
    going = lemma_of(word) == "go" and word.tag_ == "VBG"
    if going and any(c.dep_ == "xcomp" and is_infinitive(c) for c in word.children):
        cues.append("going to")
        return "planned"
    if word.dep_ == "ROOT" and word.sent[-1].text == "?" and not _presupposes(word):
        cues.append("?")
        return "hypothetical"
    return "actual"


def _is_said_in_call(word: Token, head: Token) -> bool:
    """ "rang the king to thank him": what is said in a call was said; "called on him to resign" asks for it."""
    rung = lemma_of(head) in _CALLS and any(c.dep_ == "dobj" and c.i < word.i for c in head.children)
    return rung and lemma_of(word) in _SAID_IN_CALLS


def _ranks(noun: Token) -> bool:
    """ "the first to recognise it", "the last state to sign": whoever is counted among the doers has done it."""
    somebody = noun.lower_ in _RANKS or lemma_of(noun) in _DOERS or noun.ent_type_ in ("PERSON", "NORP")
    return somebody and any(t.lower_ in _RANKS for t in (noun, *noun.children))


def _inverted(word: Token) -> Token | None:
    """The verb that stands before its subject in place of "if": "had they crossed", "were he to go"."""
    if word.dep_ == "ROOT" or word.sent[-1].text == "?":
        return None
    subject = next((c for c in word.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    verbs = (word, *(c for c in word.children if c.dep_ in ("aux", "auxpass")))
    return next((v for v in verbs if subject is not None and v.lower_ in _INVERTED and v.i < subject.i), None)


def _presupposes(word: Token) -> bool:
    """A question for who, when or why takes for granted that it happened."""
    return any(t.lower_ in _ASKING for t in word.sent if t.i < word.i)


def _is_announcement(word: Token) -> bool:
    """The future of headlines: "Spain to send tanks", "Egypt's president to visit Chad"."""
    if word.dep_ == "ROOT":
        return has_own_subject(word)
    return word.dep_ == "acl" and word.head.dep_ == "ROOT" and word.head.pos_ in ("NOUN", "PROPN")


def _is_to_come(word: Token) -> bool:
    """A present under "when" or "after"; a perfect only below a future: "they come after he has left" tells of it."""
    perfect = word.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in word.children)
    if not perfect or not _marks(word) & _TOLD:
        return _is_present(word)
    above = word.head
    return any(c.dep_ == "aux" and c.tag_ == "MD" for c in above.children) or _is_command(above) or is_infinitive(above)


def _is_present(word: Token) -> bool:
    return word.tag_ in ("VBP", "VBZ", "VB") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBP", "VBZ") for c in word.children if word.tag_ == "VBN"
    )


def _is_definition(word: Token) -> bool:
    """ "To extradite somebody is to surrender him": what a word means, said of nobody."""
    return word.dep_ == "csubj" or (
        word.head.lemma_ == "be"
        and any(c.dep_ == "csubj" or (c.dep_ == "nsubj" and c.pos_ == "VERB") for c in word.head.children)
    )


def is_hedged(word: Token, cues: list[str]) -> bool:
    for child in word.children:
        if child.dep_ in ("advmod", "amod", "acomp") and child.lower_ in _HEDGES:
            cues.append(child.lower_)
            return True
    return False


def effect_of(word: Token, head: Token) -> str | None:
    """What `head` does to `word` below it."""
    table = governors()
    if head.pos_ == "ADP" or head.dep_ == "prep":
        return table.get(f"{head.lower_}+") if word.dep_ in ("pobj", "pcomp") else None
    lemma = lemma_of(head)
    if lemma in ("have", "be") and is_infinitive(word) and any(c.lower_ in ("yet", "still") for c in head.children):
        return "hypothetical"  # "has yet to accept": neither done nor refused
    if _is_said_in_call(word, head) or (lemma == "suggest" and _is_of_evidence(head)):
        return None
    if lemma in ("have", "need") and head.tag_ in ("VBD", "VBN"):
        return None
    if lemma == "go":
        return "planned" if head.tag_ == "VBG" and is_infinitive(word) else None
    if word.dep_ in ("xcomp", "ccomp", "csubj", "csubjpass", "oprd") or word.dep_ == "acl":
        finite = any(c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in word.children)
        infinitive = is_infinitive(word) or (word.tag_ in ("VB", "VBG") and not finite)
        if lemma == "insist" and not infinitive and _is_indicative(word):
            return None
        return table.get(f"{lemma} to" if infinitive else f"{lemma} that", table.get(lemma))
    if word.dep_ in ("dobj", "nsubjpass", "prep", "obj", "compound", "attr"):
        return table.get(f"{lemma} noun", table.get(lemma))
    return None


def _is_of_evidence(verb: Token) -> bool:
    """ "estimates suggest", "the polls suggest": things show, people propose."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and lemma_of(subject) in _EVIDENCE


def has_own_subject(word: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in word.children)


def is_tensed(word: Token) -> bool:
    return word.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "auxpass") for c in word.children)


def _is_indicative(word: Token) -> bool:
    """Whether a clause says what is: "insisted that it was", not "insisted that it be"."""
    return word.tag_ in ("VBD", "VBZ") or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP") for c in word.children
    )


def _is_command(word: Token) -> bool:
    """An imperative: a bare verb without subject at the top of its sentence, or coordinated with one."""
    while word.dep_ == "conj" and word.head.pos_ == "VERB":
        word = word.head
    bare = word.tag_ == "VB" or (word.tag_ == "VBP" and word.i == word.sent.start)
    return (
        word.dep_ == "ROOT"
        and bare
        and not has_own_subject(word)
        and not any(c.dep_ in ("aux", "csubj", "expl") for c in word.children if c.lower_ not in ("do", "not"))
    )


def _marks(word: Token) -> set[str]:
    return {c.lower_ for c in word.children if c.dep_ in ("mark", "advmod")}


def _has_condition(word: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in word.sent) or "have" in {
        c.lower_ for c in word.children if c.dep_ == "aux"
    }


def _reported(word: Token) -> bool:
    """ "said it would send": a future seen from the past, no condition."""
    while word.dep_ == "conj":
        word = word.head
    return word.dep_ in ("ccomp", "parataxis") and word.head.lemma_.lower() in SPEECH | {
        "vow",
        "pledge",
        "promise",
        "decide",
    }


def is_infinitive(word: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in word.children)


def is_content(word: Token) -> bool:
    return word.dep_ in ("ccomp", "parataxis")
