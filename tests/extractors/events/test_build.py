"""Frames become events: hops, ids, codes, times and places."""

from parley.extractors.contract import PlaceMention, TimeMention
from parley.extractors.events import build_events, find_frames
from parley.model.passages import Passage, Span
from parley.model.reports import Extractor, Hop, Statement
from parley.model.world import ActorRef, When, Where
from tests.extractors.events.reading import parsed

TEXT = "The mayor said rebels had shelled Adara on Monday. Canada imposed sanctions on Belarus."
MAYOR = Hop(who=ActorRef(id="a-mayor", name="the mayor"), how="said")
OUTLET = Hop(who=ActorRef(id="o", name="The Gazette"), how="published")


def span_of(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def statement(words: str, hops: tuple[Hop, ...], id_: str) -> Statement:
    content = Passage.of(TEXT, span_of(words))
    return Statement(
        id=id_, document="d", version="v", anchor=content, passage=content, hops=hops, mode="indirect",
        extractor=Extractor(name="statements", version="1", rule="test"), speaker=hops[0].who, content=(content,),
    )  # fmt: skip


def events(statements=(), times=(), places=()):
    parse = parsed(TEXT)
    return build_events(parse, find_frames(parse), None, list(times), list(places), list(statements))


def test_an_event_is_hung_on_the_innermost_statement():
    outer = statement("rebels had shelled Adara on Monday. Canada", (OUTLET,), "s-outer")
    inner = statement("rebels had shelled Adara on Monday", (MAYOR, OUTLET), "s-inner")
    shelled = events([outer, inner])[0]
    assert (shelled.statement, shelled.hops) == ("s-inner", (MAYOR, OUTLET))


def test_without_a_statement_the_outlet_is_the_only_hop():
    imposed = events()[1]
    assert [h.who.name for h in imposed.hops] == ["The Gazette"]
    assert imposed.statement is None


def test_codes_and_scores():
    shelled, imposed = events()
    assert (shelled.type, shelled.mode, shelled.cameo, shelled.quad, shelled.score, shelled.goldstein) == (
        "ASSAULT", "heavy-weapons", "194", 4, -9.5, -10.0,
    )  # fmt: skip
    assert (imposed.type, imposed.cameo, imposed.quad, imposed.score) == ("SANCTION", "163", 4, -6.0)


def test_place_and_time_of_the_clause():
    when = When(precision="day", text="Monday")
    where = Where(text="Adara")
    shelled, imposed = events(
        times=[TimeMention(span_of("Monday"), when, "weekday")],
        places=[PlaceMention(span_of("Adara"), where, True, "in the gazetteer")],
    )
    assert (shelled.when, shelled.where) == (when, where)
    assert (imposed.when, imposed.where) == (None, None)


def test_a_place_that_stands_for_people_is_no_place():
    (shelled, _) = events(places=[PlaceMention(span_of("Adara"), Where(text="Adara"), False, "subject")])
    assert shelled.where is None


def test_a_country_is_read_off_the_words():
    imposed = events()[1]
    assert [a.country for a in (*imposed.actors, *imposed.recipients)] == ["CAN", "BLR"]


def test_ids_depend_on_the_trigger_alone():
    monday = TimeMention(span_of("Monday"), When(precision="day", text="Monday"), "weekday")
    assert [e.id for e in events()] == [e.id for e in events(times=[monday])]


def test_a_promised_act_keeps_its_time_apart():
    text = "The ministers will meet on Friday."
    parse = parsed(text)
    when = When(precision="day", text="Friday")
    (event,) = build_events(
        parse, find_frames(parse), None, [TimeMention(span_of("Friday", text), when, "weekday")], [], []
    )
    assert (event.type, event.when, event.about.type, event.about.when) == ("AGREE", None, "CONSULT", when)


def test_a_weapon_is_nobody():
    text = "Shells struck the market of Goma. Russian shells struck Adara."
    parse = parsed(text)
    first, second = build_events(parse, find_frames(parse), None, [], [], [])
    assert first.actors == ()
    assert [a.country for a in second.actors] == ["RUS"]
