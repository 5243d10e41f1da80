"""What people decide: applied at once, undone, carried over, never lost."""

from typing import Any

import pytest

from parley.errors import MalformedError, NotFoundError
from parley.model.passages import Passage
from parley.record import Record
from tests.record import build as b

BOB = {"author": "bob"}
V = b.version()
EVENT = b.event(V)


@pytest.fixture
def judged(record: Record) -> Record:
    record.add(V, b.everything(V), at=b.day(5))
    return record


def test_an_edit_changes_what_is_shown_and_keeps_what_was_read(judged: Record) -> None:
    judgement = judged.judge(EVENT.id, "edit", field="type", new="COERCE", reason="no force used", at=b.day(6), **BOB)
    assert judgement.old == "ASSAULT"
    assert judged.events()[0].type == "COERCE"
    assert judged.events().entries[0].review == "edited"
    assert judged.get(EVENT.id) == EVENT.model_copy(update={"type": "COERCE"})
    assert [r.report for r in judged.history(EVENT.id)] == [EVENT]
    assert [e.type for e in judged.events(as_of=b.day(5, 12), by="recorded")] == ["ASSAULT"]
    assert len(judged.events(type="ASSAULT")) == 0


def test_an_edited_actor_is_found_by_the_new_name(judged: Record) -> None:
    judged.judge(EVENT.id, "edit", field="actors", new=[b.ARMY.model_dump()], **BOB)
    assert [len(judged.events(actor=name)) for name in ("Army of Vessaria", "Tolmen Front")] == [1, 0]


def test_a_rejected_report_is_hidden_until_asked_for(judged: Record) -> None:
    judged.judge(EVENT.id, "reject", **BOB)
    assert len(judged.events()) == 0
    assert judged.events(rejected=True).entries[0].review == "rejected"
    assert judged.entry(EVENT.id).review == "rejected"
    judged.judge(EVENT.id, "accept", author="eve")
    assert judged.events().entries[0].review == "accepted"


def test_undo_and_undo_of_the_undo(judged: Record) -> None:
    reject = judged.judge(EVENT.id, "reject", at=b.day(6), **BOB)
    undo = judged.undo(reject.id, at=b.day(7), **BOB)
    assert len(judged.events()) == 1
    judged.undo(undo.id, at=b.day(8), **BOB)
    assert len(judged.events()) == 0
    assert [len(judged.events(as_of=b.day(n), by="recorded")) for n in (5, 6, 7, 8)] == [1, 0, 1, 0]
    assert [j.verdict for j in judged.judgements()] == ["reject"]
    assert [j.verdict for j in judged.judgements(standing=False)] == ["reject", "undo", "undo"]


def test_the_last_of_two_edits_counts(judged: Record) -> None:
    judged.judge(EVENT.id, "edit", field="type", new="COERCE", at=b.day(6), **BOB)
    judged.judge(EVENT.id, "edit", field="type", new="PROTEST", at=b.day(7), author="eve")
    assert judged.events()[0].type == "PROTEST"
    assert [j.author for j in judged.judgements(EVENT.id)] == ["bob", "eve"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "edit", "field": "reality", "new": "perhaps"},
        {"verdict": "edit", "field": "id", "new": "e-1"},
        {"verdict": "edit", "field": "colour", "new": "red"},
        {"verdict": "edit", "field": "passage", "new": {"start": 0, "end": 3, "exact": "abc"}},
        {"verdict": "same"},
        {"verdict": "same", "other": EVENT.id},
        {"verdict": "same", "other": b.move(V).id},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(judged: Record, wrong: dict[str, Any]) -> None:
    with pytest.raises(MalformedError):
        judged.judge(EVENT.id, **wrong, **BOB)
    assert judged.judgements() == ()


def test_a_judgement_on_nothing_is_refused(judged: Record) -> None:
    with pytest.raises(NotFoundError):
        judged.judge("e-0", "accept", **BOB)


def test_a_judgement_outlives_re_extraction(judged: Record) -> None:
    judged.judge(EVENT.id, "edit", field="type", new="COERCE", **BOB)
    judged.add(V, b.everything(V, extractor="2"))
    assert judged.events()[0].type == "COERCE"


def test_a_judgement_finds_its_words_when_the_anchor_moved(judged: Record) -> None:
    judged.judge(EVENT.id, "edit", field="type", new="COERCE", at=b.day(6), **BOB)
    wider = b.event(V, "shelled Karsk on", extractor="2")
    judged.add(V, b.extraction(wider, version_="2"), at=b.day(7))
    assert [(e.id, e.type) for e in judged.events()] == [(wider.id, "COERCE")]
    assert judged.orphans() == ()


