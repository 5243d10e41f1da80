"""Routes that a text names: from where people are led to where.

Reads lists ("from A, B and C to D"), dashes ("A - B - D", the first and the last are the ends), pairs ("linking A with
B, C with D") and movements ("residents of A reached D"). A region in between ("in the Karsk region") is no end. What an
end is called is left to the caller to resolve, so that a place no gazetteer knows is kept by its name: beside a known
place, or where the words say that they name a route, any name that may be a place is taken for one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from parley.model.passages import Span

_NAME = r"[A-ZÀ-Ž][\w'’]+(?:[ -](?:[A-ZÀ-Ž][\w'’]+))?"
_KIND = r"(?:(?:the )?(?:cit(?:y|ies)|towns?|villages?|settlements?|communit(?:y|ies)|district) (?:of )?)?"
_ONE = rf"{_KIND}{_NAME}(?: (?:community|district|city|town))?(?: ?\([^()]{{0,40}}\))?"
_JOIN = r"(?:\s*,[\s,]*(?:and (?:also )?|as well as )?(?:from )?|\s+(?:and|as well as) (?:also )?(?:from )?|; ?)"
_LIST = rf"{_ONE}(?:{_JOIN}{_ONE})*"
# "In the Karsk region", ", Dolin region,": where an end lies, not an end.
_REGION = re.compile(
    rf"(?:,? in (?:the )?|, ?(?:the )?|\(){_NAME}(?: and {_NAME})* "
    r"(?:regions?|oblasts?|provinces?|states?|governorates?)\)?,?"
)
_FROM_TO = re.compile(
    rf"\bfrom (?:the )?(?P<a>{_LIST})(?P<gap>[^.;:]{{0,60}}?)[\s,]+"
    rf"(?:to|for|towards?|into|arrived in|reached|came to) (?P<b>{_ONE}(?: and {_ONE})?)"
)
_TO_FROM = re.compile(rf"\b(?:to|in|reached|reach|for) (?P<b>{_ONE}) from (?P<a>{_LIST})")
_TO_GAP_FROM = re.compile(
    rf"\b(?:[Ee]vacuation|[Cc]orridors?|[Rr]outes?) to (?P<b>{_ONE})[^.;:]{{0,60}}? from (?P<a>{_LIST})"
)
_BETWEEN = re.compile(rf"\bbetween (?P<a>{_ONE}) and (?P<b>{_ONE})")
_OF_TO = re.compile(
    rf"\b(?:residents|people|inhabitants|civilians|citizens|evacuat\w+)(?: of)?(?: the)? (?:of )?(?P<a>{_LIST})"
    rf"(?P<gap>[^.;:]{{0,50}}?)(?: to| reach| reached| arrived in| came to) (?P<b>{_ONE})"
)
_LEFT_FOR = re.compile(
    rf"\b(?:left|leave|departed|depart|quit) (?P<a>{_NAME})(?P<gap>[^.;:]{{0,60}}?) (?:to|for) (?P<b>{_ONE})"
)
_LINK = re.compile(r"\b(?:linking|connecting|link|links|connect|connects)\b([^.;]*)")
_PAIR = re.compile(rf"(?P<a>{_LIST}) (?:with|and|to) (?P<b>{_NAME})(?=,|\.|;|$| and )")
_WITH = re.compile(rf"(?P<a>{_LIST}) with (?P<b>{_NAME})")
_DASH = re.compile(rf"(?P<chain>{_KIND}{_NAME}(?: ?\([^()]{{0,40}}\))?(?:(?: [-–—] ?|[-–—]){_NAME})+)")
_CAPITALISED = re.compile(_NAME)
_DASHES = re.compile(r" ?[-–—] ?")
# Goods and vehicles go the other way: "a convoy with aid will leave D for A".
_SUPPLY = re.compile(
    r"\b(?:convoys?|bus(?:es)?|columns?|cargo|lorr(?:y|ies)|trucks?|vehicles)\b(?:(?!\bpeople|residents|civilians)[^.;,]){0,60}$",
    re.IGNORECASE,
)

# "The route from Ostra to Upper Kalen" names places, whether or not anybody has heard of them.
_NAMES_A_ROUTE = re.compile(
    r"\b(?:routes?|corridors?|passages?|evacuation)\s*:?\s*(?:is |runs |will run )?$", re.IGNORECASE
)

Known = Callable[[str], bool]


@dataclass(frozen=True)
class NamedRoute:
    """The names of both ends and where the words that name them stand."""

    origin: str
    destination: str
    span: Span


def named_routes(sentence: str, offset: int, known: Known, possible: Known | None = None) -> list[NamedRoute]:
    """The routes of one sentence that starts at `offset` of its text, in order, each once.

    `known` says whether a name is a place, `possible` whether it may be one. Of a route and its way back only the way
    that the words state first is one: buses that come for people drive it the other way round.
    """
    plain = _REGION.sub(lambda m: " " * len(m.group()), sentence)
    read = _Reader(known, possible or known)
    found: dict[tuple[str, str], NamedRoute] = {}
    for a, b, start, end in read.routes(plain):
        if a != b and (b, a) not in found:
            found.setdefault((a, b), NamedRoute(a, b, Span(offset + start, offset + end)))
    return list(found.values())


@dataclass(frozen=True)
class _Reader:
    """Reads the pairs of ends out of a sentence, with where their words stand."""

    known: Known
    possible: Known

    def routes(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        for pattern in (_FROM_TO, _TO_FROM, _TO_GAP_FROM, _BETWEEN, _OF_TO, _LEFT_FOR):
            for match in pattern.finditer(_squeeze(text)):
                before = match.string[max(0, match.start() - 70) : match.start()]
                if pattern in (_LEFT_FOR, _FROM_TO) and _SUPPLY.search(before):
                    continue
                sure = bool(_NAMES_A_ROUTE.search(before)) or pattern is _TO_GAP_FROM
                starts = self.names(match["a"]) or self.names(match.groupdict().get("gap") or "")
                yield from self._pairs(starts, match["a"], match["b"], sure, match.start(), match.end())
        yield from self._linked(text)
        yield from self._chains(text)

    def _pairs(
        self, starts: list[str], a: str, b: str, sure: bool, start: int, end: int
    ) -> Iterator[tuple[str, str, int, int]]:
        ends = self.names(b)
        if sure:
            starts, ends = starts or self.names(a, self.possible), ends or self.names(b, self.possible)
        for one, other in product(starts, ends):
            yield one, other, start, end

    def _linked(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        for link in _LINK.finditer(text):
            pairs = list(_WITH.finditer(link[1])) or list(_PAIR.finditer(link[1]))
            for pair in pairs:
                yield from self._pairs(self.names(pair["a"]), pair["a"], pair["b"], True, link.start(), link.end())

    def _chains(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """Chains of dashes; one of whose ends is a known place, since other words are joined by dashes too."""
        for chain in _DASH.finditer(text):
            parts = _DASHES.split(re.sub(r"\([^()]*\)", "", chain["chain"]))
            ends = [name for name in map(_bare, parts) if name]
            if len(ends) < 2 or not all(map(self.possible, (ends[0], ends[-1]))):
                continue
            if any(map(self.known, (ends[0], ends[-1]))):
                yield ends[0], ends[-1], chain.start(), chain.end()

    def names(self, words: str, taken: Known | None = None) -> list[str]:
        """The places named in a list, in order: those known, and beside one of them those that may be places."""
        found: list[tuple[str, bool]] = []
        for match in _CAPITALISED.finditer(re.sub(r"\([^()]*\)", "", words)):
            name = match.group()
            whole = self.known(name) or (self.possible(name) and not any(map(self.known, re.split("[ -]", name))))
            found.extend((p, self.known(p)) for p in ([name] if whole else re.split("[ -]", name)) if self.possible(p))
        if taken or any(sure for _, sure in found):
            return [name for name, _ in found]
        return []


def _squeeze(text: str) -> str:
    """The text with blanked regions closed up by commas kept as they are; offsets are those of the sentence."""
    return re.sub(r" {2,}", lambda m: "," + " " * (len(m.group()) - 1) if len(m.group()) > 2 else m.group(), text)


def _bare(words: str) -> str:
    match = _CAPITALISED.search(words)
    return match.group() if match else ""
