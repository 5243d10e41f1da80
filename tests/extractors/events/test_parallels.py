"""The code of an act by words runs parallel to that of its deed."""

import pytest

from parley.extractors.events.parallels import ACTS, parallel_codes
from parley.ontology.cameo import cameo_codes
from tests.extractors.events.reading import asserted

CASES = {
    "intent": ("Chad agreed to lift the curfew.", "0351"),
    "auxiliary": ("Chad will extradite the banker to Libya.", "0313"),
    "demand": ("Chad demanded that Libya lift the ban on the newspaper.", "1051"),
    "refusal": ("Chad refused to lift its sanctions on Libya.", "1244"),
    "threat": ("Chad threatened to halt its loans to Libya.", "1311"),
}


@pytest.mark.parametrize(("text", "code"), CASES.values(), ids=CASES)
def test_the_code_of_the_deed_decides(text: str, code: str):
    assert [f.cameo for f in asserted(text)] == [code]


def test_every_code_is_cameos_and_of_its_family():
    roots = {"AGREE": "03", "appeal": "02", "demand": "10", "REJECT": "12", "THREATEN": "13"}
    given = {(act, code) for (act, _), code in parallel_codes().items() if code}
    assert {code for _, code in given} <= set(cameo_codes())
    assert all(code.startswith(roots[act]) for act, code in given)
    assert {act for act, _ in given} == set(ACTS)
