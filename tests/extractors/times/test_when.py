"""From words to intervals: half-open, in UTC, as fine as the words, and unknown where they do not tell."""

from datetime import UTC, datetime

import pytest

from parley.extractors.times import find_times, timex

PUBLISHED = datetime(2023, 5, 17, 9, 30, tzinfo=UTC)  # a Wednesday


def stamp(moment):
    if moment is None:
        return ".."
    midnight = (moment.hour, moment.minute, moment.second) == (0, 0, 0)
    return moment.strftime("%Y-%m-%d" if midnight else "%Y-%m-%dT%H:%M")


def when(sentence, number=0, published=PUBLISHED):
    mention = find_times(sentence, published)[number].when
    return f"{stamp(mention.start)} {stamp(mention.end)} {mention.precision}"


INTERVALS = [
    ("He left on 3 May 2023.", "2023-05-03 2023-05-04 day"),
    ("He left in May 2021.", "2021-05-01 2021-06-01 month"),
    ("He left in 1999.", "1999-01-01 2000-01-01 year"),
    ("He left in the 1960s.", "1960-01-01 1970-01-01 decade"),
    ("The church dates from the 12th century.", "1100-01-01 1200-01-01 century"),
    ("He left in the third quarter of 2020.", "2020-07-01 2020-10-01 quarter"),
    ("He left in the summer of 2020.", "2020-06-01 2020-09-01 season"),
    ("He left last week.", "2023-05-08 2023-05-15 week"),
    ("He left last weekend.", "2023-05-13 2023-05-15 weekend"),
    ("Early March 2020 was cold.", "2020-03-01 2020-03-11 month"),
    ("By mid-2014 he had left.", ".. 2014-09-01 year"),
    ("Late April was warm.", "2023-04-21 2023-05-01 month"),
    ("The night of 3 May was calm.", "2023-05-03T20:00 2023-05-04T05:00 part-of-day"),
    ("Overnight, four drones were shot down.", "2023-05-16T20:00 2023-05-17T05:00 part-of-day"),
    ("He spoke at 10 a.m. Moscow time on 3 May.", "2023-05-03T07:00 2023-05-03T08:00 hour"),
    ("It struck at 0310 GMT on 3 May.", "2023-05-03T03:10 2023-05-03T03:11 minute"),
    ("He spoke on 3 May at 9 p.m. EST.", "2023-05-03 2023-05-04 day"),
    ("Since Thursday the road is closed.", "2023-05-11 .. day"),
    ("They must leave by Friday.", ".. 2023-05-20 day"),
    ("The truce holds until 1 June.", ".. 2023-06-02 day"),
    ("Before 3 May the port was open.", ".. 2023-05-03 day"),
    ("After 3 May the port was shut.", "2023-05-04 .. day"),
    ("They were shelled for three days.", ".. .. day"),
    ("For the past three days it has rained.", "2023-05-14T09:30 2023-05-17T09:30 day"),
    ("Over the next two months aid will come.", "2023-05-17T09:30 2023-07-17T09:30 month"),
    ("He was recently freed.", ".. 2023-05-17T09:30 vague"),
    ("More will follow in the coming days.", "2023-05-17T09:30 .. vague"),
    ("He is now in exile.", ".. .. vague"),
    ("The raid came four days after the coup.", ".. .. day"),
    ("The raid came four days after the coup began on 3 May.", "2023-05-07 2023-05-08 day"),
    ("Two days after Friday's raid he was freed.", "2023-05-14 2023-05-15 day"),
    ("The day after the vote of 3 May it rained.", "2023-05-04 2023-05-05 day"),
    ("Two days after the raid, on 3 May, he was freed.", ".. .. day"),
    ("May 5-8 was quiet.", "2023-05-05 2023-05-09 day"),
    ("The May 5-8 talks failed.", "2023-05-05 2023-05-09 day"),
    ("On May 5, 8 soldiers died.", "2023-05-05 2023-05-06 day"),
    ("At the 72-hour mark they gave up.", ".. .. hour"),
    ("The last week of August 2022 was hot.", "2022-08-25 2022-09-01 week"),
    ("The first ten days of May 2020 were dry.", "2020-05-01 2020-05-11 day"),
    ("In the second week of May 2020 it rained.", "2020-05-08 2020-05-15 week"),
    ("The talks ran from 5 to 8 May 2023.", "2023-05-05 2023-05-09 day"),
    ("Between 3 May and 5 May nobody slept.", "2023-05-03 2023-05-06 day"),
    ("The 1914-18 war ended badly.", "1914-01-01 1919-01-01 year"),
    ("Two days before 3 May he fled.", "2023-05-01 2023-05-02 day"),
    ("In the week of 1 May he fled.", "2023-05-01 2023-05-08 week"),
    ("The lease will expire in a year.", "2024-01-01 2025-01-01 year"),
    ("The guns will fall silent within two days.", "2023-05-17T09:30 2023-05-20 day"),
    ("In a year the army lost ten towns.", ".. .. year"),
    ("It will be the first meeting in two years.", ".. .. year"),
    ("Patrols pass every day.", ".. .. vague"),
    ("Cyrus died in 530 BC.", ".. .. year"),
]


