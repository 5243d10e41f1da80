"""Acts of taking back that the parser hangs on what was said: mends that hang them on the act of saying.

"Orr said that the town had fallen, only to retract the claim", "... before retracting it", "..., a claim since
withdrawn": whoever said it takes it back, and the act is no part of what he said.

Invariant: as in `mending`; nothing is lifted out of the words of somebody who could take back words himself.
"""

from parley.extractors.statements import cues
from parley.extractors.statements.tree import Tree, is_under
from parley.extractors.statements.verbs_of_unsaying import lexicon
from parley.extractors.statements.wordlists import words

_OBJECTS = frozenset({"it", "that", "this", "them", "himself", "herself", "itself", "themselves"})
_DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their", "those", "these"})
_PAST = frozenset({"VBD", "VBN"})
# "before taking back the letter": what may be carried away as well.
_PAPERS = frozenset({"letter", "note", "piece", "video", "phrase"})


def lifted(tree: Tree, sentence: range, w: int) -> bool:
    """Hang the act of taking back at `w` on the act of saying whose words it stands among."""
    top = w
    while tree.dep[top] == "xcomp" and tree.lemma[tree.head[top]] in words("governing") | _TRYING:
        top = tree.head[top]
    behind = tree.head[top] if tree.dep[top] == "pcomp" and tree.lower[tree.head[top]] == "before" else top
    clause = tree.head[behind]
    if clause >= behind or not _adverbial(tree, sentence, top, behind) or not _words_taken(tree, sentence, w):
        return False
    while tree.dep[clause] in ("conj", "xcomp") and not _speaks(tree, clause):
        clause = tree.head[clause]
    saying = tree.head[clause]
    if tree.dep[clause] != "ccomp" or saying == clause or not _speaks(tree, saying) or _speaks(tree, clause):
        return False
    tree.hang(behind, saying, tree.dep[behind])
    for k in tree.kids(clause, sentence):
        if clause < k < behind and tree.dep[k] in ("cc", "punct"):
            tree.head[k] = saying
    return True


def commented(tree: Tree, sentence: range, noun: int) -> bool:
    """"..., a claim since withdrawn", "..., remarks his office later tried to play down": no part of what was said."""
    if noun - 1 <= sentence.start or tree.lemma[noun] not in words("retractable"):
        return False
    bare = tree.tag[noun] in ("NNS", "VBZ") and tree.lower[noun - 1] in (",", "—", "–")
    if bare and any(tree.dep[k] in ("nsubj", "aux", "mark") and k < noun for k in tree.kids(noun, sentence)):
        return False  # "Orr, it remarks, ..."
    if not bare and not (tree.lower[noun - 1] in ("a", "an") and tree.lower[noun - 2] in (",", "—", "–")):
        return False
    act = next((k for k in range(noun + 1, sentence.stop) if _unsays(tree, sentence, k)), None)
    if act is None or tree.lower[noun + 1] in (",", "of") or any(tree.lower[k] == "," for k in range(noun + 1, act)):
        return False
    top = act
    while tree.dep[top] == "xcomp" and tree.lemma[tree.head[top]] in words("governing") | _TRYING:
        top = tree.head[top]
    if top <= noun or not (is_under(tree, top, noun) or is_under(tree, noun, top) or tree.head[noun] < noun):
        return False
    above = tree.head[noun]
    if above > noun:
        above = tree.head[top] if tree.head[top] != top and tree.head[top] < noun else above
    if above > noun:
        return False
    tree.hang(noun, above, "appos")
    if bare:
        tree.pos[noun], tree.tag[noun] = "NOUN", "NNS"  # "remarks" may be taken for a verb
    by_whom = any(tree.dep[k] in ("nsubj", "nsubjpass") for k in tree.kids(top, sentence))
    tree.hang(top, noun, "acl" if tree.tag[top] == "VBN" and not by_whom else "relcl")
    for k in tree.kids(top, sentence):
        if tree.lower[k] == "since":
            tree.dep[k] = "advmod"
    return True


def shifted(tree: Tree, sentence: range, w: int) -> bool:
    """"removed from its website a report that ...": the object set behind is no apposition to the place."""
    if tree.lemma[w] not in words("taking down") or any(tree.dep[k] == "dobj" for k in tree.kids(w, sentence)):
        return False
    for prep in (k for k in tree.kids(w, sentence) if tree.dep[k] == "prep" and k > w):
        for where in (k for k in tree.kids(prep, sentence) if tree.dep[k] == "pobj"):
            for what in (k for k in tree.kids(where, sentence) if tree.dep[k] == "appos" and k > where):
                if tree.lemma[what] in words("retractable") and tree.lower[what - 1] in ("a", "an", "the", "its"):
                    tree.hang(what, w, "dobj")
                    return True
    return False


