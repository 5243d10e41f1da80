"""The places of a document: which words name them, which place each means, and why.

spans (what is a name) -> clues (what stands beside it) -> resolve (which place) -> forms (place or power)
"""

from parley.extractors.contract import PlaceMention
from parley.extractors.parse import Parse
from parley.extractors.places.evidence import Found
from parley.extractors.places.forms import is_metonym
from parley.extractors.places.names import NameTable
from parley.extractors.places.resolve import Choice, choose
from parley.extractors.places.spans import find_spans
from parley.knowledge.gazetteer import Gazetteer
from parley.model.passages import Span
from parley.model.world import Where

__all__ = ["find_places"]


def find_places(parse: Parse, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The toponyms of the reported paragraphs in text order; `where.place` is None for one the gazetteer lacks."""
    found = find_spans(parse, NameTable(gazetteer))
    choices = choose(parse.doc, found)
    return [_mention(parse, f, c) for f, c in zip(found, choices, strict=True)]


def _mention(parse: Parse, f: Found, choice: Choice) -> PlaceMention:
    tokens = parse.doc[f.start : f.end]
    span = Span(tokens.start_char, tokens.end_char)
    place = choice.entry.place() if choice.entry else None
    where = Where(
        text=tokens.text, place=place, precision=place.precision if place else None,
        candidates=tuple(e.place() for e in choice.others),
    )
    metonym, why = is_metonym(parse.doc, f.start, f.end, choice.entry)
    form = "demonym" if f.source == "demonym" else "embedded" if f.embedded else "metonym" if metonym else "literal"
    reasons = [f.reason, choice.reason, *([why] if why else [])]
    return PlaceMention(span, where, form == "literal", "; ".join(reasons), form)  # type: ignore[arg-type]
