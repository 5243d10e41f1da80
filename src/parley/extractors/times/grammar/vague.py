"""Words that only say past, present or future: "now", "recently", "in the future"."""

import re

from parley.extractors.times.meaning import Builder, Meaning

# "now-famous" and "recently-built" still tell a time; "current-account" does not.
_HYPHENATED = ("now", "recently", "present")
_NOT_A_DATE = re.compile(r"\b(?:up|bring|brings|bringing|brought)\s+$")


def builder(value: str) -> Builder:
    """What makes PAST_REF, PRESENT_REF or FUTURE_REF of a match."""

    def build(m: re.Match[str]) -> Meaning | None:
        words = m[0].lower()
        if words == "to date" and _NOT_A_DATE.search(m.string, max(0, m.start() - 10), m.start()):
            return None
        if m.string.startswith("-", m.end()) and words not in _HYPHENATED:
            return None
        return Meaning(value=value)

    return build
