"""Output into a pipe whose reader has gone, as `parley show statements | head` makes it.

Invariant: it ends the program quietly, wherever it is noticed: the libraries that print have answers of their own,
which say nothing and exit as if something had failed.
"""

import io
import os
from typing import NoReturn

# What a shell reports of a program that wrote to nobody: 128 and the number of the signal.
NOBODY_READS = 141


class QuietPipe(io.TextIOWrapper):
    """Standard output that ends the program where nobody reads it any more."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except BrokenPipeError:
            self._leave()

    def flush(self) -> None:
        try:
            super().flush()
        except BrokenPipeError:
            self._leave()

    def _leave(self) -> NoReturn:
        # What is still held is written nowhere, so that the interpreter has nothing to complain of at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.fileno())
        raise SystemExit(NOBODY_READS)


def quiet(stream: io.TextIOWrapper) -> QuietPipe:
    """`stream` as a quiet one; it is not to be used any more."""
    encoding, errors, buffered = stream.encoding, stream.errors, not stream.line_buffering
    return QuietPipe(stream.detach(), encoding=encoding, errors=errors, line_buffering=not buffered)
