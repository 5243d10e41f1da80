import pytest

from parley.extractors.mentions.camps import camp
from parley.knowledge.world import World
from tests.extractors.mentions.reading import coded

CASES = [
    pytest.param(
        "The Arakan Army said its troops had crossed the river. Myanmar's military was silent.",
        "its troops", "2024-01-10", ("a:arakan-army", "MMR", "REB"), id="a-group",
    ),
    pytest.param(
        "M23 moved south. The group's forces shelled a camp, Congolese officials said.",
        "The group's forces", "2023-11-10", ("a:m23", "COD", "REB"), id="a-group-by-description",
    ),
    pytest.param(
        "Commander Haftar told his forces to wait outside the Libyan port.",
        "his forces", "2019-10-10", ("a:lna", "LBY", "REB"), id="who-leads-a-group",
    ),
    pytest.param(
        "Foday Sankoh's fighters kept the bridge, said the army of Sierra Leone.",
        "Foday Sankoh's fighters", "2000-05-01", ("a:ruf", "SLE", "REB"), id="a-leader-by-name",
    ),
    pytest.param(
        "Forces loyal to Khalifa Haftar fired on the suburb. The Libyan government protested.",
        "Forces", "2020-05-01", ("a:lna", "LBY", "REB"), id="loyal-to-a-leader",
    ),
    pytest.param(
        "Forces loyal to President Bashar al-Assad left the town.",
        "Forces", "2015-03-01", ("a:syr-mil", "SYR", "MIL"), id="loyal-to-a-president",
    ),
    pytest.param(
        "Forces loyal to former President Ali Abdullah Saleh left Yemen's capital.",
        "Forces", "2018-01-01", (None, "YEM", "MIL"), id="loyal-to-one-out-of-office",
    ),
    pytest.param(
        "Nagorno-Karabakh said its army had destroyed two Azerbaijani tanks.",
        "its army", "2020-10-01", ("a:artsakh", "AZE", "PRE"), id="a-de-facto-state",
    ),
    pytest.param(
        "The Donetsk People's Republic held a vote. Its prime minister denied fraud in Ukraine.",
        "Its prime minister", "2014-06-01", (None, "UKR", "PRE"), id="an-office-of-a-de-facto-state",
    ),
    pytest.param(
        "General Mussa Doro, a rebel commander, said his troops had gone home to Sudan.",
        "his troops", "2023-05-01", (None, None, "REB"), id="a-rebel-of-no-table",
    ),
    pytest.param(
        "Sudan is at war. A trader said the men had looted and his army had fled.",
        "his army", "2023-05-01", (None, None, "MIL"), id="nobody-known",
    ),
    pytest.param(
        "Ukraine's defence minister said his troops were holding on.",
        "his troops", "2022-03-01", ("a:ukr-mil", "UKR", "MIL"), id="a-minister",
    ),
    pytest.param(
        "Russia said its forces had taken the port.",
        "its forces", "2022-03-01", ("a:rus-mil", "RUS", "MIL"), id="a-state",
    ),
    pytest.param(
        "The KLA said its men would wait in Prizren.",
        "its men", "1999-06-09", ("a:kla", "XKX", "REB"), id="men-of-a-group",
    ),
    pytest.param(
        "Iran-backed militias left the town.", "Iran-backed militias", "2019-04-04", (None, None, "PRM"), id="a-client",
    ),
    pytest.param(
        "Northern Ireland voters queued.", "Northern Ireland voters", "1998-05-22", (None, "GBR", "CVL"), id="a-region",
    ),
    pytest.param(
        "NATO said its troops would stay.", "its troops", "2022-03-01", ("a:nato", "IGO", "MIL"), id="an-alliance",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "day", "expected"), CASES)
def test_forces_are_those_of_their_possessor(
    text: str, words: str, day: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert coded(text, words, day=day) == expected


def test_whoever_leads_no_group_is_his_own_camp() -> None:
    putin = World.load().actors["a:vladimir-putin"].ref()
    assert camp(World.load(), putin, None) == putin