def swallowed(tree: Tree, sentence: range, w: int) -> bool:
    """"after announcing the town had fallen": the object of the verb is the subject of what is announced."""
    obj = next((k for k in tree.kids(w, sentence) if tree.dep[k] == "dobj" and k > w), None)
    if obj is None or tree.tag[w] != "VBG":
        return False
    after = max(k for k in sentence if k == obj or is_under(tree, k, obj)) + 1
    if after not in sentence or tree.pos[after] != "AUX" or tree.tag[after] == "VBG":
        return False
    verb = tree.head[after] if tree.dep[after] in ("aux", "auxpass") else after
    if is_under(tree, verb, w) or any(tree.dep[k] in ("nsubj", "nsubjpass") for k in tree.kids(verb, sentence)):
        return False
    if is_under(tree, w, verb):
        return False
    tree.hang(verb, w, "ccomp")
    tree.hang(obj, verb, "nsubj")
    return True


def made(tree: Tree, sentence: range, noun: int) -> bool:
    """"the threat it made last week to shoot", "the claim he made that P": what was said hangs on its noun."""
    cue = cues.noun(tree.lemma[noun])
    above = tree.head[noun]
    verb = tree.head[above] if tree.dep[noun] == "pobj" else above
    if cue is not None and tree.dep[noun] in ("pobj", "dobj") and "that" in cue.frames and verb < noun and (
        f"{tree.lemma[verb]} {tree.lower[above]}" in lexicon() or tree.lemma[verb] in lexicon()
    ):
        # "stood by its report that P", "took back his claim of Monday that P": no words of the verb's own
        for k in tree.kids(verb, sentence):
            marks = [tree.lower[c] for c in tree.kids(k, sentence) if tree.dep[c] == "mark"]
            if k > noun and tree.dep[k] == "ccomp" and marks == ["that"]:
                tree.hang(k, noun, "acl")
                return True
    maker = next((k for k in tree.kids(noun, sentence) if tree.dep[k] == "relcl" and k > noun), None)
    if cue is None or maker is None or tree.lemma[maker] not in words("light verbs"):
        return False
    kids = [k for k in tree.kids(maker, sentence) if k > maker and tree.dep[k] in ("advcl", "xcomp", "ccomp")]
    for k in kids:
        to = any(tree.lower[c] == "to" and tree.dep[c] == "aux" for c in tree.kids(k, sentence))
        that = any(tree.lower[c] == "that" and tree.dep[c] == "mark" for c in tree.kids(k, sentence))
        if (to and "to" in cue.frames) or (that and "that" in cue.frames):
            tree.hang(k, noun, "acl")
            return True
    return False


_TRYING = frozenset({"seek", "try", "attempt", "move", "have", "force"})


def _speaks(tree: Tree, i: int) -> bool:
    cue = cues.verb(tree.lemma[i])
    return cue is not None and cue.cue_class == "speech"


def _unsays(tree: Tree, sentence: range, i: int) -> bool:
    """Whether the word is a verb by which words may be taken back, alone or with its particle."""
    if tree.pos[i] != "VERB":
        return False
    particles = [tree.lower[k] for k in range(i + 1, min(i + 3, sentence.stop))]
    rows = [lexicon().get(f"{tree.lemma[i]} {p}") for p in particles] + [lexicon().get(tree.lemma[i])]
    return any(row is not None and row[0] in ("withdrawn", "disowned") for row in rows)


def _words_taken(tree: Tree, sentence: range, w: int) -> bool:
    """Whether the act takes back words that were told: "the claim", "it", or nothing more than "backtracking"."""
    if not _unsays(tree, sentence, w):
        return False
    obj = next((k for k in tree.kids(w, sentence) if tree.dep[k] in ("dobj", "nsubjpass")), None)
    if obj is None:
        row = lexicon().get(tree.lemma[w], ("", ""))
        return row[1] in ("any", "said", "self")
    the = any(tree.lower[k] in _DEFINITE for k in tree.kids(obj, sentence))
    if tree.lower[obj] in _OBJECTS:
        return tree.lemma[w] != "take"  # "had lent them the lorries before taking them back"
    return the and tree.lemma[obj] in words("retractable") - (_PAPERS if tree.lemma[w] == "take" else frozenset())


def _adverbial(tree: Tree, sentence: range, top: int, behind: int) -> bool:
    """"before retracting", "only to retract", "but later retracted": of the same doer as the clause it hangs on."""
    if behind != top:
        return tree.tag[top] == "VBG"
    own = [k for k in tree.kids(top, sentence) if tree.dep[k] in ("nsubj", "nsubjpass")]
    if own:
        # "said P, hours before the government disavowed the comment"
        marks = {tree.lower[k] for k in tree.kids(top, sentence) if tree.dep[k] == "mark"}
        return tree.dep[top] in ("advcl", "conj") and "before" in marks
    if tree.dep[top] == "advcl":
        only = tree.tag[top] == "VB" and "only" in tree.lower[max(sentence.start, top - 3) : top]
        return only or tree.tag[top] == "VBG"
    return tree.dep[top] == "conj" and tree.tag[top] in _PAST
