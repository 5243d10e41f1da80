import pytest

from parley.errors import MalformedError
from parley.knowledge.build import short_names
from parley.knowledge.world import World

HEAD = "names,kind,country,sector,office,start,end,gender,source\n"


def write(folder, rows):
    (folder / "actors.csv").write_text("# mine\n" + HEAD + rows, encoding="utf-8")
    return folder


def test_a_users_person_with_an_office(tmp_path):
    from datetime import date

    world = World.load(
        write(tmp_path, "Ana Ruiz|Ana R.,person,COL,GOV,governor-of-cauca,2020-01-01,2023-12-31,f,own notes\n")
    )
    assert world.by_name("Ana R.")[0].id == "a:ana-ruiz"
    assert world.holder("governor-of-cauca", "COL", date(2021, 5, 1)).name == "Ana Ruiz"
    assert world.holder("governor-of-cauca", "COL", date(2024, 5, 1)) is None


def test_a_users_name_comes_first(tmp_path):
    world = World.load(write(tmp_path, "Amnesty,group,COL,REB,,,,,own notes\n"))
    assert [a.id for a in world.by_name("Amnesty")] == ["a:amnesty", "a:amnesty-international"]


def test_the_tables_stand_without_a_users_file(tmp_path):
    assert World.load(tmp_path) is World.load()


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Ana Ruiz,wizard,COL,GOV,,,,,x\n", "wizard"),
        ("Ana Ruiz,person,COL,XXX,,,,,x\n", "XXX"),
        ("Ana Ruiz,person,QQQ,GOV,,,,,x\n", "QQQ"),
        ("Ana Ruiz,person,COL,GOV,mayor,yesterday,,,x\n", "yesterday"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row, word):
    with pytest.raises(MalformedError, match=word):
        World.load(write(tmp_path, row))


def test_a_missing_column_is_named(tmp_path):
    (tmp_path / "actors.csv").write_text("names,kind\nAna,person\n", encoding="utf-8")
    with pytest.raises(MalformedError, match="country"):
        World.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "country", "words"),
    [
        ("Moon Jae-in", "KOR", ("Jae-in", "Moon")),
        ("Abiy Ahmed", "ETH", ("Ahmed", "Abiy")),
        ("Bashar al-Assad", "SYR", ("al-Assad",)),
        ("Ramzan Kadyrov Jr.", "RUS", ("Kadyrov",)),
        ("Prachanda", "NPL", ("Prachanda",)),
    ],
)
def test_which_words_stand_for_a_full_name(name: str, country: str, words: tuple[str, ...]) -> None:
    assert short_names(name, country) == words
