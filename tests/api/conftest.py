import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from parley.api.app import Limits, create_app
from parley.record import Record
from tests.api.build import fill
from tests.api.serving import client

FREE = Limits(requests_per_second=0)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A filled record that no test changes; each takes a copy."""
    folder = tmp_path_factory.mktemp("api") / "rec"
    with Record.create(folder) as record:
        ids = fill(record)
    return folder, ids


@pytest.fixture
def place(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """The folder of a filled record, and its ids by name."""
    shutil.copytree(filled[0], tmp_path / "rec")
    return tmp_path / "rec", filled[1]


@pytest.fixture
def ids(place: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return place[1]


@pytest.fixture
def api(place: tuple[Path, dict[str, str]]) -> Iterator[httpx.Client]:
    with client(create_app(place[0], limits=FREE)) as made:
        yield made
