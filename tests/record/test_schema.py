"""The tables as the code names them are the tables as the migrations make them."""

import pytest
from sqlalchemy import inspect

from parley.record import Record
from parley.record.schema import METADATA

TABLES = sorted(METADATA.tables)


@pytest.mark.parametrize("name", TABLES)
def test_columns_agree(record: Record, name: str) -> None:
    with record._store.reading() as connection:
        made = [column["name"] for column in inspect(connection).get_columns(name)]
    assert made == [column.name for column in METADATA.tables[name].columns]


def test_no_table_is_forgotten(record: Record) -> None:
    with record._store.reading() as connection:
        made = {name for name in inspect(connection).get_table_names() if "_words" not in name}
    assert made == set(TABLES)
