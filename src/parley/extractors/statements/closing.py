"""Who closes a sentence: "P, Radio Ost reported on Monday" where the parser joins the two as clauses of one account.

Invariant: each returns whether it changed the tree, and changes it only where a comma parts a name and its verb of
saying from a clause that is whole.
"""

from parley.extractors.statements import cues
from parley.extractors.statements.tree import Tree, is_under
from parley.extractors.statements.wordlists import words

_FINITE = frozenset({"VBD", "VBZ"})
_QUOTES = frozenset({"“", "”", '"', "''", "``", "«", "»"})
_ADJUNCTS = frozenset({
    "npadvmod", "prep", "pobj", "advmod", "punct", "compound", "amod", "det", "nummod", "poss", "case",
})  # fmt: skip


def inverted(tree: Tree, sentence: range, w: int) -> bool:
    """"Orr told Berg that P, reports the Ost Gazette": a name that ends the sentence behind its verb is who reports."""
    if tree.tag[w] != "VBZ" or w - 1 <= sentence.start or tree.lower[w - 1] != ",":
        return False
    kids = tree.kids(w, sentence)
    outlet = next((k for k in kids if tree.dep[k] == "dobj" and tree.pos[k] == "PROPN"), None)
    rest = [k for k in sentence if k > w and tree.pos[k] not in ("PUNCT", "SPACE")]
    if outlet is None or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in kids) or tree.head[w] == w:
        return False
    if any(k != outlet and not is_under(tree, k, outlet) for k in rest):
        return False
    main = w
    while tree.head[main] != main:
        main = tree.head[main]
    for k in tree.kids(main, sentence):
        if k > w and tree.pos[k] == "PUNCT":
            tree.head[k] = w
    tree.hang(main, w, "ccomp")
    tree.hang(w, w, "ROOT")
    tree.hang(outlet, w, "nsubj")
    return True


def trailing(tree: Tree, sentence: range, w: int) -> bool:
    """"Orr said Berg told a court P, Radio Ost reported": who closes the sentence reports all of it, not its end."""
    kids = tree.kids(w, sentence)
    root = next((k for k in sentence if tree.head[k] == k and k < w), None)
    if root is None or tree.tag[w] not in ("VBD", "VBZ") or not _told(tree, root) or not _told(tree, w):
        return False
    subject = next((k for k in kids if tree.dep[k] == "nsubj" and k == w - 1), None)
    if subject is None or tree.pos[subject] not in ("NOUN", "PROPN") or any(tree.lower[k] in _QUOTES for k in sentence):
        return False
    first = min([subject, *(k for k in sentence if is_under(tree, k, subject))])
    before = [k for k in kids if k < first]
    if any(tree.dep[k] in ("mark", "advcl", "prep", "advmod") for k in before) or tree.lower[first - 1] != ",":
        return False
    behind = [k for k in range(w + 1, sentence.stop) if tree.pos[k] not in ("PUNCT", "SPACE")]
    if behind and (tree.lower[w + 1] != "," or tree.tag[behind[0]] != "VBG"):
        return False
    if not any(tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(root + 1, first)):
        return False
    for k in before:
        tree.head[k] = root
    tree.hang(w, root, "parataxis")
    return True


def joined(tree: Tree, sentence: range, w: int) -> bool:
    """"The soldiers shot two herders, the magazine Ost reported last week": no second deed, but who tells the first."""
    subject = _parted_subject(tree, sentence, w)
    main = tree.head[w]
    if subject is None or tree.dep[w] != "conj" or tree.head[main] != main or not _told(tree, w):
        return False
    if any(tree.dep[k] == "cc" for k in tree.kids(main, sentence)) or not _whole(tree, sentence, main, subject):
        return False
    if any(k > w and not _adds(tree, k, w) for k in sentence if is_under(tree, k, w)):
        return False
    tree.hang(w, w, "ROOT")
    tree.hang(main, w, "ccomp")
    return True


def _adds(tree: Tree, k: int, w: int) -> bool:
    """Whether a word behind the verb only tells when, where or to whom it is said, or goes on behind a comma."""
    if tree.dep[k] in _ADJUNCTS | {"acl", "agent"}:
        return True
    at = k
    while tree.head[at] != w:
        at = tree.head[at]
    return (tree.dep[at] == "dobj" and tree.lemma[w] == "tell") or (
        tree.dep[at] == "advcl" and tree.tag[at] == "VBG" and tree.lower[at - 1] == ","
    )


