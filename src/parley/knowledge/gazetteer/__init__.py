"""The world's places by name: opened from one compiled file, attributed and ranked."""

from parley.knowledge.gazetteer.entries import Entry, Feature, contains
from parley.knowledge.gazetteer.store import Gazetteer

__all__ = ["Entry", "Feature", "Gazetteer", "contains"]
