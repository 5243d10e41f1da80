"""Which place a report is about when it names none itself: by the words of its passage, then of its headline.

Places that no gazetteer knows are known by their name. Only names that some report gives as a place count.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from parley.joining.corpus import AnyReport, Corpus
from parley.model.reports import Event
from parley.model.world import Where

_WORD = re.compile(r"\w+")
_BOUNDARY = re.compile(r"\b")


def place_key(where: Where | None) -> str | None:
    """A place's id, or its name in lower case where the gazetteer does not know it."""
    if where is None:
        return None
    return where.place.id if where.place else where.text.casefold().removeprefix("the ")


@dataclass(frozen=True)
class Whereabouts:
    """The places that the record names, by the words that name them."""

    names: Mapping[str, str]

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
        return cls({name: min(keys, key=lambda k: (-keys[k], k)) for name, keys in names.items()})

    @cached_property
    def _by_key(self) -> Mapping[str, str]:
        called: dict[str, str] = {}
        for name in sorted(self.names):
            called.setdefault(self.names[name], name)
        return called

    @cached_property
    def _by_first_word(self) -> Mapping[str, list[str]]:
        """The names that begin with a word, the longest first."""
        found: dict[str, list[str]] = {}
        for name in sorted(self.names, key=lambda n: (-len(n), n)):
            if start := _WORD.match(name):
                found.setdefault(start.group(), []).append(name)
        return found

    def name(self, key: str) -> str:
        """What the place of a key is called; the first of its names in the alphabet, "" for one unheard of."""
        return self._by_key.get(key, "")

    def named_in(self, text: str) -> str | None:
        """The first place name in a text, the longest where several begin there."""
        for word in _WORD.finditer(text):
            for name in self._by_first_word.get(word.group(), ()):
                if text.startswith(name, word.start()) and _ends_word(text, word.start() + len(name)):
                    return name
        return None

    def find(self, report: AnyReport, corpus: Corpus) -> str | None:
        """The key of the place that a report is about; None where nothing tells."""
        if report.where is not None and report.where.text in self.names:
            return self.names[report.where.text]
        version = corpus.versions[report.version]
        named = self.named_in(report.passage.exact) or self.named_in(version.title or "")
        return self.names[named] if named else None


def _ends_word(text: str, at: int) -> bool:
    """Whether a word ends, or begins, at an offset."""
    return _BOUNDARY.match(text, at) is not None
