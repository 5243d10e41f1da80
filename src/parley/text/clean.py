"""Characters that no text of a version may hold, and what becomes of them.

Invariant: what `clean` returns encodes to UTF-8 and holds no control character but newline and tab, so offsets,
hashes and the database all see the same text. Cleaning a clean text changes nothing.
"""

import re
import statistics

# CR LF, CR, vertical tab, form feed, next line, line and paragraph separator are all a newline to a reader.
_NEWLINE = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# Lines broken by a mail program or a typesetter are nearly equally long; a paragraph's last line is shorter.
_MIN_WRAPPED_LINES = 5
_WRAP_WIDTHS = range(40, 101)


def clean(text: str) -> str:
    """`text` with plain newlines, without control characters, and otherwise code point by code point the same."""
    return _SURROGATE.sub("�", _CONTROL.sub("", _NEWLINE.sub("\n", text)))


def unwrap(text: str) -> str:
    """`text` with hard-wrapped lines joined by a space; unchanged, and of the same length, where it is not wrapped.

    Blank lines stay. A text counts as wrapped when its blocks between blank lines hold several lines of nearly
    one width.
    """
    inner = [line for block in _blocks(text) for line in block[:-1]]
    if len(inner) < _MIN_WRAPPED_LINES:
        return text
    widths = sorted(len(line.rstrip()) for line in inner)
    median = int(statistics.median(widths))
    # A wrapped line ends where the next word would not have fitted: within a long word of the width.
    near = sum(median - 15 <= width <= median + 15 for width in widths)
    sentences = sum(line.rstrip().endswith((".", "!", "?", "”", '"')) for line in inner)
    if median not in _WRAP_WIDTHS or near < 0.9 * len(widths) or sentences > 0.5 * len(widths):
        return text
    return re.sub(r"(?<=[^\n])\n(?=[^\n\s])", " ", text)


def _blocks(text: str) -> list[list[str]]:
    return [block.split("\n") for block in re.split(r"\n[ \t]*\n\s*", text.strip("\n")) if block.strip()]
