"""Acts in a negotiation read off a predicate alone, where no event of the events' room stands behind them.

Invariant: what is negated is an act only where its row says which ("did not turn up"); what is asked for, possible or
supposed is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from parley.extractors.contract import Mentions, PlaceMention
from parley.extractors.events.background import blocked_topics, is_history
from parley.extractors.events.classing import lemma
from parley.extractors.events.drafts import Draft
from parley.extractors.events.generic import generic
from parley.extractors.events.modality import Modality, classify
from parley.extractors.events.syntax import Clause, is_infinitive, is_predicate
from parley.extractors.moves.dependence import condition_in, fire_in_truce
from parley.extractors.moves.kinds import content_tokens, issue_among
from parley.extractors.moves.nominal import noun_act
from parley.extractors.moves.patterns import Row, Scene, fits, rows_by_word, trigger_of
from parley.extractors.parse import Parse
from parley.model.passages import Span
from parley.model.reports import MoveType, Reality, Time

# After these an act has been done; what one is "far from reaching" or does "instead of signing" has not.
_HAVING = frozenset({"by", "after", "since", "in", "despite", "on", "upon", "through", "while", "for", "besides"})
_MARKS = frozenset({"if", "until", "unless", "once", "provided"})
# In a paragraph about sport or business nobody negotiates peace; these are the types that acts by words have.
_WORDS = frozenset({"AGREE", "REJECT", "CONSULT", "REQUEST"})
BEFORE = "before"
# Acts on the talks themselves, whatever else their clause speaks of.
_OF_TALKS = frozenset({"withdraw", "adjourn", "convene", "outcome", "delegate"})
# Verbs whose infinitive is an act announced: "plans to", "is to", "agreed to", "was named to".
_INTENDING = frozenset(
    {"plan", "agree", "intend", "promise", "pledge", "decide", "vow", "offer", "be", "go", "have", "schedule", "set"}
) | frozenset({"name", "appoint", "refuse", "prepare", "undertake", "commit", "expect", "invite", "ask", "volunteer"})
_TRYING = frozenset({"try", "seek", "attempt", "work", "struggle"})
_BRIDGING = frozenset({"mediate", "bridge", "narrow", "broker", "facilitate", "arbitrate"})
# What is hoped of another is not announced by him; "hop" is what the lemmatiser makes of "hopes".
_HOPING = frozenset({"hope", "hop", "wish", "doubt", "fear", "expect", "trust", "believe", "think"})
# Who is not afraid to do it has not refused it.
_SHRINKING = frozenset({"afraid", "opposed", "reluctant", "ashamed", "averse"})
_FOR_SOMETHING = frozenset({("in", "return"), ("in", "exchange"), ("on", "condition")})
# Modals that deny for the time to come: "will not discuss", "cannot agree to".
_TO_COME = frozenset({"planned", "hypothetical", "conditional"})


@dataclass(frozen=True)
class Act:
    """A move in tokens; `issue` is None where an earlier offer must tell it.

    `makers` says where those who make it stand: a slot of the clause, "said" for whoever says it, else the subject.
    """

    trigger: Span
    move: MoveType
    verb: Token
    clause: Clause
    issue: str | None
    reality: Reality
    time: Time
    rule: str
    makers: str = ""


def find_acts(parse: Parse, places: Sequence[PlaceMention], mentions: Mentions | None = None) -> Iterator[Act]:
    """Every act that a predicate makes, in text order; the caller leaves out those that an event already is."""
    for paragraph in parse.reported():
        sentences = list(parse.sentences_of(paragraph))
        if _WORDS & set(blocked_topics(sentences)):
            continue
        for sentence in sentences:
            yield from _in_sentence(sentence, parse, places, mentions)


def _in_sentence(
    sentence: Tokens, parse: Parse, places: Sequence[PlaceMention], mentions: Mentions | None
) -> Iterator[Act]:
    for found in (condition_in(sentence), fire_in_truce(sentence)):
        if found is not None:
            there = "said" if any(c.dep_ == "expl" for c in found.verb.children) else ""
            yield Act(
                found.trigger, found.move, found.verb, found.clause, found.issue, found.reality, found.time, found.rule,
                there,
            )  # fmt: skip
    for token in sentence:
        if lemma(token) in rows_by_word() and _can_act(token) and not _supposed(token) and not _asks(token):
            act = _act(token, parse, places, mentions)
            if act is not None:
                yield act
        elif (named := noun_act(token)) is not None and not _refused(token):
            history = is_history(_draft(token, named.clause), parse.version.published)
            time: Time = "historical" if history else "past"
            yield Act(named.trigger, named.move, token, named.clause, named.issue, "actual", time, "noun", "phrase")


def _refused(noun: Token) -> bool:
    """Whether what a noun names is said not to be: "denied a breach"; "no breakthrough" is an outcome all the same."""
    return classify(noun).reality != "actual" or (lemma(noun.head) == "deny" and noun.dep_ == "dobj")


def _can_act(token: Token) -> bool:
    return is_predicate(token) and not (token.pos_ == "ADJ" and token.dep_ not in ("acomp", "ROOT", "conj", "ccomp"))


def _act(verb: Token, parse: Parse, places: Sequence[PlaceMention], mentions: Mentions | None) -> Act | None:
    scene = Scene.of(verb, mentions, places)
    mood = classify(verb)
    for row in rows_by_word()[lemma(verb)]:
        move = _put(row, mood, scene)
        if move is None or not fits(scene, row):
            continue
        issue = _issue(scene, row)
        time: Time = "past" if mood.reality == "actual" else mood.time
        draft = _draft(verb, scene.clause)
        if generic(draft, mentions):
            return None
        if is_history(draft, parse.version.published):
            time = "historical"
        return Act(trigger_of(verb), move, verb, scene.clause, issue, "actual", time, row.rule, row.by)
    return None


def _draft(verb: Token, clause: Clause) -> Draft:
    return Draft(verb, clause, "AGREE", None, None, (), (), "verb", "moves")


def _issue(scene: Scene, row: Row) -> str | None:
    """What the act's words name, else what stands elsewhere in its clause where the row knows nothing better."""
    wide = None
    for words in _nearest_first(scene, row):
        issue = issue_among([w for w in words if not _traded(w)])
        if issue not in (None, "talks"):
            return "talks" if (row.move, issue) == ("convene", "venue") else issue
        wide = wide or issue
    if row.issue not in (BEFORE, "talks"):
        return row.issue
    return wide or (None if row.issue == BEFORE else row.issue)


