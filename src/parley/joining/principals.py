"""Who answers for what is said: principals, those who speak for them, and when two are one."""

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import UNNAMED, party_of
from parley.model.world import ActorRef


def principal(report: AnyReport) -> ActorRef | None:
    """Who answers for a report: the principal of its first hop; None in an outlet's own voice or when unnamed."""
    first = report.hops[0]
    return (first.speaks_for or first.who) if len(report.hops) > 1 else None


def same_principal(a: ActorRef | None, b: ActorRef | None) -> bool:
    """Whether two named principals are one: by id, else by name; never two unnamed ones."""
    if a is None or b is None or (party_of(a) == UNNAMED and a.id is None and b.id is None):
        return a is not None and b is not None and a.name == b.name and a.name[:1].isupper()
    if a.id and b.id:
        return a.id == b.id
    return a.name == b.name and (None in (a.country, b.country) or a.country == b.country)


def answers_for(report: AnyReport, who: ActorRef | None, corpus: Corpus) -> bool:
    """Whether a report is this principal's: his own words, or those of one who speaks for him or his side."""
    first = report.hops[0]
    if len(report.hops) < 2 or who is None:
        return False
    if is_own(report, who):
        return True
    # A spokesman takes back what his side said, and a side what its spokesman did; two ministers do not.
    sides = {a.id for a in (first.who, first.speaks_for) if a and a.id}
    party = corpus.party(who)
    theirs = corpus.party(first.who)
    if party == UNNAMED or (theirs != party and party not in sides):
        return False
    return party in sides or who.id == party or (_is_organ(who, party) and _is_organ(first.who, party))


def _is_organ(actor: ActorRef | None, party: str) -> bool:
    """Whether an actor is a ministry or an army of a state, whose words are the state's, and not one of its people."""
    state = party if party.startswith("a:") else f"a:{party.lower()}"
    return bool(actor and actor.id and (actor.id == state or actor.id.startswith(f"{state}-")))


def is_own(report: AnyReport, who: ActorRef | None) -> bool:
    """Whether somebody said it himself, or another for him."""
    first = report.hops[0]
    return len(report.hops) > 1 and (same_principal(first.who, who) or same_principal(first.speaks_for, who))
