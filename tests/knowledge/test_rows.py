import pytest

from parley.errors import MalformedError
from parley.knowledge.rows import split, table, table_at


def test_comments_and_blank_lines_are_no_rows():
    assert next(iter(table("seats")))["names"]
    assert not any(row["code"].startswith("#") for row in table("countries"))


def test_lists():
    assert split("a| b ||c") == ("a", "b", "c")
    assert split("") == ()


def test_a_table_that_is_not_text(tmp_path):
    path = tmp_path / "actors.csv"
    path.write_bytes(b"names\n\xff\xfe\n")
    with pytest.raises(MalformedError, match="UTF-8"):
        table_at(path, frozenset({"names"}))
