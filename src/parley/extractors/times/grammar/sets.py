"""Repeated times: "every day", "weekly", "on Mondays", "twice a week".

Values follow TIMEX3 practice: "every day" and "a day" are a rate (P1D), "daily" and "Mondays" a pattern of dates.
"""

import re

from parley.extractors.times.grammar.amounts import duration_value
from parley.extractors.times.grammar.fragments import followed, group, month_of, words_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning
from parley.extractors.times.numbers import cardinal, ordinal

_ADVERBS = {
    "hourly": "XXXX-XX-XXTXX",
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "quarterly": "XXXX-QX",
    "yearly": "XXXX",
    "annually": "XXXX",
}
_NAME_AHEAD = re.compile(r"\s+[A-Z]\w")


def _set(value: str) -> Meaning:
    return Meaning("SET", value=value)


def _adverb(m: re.Match[str]) -> Meaning | None:
    """ "daily"; not in the name of a paper ("Daily Monitor")."""
    return None if m[0][0].isupper() and followed(m, _NAME_AHEAD) else _set(_ADVERBS[m["word"].lower()])


def _every(m: re.Match[str]) -> Meaning:
    words, unit = m[0].lower().split(), m["unit"].lower()
    if unit.startswith("night"):
        return _set("XXXX-XX-XXTNI")
    if "few" in words:
        return _set(duration_value(None, unit))
    amount: float | None = 2 if "other" in words else 1
    if number := group(m, "num"):
        amount = cardinal(number)
    elif word := group(m, "ord"):
        amount = ordinal(word)
    return _set(duration_value(amount, unit))


def _every_named(m: re.Match[str]) -> Meaning:
    if weekday := words_of(m, "weekday"):
        return _set(f"XXXX-WXX-{table('weekdays')[weekday]}")
    if month := month_of(m):
        return _set(f"XXXX-{month:02d}")
    if season := words_of(m, "season"):
        return _set(f"XXXX-{table('seasons')[season]}")
    return _set(f"XXXX-XX-XXT{table('parts_of_day')[words_of(m, 'part')]}")


def _per(m: re.Match[str]) -> Meaning | None:
    """ "twice a week", "per day"; a bare "a week" is a length of time, or a rate by what stands before it."""
    return None if m.start("per") == m.start() and m["per"].lower() == "a" else _set(duration_value(1, m["unit"]))


def _plural(m: re.Match[str]) -> Meaning:
    return _set("XXXX-WXX-WE" if m["word"].lower() == "weekends" else "XXXX-WXX-WD")


BUILDERS: dict[str, Builder] = {
    "set-adverb": _adverb,
    "set-every": _every,
    "set-every-day": _every_named,
    "set-weekdays": _every_named,
    "set-per": _per,
    "set-plural": _plural,
}
