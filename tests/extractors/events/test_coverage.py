"""Ways in which newspapers state an act, by CAMEO code: idioms, light verbs, verbs with particles."""

import pytest

from tests.extractors.events.reading import asserted

CASES = {
    "heads together": ("Estonian and Finnish ministers put their heads together.", "040"),
    "on the line": ("Peru's president was on the telephone with his Chilean counterpart.", "041"),
    "red carpet": ("Oman rolled out the red carpet for the Kenyan president.", "043"),
    "go-between": ("Oman acted as a go-between for Chad and Libya.", "045"),
    "haggled": ("Chad and Libya haggled over the border.", "046"),
    "sang praises": ("Norway sang the praises of Ghana.", "051"),
    "stuck up for": ("Serbia stuck up for Cuba at the assembly.", "052"),
    "drummed up": ("Norway's envoy toured Asia to drum up support for Ghana.", "053"),
    "switched recognition": ("Nauru switched its recognition to Taipei.", "054"),
    "said sorry": ("Norway's premier said sorry to Ghana.", "055"),
    "put its name": ("Chad put its name to the treaty with Libya.", "057"),
    "side by side": ("Finnish and Swedish soldiers drilled side by side.", "062"),
    "goods": ("Ghana sold cocoa to Norway.", "061"),
    "suspect handed over": ("Ghana handed a suspected smuggler over to Norway.", "063"),
    "tipped off": ("Ghana tipped off Togo about the cell.", "064"),
    "propped up": ("Oman propped up the Yemeni treasury.", "071"),
    "armed": ("Kurdish fighters were armed by Norway.", "072"),
    "dug out": ("Mexican rescuers dug survivors out of the rubble.", "073"),
    "given asylum": ("A Cuban poet was given asylum by Norway.", "075"),
    "gave way": ("Serbia gave way to Norway on the fish.", "080"),
    "toned down": ("Cuba toned down its campaign against the dissidents.", "082"),
    "handed in": ("The Ghanaian premier handed in his resignation.", "0831"),
    "rescinded": ("Ecuador's president rescinded the decree.", "0832"),
    "the vote": ("Kuwait gave women the vote.", "0833"),
    "walked free": ("Norwegian sailors walked free from a Libyan jail.", "0841"),
    "raised the siege": ("The rebels raised the siege of Adara.", "0872"),
    "white flag": ("The garrison hoisted the white flag.", "0874"),
    "swipe": ("Zambia's president took a swipe at Ghana.", "111"),
    "finger": ("Norway pointed the finger at Libya.", "112"),
    "protest note": ("A protest note was handed to the Libyan ambassador by Chad.", "114"),
    "deaf ear": ("Norway turned a deaf ear to Ghana's plea for talks.", "125"),
    "no-show": ("Chad stayed away from the talks with Libya.", "125"),
    "cast its veto": ("China cast its veto against the resolution.", "129"),
    "a week": ("Chad gave Libya a week to leave.", "139"),
    "tools": ("Miners in Peru downed tools.", "143"),
    "glued": ("Activists glued themselves to a motorway.", "144"),
    "buzzed": ("Libyan jets buzzed a Danish warship.", "150"),
    "flooded": ("Uganda flooded the capital with policemen.", "153"),
    "gave up mediating": ("Norway stopped mediating between Chad and Libya.", "165"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_the_code_is_found(text: str, code: str):
    assert code in [f.cameo for f in asserted(text)]


QUIET = {
    "fans": "The winger said sorry to the club's fans.",
    "measure": "The boy took a swipe at the wasp.",
    "books": "The librarian sold a map to a customer.",
    "home": "My aunt gave way to the lorry.",
}


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET)
def test_private_senses_are_no_events(text: str):
    assert asserted(text) == []
