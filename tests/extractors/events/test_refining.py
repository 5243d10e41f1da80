"""From a broad code to a fine one: the same verb with different objects."""

import pytest

from tests.extractors.events.reading import asserted

CASES = {
    "loans stopped": ("Norway suspended a loan to Peru.", "1621"),
    "arms stopped": ("Norway suspended military aid to Peru.", "1622"),
    "accused of spying": ("Chad accused Libya of espionage.", "1125"),
    "accused of torture": ("Chad accused Libya of torture.", "1122"),
    "refuses to resign": ("The minister refused to resign.", "1231"),
    "threat of sanctions": ("Norway threatened Peru with sanctions.", "1312"),
    "ban on rallies": ("Chad banned rallies.", "1721"),
    "party dissolved": ("A court in Lima dissolved the opposition party.", "1722"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_the_finest_code(text: str, code: str):
    assert [f.cameo for f in asserted(text)] == [code]
