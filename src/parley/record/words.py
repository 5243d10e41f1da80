"""What people type into a search box, made safe for FTS5.

Invariant: whatever is typed becomes quoted words; nothing of it is read as FTS5 syntax, so nothing can be a
syntax error.
"""

import re

# A quoted phrase, or a run of anything but blanks and quotes.
_PIECE = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“]+)')


def match_expression(typed: str) -> str | None:
    """An FTS5 expression for `typed`: all words, "phrases" together, a trailing * for any ending.

    None when nothing in it is a word; then nothing is found.
    """
    pieces = []
    for quoted, curly, word in _PIECE.findall(typed):
        tokens = re.findall(r"\w+", (quoted or curly or word).replace("_", " "))
        if tokens:
            ending = "*" if word.endswith("*") else ""
            pieces.append(f'"{" ".join(tokens)}"{ending}')
    return " AND ".join(dict.fromkeys(pieces)) or None
