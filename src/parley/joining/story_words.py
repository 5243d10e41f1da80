"""What a document is about, as weighted words: the rarer in the record, the earlier in the text, the heavier.

News says first what happened, so a word's place counts as much as its rarity; background that successive reports repeat
stands last and counts least. Names (capitalised wherever they stand) are told from other words: two reports
in the same words about different people are two stories. Invariant: the weights depend on the set of texts alone.
"""

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from parley.joining.likeness import stem, word_list


@dataclass(frozen=True)
class Kinds:
    """How much names and figures tell beside other words of the same rarity."""

    names: float
    figures: float


# Who and where make one raid another raid, and 6.1 one quake another quake: that parts stories.
PARTING = Kinds(names=2.0, figures=1.0)
# What happened makes two texts alike to a reader; figures (scores, prices, ages) are rare without telling much.
LIKENESS = Kinds(names=1.0, figures=0.6)
# The first word counts three times as much as one far down; a word after this many words has half of that bonus.
LEAD_BONUS = 2.0
HALF_BONUS_WORDS = 40
# The heaviest words of a text tell what it is about; the rest is noise and time.
MOST_WORDS = 40
# A small record knows little of how rare a word is: so many imagined texts hold each word as often as a hundredth of
# them would, and in a record of ten documents all words weigh nearly the same.
IMAGINED_TEXTS = 200
IMAGINED_SHARE = 0.01
# Longer sentences that mention a newsletter are reporting about it.
PAGE_SENTENCE_CHARS = 200

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[^\W\d_][\w'’-]*|\d[\d,.]*\d|\d")
# A line in which more words than this are capitalised is a headline, which says nothing about what is a name.
_HEADLINE_SHARE = 0.6

Weighted = Mapping[str, float]


@lru_cache(maxsize=2)
def story_list(name: str) -> frozenset[str]:
    """A list of `lexicon/story_words.csv`."""
    text = files("parley.joining").joinpath("lexicon/story_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for row in rows if row["list"] == name for word in row["words"].split())


def weigh(texts: Sequence[str], kinds: Kinds = PARTING) -> list[Weighted]:
    """The heaviest words of each text with their weights, as vectors of length 1; a text without words has none."""
    read = [list(_words(text)) for text in texts]
    names = _names(read)
    counted = [_count(words, names) for words in read]
    holders = Counter(word for counts, _ in counted for word in counts)
    return [_vector(counts, at, holders, len(texts), kinds) for counts, at in counted]


def cosine(a: Weighted, b: Weighted) -> float:
    """How much two texts are about the same, 0..1."""
    if len(b) < len(a):
        a, b = b, a
    return math.fsum(weight * b[word] for word, weight in a.items() if word in b)


def likeness(cosine_of_both: float) -> float:
    """How alike people find two texts that are so near by `LIKENESS`, 0..1: the same, long before all words agree.

    A cosine of a quarter is three quarters of the way; chosen so that likeness grows evenly with people's scores.
    """
    return math.tanh(4 * cosine_of_both)


def _words(text: str) -> Iterator[tuple[str, bool, bool]]:
    """Each word in lower case, whether it is capitalised, and whether that says that it is a name."""
    seen = set()
    for sentence in _SENTENCE_END.split(text):
        words = _WORD.findall(sentence)
        if sentence in seen or _is_about_the_page(sentence, words):
            continue
        seen.add(sentence)
        headline = sum(word[0].isupper() for word in words) > _HEADLINE_SHARE * len(words)
        for number, word in enumerate(words):
            plain = word.casefold().replace("’", "'").removesuffix("'s")
            yield plain, word[0].isupper(), number > 0 and not headline


def _is_about_the_page(sentence: str, words: Sequence[str]) -> bool:
    page = story_list("page")
    return len(sentence) < PAGE_SENTENCE_CHARS and any(word.casefold() in page for word in words)


def _names(read: Sequence[Sequence[tuple[str, bool, bool]]]) -> frozenset[str]:
    """Words that are capitalised oftener than not where that tells: within a sentence that is no headline."""
    balance: Counter[str] = Counter()
    for words in read:
        for word, capital, telling in words:
            if telling or not capital:
                balance[word] += 1 if capital else -1
    return frozenset(word for word, more in balance.items() if more > 0)


def _count(words: Sequence[tuple[str, bool, bool]], names: frozenset[str]) -> tuple[Counter[str], dict[str, int]]:
    """How often each word that tells something occurs, and where first; a name is marked by a colon."""
    stop, weak = word_list("stop"), story_list("weak")
    counts: Counter[str] = Counter()
    first: dict[str, int] = {}
    for number, (word, capital, _) in enumerate(words):
        if word in stop or word in weak or (len(word) < 3 and not word.isdigit()):
            continue
        term = f":{word}" if capital and word in names else word if word[0].isdigit() else stem(word)
        counts[term] += 1
        first.setdefault(term, number)
    return counts, first


def _vector(
    counts: Counter[str], first: Mapping[str, int], holders: Counter[str], texts: int, kinds: Kinds
) -> Weighted:
    weights = {}
    for term, count in counts.items():
        rarity = math.log((texts + IMAGINED_TEXTS) / (holders[term] + IMAGINED_TEXTS * IMAGINED_SHARE))
        kind = kinds.names if term[0] == ":" else kinds.figures if term[0].isdigit() else 1.0
        lead = 1 + LEAD_BONUS / (1 + first[term] / HALF_BONUS_WORDS)
        weights[term] = kind * lead * rarity * (1 + math.log(count))
    heaviest = dict(sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS])
    length = math.sqrt(math.fsum(w * w for w in heaviest.values()))
    return {term: weight / length for term, weight in heaviest.items()} if length else {}
