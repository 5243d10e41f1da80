"""`parley lexicon check`: quiet and counting where all is well, failing with the fault where it is not."""

import pytest
from typer.testing import CliRunner

from parley.cli.commands import app
from parley.extractors.events import lexicon


def test_shipped_tables_have_no_fault():
    done = CliRunner().invoke(app, ["lexicon", "check"])
    assert done.exit_code == 0
    assert done.output.strip().endswith("no fault")


def test_a_fault_is_named_and_fails(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lexicon, "check", lambda: ["verbs.csv, meet: there is no PLOVER type 'CHAT'"])
    done = CliRunner().invoke(app, ["lexicon", "check"])
    assert done.exit_code == 1
    assert done.output == "verbs.csv, meet: there is no PLOVER type 'CHAT'\n"
