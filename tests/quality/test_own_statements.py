"""The scorer of our own passages, on cases made by hand."""

import pytest

from parley.model.passages import Span
from tests.quality.scorers.own_statements import Gold, Named, Passage, Said, agrees, core, judge, score

TEXT = "Mayor Petar Kovac said the bridge was gone. He later retracted it, Radio Sava reported."
KOVAC = Named("Petar Kovac", "Mayor Petar Kovac")
SAVA = Named("Radio Sava", "Radio Sava")
GONE = Gold("the bridge was gone", "Petar Kovac")
BACK = Gold("it", "Petar Kovac", via=("Radio Sava",), takes_back="the bridge was gone", act="withdrawn")


def at(words, text=TEXT):
    return (Span(text.index(words), text.index(words) + len(words)),)


def passage(gold, said, links=()):
    return Passage("one", TEXT, tuple(gold), tuple(said), tuple(links))


RIGHT = Said(at("the bridge was gone"), KOVAC)
FIGURES = {
    "all right": ([GONE], [RIGHT], (100.0, 100.0, 100.0, 100.0)),
    "nothing found": ([GONE], [], (0.0, 0.0, 0.0, 0.0)),
    "spurious speech costs precision": ([GONE], [RIGHT, Said(at("later"), KOVAC)], (100.0, 100.0, 50.0, 100.0)),
    "belief is never spurious": ([GONE], [RIGHT, Said(at("later"), KOVAC, speech=False)], (100.0, 100.0, 100.0, 100.0)),
    "withheld is no prediction": ([GONE], [Said(at("the bridge was gone"), KOVAC, strength="withheld")], (0.0,) * 4),
    "another speaker": ([GONE], [Said(at("the bridge was gone"), SAVA)], (0.0, 0.0, 100.0, 100.0)),
    "a hop too many": ([GONE], [Said(at("the bridge was gone"), KOVAC, via=(SAVA,))], (0.0, 100.0, 100.0, 100.0)),
    "a hop too few": (
        [Gold("the bridge was gone", "Petar Kovac", via=("Radio Sava",))],
        [RIGHT],
        (0.0, 100.0, 100.0, 100.0),
    ),
    "a principal that the gold lacks": (
        [GONE],
        [Said(at("the bridge was gone"), KOVAC, principal=SAVA)],
        (0.0, 100.0, 100.0, 100.0),
    ),
    "the outlet is not last": (
        [GONE],
        [Said(at("the bridge was gone"), KOVAC, last="Radio Sava")],
        (0.0, 100.0, 100.0, 100.0),
    ),
    "half of the words are enough": ([GONE], [Said(at("the bridge "), KOVAC)], (100.0, 100.0, 100.0, 100.0)),
    "less than half is another statement": ([GONE], [Said(at("gone"), KOVAC)], (0.0, 0.0, 0.0, 0.0)),
    "two predictions, one gold": (
        [GONE],
        [RIGHT, Said(at("the bridge was gone. He"), KOVAC)],
        (100.0, 100.0, 50.0, 100.0),
    ),
    "the hop's own statement is not spurious": (
        [Gold("the bridge was gone", "Petar Kovac", via=("Radio Sava",))],
        [
            Said(at("the bridge was gone"), KOVAC, via=(SAVA,)),
            Said(at("Mayor Petar Kovac said the bridge was gone"), SAVA),
        ],
        (100.0, 100.0, 100.0, 100.0),
    ),
}


@pytest.mark.parametrize(("gold", "said", "figures"), FIGURES.values(), ids=FIGURES)
def test_figures(gold, said, figures):
    found = score([passage(gold, said)])
    assert tuple(found[k] for k in ("chain", "speaker", "precision", "recall")) == figures


LINKS = {
    "linked": ([(1, 0, "withdrawn")], 100.0),
    "another act": ([(1, 0, "disowned")], 0.0),
    "no target": ([(1, None, "withdrawn")], 0.0),
    "from the wrong statement": ([(0, 0, "withdrawn")], 0.0),
    "none": ([], 0.0),
}


@pytest.mark.parametrize(("links", "share"), LINKS.values(), ids=LINKS)
def test_retractions(links, share):
    said = [RIGHT, Said(at("it, Radio"), KOVAC, via=(SAVA,))]
    assert score([passage([GONE, BACK], said, links)])["retraction"] == share


def test_whole_content_before_tight_content():
    text = "Kovac agreed to wait, Sava said."
    gold = Gold("Kovac agreed to wait", "Sava")
    inner = Said(at("agreed to wait", text), KOVAC)
    outer = Said(at("Kovac agreed to wait", text), SAVA)
    verdicts, spurious = judge(Passage("one", text, (gold,), (inner, outer)))
    assert (verdicts[0].found, spurious) == (1, [0])


AGREE = {
    "the same": ("Petar Kovac", "Petar Kovac", True),
    "a title": ("Mayor Petar Kovac", "Petar Kovac", True),
    "the family name alone": ("Kovac", "Petar Kovac", True),
    "the given name alone": ("Petar", "Petar Kovac", False),
    "accents": ("Petar Kovač", "Petar Kovac", True),
    "articles": ("the foreign ministry", "The foreign ministry in Sanaa", True),
    "a description with its name": ("the mayor, Petar Kovac", "Petar Kovac", True),
    "another of the family": ("Eva Kovac", "Petar Kovac", False),
    "his owner": ("the militia's adviser", "the militia", False),
    "where he is": ("the mayor of Zuwarat", "Zuwarat", False),
    "a pronoun": ("he", "Petar Kovac", False),
    "a pronoun for nobody named": ("he", None, True),
    "somebody for nobody named": ("Kovac", None, False),
}


@pytest.mark.parametrize(("found", "wanted", "same"), AGREE.values(), ids=AGREE)
def test_names(found, wanted, same):
    assert agrees(Named(found, found), wanted) is same


def test_words_count_unless_resolved_to_another():
    moscow = Named("Russia", "Moscow")
    assert agrees(moscow, "Moscow")
    assert not agrees(Named("Petar Kovac", "the minister"), "the minister", ["Petar Kovac"])
    assert agrees(None, None)
    assert not agrees(None, "Moscow")


def test_core():
    assert core("The rebels’ spokesman, Ramiro Peña, of the north") == ["spokesman", "ramiro", "pena"]


def test_unknown_fields_are_errors():
    with pytest.raises(TypeError, match="bye"):
        Gold.read({"content": "x", "by": None, "bye": "y"})