@pytest.mark.parametrize(("sentence", "expected"), INTERVALS, ids=[row[0] for row in INTERVALS])
def test_interval(sentence, expected):
    assert when(sentence) == expected


def test_a_clock_beside_a_date_has_that_date_and_its_own_zone():
    assert when("He spoke on 3 May at 9 p.m. EST.", 1) == "2023-05-04T02:00 2023-05-04T03:00 hour"


def test_a_clock_without_any_day_is_on_no_day():
    (mention,) = find_times("A siren sounded at 9 p.m. in the port.", PUBLISHED)
    assert (mention.when.start, mention.when.end) == (None, None)
    assert timex(mention) == ("TIME", "XXXX-XX-XXT21:00")


def test_both_ends_of_a_range_have_the_range():
    left, right = find_times("The talks ran from 5 to 8 May 2023.", PUBLISHED)
    assert left.when == right.when
    assert left.when.text == "5 to 8 May 2023"
    assert (timex(left)[1], timex(right)[1]) == ("2023-05-05", "2023-05-08")


def test_an_event_the_words_measure_from_is_kept_with_them():
    (mention,) = find_times("They met four days after the first crossing of the river, in Oslo.", PUBLISHED)
    assert mention.when.text == "four days after the first crossing of the river"


def test_without_a_publication_date_nothing_leans_on_one():
    values = [timex(m)[1] for m in find_times("Yesterday they met. On Friday they left. Two weeks ago it rained.")]
    assert values == ["XXXX-XX-XX", "XXXX-WXX-5", "XXXX-WXX"]
    assert all(m.when.start is None for m in find_times("Yesterday they met. On Friday they left."))


STORY = (
    "The kingdom fell in March 1807. Two days later the court fled. In April the port was burnt. "
    "The rising of 1809 was put down in October. In January a truce was signed, and the following month all left. "
    "That year the crops failed. In 1815 peace came, and in the spring of 1816 the king returned."
)


def test_a_story_is_read_from_its_own_dates():
    values = [timex(m)[1] for m in find_times(STORY, PUBLISHED)]
    assert values == [
        "1807-03", "1807-XX-XX", "1807-04", "1809", "1809-10", "1810-01", "1810-02", "1810", "1815", "1816-SP",
    ]  # fmt: skip


def test_the_zone_of_the_anchor_decides_its_day():
    late = datetime.fromisoformat("2023-05-17T23:30:00-05:00")
    assert timex(find_times("He left today.", late)[0])[1] == "2023-05-18"


def test_same_input_same_mentions():
    assert find_times(STORY, PUBLISHED) == find_times(STORY, PUBLISHED)
