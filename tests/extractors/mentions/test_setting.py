"""Where a document is set: whose "government" and "army" it means, and whose it cannot mean."""

import pytest

from tests.extractors.mentions.reading import coded, who

OPEN: list[tuple[str, str, int]] = [
    ("A Swiss birdwatcher was freed. The army said the rebels had asked for money.", "The army", 1),
    ("A Swiss doctor was freed. The government said no more.", "The government", 1),
    ("Vessarian troops shelled Karsk. The army said that the Lake States had armed the rebels.", "The army", 1),
    ("The Government of Vessaria rejected it. The U.S. ambassador left. The government said no more.", "government", 1),
    ("The President of the Lake States offered to help. The armed forces stayed in barracks.", "The armed forces", 1),
    ("The front spokesman said so, and the United States urged calm. The government denied it.", "The government", 1),
    ("American envoy John Carter met the rebels and the Government in Dolin.", "the Government", 1),
    ("Norway offered to host talks. The foreign ministry thanked its envoy.", "The foreign ministry", 1),
    ("Russia's envoy met the Vessarian President in Dolin.", "the Vessarian President", 1),
    ("Envoys from Qatar met the rebels in Dolin. The armed forces pulled back from Karsk.", "The armed forces", 1),
    ("The Americans had armed the rebels, they said. The army pulled back from Karsk.", "The army", 1),
    ("Washington has sent envoys. The armed forces of Vessaria denied the claim.", "The armed forces of Vessaria", 1),
    ("The Karsk council sent for help. The Prime Minister met the U.S. ambassador.", "The Prime Minister", 1),
]


@pytest.mark.parametrize(("text", "words", "nth"), OPEN, ids=[row[0][:40] for row in OPEN])
def test_left_open_rather_than_guessed(text: str, words: str, nth: int) -> None:
    assert coded(text, words, nth)[:2] == (None, None)


MEANT: list[tuple[str, str, str]] = [
    ("Syria announced a truce. The government said that the army would keep to it.", "The government", "a:syr"),
    ("Syria announced a truce. The government said that the army would keep to it.", "the army", "a:syr-mil"),
    ("MOGADISHU, Somalia (Wire) — The government said on Friday that two towns were free.", "The government", "a:som"),
    ("Lavrov spoke in Geneva. The foreign ministry gave no details.", "The foreign ministry", "a:rus-mfa"),
    ("U.S. officials met. Congress voted on the bill.", "Congress", "a:usa-leg"),
    ("President Biden spoke. Congress had voted on the bill.", "Congress", "a:usa-leg"),
]


@pytest.mark.parametrize(("text", "words", "actor"), MEANT, ids=[f"{row[1]}: {row[0][:30]}" for row in MEANT])
def test_the_state_that_the_document_is_about(text: str, words: str, actor: str) -> None:
    assert who(text, words) == actor


def test_a_common_name_is_not_one_states_organ() -> None:
    assert who("The Lake States denied it.", "The Lake States") == "a:lake-states"
    assert coded("Congress sat in Dolin to hear the governor of Karsk.", "Congress")[1] is None


def test_a_mayor_is_of_the_state_whose_towns_are_named() -> None:
    text = (
        "Irpin is free, Mayor Oleksandr Hnatiuk said. A U.S. defence official said that troops had left Bucha and "
        "Chernihiv. The Pentagon and a U.S. general spoke of Sumy."
    )
    assert coded(text, "Mayor Oleksandr Hnatiuk") == ("a:oleksandr-hnatiuk.ukr", "UKR", "GOV")
    nowhere = "The bridge is lost, Mayor Ana Reyl said. The Pentagon and a U.S. defence official said so too."
    assert coded(nowhere, "Mayor Ana Reyl") == ("a:ana-reyl", None, "GOV")


DEALT = [
    ("Rebels offered a truce to Madrid.", "Madrid", "a:esp"),
    ("They asked for protection from Moscow.", "Moscow", "a:rus"),
    ("A lockdown that Yaoundé ignored began on Monday.", "Yaoundé", "a:cmr"),
    ("They sent a convoy to Madrid.", "Madrid", None),
    ("The Assad government rejected the plan.", "The Assad government", "a:syr"),
    ("The Angolan government and UNITA rebels signed in Luena.", "The Angolan government", "a:ago"),
    ("UN peacekeepers left the town.", "UN peacekeepers", "a:un"),
]


@pytest.mark.parametrize(("text", "words", "actor"), DEALT)
def test_governments_by_their_capitals_and_leaders(text: str, words: str, actor: str | None) -> None:
    assert who(text, words) == actor


def test_clients_are_not_their_patrons_people() -> None:
    assert coded("Turkish-backed rebels shelled the road.", "Turkish-backed rebels")[1:] == (None, "REB")


def test_a_name_of_two_groups_is_the_one_of_a_state_that_is_named() -> None:
    assert who("The National Liberation Army held Tetovo against Macedonian troops.", "National Liberation Army") == (
        "a:nla-mkd"
    )
    assert who("The National Liberation Army kidnapped a mayor in Colombia.", "National Liberation Army") == "a:eln"


def test_a_former_trade_is_no_sector() -> None:
    assert coded("Commander Toma, a former teacher, led the column.", "Commander Toma") == ("a:toma", None, "MIL")
