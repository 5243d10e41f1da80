"""A predicate with its arguments, read off spaCy's dependencies.

Invariant: nothing is guessed from meaning here; where an argument is shared (coordination, participles, control,
relative clauses) it is taken from the word that the grammar shares it with.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from parley.extractors.events.nouns import (
    late_prepositions,
    listed_before,
    noun_slot,
    object_after_particle,
    prep_objects,
    with_conjuncts,
)
from parley.extractors.events.strayed import (
    SUBJECTS,
    after_according_to,
    before_its_mark,
    is_proviso,
    raised,
    subjects_before,
)
from parley.extractors.events.voice import is_passive, is_subjunctive

PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
COMPLEMENTS = frozenset({"xcomp", "ccomp"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
# Prepositions that make a gerund part of what the verb means ("accused of"); after the others ("after rejecting") it is
# an act of its own, done by the verb's subject.
GOVERNS = frozenset({"of", "for", "to", "from", "about", "on", "against", "at", "into", "in", "with"})
# Verbs whose infinitive is done by their subject although they have an object ("promised Oslo to send").
SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "pledge", "offer", "use", "launch", "hold"})


@dataclass(frozen=True)
class Clause:
    """The slots of one predicate. `preps` maps a preposition to the nouns under it."""

    verb: Token
    passive: bool
    subj: tuple[Token, ...]
    obj: tuple[Token, ...]
    iobj: tuple[Token, ...]
    preps: Mapping[str, tuple[Token, ...]]
    comps: tuple[Token, ...]
    particles: frozenset[str]
    attr: tuple[Token, ...]
    shared: str = ""

    def slot(self, name: str) -> tuple[Token, ...]:
        """The tokens of a slot.

        subj, obj, iobj, comp (verbs), inf (infinitives), goal (those of purpose too), sbj (what ought to be), attr, a
        preposition, subj2 (subjects but the first), or noun.X for X under a noun.
        """
        base, _, inner = name.partition(".")
        if base in ("inf", "goal"):
            return tuple(c for c in self.comps if is_infinitive(c) and (base == "goal" or c.dep_ != "advcl"))
        if base == "sbj":
            return tuple(c for c in self.comps if is_subjunctive(c))
        if base == "subj2":
            return self.subj[1:]
        if inner and base != "comp":
            return tuple(found for noun in self.slot(base) for found in noun_slot(noun, inner))
        direct = {"subj": self.subj, "obj": self.obj, "iobj": self.iobj, "comp": self.comps, "attr": self.attr}
        if base in direct:
            return direct[base]
        return self.preps.get(base, ()) or tuple(t for noun in self.obj for t in late_prepositions(noun, base))


def is_infinitive(token: Token) -> bool:
    """Whether the verb is a "to" infinitive."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def is_predicate(token: Token) -> bool:
    """Whether the token can head a clause: a verb, or an adjective after "be"."""
    if _is_in_a_title(token):
        return False
    if token.pos_ == "VERB":
        if token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and any(
            c.dep_ in ("det", "poss") for c in token.children
        ):
            return False
        return token.dep_ not in ("amod", "compound", "aux", "auxpass")
    if token.pos_ == "AUX":
        return token.dep_ not in ("aux", "auxpass")
    if token.dep_ in ("acomp", "oprd"):
        return token.pos_ != "NOUN"
    return token.pos_ == "ADJ" and token.dep_ in ("ROOT", "conj", "ccomp", "relcl")


def _is_in_a_title(token: Token) -> bool:
    """A capital inside a sentence, in a name: a verb of its title ("Meet the Mayors", a programme)."""
    return token.ent_type_ in ("ORG", "WORK_OF_ART", "EVENT") and token.is_title and token.i > token.sent.start


