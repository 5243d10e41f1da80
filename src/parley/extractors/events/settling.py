"""Countries that the words of an actor leave open and those around them tell.

Invariant: only an actor whom nobody knows by name, and of whom no country is known, is given one; each step leaves a
reason behind.
"""

from collections.abc import Sequence

from spacy.tokens import Span as Tokens

from parley.extractors.contract import Mentions
from parley.extractors.events.nouns import noun_slot
from parley.extractors.events.unknown import countries_of
from parley.model.passages import Span
from parley.model.world import ActorRef, Where

# Those hurt or held somewhere, and crowds in the street, are as a rule the people of the place.
_HURT_WHERE = frozenset({"ASSAULT", "COERCE"})
_CROWDS = frozenset({"PROTEST"})
_AT_HOME = frozenset(
    {"police", "policeman", "policemen", "court", "courts", "judge", "judges", "prosecutor", "prosecutors",
     "authorities", "officials", "officers", "government", "parliament", "lawmakers"}
)  # fmt: skip
# Who comes to a place to fight is at home elsewhere.
_COMING = frozenset({"enemy", "enemies", "invaders", "attackers", "aggressors", "occupiers", "mercenaries"})
_NAMES = frozenset({"GPE", "NORP"})


def parted(words: str, tokens: Tokens, known: Sequence[ActorRef], mentions: Mentions | None) -> tuple[ActorRef, ...]:
    """The actors of one noun phrase: with the country that its words tell, once for each of several peoples."""
    if len(known) != 1 or (known[0].id is not None and known[0].country is not None):
        return tuple(known)
    countries = countries_of(tokens)
    if known[0].id is None and len(countries) > 1 and _coordinates(tokens):
        return tuple(known[0].model_copy(update={"name": words, "country": c}) for c in countries)
    country = countries[0] if len(countries) == 1 else None if countries else _sender(tokens, mentions)
    if known[0].country is None and country is not None:
        return (known[0].model_copy(update={"country": country}),)
    return tuple(known)


def _sender(tokens: Tokens, mentions: Mentions | None) -> str | None:
    """The country or international code of the body that somebody belongs to: "observers from the OAS"."""
    for name in ("of", "from"):
        for noun in noun_slot(tokens.root, name) if len(tokens) and mentions is not None else ():
            known = mentions.at(Span(noun.idx, noun.idx + len(noun.text))) if mentions is not None else None
            if known is not None and noun.pos_ == "PROPN" and known.actor.country:
                return known.actor.country
    return None


def _coordinates(tokens: Tokens) -> bool:
    """Whether a plural has two peoples or states beside it: "Chadian and Libyan officials", "the kings of A and B"."""
    head = tokens.root
    return head.tag_ in ("NNS", "NNPS") and any(
        t.dep_ == "conj" and t.ent_type_ in _NAMES and t.head.ent_type_ in _NAMES for t in head.subtree
    )


def by_place(
    type_: str,
    actors: tuple[ActorRef, ...],
    recipients: tuple[ActorRef, ...],
    where: Where | None,
    around: frozenset[str] = frozenset(),
) -> tuple[tuple[ActorRef, ...], tuple[ActorRef, ...], tuple[str, ...]]:
    """Both sides, with the country of the place given to those who by all likelihood are at home there.

    `around` are the countries of all places in the sentence: where the act's clause has none, a single one will do.
    """
    country = where.place.country if where is not None and where.place is not None else None
    country = country or (next(iter(around)) if len(around) == 1 else None)
    if country is None:
        return actors, recipients, ()
    reasons = []
    if type_ in _HURT_WHERE and recipients and not any(r.country for r in recipients):
        recipients = tuple(r if _COMING & set(r.name.lower().split()) else _at(r, country) for r in recipients)
        reasons.append(f"recipient's country {country} from the place")
    if actors and not any(a.country for a in actors) and (type_ in _CROWDS or all(map(_local, actors))):
        actors = tuple(_at(a, country) for a in actors)
        reasons.append(f"actor's country {country} from the place")
    return actors, recipients, tuple(reasons)


def _local(actor: ActorRef) -> bool:
    """Police, courts and authorities act at home."""
    return bool(_AT_HOME & set(actor.name.lower().split()))


def _at(actor: ActorRef, country: str) -> ActorRef:
    return actor.model_copy(update={"country": country}) if actor.id is None else actor
