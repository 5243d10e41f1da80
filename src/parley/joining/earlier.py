"""The earlier statements that a retraction may be about, by who said them, without going through the whole record.

Invariant: what is given holds every statement that the rules of `retractions` could accept, in the order of the
corpus; it may hold more.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from parley.joining.corpus import AnyReport, Corpus
from parley.joining.parties import UNNAMED
from parley.model.reports import Statement
from parley.model.world import ActorRef

_LAST = datetime.max.replace(tzinfo=UTC)


class Earlier:
    """The statements of a corpus by speaker, principal, party, outlet and version."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.statements = corpus.statements()
        self._times = [corpus.published(s) or _LAST for s in self.statements]
        self._by: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, statement in enumerate(self.statements):
            for key in self._keys(statement):
                self._by[key].append(number)

    def _keys(self, statement: Statement) -> set[tuple[str, str]]:
        keys = {("outlet", self.corpus.outlet(statement)), ("document", statement.document)}
        if len(statement.hops) > 1:
            first = statement.hops[0]
            keys.add(("party", self.corpus.party(first.who)))
            for actor in (first.who, first.speaks_for):
                keys |= self._names(actor)
        return keys

    @staticmethod
    def _names(actor: ActorRef | None) -> set[tuple[str, str]]:
        if actor is None:
            return set()
        return {("name", actor.name), *([("party", actor.id), ("id", actor.id)] if actor.id else [])}

    def by_party(self, who: ActorRef | None, source: AnyReport, within: timedelta) -> list[Statement]:
        """Statements by `who`, for him, or by somebody of his party, published up to `within` before `source`."""
        return self._of(self._party_keys(who), source, within)

    def by_outlet_or_party(
        self, outlet: str, who: ActorRef | None, source: AnyReport, within: timedelta
    ) -> list[Statement]:
        """Those, with what the outlet itself published in that time."""
        return self._of({("outlet", outlet), *self._party_keys(who)}, source, within)

    def _party_keys(self, who: ActorRef | None) -> set[tuple[str, str]]:
        party = self.corpus.party(who)
        return self._names(who) | (set() if party == UNNAMED else {("party", party)})

    def _of(self, keys: Iterable[tuple[str, str]], source: AnyReport, within: timedelta) -> list[Statement]:
        at = self.corpus.published(source)
        # Another version of the retraction's own document is looked at whatever its date.
        numbers = set(self._by.get(("document", source.document), ()))
        if at is not None:
            first, last = bisect_left(self._times, at - within), bisect_right(self._times, at)
            for key in keys:
                found = self._by.get(key, [])
                numbers.update(found[bisect_left(found, first) : bisect_left(found, last)])
        return [self.statements[number] for number in sorted(numbers)]
