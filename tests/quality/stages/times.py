"""Measure time expressions on WikiWars: histories of wars, TIMEX3 inline, each with its date of creation."""

import html
import re
from datetime import datetime
from pathlib import Path

from parley.extractors.times import find_times, timex
from tests.quality.scorers.times import Timex, tally

_DCT = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*value="([^"]+)"')
_TEXT = re.compile(r"<TEXT>\n?(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r'<TIMEX3[^>]*\bvalue="([^"]*)"[^>]*>(.*?)</TIMEX3>', re.DOTALL)


def read_tml(path: Path) -> tuple[str, datetime, list[Timex]]:
    """The plain text, the date of creation, and the expressions at their offsets in that text.

    Inner tags of nested expressions are dropped; the outer one counts.
    """
    raw = path.read_text(encoding="utf-8")
    created = _DCT.search(raw)
    body = _TEXT.search(raw)
    if created is None or body is None:
        raise ValueError(f"{path.name}: no creation time or no text")
    pieces: list[str] = []
    gold: list[Timex] = []
    at = last = 0
    for tag in _TAG.finditer(body[1]):
        for part, value in ((body[1][last : tag.start()], None), (tag[2], tag[1])):
            plain = html.unescape(re.sub(r"<[^>]+>", "", part))
            if value is not None:
                gold.append(Timex(at, at + len(plain), value))
            pieces.append(plain)
            at += len(plain)
        last = tag.end()
    pieces.append(html.unescape(re.sub(r"<[^>]+>", "", body[1][last:])))
    return "".join(pieces), datetime.fromisoformat(created[1][:10]), gold


def predict(text: str, created: datetime) -> list[Timex]:
    return [Timex(m.span.start, m.span.end, timex(m)[1]) for m in find_times(text, created)]


def measure_wikiwars(folder: Path) -> dict[str, float]:
    """Scores over the documents of `folder` (the one that holds `tml/`); value_f1 is the one with a target."""
    documents = []
    for path in sorted((folder / "tml").glob("*.tml")):
        text, created, gold = read_tml(path)
        documents.append((gold, predict(text, created)))
    return tally(documents).scores()
