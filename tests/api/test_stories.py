"""The list of stories: filtered, paged and as of a moment, in the shape of all lists."""

from pathlib import Path

import httpx

from parley.api.library import Library
from parley.api.routes.stories import told
from parley.model.derived import Story


def test_stories_are_listed_in_pages(api: httpx.Client) -> None:
    answer = api.get("/api/stories", params={"limit": 1})
    assert answer.status_code == 200
    body = answer.json()
    assert body["all"] >= body["total"] >= len(body["items"])
    for story in body["items"]:
        assert len(story["documents"]) > 1
        assert {"id", "title", "start", "end", "outlets", "reason"} < set(story)


def test_a_story_has_its_documents_and_the_first_words_of_each(
    place: tuple[Path, dict[str, str]], ids: dict[str, str]
) -> None:
    story = Story(
        id="y-1", title="Karsk", start=None, end=None, documents=(ids["second"], ids["first"], "d-gone"),
        outlets=("Dolin Post", "Karsk Courier"), reason="alike",
    )  # fmt: skip
    books = Library(place[0])
    (shown,) = told(books, [story])
    books.close()
    assert [one.document.title for one in shown.told] == ["Mayor takes it back", "=Town surrounded"]
    leads = [one.lead.words for one in shown.told if one.lead]
    assert leads == ["Karsk was not surrounded", "Karsk was surrounded"]


def test_nothing_was_told_before_anything_was_published(api: httpx.Client) -> None:
    body = api.get("/api/stories", params={"as_of": "2001-01-01"}).json()
    assert (body["items"], body["total"], body["all"], body["next"]) == ([], 0, 0, None)


def test_a_cursor_that_is_none_is_refused(api: httpx.Client) -> None:
    assert api.get("/api/stories", params={"after": "x"}).status_code == 422
