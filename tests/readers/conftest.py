"""What the tests of the readers share: one moment of reading, and short ways to read."""

from datetime import UTC, datetime

import pytest

from parley.model.documents import Version
from parley.readers import Failure, ReadOptions, read
from parley.settings import Settings

NOW = datetime(2031, 3, 5, 12, 0, tzinfo=UTC)


@pytest.fixture
def reading(tmp_path):
    """Write bytes or text under a name and read it: `reading("a.txt", "text", outlet="X")` gives the outcomes."""

    def write_and_read(name, content, settings=None, **options):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        options = {"fetched": NOW, **options}
        return list(read(path, options=ReadOptions(**options), settings=settings or Settings()))

    return write_and_read


@pytest.fixture
def reading_one(reading):
    """As `reading`, for a source that holds exactly one document that can be read."""

    def write_and_read_one(name, content, settings=None, **options):
        (outcome,) = reading(name, content, settings, **options)
        assert isinstance(outcome, Version), outcome
        return outcome

    return write_and_read_one


@pytest.fixture
def failing(reading):
    """As `reading`, for a source that fails as a whole."""

    def write_and_fail(name, content, settings=None, **options):
        (outcome,) = reading(name, content, settings, **options)
        assert isinstance(outcome, Failure), outcome
        return outcome

    return write_and_fail
