"""What stands before a speaker, or between him and his words: "In remarks carried by Nordo, General Orr said ...".

Invariant: each returns whether it changed the tree, and changes it only where a comma or the order of words parts a
name from the phrase that the parser put it into.
"""

from parley.extractors.statements.tree import Tree, is_under
from parley.extractors.statements.wordlists import words

_NAMING = frozenset({"appos", "compound", "flat", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How a parser hangs a name that it has cut off from the noun before it.
_APART = frozenset({"npadvmod", "dobj", "oprd", "attr", "conj", "nsubj", "pobj"})
_CITING = frozenset({"cite", "quote"})


def fronted(tree: Tree, sentence: range, w: int) -> bool:
    """"In a note sent from Ost, the deacon, Abel Orr, said ...": the speaker is taken for an apposition to the town."""
    if w - 2 <= sentence.start or tree.lower[w - 1] != "," or not _opens(tree, sentence):
        return False
    if any(tree.dep[k] in _SUBJECTS for k in tree.kids(w, sentence)):
        return False
    at, speaker = w - 2, None
    while tree.dep[at] == "pobj" and tree.dep[tree.head[tree.head[at]]] == "appos":
        at = tree.head[tree.head[at]]  # "Ana Orr, the mayor of Ost, said"
    while tree.dep[at] in _NAMING or _listed_alone(tree, sentence, at):
        first = min([at, *(k for k in sentence if is_under(tree, k, at))])
        if tree.dep[at] in ("appos", "conj") and first > sentence.start and tree.lower[first - 1] == ",":
            speaker = at
        at = tree.head[at]
    if speaker is None or not is_under(tree, at, w):
        return False
    tree.hang(speaker, w, "nsubj")
    return True


def _opens(tree: Tree, sentence: range) -> bool:
    """Whether a phrase with a preposition or a participle opens the sentence."""
    return tree.pos[sentence.start] == "ADP" or tree.tag[sentence.start] in ("VBG", "VBN")


def _listed_alone(tree: Tree, sentence: range, at: int) -> bool:
    """"Nordo, Ana Orr": what the parser takes for a list, but nothing joins."""
    return tree.dep[at] == "conj" and not any(tree.dep[k] == "cc" for k in tree.kids(tree.head[at], sentence))


def parted(tree: Tree, sentence: range, w: int) -> bool:
    """"In remarks carried by Nordo, General Orr said": the comma ends the phrase, and who follows it speaks."""
    name = w - 1
    if name - 2 <= sentence.start or tree.dep[name] != "pobj" or tree.pos[name] not in ("PROPN", "NOUN"):
        return False
    if any(tree.dep[k] in _SUBJECTS for k in tree.kids(w, sentence)) or not is_under(tree, name, w):
        return False
    comma = next((k for k in range(name - 1, sentence.start, -1) if tree.lower[k] == ","), None)
    prep = tree.head[name]
    if comma is None or comma - 1 <= prep or any(tree.lower[k] == "," for k in range(prep, comma)):
        return False
    before = [k for k in range(prep + 1, comma) if is_under(tree, k, name)]
    if len(before) != comma - prep - 1 or tree.pos[before[-1]] not in ("PROPN", "NOUN"):
        return False
    last = before[-1]
    for k in before[:-1]:
        if tree.head[k] == name:
            tree.hang(k, last, "det" if tree.pos[k] == "DET" else "compound")
    tree.hang(last, prep, "pobj")
    tree.hang(name, w, "nsubj")
    tree.head[comma] = w
    return True


def citing_first(tree: Tree, sentence: range, w: int) -> bool:
    """"Citing General Orr, Radio Ost reported": who is cited is no subject, and who stands behind the comma is."""
    first = sentence.start
    if tree.tag[first] != "VBG" or tree.lemma[first] not in _CITING:
        return False
    outlet = w - 1
    subject = tree.head[outlet]
    if tree.head[first] != w or tree.dep[outlet] not in ("appos", "conj") or tree.head[subject] not in (w, first):
        return False
    opens = min([outlet, *(k for k in sentence if is_under(tree, k, outlet))])
    if tree.lower[opens - 1] != "," or not first < subject < opens:
        return False
    tree.hang(outlet, w, "nsubj")
    tree.hang(subject, first, "dobj")
    tree.dep[first] = "advcl"
    return True


def cited_between(tree: Tree, sentence: range, w: int) -> bool:
    """"Nordo reported on Monday, citing General Orr, that P": P is what is reported, and nothing about the general."""
    aside = next((k for k in tree.kids(w, sentence) if k > w and tree.lemma[k] in _CITING), None)
    if aside is None or tree.tag[aside] != "VBG" or tree.lower[aside - 1] != ",":
        return False
    that = next((k for k in range(aside + 1, sentence.stop) if tree.lower[k] == "that" and tree.dep[k] == "mark"), None)
    if that is None or tree.lower[that - 1] != ",":
        return False
    clause = tree.head[that]
    if tree.head[w] == clause:
        tree.hang(w, w if tree.head[clause] == clause else tree.head[clause], tree.dep[clause])
    elif tree.head[clause] == w or not is_under(tree, clause, aside):
        return False
    tree.hang(clause, w, "ccomp")
    return True


def interposed(tree: Tree, sentence: range, w: int) -> bool:
    """"Orr said, Nordo reported, that P": P is what Orr said, and between the commas stands who tells of it."""
    above = tree.head[w]
    if tree.dep[w] != "ccomp" or above >= w - 2 or w + 2 >= sentence.stop or tree.lower[w + 1] != ",":
        return False
    clause = next((k for k in tree.kids(w, sentence) if k > w and tree.dep[k] == "ccomp"), None)
    subject = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "nsubj" and above < k < w), None)
    if clause is None or subject is None or tree.lower[above + 1] != "," or tree.lower[w + 2] != "that":
        return False
    tree.hang(clause, above, "ccomp")
    tree.hang(w, above, "parataxis")
    return True


