"""Subjects and objects that the parser hangs on another word than their verb: mends for one clause.

Invariant: each returns whether it changed the tree, and changes it only where a cue would else lose its speaker.
"""

from parley.extractors.statements.tree import Tree, is_under
from parley.extractors.statements.wordlists import words


def listed(tree: Tree, sentence: range, w: int) -> bool:
    """"The official, briefing reporters, described ...": a participle between commas is no second subject."""
    subjects = [k for k in tree.kids(w, sentence) if tree.dep[k] == "nsubj" and k < w]
    if len(subjects) != 2 or tree.tag[subjects[1]] != "VBG" or tree.pos[subjects[0]] not in ("NOUN", "PROPN", "PRON"):
        return False
    tree.hang(subjects[1], subjects[0], "acl")
    return True


def dismissed(tree: Tree, sentence: range, w: int) -> bool:
    """"rejects as unfounded the reports": the object stands behind what it is called."""
    kids = [k for k in tree.kids(w, sentence) if k > w]
    called = next((k for k in kids if tree.pos[k] == "ADJ" and tree.dep[k] == "advcl"), None)
    if called is None or tree.lower[called - 1] != "as":
        return False
    obj = next((k for k in tree.kids(called, sentence) if tree.dep[k] == "dobj"), None)
    if obj is None:
        return False
    tree.hang(obj, w, "dobj")
    return True


def reduced(tree: Tree, sentence: range, w: int) -> bool:
    """"said the men killed in Orr had been miners": a participle behind its noun is no verb where the verb follows."""
    clause = next((k for k in tree.kids(w, sentence) if k > w and tree.dep[k] == "ccomp"), None)
    if clause is None or tree.tag[clause] not in ("VBN", "VBD"):
        return False
    kids = tree.kids(clause, sentence)
    subject = next((k for k in kids if tree.dep[k] in ("nsubj", "nsubjpass")), None)
    if subject is None or any(tree.dep[k] in ("aux", "auxpass") for k in kids):
        return False
    after = max(k for k in sentence if k == clause or is_under(tree, k, clause)) + 1
    if after not in sentence or tree.pos[after] != "AUX" or is_under(tree, w, after):
        return False
    verb = tree.head[after] if tree.dep[after] in ("aux", "auxpass") else after
    if is_under(tree, w, verb) or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in tree.kids(verb, sentence)):
        return False
    tree.hang(verb, w, "ccomp")
    for k in kids:
        if k <= subject:
            tree.head[k] = verb
    tree.hang(clause, subject, "acl")
    tree.tag[clause] = "VBN"
    return True


def described(tree: Tree, sentence: range, w: int) -> bool:
    """"Two people briefed on the talks said P": the participle that describes who speaks is no clause that he says."""
    kids = tree.kids(w, sentence)
    clause = next((k for k in kids if k < w and tree.dep[k] in ("ccomp", "csubj")), None)
    if clause is None or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in kids):
        return False
    if tree.tag[clause] != "VBN" and (tree.dep[clause], tree.tag[clause]) != ("csubj", "VBD"):
        return False
    own = tree.kids(clause, sentence)
    subject = next((k for k in own if tree.dep[k] in ("nsubj", "nsubjpass")), None)
    if subject is None or subject + 1 != clause or any(tree.dep[k] in ("aux", "auxpass", "mark") for k in own):
        return False
    between = range(clause + 1, w)
    if not between or any(tree.pos[k] == "PUNCT" or not is_under(tree, k, clause) for k in between):
        return False
    tree.hang(subject, w, "nsubj")
    tree.hang(clause, subject, "acl")
    tree.tag[clause] = "VBN"
    return True


