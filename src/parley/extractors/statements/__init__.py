"""Who said it: stretches of reported speech and thought, and the statements made of them."""

from parley.extractors.statements.build import build_statements
from parley.extractors.statements.find import find_attributions

__all__ = ["build_statements", "find_attributions"]
