"""Corridors: which routes a text says were opened for people, by whom they were proposed, and what came of them.

A reading of one analysed text. The proposer is whoever is first said to open, announce or ask for a corridor; the
outcome is what the text says of people who left by it: plans and approvals alone are "unknown".
"""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from parley.analysis.routes import NamedRoute, named_routes
from parley.extractors.extract import Analysis
from parley.knowledge.gazetteer import Gazetteer
from parley.model.base import Value
from parley.model.passages import Passage, Span
from parley.model.reports import Statement
from parley.model.world import Place, Where

Outcome = Literal["successful", "not", "unknown"]

_ABOUT = re.compile(
    r"\b(?:corridors?|evacuat\w*|humanitarian (?:passages?|routes?)|green routes?|safe passage|ceasefire|"
    r"exit routes?|convoys?|brought out|routes?)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agreed|coordinated|agreement)\b[^.;]{0,60}\b(?:with the|between|both sides|by the (?:two|parties))",
    re.IGNORECASE,
)
_PEOPLE = r"(?:people|persons|residents|civilians|citizens|children|women|students|inhabitants|families|wounded)"
# People are said to have left, in a tense that is over.
_DONE = re.compile(
    rf"\b(?:were|was|have been|has been|had been|being) (?:\w+ ){{0,2}}(?:evacuated|rescued|brought out|taken out)\b"
    rf"|\b(?:have|has|had) (?:already )?(?:evacuated|left|reached|arrived|departed|come|rescued|brought)\b"
    rf"|\b(?:managed|able) to (?:leave|reach|evacuate|get out)\b"
    rf"|\b(?:evacuated|rescued) (?:more than |over |about |some |almost )?\d"
    rf"|\b\d[\d,.]* (?:\w+ ){{0,2}}{_PEOPLE}\b[^.;]{{0,60}}\b(?:evacuated|left|came|arrived|reached|from [A-Z]\w+ to)\b"
    rf"|\b(?:corridors?|passages?|routes?)\b[^.;]{{0,90}}\b(?:worked|functioned|operated)\b"
    rf"|\bevacuation buses have departed\b|\barrived in\b"
    rf"|\ball (?:of )?(?:the )?(?:\w+ ){{0,3}}(?:corridors|passages|routes) (?:\w+ ){{0,2}}(?:opened|open)\b"
    rf"|\b(?:aid|assistance|supplies|food|medicines?|medications)\b[^.;]{{0,60}}\bdelivered to\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:disrupt|thwart|fail|derail|block|hinder|violat|prevent|obstruct|postpon|cancel|suspend)(?:ed|ing|s|led|red)?\b"
    r"|\b(?:did not|didn't|does not|could not|cannot|not been able to|unable to|never) (?:\w+ ){0,2}"
    r"(?:work|open|take place|happen|leave|evacuate|start|go|get|come|succeed|reach|enter|cross|pass)\b"
    r"|\b(?:not letting|no one came|shell(?:ed|ing)|under fire|came under)\b|\b(?:impossible|not safe)\b",
    re.IGNORECASE,
)
# What became of others, at other times.
_ELSEWHERE = re.compile(
    r"\b(?:similar|earlier|previous|past|prior|former) (?:\w+ ){0,2}(?:attempts?|efforts?)\b", re.IGNORECASE
)
_INTENDED = re.compile(
    r"\b(?:will|would|plan\w*|expect\w*|hop\w+|to be|should|going to|intend\w*)\b (?:\w+ ){0,2}$", re.IGNORECASE
)
# A people's name or a body's is no village.
_NO_VILLAGE = re.compile(
    r"(?:ian|ians|ish|ese|sts?)(?: |$)|\b(?:Cross|Crescent|Committee|Council|Minist\w+|President)\b"
)
_WORD = r"[A-ZÀ-Ž][\w’'-]*\w"
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|\w+ember|October|"
    r"(?:The|This|That|They|There|These|It|In|On|At|From|He|She|We|Of|As|But|And|Both|Its|His|Her|Evacuation|Corridors?)$"
)


class Corridor(Value):
    """One route with both ends, its proposer (ISO alpha-3; None where the text names nobody) and its outcome."""

    origin: Where
    destination: Where
    proposer: str | None
    outcome: Outcome
    passage: Passage


class CorridorReading(Value):
    """What a text says of corridors; `agreed` where both sides are said to have agreed on them."""

    proposer: str | None
    agreed: bool
    outcome: Outcome
    corridors: tuple[Corridor, ...]


def corridors_of(analysis: Analysis, gazetteer: Gazetteer) -> CorridorReading:
    """The corridors of one text, in its order; a text about other things has none."""
    text = analysis.parse.text
    sentences = [Span(s.start_char, s.end_char) for s in analysis.parse.sentences()]
    about = [s for s in sentences if _ABOUT.search(text[s.start : s.end])]
    places = _Places(analysis, gazetteer)
    outcome = _outcome(text, sentences if about else [])
    proposer = _proposer(analysis, about)
    found: dict[tuple[str, str], Corridor] = {}
    for sentence in sentences if about else []:
        own = _outcome(text, [sentence])
        for route in named_routes(text[sentence.start : sentence.end], sentence.start, places.known, places.possible):
            corridor = _corridor(route, places, text, proposer, outcome if own == "unknown" else own)
            ends = (_key(corridor.origin), _key(corridor.destination))
            if ends[0] != ends[1]:
                found.setdefault(ends, corridor)
    agreed = any(_AGREED.search(text[s.start : s.end]) for s in about)
    if found and all(c.outcome == "not" for c in found.values()):
        outcome = "not"
    return CorridorReading(proposer=proposer, agreed=agreed, outcome=outcome, corridors=tuple(found.values()))


