"""Mending the tree where the parser takes an act of saying for something else, before any rule reads it.

Each mend answers a pattern of word order that the small parser gets wrong and that punctuation decides: a speaker set
behind his words, and an aside between a speaker and his verb.

Invariant: only `head`, `dep`, `tag` and `pos` change, the tree stays a tree, and a sentence without a cue is left as
it is.
"""

from collections.abc import Iterator

from parley.extractors.statements import cues
from parley.extractors.statements.closing import inverted, joined, quoting, trailing, unclosed
from parley.extractors.statements.fronted import (
    called,
    cited_between,
    citing_first,
    fronted,
    interposed,
    named_source,
    of_place,
    parted,
)
from parley.extractors.statements.lifting import commented, lifted, made, shifted, swallowed
from parley.extractors.statements.misplaced import (
    dated,
    described,
    dismissed,
    handle,
    listed,
    name_as_verb,
    person_as_verb,
    reduced,
    run_together,
)
from parley.extractors.statements.tree import Tree
from parley.extractors.statements.wordlists import words

_NAMES = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART", "ADP", "PUNCT", "CCONJ"})
_NAME_MARKS = frozenset({",", "-", "’", "'", "‘"})
_CLOSERS = frozenset({"”", '"', "''", "’", "'", "»", "›"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
# The longest name with its titles and appositions, in tokens, that is looked for before a verb of saying.
_LONGEST_NAME = 24


def mend(tree: Tree, sentences: Iterator[range]) -> None:
    """Mend every sentence in place."""
    for sentence in sentences:
        for i in sentence:
            if tree.dep[i] in _SUBJECTS and tree.dep[tree.head[i]] in ("aux", "auxpass"):
                tree.head[i] = tree.head[tree.head[i]]  # "the bridge was gone": the subject of the verb
            if tree.lower[i] == "according":
                named_source(tree, sentence, i)
            elif tree.pos[i] == "VERB" and _speech(tree, i):
                reduced(tree, sentence, i)
                of_place(tree, sentence, i)
                dated(tree, sentence, i)
                swallowed(tree, sentence, i)
                if tree.tag[i] in _FINITE or tree.tag[i] == "VBN":
                    _ = any(mended(tree, sentence, i) for mended in _MENDS)
            elif tree.lower[i] == "as" and tree.dep[i] == "prep":
                _quoted_as(tree, sentence, i)
            else:
                called(tree, sentence, i)
        for i in sentence:
            if tree.pos[i] == "NOUN":
                made(tree, sentence, i)
            elif tree.pos[i] == "VERB":
                shifted(tree, sentence, i)
            _ = commented(tree, sentence, i) or (tree.pos[i] == "VERB" and lifted(tree, sentence, i))


def _speech(tree: Tree, i: int) -> bool:
    cue = cues.verb(tree.lemma[i])
    return cue is not None and cue.cue_class == "speech"


def _asked(tree: Tree, sentence: range, i: int) -> bool:
    """"Orr, asked about the border, said ...": the parser makes the aside the main verb."""
    if tree.lemma[i] not in words("questioning") or i - 1 <= sentence.start or tree.lower[i - 1] != ",":
        return False
    subject = next((k for k in tree.kids(i, sentence) if tree.dep[k] == "nsubj" and k < i), None)
    later = next(
        (w for w in range(i + 2, sentence.stop)
         if tree.tag[w] in _FINITE and tree.lower[w - 1] == "," and tree.pos[w] == "VERB"
         and not any(tree.dep[k] in ("nsubj", "nsubjpass", "mark") for k in tree.kids(w, sentence))),
        None,
    )  # fmt: skip
    if subject is None or later is None:
        return False
    above, dep = tree.head[i], tree.dep[i]
    tree.hang(later, later if above == i else above, dep)
    for k in tree.kids(i, sentence):
        if k > later:
            tree.head[k] = later
    tree.hang(subject, later, "nsubj")
    tree.hang(i, subject, "acl")
    tree.tag[i] = "VBN"
    return True


def _verbless(tree: Tree, sentence: range, i: int) -> bool:
    """"The president, speaking through his aide, asked for flour": no main verb is left, the last participle is one."""
    head = tree.head[i]
    if tree.tag[i] != "VBN" or tree.dep[i] != "acl" or tree.head[head] != head or tree.lower[i - 1] != ",":
        return False
    aside = [k for k in tree.kids(head, sentence) if k < i and tree.lower[k] == ","]
    if tree.pos[head] not in ("NOUN", "PROPN", "PRON") or not aside:
        return False
    tree.hang(i, i, "ROOT")
    for k in tree.kids(head, sentence):
        if k > i:
            tree.head[k] = i
    tree.hang(head, i, "nsubj")
    tree.tag[i] = "VBD"
    return True


def _postposed(tree: Tree, sentence: range, w: int) -> bool:
    """"P, the envoy, Baako Mensah, said": the speaker set behind his words is taken for an apposition in them."""
    cue = cues.verb(tree.lemma[w])
    closing = tree.dep[w] == "acl" and tree.tag[w] == "VBD" and tree.lower[w - 1] == ","
    if (tree.dep[w] not in _CLAUSES and not closing) or tree.tag[w] not in _FINITE or w == sentence.start:
        return False
    if cue is None or not cue.frames & {"quote", "that", "aud-that"} or tree.pos[w - 1] not in _NAMES:
        return False
    kids = tree.kids(w, sentence)
    if any(tree.dep[k] in ("nsubj", "nsubjpass", "mark", "auxpass", "advmod") and k < w for k in kids):
        return False
    if any(tree.dep[k] in ("ccomp", "xcomp") and k > w for k in kids):
        return False
    first = _name_before(tree, sentence, w)
    above = _main(tree, sentence, first, w)
    if first is None or above is None:
        return False
    outside = [k for k in range(first, w) if not first <= tree.head[k] < w and tree.lower[k] != ","]
    if not outside or tree.pos[outside[0]] not in ("NOUN", "PROPN"):
        return False
    if tree.head[w] == w:
        tree.dep[w] = "ROOT"
        tree.hang(above, w, "ccomp")
    else:
        tree.hang(w, above, "parataxis")
    for k in outside[1:]:
        tree.hang(k, outside[0], "appos")
    tree.hang(outside[0], w, "nsubj")
    for k in range(first, w):
        if not first <= tree.head[k] <= w:
            tree.head[k] = w  # the commas around the name
    for k in range(w + 1, sentence.stop):
        if tree.head[k] == above and tree.dep[k] in ("prep", "advmod", "npadvmod", "advcl") and (
            tree.lower[k] != "according"
        ):
            tree.head[k] = w
    return True


def _parted(tree: Tree, sentence: range, w: int) -> bool:
    """"A message, read out by his brother, said ...": what a comma parts from its subject is an aside."""
    aside = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "ccomp" and k < w), None)
    if aside is None or tree.lower[w - 1] != "," or tree.lower[aside - 1] != "," or tree.tag[aside] not in _PAST:
        return False
    subject = next((k for k in tree.kids(aside, sentence) if tree.dep[k] == "nsubj" and k < aside - 1), None)
    if subject is None or any(tree.dep[k] == "nsubj" for k in tree.kids(w, sentence) if k < w):
        return False
    tree.hang(subject, w, "nsubj")
    tree.hang(aside, subject, "acl")
    tree.tag[aside] = "VBN"
    return True


