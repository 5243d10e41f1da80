import sqlite3

import pytest

from parley.knowledge.gazetteer import Gazetteer
from parley.knowledge.gazetteer.build import cache_folder, compile_gazetteer, compiled_path
from parley.knowledge.gazetteer.sources import Row

TOWN = Row("parley:town", "Dolna", 50.0, 30.0, "UKR", "city", 1200, names={"Долна": 2, "Dolna City": 1})


def test_what_is_compiled_is_found(tmp_path):
    path = compile_gazetteer(tmp_path / "g.sqlite", [TOWN])
    gazetteer = Gazetteer(path)
    assert [(e.id, e.name_rank) for e in gazetteer.find("dolna")] == [("parley:town", 0)]
    assert [(e.id, e.name_rank) for e in gazetteer.find("Долна")] == [("parley:town", 2)]
    gazetteer.close()


def test_a_failed_build_leaves_nothing(tmp_path):
    def broken():
        yield TOWN
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError):
        compile_gazetteer(tmp_path / "g.sqlite", broken())
    assert list(tmp_path.iterdir()) == []


def test_the_file_cannot_be_written_through_the_gazetteer(tmp_path):
    gazetteer = Gazetteer(compile_gazetteer(tmp_path / "g.sqlite", [TOWN]))
    with pytest.raises(sqlite3.OperationalError):
        gazetteer._database.execute("DELETE FROM entry")
    gazetteer.close()


def test_the_cache_folder_follows_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv("PARLEY_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert compiled_path().parent == tmp_path
    assert compiled_path().name.startswith("gazetteer-")
