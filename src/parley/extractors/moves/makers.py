"""Who makes a move and to whom, and what a move is once the words beside it are read.

Invariant: who moves is a side, a go-between or a power: a company, a reporter or a crowd makes none.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.tokens import Token

from parley.extractors.contract import Mentions, PlaceMention
from parley.extractors.events.build import actors_of
from parley.extractors.events.classing import class_words, lemma
from parley.extractors.events.nouns import noun_slot, phrase, with_conjuncts
from parley.extractors.moves.patterns import noun_classes, of_class
from parley.extractors.parse import Parse
from parley.knowledge.world import World
from parley.model.reports import MoveType, Statement
from parley.model.world import ActorRef

SPEAKING = frozenset({"we", "i", "us", "our", "it", "he", "she", "they", "ours"})
_OPENS = frozenset({"offer", "propose"})
# Those who trade, report, teach, work or suffer; parties and their go-betweens have none of these sectors.
_NO_PARTY = frozenset({"AGR", "BUS", "EDU", "JRN", "LAB", "MED", "CRM", "REF", "ENV"})
_REBELS = frozenset({"rebel", "guerrilla", "insurgent", "separatist", "militant", "faction", "militia"})
_SIDES = frozenset(
    {"side", "party", "coalition", "alliance", "bloc", "rebel", "guerrilla", "insurgent", "fighter", "separatist"}
) | frozenset(
    {"faction", "militant", "mediator", "delegation", "negotiator", "envoy", "government", "junta", "front", "movement"}
    | {"army", "council", "group", "militia"}
)
CROWD = frozenset(
    {"people", "analyst", "resident", "club", "union", "protester", "demonstrator", "journalist", "family", "father"}
) | frozenset({"mother", "wife", "relative", "student", "voter", "critic"})
# In the plural these are always those who face one another.
_FACING = frozenset({"side", "party", "rival", "foe"})
# A law or plan asks and gives nothing by itself.
_PAPERS = frozenset({"resolution", "act", "law", "constitution", "charter", "statute", "bill"})
# "Many Iranians" are no side.
_UNCOUNTED = frozenset({"many", "most", "some", "few", "thousands", "hundreds"})


def makers(named: Sequence[ActorRef], carrier: Statement | None) -> tuple[ActorRef, ...]:
    """Those who make a move: nobody known by a loose pronoun or dateline beside somebody known, else whoever speaks."""
    known = tuple(a for a in named if a.id is not None or a.country is not None)
    if known:
        return known if any(a.name.isupper() for a in named if a not in known) else tuple(named)
    speaker = voice(carrier)
    if speaker is not None and all(a.name.lower() in SPEAKING for a in named):
        return (speaker,)
    return tuple(named)


def voice(carrier: Statement | None) -> ActorRef | None:
    """Whoever a statement speaks for, else its speaker; the outlet that prints it is no party."""
    if carrier is None or (carrier.speaker is not None and carrier.speaker == carrier.hops[-1].who):
        return None
    speaker = carrier.speaks_for or carrier.speaker
    if speaker is None or speaker.sector in _NO_PARTY or _in_the_house(speaker) or not _can_speak(speaker):
        return None
    return speaker


def _can_speak(actor: ActorRef) -> bool:
    """Whether a speaker is known, has a proper name or stands for a side; "a civil war" misread as one is nobody."""
    words = actor.name.split()
    named = actor.id is not None or actor.country is not None or words[-1][:1].isupper()
    return named or any(is_body(word.lower().removesuffix("s")) for word in words) or words[-1].lower() in SPEAKING


def may_move(actor: ActorRef, heads: Iterable[Token] = ()) -> bool:
    """Whether an actor can be a side or a go-between; somebody unknown by a proper name, or by a word for a side."""
    if actor.sector in _NO_PARTY:
        return False
    heads = tuple(heads)
    words = [lemma(t) for t in heads]
    # A union of workers is a crowd; the Karen National Union is known by name.
    if any(w in _PAPERS for w in words) or _in_the_house(actor):
        return False
    if any(w in CROWD for w in words) and not _is_known(actor, heads):
        return False
    if any(c.lower_ in _UNCOUNTED for t in heads for c in t.children):
        return False
    if actor.id is not None:
        return True
    if actor.country is not None:
        return not heads or any(t.pos_ in ("PROPN", "PRON", "ADJ") or is_body(lemma(t)) for t in heads)
    if actor.name.lower() in SPEAKING:
        return False
    if any(w in class_words("COMPANIES") for w in words):
        return False
    if any(is_body(w) for w in words):
        return True
    return any(t.pos_ == "PROPN" or t.ent_type_ in ("ORG", "PERSON", "NORP", "GPE") for t in heads)


def _in_the_house(actor: ActorRef) -> bool:
    """Whether somebody is a member of a parliament among members: what senators propose at home is no move."""
    return actor.name.startswith(("Sen. ", "Rep. ")) or (actor.id is None and actor.sector == "LEG")


def is_somebody(actor: ActorRef) -> bool:
    """Whether those an event is done to can be addressed: no mere thing ("Israel's borders", "the Geneva talks")."""
    last = actor.name.split()[-1]
    if any(last.lower() in noun_classes()[name] for name in ("TALKS", "ACCORD", "TRUCE")):
        return False
    people = actor.sector is not None or last[:1].isupper() or is_body(last.removesuffix("s"))
    return may_move(actor) and (actor.id is not None or (actor.country is not None and people))


def _is_known(actor: ActorRef, heads: Sequence[Token]) -> bool:
    return actor.id is not None and any(t.pos_ == "PROPN" for t in heads)


def is_body(word: str) -> bool:
    """Whether a noun stands for people or a body that can be a side or act for one."""
    return word in _SIDES or any(word in class_words(name) for name in ("LEADERS", "DIPLOMATS", "BODIES", "TROOPS"))


def named_by(
    parse: Parse, tokens: Sequence[Token], mentions: Mentions | None, spots: Sequence[PlaceMention] = ()
) -> tuple[ActorRef, ...]:
    """Everybody who can move that these nouns name: a team stands for whoever sent it; `spots` only say where."""
    found: list[ActorRef] = []
    for token in tokens:
        if token.ent_type_ in ("DATE", "TIME") or _is_spot(token, spots):
            continue
        named = [a for a in actors_of(parse, [phrase(token)], mentions) if mentions is None or may_move(a, (token,))]
        if token.lower_ == "one":
            # "One of them, the Free Front" is the Free Front, and one of them alone is nobody.
            found.extend(named_by(parse, [t for t in token.children if t.dep_ == "appos"], mentions, spots))
            continue
        apposed = [t for t in token.children if t.dep_ == "appos" and (t.ent_type_ == "PERSON" or t.pos_ == "PROPN")]
        listed = [c for t in apposed for c in with_conjuncts(t)]
        named = [a for t in listed for a in actors_of(parse, [phrase(t)], mentions) if a.id] or named
        senders = _senders(parse, token, mentions)
        # "Its representatives" are whoever sent them, and no house of representatives.
        own = token.tag_ == "NNS" and of_class(token, "BENCH") and not set(senders) & set(named)
        if senders and (own or not named or _is_unlisted(named[0]) or len(senders) > len(named)):
            named = list(senders)
        found.extend(named)
    return tuple(dict.fromkeys(found))


def _is_unlisted(actor: ActorRef) -> bool:
    """Whether no table knows an actor: what an envoy does whom nobody knows, his sender does."""
    return actor.id not in World.load().actors


def _senders(parse: Parse, team: Token, mentions: Mentions | None) -> tuple[ActorRef, ...]:
    """Whose a delegation, force or offer is: "Renamo's delegates"; Tigrayan rebels are nobody's but their own."""
    sent = of_class(team, "ENVOY") or any(lemma(team) in class_words(name) for name in ("TROOPS", "LEADERS"))
    if lemma(team) in _REBELS or not sent:
        return ()
    before = sorted(t.i for slot in ("amod", "compound") for t in noun_slot(team, slot) if t.text[:1].isupper())
    # "Bosnian Serb leaders" are those of one people, not of two.
    one_people = any(b == a + 1 for a, b in pairwise(before))
    for slot in ("poss", "from", "of") if one_people else ("poss", "from", "of", "compound", "amod"):
        found = [
            a
            for t in noun_slot(team, slot)
            for a in actors_of(parse, [phrase(t)], mentions)
            if a.id is not None or a.country is not None or (slot in ("poss", "from") and may_move(a, (t,)))
        ]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _is_spot(token: Token, places: Sequence[PlaceMention]) -> bool:
    """Whether a place name only says where: "in Doha"; a state named is a party, as is who talks go on "between"."""
    listed = token
    while listed.dep_ == "conj":
        listed = listed.head
    if listed.dep_ == "pobj" and listed.head.lower_ == "between":
        return False
    return any(p.span.start <= token.idx < p.span.end and p.literal and p.where.precision != "country" for p in places)


