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
    assert coded("Tariq Almadi, a Yemeni farmer, lost his house.", "Tariq Almadi") == ("a:tariq-almadi", "YEM", "CVL")


def test_the_reason_is_given():
    text = "Dmytro Kuleba met reporters. Kuleba was brief."
    assert mentions(text).all()[-1].reason == "family name of somebody named before"
