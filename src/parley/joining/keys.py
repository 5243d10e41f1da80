"""What a report claims, as keys: two reports with one key are about one proposition.

Control, acts, undertakings and tolls have keys of resolved or named parts. Any other content is a claim of one report
(or of the same words quoted from the same speaker, or kept by another version of the page), and only where a named
speaker asserts something.
"""

import re

from parley.joining.corpus import AnyReport, Corpus, said
from parley.joining.figures import figures_of
from parley.joining.likeness import content_words, word_list
from parley.joining.retracting import I_WITHDRAW
from parley.joining.seeds import Features, Seeds
from parley.joining.whereabouts import Whereabouts, place_key
from parley.model.derived import Happening
from parley.model.reports import Control, Event, Move, Statement

Key = tuple[str, ...]

# States of affairs and promises: said again after a long silence they are claims anew.
SPLIT_AT_SILENCES = frozenset({"control", "undertaking", "event-denied", "quantity"})
# Moves by which somebody binds himself: who promised what is a proposition that others can dispute.
_UNDERTAKINGS = frozenset({"offer", "accept", "guarantee", "agree"})
# Fewer content words than this are half a sentence ("that it is", "the same").
MIN_WORDS = 4
_WORD = re.compile(r"\w+")
# Acts whose words are this much of what is said leave at most a when or a where untold.
TOLD = 0.9

# Where a town is encircled, the act and the state are one thing said once.
_ENCIRCLED = frozenset({"encircled", "not-encircled"})


def _words(report: AnyReport) -> tuple[str, int, int]:
    """The very words that a report was made from."""
    return report.version, report.anchor.start, report.anchor.end


def _is_name_of_thing(words: list[str]) -> bool:
    """Whether the words are a thing that was uttered, with no verb to claim by: "her concern for the mayor"."""
    finite = word_list("finite")
    owned = words[0] in word_list("owning") or words[1] == "s"
    return owned and not any(word in finite or word.endswith("ed") for word in words[2:])


class Keys:
    """The keys of every report of a corpus."""

    def __init__(self, corpus: Corpus, happenings: list[Happening]) -> None:
        self.corpus = corpus
        self.joined: list[Happening] = []
        self.seeds = Seeds()
        for happening in happenings:
            seed = corpus.by_id[happening.reports[0]]
            if isinstance(seed, Event):
                self.joined.append(happening)
                self.seeds.add(Features.of(seed, corpus))
        self.in_happening = {report: h for h in happenings for report in h.reports}
        self.whereabouts = Whereabouts.of(corpus)
        self.takebacks = {link.source for link in corpus.links if link.type == "takes_back"}
        self.sieges = {_words(c): c for c in corpus.controls() if c.status in _ENCIRCLED}

    def of(self, report: AnyReport) -> list[Key]:
        """The keys of one report; none where it claims nothing about anybody or anywhere."""
        if isinstance(report, Control):
            return self._control(report)
        if isinstance(report, Event):
            return [*self._event(report), *self._quantities(report)]
        if isinstance(report, Move):
            return self._undertaking(report)
        if self._takes_back(report):
            return []
        return [*self._content(report), *self._quantities(report)]

    def _control(self, report: Control) -> list[Key]:
        place = place_key(report.where)
        if self._recalled(report):
            return []
        if place is None or report.reality in ("hypothetical", "conditional", "requested"):
            return []
        if report.where and report.where.precision == "country":
            # "The battle for control of the country" tells of no place that somebody holds.
            return []
        if report.status in _ENCIRCLED:
            return [("control", "encircled", place)]
        holder = self.corpus.party(report.holder) if report.holder else ""
        return [("control", report.status, place, "" if holder == "unnamed" else holder)]

    def _recalled(self, report: AnyReport) -> bool:
        """Whether a report only tells what a retraction takes back: "withdrew her claim that Kest was surrounded"."""
        carrier = self.corpus.by_id.get(report.statement) if report.statement else None
        around = {report.statement, carrier.statement if carrier else None}
        return bool(around & self.takebacks) and self.corpus.stance(report) == "positive"

    def _event(self, report: Event) -> list[Key]:
        if siege := self.sieges.get(_words(report)):
            return self._control(siege)
        parties = self.corpus.parties((*report.actors, *report.recipients))
        if self._recalled(report) or (not parties and place_key(report.where) is None):
            return []
        negative = self.corpus.stance(report) == "negative"
        happening = self._denied(report) if negative else self.in_happening.get(report.id)
        if happening is not None:
            return [("event", happening.id)]
        if negative and report.reality == "actual" and report.time not in ("future", "historical") and parties:
            by, to = self.corpus.parties(report.actors), self.corpus.parties(report.recipients)
            return [("event-denied", report.type, *by, "/", *to)]
        return []

    def _denied(self, event: Event) -> Happening | None:
        """The happening that a denied event denies: the first whose seed it would otherwise have joined."""
        first = next(self.seeds.fitting(Features.of(event, self.corpus)), None)
        return self.joined[first[0]] if first else None

    def _quantities(self, report: Event | Statement) -> list[Key]:
        if report.reality not in ("actual", "planned") or report.time == "future":
            return []
        figures = figures_of(report, self.corpus.carried)
        place = self.whereabouts.find(report, self.corpus) if figures else None
        return [("quantity", f.what, place, f.key) for f in figures] if place else []

    def _undertaking(self, report: Move) -> list[Key]:
        # An outlet that "welcomes a discussion" below an article binds itself to nobody.
        outlet = self.corpus.outlet(report)
        by = self.corpus.parties(a for a in report.by if a.name != outlet)
        to = self.corpus.parties(report.to)
        if report.move not in _UNDERTAKINGS or not by or report.polarity == "negative" or report.reality != "actual":
            return []
        return [("undertaking", report.move, report.issue, *by, "/", *to)]

    def _takes_back(self, report: Statement) -> bool:
        """Whether a statement is itself a retraction, or the words that one quotes."""
        carrier = report.statement
        known = report.id in self.takebacks or (carrier in self.takebacks if carrier else False)
        return known or any(I_WITHDRAW.search(p.exact) for p in report.content)

    def _content(self, report: Statement) -> list[Key]:
        who = report.speaker
        # A town that is said to speak was taken for a speaker: who spoke is not known.
        named = who is not None and (
            who.id is not None or (self._says_where(report) and who.name not in self.whereabouts.names)
        )
        words = _WORD.findall(" ".join(p.exact for p in report.content).casefold())
        if (
            report.cue_class != "speech"
            or report.strength not in word_list("asserting")
            or not named
            or len(words) < MIN_WORDS
            or (report.mode != "direct" and (words[0] in word_list("asking") or _is_name_of_thing(words)))
        ):
            return []
        if report.mode != "direct" and self._told_by(report):
            return []
        if report.mode == "direct" and report.speaker and report.speaker.id:
            return [("content", report.speaker.id, " ".join(words))]
        # The same words of the same speaker in the next version of a page are no second claim.
        return [("content", report.document, self.corpus.party(who), " ".join(words))]

    def _says_where(self, report: Statement) -> bool:
        return any(self.whereabouts.named_in(p.exact) for p in report.content)

    def _told_by(self, report: Statement) -> bool:
        """Whether what hangs on a statement says it all: who holds a place, or acts in nearly all of its words."""
        carried = self.corpus.carried.get(report.id, ())
        if any(isinstance(r, Control) and self._control(r) for r in carried):
            return True
        acts = [said(r) for r in carried if isinstance(r, Event) and self._event(r)]
        words = content_words(said(report))
        return bool(words) and len(words & content_words(" ".join(acts))) >= TOLD * len(words)
