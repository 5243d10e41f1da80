"""Whether everything that Parley needs is there and the record is sound: what `parley doctor` prints."""

import sys
from collections.abc import Callable

from parley.errors import NotFoundError, ParleyError
from parley.extractors.engine import load_pipeline
from parley.knowledge.gazetteer import Gazetteer
from parley.knowledge.world import World
from parley.record import Finding, Record
from parley.settings import Settings

_PYTHONS = ((3, 11), (3, 13))


def examine(open_record: Callable[[], Record]) -> list[Finding]:
    """Look at the interpreter, the models and tables, and the record; a missing record is no fault."""
    settings = Settings()
    try:
        with open_record() as record:
            settings = record.settings
            found = list(record.check())
    except NotFoundError as error:
        found = [Finding("record", True, f"none: {error.message}", error.hint)]
    except ParleyError as error:
        found = [Finding("record", False, error.message, error.hint)]
    return [_python(), _pipeline(settings.engine_model), _gazetteer(), _actors(), *found]


def _python() -> Finding:
    version = sys.version_info[:2]
    fits = _PYTHONS[0] <= version <= _PYTHONS[1]
    return Finding("Python", fits, sys.version.split()[0], "" if fits else "Use Python 3.11, 3.12 or 3.13.")


def _pipeline(name: str) -> Finding:
    try:
        meta = load_pipeline(name).meta
    except ParleyError as error:
        return Finding("pipeline", False, error.message, error.hint)
    return Finding("pipeline", True, f"{meta['lang']}_{meta['name']} {meta['version']}")


def _gazetteer() -> Finding:
    try:
        kyiv = Gazetteer.open().find("Kyiv")
    except ParleyError as error:
        return Finding("gazetteer", False, error.message, error.hint)
    hint = "" if kyiv else "Run 'python -m parley.knowledge.gazetteer.build'."
    return Finding("gazetteer", bool(kyiv), f"{len(kyiv)} places called Kyiv", hint)


def _actors() -> Finding:
    found = World.load().by_name("Russia")
    return Finding("actors", bool(found), "tables load" if found else "the tables are empty", "")
