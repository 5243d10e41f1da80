"""Every command: a command registers itself on `app` when its file is imported."""

from parley.cli import actors, adding, asking, deciding, explaining, keeping, lexicon, serving, watching
from parley.cli.app import app

__all__ = ["actors", "adding", "app", "asking", "deciding", "explaining", "keeping", "lexicon", "serving", "watching"]
