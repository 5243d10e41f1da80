"""How much of tests/examples/expected.csv the extractor finds, per kind of entry, and with the right particulars.

A row is found when a report of its kind overlaps the row's words. It is right when also the type, the actor and the
place that the row gives agree: the type as the first word of `what`, the actor by any word of its name, the place
by its name. The table says what must be there; it says nothing about what must not, so this is recall alone.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from parley.extractors.extract import Engine
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.reports import Control, Event, Move, Statement
from parley.model.world import ActorRef
from parley.readers import ReadOptions, read
from parley.settings import Settings
from tests.examples.corpus import EXAMPLES, EXPECTED, table

KINDS = {"statement": Statement, "event": Event, "move": Move, "control": Control}
WIRE = {"title": "headline", "text": "body", "date": "date", "outlet": "agency", "author": "byline", "url": "link"}
_WORD = re.compile(r"\w{3,}")
_ANY_MARK = re.compile("['’‘\"“”]")

AnyReport = Statement | Event | Move | Control


def versions() -> Iterator[tuple[str, Version]]:
    """Every text of the sample reporting under the name that the table gives it."""
    for path in sorted((EXAMPLES / "documents").glob("*.html")):
        for version in read(path):
            if isinstance(version, Version):
                yield path.name, version
    for version in read(EXAMPLES / "wire.jsonl", options=ReadOptions(columns=WIRE)):
        if isinstance(version, Version) and version.url:
            yield "wire.jsonl#" + version.url.rsplit("/", 1)[1], version


def measure(_: Path, verbose: bool = False) -> dict[str, float]:
    """Recall in percent: found and right, per kind."""
    named = list(versions())
    engine = Engine.load(Settings())
    found = {
        name: (version, extraction.reports)
        for (name, version), extraction in zip(named, engine.extract_all(v for _, v in named), strict=True)
    }
    counts: Counter[tuple[str, str]] = Counter()
    for row in table(EXPECTED):
        kind = row["kind"]
        if kind not in KINDS:
            continue
        version, reports = found[row["document"]]
        counts[kind, "all"] += 1
        span = locate(version.text, row["words"])
        here = [r for r in reports if isinstance(r, KINDS[kind]) and span and touches(r, span)]
        right = [r for r in here if fits(r, row)]
        counts[kind, "found"] += bool(here)
        counts[kind, "right"] += bool(right)
        if verbose and not right:
            print(kind, "|", row["who"], "|", row["what"], "|", row["place"], "|", row["words"], "|",
                  [brief(r) for r in here], file=sys.stderr)  # fmt: skip
    share = {}
    for kind in KINDS:
        for what in ("found", "right"):
            share[f"{kind} {what}"] = round(100 * counts[kind, what] / counts[kind, "all"], 1)
    return share


def locate(text: str, words: str) -> tuple[int, int] | None:
    """Where the words stand, whatever the white space and the quotation marks."""
    parts = [_ANY_MARK.sub(lambda m: "['’‘]" if m.group() in "'’‘" else '["“”]', re.escape(p)) for p in words.split()]
    match = re.search(r"\s+".join(parts), text)
    return match.span() if match else None


def touches(report: AnyReport, span: tuple[int, int]) -> bool:
    passages = report.content if isinstance(report, Statement) else (report.passage,)
    return any(p.start < span[1] and span[0] < p.end for p in passages)


def fits(report: AnyReport, row: dict[str, str]) -> bool:
    """Whether the report's type, actor and place agree with what the row says of them."""
    what = re.split(r"[:,\s]", row["what"].strip())[0]
    types = {"statement": "mode", "event": "type", "move": "move", "control": "status"}
    if what and getattr(report, types[row["kind"]]) != what:
        return False
    return (not row["who"] or any(same_actor(w, a) for w in row["who"].split(";") for a in actors_in(report))) and (
        isinstance(report, Statement)
        or not row["place"]
        or isinstance(report, Move)
        or place_fits(report, row["place"])
    )


def actors_in(report: AnyReport) -> list[ActorRef]:
    if isinstance(report, Statement):
        named = [report.speaker, report.speaks_for]
    elif isinstance(report, Event):
        named = list(report.actors)
    elif isinstance(report, Move):
        named = list(report.by)
    else:
        named = [report.holder, report.by]
    return [a for a in named if a]


def same_actor(wanted: str, got: ActorRef) -> bool:
    """Whether an actor agrees with the name in the table: by a word of it, or through the tables of actors.

    A state agrees with its army, its leaders and its negotiators, who act for it; a person or body only with
    itself, under any of its names.
    """
    if shares_word(wanted, got.name):
        return True
    world = World.load()
    known = world.by_name(wanted.strip())
    if any(a.id == got.id or (a.kind == "state" and a.country == got.country) for a in known):
        return True
    return bool({a.id for a in known} & {a.id for a in world.by_name(got.name)})


def shares_word(wanted: str, got: str) -> bool:
    """Whether two names agree: any longer word in common, or one's adjective ("Ukraine", "Ukrainian")."""
    return bool({w[:5].lower() for w in _WORD.findall(wanted)} & {w[:5].lower() for w in _WORD.findall(got)})


def place_fits(report: AnyReport, wanted: str) -> bool:
    return report.where is not None and shares_word(
        wanted, f"{report.where.text} {report.where.place.name if report.where.place else ''}"
    )


def brief(report: AnyReport) -> str:
    names = " ".join(f"{a.name} {a.country or ''}" for a in actors_in(report))
    if isinstance(report, Statement):
        return f"{report.mode} {names}"
    kind = getattr(report, "type", None) or getattr(report, "move", None) or getattr(report, "status", None)
    return f"{kind} {names} @{report.where.text if report.where else ''}"


if __name__ == "__main__":
    print(measure(EXAMPLES, verbose=True))
