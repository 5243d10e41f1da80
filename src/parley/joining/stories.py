"""Documents threaded into stories: about one thing that happened, among the same people, within a few days.

A function of the set of versions and of what joining made of them, whatever their order. Only documents of about the
same days are compared, by their heaviest words, so the work grows with the documents of a week, not with their square.
"""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from parley.joining.corpus import Corpus
from parley.joining.story_words import LIKENESS, Weighted, cosine, likeness, weigh
from parley.joining.threads import Threads
from parley.model.base import content_id
from parley.model.derived import Round, Story
from parley.model.documents import Version
from parley.model.links import Link

# A story is told again the day after; each further day takes a quarter off, and after two weeks nothing is left.
FULL_DAYS = 1.5
KEPT_A_DAY = 0.75
MOST_DAYS = 14
# Pairs less alike than this change no group's mean by enough to matter.
MIN_PAIR = 0.05
# On one war everything is a little alike: so many earlier documents are kept for each, the most alike, so that a record
# of ten thousand fits in memory. A story told more often than this in two weeks may fall into parts.
MOST_PAIRS = 150
# Documents that report different rounds of talks keep this much of their likeness: the same hall, the same delegations.
KEPT_ACROSS_ROUNDS = 0.3
# What at least half of a story's documents have in their heaviest words is what the story shares; so many are named.
SHARED_WORDS = 5
# A meeting is news on the day before, on its day and on the two days after.
NEWS_FOR = timedelta(days=3)
_LAST = datetime.max.replace(tzinfo=UTC)

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def stories_of(versions: Sequence[Version], meetings: Mapping[str, frozenset[str]] | None = None) -> list[Story]:
    """Every story of two documents or more, in order of publication; one version per document is expected.

    `meetings` are the rounds of talks that each document reports.
    """
    told = meetings or {}
    ordered = sorted(versions, key=lambda v: (v.published or _LAST, v.document))
    texts = [_text(version) for version in ordered]
    weighted = weigh(texts)
    meetings_of = [told.get(v.document, frozenset()) for v in ordered]
    pairs = alike_pairs(weighted, [v.published for v in ordered], meetings_of)
    groups = [group for group in Threads(len(ordered), pairs).groups() if len(group) > 1]
    plain = weigh(texts, LIKENESS) if groups else []
    return [_story([ordered[n] for n in g], [weighted[n] for n in g], [plain[n] for n in g]) for g in groups]


def story_links(stories: Sequence[Story]) -> list[Link]:
    """A `same_story` link from every later document of each story to the document that tells it first."""
    return [
        Link(
            id=Link.id_for("same_story", document, story.documents[0]),
            type="same_story",
            source=document,
            target=story.documents[0],
            reason=story.reason,
        )
        for story in stories
        for document in story.documents[1:]
    ]


def alike_pairs(
    weighted: Sequence[Weighted],
    published: Sequence[datetime | None],
    meetings: Sequence[frozenset[str]],
) -> dict[tuple[int, int], float]:
    """How alike each pair is that is alike at all, 0..1; texts in order of publication, the undated last."""
    terms, values, starts = _numbered(weighted)
    order = np.argsort(terms, kind="stable")
    holders = np.searchsorted(starts, order, side="right") - 1
    firsts = np.searchsorted(terms[order], np.arange(int(terms.max(initial=-1)) + 2))
    days = np.array([at.timestamp() / 86400 if at else np.nan for at in published])
    oldest = np.searchsorted(days[~np.isnan(days)], days - MOST_DAYS)
    pairs: dict[tuple[int, int], float] = {}
    for number in range(len(weighted)):
        lowest = 0 if np.isnan(days[number]) else int(oldest[number])
        sums = np.zeros(max(number - lowest, 0))
        for at in range(starts[number], starts[number + 1]):
            postings = slice(firsts[terms[at]], firsts[terms[at] + 1])
            texts = holders[postings]
            near = slice(*np.searchsorted(texts, (lowest, number)))
            sums[texts[near] - lowest] += values[at] * values[order[postings][near]]
        found: list[tuple[float, int]] = []
        for earlier in np.flatnonzero(sums >= MIN_PAIR):
            other = lowest + int(earlier)
            alike = float(sums[earlier]) * _nearness(days[number] - days[other])
            if meetings[number] and meetings[other] and not meetings[number] & meetings[other]:
                alike *= KEPT_ACROSS_ROUNDS
            if alike >= MIN_PAIR:
                found.append((-alike, other))
        pairs.update({(other, number): -alike for alike, other in heapq.nsmallest(MOST_PAIRS, found)})
    return pairs


def _numbered(weighted: Sequence[Weighted]) -> tuple[Numbers, Floats, Numbers]:
    """Terms as numbers and their weights, text after text, and where each text starts."""
    number = {term: n for n, term in enumerate(sorted({term for text in weighted for term in text}))}
    terms = np.array([number[term] for text in weighted for term in text], np.int64)
    values = np.array([weight for text in weighted for weight in text.values()], np.float64)
    return terms, values, np.cumsum([0, *(len(text) for text in weighted)])


def _nearness(days: float) -> float:
    """How much of their likeness two texts keep that were published so many days apart; all of it where unknown."""
    if np.isnan(days) or abs(days) <= FULL_DAYS:
        return 1.0
    return float(KEPT_A_DAY ** (abs(days) - FULL_DAYS))


def meetings_told(rounds: Sequence[Round], corpus: Corpus) -> dict[str, frozenset[str]]:
    """The rounds of talks that each document reports while they are news."""
    told: dict[str, set[str]] = {}
    for meeting in rounds:
        for report in (corpus.by_id[id] for id in meeting.reports):
            published = corpus.published(report)
            if published and meeting.first_day and abs(published - meeting.first_day) <= NEWS_FOR:
                told.setdefault(report.document, set()).add(meeting.id)
    return {document: frozenset(ids) for document, ids in told.items()}


def _text(version: Version) -> str:
    title = version.title or ""
    return version.text if version.text.startswith(title) else f"{title}\n{version.text}"


def _story(versions: Sequence[Version], weighted: Sequence[Weighted], plain: Sequence[Weighted]) -> Story:
    dates = [v.published for v in versions if v.published]
    first = versions[0]
    near = sum(likeness(cosine(plain[0], other)) for other in plain[1:]) / (len(plain) - 1)
    return Story(
        id=content_id("y", first.document),
        title=first.title or first.text.partition("\n")[0][:120],
        start=dates[0] if dates else None,
        end=dates[-1] if dates else None,
        documents=tuple(v.document for v in versions),
        outlets=tuple(sorted({v.outlet for v in versions})),
        reason=f"{near:.0%} alike; they share {', '.join(_shared(weighted))}",
    )


def _shared(weighted: Sequence[Weighted]) -> list[str]:
    """The words that most of the documents lead with, the heaviest first."""
    holders = Counter(term for text in weighted for term in text)
    weight: Mapping[str, float] = {
        term: sum(text.get(term, 0.0) for text in weighted) for term, n in holders.items() if 2 * n >= len(weighted)
    }
    return [term.lstrip(":") for term in sorted(weight, key=lambda t: (-weight[t], t))[:SHARED_WORDS]]
