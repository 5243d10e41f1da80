"""Reading tables."""

import pytest

from parley.ontology import tables


def test_a_row_with_a_cell_too_few_is_named(tmp_path, monkeypatch):
    (tmp_path / "bad.csv").write_text("# what a row means\na,b\n1,2\n3\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"bad.csv, line 4: 1 cells where 2"):
        tables.read_table("any", "bad.csv")


def test_alternatives_are_trimmed_and_empty_ones_dropped():
    assert tables.alternatives("a | b||c") == ("a", "b", "c")
