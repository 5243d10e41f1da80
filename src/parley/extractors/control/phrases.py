"""Who holds a place, said without a verb of holding: "under control of", "is Ukrainian", "the road is open"."""

from collections.abc import Iterator

from spacy.tokens import Token

from parley.extractors.control.hold import Hold, can_fight, is_site
from parley.extractors.control.sites import Sites
from parley.extractors.events.classing import in_class, lemma, names_somebody
from parley.extractors.events.modality import Modality, classify
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.syntax import clause_of
from parley.knowledge.world import World
from parley.model.passages import Span
from parley.model.reports import ControlStatus

_UNDER: dict[str, ControlStatus] = {
    "control": "controlled",
    "occupation": "controlled",
    "rule": "controlled",
    "hand": "controlled",
    "flag": "controlled",
    "siege": "encircled",
    "blockade": "encircled",
    "attack": "under-attack",
    "fire": "under-attack",
    "bombardment": "under-attack",
    "shelling": "under-attack",
    "assault": "under-attack",
}
_ROADS = frozenset({"road", "highway", "route", "way", "motorway", "exit"})
_OPEN: dict[str, ControlStatus] = {
    "open": "not-encircled", "passable": "not-encircled", "block": "encircled", "blocked": "encircled",
    "close": "encircled", "cut": "encircled",
}  # fmt: skip
_LIFTING = frozenset({"lift", "break", "end", "raise", "relieve"})
_UNSETTLED = frozenset({"unclear", "uncertain", "disputed", "contested", "unknown"})
_PROCLAIMING = frozenset({"announce", "claim", "proclaim", "celebrate", "declare"})
_LEADS = ("into", "to", "from", "of", "out")
_FROM = frozenset({"from", "to", "into", "of", "between"})
# "Returned to government control": with these "to" means what "under" means elsewhere.
_COMES_BACK = frozenset({"return", "revert", "pass", "fall", "come", "restore", "bring", "go"})
_FOUGHT_OVER = frozenset({"contested", "disputed", "battlefield", "battleground"})
_OWN = frozenset({"its", "their", "our", "his", "her"})
# Adjectives that say a place is rid of an enemy; who holds it they leave open.
_RID = frozenset({"free", "liberated", "cleared", "retaken", "recaptured"})
_HYPHENED: dict[str, ControlStatus] = {
    "held": "controlled",
    "controlled": "controlled",
    "occupied": "controlled",
    "ruled": "controlled",
    "besieged": "encircled",
}
_BEFORE_HYPHEN = 2
_NOW = Modality(time="ongoing")
_FIGHTING = frozenset({"fighting", "battle", "clash", "combat"})
_STRIVING = _FIGHTING | {"fight", "struggle", "vie", "compete", "war", "contest", "contend"}


def of_phrase(noun: Token, sites: Sites) -> list[Hold]:
    """ "X remains under Y's control", "X came under fire"; empty for other nouns."""
    if lemma(noun) not in _UNDER or noun.dep_ != "pobj" or noun.head.lower_ not in ("under", "in", "into", "to"):
        return []
    if noun.head.lower_ == "to" and lemma(noun.head.head) not in _COMES_BACK:
        return []
    return list(_of_phrase(noun, sites))


def _of_phrase(noun: Token, sites: Sites) -> Iterator[Hold]:
    word = noun.head.head
    word = word.head if word.pos_ == "ADV" else word  # "is back in their hands"
    if word.pos_ in ("VERB", "AUX"):
        clause = clause_of(word)
        places = [t for t in (*clause.subj, *clause.obj) if is_site(t, sites) or _share_of(t, sites)]
    else:
        places = [word] if is_site(word, sites) else []
    owners = noun_slot(noun, "poss") + noun_slot(noun, "of") + noun_slot(noun, "amod") + noun_slot(noun, "by")
    owners = tuple(
        t
        for t in owners
        if t.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
        or (names_somebody(t) and t.pos_ != "ADJ")
        or t.lower_ in _OWN
    )
    owners += tuple(t for t in noun_slot(noun, "compound") if names_somebody(t))
    status = _UNDER[lemma(noun)]
    if not owners and status != "controlled" and word.pos_ in ("VERB", "AUX"):
        # "came under fire from the rebels"
        owners = tuple(t for slot in ("from", "by") for t in clause_of(word).preps.get(slot, ()) if names_somebody(t))
    if noun.head.lower_ in ("in", "into") and lemma(noun) != "hand":
        return
    modality = classify(word) if word.pos_ in ("VERB", "AUX") else Modality()
    for place in places:
        yield Hold(
            Span(noun.head.idx, noun.idx + len(noun.text)),
            place,
            status,
            owners if status == "controlled" else (),
            owners if status != "controlled" else (),
            modality,
            f"under:{lemma(noun)}",
        )


