"""Whether two reports may be of one event, and finding those that may without comparing everything with everything.

A seed is the first report of a happening; joining asks which of thousands a new report may belong to.
Invariant: `Seeds.fitting` gives exactly the seeds that `compatible` accepts; the index only leaves out seeds that
share none of what `compatible` asks for, or that lie at another time.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from itertools import combinations

from parley.joining.corpus import Corpus
from parley.joining.likeness import content_words, word_list
from parley.model.reports import Event
from parley.model.world import Place, When

# An undated act is dated by its publication, give or take this much: news tells what happened since yesterday.
UNDATED_WINDOW = timedelta(days=2)
# Two dated accounts of one event may differ by a day: midnight, and time zones.
DATED_SLACK = timedelta(days=1)
# Acts done by words are told apart by what is promised or asked: two promises of one man on one day are two.
_SPOKEN = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})
# The share of the shorter passage's content words that both must have; a fifth are the names of those concerned.
MIN_WORDS_SHARED = 0.3
# Where the two accounts name different people, a third of the words are the place and the adversary: half is the act.
MIN_WORDS_OF_STRANGERS = 0.5
# A town under siege is shelled every day: place and time alone do not make one attack of two. Of the words that are
# neither names nor dates so much of the shorter account must be shared, the act itself left out where it goes on for
# days or is done by words; where the two are of different days, half.
MIN_TELLING = 0.25
MIN_TELLING_OTHER_DAY = 0.5
_GOES_ON = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
# Two blows told this close together in one text are one: "shelled the port, killing six".
SAME_BREATH = 20
# Who prints the same words tells the same act, though names are all that the words are.
SAME_WORDS = 0.8
_DAYS = frozenset({"day", "hour", "part-of-day", "minute", "second"})
# "In March" does not tell the raid of one day from the next: the shorter of two times is at least this share of the
# longer. A week and a day pass, each with a day of slack on both sides; a month and a day do not.
MIN_LENGTH_SHARED = 0.25
# Intervals longer than this are indexed by month, so that "in 2011" does not fill 365 days.
_LONG = timedelta(days=14)

Shared = tuple[str, ...]


@dataclass(frozen=True)
class Features:
    """What decides whether a report is of the same event as another."""

    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    names: frozenset[str]
    place: Place | None
    counts: frozenset[tuple[str, int | None, int | None]]
    interval: tuple[datetime, datetime] | None
    published: date | None

    @classmethod
    def of(cls, event: Event, corpus: Corpus) -> "Features":
        return cls(
            event,
            frozenset(corpus.parties(event.actors)),
            frozenset(corpus.parties(event.recipients)),
            content_words(" ".join(a.name for a in event.actors)),
            event.where.place if event.where else None,
            # "Many people" is no number that two accounts could share.
            frozenset((c.what, c.low, c.high) for c in event.counts if (c.low, c.high) != (None, None)),
            interval(event, corpus),
            published.date() if (published := corpus.published(event)) else None,
        )

    @cached_property
    def words(self) -> frozenset[str]:
        return content_words(self.event.passage.exact)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words but for names, dates and numbers, and for the act itself where it goes on for days or is words."""
        event = self.event
        named = [a.name for a in event.actors] + [a.name for a in event.recipients if a.id]
        named += [event.where.text, event.where.place.name if event.where.place else ""] if event.where else []
        named += [event.when.text] if event.when else []
        named += [event.anchor.exact] if event.type in _GOES_ON | _SPOKEN else []
        told = self.words - content_words(" ".join(named)) - _of_every_war()
        return frozenset(word for word in told if not word[0].isdigit())

    @cached_property
    def day(self) -> date | None:
        """The day that the report itself names."""
        when = self.event.when
        return when.start.date() if when and when.start and when.precision in _DAYS else None

    def specifics(self) -> Iterator[Shared]:
        """The specific things of which two reports of one event share at least one."""
        if self.place and self.place.precision != "country":
            yield ("place", self.place.id)
            if self.place.admin1:
                yield ("division", self.place.country or "", self.place.admin1)
        yield from (("sides", a, r) for a in self.actors for r in self.recipients)
        yield from (("joint", *pair) for pair in combinations(sorted(self.actors), 2))
        yield from (("count", *map(str, count)) for count in self.counts)


@lru_cache(maxsize=1)
def _of_every_war() -> frozenset[str]:
    """The stems of the words that accounts of any fighting share."""
    return content_words(" ".join(sorted(word_list("war"))))


def interval(event: Event, corpus: Corpus) -> tuple[datetime, datetime] | None:
    """When the event may have happened: its own time, else around its publication, else unknown."""
    when: When | None = event.when
    if when and when.start and when.end:
        return when.start - DATED_SLACK, when.end + DATED_SLACK
    published = corpus.published(event)
    return (published - UNDATED_WINDOW, published + DATED_SLACK) if published else None