def named_source(tree: Tree, sentence: range, i: int) -> bool:
    """"according to a Swiss mediator, Reto Orr": the name behind the comma is the mediator's."""
    to = next((k for k in tree.kids(i, sentence) if tree.lower[k] == "to"), None)
    source = None if to is None else next((k for k in tree.kids(to, sentence) if tree.dep[k] == "pobj"), None)
    if source is None or tree.pos[source] != "NOUN":
        return False
    comma = max([source, *(k for k in sentence if is_under(tree, k, source))]) + 1
    last = comma
    while last + 1 < sentence.stop and tree.ent[last + 1] == "PERSON" and tree.pos[last + 1] == "PROPN":
        last += 1
    closed = last + 1 >= sentence.stop or tree.pos[last + 1] in ("PUNCT", "SPACE")
    if last == comma or comma >= sentence.stop or tree.lower[comma] != "," or not closed:
        return False
    for k in range(comma + 1, last):
        tree.hang(k, last, "compound")
    tree.hang(last, source, "appos")
    tree.head[comma] = source
    return True


def of_place(tree: Tree, sentence: range, w: int) -> bool:
    """"A judge in Ost, Ana Orr, said": a person is in apposition to no town, but to the judge."""
    subject = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "nsubj" and k < w), None)
    if subject is None or tree.pos[subject] != "NOUN":
        return False
    for name in range(subject + 1, w):
        place = tree.head[name]
        apposed = tree.dep[name] == "appos" and tree.ent[name] == "PERSON" and tree.ent[place] in ("GPE", "LOC")
        if apposed and tree.dep[place] == "pobj" and tree.head[tree.head[place]] == subject:
            for k in tree.kids(place, sentence):
                if k > place:
                    tree.head[k] = subject
            tree.dep[name] = "appos"
            return True
    return False


def called(tree: Tree, sentence: range, i: int) -> bool:
    """"by the state news agency Nordo as saying": the name behind what an outlet is belongs to it."""
    name = i + 1
    if tree.pos[i] != "NOUN" or tree.lower[i] not in words("outlets") or name >= sentence.stop:
        return False
    last = name
    while last + 1 < sentence.stop and tree.pos[last + 1] == "PROPN" and tree.head[last] == last + 1:
        last += 1
    above = tree.head[last]
    apart = tree.pos[name] == "PROPN" and tree.dep[last] in _APART
    if not apart or is_under(tree, i, last) or above == i:
        return False
    closed = last + 1 < sentence.stop and tree.lower[last + 1] == ","
    if tree.dep[last] in ("nsubj", "pobj") and tree.head[i] != above and not closed:
        return False  # "told the paper Ana Orr had left"
    if tree.dep[last] == "nsubj" and tree.head[i] != above:
        behind = next((k for k in tree.kids(last, sentence) if tree.dep[k] == "appos" and k > last), None)
        if behind is not None:
            tree.hang(behind, above, "nsubj")  # "According to the agency Nordo, General Orr said"
    tree.hang(last, i, "appos")
    return True
