"""What the first view fetches stays small: the map's data and the other views come when they are asked for."""

from playwright.sync_api import Page, expect

MOST_BYTES = 150_000
FETCHED = """() => performance.getEntriesByType('resource').map(
    one => [new URL(one.name).pathname, one.encodedBodySize])"""


def fetched(page: Page) -> dict[str, int]:
    """The app's own files that were fetched, with their bytes as sent."""
    return {path: size for path, size in page.evaluate(FETCHED) if path.startswith("/assets/")}


def test_the_first_route_is_small(page: Page) -> None:
    page.goto("/")
    page.get_by_role("heading", name="Where the talks stand").wait_for()
    files = fetched(page)
    assert sum(path.endswith(".js") for path in files) > 0
    assert all(files.values()), "the size of a file was not told"
    assert sum(files.values()) < MOST_BYTES, files
    assert not any("Map" in path or path.endswith(".json") for path in files)


def test_the_coast_comes_with_the_map(page: Page) -> None:
    with page.expect_response(lambda answer: answer.url.endswith(".json")) as coast:
        page.goto("/map")
    assert coast.value.ok
    expect(page.get_by_role("group", name="Map with 1 place")).to_be_visible()
