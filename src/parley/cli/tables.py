"""What a terminal shows: tables of short cells, blocks of an entry each, JSON lines, and the words for days and places.

Text from the world is printed by `plain`, never as rich markup: an article with "[red]" in it prints "[red]".
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parley.model.passages import Passage
from parley.model.world import ActorRef, When, Where

Row = tuple[str, ...]
# Columns that keep their width, and the share of the rest that a column gets where it is not 2.
_NARROW = frozenset({"id", "day", "published", "language", "count"})
_RATIOS = {"words": 6, "title": 4}
# Under an entry's id, so that the eye runs down the ids.
_INDENT = 4
# Enough words to recognise a passage; `parley show ID` prints all of it.
SHOWN_CHARS = 160
# What turns the direction of text, and what moves the cursor: on a terminal one entry could pose as another.
_TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROL = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
_VISIBLE = dict.fromkeys((*_TURNING, *_CONTROL), "\N{REPLACEMENT CHARACTER}")


def plain(text: str, style: str = "") -> Text:
    """Text from the world as a terminal may show it: no markup, nothing that turns or overwrites what stands there."""
    return Text(text.translate(_VISIBLE), style=style)


def print_table(title: str, headings: Sequence[str], rows: Iterable[Row], *, empty: str) -> None:
    """Print rows under headings; `empty` says what to do when there are none."""
    rows = list(rows)
    console = Console()
    if not rows:
        console.print(plain(f"{title}: {empty}"))
        return
    table = Table(
        title=plain(f"{title} ({len(rows)})", style="bold"), title_justify="left", expand=True, pad_edge=False
    )
    for heading in headings:
        fixed = heading in _NARROW
        table.add_column(heading, overflow="fold", ratio=None if fixed else _RATIOS.get(heading, 2), no_wrap=fixed)
    for row in rows:
        table.add_row(*(plain(cell) for cell in row))
    console.print(table)


def print_blocks(title: str, blocks: Iterable[Row], *, empty: str) -> None:
    """Print entries of (id, what it is, lines below it); empty lines are left out. They read at any width."""
    blocks = list(blocks)
    console = Console()
    if not blocks:
        console.print(plain(f"{title}: {empty}"))
        return
    console.print(plain(f"{title} ({len(blocks)})", style="bold"))
    for entry_id, what, *lines in blocks:
        console.print(plain(f"{entry_id}  ", style="dim") + plain(what, style="bold"))
        for line in filter(None, lines):
            console.print(Padding(plain(line), (0, 0, 0, _INDENT)))


def print_json(values: Iterable[Any]) -> None:
    """Print the canonical form, one JSON object per line."""
    for value in values:
        line = value if isinstance(value, dict) else value.model_dump(mode="json")
        print(json.dumps(line, ensure_ascii=False))  # noqa: T201 - this is the output itself


def names(actors: Iterable[ActorRef]) -> str:
    return ", ".join(a.name for a in actors)


def day(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d") if at else "no date"


def when_text(when: When | None) -> str:
    """The interval's first day with the words it came from; never a day for a vaguer precision."""
    if when is None:
        return ""
    if when.start is None or when.precision == "vague":
        return f"“{when.text}”"
    shown = {"month": "%Y-%m", "year": "%Y", "decade": "%Ys"}.get(when.precision, "%Y-%m-%d")
    return f"{when.start.strftime(shown)} ({when.text})"


def where_text(where: Where | None) -> str:
    if where is None:
        return ""
    if where.place is None:
        return f"{where.text} (not located)"
    return where.text if where.precision in ("point", "city") else f"{where.text} ({where.precision})"


def cut(text: str, chars: int = SHOWN_CHARS) -> str:
    """At most `chars` characters of `text` on one line."""
    line = " ".join(text.split())
    return line if len(line) <= chars else line[: chars - 1].rstrip() + "…"


def quoted(passage: Passage) -> str:
    return f"“{cut(passage.exact)}”"
