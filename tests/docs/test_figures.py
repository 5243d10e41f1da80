"""The figures in the README and the docs are those that the gate holds."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_figures_are_up_to_date() -> None:
    line = [sys.executable, "scripts/figures.py", "--check"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nRun: python scripts/figures.py"


def test_every_figure_of_the_short_table_is_held() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "<!-- figures -->" in text
    assert "| None |" not in text
