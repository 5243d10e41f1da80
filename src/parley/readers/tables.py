"""CSV and TSV with a header line and a mapping of columns.

Invariant: rows are read one at a time; a row that cannot be read fails with its line number and the next is read,
and what follows a broken quotation mark is reported, never swallowed in silence.
"""

import csv
import io
import sys
from collections.abc import Iterator, Mapping

from parley.errors import MalformedError
from parley.readers.columns import columns_of, draft_of, name_of
from parley.readers.contract import Context, Failure, Outcome, Raw
from parley.readers.decoding import sniff
from parley.readers.drafts import finish, sha256

_DELIMITERS = ",;\t|"
_SUFFIXES = frozenset((".csv", ".tsv", ".tab"))


class TableReader:
    """CSV files."""

    name = "table"

    def accepts(self, head: bytes, raw: Raw) -> bool:  # noqa: ARG002 - prose holds commas too: only the name tells
        return raw.suffix in _SUFFIXES or (raw.content_type or "").startswith("text/csv")

    def read(self, raw: Raw, ctx: Context) -> Iterator[Outcome]:
        ctx = ctx.for_many(raw.source)
        encoding = sniff(raw.head(), raw.source, ctx.options.encoding)
        # The module's own limit of 131,072 characters a field is shorter than a long read; it is one for all.
        csv.field_size_limit(min(sys.maxsize, int(ctx.settings.max_document_mb * 1_000_000)))
        with raw.open() as stream, io.TextIOWrapper(stream, encoding=encoding, newline="") as lines:
            yield from _rows(lines, encoding, raw, ctx)


def _rows(lines: io.TextIOWrapper, encoding: str, raw: Raw, ctx: Context) -> Iterator[Outcome]:
    try:
        header = lines.readline(1_000_000).removeprefix("\ufeff")
        delimiter = max(_DELIMITERS, key=header.count)
        names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter), [])]
        columns = columns_of(names, ctx.options, raw.source)
        reader = csv.reader(lines, delimiter=delimiter)
        held: Outcome | None = None
        for values in reader:
            # One row is held back until the next is there: the last of a file that is cut off is no whole row.
            if held is not None:
                yield held
            full = any(value.strip() for value in values)
            source = f"{raw.source}, line {reader.line_num + 1}"
            held = _row(names, values, columns, source, raw, ctx) if full else None
        if held is not None:
            yield held
    except UnicodeDecodeError as error:
        raise MalformedError(
            f"{raw.source} is not in {encoding} throughout; the rows before are read.", "Give --encoding."
        ) from error
    except csv.Error as error:
        raise MalformedError(
            f"{raw.source} is not CSV: {error}.", "Look for a quotation mark that is not closed."
        ) from error


def _row(
    names: list[str], values: list[str], columns: Mapping[str, str], source: str, raw: Raw, ctx: Context
) -> Outcome:
    try:
        if len(values) > len(names):
            raise MalformedError(
                f"{source} has {len(values)} values for {len(names)} columns.", "Put values with commas in quotes."
            )
        row: dict[str, object] = dict(zip(names, values, strict=False))
        digest = sha256("\x1f".join(values).encode("utf-8", "surrogatepass"))
        return finish(draft_of(row, columns, digest, source), raw, ctx, name_of(row, columns, source))
    except Exception as error:  # noqa: BLE001 - one document must never stop the others
        return Failure.of(source, error)
