"""A document as its moves are read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.extractors.contract import Mentions, PlaceMention, TimeMention
from parley.extractors.parse import Parse
from parley.model.reports import Event, Statement


@dataclass(frozen=True)
class Setting:
    """A document as its moves are read."""

    parse: Parse
    events: Sequence[Event]
    statements: Sequence[Statement]
    mentions: Mentions | None
    places: Sequence[PlaceMention]
    times: Sequence[TimeMention] = field(default=())
