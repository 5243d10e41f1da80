"""Plain text is kept as it was found; what is known beside it is noted."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from parley.errors import MalformedError
from parley.model.documents import Document, FollowUp, Version
from parley.readers import ReadOptions

TEXT = "The men met at the bridge. 🇺🇦\r\n\r\nRead next: Men part at the bridge\r\n\r\nSubscribe now!\r\n"


def test_the_text_is_the_file_with_plain_newlines(reading_one):
    version = reading_one("a.txt", TEXT, outlet="Wire")
    assert version.text == TEXT.replace("\r\n", "\n")
    assert version.follow_ups == (FollowUp(text="Men part at the bridge"),)


def test_a_headline_over_prose_is_the_title(reading_one):
    text = "Sides meet at the bridge\n\nBy Ana Bell\n\nThe two sides met on Monday.\n"
    assert reading_one("a.txt", text).title == "Sides meet at the bridge"
    assert reading_one("a.txt", "Harbour, Monday\n\nThe two sides met.\n").title is None


def test_identity_is_outlet_and_text(reading_one):
    version = reading_one("a.txt", TEXT, outlet="Wire")
    assert version.document == Document.id_for(None, "Wire", version.text)
    assert version.id == Version.id_for(version.document, version.text)
    assert reading_one("a.txt", TEXT, outlet="Daily").document != version.document


def test_identity_is_the_address_where_one_is_given(reading_one):
    version = reading_one("a.txt", TEXT, outlet="Wire", url="https://Wire.example/1?utm_source=x#top")
    assert version.url == "https://wire.example/1"
    assert version.document == Document.id_for("https://wire.example/1", "", "")


def test_a_day_stays_a_day(reading_one):
    version = reading_one("a.txt", TEXT, outlet="Wire", published=date(2031, 3, 1))
    assert (version.published, version.published_precision) == (datetime(2031, 3, 1, tzinfo=UTC), "day")
    assert version.notes == ()


def test_a_moment_is_kept_in_utc(reading_one):
    moment = datetime(2031, 3, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    version = reading_one("a.txt", TEXT, outlet="Wire", published=moment)
    assert (version.published, version.published_precision) == (datetime(2031, 2, 28, 23, 30, tzinfo=UTC), "minute")


def test_a_moment_without_zone_is_refused():
    with pytest.raises(MalformedError, match="has no time zone"):
        ReadOptions(published=datetime(2031, 3, 1, 1, 30))


def test_no_date_and_no_outlet_are_noted(reading_one):
    version = reading_one("a.txt", TEXT)
    assert (version.outlet, version.published) == ("unknown", None)
    assert version.notes == ("no date of publication", "no outlet given")


def test_a_file_in_a_dated_folder_has_its_date(reading_one):
    version = reading_one("2011-08-03/243.txt", "The sides met at the bridge .", outlet="Wire", detokenise=True)
    assert (version.text, version.published) == ("The sides met at the bridge.", datetime(2011, 8, 3, tzinfo=UTC))
    assert "date of publication from the file's path" in version.notes


def test_a_date_in_the_future_is_kept_and_noted(reading_one):
    version = reading_one("a.txt", TEXT, outlet="Wire", published=date(2031, 4, 1))
    assert version.published == datetime(2031, 4, 1, tzinfo=UTC)
    assert version.notes == ("published 2031-04-01, after it was read",)


def test_another_language_is_recorded(reading_one):
    text = "Делегации встретились в понедельник на границе и ни о чём не договорились вовсе.\n"
    assert reading_one("a.txt", text).language == "ru"


def test_a_text_too_short_to_tell_is_taken_as_english(reading_one):
    version = reading_one("a.txt", "Talks open.", outlet="Wire")
    assert version.language == "en"
    assert "too short to tell its language; taken as English" in version.notes


def test_wrapped_lines_are_joined(reading_one):
    line = "The delegations met for a third time on Thursday in the border town and"
    version = reading_one("a.txt", "\n".join([line] * 6) + "\nleft.\n", outlet="Wire")
    assert "\n" not in version.text.rstrip("\n")


def test_tokens_are_undone_on_request_only(reading_one):
    assert reading_one("a.txt", "They did n't meet .", outlet="W", detokenise=True).text == "They didn't meet."
    assert reading_one("a.txt", "They did n't meet .", outlet="W").text == "They did n't meet ."