def _nearest_first(scene: Scene, row: Row) -> Iterator[Sequence[Token]]:
    """The words that may tell the issue: the object, the complement, what else the verb governs, the clause."""
    clause, verb = scene.clause, scene.verb
    own = () if row.move in _OF_TALKS else (verb,)
    for noun in clause.obj:
        yield (*own, *content_tokens((noun,)), *(c for c in noun.children if c.pos_ in ("NOUN", "ADJ", "PROPN")))
    for comp in clause.comps:
        yield content_tokens((comp,))
    yield tuple(w for w in content_tokens((verb,)) if w.i != verb.i or own)
    yield tuple(w for t in (*clause.attr, *clause.preps.get("as", ())) for w in t.subtree)
    if row.move not in _OF_TALKS:
        yield tuple(t for t in scene.inside if t.i != verb.i and not _beside(t, verb))
    elif row.by == "talks":
        yield tuple(w for t in clause.subj for w in content_tokens((t,)))


def _beside(token: Token, verb: Token) -> bool:
    """Whether a word stands in a clause that gives a reason, a time or a condition."""
    return any(a.dep_ == "advcl" for a in (token, *token.ancestors) if a.i != verb.i and verb.is_ancestor(a))


def _traded(token: Token) -> bool:
    """Whether a word stands in what is given or asked for something: "in return for hostages", "on condition that"."""
    return any((a.head.lower_, a.lower_) in _FOR_SOMETHING for a in token.ancestors)


def _asks(verb: Token) -> bool:
    """ "Who refused it" is a question unless it tells more of somebody named."""
    who = any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    return who and (verb.dep_ != "relcl" or verb.head.pos_ not in ("NOUN", "PROPN", "PRON"))


def _supposed(verb: Token) -> bool:
    """Whether the act is only supposed, or what a noun is about: "once they had signed", "a refusal to disarm"."""
    marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
    named = verb.dep_ == "acl" and verb.tag_ == "VB" and verb.head.pos_ in ("NOUN", "PROPN")
    passed = verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children)
    apart = verb.dep_ == "pcomp" and verb.head.lower_ not in _HAVING and accuser(verb) is None
    hoped = verb.dep_ == "xcomp" and lemma(verb.head) in ("hope", "hop", "wish")
    due = verb.dep_ == "xcomp" and verb.head.lower_ in ("due", "supposed", "meant") and _had(verb.head)
    awaited = "when" in marks and any(c.lower_ == "will" for c in verb.head.children)
    put = (verb.dep_ == "advcl" and (bool(marks & _MARKS) or awaited)) or "whether" in marks
    return put or named or passed or apart or due or hoped or _of_none(verb)


