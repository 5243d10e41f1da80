"""The index of seeds finds what comparing every pair would find, no more and no less."""

import random
from datetime import timedelta

from parley.joining.corpus import Corpus
from parley.joining.seeds import Features, Seeds, compatible
from parley.model.reports import Count, Event
from parley.model.world import When
from tests.joining.build import DOLIN, FRONT, GOVERNOR, KARSK, MONITOR, ORLAND, VESSARIA, Paper, corpus, day, on

PARTIES = (GOVERNOR, FRONT, VESSARIA, ORLAND, MONITOR)


def made_up(seed: int, reports: int) -> Corpus:
    """Events of three types by few parties in few places, within weeks, some of whole months, some undated."""
    chance = random.Random(seed)
    papers = [Paper("Ledger", day(chance.randint(1, 28)), name=str(n)) for n in range(12)]
    for _ in range(reports):
        start = day(chance.randint(1, 28), 0)
        length = timedelta(days=chance.choice([1, 1, 1, 7, 30, 365]))
        when = When(start=start, end=start + length, precision="day", text="then")
        chance.choice(papers).event(
            chance.choice(["ASSAULT", "AGREE", "CONSULT"]),
            tuple(chance.sample(PARTIES, chance.randint(0, 2))),
            tuple(chance.sample(PARTIES, chance.randint(0, 2))),
            counts=tuple([Count(what="dead", low=n, high=n, text=f"{n} dead")] if (n := chance.randint(0, 5)) else []),
            when=chance.choice([when, None]),
            where=chance.choice([KARSK, DOLIN, None]),
        )
    undated = [p.version().model_copy(update={"published": None}) for p in papers[:2]]
    dated = [p.version() for p in papers[2:]]
    return Corpus.of([*undated, *dated], [r for p in papers for r in p.reports])


def test_the_index_finds_every_seed_that_a_report_may_belong_to() -> None:
    everything = made_up(7, 300)
    features = [Features.of(r, everything) for r in everything.reports if isinstance(r, Event)]
    seeds = Seeds()
    for seed in features:
        seeds.add(seed)
    found = [list(seeds.fitting(report)) for report in features]
    expected = [
        [
            (number, why)
            for number, seed in enumerate(features)
            if seed.event.type == report.event.type and (why := compatible(seed, report))
        ]
        for report in features
    ]
    assert found == expected
    assert sum(map(len, expected)) > 300


def test_the_newest_comes_first_where_that_is_asked() -> None:
    papers = [Paper("Ledger", day(1, hour)) for hour in (8, 9, 10)]
    events = [p.event("ASSAULT", (FRONT,), (VESSARIA,), where=KARSK, when=on(1)) for p in papers]
    known = corpus(*papers)
    seeds = Seeds()
    for event in events[:2]:
        seeds.add(Features.of(event, known))
    report = Features.of(events[2], known)
    assert [n for n, _ in seeds.fitting(report, newest_first=True)] == [1, 0]
