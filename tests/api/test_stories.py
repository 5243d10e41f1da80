"""The list of stories: filtered, paged and as of a moment, in the shape of all lists."""

import httpx


def test_stories_are_listed_in_pages(api: httpx.Client) -> None:
    answer = api.get("/api/stories", params={"limit": 1})
    assert answer.status_code == 200
    body = answer.json()
    assert body["all"] >= body["total"] >= len(body["items"])
    for story in body["items"]:
        assert len(story["documents"]) > 1
        assert {"id", "title", "start", "end", "outlets", "reason"} < set(story)


def test_nothing_was_told_before_anything_was_published(api: httpx.Client) -> None:
    body = api.get("/api/stories", params={"as_of": "2001-01-01"}).json()
    assert (body["items"], body["total"], body["all"], body["next"]) == ([], 0, 0, None)


def test_a_cursor_that_is_none_is_refused(api: httpx.Client) -> None:
    assert api.get("/api/stories", params={"after": "x"}).status_code == 422
