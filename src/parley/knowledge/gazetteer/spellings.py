"""One key for the ways in which news writes an Arabic name in Latin letters: "al-Juba", "Gasr Ben Gashir", "Es-Sider".

Invariant: what is stored in the compiled gazetteer and what is looked up in it pass through the same `sound`; it is
asked only for names that the gazetteer does not have as they are written.
"""

import re

from parley.knowledge.gazetteer.names import fold

# Where GeoNames transcribes from the Arabic script.
COUNTRIES = frozenset(
    ("AFG", "ARE", "BHR", "COM", "DJI", "DZA", "EGY", "ESH", "IRN", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT",
     "OMN", "PAK", "PSE", "QAT", "SAU", "SDN", "SOM", "SYR", "TCD", "TUN", "YEM")
)  # fmt: skip
_ARTICLES = frozenset(
    ("al", "el", "ul", "ad", "ed", "an", "en", "ar", "er", "as", "es", "ash", "esh", "at", "et", "az", "ez")
)
# Common nouns inside names, which dialects and former rulers write in ways that no letter rule joins.
_NOUNS = {
    "gasr": "qasr", "ksar": "qasr", "kasr": "qasr", "ben": "bin", "ibn": "bin", "beni": "bani", "tel": "tall",
    "tell": "tall", "tal": "tall", "um": "umm", "om": "umm", "oum": "umm", "oued": "wadi", "wad": "wadi",
    "jebel": "jabal", "djebel": "jabal", "gebel": "jabal", "ein": "ayn", "ain": "ayn", "deir": "dayr", "der": "dayr",
    "beit": "bayt", "bait": "bayt", "kfar": "kafr", "kufr": "kafr", "bou": "abu", "abou": "abu", "oulad": "awlad",
    "khirbet": "khirbat", "maaret": "maarat", "maarrat": "maarat", "sheikh": "shaykh", "cheikh": "shaykh",
}  # fmt: skip
# In order: each says which letters stand for one sound, or for none.
_LETTERS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch", "sh"), ("dj", "j"), ("gh", "g"), ("ou|oo", "u"), ("ee", "i"), ("ei|ai|ey", "ay"), ("q", "k"),
        (r"(.)\1+", r"\1"), (r"[ae]h?$", "a"), ("(?<=[aeiou])h(?![aeiou])", ""), ("e|y(?![aeiou])", "i"), ("o", "u"),
        ("w(?![aeiou])", "u"),
    )
)  # fmt: skip
# Shorter keys join names that have nothing to do with each other.
_SHORTEST = 5


def sound(name: str) -> str:
    """The key of a name in Latin letters; empty for one that is too short to be told from others by it."""
    words = fold(name).split()
    kept = [w for w in words if w not in _ARTICLES] or words
    key = " ".join(_sound_of(_NOUNS.get(w, w)) for w in kept)
    return key if len(key) >= _SHORTEST and key.replace(" ", "").isascii() and key.replace(" ", "").isalpha() else ""


def _sound_of(word: str) -> str:
    for pattern, replacement in _LETTERS:
        word = pattern.sub(replacement, word)
    return word
