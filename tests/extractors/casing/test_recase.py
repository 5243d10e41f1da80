"""Headlines are read as running text writes them: their letters, their main verb, and what comes of them."""

import pytest

from parley.extractors.casing import Truecaser
from parley.extractors.engine import load_pipeline
from parley.model.passages import Span
from parley.text.paragraphs import split_paragraphs
from tests.extractors.events.reading import parsed, types
from tests.extractors.statements.reading import speakers


def recased(text: str) -> str:
    return Truecaser.of(load_pipeline("md")).recase(text, split_paragraphs(text))


# The headline, its letters in running text, its main verb, the types of its events.
HEADLINES = [
    (
        "Darfur Rebel Leader Rejects Government Proposal for Direct Talks",
        "Darfur rebel leader rejects government proposal for direct talks", ("Rejects", "reject", "VBZ"), ["REJECT"],
    ),
    (
        "Sudanese Army Claims It Has Recaptured Key Bridge in Omdurman",
        "Sudanese army claims it has recaptured key bridge in Omdurman", ("Claims", "claim", "VBZ"), ["ASSAULT"],
    ),
    (
        "Colombian Guerrillas Release Three Captured Soldiers Before New Round",
        "Colombian guerrillas release three captured soldiers before new round", ("Release", "release", "VBP"),
        ["RETREAT"],
    ),
    (
        "Houthi Missile Hits Tanker Off Yemen as Envoys Meet in Muscat",
        "Houthi missile hits tanker off Yemen as envoys meet in Muscat", ("Hits", "hit", "VBZ"), ["ASSAULT", "CONSULT"],
    ),
    (
        "Turkey Warns Greece Over Naval Drills Near Disputed Islands",
        "Turkey warns Greece over naval drills near disputed islands", ("Warns", "warn", "VBZ"), ["THREATEN"],
    ),
    (
        "EU Imposes New Sanctions on Myanmar Generals",
        "EU imposes new sanctions on Myanmar generals", ("Imposes", "impose", "VBZ"), ["SANCTION"],
    ),
    (
        "President Kiir Agrees to Share Power With Machar",
        "President Kiir agrees to share power with Machar", ("Agrees", "agree", "VBZ"), ["AGREE"],
    ),
    (
        "Congo Rebels Seize Mining Town as Thousands Flee",
        "Congo rebels seize mining town as thousands flee", ("Seize", "seize", "VBP"), ["ASSAULT", "RETREAT"],
    ),
    (
        "U.S. Threatens to Cut Aid if Ethiopia Blocks Access to Tigray",
        "U.S. threatens to cut aid if Ethiopia blocks access to Tigray", ("Threatens", "threaten", "VBZ"), ["THREATEN"],
    ),
    (
        "Taliban Accuse Pakistan of Shelling Border Post",
        "Taliban accuse Pakistan of shelling border post", ("Accuse", "accuse", "VBP"), ["ACCUSE"],
    ),
    (
        "Hamas Releases Two Hostages in Qatar-Brokered Deal",
        "Hamas releases two hostages in Qatar-brokered deal", ("Releases", "release", "VBZ"), ["RETREAT"],
    ),
    (
        "Philippine Troops Arrest Abu Sayyaf Commander in Jolo",
        "Philippine troops arrest Abu Sayyaf commander in Jolo", ("Arrest", "arrest", "VBP"), ["COERCE"],
    ),
    (
        "Mali Junta Expels French Ambassador Amid Growing Anger",
        "Mali junta expels French ambassador amid growing anger", ("Expels", "expel", "VBZ"), ["SANCTION"],
    ),
    (
        "Serbia Puts Army on High Alert as Kosovo Tensions Rise",
        "Serbia puts army on high alert as Kosovo tensions rise", ("Puts", "put", "VBZ"), ["MOBILIZE"],
    ),
    (
        "Burhan Refuses to Negotiate With Rapid Support Forces",
        "Burhan refuses to negotiate with Rapid Support Forces", ("Refuses", "refuse", "VBZ"), ["REJECT"],
    ),
    (
        "Gunmen Kidnap Dozens of Pupils From School in Nigeria's Zamfara State",
        "Gunmen kidnap dozens of pupils from school in Nigeria's Zamfara state", ("Kidnap", "kidnap", "VBP"),
        ["ASSAULT"],
    ),
    (
        "Armenia Demands Return of Prisoners From Azerbaijan",
        "Armenia demands return of prisoners from Azerbaijan", ("Demands", "demand", "VBZ"), ["REQUEST"],
    ),
    (
        "Israeli Airstrikes Kill Nine in Southern Lebanon",
        "Israeli airstrikes kill nine in southern Lebanon", ("Kill", "kill", "VBP"), ["ASSAULT"],
    ),
    (
        "REBELS REJECT GOVERNMENT OFFER OF TALKS IN NAIROBI",
        "Rebels reject government offer of talks in Nairobi", ("REJECT", "reject", "VBP"), ["REJECT"],
    ),
    (
        "UN SECURITY COUNCIL CONDEMNS ATTACK ON PEACEKEEPERS IN MALI",
        "UN Security Council condemns attack on peacekeepers in Mali", ("CONDEMNS", "condemn", "VBZ"), ["ACCUSE"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "letters", "verb", "events"), HEADLINES, ids=[h[0][:40] for h in HEADLINES])
def test_a_headline_is_read_as_a_sentence(headline, letters, verb, events) -> None:
    assert recased(headline) == letters
    doc = parsed(headline).doc
    root = next(token for token in doc if token.dep_ == "ROOT")
    assert doc.text == headline
    assert (root.text, root.lemma_, root.tag_) == verb
    assert types(headline) == events


@pytest.mark.parametrize(
    ("headline", "said"),
    [
        (
            "Sudan Army Says It Has Retaken Customs House From RSF",
            [("Sudanese armed forces", "It Has Retaken Customs House From RSF")],
        ),
        ("Trump Says Putin Will Meet Zelensky", [("Donald Trump", "Putin Will Meet Zelensky")]),
        ("‘We Will Not Surrender,’ Says Separatist Chief", [("Separatist Chief", "‘We Will Not Surrender,’")]),
    ],
)
def test_what_somebody_says_in_a_headline(headline: str, said: list[tuple[str, str]]) -> None:
    assert speakers(headline) == said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Army May Withdraw by May 3 as Thousands March", "Army may withdraw by May 3 as thousands march"),
        ("Talks Open in Port Sudan and on Red Sea", "Talks open in Port Sudan and on Red Sea"),
        ("Envoy Mark Ozden Meets Gen. Abdul Razak", "Envoy Mark Ozden meets Gen. Abdul Razak"),
        ("Rebels Don't Trust McCabe, Sana'a Officials Warn", "Rebels don't trust McCabe, Sana'a officials warn"),
        ("Ceasefire Ends: Troops Shell Suburbs. Doctors Flee", "Ceasefire ends: Troops shell suburbs. Doctors flee"),
        ("WHO LEFT? US ENVOYS LEAVE KABUL IN HASTE", "Who left? US envoys leave Kabul in haste"),
        ("İdlib Fighters Leave İdlib Suburbs", "İdlib fighters leave İdlib suburbs"),
    ],
)
def test_what_keeps_its_capital(text: str, expected: str) -> None:
    assert recased(text) == expected
    assert len(recased(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Minister, Anna Weller, met President Kiir in Juba.",
        "Rebel leader rejects offer of talks",
        "Northern Relief Council",
        "Security Council",
        "",
    ],
)
def test_running_text_and_names_stay_as_they_are(text: str) -> None:
    assert recased(text) == text


def test_running_text_tells_names_from_words() -> None:
    headline = "Hope Movement Backs Accord, Shell Denies Offer\n"
    assert recased(headline).startswith("Hope movement backs accord, shell denies offer")
    body = "Leaders of the Hope Movement met. A manager of Shell spoke of the accord, and Shell of an offer."
    assert recased(headline + body) == "Hope Movement backs accord, Shell denies offer\n" + body


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("TEL AVIV, Israel, March 3 (AFP) -", "Tel Aviv, Israel, March 3 (AFP) -"),
        ("NATO -", "NATO -"),
        ("THIS IS OVER —", "THIS IS OVER —"),
    ],
)
def test_a_dateline_has_one_capital_a_word(dateline: str, expected: str) -> None:
    truecaser = Truecaser.of(load_pipeline("md"))
    assert truecaser.recase(dateline, [], [Span(0, len(dateline))]) == expected
