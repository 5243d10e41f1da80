"""Changes as lines, JSON and Atom."""

import json
import xml.etree.ElementTree as ET
from datetime import UTC, datetime

import feedparser

from parley.analysis.changes import Change
from parley.outputs.changes import as_atom, as_json, as_line

AT = datetime(2031, 3, 5, 12, 0, tzinfo=UTC)
CHANGE = Change(
    id="x-1", kind="standing", entry="c-1", at=AT, before="reported", after="withdrawn", report="s-1",
    summary="“<b>Karsk</b> fell” is now withdrawn, was reported", exact="I was\nwrong", outlet="Wire & Co",
    url="https://wire.example/1?a=1&b=2", published=AT,
)  # fmt: skip


def test_a_line() -> None:
    assert as_line(CHANGE) == (
        "standing: “<b>Karsk</b> fell” is now withdrawn, was reported — Wire & Co, 2031-03-05: “I was wrong” [c-1]"
    )
    bare = CHANGE.model_copy(update={"exact": ""})
    assert as_line(bare) == "standing: “<b>Karsk</b> fell” is now withdrawn, was reported [c-1]"


def test_json() -> None:
    body = json.loads(json.dumps(as_json([CHANGE])))
    assert (body["kind"], body["changes"][0]["id"], body["changes"][0]["at"]) == (
        "changes", "x-1", "2031-03-05T12:00:00Z",
    )  # fmt: skip


def test_an_atom_feed() -> None:
    feed = feedparser.parse(as_atom([CHANGE], "What changed in karsk"))
    (entry,) = feed.entries
    assert (feed.version, feed.feed.title) == ("atom10", "What changed in karsk")
    assert (entry.id, entry.link, entry.updated) == (
        "urn:parley:change:x-1", "https://wire.example/1?a=1&b=2", "2031-03-05T12:00:00+00:00",
    )  # fmt: skip


def test_text_of_the_world_is_never_markup_in_a_feed() -> None:
    odd = CHANGE.model_copy(update={"summary": "a\x00b\x1b <script>", "exact": "\ufffe]]>"})
    root = ET.fromstring(as_atom([odd], "t"))
    assert root.find(".//{*}entry/{*}title").text == "a�b� <script>"  # type: ignore[union-attr]


def test_an_empty_feed_is_a_feed() -> None:
    assert feedparser.parse(as_atom([], "nothing yet")).version == "atom10"
