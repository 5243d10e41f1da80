"""The places of a document: which words name them, which place each means, and why.

spans (what is a name) -> clues (what stands beside it) -> resolve (which place) -> forms (place or power)
"""

from collections.abc import Sequence

from parley.extractors.contract import Mention, PlaceMention
from parley.extractors.parse import Parse
from parley.extractors.places.evidence import Found
from parley.extractors.places.forms import is_metonym
from parley.extractors.places.names import NameTable
from parley.extractors.places.resolve import Choice, choose
from parley.extractors.places.spans import find_spans
from parley.extractors.places.strays import is_still_a_place
from parley.knowledge.actors import INTERNATIONAL, state_id
from parley.knowledge.gazetteer import Gazetteer
from parley.model.passages import Span
from parley.model.world import Where

__all__ = ["find_places"]

# How somebody is named whose state says where the text plays; a pronoun says nothing new.
_NAMING = frozenset({"name", "office", "description", "demonym"})


def find_places(parse: Parse, gazetteer: Gazetteer, actors: Sequence[Mention] = ()) -> list[PlaceMention]:
    """The toponyms of the reported paragraphs in text order; `where.place` is None for one the gazetteer lacks.

    The `actors` that the text names tell which of two places of one name is meant: Hezbollah's Tripoli is in Lebanon.
    """
    names = NameTable(gazetteer)
    named = {m.span for m in actors if m.form == "name" and m.actor.id != state_id(m.actor.country or "")}
    # A name that is some town's only by a noisy alternate yields to somebody whom the text calls so.
    found = [f for f in find_spans(parse, names) if not (_is_noisy(f) and _span(parse, f) in named)]
    choices = choose(parse.doc, found, _states(parse, actors))
    kept = ((f, c) for f, c in zip(found, choices, strict=True) if not _is_dropped(parse, f, c))
    return [_mention(parse, names, f, c) for f, c in kept]


def _is_dropped(parse: Parse, f: Found, choice: Choice) -> bool:
    """Whether the only places of a name are not meant, and nothing but the gazetteer called it a place."""
    return bool(f.entries) and choice.entry is None and not is_still_a_place(parse.doc, f)


def _span(parse: Parse, f: Found) -> Span:
    tokens = parse.doc[f.start : f.end]
    return Span(tokens.start_char, tokens.end_char)


def _is_noisy(f: Found) -> bool:
    return bool(f.entries) and not any(e.is_called(f.name) for e in f.entries)


def _states(parse: Parse, actors: Sequence[Mention]) -> dict[int, str]:
    """The states of the listed groups, people and organs that the text names, by their first token.

    A state by its own name is a place already, and says of a namesake no more than any place does.
    """
    named = (m for m in actors if m.form in _NAMING and m.actor.id and m.actor.country not in (None, *INTERNATIONAL))
    own = (m for m in named if m.actor.id != state_id(m.actor.country or ""))
    return {parse.tokens(m.span)[0].i: m.actor.country or "" for m in own}


def _mention(parse: Parse, names: NameTable, f: Found, choice: Choice) -> PlaceMention:
    tokens = parse.doc[f.start : f.end]
    # The tokeniser leaves the full stop on some names that end a sentence ("Lviv."); that of "Fla." is its own.
    stopped = tokens.text.endswith(".") and tokens.text.count(".") == 1 and not names.is_abbreviation(tokens.text)
    text = tokens.text[:-1] if stopped else tokens.text
    span = Span(tokens.start_char, tokens.end_char - int(stopped))
    place = choice.entry.place() if choice.entry else None
    where = Where(
        text=text, place=place, precision=place.precision if place else None,
        candidates=tuple(e.place() for e in choice.others),
    )
    metonym, why = is_metonym(parse.doc, f.start, f.end, choice.entry)
    form = "demonym" if f.source == "demonym" else "embedded" if f.embedded else "metonym" if metonym else "literal"
    reasons = [f.reason, choice.reason, *([why] if why else [])]
    return PlaceMention(span, where, form == "literal", "; ".join(reasons), form)  # type: ignore[arg-type]
