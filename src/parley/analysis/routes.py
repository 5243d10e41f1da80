"""Routes that a text names: from where people are led to where.

Reads lists ("from A, B and C to D"), dashes ("A - B - D", the first and the last are the ends), pairs ("linking A with
B, C with D") and movements ("residents of A reached D"). A region in between ("in the Karsk region") is no end. What an
end is called is left to the caller to resolve, so that a place no gazetteer knows is kept by its name.
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

Known = Callable[[str], bool]


@dataclass(frozen=True)
class NamedRoute:
    """The names of both ends and where the words that name them stand."""

    origin: str
    destination: str
    span: Span


def named_routes(sentence: str, offset: int, known: Known) -> list[NamedRoute]:
    """The routes of one sentence that starts at `offset` of its text, in order, each once."""
    plain = _REGION.sub(lambda m: " " * len(m.group()), sentence)
    found: dict[tuple[str, str], NamedRoute] = {}
    for a, b, start, end in _readings(plain, known):
        if a != b and known(a) and known(b):
            found.setdefault((a, b), NamedRoute(a, b, Span(offset + start, offset + end)))
    return list(found.values())


def _readings(text: str, known: Known) -> Iterator[tuple[str, str, int, int]]:
    for pattern in (_FROM_TO, _TO_FROM, _TO_GAP_FROM, _BETWEEN, _OF_TO, _LEFT_FOR):
        for match in pattern.finditer(_squeeze(text)):
            before = match.string[max(0, match.start() - 70) : match.start()]
            if pattern in (_LEFT_FOR, _FROM_TO) and _SUPPLY.search(before):
                continue
            starts = _names(match["a"], known) or _names(match.groupdict().get("gap") or "", known)
            for a, b in product(starts, _names(match["b"], known)):
                yield a, b, match.start(), match.end()
    for link in _LINK.finditer(text):
        pairs = list(_WITH.finditer(link[1])) or list(_PAIR.finditer(link[1]))
        for pair in pairs:
            for a, b in product(_names(pair["a"], known), _names(pair["b"], known)):
                yield a, b, link.start(), link.end()
    for chain in _DASH.finditer(text):
        ends = [_bare(part) for part in _DASHES.split(re.sub(r"\([^()]*\)", "", chain["chain"]))]
        ends = [e for e in ends if e]
        if len(ends) > 1:
            yield ends[0], ends[-1], chain.start(), chain.end()


def _squeeze(text: str) -> str:
    """The text with blanked regions closed up by commas kept as they are; offsets are those of the sentence."""
    return re.sub(r" {2,}", lambda m: "," + " " * (len(m.group()) - 1) if len(m.group()) > 2 else m.group(), text)


def _names(words: str, known: Known) -> list[str]:
    """The places named in a list, in order."""
    found: list[str] = []
    for match in _CAPITALISED.finditer(re.sub(r"\([^()]*\)", "", words)):
        name = match.group()
        parts = [name] if known(name) else name.replace("-", " ").split(" ")
        found.extend(p for p in parts if known(p))
    return found


def _bare(words: str) -> str:
    match = _CAPITALISED.search(words)
    return match.group() if match else ""
