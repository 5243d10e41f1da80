"""Parley: a sourced record of a conflict and its peace talks.

    from parley import Record, extract, read

The three names load what they need when they are first used, so that `import parley` is quick.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Filter", "Record", "extract", "read"]

if TYPE_CHECKING:
    from parley.pipeline import extract, read
    from parley.record import Filter, Record


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type of whichever name is asked for
    if name in ("Record", "Filter"):
        from parley import record

        return getattr(record, name)
    if name in ("read", "extract"):
        from parley import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'parley' has no attribute '{name}'")
