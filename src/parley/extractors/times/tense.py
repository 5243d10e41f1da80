"""Past or future at a place in the text: from the words alone, or from a parse."""

import re
from bisect import bisect_right
from collections.abc import Callable

from parley.extractors.parse import Parse

# The verb cue nearest before the expression decides; a sentence's end clears it.
_CUE = re.compile(
    r"(?P<stop>[.!?]\s+(?=[A-Z“\"])|\n)"
    r"|\b(?P<future>will|shall|won['’]t|['’]ll|going\s+to|(?:is|are|was|were|be|been)\s+(?:due|scheduled|set|expected|slated|planned|supposed|to\b)"
    r"|scheduled|expected|slated|plan(?:s|ned|ning)?|due|hopes?|expects?|intends?|upcoming|vow(?:s|ed)?|deadline|would|must|should|(?-i:may)|reopens|returns|ends|meets?|begins|starts|opens|holds|resumes|expires|takes\s+place|leaves)\b"
    r"|\b(?P<past>said|says|told|was|were|had|has|have|did|came|went|took|began|met|held|left|made|sent|shot|fell|fought|hit|struck|"
    r"won|lost|rose|gave|spoke|wrote|led|became|got|saw|put|since|[a-z]{2,}ed)\b",
    re.IGNORECASE,
)


def tense_from_words(text: str) -> Callable[[int], str | None]:
    """Tense by the nearest verb cue before the offset in its sentence; None where there is none."""
    offsets: list[int] = []
    tenses: list[str | None] = []

    def prepare() -> None:
        for cue in _CUE.finditer(text):
            offsets.append(cue.end())
            tenses.append(None if cue["stop"] else "future" if cue["future"] else "past")

    def tense_at(offset: int) -> str | None:
        if not offsets:
            prepare()
            offsets.append(len(text) + 1)
            tenses.append(None)
        index = bisect_right(offsets, offset) - 1
        return tenses[index] if index >= 0 else None

    return tense_at


_FUTURE_HEADS = {"plan", "expect", "schedule", "intend", "hope", "aim", "due", "set", "slate", "prepare", "want", "seek"}


def tense_from_parse(parse: Parse) -> Callable[[int], str | None]:
    """Tense of the verb that governs the word at an offset; None where the offset is outside a clause."""

    def tense_at(offset: int) -> str | None:
        tokens = parse.tokens((offset, offset + 1))
        for token in [*tokens[:1], *(tokens[0].ancestors if len(tokens) else ())]:
            if token.pos_ not in ("VERB", "AUX"):
                continue
            helpers = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
            if helpers & {"will", "shall", "'ll", "’ll", "wo", "would"}:
                return "future"
            if token.tag_ in ("VBD", "VBN") or helpers & {"was", "were", "had", "has", "have", "did"}:
                return "future" if token.lemma_ in _FUTURE_HEADS and helpers & {"is", "are", "was", "were"} else "past"
            if "to" in helpers or token.tag_ == "VB":
                head = token.head
                return "future" if head.lemma_ in _FUTURE_HEADS or "to" in helpers else None
            if token.tag_ in ("VBZ", "VBP"):
                return "future" if token.lemma_ in _FUTURE_HEADS else None
        return None

    return tense_at
