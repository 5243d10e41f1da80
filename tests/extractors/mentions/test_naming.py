import pytest

from tests.extractors.mentions.reading import coded, mentions, who


def test_spellings_of_one_name_are_one_person():
    for name in ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"):
        assert who(f"President {name} spoke on Friday.", name) == "a:volodymyr-zelensky"


def test_two_people_of_one_family_name_stay_two():
    text = "Irina Volkova and her brother Boris Volkov left. Ms. Volkova spoke first. Boris Volkov followed her."
    assert who(text, "Volkova", 2) == "a:irina-volkova"
    assert who(text, "Boris Volkov", 2) == "a:boris-volkov"


def test_brothers_in_a_headline_style_text():
    text = "Ahmed Darwish fought in the north. Karim Darwish fought in the south. Karim Darwish said the war was lost."
    assert who(text, "Karim Darwish", 2) == "a:karim-darwish"
    assert who(text, "Ahmed Darwish") == "a:ahmed-darwish"


def test_a_surname_before_the_full_name():
    text = "Okoye rejects the offer\n\nGeneral Chidi Okoye rejected the offer on Monday."
    assert who(text, "Okoye") == "a:chidi-okoye"


def test_a_bare_surname_of_somebody_in_office_on_the_day():
    assert who("Ukraine was calm. President Poroshenko spoke.", "Poroshenko", day="2016-05-01") == "a:petro-poroshenko"


def test_a_name_that_tables_do_not_know_keeps_its_own_id():
    text = "Tariq Almadi, a Yemeni farmer, lost his house."
    assert coded(text, "Tariq Almadi") == ("a:tariq-almadi.yem", "YEM", "CVL")


def test_the_reason_is_given():
    text = "Dmytro Kuleba met reporters. Kuleba was brief."
    assert mentions(text).all()[-1].reason == "family name of somebody named before"


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Burhan refused, said Sudanese officials.", "Burhan", "2023-05-01", "a:abdel-fattah-al-burhan"),
        ("General Burhan refused. Sudan waits.", "General Burhan", "2023-05-01", "a:abdel-fattah-al-burhan"),
        ("Abiy met reporters. Ethiopia is calm.", "Abiy", "2022-11-03", "a:abiy-ahmed"),
        ("President Santos spoke. Colombia was glad.", "President Santos", "2016-09-01", "a:juan-manuel-santos"),
        ("President Santos spoke. Angola was glad.", "President Santos", "2016-09-01", "a:jose-eduardo-dos-santos"),
        ("Moon flew home to South Korea.", "Moon", "2018-04-27", "a:moon-jae-in"),
        ("Assad left for Homs in Syria.", "Assad", "2012-03-01", "a:bashar-al-assad"),
        ("Rugova refused. Kosovo waits.", "Rugova", "1999-06-01", "a:ibrahim-rugova"),
        ("Mayor Burhan of Kharkiv spoke. Sudan is far.", "Mayor Burhan", "2023-05-01", "a:burhan.ukr"),
        ("General Burhan spoke in Lima. Peru was calm.", "General Burhan", "2023-05-01", "a:burhan.per"),
    ],
)
def test_one_word_of_a_name_means_who_is_known_where_and_when_the_text_plays(
    text: str, words: str, day: str, expected: str
) -> None:
    assert who(text, words, day=day) == expected


def test_two_who_bear_a_name_are_both_kept() -> None:
    found = mentions("President Santos spoke. Colombia was glad.", "2016-09-01").all()[0]
    assert [c.actor.id for c in found.alternatives] == ["a:jose-eduardo-dos-santos"]


def test_the_bare_family_name_stays_whose_it_was():
    text = "Karim Darwish won. Darwish's sister, Leila Darwish, took notes. The envoy will meet Darwish again."
    assert who(text, "Darwish", 4) == "a:karim-darwish"


@pytest.mark.parametrize(
    ("text", "words", "day", "expected"),
    [
        ("Javier Solana waited in Brussels.", "Javier Solana", "1999-04-20", ("a:javier-solana", "IGO", "GOV")),
        ("Javier Solana waited in Brussels.", "Javier Solana", "2003-04-20", ("a:javier-solana", "EUR", "GOV")),
        ("King Gyanendra sent them home.", "King Gyanendra", "2005-02-03", ("a:gyanendra", "NPL", "GOV")),
        ("A Nepalese officer waved.", "A Nepalese officer", "2005-02-03", (None, "NPL", "MIL")),
        ("In Sri Lanka the Tigers mined a road.", "Tigers", "2007-03-03", ("a:ltte", "LKA", "REB")),
    ],
)
def test_who_is_whose_on_the_day(text: str, words: str, day: str, expected: tuple[str | None, str, str]) -> None:
    assert coded(text, words, day=day) == expected


def test_tigers_of_no_war_are_no_group():
    assert who("In Detroit the Tigers lost.", "Tigers", day="2007-03-03") != "a:ltte"


def test_two_of_one_name_in_two_states_are_two():
    here = coded("Amina Diallo, a Malian senator, spoke.", "Amina Diallo")
    there = coded("Amina Diallo, a Guinean senator, spoke.", "Amina Diallo")
    assert (here[0], there[0]) == ("a:amina-diallo.mli", "a:amina-diallo.gin")
    assert who("Amina Diallo spoke at length.", "Amina Diallo") == "a:amina-diallo"
