"""Every snippet of the README and the docs runs as it stands: shell lines with parley, and Python blocks."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What sets up the project itself is run by CI as such, not again inside a test.
_ELSEWHERE = ("make ", "pip ", "git ", "python scripts/", "sudo ")


def blocks(page: Path) -> list[tuple[str, str]]:
    return _BLOCK.findall(page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p)], ids=lambda p: str(p.relative_to(ROOT)))
def test_the_snippets_of_a_page_run_in_order(page: Path, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for language, code in blocks(page):
        if language == "python":
            run([sys.executable, "-W", "error::DeprecationWarning:__main__", "-c", code], tmp_path, code)
            continue
        for line in code.replace("\\\n", " ").splitlines():
            command = line.split("#")[0].strip() if line.startswith("#") else line.split("  #")[0].strip()
            if command and not command.startswith(_ELSEWHERE):
                assert command.startswith("parley "), f"{page.name}: do not know how to run '{command}'"
                run([sys.executable, "-m", "parley", *shlex.split(command)[1:]], tmp_path, command)


def run(line: list[str], folder: Path, shown: str) -> None:
    env = {**os.environ, "COLUMNS": "120"}
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, f"{shown}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
