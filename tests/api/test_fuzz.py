"""Whatever is sent, the server answers: never with an error of its own, always in the one shape."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from parley.api.app import create_app, describe
from tests.api.conftest import FREE
from tests.api.serving import CHANGE, served

# The stream of changes never ends by itself.
ENDLESS = "/api/live"
SCHEMA = schemathesis.openapi.from_dict(describe())
OPERATIONS = [found.ok() for found in SCHEMA.get_all_operations()]


@pytest.fixture(scope="module")
def address(filled: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory):
    import shutil

    folder = tmp_path_factory.mktemp("fuzz") / "rec"
    shutil.copytree(filled[0], folder)
    with served(create_app(folder, limits=FREE)) as found:
        yield found


@pytest.mark.slow
@pytest.mark.parametrize(
    "operation", [o for o in OPERATIONS if o.path != ENDLESS], ids=lambda o: f"{o.method} {o.path}"
)
def test_no_error_of_its_own(address: str, operation) -> None:
    @settings(
        max_examples=8,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def run(case) -> None:
        answer = case.call(base_url=address, headers=CHANGE)
        assert answer.status_code < 500, answer.text
        if answer.status_code >= 400:
            assert set(answer.json()["error"]) == {"code", "message", "hint"}

    run()
