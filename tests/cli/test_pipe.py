"""A reader of the output that has gone ends the program quietly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = {"lines": ("show", "statements", "--json"), "a table": ("show", "statements"), "help": ("--help",)}


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())
def test_nobody_reads(story: Path, words: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    line = [sys.executable, "-m", "parley", "--record", str(story), *words]
    done = subprocess.run(line, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")
