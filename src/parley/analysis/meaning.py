"""Search by meaning: passages whose vectors lie near that of a question, whatever words they use.

Vectors lie beside the record, one for each distinct passage, and are made as passages come in. Invariant: a vector is a
function of the passage's words alone, its key; a file that was cut short is read up to its last whole entry, and a
passage that left the record leaves no vector.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from parley.record import Filter, Record
from parley.text.encoder import Encoder, available

__all__ = ["Near", "Vectors", "available", "make_vectors", "nearest"]

KEYS_FILE, VECTORS_FILE, LOCK_FILE = "meaning.keys", "meaning.vectors", "meaning.lock"
WIDTH = 384
_KEY_BYTES, _ROW_BYTES = 16, 2 * WIDTH
# Passages encoded and written at a time: a few seconds of work, so little is lost where it is stopped.
_BATCH = 256
# Rows multiplied at a time: 24 MB as float32, however large the record is.
_STRIDE = 16_384
# Two sentences about unrelated matters lie about .1 to .2 apart from orthogonal; below this nothing is akin.
LEAST = 0.3


@dataclass(frozen=True)
class Near:
    """A report whose passage is near in meaning: the cosine, up to 1."""

    report: str
    score: float


def key_of(words: str) -> bytes:
    """What stands for a passage: its words, whatever the blanks between them."""
    return hashlib.blake2b(" ".join(words.split()).encode(), digest_size=_KEY_BYTES).digest()


class Vectors:
    """The vectors beside a record, as they are on disk now."""

    def __init__(self, record: Path) -> None:
        self._keys, self._vectors = record / KEYS_FILE, record / VECTORS_FILE
        raw = self._keys.read_bytes() if self._keys.exists() else b""
        size = self._vectors.stat().st_size if self._vectors.exists() else 0
        whole = min(len(raw) // _KEY_BYTES, size // _ROW_BYTES)
        self.rows = {raw[i * _KEY_BYTES : (i + 1) * _KEY_BYTES]: i for i in range(whole)}
        self._count = whole

    def scores(self, question: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosine of each row with the question."""
        found = np.zeros(self._count, dtype=np.float32)
        if self._count:
            table = np.memmap(self._vectors, dtype=np.float16, mode="r", shape=(self._count, WIDTH))
            for at in range(0, self._count, _STRIDE):
                found[at : at + _STRIDE] = table[at : at + _STRIDE].astype(np.float32) @ question
        return found

    def keep(self, keys: set[bytes]) -> None:
        """Drop the rows of all other keys, and whatever was not written whole."""
        kept = [(key, row) for key, row in self.rows.items() if key in keys]
        if self._count:
            table = np.memmap(self._vectors, dtype=np.float16, mode="r", shape=(self._count, WIDTH))
            chosen = np.array(table[[row for _, row in kept]])
            del table
        else:
            chosen = np.zeros((0, WIDTH), dtype=np.float16)
        for file, data in ((self._vectors, chosen.tobytes()), (self._keys, b"".join(key for key, _ in kept))):
            half = file.with_suffix(".half")
            half.write_bytes(data)
            half.replace(file)
        self.rows, self._count = {key: i for i, (key, _) in enumerate(kept)}, len(kept)

    def add(self, keys: Sequence[bytes], vectors: NDArray[np.float32]) -> None:
        """Append rows; the keys last, so that a row without its key does not count."""
        with self._vectors.open("ab") as stream:
            stream.write(vectors.astype(np.float16).tobytes())
        with self._keys.open("ab") as stream:
            stream.write(b"".join(keys))
        self.rows.update((key, self._count + i) for i, key in enumerate(keys))
        self._count += len(keys)


def make_vectors(record: Record, told: Callable[[int, int], None] | None = None) -> int:
    """Make the vectors that are missing; how many. MissingPieceError where the encoder is not installed.

    `told` hears now and then how many of the missing ones are made. Waits for another process that does the same.
    """
    encoder = Encoder.load()
    with FileLock(record.path / LOCK_FILE):
        wanted = {key_of(words): words for _, words in record.passages(Filter(superseded=True, rejected=True))}
        vectors = Vectors(record.path)
        if vectors.rows.keys() - wanted.keys() or not _whole(record.path, len(vectors.rows)):
            vectors.keep(set(wanted))
        missing = sorted(wanted.keys() - vectors.rows.keys())
        for at in range(0, len(missing), _BATCH):
            batch = missing[at : at + _BATCH]
            vectors.add(batch, encoder.encode([wanted[key] for key in batch]))
            if told:
                told(at + len(batch), len(missing))
    return len(missing)


def _whole(record: Path, count: int) -> bool:
    """Whether both files hold exactly so many rows."""
    sizes = [(record / name).stat().st_size if (record / name).exists() else 0 for name in (KEYS_FILE, VECTORS_FILE)]
    return sizes == [count * _KEY_BYTES, count * _ROW_BYTES]


def nearest(
    vectors: Vectors, question: str, passages: Iterable[tuple[str, bytes]], limit: int, least: float = LEAST
) -> list[Near]:
    """The reports whose passages are nearest to the question, best first, one for each passage; ties by id.

    `passages` are the reports to choose from with the keys of their words; one without a vector yet is left out.
    """
    scores = vectors.scores(Encoder.load().encode([question])[0])
    best: dict[bytes, Near] = {}
    for report, key in passages:
        row = vectors.rows.get(key)
        if row is None or scores[row] < least:
            continue
        if key not in best or report < best[key].report:
            best[key] = Near(report, round(float(scores[row]), 3))
    return sorted(best.values(), key=lambda near: (-near.score, near.report))[:limit]
