"""How place names are compared: one folded form for every way of writing the same name.

Invariant: what is stored in the compiled gazetteer and what is looked up in it pass through the same `fold`.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

# Written out because news text shortens them freely, and the gazetteer does not.
_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "pt": "point"}
# Letters that NFKD does not take apart.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a"}
)
_APOSTROPHES = re.compile("['’‘ʼʻʹʾʿ`´″]")
_NOT_WORD = re.compile(r"[^\w]+")
_DOTTED = re.compile(r"\b(?:[a-z]\.)+[a-z]?\.?(?![a-z])")


def fold(name: str) -> str:
    """`name` without case, accents, apostrophes, punctuation and leading "the"; "St." becomes "saint"."""
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _DOTTED.sub(lambda m: m.group().replace(".", "") + " ", text)
    text = _APOSTROPHES.sub("", text)
    words = _NOT_WORD.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_WORDS.get(word, word) for word in words)


# Scripts in which news of a conflict may name a place; the others would double the file for nothing.
_KEPT_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "ARMENIAN", "GEORGIAN", "ETHIOPIC", "MYANMAR")


def is_usable_alternate(name: str) -> bool:
    """Whether a GeoNames alternate name is worth keeping.

    GeoNames holds machine transliterations ("swldw", "al tartr": Latin without a capital) and airport codes
    ("KBP"); both match ordinary words and abbreviations far more often than they name the place.
    """
    if len(name) < 2 or any(c.isdigit() for c in name):
        return False
    first = next((c for c in name if c.isalpha()), "")
    if not first:
        return False
    script = unicodedata.name(first, "").split(" ")[0]
    if script not in _KEPT_SCRIPTS:
        return False
    if script != "LATIN":
        return True
    return any(c.isupper() for c in name) and not (name.isupper() and len(name) <= 4)


# "Avdiivka" and "Avdiyivka" (.94) are one name, "Chornobyl" and "Lazurne" (.35) are two.
_SAME_SPELLING = 0.75


@lru_cache(maxsize=10_000)
def is_spelling_of(name: str, own: str) -> bool:
    """Whether `name` is another spelling of `own`, rather than another name."""
    return SequenceMatcher(None, fold(name), fold(own), autojunk=False).ratio() >= _SAME_SPELLING
