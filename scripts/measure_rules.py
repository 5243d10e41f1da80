"""Measure how often each rule of attribution is right, and write the table that gives statements their confidence.

    .venv/bin/python scripts/measure_rules.py

A finding is right when the quality gate's joint rule says so (content by word IoU >= .5, speakers overlap). It is run
on PolNeAR's training half, found as the gate finds it; the table holds figures only, nothing of the corpus.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from parley.extractors.engine import load_pipeline  # noqa: E402
from parley.extractors.parse import Parse, parse_all  # noqa: E402
from parley.extractors.statements import find_attributions  # noqa: E402
from parley.settings import Settings  # noqa: E402
from tests.quality.gold import gold_folder  # noqa: E402 (the tests are no package that is installed)
from tests.quality.scorers import quotes as scorer  # noqa: E402
from tests.quality.scorers.quotes import Row  # noqa: E402
from tests.quality.stages.quotes import row, version  # noqa: E402

TABLE = ROOT / "src" / "parley" / "extractors" / "statements" / "precision.csv"
# With fewer findings the figure could as well be anything; such rules have no confidence.
ENOUGH = 10
HEADER = """\
# How often each rule of attribution was right on PolNeAR v1's training half: measurements, made by
# scripts/measure_rules.py and never edited by hand; nothing is fitted to them. A row: the rule, the share of its
# findings whose content and speaker agree with the annotators' (the joint rule of docs/explanation/attribution.md),
# and of how many. Annotators mark what politicians and papers say in one country's election news: elsewhere read the
# figures as an order of the rules rather than as odds. A quotation that goes on in a new paragraph (direct:continued)
# is right more often than its row says, because annotators join it to the paragraph before.
rule,precision,n
"""


def main() -> int:
    split = gold_folder() / "quotes" / "polnear" / "train"
    if not split.exists():
        print("PolNeAR's training half is absent; set PARLEY_GOLD to the folder that holds quotes/polnear/train")
        return 1
    documents = {name: (text, gold) for name, text, gold in scorer.load(split)}
    versions = [version(name, text) for name, (text, _) in documents.items()]
    parses = parse_all(load_pipeline("md"), versions, Settings().max_paragraph_chars)
    write(judged(documents, parses))
    return 0


def write(findings: Iterable[tuple[str, bool]]) -> None:
    """The table, from the rule of each finding and whether it was right."""
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for rule, is_right in findings:
        found[rule] += 1
        right[rule] += is_right
    lines = [f"{rule},{right[rule] / n:.2f},{n}\n" for rule, n in sorted(found.items()) if n >= ENOUGH]
    TABLE.write_text(HEADER + "".join(lines), encoding="utf-8")
    print(f"{len(lines)} rules measured on {sum(found.values())} findings")


def judged(documents: Mapping[str, tuple[str, Sequence[Row]]], parses: Iterable[Parse]) -> Iterator[tuple[str, bool]]:
    """The rule of every outermost attribution, and whether it is right."""
    for parse in parses:
        gold = scorer.prepare(*documents[parse.version.title or ""])
        mine = [
            (a.rule, item) for a in find_attributions(parse) if a.parent is None
            for item in scorer.prepare(parse.text, [row(a)])
        ]
        pairs = {j: i for i, j in scorer.matches(gold, [item for _, item in mine], 0.5)}
        for j, (rule, item) in enumerate(mine):
            source = gold[pairs[j]].source if j in pairs else frozenset()
            yield rule, j in pairs and (bool(source & item.source) if source else not item.source)


if __name__ == "__main__":
    sys.exit(main())