def unclosed(tree: Tree, sentence: range, w: int) -> bool:
    """"They found the body of a diver, Colonel Orr told us": no comma closes the apposition, so that Orr tells it."""
    name, main = w - 1, tree.head[w]
    if name <= sentence.start or tree.dep[name] != "appos" or tree.pos[name] != "PROPN" or not _told(tree, w):
        return False
    first = name
    while first - 1 > sentence.start and tree.pos[first - 1] == "PROPN":
        first -= 1
    subject = next((k for k in tree.kids(w, sentence) if tree.dep[k] in ("nsubj", "nsubjpass")), None)
    if tree.lower[first - 1] != "," or subject is None or not is_under(tree, name, subject):
        return False
    if tree.dep[w] != "ccomp" or not main < subject or not _whole(tree, sentence, main, subject):
        return False
    tree.hang(w, w if tree.head[main] == main else tree.head[main], tree.dep[main])
    tree.hang(main, w, "ccomp")
    tree.hang(subject, main, "dobj")
    tree.hang(name, w, "nsubj")
    for k in tree.kids(main, sentence):
        if k > w and tree.pos[k] == "PUNCT":
            tree.head[k] = w
    return True


def quoting(tree: Tree, sentence: range, w: int) -> bool:
    """"The ships would sail, the daily Ost quoted Abel Orr as saying": what is said stands before who tells of it."""
    if tree.lemma[w] not in words("quoting") or w + 2 >= sentence.stop:
        return False
    as_ = next((k for k in range(w + 2, sentence.stop - 1) if tree.lower[k] == "as" and tree.tag[k + 1] == "VBG"), None)
    comma = next((k for k in range(w - 1, sentence.start, -1) if tree.lower[k] == ","), None)
    if as_ is None or comma is None or any(tree.lower[k] in _QUOTES for k in sentence):
        return False
    main = next((k for k in range(sentence.start, comma) if tree.head[k] == k or _below(tree, k, w)), None)
    if main is None:
        return False
    saying = as_ + 1
    names = [k for k in range(comma + 1, w) if tree.pos[k] == "PROPN"]
    people = [k for k in range(w + 1, as_) if tree.pos[k] in ("PROPN", "NOUN")]
    others = [k for k in range(w + 1, sentence.stop) if k != saying and tree.pos[k] in ("VERB", "AUX")]
    if others or not names or not people or not _whole(tree, sentence, main, comma + 1):
        return False
    for k in range(comma, sentence.stop):
        if tree.head[k] < comma or tree.head[k] in (k, w, as_, saying) or k in (w, as_, saying):
            tree.hang(k, w, "dep")
    _name(tree, range(comma + 1, w), names[-1], w, "nsubj")
    _name(tree, range(w + 1, as_), people[-1], w, "dobj")
    tree.hang(w, w, "ROOT")
    tree.hang(as_, w, "prep")
    tree.hang(saying, as_, "pcomp")
    tree.hang(main, saying, "ccomp")
    tree.pos[w], tree.tag[w] = "VERB", "VBD"
    return True


def _below(tree: Tree, k: int, w: int) -> bool:
    return tree.head[k] == w and tree.dep[k] in ("advcl", "ccomp", "parataxis", "dep")


def _name(tree: Tree, span: range, head: int, verb: int, dep: str) -> None:
    """The words of a name under its last one, and that under its verb."""
    for k in span:
        if k != head:
            tree.hang(k, head, "det" if tree.pos[k] == "DET" else "punct" if tree.pos[k] == "PUNCT" else "compound")
    tree.hang(head, verb, dep)


def _parted_subject(tree: Tree, sentence: range, w: int) -> int | None:
    """The first token of the name before the verb at `w`, where a comma parts it from what stands before."""
    subject = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "nsubj" and k < w), None)
    if subject is None or tree.pos[subject] not in ("NOUN", "PROPN") or any(tree.lower[k] in _QUOTES for k in sentence):
        return None
    if any(not is_under(tree, k, subject) for k in range(subject + 1, w)):
        return None
    first = min([subject, *(k for k in sentence if is_under(tree, k, subject))])
    own = [k for k in tree.kids(w, sentence) if k < first and tree.lower[k] != ","]
    return first if first > sentence.start and tree.lower[first - 1] == "," and not own else None


def _whole(tree: Tree, sentence: range, main: int, before: int) -> bool:
    """Whether the clause at `main` has a subject and a finite verb before the token `before`."""
    kids = [k for k in tree.kids(main, sentence) if k < before]
    finite = tree.tag[main] in ("VBD", "VBZ", "VBP") or any(tree.dep[k] in ("aux", "auxpass") for k in kids)
    return finite and any(tree.dep[k] in ("nsubj", "nsubjpass", "expl") for k in kids)


def _told(tree: Tree, i: int) -> bool:
    cue = cues.verb(tree.lemma[i]) if tree.pos[i] == "VERB" else None
    return cue is not None and cue.cue_class == "speech" and bool(cue.frames & {"that", "aud-that"})