def test_a_judgement_whose_words_are_elsewhere_is_orphaned_not_dropped(judged: Record) -> None:
    judgement = judged.judge(EVENT.id, "reject", at=b.day(6), **BOB)
    other = b.event(V, "misspoken", extractor="2")
    judged.add(V, b.extraction(other, version_="2"), at=b.day(7))
    assert judged.orphans() == (judgement,)
    assert list(judged.events()) == [other]
    judged.undo(judgement.id, at=b.day(8), **BOB)
    assert judged.orphans() == ()


def test_a_judgement_reaches_the_same_words_in_a_new_version(judged: Record) -> None:
    judged.judge(EVENT.id, "edit", field="type", new="COERCE", at=b.day(6), **BOB)
    v2 = b.version("Updated. " + b.TEXT, fetched=b.day(7))
    judged.add(v2, b.extraction(b.event(v2)), at=b.day(7))
    assert [(e.version, e.type) for e in judged.events()] == [(v2.id, "COERCE")]
    assert [e.type for e in judged.events(as_of=b.day(5))] == ["COERCE"]
    assert judged.orphans() == ()


def test_a_judgement_on_words_that_the_outlet_took_out_is_orphaned(judged: Record) -> None:
    judgement = judged.judge(EVENT.id, "accept", at=b.day(6), **BOB)
    v2 = b.version("Mayor Ana Reyl declined to comment.", fetched=b.day(7))
    judged.add(v2, b.extraction(), at=b.day(7))
    assert judged.orphans() == (judgement,)


def test_an_added_report_is_shown_and_survives_the_extractor(judged: Record) -> None:
    missed = b.event(V, "later said", type="CONCEDE")
    judgement = judged.add_report(missed, reason="missed", at=b.day(6), **BOB)
    judged.add(V, b.everything(V, extractor="2"), at=b.day(7))
    shown = judged.events(type="CONCEDE")
    assert [(e.id, e.extractor.name) for e in shown] == [(judgement.target.id, "person")]
    assert shown.entries[0].review == "added"
    assert judged.get(judgement.target.id) == shown[0]
    judged.judge(shown[0].id, "edit", field="type", new="CONCEDE", at=b.day(8), **BOB)
    assert judged.events(type="CONCEDE")[0].id == shown[0].id
    judged.undo(judgement.id, at=b.day(9), **BOB)
    assert len(judged.events()) == 1


def test_an_added_report_follows_its_words_into_a_new_version(judged: Record) -> None:
    judged.add_report(b.statement(V, "she had misspoken"), at=b.day(6), **BOB)
    v2 = b.version("Updated. " + b.TEXT, fetched=b.day(7))
    judged.add(v2, b.extraction(), at=b.day(7))
    (carried,) = judged.statements()
    assert carried.version == v2.id
    assert carried.content[0] == Passage.of(v2.text, (v2.text.index("she had"), v2.text.index("she had") + 17))


def test_two_people_add_at_the_same_words(judged: Record) -> None:
    missed = b.event(V, "later said", type="CONCEDE")
    ids = {judged.add_report(missed, author=who).target.id for who in ("bob", "eve")}
    assert {e.id for e in judged.events(type="CONCEDE")} == ids
    assert len(ids) == 2


def test_an_added_report_must_quote_the_document(judged: Record) -> None:
    made_up = Passage(start=0, end=4, exact="Fake")
    with pytest.raises(MalformedError):
        judged.add_report(EVENT.model_copy(update={"anchor": made_up}), **BOB)


def test_same_and_different_bind_reports(judged: Record) -> None:
    other = b.version("Shells fell on Karsk, residents said.", outlet="Radio Dolin", url="https://radio.example/1")
    second = b.event(other, "Shells fell")
    judged.add(other, b.extraction(second), at=b.day(6))
    judgement = judged.judge(EVENT.id, "same", other=second.id, at=b.day(7), **BOB)
    assert judged.bindings() == ((EVENT.id, second.id, True),)
    moved = b.event(other, "Shells fell on", extractor="2")
    judged.add(other, b.extraction(moved, version_="2"), at=b.day(8))
    assert judged.bindings() == ((EVENT.id, moved.id, True),)
    judged.undo(judgement.id, at=b.day(9), **BOB)
    assert judged.bindings() == ()