def of_noun(noun: Token, sites: Sites) -> Iterator[Hold]:
    """ "control over X is ours", "the encirclement of X by Y", "the capture of X"."""
    statuses: dict[str, ControlStatus] = {
        "encirclement": "encircled",
        "siege": "encircled",
        "blockade": "encircled",
        "capture": "controlled",
        "control": "controlled",
        "possession": "controlled",
        "charge": "controlled",
        "bombardment": "under-attack",
        "shelling": "under-attack",
        "takeover": "controlled",
        "recapture": "controlled",
        "fall": "controlled",
        "occupation": "controlled",
        "seizure": "controlled",
    }
    if lemma(noun) in _FIGHTING:
        yield from _of_fighting(noun, sites)
    status = statuses.get(lemma(noun))
    if status is None:
        return
    status = _qualified(noun, status)
    slots = ("of", "over", "on", "in") if lemma(noun) == "charge" else ("of", "over", "on")
    places = [t for name in slots for t in noun_slot(noun, name) if is_site(t, sites)]
    if not places or (lemma(noun) in ("charge", "possession") and not _borne(noun)):
        return
    if noun.dep_ == "dobj" and lemma(noun) in ("control", "siege", "shelling", "bombardment"):
        return
    owners = noun_slot(noun, "by") + noun_slot(noun, "poss")
    owners += tuple(
        t for t in (*noun_slot(noun, "amod"), *noun_slot(noun, "compound")) if t.ent_type_ in ("NORP", "GPE", "ORG")
    )
    if noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.pos_ in ("AUX", "VERB"):
        owners += clause_of(noun.head.head).subj
    if noun.dep_ == "dobj" and not owners and lemma(noun.head) in _PROCLAIMING:
        owners += clause_of(noun.head).subj
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        owners += tuple(
            c for c in noun.head.children if c.dep_ in ("attr", "acomp") and c.lower_ in ("ours", "theirs", "mine")
        )
    modality = classify(noun)
    for place in places:
        yield Hold(
            Span(noun.idx, noun.idx + len(noun.text)),
            place,
            status,
            owners if status == "controlled" else (),
            owners,
            modality,
            f"noun:{lemma(noun)}",
        )


def _borne(noun: Token) -> bool:
    """Whether people under arms "are in charge of" or "in possession of" a place."""
    verb = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "in" else noun
    return verb.pos_ in ("AUX", "VERB") and any(can_fight(t) for t in clause_of(verb).subj)


def _qualified(noun: Token, status: ControlStatus) -> ControlStatus:
    """The status with its verb: a siege that is lifted is none, control that is unclear is contested."""
    governed = noun.dep_ in ("dobj", "nsubjpass") and lemma(noun.head) in _LIFTING
    if status == "encircled" and governed:
        return "not-encircled"
    open_ = noun.dep_ == "nsubj" and any(c.dep_ == "acomp" and lemma(c) in _UNSETTLED for c in noun.head.children)
    fought_for = noun.dep_ == "pobj" and noun.head.lower_ in ("for", "over") and lemma(noun.head.head) in _STRIVING
    return "contested" if status == "controlled" and (open_ or fought_for) else status


def _share_of(token: Token, sites: Sites) -> bool:
    """ "70 per cent of X", "most of X"."""
    return any(is_site(t, sites) for t in shares(token))


def shares(token: Token) -> tuple[Token, ...]:
    """What a share is of; in "70 per cent of X" the parser hangs the "of" on "per"."""
    per = [c for c in token.children if c.lower_ == "per"]
    return (*noun_slot(token, "of"), *(t for p in per for o in p.children if o.lower_ == "of" for t in o.children))


def of_adjective(token: Token, sites: Sites) -> Iterator[Hold]:
    """ "The rebel-held town of X", "X is a Russian-occupied city": the holder stands before the hyphen."""
    status = _HYPHENED.get(token.lower_)
    if status is None or token.dep_ != "amod" or token.i < _BEFORE_HYPHEN or token.nbor(-1).text not in ("-", "–"):
        return
    noun, holder = token.head, token.nbor(-2)
    place = noun.head if noun.dep_ == "appos" else noun
    if noun.dep_ == "attr":
        place = next(iter(clause_of(noun.head).subj), noun)
    where = sites.where(place)
    if where is not None and where.precision not in ("country", "region") and holder.pos_ in ("NOUN", "PROPN", "ADJ"):
        held = status == "controlled"
        yield Hold(
            _span(token), place, status, (holder,) if held else (), () if held else (holder,), _NOW, "adjective"
        )


