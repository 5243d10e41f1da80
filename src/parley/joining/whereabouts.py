"""Which place a report is about when it names none itself: by the words of its passage, then of its headline.

Places that no gazetteer knows are known by their name. Only names that some report gives as a place count.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from parley.joining.corpus import AnyReport, Corpus
from parley.model.reports import Event
from parley.model.world import Where


def place_key(where: Where | None) -> str | None:
    """A place's id, or its name in lower case where the gazetteer does not know it."""
    if where is None:
        return None
    return where.place.id if where.place else where.text.casefold().removeprefix("the ")


@dataclass(frozen=True)
class Whereabouts:
    """The places that the record names, by the words that name them."""

    names: Mapping[str, str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, corpus: Corpus) -> "Whereabouts":
        """Every place that a report gives, countries left out: news of a country is not about one event."""
        names: dict[str, Counter[str]] = {}
        acts = [r for r in corpus.reports if isinstance(r, Event)]
        lands = {a.name for act in acts for a in (*act.actors, *act.recipients) if a.sector == "GOV"}
        for report in corpus.reports:
            where = report.where
            if where is None or where.precision == "country" or where.text in lands or not where.text[:1].isupper():
                continue
            names.setdefault(where.text, Counter())[place_key(where) or ""] += 1
        best = {name: min(keys, key=lambda k: (-keys[k], k)) for name, keys in names.items()}
        words = "|".join(re.escape(name) for name in sorted(best, key=lambda n: (-len(n), n)))
        return cls(best, re.compile(rf"\b(?:{words})\b") if words else None)

    def name(self, key: str) -> str:
        """What the place of a key is called; the first of its names in the alphabet, "" for one unheard of."""
        return min((name for name, known in self.names.items() if known == key), default="")

    def find(self, report: AnyReport, corpus: Corpus) -> str | None:
        """The key of the place that a report is about; None where nothing tells."""
        if report.where is not None and report.where.text in self.names:
            return self.names[report.where.text]
        version = corpus.versions[report.version]
        for text in (report.passage.exact, version.title or ""):
            match = self.pattern.search(text) if self.pattern else None
            if match:
                return self.names[match.group()]
        return None
