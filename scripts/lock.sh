#!/bin/sh
# Resolve every dependency anew for Python 3.11-3.13 and write hashed, address-free lock files.
set -eu
uv=".venv/bin/uv"
[ -x "$uv" ] || .venv/bin/python -m pip install --quiet uv
flags="--universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate --quiet"
$uv pip compile $flags pyproject.toml --all-extras -o requirements/run.txt
$uv pip compile $flags --group dev -c requirements/run.txt -o requirements/dev.txt