def _of_fighting(noun: Token, sites: Sites) -> Iterator[Hold]:
    """ "Fighting was going on in X", "the battle for X"."""
    slots = [*noun_slot(noun, "in"), *noun_slot(noun, "for"), *noun_slot(noun, "over"), *noun_slot(noun, "around")]
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.pos_ in ("VERB", "AUX") else None
    if verb is not None:
        preps = clause_of(verb).preps
        slots += [t for name in ("in", "for", "around", "on", "near", "outside") for t in preps.get(name, ())]
    for place in slots:
        where = sites.where(place)
        if where is not None and where.precision != "country":
            modality = classify(verb) if verb is not None else classify(noun)
            yield Hold(_span(noun), place, "contested", (), (), modality, f"noun:{lemma(noun)}")


def of_being(verb: Token, sites: Sites) -> Iterator[Hold]:
    """ "The city was still Ukrainian", "X is a contested city"."""
    if lemma(verb) not in ("be", "remain", "stay", "become"):
        return
    places = [t for t in clause_of(verb).subj if is_site(t, sites)]
    for child in verb.children if places else ():
        if child.dep_ not in ("acomp", "attr"):
            continue
        status: ControlStatus | None = None
        if any(lemma(c) in _FOUGHT_OVER or c.lower_ == "contested" for c in (child, *child.children)):
            status = "contested"
        elif World.load().country_of_demonym(child.text) is not None or child.lower_ in ("ours", "theirs"):
            status = "controlled"
        elif child.lower_ in _RID and not any(c.dep_ == "prep" and c.lower_ != "of" for c in child.children):
            yield from (Hold(_span(child), p, "controlled", (), (), classify(verb), "being:rid") for p in places)
        if status is not None:
            owners = (child,) if status == "controlled" else ()
            for place in places:
                yield Hold(_span(child), place, status, owners, (), classify(verb), f"being:{status}")


def of_presence(verb: Token, sites: Sites) -> Iterator[Hold]:
    """ "Government forces are back in X": they hold it again; so do those who are "masters of X"."""
    clause = clause_of(verb)
    if lemma(verb) not in ("be", "remain", "stay") or not any(can_fight(t) for t in clause.subj):
        return
    for place in (t for a in clause.attr if lemma(a) == "master" for t in noun_slot(a, "of")):
        if is_site(place, sites):
            yield Hold(_span(verb), place, "controlled", clause.subj, clause.subj, classify(verb), "masters")
    again = {"back"} & {c.lower_ for c in verb.children} or lemma(verb) != "be"
    for place in clause.preps.get("in", ()) if again else ():
        if is_site(place, sites):
            yield Hold(_span(verb), place, "controlled", clause.subj, clause.subj, classify(verb), "presence")


def of_none_left(verb: Token, sites: Sites) -> Iterator[Hold]:
    """ "None were left in X": they are gone."""
    clause = clause_of(verb)
    nobody = any(
        t.lower_ in ("none", "nobody") or any(c.lower_ == "no" and c.dep_ == "det" for c in t.children)
        for t in (*clause.obj, *clause.subj)
    )
    if lemma(verb) not in ("leave", "remain") or not nobody or (lemma(verb) == "leave" and not clause.passive):
        return
    gone = tuple(t for t in clause.obj if in_class(t, "TROOPS"))
    for place in clause.preps.get("in", ()):
        if is_site(place, sites):
            yield Hold(_span(verb), place, "abandoned", (), gone, Modality(), "none-left")


def of_every_road(verb: Token, sites: Sites) -> Iterator[Hold]:
    """ "They hold every road into X", "stood at every exit from X": X is cut off."""
    clause = clause_of(verb)
    if not any(can_fight(t) for t in clause.subj):
        return
    for road in (*clause.obj, *clause.preps.get("at", ()), *clause.preps.get("on", ())):
        if lemma(road) in _ROADS and any(c.lower_ in ("all", "every") for c in road.children):
            leads = [t for n in _LEADS for t in (*noun_slot(road, n), *clause.preps.get(n, ()))]
            for place in leads:
                if is_site(place, sites):
                    yield Hold(_span(verb), place, "encircled", (), clause.subj, classify(verb), "road:every")


def of_roads(verb: Token, sites: Sites) -> Iterator[Hold]:
    """ "The road from X is open", "all ways out of X are blocked": X is not, or is, cut off."""
    word = next((c for c in verb.children if c.dep_ == "acomp" and lemma(c) in _OPEN), verb)
    status = _OPEN.get(lemma(word))
    clause = clause_of(verb)
    subjects = clause.obj if clause.passive else clause.subj
    roads = [t for t in subjects if lemma(t) in _ROADS]
    if status is None or not roads or (word is verb and not clause.passive):
        return
    road = roads[0]
    named = [t for t in road.subtree if t.dep_ == "pobj" and t.head.lower_ in _FROM and is_site(t, sites)]
    every = any(c.lower_ in ("all", "every") for c in road.children)
    if status == "encircled" and not every:
        return
    yield Hold(_span(word), named[0] if named else road, status, (), (), classify(verb), f"road:{lemma(word)}")


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token.text))
