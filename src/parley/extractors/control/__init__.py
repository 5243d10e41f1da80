"""Who is said to hold, contest, surround, shell or leave a place."""

from parley.extractors.control.build import build_controls

__all__ = ["build_controls"]
