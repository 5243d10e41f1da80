"""What an outlet changed in a document: its versions against one another, paragraph by paragraph."""

from collections.abc import Sequence
from difflib import unified_diff
from itertools import pairwise

from rich.console import Console

from parley.cli.tables import plain
from parley.model.documents import Version
from parley.text.paragraphs import split_paragraphs

# One paragraph on either side shows where in the article a change stands.
CONTEXT_PARAGRAPHS = 1
_STYLES = {"+": "green", "-": "red", "@": "cyan"}


def edits(versions: Sequence[Version]) -> list[str]:
    """The lines of a unified diff of paragraphs from each version to the next; the title counts as the first one."""
    lines: list[str] = []
    for before, after in pairwise(versions):
        lines += unified_diff(
            _paragraphs(before), _paragraphs(after), before.id, after.id, _moment(before), _moment(after),
            n=CONTEXT_PARAGRAPHS, lineterm="",
        )  # fmt: skip
    return lines


def print_edits(console: Console, versions: Sequence[Version]) -> None:
    """Print what changed between a document's versions; nothing where there is one."""
    if len(versions) > 1:
        console.print(plain("what was changed, paragraph by paragraph:", style="bold"))
    for line in edits(versions):
        console.print(plain(line, style=_STYLES.get(line[:1], "")), soft_wrap=True)


def _paragraphs(version: Version) -> list[str]:
    title = [" ".join(version.title.split())] if version.title else []
    spans = split_paragraphs(version.text)
    return [*title, *(" ".join(version.text[span.start : span.end].split()) for span in spans)]


def _moment(version: Version) -> str:
    return f"as fetched {version.fetched:%Y-%m-%d %H:%M} UTC"
