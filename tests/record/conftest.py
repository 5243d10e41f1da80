from collections.abc import Iterator
from pathlib import Path

import pytest

from parley.record import Record


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.create(tmp_path / "rec") as made:
        yield made
