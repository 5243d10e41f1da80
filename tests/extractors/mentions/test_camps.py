import pytest

from parley.extractors.mentions.camps import camp
from parley.knowledge.world import World
from tests.extractors.mentions.reading import coded

# Why, the day, whose forces, who they are (id, state, sector), and the text.
CASES = [
    ("a-group", "2024-01-10", "its troops", ("a:arakan-army", "MMR", "REB"),
     "The Arakan Army said its troops had crossed the river. Myanmar's military was silent."),
    ("a-group-by-description", "2023-11-10", "The group's forces", ("a:m23", "COD", "REB"),
     "M23 moved south. The group's forces shelled a camp, Congolese officials said."),
    ("who-leads-a-group", "2019-10-10", "his forces", ("a:lna", "LBY", "REB"),
     "Commander Haftar told his forces to wait outside the Libyan port."),
    ("a-leader-by-name", "2000-05-01", "Foday Sankoh's fighters", ("a:ruf", "SLE", "REB"),
     "Foday Sankoh's fighters kept the bridge, said the army of Sierra Leone."),
    ("loyal-to-a-leader", "2020-05-01", "Forces", ("a:lna", "LBY", "REB"),
     "Forces loyal to Khalifa Haftar fired on the suburb. The Libyan government protested."),
    ("loyal-to-a-president", "2015-03-01", "Forces", ("a:syr-mil", "SYR", "MIL"),
     "Forces loyal to President Bashar al-Assad left the town."),
    ("loyal-to-one-out-of-office", "2018-01-01", "Forces", (None, "YEM", "MIL"),
     "Forces loyal to former President Ali Abdullah Saleh left Yemen's capital."),
    ("a-de-facto-state", "2020-10-01", "its army", ("a:artsakh", "AZE", "PRE"),
     "Nagorno-Karabakh said its army had destroyed two Azerbaijani tanks."),
    ("an-office-of-a-de-facto-state", "2014-06-01", "Its prime minister", (None, "UKR", "PRE"),
     "The Donetsk People's Republic held a vote. Its prime minister denied fraud in Ukraine."),
    ("a-rebel-of-no-table", "2023-05-01", "his troops", (None, None, "REB"),
     "General Mussa Doro, a rebel commander, said his troops had gone home to Sudan."),
    ("nobody-known", "2023-05-01", "his army", (None, None, "MIL"),
     "Sudan is at war. A trader said the men had looted and his army had fled."),
    ("a-minister", "2022-03-01", "his troops", ("a:ukr-mil", "UKR", "MIL"),
     "Ukraine's defence minister said his troops were holding on."),
    ("a-state", "2022-03-01", "its forces", ("a:rus-mil", "RUS", "MIL"),
     "Russia said its forces had taken the port."),
    ("men-of-a-group", "1999-06-09", "its men", ("a:kla", "XKX", "REB"),
     "The KLA said its men would wait in Prizren."),
    ("a-client", "2019-04-04", "Iran-backed militias", (None, None, "PRM"),
     "Iran-backed militias left the town."),
    ("called-after-a-president", "2015-03-01", "Assad forces", ("a:syr-mil", "SYR", "MIL"),
     "Assad forces left the town at dawn."),
    ("called-after-a-leader", "2020-05-01", "Haftar fighters", ("a:lna", "LBY", "REB"),
     "A medic said Haftar fighters had left the suburb in Libya."),
    ("for-somebody", "2015-03-01", "Pro-Assad militiamen", (None, "SYR", "PRM"),
     "Pro-Assad militiamen blocked the road in Syria."),
    ("against-a-state", "1986-03-01", "anti-Soviet forces", (None, None, "MIL"),
     "Weapons reached anti-Soviet forces through Pakistan."),
    ("against-a-government", "2019-03-01", "anti-Iranian protesters", (None, None, "CVL"),
     "A crowd of anti-Iranian protesters marched."),
    ("for-a-state", "2019-03-01", "Pro-Iranian militias", (None, None, "PRM"),
     "Pro-Iranian militias left the border."),
    ("a-rebel-minister", "2011-05-01", "Rebel minister Omar Tarif", ("a:omar-tarif", None, "REB"),
     "Rebel minister Omar Tarif spoke first."),
    ("a-rebel-council", "2011-05-01", "The rebel council", (None, None, "REB"),
     "The rebel council met at noon."),
    ("a-rebel-title-in-apposition", "2011-05-01", "A rebel military spokesman", ("a:ali-hasi", None, "REB"),
     "A rebel military spokesman, Ali Hasi, said so."),
    ("a-surname-that-a-town-has", "1963-05-01", "Kennedy advisers", (None, None, "GOV"),
     "John F. Kennedy flew home. Kennedy advisers stayed."),
    ("a-region", "1998-05-22", "Northern Ireland voters", (None, "GBR", "CVL"),
     "Northern Ireland voters queued."),
    ("an-alliance", "2022-03-01", "its troops", ("a:nato", "IGO", "MIL"),
     "NATO said its troops would stay."),
]  # fmt: skip


@pytest.mark.parametrize(("day", "words", "expected", "text"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_forces_are_those_of_their_possessor(
    day: str, words: str, expected: tuple[str | None, str | None, str | None], text: str
) -> None:
    assert coded(text, words, day=day) == expected


def test_whoever_leads_no_group_is_his_own_camp() -> None:
    putin = World.load().actors["a:vladimir-putin"].ref()
    assert camp(World.load(), putin, None) == putin
