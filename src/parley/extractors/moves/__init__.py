"""Acts in a negotiation: who offers, refuses, accepts, guarantees what to whom."""

from parley.extractors.moves.build import build_moves

__all__ = ["build_moves"]
