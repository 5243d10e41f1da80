"""The canonical form: which kinds of line an export has, and their JSON Schema, generated from the model."""

from functools import lru_cache
from typing import Literal

from pydantic import TypeAdapter

from parley.model.base import Value
from parley.model.derived import Claim, ControlState, Happening, Origin, Round, Story, Talks
from parley.model.documents import Document, Outlet, Version
from parley.model.judgements import Judgement
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import Place


class NamedActor(Value):
    """An actor that the record names, for whoever reads an export; the reports carry the same fields."""

    kind: Literal["actor"] = "actor"
    id: str
    name: str
    country: str | None = None
    sector: str | None = None


# In the order in which an export writes them.
LINE_KINDS: dict[str, type[Value]] = {
    "outlet": Outlet,
    "document": Document,
    "version": Version,
    "actor": NamedActor,
    "place": Place,
    "statement": Statement,
    "event": Event,
    "move": Move,
    "control": Control,
    "link": Link,
    "origin": Origin,
    "happening": Happening,
    "claim": Claim,
    "talks": Talks,
    "round": Round,
    "control-state": ControlState,
    "story": Story,
    "judgement": Judgement,
}
DERIVED_KINDS = ("link", "origin", "happening", "claim", "talks", "round", "control-state", "story")

_BOOKKEEPING = {
    "type": "object",
    "description": "What the record knows about the line: when it entered, earlier readings, removals, former ids.",
    "properties": {
        "recorded_at": {"type": "string", "format": "date-time"},
        "readings": {
            "type": "array",
            "description": "Every reading, oldest first, where there was more than one; null retires a report.",
            "items": {
                "type": "object",
                "properties": {
                    "read_at": {"type": "string", "format": "date-time"},
                    "extractor_version": {"type": "string"},
                    "reading": {"type": ["object", "null"]},
                },
            },
        },
        "removed": {"type": "array", "items": {"type": "object"}},
        "recorded_to": {"type": "string", "format": "date-time"},
        "version": {"type": "string"},
        "document": {"type": "string"},
        "former": {"type": "array", "items": {"type": "string"}},
    },
}


@lru_cache(maxsize=1)
def line_schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of one line of an export; every line is an object with `kind` and `id`."""
    adapters = [(kind, TypeAdapter(model), "serialization") for kind, model in LINE_KINDS.items()]
    choices, definitions = TypeAdapter.json_schemas(
        [(kind, mode, adapter) for kind, adapter, mode in adapters],  # type: ignore[misc]
        ref_template="#/$defs/{model}",
    )
    defs: dict[str, dict[str, object]] = definitions["$defs"]
    for model in LINE_KINDS.values():
        properties = defs[model.__name__]["properties"]
        assert isinstance(properties, dict)
        properties["record"] = {"$ref": "#/$defs/Bookkeeping"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of a Parley export",
        "oneOf": [choices[kind, "serialization"] for kind in LINE_KINDS],
        "$defs": {**defs, "Bookkeeping": _BOOKKEEPING},
    }
