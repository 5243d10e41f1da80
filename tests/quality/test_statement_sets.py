"""Our own passages of who said what: every row can be scored, whatever the extractor finds."""

from collections import Counter
from pathlib import Path

import pytest

from tests.quality.gate import OWN
from tests.quality.scorers.own_statements import Gold
from tests.quality.stages.own_statements import read

SETS = sorted(OWN.glob("statements_*.yaml"))
STRENGTHS = {
    "admitted", "alleged", "claimed", "confirmed", "demanded", "denied", "promised", "threatened", "warned", None,
}  # fmt: skip


@pytest.fixture(params=SETS, ids=[p.stem for p in SETS])
def rows(request: pytest.FixtureRequest) -> list[tuple[str, str, tuple[Gold, ...]]]:
    path: Path = request.param
    return read(path)


def test_every_set_is_read() -> None:
    assert [p.stem for p in SETS] == [f"statements_{half}" for half in "abcdefghijklm"]


def test_no_passage_stands_twice() -> None:
    every = [row for path in SETS for row in read(path)]
    assert [name for name, times in Counter(name for name, _, _ in every).items() if times > 1] == []
    assert [text for text, times in Counter(text for _, text, _ in every).items() if times > 1] == []


def test_contents_stand_in_their_text(rows: list[tuple[str, str, tuple[Gold, ...]]]) -> None:
    assert [(name, g.content) for name, text, says in rows for g in says if g.content not in text] == []


def test_no_content_stands_twice_in_a_passage(rows: list[tuple[str, str, tuple[Gold, ...]]]) -> None:
    assert [name for name, _, says in rows if len({g.content for g in says}) < len(says)] == []


def test_what_is_taken_back_was_said_in_the_passage(rows: list[tuple[str, str, tuple[Gold, ...]]]) -> None:
    for name, _, says in rows:
        for g in says:
            others = [o.content for o in says if o is not g]
            assert g.takes_back is None or any(g.takes_back in content for content in others), name


def test_closed_words(rows: list[tuple[str, str, tuple[Gold, ...]]]) -> None:
    for name, _, says in rows:
        for g in says:
            assert g.strength in STRENGTHS, name
            assert (g.takes_back is None) == (g.act is None), name
            assert g.act in {None, "withdrawn", "disowned", "corrected", "upheld"}, name


@pytest.mark.parametrize(
    ("half", "wanted"),
    [
        ("c", {"withdrawn": 16, "disowned": 6, "corrected": 6}),
        ("d", {"withdrawn": 19, "disowned": 5, "corrected": 3}),
        ("e", {"withdrawn": 19, "disowned": 4, "corrected": 2}),
        ("f", {"withdrawn": 7, "disowned": 1, "corrected": 3}),
        ("g", {"withdrawn": 20, "disowned": 4, "corrected": 3}),
        ("h", {"withdrawn": 16, "disowned": 4, "corrected": 5}),
        ("i", {"withdrawn": 17, "disowned": 5, "corrected": 4, "upheld": 2}),
    ],
)
def test_sets_cover_every_act(half: str, wanted: dict[str, int]) -> None:
    acts = Counter(g.act for _, _, says in read(OWN / f"statements_{half}.yaml") for g in says if g.act)
    assert acts == wanted
