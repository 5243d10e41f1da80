"""How a predicate is put: any word, in the lexicon or not."""

import pytest

from parley.extractors.events.modality import Modality, classify
from tests.extractors.events.reading import parsed

# Each name stands for a sentence and what is read off it.
CASES = {
    "plain past": ("The bridge collapsed.", "collapsed", "positive", "actual"),
    "negation": ("The bridge did not collapse.", "collapse", "negative", "actual"),
    "no subject": ("No bridge collapsed.", "collapsed", "negative", "actual"),
    "will": ("The bridge will collapse.", "collapse", "positive", "planned"),
    "may": ("The bridge may collapse.", "collapse", "positive", "hypothetical"),
    "must": ("The mayor must resign.", "resign", "positive", "requested"),
    "if": ("If the bridge collapses, the town starves.", "collapses", "positive", "conditional"),
    "failed to": ("The mayor failed to arrive.", "arrive", "negative", "actual"),
    "refused to": ("The mayor refused to resign.", "resign", "negative", "actual"),
    "not refuse": ("The mayor did not refuse to resign.", "resign", "positive", "actual"),
    "yet to": ("The mayor has yet to leave.", "leave", "positive", "hypothetical"),
    "plan": ("The mayor plans to build a bridge.", "build", "positive", "planned"),
    "wanted": ("The mayor wanted to leave.", "leave", "positive", "planned"),
    "asked": ("The mayor asked the guards to leave.", "leave", "positive", "requested"),
    "threat": ("The mayor threatened to leave.", "leave", "positive", "threatened"),
    "belief": ("The mayor thinks that the bridge collapsed.", "collapsed", "positive", "hypothetical"),
    "said in a call": ("The mayor called the king to thank him.", "thank", "positive", "actual"),
    "asked in a call": ("The mayor called on the king to leave.", "leave", "positive", "requested"),
    "should after its verb": (
        "The mayor threatened to leave should the bridge collapse.", "threatened", "positive", "actual"
    ),
    "semicolon": ("The mayors demanded a bridge; the king offered a ferry.", "demanded", "positive", "actual"),
    "report": ("The mayor said that the bridge collapsed.", "collapsed", "positive", "actual"),
    "report in progress": ("The mayor says that the bridge is burning.", "burning", "positive", "actual"),
    "reported future": ("The mayor said that the bridge would burn.", "burn", "positive", "planned"),
    "purpose": ("The mayor came to open the bridge.", "open", "positive", "planned"),
    "command": ("Open the bridge.", "Open", "positive", "requested"),
    "question": ("Did the bridge collapse?", "collapse", "positive", "hypothetical"),
    "question that takes it for granted": ("Why did the bridge collapse?", "collapse", "positive", "actual"),
    "stopped": ("The mayor stopped selling bread.", "selling", "negative", "actual"),
    "almost": ("The bridge almost collapsed.", "collapsed", "negative", "actual"),
    "not only": ("The mayor not only resigned but fled.", "resigned", "positive", "actual"),
    "had, before its subject": (
        "Had the rebels taken the bridge, the capital might have fallen.",
        "taken",
        "positive",
        "conditional",
    ),
    "had, in a question": ("Had the bridge collapsed?", "collapsed", "positive", "hypothetical"),
    "should, first": ("Should Oslo close the bridge, grain would rot.", "close", "positive", "conditional"),
    "hard to imagine": ("It is hard to imagine a mayor closing the bridge.", "closing", "positive", "hypothetical"),
    "assumed": ("The drill assumed that the bridge would collapse.", "collapse", "positive", "hypothetical"),
    "after, with a perfect": (
        "The debates come after the mayor has closed the bridge.", "closed", "positive", "actual"
    ),
    "but, after a denial": ("The mayor does not mind but let them close the bridge.", "let", "positive", "actual"),
    "a clause spliced to a denial": (
        '"We are ready to talk, we are not ready to run," the mayor told reporters.', "ready", "positive", "actual"
    ),
    "after, with a perfect below a future": (
        "The guards will leave after the mayor has closed the bridge.", "closed", "positive", "conditional"
    ),
    "until": ("The mayor waits until the bridge opens.", "opens", "positive", "conditional"),
    "had to": ("The mayor had to resign.", "resign", "positive", "actual"),
    "without": ("The mayor left without resigning.", "resigning", "negative", "actual"),
    "managed": ("The mayor managed to open the bridge.", "open", "positive", "actual"),
    "participle of a noun": ("This is no crime committed by the mayor.", "committed", "positive", "actual"),
}


@pytest.mark.parametrize("name", CASES)
def test_polarity_and_reality(name: str):
    text, predicate, polarity, reality = CASES[name]
    token = next(t for t in parsed(text).doc if t.text == predicate)
    found = classify(token)
    assert (found.polarity, found.reality) == (polarity, reality), found.cues


@pytest.mark.parametrize(
    ("modality", "certainty", "happened", "expected"),
    [
        (Modality(), "asserted", "asserted", "asserted"),
        (Modality(polarity="negative"), "denied", "denied", "denied"),
        (Modality(reality="planned", cues=("will",)), "uncertain", "denied", "asserted"),
        (Modality(reality="planned", cues=("plans",)), "uncertain", "denied", "asserted"),
        (Modality(reality="planned", cues=("hopes",)), "uncertain", "denied", "uncertain"),
        (Modality(reality="planned", cues=("to",)), "uncertain", "uncertain", "asserted"),
        (Modality(reality="conditional", cues=("if",)), "uncertain", "uncertain", "uncertain"),
        (Modality(reality="hypothetical", cues=("may",)), "uncertain", "denied", "uncertain"),
        (Modality(reality="hypothetical", cues=("thinks",)), "uncertain", "uncertain", "uncertain"),
        (Modality(hedged=True), "uncertain", "uncertain", "uncertain"),
    ],
)
def test_the_three_questions(modality: Modality, certainty: str, happened: str, expected: str):
    assert (modality.certainty, modality.happened, modality.expected) == (certainty, happened, expected)


@pytest.mark.parametrize(
    ("text", "predicate", "time"),
    [
        ("The bridge collapsed.", "collapsed", "past"),
        ("The bridge is burning.", "burning", "ongoing"),
        ("The bridge will burn.", "burn", "future"),
    ],
)
def test_time(text: str, predicate: str, time: str):
    assert classify(next(t for t in parsed(text).doc if t.text == predicate)).time == time