def _corridor(route: NamedRoute, places: "_Places", text: str, proposer: str | None, outcome: Outcome) -> Corridor:
    return Corridor(
        origin=places.where(route.origin),
        destination=places.where(route.destination),
        proposer=proposer,
        outcome=outcome,
        passage=Passage.of(text, route.span),
    )


def _key(where: Where) -> str:
    return where.place.id if where.place else where.text.casefold()


def _proposer(analysis: Analysis, about: Iterable[Span]) -> str | None:
    """The country of whoever first speaks of corridors or moves for them; else of most who speak at all."""
    speakers = [(s.passage.span, country) for s in analysis.statements if (country := _country(s))]
    movers = [
        (m.anchor.span, a.country)
        for m in analysis.moves
        if m.issue in ("corridor", "evacuation", "ceasefire")
        for a in m.by
        if a.country and len(a.country) == 3
    ]
    for sentence in about:
        inside = [country for span, country in (*speakers, *movers) if span.overlaps(sentence)]
        if inside:
            return Counter(inside).most_common(1)[0][0]
    everybody = Counter(country for _, country in speakers)
    lands = Counter(p.where.place.country for p in analysis.places if p.where.place and p.where.place.country)
    ranked = everybody or lands
    return min(ranked, key=lambda c: (-ranked[c], c)) if ranked else None


def _country(statement: Statement) -> str | None:
    who = statement.speaks_for or statement.speaker
    return who.country if who and who.country and len(who.country) == 3 else None


def _outcome(text: str, sentences: Iterable[Span]) -> Outcome:
    """What became of it: people who left by it count for more than what hindered others."""
    done = failed = 0
    for sentence in sentences:
        words = text[sentence.start : sentence.end]
        if _ELSEWHERE.search(words):
            continue
        done += sum(not _INTENDED.search(words[: m.start()]) for m in _DONE.finditer(words))
        failed += sum(1 for _ in _FAILED.finditer(words))
    if done:
        return "successful"
    return "not" if failed else "unknown"


class _Places:
    """Names of a text as places: those the extractor resolved, else the likeliest in the country it is about."""

    def __init__(self, analysis: Analysis, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.text = text = analysis.parse.text
        named = [(text[p.span.start : p.span.end], p.where) for p in analysis.places]
        towns = [(name, where) for name, where in named if where.precision not in ("region", "country")]
        self.resolved = dict(reversed(towns))
        self.wide = {name for name, where in named if where.precision in ("region", "country")} - set(self.resolved)
        # An actor's name is no village; a name of which nothing is known may be one, beside towns.
        mentions = [(m, text[m.span.start : m.span.end]) for m in analysis.mentions.all()]
        self.others = {w for _, words in mentions for w in words.split()}
        unknown = {words for m, words in mentions if not m.actor.country and not m.actor.sector}
        self.actors = self.others - unknown - {w for words in unknown for w in words.split()}
        lands = Counter(w.place.country for _, w in named if w.place and w.place.country)
        self.country = min(lands, key=lambda c: (-lands[c], c)) if lands else None
        self._found: dict[str, Place | None] = {}

    def known(self, name: str) -> bool:
        """Whether a name is a town or smaller place of the country, or of no place or actor that is known at all."""
        if self._is_wide(name):
            return False
        if name in self.resolved or self.where(name).place is not None:
            return True
        unheard_of = not self.gazetteer.knows(name) and name not in self.others
        return unheard_of and " " not in name and self._village(name)

    def possible(self, name: str) -> bool:
        """Whether a name may be a village that no gazetteer has; asked only beside known places and of routes."""
        return self.known(name) or (self._village(name) and not self.actors & set(name.split()))

    def _village(self, name: str) -> bool:
        shaped = name[:1].isupper() and len(name) > 3 and not _NO_VILLAGE.search(name)
        return shaped and not self._is_wide(name) and not _CALENDAR.match(name)

    def _is_wide(self, name: str) -> bool:
        """Whether a name is a region's or a country's."""
        if name in self.resolved:
            return False
        return name in self.wide or any(e.precision == "country" for e in self.gazetteer.find(name)[:1])

    def where(self, name: str) -> Where:
        if name in self.resolved and self.resolved[name].place:
            return self.resolved[name]
        if name not in self._found:
            name_of_town = self._town_of(name)
            if name_of_town:
                return self.where(name_of_town)
            entries = [e for e in self.gazetteer.find(name) if e.precision in ("city", "point")]
            own = [e for e in entries if e.country == self.country]
            self._found[name] = own[0].place() if own else None
        place = self._found[name]
        return Where(text=name, place=place, precision=place.precision if place else None)

    def _town_of(self, name: str) -> str | None:
        """The town that the text puts a site in: "Dolin's Ostra plant", "the Ostra steel works in Dolin"."""
        if name in self.resolved or self.gazetteer.knows(name):
            return None
        own = re.compile(
            rf"(?P<of>{_WORD})['’]s {re.escape(name)}\b|\b{re.escape(name)} (?:[a-z]+ ){{1,3}}in (?P<at>{_WORD})"
        )
        towns = (match["of"] or match["at"] for match in own.finditer(self.text))
        return next((town for town in towns if town in self.resolved and town != name), None)
