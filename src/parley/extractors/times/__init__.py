"""Time expressions: found, normalised, and turned into intervals with a precision."""

from parley.extractors.times.find import find_times
from parley.extractors.times.tense import tense_from_parse
from parley.extractors.times.timex import timex

__all__ = ["find_times", "tense_from_parse", "timex"]
