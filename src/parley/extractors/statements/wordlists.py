"""The small closed lists of `words.yaml`, by name."""

from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def tables() -> dict[str, frozenset[str]]:
    """Every list."""
    text = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return {name: frozenset(listed) for name, listed in yaml.safe_load(text).items()}


def words(name: str) -> frozenset[str]:
    """One list; KeyError for a name that is not in the table."""
    return tables()[name]
