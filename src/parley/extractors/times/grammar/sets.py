"""Repeated times: "every day", "weekly", "on Mondays", "twice a week"."""

import re

from parley.extractors.times.grammar.amounts import duration_value
from parley.extractors.times.grammar.fragments import group, month_of
from parley.extractors.times.lexicon import table
from parley.extractors.times.meaning import Builder, Meaning
from parley.extractors.times.numbers import cardinal, ordinal

_ADVERBS = {
    "hourly": "XXXX-XX-XXTXX", "daily": "XXXX-XX-XX", "everyday": "XXXX-XX-XX", "nightly": "XXXX-XX-XXTNI", "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX", "quarterly": "XXXX-QX", "yearly": "XXXX", "annually": "XXXX",
}


def _adverb(m: re.Match[str]) -> Meaning | None:
    if re.match(r"\s+[A-Z]\w+", m.string[m.end() : m.end() + 4]) and m[0][0].isupper():
        return None
    return Meaning(type="SET", value=_ADVERBS[m["word"].lower()])


def _every(m: re.Match[str]) -> Meaning:
    if m["unit"].lower().startswith("night"):
        return Meaning(type="SET", value="XXXX-XX-XXTNI")
    number = group(m, "num")
    amount: float | None = cardinal(number) if number else None
    if word := group(m, "ord"):
        amount = ordinal(word)
    if amount is None and "few" in m[0].lower():
        return Meaning(type="SET", value=duration_value(None, m["unit"]))
    if amount is None:
        amount = 2 if "other" in m[0].lower() else 1
    return Meaning(type="SET", value=duration_value(amount, m["unit"]))


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def _every_named(m: re.Match[str]) -> Meaning:
    if weekday := group(m, "weekday"):
        value = f"XXXX-WXX-{table('weekdays')[weekday.lower()]}"
    elif month := month_of(m):
        value = f"XXXX-{month:02d}"
    elif season := group(m, "season"):
        value = f"XXXX-{_SEASONS[season.lower()]}"
    else:
        value = f"XXXX-XX-XXT{table('parts_of_day')[m['part'].lower()]}"
    return Meaning(type="SET", value=value)


def _per(m: re.Match[str]) -> Meaning | None:
    if m["per"].lower() == "a" and m[0].lower().startswith("a"):
        return None
    return Meaning(type="SET", value=duration_value(1, m["unit"]))


def _plural(m: re.Match[str]) -> Meaning:
    return Meaning(type="SET", value="XXXX-WXX-WE" if m["word"].lower() == "weekends" else "XXXX-WXX-WD")

BUILDERS: dict[str, Builder] = {
    "set-adverb": _adverb,
    "set-every": _every,
    "set-every-day": _every_named,
    "set-weekdays": _every_named,
    "set-per": _per,
    "set-plural": _plural,
}
