"""A watch adds what is new, forgets nothing over restarts, and one bad feed or page stops nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from parley.analysis.feed_list import FeedList
from parley.analysis.watch_state import load_state
from parley.analysis.watching import MOST_FAILURES, Watch
from parley.errors import MalformedError
from parley.record import Record
from tests.analysis.conftest import NOW, Newsroom

TAKEN = (
    "The mayor of Odesa, Gennadiy Trukhanov, said on Monday that Odesa is surrounded by Russian forces.\n\n"
    "People in the city have been told to stay in their cellars, and the markets of the old town are closed."
)
TAKEN_BACK = (
    "The mayor of Odesa, Gennadiy Trukhanov, on Tuesday took back his statement that Odesa is surrounded.\n\n"
    "“Odesa is not surrounded,” Trukhanov said. People were seen at the markets of the old town again."
)
OFFER = (
    "Russian forces shelled Kharkiv in Ukraine on Monday. Ukraine offered Russia talks in Warsaw on Monday, President "
    "Volodymyr Zelensky said. Russia rejected the offer, a spokesman for the Kremlin said.\n\n"
    "The road from the border to the city was closed to all traffic from the early hours of the morning."
)


def statuses(newsroom: Newsroom) -> list[str]:
    return [outcome.status for polled in newsroom.run()[0] for outcome in polled.outcomes]


def test_new_items_are_added_once(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN)
    assert statuses(newsroom) == ["new"]
    assert statuses(newsroom) == []
    newsroom.publish("/a/2", OFFER)
    assert statuses(newsroom) == ["new"]
    assert newsroom.fetched("/a/1") == 1


def test_an_answer_without_change_is_an_answer(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN)
    newsroom.list_items(ETag='"one"')
    newsroom.run()
    newsroom.site["/feed"] = (304, {}, b"")
    later = NOW + timedelta(hours=1)
    newsroom.run(later)
    state = load_state(newsroom.path).feed(newsroom.site.url("/feed"))
    assert newsroom.site.asked[-1][1]["If-None-Match"] == '"one"'
    assert (state.last_answer, state.last_new, state.errors) == (later, NOW, 0)


def test_what_changed_is_told_once_and_over_a_restart(newsroom: Newsroom) -> None:
    newsroom.publish("/a/0", OFFER)
    first = newsroom.run()[1]
    assert {"move", "answer"} & {c.kind for c in first}
    newsroom.publish("/a/1", TAKEN)
    assert "control" in {c.kind for c in newsroom.run()[1]}
    newsroom.publish("/a/2", TAKEN_BACK)
    newsroom.watch = Watch(newsroom.path, newsroom.watch.feeds, newsroom.watch.engine)
    changes = newsroom.run()[1]
    standing = [c for c in changes if c.kind == "standing" and c.after == "withdrawn"]
    assert standing, changes
    assert (standing[0].outlet, standing[0].url) == ("Harbour Daily", newsroom.site.url("/a/2"))
    assert standing[0].exact in TAKEN_BACK
    assert newsroom.run()[1] == []
    assert {c.id for c in load_state(newsroom.path).recent} >= {c.id for c in (*first, *changes)}


def test_an_edited_page_is_read_again_and_its_moves_are_not_told_again(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", OFFER, teaser="Talks offered.")
    assert newsroom.run()[1]
    newsroom.publish("/a/1", OFFER.replace("early hours", "first hours"), teaser="Talks offered, road closed.")
    polled, changes = newsroom.run()
    assert [o.status for o in polled[0].outcomes] == ["new-version"]
    assert changes == []


def test_a_page_that_cannot_be_had_is_asked_for_again(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN, teaser="The mayor of Odesa spoke on Monday.", status=503)
    newsroom.list_items(ETag='"one"')
    assert statuses(newsroom) == ["new"]
    newsroom.publish("/a/1", TAKEN, teaser="The mayor of Odesa spoke on Monday.")
    assert statuses(newsroom) == ["new-version"]
    assert "If-None-Match" not in next(headers for path, headers in reversed(newsroom.site.asked) if path == "/feed")
    assert statuses(newsroom) == []


def test_a_summary_never_replaces_a_page_that_was_read(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN, teaser="The mayor spoke.")
    newsroom.run()
    newsroom.publish("/a/1", TAKEN, teaser="The mayor of Odesa spoke on Monday.", status=503)
    assert statuses(newsroom) == ["failed"]
    with Record.open(newsroom.path) as record:
        (document,) = record.documents()
        assert [v.text.count("surrounded") for v in record.versions(document.id)] == [1]


def test_a_page_that_never_comes_is_left_alone(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN, status=404)
    for _ in range(MOST_FAILURES + 2):
        newsroom.run()
    assert newsroom.fetched("/a/1") == MOST_FAILURES


def test_one_broken_feed_does_not_stop_the_others(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN)
    urls = [newsroom.site.url(path) for path in ("/none", "/page", "/feed")]
    newsroom.site["/page"] = b"<html><body><p>No feed here.</p></body></html>"
    newsroom.watch = replace(newsroom.watch, feeds=FeedList.model_validate({"feed": [{"url": u} for u in urls]}))
    polled, _ = newsroom.run()
    assert [(p.health, len(p.outcomes)) for p in polled] == [("broken", 0), ("broken", 0), ("ok", 1)]
    assert polled[0].error.endswith("the server answers 404.")
    assert "is not a feed" in polled[1].error


def test_a_silent_feed_is_shown_as_silent(newsroom: Newsroom) -> None:
    assert newsroom.watch.status(NOW)[0].health == "not asked yet"
    newsroom.publish("/a/1", TAKEN)
    newsroom.run()
    day = timedelta(minutes=15 * 96)
    assert [newsroom.watch.status(NOW + t)[0].health for t in (day, day + timedelta(seconds=1))] == ["ok", "silent"]


def test_a_feed_is_asked_when_it_is_due(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN)
    cases = [(0, 1), (14, 0), (15, 1), (-60, 1)]
    for minutes, asked in cases:
        polled, _ = newsroom.run(NOW + timedelta(minutes=minutes), every=False)
        assert len(polled) == asked, minutes
        if minutes == 14:
            assert newsroom.watch.wait(NOW + timedelta(minutes=minutes)) == timedelta(minutes=1)


def test_a_damaged_state_says_what_to_do(newsroom: Newsroom) -> None:
    (newsroom.path / "watch.json").write_text("{")
    with pytest.raises(MalformedError, match=r"watch.json is damaged. Delete it"):
        newsroom.watch.status(NOW)


def test_a_feed_that_is_cut_off_is_broken_and_loses_nothing(newsroom: Newsroom) -> None:
    newsroom.publish("/a/1", TAKEN)
    newsroom.publish("/a/2", OFFER)
    newsroom.run()
    whole = newsroom.site.pages["/feed"]
    newsroom.site["/feed"] = (200, {"ETag": '"1"'}, whole[2][: whole[2].rindex(b"<link>")])
    (polled,), _ = newsroom.run()
    assert polled.health == "broken"
    assert polled.error == f"{newsroom.site.url('/feed')} is cut off; the items before are read. Fetch it again."
    newsroom.site["/feed"] = whole
    (polled,), _ = newsroom.run()
    assert (polled.health, polled.outcomes) == ("ok", ())
    assert "If-None-Match" not in newsroom.site.asked[-1][1]
