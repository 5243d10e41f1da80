"""Equal values kept once: a hundred thousand reports name the same few thousand actors, places and hops.

Invariant: what comes back is equal to what was given. Values are frozen, so that nobody can tell whether two of them
are one; only the memory differs.
"""

from typing import TypeVar

from parley.model.base import Value

V = TypeVar("V", bound=Value)


class Sharing:
    """Values seen so far; drop it when all have been read."""

    def __init__(self) -> None:
        self._known: dict[object, object] = {}
        self._named: dict[frozenset[str], set[str]] = {}

    def top(self, value: V) -> V:
        """The value itself, with everything below it shared; for values that are all different, as reports are."""
        fields = vars(value)
        for name, below in fields.items():
            if isinstance(below, str | tuple | Value):
                fields[name] = self._shared(below)
        # Each value carries the set of the fields that were given, two thousand bytes for a report.
        given = frozenset(value.model_fields_set)
        object.__setattr__(value, "__pydantic_fields_set__", self._named.setdefault(given, set(given)))
        return value

    def _shared(self, value: object) -> object:
        if isinstance(value, tuple):
            value = tuple(self._shared(below) for below in value)
            # (1,) equals (1.0,), and they are not written alike.
            if not all(isinstance(below, str | tuple | Value) for below in value):
                return value
        if not isinstance(value, str | tuple | Value):
            return value
        known = self._known.setdefault(value, value)
        return self.top(value) if known is value and isinstance(value, Value) else known
