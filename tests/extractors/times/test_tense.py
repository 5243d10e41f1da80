"""The tense at a date decides whether a weekday is gone or to come."""

from datetime import UTC, datetime

import pytest

from parley.extractors.engine import load_pipeline
from parley.extractors.parse import parse_all
from parley.extractors.times import find_times, tense_from_parse, timex
from parley.extractors.times.tense import tense_from_words
from parley.model.documents import Version

PUBLISHED = datetime(2023, 5, 17, tzinfo=UTC)  # a Wednesday

BY_WORDS = [
    ("The ministers met on Monday.", "past"),
    ("The ministers will meet on Monday.", "future"),
    ("A vote is due on Monday.", "future"),
    ("A hearing was set for Monday.", "future"),
    ("It will rain. Then Monday came.", None),
    ("Talks resume. He spoke on Monday.", "past"),
]
BY_PARSE = [
    ("The ministers met in Oslo on Monday.", "2023-05-15"),
    ("The ministers will meet in Oslo on Monday.", "2023-05-22"),
    ("Both sides agreed to meet again on Monday.", "2023-05-22"),
    ("The troops began to leave the town on Monday.", "2023-05-15"),
    ("A second round is scheduled for Monday.", "2023-05-22"),
    ("The envoy has been in Oslo since Monday.", "2023-05-15"),
    ("The truce takes effect on Monday.", "2023-05-22"),
    ("The truce took effect on Monday.", "2023-05-15"),
    ("The crossing opens on Friday.", "2023-05-19"),
    ("The talks resume in Oslo on Monday.", "2023-05-22"),
    ("The deadline is Friday.", "2023-05-19"),
    ("The town is quiet after a raid on Friday.", "2023-05-12"),
    ("Envoys to meet on Monday in Oslo", "2023-05-22"),
    ("Both sides extended the truce until Monday.", "2023-05-22"),
    ("The talks were postponed on Monday.", "2023-05-15"),
    ("The talks were postponed to Monday.", "2023-05-22"),
    ("A hearing was set for Monday.", "2023-05-22"),
    ("The rebels moved to Goma on Monday.", "2023-05-15"),
    ("The commander told his men to march on the port on Monday.", "2023-05-15"),
    ("The commander told his men to leave by Monday.", "2023-05-22"),
    ("Both sides agreed a truce from Monday.", "2023-05-22"),
    ("The army said it would halt fire, starting on Monday.", "2023-05-22"),
    ("The town was calm ahead of Sunday's vote.", "2023-05-21"),
]


@pytest.mark.parametrize(("sentence", "tense"), BY_WORDS)
def test_the_nearest_verb_cue_before_the_date_decides(sentence, tense):
    assert tense_from_words(sentence)(sentence.index("Monday")) == tense


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline("sm")


@pytest.mark.parametrize(("sentence", "value"), BY_PARSE)
def test_with_a_parse_the_governing_verb_decides(nlp, sentence, value):
    version = Version(
        id="v-1", document="d-1", outlet="Test", text=sentence, fetched=PUBLISHED, published=PUBLISHED, raw_sha256="0"
    )
    parse = next(iter(parse_all(nlp, [version], 1000)))
    (mention,) = find_times(sentence, PUBLISHED, tense_from_parse(parse))
    assert timex(mention) == ("DATE", value)
