"""The English number words up to ninety, and what a number written in digits or in one such word is worth."""

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBER_WORDS: dict[str, int] = {word: value for value, word in enumerate(_UNITS)} | _TENS


def value_of(word: str) -> int | None:
    """The whole number that one word gives ("1,200", "twelve"), or None."""
    digits = word.replace(",", "")
    return int(digits) if digits.isdecimal() else NUMBER_WORDS.get(word.lower())
