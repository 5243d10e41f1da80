"""The description of the API is whole, and the app's types were made from it."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from parley.api.app import describe

ROOT = Path(__file__).resolve().parents[2]
SPEC = describe()


OPERATIONS = [
    (f"{method} {path}", operation) for path, methods in SPEC["paths"].items() for method, operation in methods.items()
]


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_every_address_is_described(name: str, operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    for status in ("401", "404", "422", "429"):
        schema = operation["responses"][status]["content"]["application/json"]["schema"]
        assert schema == {"$ref": "#/components/schemas/ErrorAnswer"}, name


def test_every_filter_is_described() -> None:
    parameters = SPEC["paths"]["/api/events"]["get"]["parameters"]
    assert [p["name"] for p in parameters if not p.get("description")] == []
    assert len(parameters) > 20


def test_changes_need_a_token_where_tokens_are_needed() -> None:
    assert SPEC["paths"]["/api/judgements"]["post"]["security"] == [{"HTTPBearer": []}]


def test_the_app_was_made_for_this_api() -> None:
    spec = importlib.util.spec_from_file_location("openapi_script", ROOT / "scripts" / "openapi.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    made_from = script.FINGERPRINT.read_text().strip()
    now = script.fingerprint(script.description())
    assert made_from == now, "run: python scripts/openapi.py && cd web && npm run types"
