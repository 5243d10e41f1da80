"""What the app is built from: types that fit the API, a lock without addresses, no markup from the world."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.conftest import missing

WEB = Path(__file__).resolve().parents[2] / "web"


def test_types_are_generated_from_the_description(tmp_path: Path) -> None:
    if not (WEB / "node_modules" / ".bin" / "openapi-typescript").exists() or shutil.which("npx") is None:
        missing("the app's tools are not installed: cd web && npm ci")
    spec = importlib.util.spec_from_file_location("openapi_script", WEB.parent / "scripts" / "openapi.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    (tmp_path / "openapi.json").write_text(script.description(), encoding="utf-8")
    command = ["npx", "openapi-typescript", str(tmp_path / "openapi.json"), "-o", str(tmp_path / "schema.d.ts")]
    subprocess.run(
        [*command, "--alphabetize", "--default-non-nullable", "true"],
        cwd=WEB,
        check=True,
        capture_output=True,
        timeout=120,
    )
    kept = (WEB / "src" / "api" / "schema.d.ts").read_text(encoding="utf-8")
    assert kept == (tmp_path / "schema.d.ts").read_text(encoding="utf-8"), "run: npm run types"


def test_the_lock_holds_no_addresses() -> None:
    assert "://" not in (WEB / "package-lock.json").read_text(encoding="utf-8"), "run: python scripts/lock_web.py"


@pytest.mark.parametrize("file", sorted((WEB / "src").rglob("*.svelte")), ids=lambda f: f.name)
def test_text_from_the_world_is_never_markup(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert "{@html" not in text
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc", text)
