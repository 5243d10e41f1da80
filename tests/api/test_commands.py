"""serve, token and publish on the command line."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from parley.api.tokens import TokenBook
from parley.cli.commands import app
from parley.cli.serving import application
from parley.errors import InputError, NotFoundError

run = CliRunner()


def test_token_is_printed_once_and_listed_without_its_secret(place: tuple[Path, dict[str, str]]) -> None:
    record = str(place[0])
    made = run.invoke(app, ["--record", record, "token", "Ana", "--scope", "review"])
    secret = made.stdout.strip().splitlines()[0]
    found = TokenBook(place[0]).find(secret)
    assert found is not None
    assert found.scope == "review"
    listed = run.invoke(app, ["--record", record, "token"])
    assert listed.stdout.startswith("Ana\treview\t")
    assert secret not in listed.stdout
    assert run.invoke(app, ["--record", record, "token", "Ana", "--revoke"]).exit_code == 0
    assert TokenBook(place[0]).all() == []


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(["token", "A", "--scope", "all"], InputError), (["token", "nobody", "--revoke"], NotFoundError)],
)
def test_what_is_wrong_is_said(
    place: tuple[Path, dict[str, str]], arguments: list[str], error: type[Exception]
) -> None:
    failed = run.invoke(app, ["--record", str(place[0]), *arguments])
    assert isinstance(failed.exception, error)


def test_others_are_let_in_with_tokens_only(place: tuple[Path, dict[str, str]]) -> None:
    with pytest.raises(InputError, match="no tokens"):
        application(place[0], host="0.0.0.0", allow_host=[], read_only=False)
    TokenBook(place[0]).make("A", "read")
    served = application(place[0], host="192.0.2.1", allow_host=["record.example"], read_only=False)
    assert served.state.door.token_required
    served.state.library.close()
    local = application(place[0], host="127.0.0.1", allow_host=[], read_only=True)
    assert not local.state.door.token_required
    assert local.state.door.read_only
    local.state.library.close()
