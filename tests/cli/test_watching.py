"""`parley watch`: one pass, how feeds stand, where changes go, and that it stops when asked."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest

from parley.errors import BusyRecordError, InputError, MalformedError, NotFoundError
from tests.cli.conftest import parley
from tests.readers.fetch.conftest import Site, site

__all__ = ["site"]

OPEN = "[settings]\nfetch_private = true\nfetch_pause_seconds = 0.0\nfetch_retries = 0\n"
TAKEN = "The mayor of Odesa, Gennadiy Trukhanov, said on Monday that Odesa is surrounded by Russian forces."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    place = tmp_path / "record"
    parley("init", place)
    (place / "parley.toml").write_text(OPEN)
    return place


@pytest.fixture
def feeds(tmp_path: Path, site: Site) -> Path:
    site["/a/1"] = (200, {"Content-Type": "text/plain; charset=utf-8"}, TAKEN.encode())
    item = f"<item><title>One</title><link>{site.url('/a/1')}</link></item>"
    site["/feed"] = f"<rss version='2.0'><channel><title>Harbour</title>{item}</channel></rss>".encode()
    site["/hook"] = b""
    place = tmp_path / "feeds.toml"
    place.write_text(
        f'[[feed]]\nurl = "{site.url("/feed")}"\noutlet = "Harbour"\n'
        f'[publish]\nwebhook = "{site.url("/hook")}"\natom = "changes.xml"\n'
    )
    return place


def test_a_pass_tells_the_terminal_the_webhook_and_the_atom_file(record: Path, feeds: Path, site: Site) -> None:
    done = parley("watch", feeds, "--once", record=record)
    assert done.exit_code == 0, done.output
    assert f"ok: {site.url('/feed')}: 1 new" in done.output
    assert "control: Odesa: contested (" in done.output
    ((_, body),) = site.posted
    (entry,) = feedparser.parse((feeds.parent / "changes.xml").read_bytes()).entries
    assert entry.id == f"urn:parley:change:{json.loads(body)['changes'][0]['id']}"
    again = parley("watch", feeds, "--once", record=record)
    assert (again.exit_code, again.output) == (0, f"ok: {site.url('/feed')}: nothing new\n")
    assert len(site.posted) == 1


def test_a_webhook_that_is_down_gets_everything_later(record: Path, feeds: Path, site: Site) -> None:
    site["/hook"] = (503, {}, b"")
    done = parley("watch", feeds, "--once", record=record)
    assert done.exit_code == 1
    assert "answers 503. It is tried again next time." in done.output
    assert "1 changes are still to be told" in parley("watch", feeds, "--show", record=record).output
    site["/hook"] = b""
    assert parley("watch", feeds, "--once", record=record).exit_code == 0
    assert [len(json.loads(body)["changes"]) for _, body in site.posted] == [1, 1]


def test_how_feeds_stand(record: Path, feeds: Path, site: Site) -> None:
    assert "not asked yet" in parley("watch", feeds, "--show", record=record).output
    site["/feed"] = b"<html>moved</html>"
    assert parley("watch", feeds, "--once", record=record).exit_code == 1
    shown = json.loads(parley("watch", feeds, "--show", "--json", record=record).output)
    assert (shown["health"], shown["errors"], shown["last_answer"]) == ("broken", 1, None)
    assert "is not a feed" in shown["error"]
    assert "broken" in parley("watch", feeds, "--show", record=record).output


def test_errors(record: Path, feeds: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[feed]]")
    cases = [
        (("watch", tmp_path / "none.toml"), NotFoundError, "none.toml does not exist"),
        (("watch", tmp_path / "bad.toml"), MalformedError, "feed.0.url: Field required"),
        (("watch", feeds, "--json"), InputError, "--json goes with --show"),
    ]
    for words, kind, said in cases:
        error = parley(*words, record=record).exception
        assert isinstance(error, kind), words
        assert said in str(error)
    assert isinstance(parley("watch", feeds, record=tmp_path / "nowhere").exception, NotFoundError)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_it_keeps_watching_until_it_is_stopped(record: Path, feeds: Path) -> None:
    line = [sys.executable, "-m", "parley", "--record", str(record), "watch", str(feeds)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        deadline = time.monotonic() + 60
        while not (feeds.parent / "changes.xml").exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        second = parley("watch", feeds, "--once", record=record)
        assert isinstance(second.exception, BusyRecordError)
        assert "Another 'parley watch' runs" in str(second.exception)
        running.send_signal(signal.SIGINT)
        output, errors = running.communicate(timeout=30)
    assert running.returncode == 0, errors
    assert "control: Odesa" in output
    assert errors.rstrip().endswith("Stopped. The next 'parley watch' goes on from here.")
