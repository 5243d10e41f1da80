"""Files, pages, feeds and archives become versions."""

from parley.readers.contract import Context, Failure, Outcome, Raw, Reader, ReadOptions
from parley.readers.reading import read

__all__ = ["Context", "Failure", "Outcome", "Raw", "ReadOptions", "Reader", "read"]
