"""Headlines and datelines in the letters of running text, before they are parsed."""

from parley.extractors.casing.recase import Truecaser

__all__ = ["Truecaser"]
