"""The whole of joining: a corpus in, everything derived out.

Pure and independent of the order of arrival; running it again on the same record gives the same entries.
"""

from dataclasses import dataclass

from parley.joining.claims import claims_of
from parley.joining.control import control_states
from parley.joining.copies import copy_groups
from parley.joining.corpus import Corpus
from parley.joining.follow_ups import follow_up_links
from parley.joining.happenings import happenings_of
from parley.joining.propositions import propositions_of
from parley.joining.retractions import resolve_takebacks
from parley.joining.settling import settle
from parley.joining.stories import meetings_told, stories_of, story_links
from parley.joining.talks import talks_of
from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Story, Talks
from parley.model.documents import Version
from parley.model.links import Link

# Raise it when joining changes what it makes of the same reports, so that records join again.
JOINING_VERSION = "8"


@dataclass(frozen=True)
class Derived:
    """Everything that joining makes, each list in a fixed order."""

    links: tuple[Link, ...]
    happenings: tuple[Happening, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...]
    talks: tuple[Talks, ...]
    rounds: tuple[Round, ...]
    control: tuple[ControlState, ...]
    stories: tuple[Story, ...] = ()

    def values(self) -> list[Link | Happening | Claim | Origin | Talks | Round | ControlState | Story]:
        """All of it, for storing."""
        return [
            *self.links,
            *self.happenings,
            *self.claims,
            *self.origins,
            *self.talks,
            *self.rounds,
            *self.control,
            *self.stories,
        ]


def join(corpus: Corpus) -> Derived:
    """Derive links across documents, happenings, claims with standing, talks with rounds, control, and stories."""
    corpus = settle(corpus)
    latest = latest_versions(corpus)
    leaders, copies = copy_groups(latest)
    happenings = happenings_of(corpus)
    propositions = propositions_of(corpus, happenings)
    takebacks = resolve_takebacks(corpus, propositions)
    claims, origins = claims_of(propositions, takebacks, leaders, corpus)
    talks, rounds = talks_of(corpus)
    known = {link.id for link in corpus.links}
    found_later = [link for link in takebacks if link.id not in known]
    stories = stories_of(latest, meetings_told(rounds, corpus))
    return Derived(
        links=(*copies, *follow_up_links(latest), *story_links(stories), *found_later),
        happenings=tuple(happenings),
        claims=tuple(claims),
        origins=tuple(origins),
        talks=tuple(talks),
        rounds=tuple(rounds),
        control=tuple(control_states(corpus, claims, leaders)),
        stories=tuple(stories),
    )


def latest_versions(corpus: Corpus) -> list[Version]:
    """One version per document, the last published (then fetched), in order of document id."""
    latest: dict[str, Version] = {}
    for version in sorted(corpus.versions.values(), key=lambda v: (v.fetched, v.id)):
        latest[version.document] = version
    return [latest[document] for document in sorted(latest)]