def _of_none(verb: Token) -> bool:
    """Whether it is said of what there is none of: "there is no way they will"."""
    of_none = verb.dep_ in ("relcl", "acl") and any(c.lower_ == "no" for c in verb.head.children)
    return of_none and any(c.tag_ == "MD" for c in verb.children)


def _had(word: Token) -> bool:
    """Whether what was due is put as past and gone: "the round that had been due to begin"."""
    above = (word, word.head)
    return any(c.lower_ == "had" for t in above for c in t.children if c.dep_ == "aux")


def _put(row: Row, mood: Modality, scene: Scene) -> MoveType | None:
    """The move as it is put: done, announced where announcing is doing, or refused."""
    verb = scene.verb
    if row.planned == "imperative":
        return row.move if verb.tag_ == "VB" and verb.dep_ in ("ROOT", "ccomp") and not _has_subject(verb) else None
    if row.planned == "must":
        return row.move if _obliged(verb) and mood.polarity == "positive" else None
    if verb.dep_ == "xcomp" and lemma(verb.head) in _SHRINKING:
        return None
    if mood.polarity == "negative" or _denies(scene.clause):
        to_come = row.move is None and row.planned == "only"
        if (to_come and not _announced(verb)) or (row.negated == "breach" and _helped(verb)):
            return None
        return row.negated if mood.reality in (_TO_COME if to_come else _TO_COME | {"actual"}) else None
    if row.move == "breach" and mood.polarity == "positive" and accuser(verb) is not None:
        return row.move
    if mood.reality == "planned" and not _announced(verb):
        return None
    if row.planned == "only":
        return row.move if mood.reality == "planned" else None
    return row.move if mood.reality == "actual" or (row.planned == "yes" and mood.reality == "planned") else None


def _obliged(verb: Token) -> bool:
    """Whether it is put as what another has to do: "X must withdraw", "X has to stop"; a condition demands nothing."""
    if any(c.dep_ == "mark" and c.lower_ in _MARKS for c in verb.children):
        return False
    due = verb.dep_ == "xcomp" and lemma(verb.head) in ("have", "need") and is_infinitive(verb)
    return due or any(c.dep_ == "aux" and c.lower_ in ("must", "should") for c in verb.children)


def accuser(verb: Token) -> Token | None:
    """The verb by which somebody is accused of the act; a parser may hang its "of" on whoever is accused."""
    if verb.dep_ != "pcomp":
        return None
    above = verb.head.head
    above = above.head if above.dep_ == "dobj" else above
    return above if lemma(above) in ("accuse", "blame", "charge", "condemn", "criticise") else None


def _helped(verb: Token) -> bool:
    """Whether the "not" belongs to another: who "does not help keep the promise" has not broken it."""
    return verb.dep_ in ("xcomp", "ccomp") and not any(c.dep_ == "neg" for c in verb.children) and lemma(
        verb.head
    ) in ("help", "let", "make", "see", "expect", "want")


def is_idle(verb: Token) -> bool:
    """Whether it only says which one is meant: "the only deal they would accept" is none that they accept."""
    return verb.dep_ == "relcl" and any(c.lower_ in ("would", "could") for c in verb.children)


def _announced(verb: Token) -> bool:
    """Whether what is to come is announced ("will", "plans to"); a purpose ("a pause to allow relief in") is not."""
    if verb.dep_ in ("ccomp", "acl") and lemma(verb.head) in _HOPING:
        return False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _has_subject(verb):
        verb = verb.head
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return not is_idle(verb)
    if verb.dep_ != "xcomp":
        return False
    # Who tries to bridge the gap mediates.
    trying = lemma(verb.head) in _TRYING and lemma(verb) in _BRIDGING
    return verb.head.pos_ == "ADJ" or trying or lemma(verb.head) in _INTENDING


def _denies(clause: Clause) -> bool:
    """ "There will be no truce": the attribute is denied, and the verb with it."""
    return any(c.dep_ == "det" and c.lower_ == "no" for t in clause.attr for c in t.children)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