def name_as_verb(tree: Tree, sentence: range, w: int) -> bool:
    """"The leader, Saw Aung, said P": a comma never parts a subject from its verb, so that the verb is a name."""
    if w - 2 <= sentence.start or tree.lower[w - 1] != "," or tree.pos[w - 2] != "PROPN":
        return False
    name, verb = w - 2, tree.head[w - 2]
    subject = next((k for k in tree.kids(verb, sentence) if k < verb and tree.dep[k] == "nsubj"), None)
    joined = verb < name and (tree.head[w] == verb or tree.head[verb] == w)
    if not joined or tree.dep[name] not in ("dobj", "nsubj") or tree.pos[verb] != "VERB" or subject is None:
        return False
    if [k for k in range(subject, verb) if tree.lower[k] == ","] != [verb - 1]:
        return False
    if any(tree.pos[k] != "PROPN" for k in range(verb + 1, name)) or tree.pos[subject] not in ("NOUN", "PROPN"):
        return False
    if tree.head[w] == verb:
        tree.hang(w, w if tree.head[verb] == verb else tree.head[verb], tree.dep[verb])
    for k in tree.kids(verb, sentence):
        tree.head[k] = w
    tree.hang(subject, w, "nsubj")
    tree.hang(name, subject, "appos")
    tree.hang(verb, name, "compound")
    tree.pos[verb], tree.tag[verb] = "PROPN", "NNP"
    return True


def person_as_verb(tree: Tree, sentence: range, w: int) -> bool:
    """"The army has left, Saw Aung, a rebel, said": the first word of a person's name is no verb above the saying."""
    verb = tree.head[w]
    if not sentence.start < verb < w - 1 or tree.pos[verb] != "VERB" or tree.ent[verb + 1] != "PERSON":
        return False
    name = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "nsubj" and k > verb), None)
    if name is None or any(label != "PERSON" for label in tree.ent[verb : name + 1]):
        return False
    tree.hang(w, w if tree.head[verb] == verb else tree.head[verb], tree.dep[verb])
    for k in tree.kids(verb, sentence):
        tree.head[k] = w
    tree.hang(verb, name, "compound")
    tree.pos[verb], tree.tag[verb] = "PROPN", "NNP"
    return True


def handle(tree: Tree, sentence: range, w: int) -> bool:
    """"@orr tweeted: P": the tagger knows no handles, and takes one for an auxiliary or an aside."""
    at = w - 1
    if at not in sentence or not tree.lower[at].startswith("@") or tree.lower[at] == "@" or tree.head[at] != w:
        return False
    if any(tree.dep[k] in ("nsubj", "nsubjpass") for k in tree.kids(w, sentence)):
        return False
    tree.hang(at, w, "nsubj")
    tree.pos[at], tree.tag[at] = "PROPN", "NNP"
    return True


def run_together(tree: Tree, sentence: range, w: int) -> bool:
    """"At the meeting in Ost Governor Anna Berg told ...": a title parts the speaker from the place before it."""
    at = w - 1
    if tree.dep[at] != "pobj" or tree.pos[at] != "PROPN" or not is_under(tree, at, w):
        return False
    if any(tree.dep[k] in ("nsubj", "nsubjpass") for k in tree.kids(w, sentence)):
        return False
    first = at
    while first - 1 > sentence.start and tree.pos[first - 1] == "PROPN":
        first -= 1
    title = next((k for k in range(first + 1, at) if tree.lower[k] in words("citable")), None)
    if title is None:
        return False
    place, prep = title - 1, tree.head[at]
    tree.hang(place, prep, "pobj")
    for k in range(first, place):
        tree.hang(k, place, "compound")
    tree.hang(at, w, "nsubj")
    for k in range(title, at):
        tree.hang(k, at, "compound")
    return True


def dated(tree: Tree, sentence: range, w: int) -> bool:
    """"On Tuesday General Orr said": the day goes with its preposition, and is no part of the speaker's name."""
    kids = tree.kids(w, sentence)
    on = next((k for k in kids if tree.dep[k] == "prep" and k < w), None)
    if on is None or on + 1 >= w:
        return False
    name = next(iter(tree.kids(on, sentence)), None)
    day = on + 1
    while day < w and tree.ent[day] in ("DATE", "TIME"):
        day += 1
    if day == on + 1 or day >= w or tree.dep[day - 1] not in ("compound", "nmod", "npadvmod"):
        return False
    if name is not None and (name != w - 1 or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in kids)):
        return False
    for k in range(on + 1, day - 1):
        tree.hang(k, day - 1, "compound")
    tree.hang(day - 1, on, "pobj")
    if name is not None:
        tree.hang(name, w, "nsubj")
    return True
