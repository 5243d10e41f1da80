from parley.knowledge.names import first_run, fold, plural, singular, skeleton, slug


def test_folding_keeps_the_length():
    text = "Élysée, Łódź, Çavuşoğlu’s ‘Kyiv’ – Ðà"
    assert len(fold(text)) == len(text)
    assert fold("Élysée Łódź Çavuşoğlu’s") == "Elysee Lodz Cavusoglu's"


def test_slug():
    assert slug("Volodymyr Zelensky") == "volodymyr-zelensky"
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert slug("Ta'ang Army") == "taang-army"


def test_spellings_of_one_name_share_a_skeleton():
    for spellings in (
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Vladimir Zelenskiy"),
        ("Alexander Lukashenko", "Aleksandr Lukashenka"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Mohammed Morsi", "Mohamed Morsi"),
    ):
        assert len({skeleton(s) for s in spellings}) == 1, spellings


def test_names_of_different_people_do_not():
    assert skeleton("Vitali Klitschko") != skeleton("Wladimir Klitschko")
    assert skeleton("Abdullah Gul") != skeleton("Abdullah Abdullah")


def test_number():
    for one, many in (
        ("minister of defence", "ministers of defence"),
        ("spokesman", "spokesmen"),
        ("deputy", "deputies"),
        ("coach", "coaches"),
    ):
        assert plural(one) == many
        assert singular(many) == one


def test_first_run():
    assert first_run("U.S. Army") == "u"
    assert first_run("Kyiv") == "kyiv"
