"""Whether an act is anybody's business: private people, firms, artists, animals and things do no politics.

Invariant: whoever is named, known, or an office, body, armed side or crowd is public, and one public participant is
enough. Violence counts whoever does it, unless one unnamed person does it to another and nothing speaks of politics.
"""

from collections.abc import Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from parley.extractors.contract import Mentions
from parley.extractors.events.classing import class_words, in_class, lemma
from parley.extractors.events.drafts import Draft
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.topic import Topic
from parley.model.passages import Span

_PUBLIC = (
    "TROOPS", "DIPLOMATS", "OFFICE", "PEACEKEEPERS", "PROTESTERS", "GROUP", "PEOPLE", "AGGRESSOR", "WEAPON", "ATTACKS",
    "BODIES", "LEADERS", "SETTLEMENTS",
)  # fmt: skip
# Whose words and deals are politics: of people at large only those of the offices and bodies among them.
_OFFICIAL = ("TROOPS", "DIPLOMATS", "OFFICE", "PEACEKEEPERS", "PROTESTERS", "GROUP", "BODIES", "LEADERS")
_OF_STATE = ("TROOPS", "DIPLOMATS", "PEACEKEEPERS", "BODIES", "LEADERS", "PROTESTERS")
_STATELY = frozenset({"GOV", "MIL", "REB", "LEG", "OPP", "SPY", "PTY", "PRM", "UAF"})
# The least log odds of politics at which an act counts: of things and private people, of words and deals of people who
# may be anybody, of force and protest among them (victims are seldom officials). A word of conflict beside it, and
# protest, take _TOLD off. Nations by their bare names attack on the field too, where all else speaks of sport.
# Chosen on scripts/topic; a step of 0.3 up costs about half a point of recall.
_LEAST_OF_NOBODY, _LEAST_BY_WORDS, _LEAST_OF_FORCE, _LEAST_OF_NATIONS = 0.5, 0.0, -0.4, -0.9
_TOLD = 1.5
_BETWEEN_STATES = frozenset({"IGO", "UNO", "EUR"})
_FORCE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_BY_WORDS = frozenset({"AGREE", "SUPPORT", "CONSULT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "AID"})
# Arms that only the sides of a war have.
_ARMS_OF_WAR = frozenset({"heavy-weapons", "aerial", "drone", "unconventional"})
_COURTS = frozenset({"court", "judge", "jury", "tribunal", "magistrate", "prosecutor", "police", "detective"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_MINE = frozenset({"my", "our"})
_SINGLE = frozenset({"he", "she", "him", "her", "i", "me", "you", "we", "us"})
_NOBODY = frozenset({"someone", "somebody", "anyone", "everyone", "us", "me"})
_ASIDE = frozenset({"relcl", "acl", "advcl", "punct"})


def private(draft: Draft, sentence: Sentence, mentions: Mentions | None) -> str:
    """Why the act is a private one, empty where it is not or where the sentence speaks of politics."""
    people = (*draft.agents, *draft.patients)
    if not people or _falls_on_places(draft):
        return ""
    if not any(_is_public(t, draft.type, mentions) for t in people):
        why = "private"
    elif _between_two(draft) or _tried_by_court(draft):
        why = "private crime"
    else:
        return ""
    lemmas = {lemma(t) for t in sentence if t.i != draft.anchor.i and t.i != draft.token.i}
    if lemmas & (class_words("POLITICAL") | class_words("VIOLENT")):
        return ""
    return f"{why}: {', '.join(t.text for t in people[:2])}"


def apolitical(draft: Draft, topic: Topic | None, mentions: Mentions | None) -> str:
    """Why the act is one of ordinary life: its text is not about politics, and nobody in it is bound to be.

    The less public those who take part are, the more the text must speak of politics.
    """
    people = (*draft.agents, *draft.patients)
    weight = max((_weight(t, mentions) for t in people), default=1)
    marching = draft.type == "PROTEST" and any(in_class(t, "PEOPLE") or in_class(t, "WORKERS") for t in draft.agents)
    playing = weight > 1 and draft.type == "ASSAULT" and all(_is_side(t) for t in people)
    if topic is None or (weight > 1 and not playing) or (marching and weight) or _named_law(people):
        return ""
    if _falls_on_places(draft):
        return ""
    force = draft.type in _FORCE
    least = _LEAST_OF_NATIONS if playing else (_LEAST_BY_WORDS, _LEAST_OF_FORCE)[force] if weight else _LEAST_OF_NOBODY
    if topic.odds >= (least - _TOLD if _tells_of_conflict(draft) else least):
        return ""
    return f"no politics ({topic.odds:+.1f}): {', '.join(topic.words)}"


def _falls_on_places(draft: Draft) -> bool:
    """Whether arms of war strike where people live, or buildings by the number: "schools and clinics were shelled"."""
    if draft.type != "ASSAULT" or draft.mode not in _ARMS_OF_WAR:
        return False
    return any(in_class(t, "SETTLEMENTS") or (t.tag_ == "NNS" and in_class(t, "PROPERTY")) for t in draft.patients)


def _tells_of_conflict(draft: Draft) -> bool:
    """Whether it is a protest, done with or to a weapon of war, or a word of conflict stands beside it."""
    if draft.type == "PROTEST" or draft.mode in _ARMS_OF_WAR:
        return True
    if any(in_class(t, "WEAPON") for t in (*draft.agents, *draft.patients)):
        return True
    own = {t.i for t in (draft.anchor, draft.token) if draft.type in _FORCE or t.pos_ == "VERB"}
    lemmas = {lemma(t) for t in draft.token.sent if t.i not in own}
    return bool(lemmas & (class_words("POLITICAL") | class_words("VIOLENT")))


def _weight(token: Token, mentions: Mentions | None) -> int:
    """How public a participant is: 2 a state or an office, body or side of one, 1 somebody named or a group, 0 else."""
    known = mentions.at(Span(token.idx, token.idx + len(token.text))) if mentions is not None else None
    if token.ent_type_ == "NORP" and token.tag_ in ("NN", "NNP", "JJ"):
        return 1
    official = known is not None and (known.actor.sector in _STATELY or known.actor.country in _BETWEEN_STATES)
    if official and lemma(token) not in _COURTS:
        return 2
    if token.pos_ == "PRON":
        return 1
    if lemma(token) not in _COURTS and any(in_class(token, name) for name in _OF_STATE):
        return 2
    if token.ent_type_ == "GPE" and token.pos_ == "PROPN":
        return 2
    if in_class(token, "PRIVATE") or in_class(token, "COMPANIES"):
        return 0
    if in_class(token, "GROUP") and any(t.ent_type_ == "GPE" for t in noun_slot(token, "poss")):
        return 2
    return int(known is not None or _has_name(token) or any(in_class(token, name) for name in _PUBLIC))


def _is_side(token: Token) -> bool:
    """A nation by its bare name, as its team is called too, or what is nobody: "Chile attacked the Finnish goal"."""
    return (token.ent_type_ == "GPE" and token.pos_ == "PROPN") or token.ent_type_ == "NORP" or not _has_name(token)


def _named_law(people: Sequence[Token]) -> bool:
    """Courts or police of a named country, and somebody with a name or nation: "Danish police arrested a Pole"."""
    return len(people) > 1 and any(lemma(t) in _COURTS for t in people) and all(_has_name(t) for t in people)


def _between_two(draft: Draft) -> bool:
    """Violence or a threat of one unnamed person to another: "a driver hit a cyclist"."""
    if draft.type not in ("ASSAULT", "THREATEN") or len(draft.agents) != 1 or not draft.patients:
        return False
    return all(_is_anyone(t) for t in (*draft.agents, *draft.patients))


def _tried_by_court(draft: Draft) -> bool:
    """A court or the police and somebody of no public standing: "a nurse was convicted"."""
    if draft.type not in ("SANCTION", "COERCE") or draft.mode not in ("convict", "arrest") or not draft.patients:
        return False
    courts = all(lemma(t) in _COURTS and not _has_name(t) for t in draft.agents)
    return courts and all(_is_anyone(t) for t in draft.patients)


def _is_anyone(token: Token) -> bool:
    """A single person whom neither a name, a country nor an office tells from others."""
    return (
        token.tag_ == "NN"
        and not _has_name(token)
        and (in_class(token, "PEOPLE") or in_class(token, "PRIVATE"))
        and not any(in_class(token, name) for name in (*_OFFICIAL, "WEAPON", "POLITICAL"))
    )


def _is_public(token: Token, type_: str, mentions: Mentions | None) -> bool:
    known = mentions.at(Span(token.idx, token.idx + len(token.text))) if mentions is not None else None
    if token.pos_ == "PRON":
        told = known is not None and (known.actor.id is not None or known.actor.country is not None)
        if token.lower_ in _SINGLE and type_ in _BY_WORDS and mentions is not None:
            return told
        return token.lower_ not in _NOBODY and token.dep_ != "poss"
    if any(t.lower_ in _MINE for t in token.children if t.dep_ == "poss"):
        return False
    if token.ent_type_ in _NAMED and token.pos_ == "PROPN":
        return True
    if in_class(token, "PRIVATE") or in_class(token, "COMPANIES"):
        owners = (t for name in ("poss", "of") for t in noun_slot(token, name))
        return any(t.ent_type_ in _NAMED or in_class(t, "OFFICE") for t in owners)
    classes = _OFFICIAL if type_ in _BY_WORDS else _PUBLIC
    if token.pos_ in ("NUM", "PROPN") or any(in_class(token, name) for name in classes):
        return not any(t.lower_ in ("his", "her") for t in token.children if t.dep_ == "poss" and type_ in _BY_WORDS)
    if _has_name(token):
        return True
    return known is not None and (type_ not in _BY_WORDS or known.actor.country is not None)


def _has_name(token: Token) -> bool:
    """Whether the noun phrase holds a name, outside of clauses about it."""
    return token.ent_type_ in _NAMED or any(_has_name(c) for c in token.children if c.dep_ not in _ASIDE)