def compatible(seed: Features, report: Features) -> str | None:
    """Why two reports of one type may be of one event, or None when they may not.

    No named party may be missing from both sides, and place and time must not exclude one another. Something specific
    must be shared: a place (a country is none), the same count, or both sides and like words. Two that name nobody in
    common, and each somebody, must be told in like words too.
    """
    a, b = seed.event, report.event
    if a.mode and b.mode and a.mode != b.mode:
        return None
    same_actors, same_recipients = seed.actors & report.actors, seed.recipients & report.recipients
    if (seed.actors and report.actors and not same_actors) or (
        seed.recipients and report.recipients and not same_recipients
    ):
        return None
    nearness = _places_agree(seed.place, report.place)
    if nearness is None or not _times_agree(seed, report):
        return None
    counted = bool(seed.counts & report.counts)
    if not (nearness or (same_actors and same_recipients) or len(same_actors) > 1 or counted):
        return None
    strangers = bool(seed.names and report.names) and not same_actors and not seed.names & report.names
    # Two sides at war meet every day: without a place or a number the words must tell that it is one and the same act.
    anywhere = not nearness and not counted
    least = MIN_WORDS_OF_STRANGERS if strangers else MIN_WORDS_SHARED
    if (a.type in _SPOKEN or strangers or anywhere) and not _alike(seed, report, least):
        return None
    if not counted and not _tied(seed, report):
        return None
    shared = [
        f"same type {b.type}",
        *(["same actor " + ", ".join(sorted(same_actors))] if same_actors else []),
        *(["same recipient"] if same_recipients else []),
        *([nearness] if nearness else []),
        *(["same count"] if counted else []),
        "times agree",
    ]
    return ", ".join(shared)


def _tied(a: Features, b: Features) -> bool:
    """Whether more than place and rough time makes one act of two: one breath, a day that both name, telling words."""
    if a.event.type in _GOES_ON and a.event.version == b.event.version and _gap(a.event, b.event) <= SAME_BREATH:
        return True
    if a.event.type not in _SPOKEN and a.day is not None and a.day == b.day:
        return True
    shared, fewest = len(a.telling & b.telling), min(len(a.telling), len(b.telling))
    one_day = (a.day or a.published) == (b.day or b.published)
    if (one_day or a.event.type not in _GOES_ON) and _alike(a, b, SAME_WORDS):
        return True
    least = MIN_TELLING if one_day else MIN_TELLING_OTHER_DAY
    return shared > 0 and shared >= least * fewest


def _gap(a: Event, b: Event) -> int:
    """How many characters stand between the words of two reports of one text."""
    return max(a.passage.start, b.passage.start) - min(a.passage.end, b.passage.end)


def _alike(a: Features, b: Features, least: float) -> bool:
    return len(a.words & b.words) >= least * min(len(a.words), len(b.words))


def _places_agree(a: Place | None, b: Place | None) -> str | None:
    """A reason when both name one place or one lies in the other; "" when one is unknown; None when they exclude."""
    if a is None or b is None:
        return ""
    if a.id == b.id:
        return "" if a.precision == "country" else f"same place {a.name}"
    if a.country != b.country:
        return None
    wider = {a.precision, b.precision} & {"country", "region"}
    if "country" in wider:
        return ""
    if "region" in wider and a.admin1 and a.admin1 == b.admin1:
        return f"both in {a.admin1}"
    return None


def _times_agree(a: Features, b: Features) -> bool:
    """Whether the two may have happened at one time; unknown times agree only within one document."""
    if a.interval is None or b.interval is None:
        return a.event.document == b.event.document
    if a.day is not None and b.day is not None and abs(a.day - b.day) > DATED_SLACK:
        return False
    lengths = sorted(end - start for start, end in (a.interval, b.interval))
    overlap = a.interval[0] < b.interval[1] and b.interval[0] < a.interval[1]
    return overlap and lengths[0] >= MIN_LENGTH_SHARED * lengths[1]


class Seeds:
    """Seeds by number, found by what they share and when they were; numbers are given in the order of adding."""

    def __init__(self) -> None:
        self.all: list[Features] = []
        self._by_day: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._by_month: dict[tuple[object, ...], list[int]] = defaultdict(list)
        self._by_document: dict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, seed: Features) -> int:
        number = len(self.all)
        self.all.append(seed)
        self._by_document[(seed.event.type, seed.event.document)].append(number)
        if seed.interval is None:
            return number
        long = seed.interval[1] - seed.interval[0] > _LONG
        for shared in seed.specifics():
            for month in _months(seed.interval):
                self._by_month[(seed.event.type, shared, month, long)].append(number)
            if not long:
                for day in _days(seed.interval):
                    self._by_day[(seed.event.type, shared, day)].append(number)
        return number

    def fitting(self, report: Features, *, newest_first: bool = False) -> Iterator[tuple[int, str]]:
        """The numbers of the seeds that the report may be of the same event as, each with the reason."""
        for number in sorted(self._candidates(report), reverse=newest_first):
            why = compatible(self.all[number], report)
            if why is not None:
                yield number, why

    def _candidates(self, report: Features) -> set[int]:
        kind, found = report.event.type, set[int]()
        same_document = self._by_document.get((kind, report.event.document), ())
        if report.interval is None:
            return set(same_document)
        found.update(n for n in same_document if self.all[n].interval is None)
        long = report.interval[1] - report.interval[0] > _LONG
        for shared in report.specifics():
            for month in _months(report.interval):
                found.update(self._by_month.get((kind, shared, month, True), ()))
                if long:
                    found.update(self._by_month.get((kind, shared, month, False), ()))
            if not long:
                for day in _days(report.interval):
                    found.update(self._by_day.get((kind, shared, day), ()))
        return found


def _days(span: tuple[datetime, datetime]) -> Iterator[date]:
    first, last = span[0].date(), span[1].date()
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _months(span: tuple[datetime, datetime]) -> Iterator[int]:
    yield from range(span[0].year * 12 + span[0].month, span[1].year * 12 + span[1].month + 1)