def clause_of(verb: Token) -> Clause:
    """The clause that `verb` heads, with the arguments it shares with others."""
    if verb.dep_ == "acomp" and verb.head.pos_ in ("AUX", "VERB"):
        return _adjective_clause(verb)
    own = _Children(verb)
    passive = own.passive or is_passive(verb, bool(own.subj), bool(own.obj or own.iobj), "by" in own.preps)
    subj, obj, shared = own.subj, own.obj, ""
    if passive:
        obj, subj = own.passive_subj + (own.subj if own.passive or verb.dep_ == "ROOT" else ()), own.by
        obj = obj or own.obj
    iobj = own.iobj
    if passive and own.passive_subj and own.obj:
        obj, iobj = own.obj, own.passive_subj
    if not own.subj and not own.passive_subj:
        given, shared = inherited(verb)
        if passive:
            obj, iobj = (own.obj, given) if own.obj else (given, iobj)
        else:
            subj = given
    subj, obj = _resolved(verb, subj), _resolved(verb, obj)
    if not passive and not obj:
        obj, late = _late_object(verb, own)
        shared = shared or late
    if not passive and not obj:
        obj = tuple(raised(own.comps))
    return Clause(verb, passive, subj, obj, iobj, own.preps, own.comps, frozenset(own.particles), own.attr, shared)


class _Children:
    """The children of a verb, sorted by what they are to it."""

    def __init__(self, verb: Token) -> None:
        self.subj: tuple[Token, ...] = ()
        self.passive_subj: tuple[Token, ...] = ()
        self.obj: tuple[Token, ...] = ()
        self.iobj: tuple[Token, ...] = ()
        self.by: tuple[Token, ...] = ()
        self.attr: tuple[Token, ...] = ()
        self.comps: tuple[Token, ...] = ()
        self.preps: dict[str, tuple[Token, ...]] = {}
        self.particles: set[str] = set()
        self.passive = False
        for child in verb.children:
            self._sort(child)
        if not self.obj and not self.passive:
            self.obj = object_after_particle(verb)

    def _sort(self, child: Token) -> None:
        dep = child.dep_
        if dep in SUBJECTS:
            self.subj += (*listed_before(child), *with_conjuncts(child))
        elif dep in PASSIVE_SUBJECTS:
            self.passive_subj += with_conjuncts(child)
            self.passive = True
        elif dep == "auxpass":
            self.passive = True
        elif dep in ("dobj", "obj"):
            self.obj += with_conjuncts(child)
        elif dep == "dative" and child.pos_ != "ADP":
            self.iobj += with_conjuncts(child)
        elif dep in ("attr", "oprd", "acomp"):
            self.attr += with_conjuncts(child)
            if dep == "oprd" or child.pos_ == "ADJ":
                self.comps += (child,)
        elif dep in COMPLEMENTS and is_proviso(child):
            self.obj += subjects_before(child, child.i)
        elif dep in COMPLEMENTS and (before := before_its_mark(child)):
            self.obj += before
        elif dep in COMPLEMENTS or (
            dep == "advcl" and child.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children)
        ):
            self.comps += (child,)
        elif dep == "npadvmod" and child.head.pos_ == "ADJ" and child.ent_type_ in ("GPE", "ORG", "NORP", "PERSON"):
            # "Oslo ready for talks": a headline leaves out the verb.
            self.subj += with_conjuncts(child)
        elif dep in ("prt", "advmod", "npadvmod"):
            self.particles.add(child.lower_)
            if dep == "prt" or child.pos_ == "ADP":
                self.preps.setdefault(child.lower_, ())
            if dep == "prt":
                self.obj += prep_objects(child)
            for below in child.children:
                # "back in the city", "out of the hall": the parser hangs the phrase on the adverb.
                if below.dep_ == "prep":
                    self._sort_prep(below)
        elif dep in ("prep", "agent", "dative"):
            self._sort_prep(child)

    def _sort_prep(self, prep: Token) -> None:
        name, nouns = prep.lower_, prep_objects(prep)
        if prep.dep_ == "agent":
            self.by += nouns
        self.preps[name] = self.preps.get(name, ()) + nouns
        self.particles.add(name)
        for child in prep.children:
            if child.dep_ == "pcomp" and child.pos_ == "VERB" and name in GOVERNS:
                self.comps += (child,)
            elif child.dep_ == "prep":
                self._sort_prep(child)
            elif child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME"):
                self._sort_late(child)

    def _sort_late(self, time: Token) -> None:
        """What the parser hung on a time belongs to the verb: "for a second day against the government"."""
        for prep in time.children:
            if prep.dep_ == "prep" and prep.i > time.i and prep.lower_ != "of":
                self._sort_prep(prep)


