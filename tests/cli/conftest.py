"""A small record that the commands are tried on: the Kest story of the sample reporting, read once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from parley.cli.commands import app
from parley.errors import ParleyError

EXAMPLES = Path(__file__).parents[2] / "examples"
STORY = ("2021-10-12-ch9-kest-surrounded-says-governor.html", "2021-10-13-ledger-orlev-takes-back-kest-claim.html")

Parley = Callable[..., Result]


def parley(*words: str | Path, record: Path | None = None, stdin: str | None = None) -> Result:
    """Run the command in this process, as `main` would, with its output and exit code."""
    runner = CliRunner(
        env={"PARLEY_RECORD": str(record) if record else "", "COLUMNS": "200", "PARLEY_AUTHOR": "tester"}
    )
    result = runner.invoke(app, [str(word) for word in words], input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit | ParleyError):
        raise result.exception
    return result


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the story; tests must not change it."""
    place = tmp_path_factory.mktemp("story") / "record"
    assert parley("init", place).exit_code == 0
    done = parley("add", *(EXAMPLES / "documents" / name for name in STORY), record=place)
    assert done.exit_code == 0, done.output
    return place


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `python -m parley` as a user would, in a process of its own."""

    def run(*words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **more}
        line = [sys.executable, "-m", "parley", *map(str, words)]
        return subprocess.run(line, capture_output=True, text=True, env=env, check=False)

    return run
