"""Statements: hops with the outlet last, ids by anchor, actors by the mentions, retractions as links."""

from dataclasses import dataclass

import pytest

from parley.extractors.contract import Mention
from parley.extractors.statements import build_statements
from parley.model.documents import Outlet
from parley.model.passages import Span
from parley.model.reports import report_id
from parley.model.world import ActorRef, Candidate
from tests.extractors.statements.reading import found, parsed, speakers

BERG = ActorRef(id="a-berg", name="Anna Berg", country="NOR")


@dataclass
class Known:
    """Mentions that know Anna Berg wherever her family name stands."""

    text: str

    def all(self):
        return ()

    def at(self, span):
        if "Berg" not in self.text[span.start : span.end]:
            return None
        other = Candidate(actor=ActorRef(id="a-berg-2", name="Eva Berg"), score=0.2, reason="same family name")
        return Mention(span=span, actor=BERG, form="name", reason="family name", alternatives=(other,))

    def actors_at(self, span):
        return (BERG,) if self.at(span) else ()


def built(text, known=False):
    return build_statements(parsed(text), found(text), Known(text) if known else None)


def test_the_outlet_is_the_last_hop():
    (statement,), links = built("A senior official said the road was shut.")
    assert links == []
    assert [h.who.name for h in statement.hops] == ["A senior official", "The Gazette"]
    assert statement.hops[-1].who.id == Outlet.named("The Gazette").id
    assert (statement.hops[-1].how, statement.hops[-1].passage) == ("published", None)
    assert statement.speaker == ActorRef(id=None, name="A senior official")


def test_mentions_name_speakers_and_keep_alternatives():
    (statement,), _ = built("Berg told envoys that the road was shut.", known=True)
    assert statement.speaker == BERG
    assert statement.hops[0].alternatives[0].actor.id == "a-berg-2"
    assert [a.name for a in statement.audience] == ["envoys"]


def test_identity_is_version_anchor_and_ordinal():
    text = "Berg said the road was shut."
    (statement,), _ = built(text)
    assert statement.id == report_id(parsed(text).version.id, "statement", "statements", Span(10, 27), 0)
    assert statement.anchor.exact == "the road was shut"
    assert statement.passage.exact == text


def test_a_nested_statement_hangs_on_its_parent():
    statements, _ = built("Vik said Berg had warned that the dam was mined.")
    outer, inner = statements
    assert inner.statement == outer.id
    assert [h.who.name for h in inner.hops] == ["Berg", "Vik", "The Gazette"]


def test_withheld_is_negative():
    (statement,), _ = built("Berg did not say who fired first.")
    assert (statement.strength, statement.polarity) == ("withheld", "negative")


def test_same_text_same_ids_and_order():
    text = "Vik said Berg had warned that the dam was mined. Berg denied it."
    assert built(text) == built(text)