def inherited(verb: Token) -> tuple[tuple[Token, ...], str]:
    """The subject that a clause without one takes from its surroundings, with the name of the construction."""
    head = verb.head
    if (misread := after_according_to(verb)) is not None:
        return (misread,), "apposition misread"
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        clause = clause_of(head)
        return (clause.obj if clause.passive else clause.subj), "coordination"
    if verb.dep_ in ("xcomp", "pcomp", "advcl", "ccomp", "oprd"):
        if verb.dep_ == "pcomp":
            if head.lower_ not in GOVERNS and head.head.pos_ in ("VERB", "AUX"):
                return _controller(verb, head.head, adverbial=True)
            head = head.head
            if head.pos_ in ("NOUN", "PROPN"):
                return _owner(head), "noun complement"
        if head.pos_ in ("VERB", "AUX", "ADJ") and head.i != verb.i:
            return _controller(verb, head)
    if verb.dep_ in ("acl", "relcl") and head.i != verb.i:
        if verb.tag_ == "VB":
            return _owner(head), "infinitive of a noun"
        return with_conjuncts(head)[:1], "participle"
    return (), ""


def _controller(verb: Token, head: Token, adverbial: bool = False) -> tuple[tuple[Token, ...], str]:
    clause = clause_of(head)
    if verb.dep_ == "advcl" or adverbial:
        return (clause.obj if clause.passive else clause.subj), "governing verb"
    if clause.passive:
        return clause.obj, "control"
    objects = tuple(o for o in clause.obj if o.i < verb.i)
    if objects and head.lemma_ not in SUBJECT_CONTROL:
        return objects, "object control"
    return clause.subj, "control"


def _owner(noun: Token) -> tuple[Token, ...]:
    """Whose offer, refusal or plan it is: the possessor, else the subject of the verb that the noun is object of."""
    own = noun_slot(noun, "poss") or noun_slot(noun, "by")
    if own:
        return own
    if noun.dep_ in ("dobj", "attr", "pobj", "obj"):
        head = noun.head if noun.dep_ != "pobj" else noun.head.head
        if head.pos_ in ("VERB", "AUX"):
            return _resolved(head, _Children(head).subj) or inherited(head)[0]
    return ()


def _resolved(verb: Token, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Relative pronouns replaced by what they stand for."""
    above = verb.head if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" else verb
    if above.dep_ != "relcl":
        return tokens
    return tuple(above.head if t.lower_ in RELATIVES else t for t in tokens)


def _late_object(verb: Token, own: _Children) -> tuple[tuple[Token, ...], str]:
    if verb.dep_ == "relcl" and own.subj and not own.iobj and verb.tag_ != "VBG":
        if all(t.lower_ not in RELATIVES for t in own.subj) and verb.head.pos_ in ("NOUN", "PROPN"):
            return (verb.head,), "relative clause"
        return (), ""
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ == "VERB" and not own.preps and not own.comps:
            later = tuple(t for c in child.children if c.dep_ == "dobj" for t in with_conjuncts(c))
            if later and not any(c.dep_ in SUBJECTS for c in child.children):
                return later, "coordination"
    return (), ""


def _adjective_clause(adjective: Token) -> Clause:
    base = clause_of(adjective.head)
    own = _Children(adjective)
    preps = {**base.preps, **own.preps}
    comps = own.comps + tuple(c for c in base.comps if c.i != adjective.i)
    particles = frozenset(own.particles | set(preps))
    subjects = base.subj or base.obj or own.subj
    return Clause(adjective, False, subjects, own.obj, (), preps, comps, particles, base.attr, base.shared)
