"""Each JSON object is a document; one that is bad is one failure with its place."""

import json
from datetime import UTC, datetime

import pytest

from parley.model.documents import Version
from parley.readers import Failure, jsonl
from parley.settings import Settings

ROW = {
    "id": 7, "headline": "Sides meet", "body": "The two sides met at the bridge.", "time": "2031-03-01",
    "source": {"name": "Harbour Daily"}, "link": "https://harbour.example/a/1", "authors": ["Ana Bell", "Bo Carr"],
}


def lines(*rows):
    return "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)


def test_columns_are_found_by_their_usual_names(reading_one):
    version = reading_one("a.jsonl", lines(ROW))
    assert version.text == ROW["body"]
    assert (version.title, version.outlet, version.url) == ("Sides meet", "Harbour Daily", "https://harbour.example/a/1")
    assert version.byline == "Ana Bell, Bo Carr"
    assert (version.published, version.published_precision) == (datetime(2031, 3, 1, tzinfo=UTC), "day")
    assert version.source.endswith("a.jsonl, line 1 (7)")


def test_columns_can_be_named_also_inside_objects(reading_one):
    row = {"a": {"main": "The sides met."}, "text": "not this", "day": "2031-03-01"}
    version = reading_one("a.jsonl", lines(row), columns={"text": "a.main", "date": "day"}, outlet="Wire")
    assert (version.text, version.published) == ("The sides met.", datetime(2031, 3, 1, tzinfo=UTC))


def test_a_bad_line_fails_with_its_number_and_the_others_go_on(reading):
    outcomes = reading("a.jsonl", lines(ROW, "{not json", "", "[1]", {"text": ""}, {"text": 5}, {**ROW, "link": None}))
    assert [type(o) for o in outcomes] == [Version, Failure, Failure, Failure, Failure, Version]
    assert [o.message.split("a.jsonl, ")[1][:18] for o in outcomes if isinstance(o, Failure)] == [
        "line 2 is not JSON", "line 4 is not an o", "line 5 has no text", "line 6 has no text",
    ]


def test_a_line_that_breaks_the_reader_fails_alone(reading, monkeypatch):
    def break_at_the_second(item, *args):
        if item["id"] == 2:
            raise ZeroDivisionError("inside")
        return whole(item, *args)

    whole = jsonl._row
    monkeypatch.setattr(jsonl, "_row", break_at_the_second)
    outcomes = reading("a.jsonl", lines({**ROW, "id": 1}, {**ROW, "id": 2}, {**ROW, "id": 3}))
    assert [getattr(o, "code", "read") for o in outcomes] == ["read", "reader", "read"]


def test_names_nested_beyond_reason_are_none(reading_one):
    author = "[" * 500 + '"A"' + "]" * 500
    assert reading_one("a.jsonl", f'{{"text": "They met.", "author": {author}}}').byline is None


def test_a_line_in_another_encoding_fails_alone(reading):
    outcomes = reading("a.jsonl", lines(ROW).encode() + b"\n{\"text\": \"caf\xe9\"}\n" + lines(ROW).encode())
    assert [type(o) for o in outcomes] == [Version, Failure, Version]
    assert outcomes[1].message.endswith("line 2 is not in utf-8 (byte 14).")


def test_a_line_that_is_too_long_fails_alone(reading):
    long = lines({"text": "word " * 300_000})
    outcomes = reading("a.jsonl", lines(ROW, long, ROW), Settings(max_document_mb=1.0))
    assert [type(o) for o in outcomes] == [Version, Failure, Version]
    assert outcomes[1].message.endswith("line 2 is longer than 1 MB.")


def test_a_missing_text_column_names_what_is_near(failing):
    failure = failing("a.jsonl", lines({"texts": "The sides met."}))
    assert failure.hint == "Did you mean 'texts'? Name it: --column text=NAME."


def test_a_column_that_the_user_names_must_exist(failing):
    failure = failing("a.jsonl", lines(ROW), columns={"text": "bodi"})
    assert (failure.code, failure.hint) == ("malformed", "Did you mean 'body'?")


def test_a_field_that_does_not_exist(failing):
    failure = failing("a.jsonl", lines(ROW), columns={"dat": "time"})
    assert failure.message == "There is no field 'dat' to map a column to."


def test_an_exported_record_is_not_reporting(failing):
    failure = failing("a.jsonl", lines({"kind": "version", "id": "v-1", "text": "The sides met."}))
    assert failure.hint.startswith("Run: parley import ")


JSON = {
    "a list": (json.dumps([ROW, ROW]), 2),
    "an object": (json.dumps(ROW, indent=2), 1),
    "lines": (lines(ROW, ROW, ROW), 3),
}


@pytest.mark.parametrize(("content", "count"), JSON.values(), ids=JSON.keys())
def test_json_files_of_each_shape(reading, content, count):
    assert [type(o) for o in reading("a.json", content)] == [Version] * count


def test_a_json_file_that_is_not(failing):
    assert failing("a.json", "{'text': 1}").message.split("a.json ")[1].startswith("is not JSON: ")


def test_json_nested_beyond_reason(failing):
    assert failing("a.json", "[" * 200_000).code == "malformed"


def test_lines_are_known_without_a_name(reading):
    assert [type(o) for o in reading("articles", lines(ROW, ROW))] == [Version, Version]


def test_html_in_a_field_becomes_text(reading_one):
    assert reading_one("a.jsonl", lines({"text": "<p>The men met.</p><p>They left.</p>"}), outlet="W").text == (
        "The men met.\n\nThey left."
    )


def test_half_a_surrogate_pair_is_replaced(reading_one):
    assert reading_one("a.jsonl", '{"text": "The men \\ud83d met."}', outlet="W").text == "The men \ufffd met."


def test_half_a_surrogate_pair_in_any_field(reading_one):
    half = "\\ud83d"
    names = ("title", "outlet", "url", "author", "language", "id")
    row = "{" + ", ".join(f'"{name}": "x{half}"' for name in names)
    version = reading_one("a.jsonl", row + f', "text": "They met{half}.", "date": "2031{half}"' + "}")
    assert (version.title, version.outlet, version.url) == ("x\ufffd", "x\ufffd", None)


def test_tokenised_sentence_lines(reading_one):
    row = {"text": "`` We met . \nWe left , '' he said .", "time": "2031-03-01"}
    assert reading_one("a.jsonl", lines(row), outlet="W", detokenise=True).text == "“We met. We left,” he said."
