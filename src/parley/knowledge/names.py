"""How names are compared: folded letters, slugs, and the skeleton that spellings of one name share.

Invariant: `fold` never changes the length of a text, so an offset into the folded text is an offset into the text.
"""

import re
import unicodedata
from functools import lru_cache

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "`": "'", "‑": "-", "–": "-", "\u00a0": " "})
_LIGATURES = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ə": "e", "Ə": "E"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Spellings that different transliterations use for one sound; applied in this order to a folded, lower-cased name.
_SAME_SOUND = (
    (re.compile(r"\b(?:al|el|ad|as|ash|ul|ur|an)[ -](?=[a-z]{3})"), ""),
    (re.compile(r"['\"-]"), ""),
    (re.compile(r"(?:iy|yy|ij|iyi|yi|ii|y)\b"), "i"),
    (re.compile(r"oleksandr|aleksandr|alexander|alexandr|aliaksandr"), "aleksander"),
    (re.compile(r"volodymyr|uladzimir|wladimir"), "vladimir"),
    (re.compile(r"ser[hg]i?[iye]+[iy]?\b|sergej"), "sergei"),
    (re.compile(r"oleks[iy]+|aleksei|alexei|alexey|aleksey"), "aleksi"),
    (re.compile(r"dm[iy]tr[oiy]+\b"), "dmitri"),
    (re.compile(r"mo?u?[hk]a?m+[ae]d"), "mohamed"),
    (re.compile(r"abdu?l|abdel"), "abdal"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"[cq]k?(?=[aou])|ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ou|oo|o"), "u"),
    (re.compile(r"e+y?"), "i"),
    (re.compile(r"y|j"), "i"),
    (re.compile(r"(?:in|an|en)ko\b|enka\b|inka\b"), "inka"),
    (re.compile(r"inku\b"), "inka"),
    (re.compile(r"w"), "v"),
    (re.compile(r"i+"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


class _Folding(dict[int, str]):
    """Maps each letter to its base letter when that is one character; learns letters as it meets them."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFKD", chr(code))[:1]
        self[code] = base if len(base) == 1 and not unicodedata.combining(base) else chr(code)
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """`text` with accents taken off and quotation marks made plain, of the same length and case."""
    if text.isascii():
        return text
    return text.translate(_QUOTES).translate(_LIGATURES).translate(_FOLDING)


def first_run(text: str) -> str:
    """The letters and digits that a name starts with, the key under which it is found."""
    for i, ch in enumerate(text):
        if not ch.isalnum():
            return text[:i].lower()
    return text.lower()


def singular(words: str) -> str:
    """The singular of an English role noun, well enough to find it in a table."""
    if words.endswith("men"):
        return words[:-3] + "man"
    if words.endswith("women"):
        return words[:-5] + "woman"
    if words.endswith("ies"):
        return words[:-3] + "y"
    if words.endswith(("ches", "sses", "shes", "xes")):
        return words[:-2]
    first, _, rest = words.partition(" of ")
    if rest and first.endswith("s"):
        return f"{first[:-1]} of {rest}"
    return words[:-1] if words.endswith("s") else words


def plural(words: str) -> str:
    """The plural of an English role noun: "minister of defence" -> "ministers of defence"."""
    first, of, rest = words.partition(" of ")
    if first.endswith(("man", "woman")) and not first.endswith("human"):
        first = first[:-2] + "en"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        first = first[:-1] + "ies"
    elif first.endswith(("s", "sh", "ch", "x")):
        first += "es"
    else:
        first += "s"
    return first + of + rest


def slug(name: str) -> str:
    """The part of an id that stands for a name: "Volodymyr Zelensky" -> "volodymyr-zelensky"."""
    return _NOT_SLUG.sub("-", fold(name).lower().replace("'", "")).strip("-")


@lru_cache(maxsize=20_000)
def skeleton(name: str) -> str:
    """What spellings of one name have in common: Zelensky, Zelenskyy and Zelenskiy give the same skeleton.

    Two names of one skeleton are candidates for one person, never proof: callers ask for more than one word,
    or for the same country.
    """
    text = fold(name).lower()
    for pattern, sound in _SAME_SOUND:
        text = pattern.sub(sound, text)
    return " ".join(text.split())