RETRACTIONS = {
    "withdrawn by the speaker": (
        "Mayor Petar Kovac said on Tuesday that the bridge had been destroyed. "
        "He later retracted his claim about the bridge.",
        "withdrawn", "that the bridge had been destroyed", "He", None,
    ),
    "misspoke": (
        "Mayor Petar Kovac said that the bridge had been destroyed. "
        "Later Kovac said he had misspoken about the bridge.",
        "withdrawn", "that the bridge had been destroyed", "Kovac", None,
    ),
    "backtracked": (
        "“We are surrounded,” Kovac said. "
        "He later backtracked on his statement.",
        "withdrawn", "“We are surrounded,”", "He", None,
    ),
    "withdrawn for him": (
        "The minister said the dam was mined. Her spokesman withdrew the minister’s remarks about the dam.",
        "withdrawn", "the dam was mined", "Her spokesman", "the minister",
    ),
    "disowned": (
        "Tomas Reed said the city was lost. Reed later denied having said that the city was lost.",
        "disowned", "the city was lost", "Reed", None,
    ),
    "clarified on behalf": (
        "The minister said that the road was closed. His spokesman clarified on the minister’s behalf "
        "that the road had never been closed.",
        "withdrawn", "that the road was closed", "His spokesman", "the minister",
    ),
    "upheld": (
        "Reed said the raid was legal. Reed stands by his statement on the raid.",
        "upheld", "the raid was legal", "Reed", None,
    ),
    "corrected by the outlet": (
        "Kovac said that the bridge had been destroyed.\n\n"
        "Correction: An earlier version of this article said that the bridge had been destroyed.",
        "corrected", "that the bridge had been destroyed", "The Gazette", None,
    ),
    "apologised": (
        "Kovac said that the bridge had been destroyed. Kovac later apologised for the remark.",
        "withdrawn", "that the bridge had been destroyed", "Kovac", None,
    ),
    "corrected himself": (
        "Kovac said that the bridge had been destroyed. Kovac corrected himself an hour later.",
        "withdrawn", "that the bridge had been destroyed", "Kovac", None,
    ),
    "own words untrue": (
        "The ministry announced that a truce had been signed. "
        "The ministry later admitted that the announcement was premature.",
        "withdrawn", "that a truce had been signed", "The ministry", None,
    ),
    "the claim, by his side": (
        "General Omar Said claimed that the airport was lost. The army withdrew the claim a day later.",
        "withdrawn", "that the airport was lost", "The army", None,
    ),
    "a spokesman says he misspoke": (
        "The general claimed that the airport was lost. "
        "The general’s spokesman, Ali Noor, said the general had misspoken.",
        "withdrawn", "that the airport was lost", "The general’s spokesman, Ali Noor", "The general",
    ),
    "never said it": (
        "Kovac said that the dam was mined. “I did not say that,” Kovac told reporters a day later.",
        "disowned", "that the dam was mined", "Kovac", None,
    ),
    "clarified to the contrary": (
        "The minister said that the road was closed. The minister clarified that the road was open.",
        "withdrawn", "that the road was closed", "The minister", None,
    ),
    "this article has been corrected": (
        "This article has been corrected to say that four people died.", "corrected", None, "The Gazette", None,
    ),
    "deleted, and nothing here to delete": (
        "The governor deleted a post about the evacuation.", "withdrawn", None, "The governor", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "act", "taken", "by", "behalf"), RETRACTIONS.values(), ids=RETRACTIONS)
def test_retractions(text, act, taken, by, behalf):
    statements, links = built(text)
    (link,) = links
    target = next((s for s in statements if s.id == link.target), None)
    assert (link.type, link.act, link.by.name) == ("takes_back", act, by)
    assert (None if target is None else target.content[0].exact) == taken
    assert (None if link.on_behalf_of is None else link.on_behalf_of.name) == behalf


def test_a_post_deleted_by_nobody_named():
    statements, (link,) = built("Kovac wrote on Telegram that the dam was mined. The post was later deleted.")
    assert (link.act, link.by, link.target) == ("withdrawn", statements[0].speaker, statements[0].id)
    assert statements[1].speaker == statements[0].speaker


def test_who_tells_why_he_takes_words_back_takes_them_back_twice():
    statements, links = built("Kovac said the city was surrounded. He backtracked on his statement, saying it was not.")
    assert [(link.source, link.target) for link in links] == [(s.id, statements[0].id) for s in statements[1:]]


def test_a_claim_retracted_in_one_breath():
    statements, links = built("Kovac’s claim that the bridge was gone was later retracted by the army.")
    claim = next(s for s in statements if s.content[0].exact == "that the bridge was gone")
    assert [(link.act, link.target) for link in links] == [("withdrawn", claim.id)]


def test_an_outlet_correcting_itself_speaks_in_its_own_voice():
    statements, _ = built("Correction: An earlier version of this article gave a wrong number of dead.")
    assert [h.who.name for h in statements[0].hops] == ["The Gazette"]


def test_not_retracting_is_no_retraction():
    _, links = built("Reed did not retract the claim.")
    assert links == []


def test_the_exact_title_points_back_over_a_nearer_kindred_one():
    met = "Police chief Dilip Rana met farmers. Later a village head, Hari Thapa, came."
    assert speakers(f"{met} The police chief said nobody was held.") == [("Dilip Rana", "nobody was held")]


def test_a_name_that_looks_like_a_verb_is_quoted():
    text = "The Hill Gazette quoted Saw Kyaw Moe, a Karen farmer, as saying the road was mined."
    assert speakers(text) == [("Kyaw Moe", "the road was mined")]


def test_the_paper_that_reports_stands_at_the_end_of_the_chain():
    statements, _ = built(
        "Orr told Berg that the planes would stay, according to Lena Dro on Twitter, reports the Ost Gazette."
    )
    inner = next(s for s in statements if s.content[0].exact == "that the planes would stay")
    assert [hop.who.name for hop in inner.hops] == ["Orr", "Lena Dro", "the Ost Gazette", "The Gazette"]
