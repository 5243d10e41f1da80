"""Search: what is typed is data, what is found is pieces."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.record import Filter, Record
from parley.record.words import match_expression
from tests.record import build as b


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("peace talks", '"peace" AND "talks"'),
        ('"peace talks" Dolin', '"peace talks" AND "Dolin"'),
        ("“peace talks”", '"peace talks"'),
        ("guarant*", '"guarant"*'),
        ("NEAR(a b) OR NOT c^2", '"NEAR a" AND "b" AND "OR" AND "NOT" AND "c 2"'),
        ('"unclosed', '"unclosed"'),
        ("title:x", '"title x"'),
        ("cease-fire", '"cease fire"'),
        ('"" * () --', None),
        ("", None),
    ],
)
def test_what_is_typed_becomes_quoted_words(typed: str, expression: str | None) -> None:
    assert match_expression(typed) == expression


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.create(tmp_path_factory.mktemp("rec")) as record:
        v = b.version()
        record.add(v, b.everything(v))
        yield record


@given(st.text())
def test_nothing_typed_is_a_syntax_error(filled: Record, typed: str) -> None:
    found = filled.search(typed)
    assert len(found.reports) <= 4
    assert len(filled.events(text=typed)) <= 1


def test_a_whole_article_can_be_typed(filled: Record) -> None:
    assert filled.search(" ".join(f"town{i}" for i in range(3000))).documents == ()
    assert len(filled.search(f"{b.TEXT} " * 500).documents) == 1


def test_a_search_finds_passages_and_documents(filled: Record) -> None:
    found = filled.search("shelling")
    assert [(hit.kind, hit.snippet) for hit in found.reports] == [("event", (("shelled", True), (" Karsk", False)))]
    (document,) = found.documents
    assert (document.outlet, document.title) == ("Karsk Courier", "Shelling in Karsk")
    assert ("shelled", True) in document.snippet


def test_a_search_is_narrowed_by_a_filter(filled: Record) -> None:
    assert filled.search("town", outlet="Radio Dolin").documents == ()
    assert len(filled.search("town", outlet="Karsk Courier").documents) == 1


def test_counts_and_facets(filled: Record) -> None:
    assert [filled.count(kind) for kind in ("event", "statement", "document")] == [1, 1, 1]
    assert filled.count("event", type="AID") == 0
    facets = filled.facets("event", type="AID", actor="Tolmen Front")
    assert [(f.value, f.count) for f in facets["type"]] == [("ASSAULT", 1)]
    assert facets["actor"] == ()
    everything = filled.facets("event")
    assert [(f.label, f.count) for f in everything["actor"]] == [("Tolmen Front", 1)]
    assert [(f.value, f.count) for f in everything["place"]] == [("parley:karsk", 1)]
    assert [(f.label, f.count) for f in everything["outlet"]] == [("Karsk Courier", 1)]
    assert [(f.value, f.count) for f in everything["month"]] == [("2031-05", 1)]
    every = sum(filled.count(kind) for kind in ("statement", "event", "move", "control"))
    assert sum(f.count for f in filled.facets(None)["outlet"]) == every > 1


def test_what_is_beyond_the_limit_is_counted(filled: Record) -> None:
    all_of_it = filled.search("s*")
    one = filled.search("s*", Filter(limit=1))
    assert len(one.reports) == 1 < len(all_of_it.reports)
    assert one.counts == all_of_it.counts == {**Counter(hit.kind for hit in all_of_it.reports), "document": 1}


def test_a_hit_says_where_its_passage_stands(filled: Record) -> None:
    for hit in filled.search("Karsk").reports:
        passage = filled.get(hit.id).passage
        assert (hit.start, hit.end) == (passage.start, passage.end)
