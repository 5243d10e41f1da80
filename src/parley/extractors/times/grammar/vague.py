"""Words that only say past, present or future: "now", "recently", "in the future"."""

import re

from parley.extractors.times.grammar.fragments import rule
from parley.extractors.times.lexicon import rows
from parley.extractors.times.meaning import Meaning, Rule


def rules() -> list[Rule]:
    return [
        rule(f"vague-{row['value'][:-4].lower()}", rf"(?:{row['word'].replace(' ', '[ ]')})(?!\w)", _builder(row["value"]))
        for row in rows("vague")
    ]


def _builder(value: str):  # type: ignore[no-untyped-def]
    return lambda m: _vague(m, value)


_NOT_BEFORE = {"recent": re.compile(r"\s+(?:days|weeks|months|years|decades|hours|centuries)\b", re.IGNORECASE)}


def _vague(m: re.Match[str], value: str) -> Meaning | None:
    if m[0].lower() == "to date" and re.search(r"\b(?:up|bring|brought)\s+$", m.string[max(0, m.start() - 10) : m.start()]):
        return None
    if re.match(r"\s*-", m.string[m.end() : m.end() + 1]) and m[0].lower() not in ("now", "recently", "present"):
        return None
    return Meaning(value=value)