@pytest.mark.parametrize(
    ("field", "new", "old"),
    [
        ("outlet", "Courier of Karsk", "Karsk Courier"),
        ("title", "Guns over Karsk", "Shelling in Karsk"),
        ("published", "2031-05-02", "2031-05-03T00:00:00+00:00"),
    ],
)
def test_a_document_is_corrected_by_judgement(judged: Record, field: str, new: str, old: str) -> None:
    assert judged.judge(V.document, "edit", field=field, new=new, **BOB).old == old
    entry = judged.documents().entries[0]
    shown = {"outlet": entry.outlet, "title": entry.title, "published": str(entry.published)[:10]}
    assert shown[field] == new
    assert judged.events().entries[0].published == entry.published


def test_an_outlet_corrected_is_the_last_hop_and_the_filter(judged: Record) -> None:
    judged.judge(V.document, "edit", field="outlet", new="Courier of Karsk", **BOB)
    (shown,) = judged.events(outlet="courier of karsk")
    assert shown.hops[-1].who is not None
    assert shown.hops[-1].who.name == "Courier of Karsk"


@pytest.mark.parametrize(
    ("field", "new"), [("published", "yesterday"), ("outlet", ""), ("text", "x"), ("url", 7), (None, "x")]
)
def test_a_document_is_not_corrected_into_nonsense(judged: Record, field: str, new: Any) -> None:
    with pytest.raises(MalformedError):
        judged.judge(V.document, "edit", field=field, new=new, **BOB)


def test_a_link_can_be_rejected(record: Record) -> None:
    from parley.model.links import Link

    link = Link(id="l-1", type="takes_back", source="a", target="b", reason="test")
    record.add(V, b.extraction(links=(link,)))
    judgement = record.judge("l-1", "reject", **BOB)
    assert record.all_links() == ()
    record.undo(judgement.id, **BOB)
    assert record.all_links() == (link,)


def when(start: str, end: str) -> dict[str, Any]:
    return {"start": start, "end": end, "precision": "day", "text": "then"}


IMPLAUSIBLE = {
    "a type that PLOVER has not": ("type", "QUARREL", "no PLOVER type"),
    "a score beyond the scale": ("score", 11, "no PLOVER score"),
    "a code that CAMEO has not": ("cameo", "999", "no CAMEO code"),
    "no number": ("score", float("nan"), "no PLOVER score"),
    "a time that runs backwards": ("when", when("2031-05-03T00:00:00Z", "2031-05-01T00:00:00Z"), "end before"),
    "the calendar's first day": ("when", when("0001-01-01T00:00:00Z", "0001-01-02T00:00:00Z"), "between the years"),
    "an actor without a name": ("actors", [{"name": " "}], "no name"),
    "a name that cannot be read": ("actors", [{"name": "A\x00"}], "no name"),
    "a point off the globe": (
        "where",
        {"text": "X", "place": {"id": "x", "name": "X", "latitude": 99, "longitude": 0, "precision": "city"}},
        "on the globe",
    ),
    "from nobody": ("hops", [], "without a hop"),
}


@pytest.mark.parametrize(("field", "new", "why"), IMPLAUSIBLE.values(), ids=IMPLAUSIBLE.keys())
def test_what_cannot_be_is_refused(judged: Record, field: str, new: Any, why: str) -> None:
    with pytest.raises(MalformedError, match=why):
        judged.judge(EVENT.id, "edit", field=field, new=new, **BOB)
    assert judged.judgements() == ()


DOCUMENT_EDITS = [
    ("published", "0001-01-01"),
    ("url", "javascript:alert(1)"),
    ("outlet", "x" * 2001),
    ("title", "two\nlines"),
]


@pytest.mark.parametrize(("field", "new"), DOCUMENT_EDITS)
def test_a_document_is_not_made_nonsense(judged: Record, field: str, new: str) -> None:
    with pytest.raises(MalformedError):
        judged.judge(V.document, "edit", field=field, new=new, **BOB)


def test_a_value_that_does_not_fit_is_quoted_in_part(judged: Record) -> None:
    with pytest.raises(MalformedError) as refused:
        judged.judge(EVENT.id, "edit", field="actors", new="x" * 5000, **BOB)
    assert len(str(refused.value)) < 300


def test_a_corrected_type_brings_its_own_score(record: Record) -> None:
    event = b.event(V).model_copy(update={"score": -9.0, "quad": 4, "mode": "heavy-weapons", "cameo": "194"})
    record.add(V, b.extraction(event), at=b.day(5))
    record.judge(event.id, "edit", field="type", new="AGREE", **BOB)
    shown = record.events()[0]
    assert (shown.type, shown.mode, shown.score, shown.quad, shown.cameo) == ("AGREE", None, 2.5, 1, None)