def restated(move: MoveType, triggers: Sequence[Token], words: Sequence[Token], issue: str) -> MoveType:
    """The move with its surroundings: "proposed X instead" counters, a truce suspended is withdrawn."""
    beside = {c.lower_ for t in triggers for c in t.children} | {t.lower_ for t in triggers}
    if move in _OPENS and beside & {"instead", "counter"}:
        return "counter"
    if move in _OPENS and any(lemma(w) in ("mediate", "broker", "mediator") for w in words):
        return "mediate"
    ended = any(lemma(t) in ("suspend", "break", "end", "revoke", "cancel") for t in triggers)
    if move == "adjourn" and ended and (issue == "ceasefire" or any(lemma(w) == "participation" for w in words)):
        return "withdraw"
    return move


def among(
    move: MoveType, by: Sequence[ActorRef], to: Sequence[ActorRef], joint: bool = False
) -> tuple[MoveType, tuple[ActorRef, ...]]:
    """What one side does alone is no agreement: it accepts; who agrees with it is a maker too.

    `joint` says that the words mean several who agree, even where only one of them is known by name.
    """
    if move != "agree" or len(by) != 1 or (joint and not to):
        return move, tuple(by)
    return ("agree", (*by, *to)) if to else ("accept", tuple(by))


def is_joint(tokens: Sequence[Token]) -> bool:
    """Whether the subject means several: "the envoys of X and of Y", "the two sides", "the army and the rebels"."""
    if len(tokens) > 1:
        return True
    plural = any(
        t.tag_ in ("NNS", "NNPS") and (of_class(t, "ENVOY") or is_body(lemma(t)) or t.tag_ == "NNPS") for t in tokens
    )
    two = any(c.lower_ in ("both", "two", "three", "all") for t in tokens for c in t.children)
    paired = any(
        c.dep_ == "conj" or any(g.dep_ == "conj" for g in c.subtree if g.i > c.i)
        for t in tokens
        for c in t.children
        if c.dep_ == "prep"
    )
    facing = any(
        lemma(t) in _FACING or (plural and any(c.lower_ in ("warring", "rival", "opposing") for c in t.children))
        for t in tokens
        if t.tag_ == "NNS"
    )
    return facing or (plural and (paired or two)) or any(t.lower_ in ("both", "they") for t in tokens) or two


def sits(by: Sequence[ActorRef]) -> bool:
    """Whether a parliament or assembly alone meets: that is its daily work and no negotiation."""
    return len(by) == 1 and (by[0].sector == "LEG" or by[0].country in ("UNO", "IGO", "EUR"))
