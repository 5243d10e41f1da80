"""Who is named where: the actors of a document, resolved. `find_mentions` is the door."""

from parley.extractors.mentions.resolve import find_mentions

__all__ = ["find_mentions"]
