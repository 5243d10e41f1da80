"""Finding what a retraction takes back.

Within one document extraction links the two where it can. Otherwise the target is the earlier report by the same
principal that the retraction contradicts ("Kest is not surrounded"), else the one that says what it takes back ("her
statement that Kest was encircled"). "The remark" is what the same person's last retraction was about; "the figure" is
known by its number; "we stand by our report" upholds what was just disowned. A target that shares no word with what is
taken back is looked for again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from parley.joining.corpus import AnyReport, Corpus, said
from parley.joining.earlier import Earlier
from parley.joining.likeness import contained, content_words, weights_of
from parley.joining.principals import answers_for, is_own, principal, same_principal
from parley.joining.propositions import Assertion
from parley.joining.retracting import I_WITHDRAW
from parley.model.derived import Proposition
from parley.model.links import Link
from parley.model.reports import Statement
from parley.model.world import ActorRef

# A retraction and what it takes back share this much of the retraction's content, by weight: at .5 one of "Kest" and
# "surrounded" is enough where no other word is left; lower, any statement about the same town is taken back.
MIN_SHARED = 0.5
# Nearly as good as the best is taken back too: the same claim in a second sentence.
NEARLY = 0.8
# Nobody withdraws what he said longer ago than this without saying when.
MAX_AGE = timedelta(days=45)
# How far before a retraction the number stands that it is about, in characters: two sentences.
CONTEXT = 320

_CORRECTING = re.compile(r"\bcorrect(?:s|ed|ing|ion)?\b|\b(?:we|ledger|paper) (?:regret|apologi[sz]e)", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d[\d,]*\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
# "His statement of Oct. 12": the day on which what is taken back was said.
_DAY = re.compile(rf"\b{_MONTH} (\d{{1,2}})\b|\b(\d{{1,2}}) {_MONTH}")
_TAKE_BACK = re.compile(r"\bt(?:ake|akes|ook|aken|aking) (?:it |that |this |them )?back\b")
_NOT_NUMBER = re.compile(r"\b(?:not|rather than|instead of|from) (\d[\d,]*)\b")
# How the reason of a correction of one number ends; what else the same report says is not corrected by it.
NUMBER_REASON = "the same side gave the number "
_OWN_VOICE = frozenset({"we", "the editors", "editors"})


def resolve_takebacks(corpus: Corpus, propositions: Iterable[tuple[Proposition, list[Assertion]]]) -> list[Link]:
    """Every `takes_back` link with its targets filled in where they can be found; one link for each target."""
    stated = [link for link in corpus.links if link.type == "takes_back"]
    retractions = [*stated, *_performed(corpus, {link.source for link in stated})]
    finder = _Finder(corpus, [assertions for _, assertions in propositions], {link.source for link in retractions})
    found = [done for link in sorted(retractions, key=finder.order) for done in finder.resolve(link)]
    return sorted(found, key=lambda link: link.id)


def _performed(corpus: Corpus, known: set[str]) -> list[Link]:
    """Retractions made in so many words by whoever is quoted, where extraction has no link for them."""
    made = []
    for statement in corpus.statements():
        found = next((p for p in statement.content if I_WITHDRAW.search(p.exact)), None)
        inner = {r.id for r in corpus.carried.get(statement.id, ()) if isinstance(r, Statement)}
        named = statement.speaker is not None and statement.speaker.id is not None
        if found is None or statement.id in known or inner & known or not named or statement.mode != "direct":
            continue
        made.append(
            Link(
                id=Link.id_for("takes_back", statement.id, None, found.start),
                type="takes_back",
                source=statement.id,
                target=None,
                act="withdrawn",
                by=statement.speaker,
                on_behalf_of=statement.speaks_for,
                passage=found,
                reason="the speaker withdraws it in these words",
            )
        )
    return made


@dataclass
class _Resolved:
    """A retraction whose targets are known, for those after it in the same document."""

    link: Link
    targets: tuple[str, ...]


class _Finder:
    def __init__(self, corpus: Corpus, runs: Sequence[list[Assertion]], sources: set[str]) -> None:
        self.corpus, self.runs = corpus, runs
        self.runs_of: dict[str, list[int]] = {}
        for number, run in enumerate(runs):
            for assertion in run:
                self.runs_of.setdefault(assertion.report.id, []).append(number)
        self.earlier = Earlier(corpus)
        self.weights = weights_of(said(s) for s in self.earlier.statements)
        self.done: dict[str, list[_Resolved]] = {}
        self.sources = sources

    def order(self, link: Link) -> tuple[str, str, int, str]:
        source = self.corpus.by_id.get(link.source)
        at = self.corpus.published(source) if source else None
        return (at.isoformat() if at else "~", source.document if source else "", _start(link, source), link.id)

    def resolve(self, link: Link) -> list[Link]:
        source = self.corpus.by_id.get(link.source)
        if source is None:
            return [link]
        link = self._by_outlet(link, source)
        targets, why = self._targets(link, source)
        self.done.setdefault(source.document, []).append(_Resolved(link, targets))
        if not targets:
            return [link if self._may_take_back(link, source) else link.model_copy(update={"target": None})]
        return [
            link
            if target == link.target
            else link.model_copy(
                update={
                    "id": Link.id_for("takes_back", link.source, target, _start(link, source)),
                    "target": target,
                    "reason": f"{link.reason}; {why}",
                }
            )
            for target in targets
        ]

    def _may_take_back(self, link: Link, source: AnyReport) -> bool:
        """Whether what extraction says is taken back was said by the same side: nobody withdraws another's words."""
        target = self.corpus.by_id.get(link.target or "")
        if target is None or link.act not in ("withdrawn", "disowned") or len(target.hops) < 2:
            return True
        return any(self._answers_for(target, who) for who in (link.on_behalf_of, link.by, principal(source)))

    def _by_outlet(self, link: Link, source: AnyReport) -> Link:
        """A correction in an outlet's own voice, or one that says it corrects, corrects; it does not withdraw."""
        words = (link.passage or source.passage).exact
        own = link.by is None or link.by.name.casefold() in _OWN_VOICE or link.by.name == self.corpus.outlet(source)
        if own and link.act in ("withdrawn", "corrected") and (len(source.hops) == 1 or link.by is not None):
            return link.model_copy(update={"act": "corrected", "by": ActorRef(name=self.corpus.outlet(source))})
        if link.act == "withdrawn" and _CORRECTING.search(words):
            return link.model_copy(update={"act": "corrected"})
        return link

    def _targets(self, link: Link, source: AnyReport) -> tuple[tuple[str, ...], str]:
        who = link.on_behalf_of or link.by or principal(source)
        if link.act == "upheld":
            before = [r for r in self.done.get(source.document, []) if r.link.act == "disowned" and r.targets]
            return (before[-1].targets, "upholds what was disowned before it") if before else ((), "")
        stated = self.corpus.by_id.get(link.target or "")
        if stated is not None and stated.document != source.document:
            return (stated.id,), "named by extraction"
        contradicted = self._contradicted(source, who)
        if contradicted is not None:
            return (contradicted.id,), f"contradicts {contradicted.id} by the same principal"
        words = self._taken_back(link, source)
        if link.act == "corrected":
            numbered, number = self._by_number(link, source, who)
            if numbered:
                return numbered, f"{NUMBER_REASON}{number}"
        alike = self._alike(words, source, who)
        if alike:
            return alike, "says what is taken back, by the same principal"
        before = [r for r in self.done.get(source.document, []) if r.targets and _concerns(r.link, who)]
        if before and not words:
            return before[-1].targets, "as the same person's retraction before it"
        return (
            ((stated.id,), "named by extraction")
            if stated is not None and stated.version != source.version
            else ((), "")
        )

    def _taken_back(self, link: Link, source: AnyReport) -> frozenset[str]:
        """The content words of what is taken back, without names of those who speak; dates find nothing."""
        speakers = [a for hop in source.hops[:-1] for a in (hop.who, hop.speaks_for) if a and a.id]
        named = content_words(" ".join(a.name for a in speakers))
        inner = [r for r in self.corpus.carried.get(source.id, ()) if isinstance(r, Statement)]
        words = content_words(" ".join([said(source), *(said(s) for s in inner)])) - named
        if len(words) < 2:
            words = content_words(_TAKE_BACK.sub("", (link.passage or source.passage).exact)) - named
        return frozenset(w for w in words if not w[0].isdigit())

    def _contradicted(self, source: AnyReport, who: ActorRef | None) -> AnyReport | None:
        """The latest earlier report by the same principal that what hangs on the retraction contradicts."""
        now = {source.id, *(r.id for r in self.corpus.carried.get(source.id, ()))}
        best: AnyReport | None = None
        for run in (self.runs[n] for n in sorted({n for id in now for n in self.runs_of.get(id, ())})):
            stances = {a.stance for a in run if a.report.id in now and not isinstance(a.report, Statement)}
            for assertion in run:
                earlier = assertion.report
                differs = bool(stances) and assertion.stance not in stances
                if differs and same_principal(principal(earlier), who) and self._before(earlier, source):
                    best = earlier
        return best

    def _alike(self, words: frozenset[str], source: AnyReport, who: ActorRef | None) -> tuple[str, ...]:
        """Earlier statements that say most of `words`, the best and those nearly as good.

        The person's own come first; where there are none, those of whom he speaks for or who speaks for him.
        """
        possible = self.earlier.by_party(who, source, MAX_AGE)
        earlier = [s for s in possible if s.id not in self.sources and self._before(s, source)]
        for fits in (is_own, self._answers_for):
            scores = [(self._score(words, s), s.id) for s in earlier if fits(s, who)]
            best = max((score for score, _ in scores), default=0.0)
            if best >= MIN_SHARED:
                return self._of_day(
                    source, tuple(id for score, id in scores if score >= max(MIN_SHARED, NEARLY * best))
                )
        return ()

    def _of_day(self, source: AnyReport, found: tuple[str, ...]) -> tuple[str, ...]:
        """Those published on the day of the month that the retraction names; all where it names none of theirs."""
        named = {int(day) for days in _DAY.findall(source.passage.exact) for day in days if day}
        of_day = tuple(id for id in found if (at := self.corpus.published(self.corpus.by_id[id])) and at.day in named)
        return of_day or found

    def _score(self, words: frozenset[str], earlier: Statement) -> float:
        """How much of `words` a statement says; where it says the act, its headline may say the rest."""
        own = contained(words, said(earlier), self.weights)
        if not any(w.startswith("=") for w in words & content_words(said(earlier))):
            return own
        title = self.corpus.versions[earlier.version].title or ""
        return max(own, contained(words, f"{said(earlier)} {title}", self.weights))

    def _by_number(self, link: Link, source: AnyReport, who: ActorRef | None) -> tuple[tuple[str, ...], str]:
        """Earlier reports with the number that stands at the correction and that its own side gave before, and it."""
        text = self.corpus.versions[source.version].text
        start, outlet = _start(link, source), self.corpus.outlet(source)
        before, after = text[max(0, start - CONTEXT) : source.passage.end], text[start : source.passage.end + CONTEXT]
        given: dict[str, list[str]] = {}
        for earlier in self.earlier.by_outlet_or_party(outlet, who, source, MAX_AGE):
            own = self.corpus.outlet(earlier) == outlet if _is_outlet(who, outlet) else self._answers_for(earlier, who)
            recalled = earlier.version == source.version and _names_outlet(earlier, outlet)
            if earlier.id not in self.sources and ((own and self._before(earlier, source)) or recalled):
                for number in _NUMBER.findall(earlier.passage.exact):
                    given.setdefault(number, []).append(earlier.id)
        # What was wrong is named first in "said that 130 had been killed", last in "27 and not 31".
        wrong = next((n for n in _NUMBER.findall(before) if n in given), None)
        wrong = wrong or next((m[1] for m in _NOT_NUMBER.finditer(after) if m[1] in given), None)
        return (tuple(given[wrong]), wrong) if wrong else ((), "")

    def _answers_for(self, report: AnyReport, who: ActorRef | None) -> bool:
        return answers_for(report, who, self.corpus)

    def _before(self, earlier: AnyReport, later: AnyReport) -> bool:
        if earlier.document == later.document:
            return self._older_version(earlier, later)
        at, then = self.corpus.published(earlier), self.corpus.published(later)
        # Two pages of one day may carry one time: a retraction follows what it takes back.
        return at is not None and then is not None and at <= then and then - at <= MAX_AGE

    def _older_version(self, earlier: AnyReport, later: AnyReport) -> bool:
        """Of two versions of one document, the one without the retraction is the older, whenever it was fetched."""
        return earlier.version != later.version


def _names_outlet(report: AnyReport, outlet: str) -> bool:
    """Whether a report's first source is the outlet itself, by all or the end of its name: "the Ledger reported"."""
    who = report.hops[0].who if len(report.hops) > 1 else None
    called = who.name.casefold().removeprefix("the ") if who else ""
    return bool(called) and outlet.casefold().endswith(called)


def _start(link: Link, source: AnyReport | None) -> int:
    return link.passage.start if link.passage else source.anchor.start if source else 0


def _is_outlet(who: ActorRef | None, outlet: str) -> bool:
    return who is None or who.name == outlet


def _concerns(link: Link, who: ActorRef | None) -> bool:
    return any(same_principal(a, who) for a in (link.by, link.on_behalf_of))
