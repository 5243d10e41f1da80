"""Parley: a sourced record of a conflict and its peace talks."""

__version__ = "0.1.0"
