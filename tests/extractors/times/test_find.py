"""Whatever the words, the mentions are in order, apart, and never end before they begin."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.extractors.times import find_times, timex
from parley.extractors.times.lexicon import rows

WORDS = sorted(
    {row["word"] for name in ("months", "weekdays", "units", "parts_of_day", "seasons", "numbers", "search", "holidays")
     for row in rows(name)}
    | {"1941", "490", "BC", "2022", "99999999999", "31", "5th", "28th", "10:30", "p.m.", "GMT", "-", ",", ".", "'99",
       "two", "later", "ago", "before", "after", "of", "from", "between", "1914-18", "1960s", "century", "\n", "mark"}
)  # fmt: skip
PUBLISHED = datetime(2022, 3, 9, 12, tzinfo=UTC)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from([PUBLISHED, None]))
def test_mentions_are_ordered_apart_and_well_formed(words, published):
    text = " ".join(words)
    mentions = find_times(text, published)
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        start, stop = mention.when.start, mention.when.end
        assert start is None or stop is None or start <= stop
        kind, value = timex(mention)
        assert kind in ("DATE", "TIME", "DURATION", "SET")
        assert value


def test_numbers_too_large_for_any_calendar_break_nothing():
    assert timex(find_times("It died 900,000 weeks ago.", PUBLISHED)[0]) == ("DATE", "2022-WXX")
    assert timex(find_times("It died 99,999,999,999 years ago.", PUBLISHED)[0]) == ("DATE", "PAST_REF")


def test_a_day_that_no_month_has_is_kept_without_an_interval():
    (mention,) = find_times("The form says February 30, 2022.", PUBLISHED)
    assert (timex(mention)[1], mention.when.start, mention.when.precision) == ("2022-02-30", None, "day")


@pytest.mark.parametrize(
    ("text", "published", "words", "value"),
    [
        ("They signed on Good Friday.", datetime(1998, 4, 11, tzinfo=UTC), "Good Friday", "1998-04-10"),
        ("They signed on Good Friday.", datetime(1998, 4, 9, tzinfo=UTC), "Good Friday", "1997-03-28"),
        ("They will sign on Easter Sunday.", datetime(1998, 4, 11, tzinfo=UTC), "Easter Sunday", "1998-04-12"),
        (
            "They met two days earlier. Roads will open from 9 a.m. to 2 p.m. starting on Friday.",
            PUBLISHED,
            "9 a.m. to 2 p.m.",
            "2022-03-11T09:00",
        ),
    ],
)
def test_what_a_date_leaves_open(text, published, words, value):
    assert timex(next(m for m in find_times(text, published) if m.when.text == words))[1] == value