def _commented(tree: Tree, sentence: range, v: int) -> bool:
    """"Orr, Watan writes, has been told ...": an act of saying between commas is no relative clause."""
    if tree.dep[v] != "relcl" or tree.tag[v] not in _FINITE or v + 1 >= sentence.stop or tree.lower[v + 1] != ",":
        return False
    kids = tree.kids(v, sentence)
    first = min([v, *kids])
    while first - 1 > sentence.start and tree.lower[first - 1] != "," and tree.pos[first - 1] in _NAMES:
        first -= 1
    named = [k for k in kids if tree.dep[k] == "nsubj" and tree.pos[k] in ("NOUN", "PROPN", "PRON")]
    bare = all(tree.dep[k] in ("nsubj", "punct", "advmod") for k in kids) and tree.tag[named[0] if named else v] != "WP"
    if not named or not bare or tree.lower[first - 1] != "," or tree.lower[named[0]] in ("who", "which", "that"):
        return False
    above = tree.head[tree.head[v]]
    if above <= v or tree.pos[above] not in ("VERB", "AUX"):
        return False
    tree.hang(v, above, "parataxis")
    return True


def _quoted_as(tree: Tree, sentence: range, i: int) -> None:
    """"showed the bridge and quoted soldiers as saying": "as saying" belongs to who quotes."""
    saying = next((k for k in tree.kids(i, sentence) if tree.dep[k] == "pcomp" and tree.tag[k] == "VBG"), None)
    if saying is None:
        return
    quoting = tree.head[i]
    if tree.lemma[quoting] in words("quoting"):
        _name_as_verb(tree, sentence, quoting)
        before = [k for k in tree.kids(quoting, sentence) if tree.dep[k] == "ccomp" and k < quoting]
        if before and not any(tree.dep[k] in ("ccomp", "dobj") for k in tree.kids(saying, sentence)):
            tree.hang(before[0], saying, "ccomp")  # "The town has fallen, Orr was quoted as saying"
        return
    near = [k for k in range(max(sentence.start, i - _NEAR), i) if tree.lemma[k] in words("quoting")]
    torn = next((k for k in reversed(near) if tree.tag[k] in _FINITE | _PAST), None)
    if torn is not None:
        tree.hang(i, torn, "prep")


