"""Tokenised text back to text: brackets, quotation marks, split clitics, spaced punctuation.

Used on request, for corpora that keep the tokens of the Penn Treebank instead of the words as published. Text that
was never tokenised comes back almost unchanged, but "almost" is why nobody should call this unasked.
"""

import re
from itertools import zip_longest

_BRACKETS = {
    "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}",
    "-lrb-": "(", "-rrb-": ")", "-lsb-": "[", "-rsb-": "]",
}
_BRACKET = re.compile("|".join(_BRACKETS))
# "gon na", "can not" and the like are one word in two tokens.
_SPLIT_WORDS = re.compile(r"\b(can) (not)\b|\b(gon|wan) (na)\b|\b(got) (ta)\b|\b(gim|lem) (me)\b", re.IGNORECASE)
_CLITIC = re.compile(r" (?=(?:n['’]t|['’](?:s|S|re|ve|ll|d|m|RE|VE|LL|D|M))\b)")
_BEFORE = re.compile(r"[ \t]+(?=[.,;:!?%)\]}…”](?:\s|[.,;:!?)\]}”’'\"]|$))")
_AFTER = re.compile(r"(?<=[(\[{“$£€#])[ \t]+(?=\S)")
_OPEN_SINGLE = re.compile(r"(?<!\S)`\s*(?=\S)")
_SENTENCE_END = (".", "!", "?", "”", "’", "…", ":", ")")


def detokenise(text: str) -> str:
    """`text` as it would be printed. Doubled back-ticks and apostrophes become curly quotation marks.

    Where every line is one sentence, the lines of one quotation are joined, so that it is not cut in pieces.
    """
    text = _BRACKET.sub(lambda m: _BRACKETS[m.group()], text).replace("\\/", "/").replace("\\*", "*")
    text = re.sub(r"``|` `", "“", text).replace("''", "”").replace("' '", "”")
    lines = [_line(line) for line in text.split("\n")]
    return _join_quotations(lines)


def _line(line: str) -> str:
    # Runs of blanks first: the patterns below would try each run from each of its places.
    line = _straight_quotes(re.sub(r"[ \t]{2,}", " ", line.strip()))
    line = _single_quotes(line)
    line = _SPLIT_WORDS.sub(lambda m: "".join(part for part in m.groups() if part), line)
    line = _CLITIC.sub("", line)
    line = _BEFORE.sub("", line)
    return _AFTER.sub("", line)


def _straight_quotes(line: str) -> str:
    """Marks without a direction open and close in turn; so does a closing mark where nothing is open."""
    marks = [m.start() for m in re.finditer(r'(?<!\S)["“”](?!\S)', line)]
    letters = list(line)
    opened = False
    for at, following in zip_longest(marks, marks[1:]):
        after_words = at >= 2 and line[at - 2].isalnum()
        unopened = not opened and following is not None and letters[following] != "“"
        if letters[at] == '"' and (opened or following is not None):
            letters[at] = "”" if opened else "“"
        elif letters[at] == "”" and unopened and after_words:
            letters[at] = "“"
        opened = letters[at] == "“"
    return "".join(letters)


def _single_quotes(line: str) -> str:
    """An apostrophe standing alone closes a single quotation that is open, else it is a plural's possessive."""
    line = _OPEN_SINGLE.sub("‘", line)
    parts = re.split(r" '(?=\s|$)", line)
    built = parts[0]
    for part in parts[1:]:
        opened = built.count("‘") > built.count("’")
        built += ("’" if opened else "'") + part
    return built


def _join_quotations(lines: list[str]) -> str:
    """Lines joined by newlines, but by a space inside a quotation that one line opens and a later one closes."""
    filled = [line for line in lines if line]
    if len(filled) < len(lines) - 1 or not _one_sentence_a_line(filled):
        return "\n".join(lines)
    joined: list[str] = []
    for at, line in enumerate(filled):
        if joined and _is_open(joined[-1]) and any("”" in later for later in filled[at : at + 8]):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return "\n".join(joined)


def _is_open(line: str) -> bool:
    return line.rfind("“") > line.rfind("”")


def _one_sentence_a_line(lines: list[str]) -> bool:
    """Most lines end a sentence; a text of paragraphs has blank lines or ends sentences within its lines too."""
    return len(lines) > 1 and sum(line.endswith(_SENTENCE_END) for line in lines) >= 0.8 * len(lines)
