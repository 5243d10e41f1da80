"""No bytes at all break a reader: each gives versions or failures that were foreseen.

Short by default; PARLEY_FUZZ_EXAMPLES=20000 lets it run for about an hour.
"""

import gzip
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.model.documents import Document, Version
from parley.readers import Failure
from parley.readers.contract import Context, Raw, ReadOptions
from parley.readers.reading import read_raw
from parley.settings import Settings
from parley.text.clean import clean
from parley.text.paragraphs import classify_paragraphs, split_paragraphs
from tests.readers.archives.build import PROSE, docx_of, message_of, pdf_of, warc_of, zip_of
from tests.readers.conftest import NOW
from tests.readers.pages import DATA, page
from tests.readers.test_feeds import ATOM, JSON, RSS
from tests.readers.test_markdown import TEXT as MARKDOWN

EXAMPLES = int(os.environ.get("PARLEY_FUZZ_EXAMPLES", "15"))
WARC = warc_of([("https://harbour.example/a/1", "text/html", page(DATA).encode(), "200 OK")] * 2, packed=False)

SEEDS = {
    "a.txt": f"{PROSE}\n\nRead next: Sides part\n\nComments (2)\nNo.\n".encode(),
    "a.html": page(DATA).encode(),
    "a.jsonl": b'{"text": "The sides met.", "date": "2031-03-01", "source": {"name": "Wire"}}\n' * 3,
    "a.json": b'[{"text": ["The sides met.", "They left."], "authors": ["A"], "time": 1646042707}]',
    "a.csv": b'date;text;outlet\n' + b'2031-03-01;"The sides; met.";Wire\n' * 2,
    "a.md": MARKDOWN.encode(),
    "rss.xml": RSS.encode(),
    "atom.xml": ATOM.encode(),
    "feed.json": JSON.encode(),
    "a.eml": message_of(),
    "a.mbox": b"From a@b.example Sat Mar  1 10:05:00 2031\n" + message_of() + b"\nFrom c d\n" + message_of(),
    "a.pdf": pdf_of([["The two sides met."], ["They left."]], "/Title (Sides) /CreationDate (D:20310301100500Z)"),
    "a.docx": docx_of(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"),
    "a.zip": zip_of({"a.txt": PROSE, "b.html": page(DATA), "c.zip": zip_of({"d.txt": PROSE})}),
    "a.warc": WARC,
    "a.warc.gz": gzip.compress(WARC),
    "a.jsonl.gz": gzip.compress(b'{"text": "The sides met."}\n' * 50),
}


@st.composite
def spoiled(draw, seed):
    """`seed` with a few stretches cut, doubled or replaced."""
    data = seed
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from([0, 1, 2, 8, 64, 1024])))
        how = draw(st.sampled_from(["cut", "double", "replace", "end"]))
        middle = {"cut": b"", "double": data[start:end] * 2, "end": b""}.get(how)
        if middle is None:
            middle = draw(st.binary(max_size=16))
        data = data[:start] + middle + (b"" if how == "end" else data[end:])
    return data


def check(name, data, **options):
    """Read bytes and look at all that comes out."""
    ctx = Context(ReadOptions(fetched=NOW, **options), Settings(max_document_mb=2.0), NOW, read_raw)
    for outcome in read_raw(Raw.of_bytes(name, name, data), ctx):
        if isinstance(outcome, Failure):
            assert outcome.code in ("unreadable", "malformed"), outcome.details or outcome
            assert outcome.message
            continue
        assert outcome.text == clean(outcome.text)
        assert outcome.text.strip()
        assert len(classify_paragraphs(outcome.text, outcome.follow_ups)) == len(split_paragraphs(outcome.text))
        assert outcome.document == Document.id_for(outcome.url, outcome.outlet, outcome.text)
        assert outcome.id == Version.id_for(outcome.document, outcome.text)
        assert Version.model_validate_json(outcome.model_dump_json()) == outcome


RELAXED = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.mark.parametrize("name", SEEDS)
def test_spoiled_files(name):
    @RELAXED
    @given(spoiled(SEEDS[name]))
    def run(data):
        check(name, data)

    run()


@RELAXED
@given(st.binary(max_size=400), st.sampled_from(sorted(SEEDS)))
def test_any_bytes_under_any_name(data, name):
    check(name, data)


@RELAXED
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.html", "a.md", "a.csv"]), st.booleans())
def test_any_text(text, name, detokenise):
    check(name, text.encode("utf-8", "surrogatepass"), detokenise=detokenise)


@pytest.mark.parametrize("name", SEEDS)
def test_each_seed_is_read_whole(name):
    ctx = Context(ReadOptions(fetched=NOW), Settings(), NOW, read_raw)
    assert all(isinstance(o, Version) for o in read_raw(Raw.of_bytes(name, name, SEEDS[name]), ctx))