def _name_as_verb(tree: Tree, sentence: range, quoting: int) -> None:
    """"quoted Saw Aung as saying": no verb stands right behind "quoted", so that it is part of the name."""
    verb = quoting + 1
    if verb >= sentence.stop or tree.head[verb] != quoting or tree.dep[verb] not in ("xcomp", "ccomp"):
        return
    name = next((k for k in tree.kids(verb, sentence) if tree.dep[k] == "dobj" and k > verb), None)
    if name is not None and tree.pos[name] == "PROPN":
        tree.hang(name, quoting, "dobj")
        tree.hang(verb, name, "compound")
        tree.tag[verb] = "NNP"


def _then(tree: Tree, sentence: range, w: int) -> bool:
    """"The aide said P, then said Q": the second verb goes on for the speaker of the first."""
    if tree.lower[w - 1] != "then" or tree.tag[w] not in _FINITE:
        return False
    kids = tree.kids(w, sentence)
    first = next((k for k in kids if tree.dep[k] == "ccomp" and k < w and tree.tag[k] in _FINITE), None)
    if first is None or any(tree.dep[k] == "nsubj" for k in kids) or cues.verb(tree.lemma[first]) is None:
        return False
    tree.hang(first, first if tree.head[w] == w else tree.head[w], tree.dep[w])
    tree.hang(w, first, "conj")
    return True


_PAST = frozenset({"VBD", "VBN"})
# Tokens between "quoted" and "as": the name of who is quoted, with an apposition.
_NEAR = 14
_MENDS = (
    handle, trailing, joined, unclosed, quoting, listed, dismissed, described, inverted, person_as_verb,
    name_as_verb, run_together, fronted, parted, citing_first, cited_between, interposed, _asked, _parted, _then,
    _verbless, _commented, _postposed,
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "dep", "parataxis", "ROOT"})


def _name_before(tree: Tree, sentence: range, w: int) -> int | None:
    """Where the name right before the verb begins: after a closing mark, else after the comma that ends the clause."""
    first = w - 1
    commas = []
    while first >= max(sentence.start, w - _LONGEST_NAME) and tree.pos[first] in _NAMES:
        if tree.lower[first] in _CLOSERS and first + 1 < w and tree.lower[first + 1] not in ("s",):
            return first + 1
        if tree.lower[first] == ",":
            commas.append(first)
        elif tree.pos[first] == "PUNCT" and tree.lower[first] not in _NAME_MARKS:
            break
        first -= 1
    # "P, the envoy, Baako Mensah, said": a comma right before the verb closes an apposition.
    closing = 2 if commas and commas[0] == w - 1 else 0
    if len(commas) <= closing:
        return None
    start = commas[closing] + 1
    return start if start < w and tree.pos[start] in ("DET", "PROPN", "NOUN", "ADJ", "PRON") else None


def _main(tree: Tree, sentence: range, first: int | None, w: int) -> int | None:
    """The verb of the clause before the name; None where the name belongs to no clause."""
    if first is None:
        return None
    verbs = [k for k in range(sentence.start, first) if tree.pos[k] in ("VERB", "AUX") and tree.tag[k] != "VBG"]
    for k in verbs:
        at = k
        for _ in range(len(sentence)):
            if tree.head[at] in (at, w) or not sentence.start <= tree.head[at] < first:
                break
            at = tree.head[at]
        if tree.pos[at] in ("VERB", "AUX") and at < first:
            return at
    return None
