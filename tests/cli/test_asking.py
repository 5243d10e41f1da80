"""show, search, status, talks, control: what is asked is answered, in tables and in JSON."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from parley.analysis import meaning
from parley.cli.asking import last_instant
from parley.errors import InputError, MissingPieceError, NotFoundError
from parley.text import encoder
from tests.cli.conftest import parley


def lines(*words: str, record: Path) -> list[dict[str, object]]:
    done = parley(*words, "--json", record=record)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.output.splitlines()]


@pytest.mark.parametrize("kind", ["statements", "events", "control", "claims", "happenings", "documents"])
def test_every_kind_has_a_table_and_json(story: Path, kind: str) -> None:
    found = lines("show", kind, record=story)
    assert found
    table = parley("show", kind, record=story)
    assert (table.exit_code, f"{kind.capitalize()} ({len(found)})" in table.output) == (0, True)


def test_a_claim_is_shown_withdrawn(story: Path) -> None:
    withdrawn = lines("show", "claims", "--type", "withdrawn", record=story)
    assert any("Kest" in str(claim["proposition"]) for claim in withdrawn)


def test_before_the_withdrawal_it_stood(story: Path) -> None:
    assert lines("show", "claims", "--as-of", "2021-10-12", record=story)
    assert not lines("show", "claims", "--type", "withdrawn", "--as-of", "2021-10-12", record=story)


def test_a_span_that_ends_before_it_begins_is_an_error(story: Path) -> None:
    done = parley("show", "events", "--since", "2022-03-01", "--until", "2022-02-01", record=story)
    assert isinstance(done.exception, InputError)
    assert lines("show", "events", "--since", "2021-10-12", "--until", "2021-10-12", record=story)


def test_an_unknown_place_has_one_answer(story: Path) -> None:
    assert parley("control", "Nowhere", record=story).output.count("\n") == 1


def test_explaining_knows_the_actors_of_the_record(tmp_path: Path) -> None:
    parley("init", tmp_path)
    (tmp_path / "actors.csv").write_text(
        "names,kind,country,sector,source\nOrlin Vash,person,COL,GOV,own notes\n", encoding="utf-8"
    )
    said = ("explain", "Orlin Vash said that the talks had failed.", "--json")
    assert '"COL"' in parley(*said, record=tmp_path).output
    assert '"COL"' not in parley(*said).output
    assert isinstance(parley(*said, record=tmp_path / "none").exception, NotFoundError)


def test_filters_narrow(story: Path) -> None:
    everything = lines("show", "statements", record=story)
    assert 0 < len(lines("show", "statements", "--actor", "Orlev", record=story)) < len(everything)
    assert lines("show", "statements", "--since", "2031-01-01", record=story) == []
    assert len(lines("show", "statements", "--limit", "2", record=story)) == 2


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (("moves", "--type", "offr"), "'offr' is no type of moves", "Did you mean 'offer'?"),
        (("events", "--type", "CONSULTT"), "'CONSULTT' is no type of events", "Did you mean 'CONSULT'?"),
        (("judgements", "--type", "rejct"), "'rejct' is no type of judgements", "Did you mean 'reject'?"),
        (("events", "--country", "Ukrane"), "'Ukrane' is no country", "Did you mean 'Ukraine'?"),
        (
            ("events", "--outlet", "The Morning Leger"),
            "Nothing in this record is from 'The Morning Leger'",
            "Did you mean 'The Morning Ledger'?",
        ),
    ],
)
def test_a_slip_in_a_filter_is_named(story: Path, words: tuple[str, ...], said: str, hint: str) -> None:
    error = parley("show", *words, record=story).exception
    assert isinstance(error, InputError)
    assert said in str(error)
    assert error.hint == hint


def test_a_type_is_taken_in_any_case(story: Path) -> None:
    found = lines("show", "statements", "--type", "Direct", record=story)
    assert found
    assert found == lines("show", "statements", "--type", "direct", record=story)


def test_an_entry_opens_on_its_words(story: Path) -> None:
    statement = lines("show", "statements", "--actor", "Orlev", record=story)[0]
    shown = parley("show", str(statement["id"]), record=story).output
    assert "hops, nearest the fact first:" in shown
    content = statement["content"][0]["exact"]  # type: ignore[index]
    assert " ".join(content.split()[:3]) in " ".join(shown.split())


def test_a_misspelt_kind_is_corrected(story: Path) -> None:
    error = parley("show", "statments", record=story).exception
    assert isinstance(error, InputError)
    assert error.hint == "Did you mean 'statements'?"


def test_search_finds_words_and_survives_syntax(story: Path) -> None:
    assert lines("search", "surrounded", record=story)
    for odd in ('"', "AND OR NOT", "a* (b", "col:umn", "'; DROP TABLE versions; --"):
        assert parley("search", "--json", "--", odd, record=story).exit_code == 0


@pytest.mark.skipif(not meaning.available(), reason="the extra 'encoder' is not installed")
def test_search_by_meaning_finds_other_words(story: Path, tmp_path: Path) -> None:
    own = Path(shutil.copytree(story, tmp_path / "own"))
    done = parley("search", "--meaning", "a siege of the town", "--limit", "3", "--json", record=own)
    assert done.exit_code == 0, done.output
    scores = [json.loads(line)["score"] for line in done.stdout.splitlines()]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)


def test_search_by_meaning_without_the_encoder_says_what_to_install(
    story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _name: None)
    encoder.Encoder.load.cache_clear()
    done = parley("search", "--meaning", "talks", record=story)
    assert isinstance(done.exception, MissingPieceError)
    assert done.exception.hint == "Install it: pip install 'parley-record[encoder]'."


def test_status_counts(story: Path) -> None:
    (status,) = lines("status", record=story)
    assert status["counts"]["document"] == 2  # type: ignore[index]
    assert status["joined"] is True


def test_control_as_geojson(story: Path) -> None:
    done = parley("control", "--geojson", record=story)
    collection = json.loads(done.output)
    assert collection["type"] == "FeatureCollection"
    assert "Kest" in collection["not_located"]


def test_talks_prints_a_board_or_says_how_to_get_one(story: Path) -> None:
    assert parley("talks", record=story).output.startswith("Talks: ")


def test_explain_shows_rules(story: Path) -> None:
    shown = parley("explain", "The mayor said that Russian forces had surrounded Kyiv.", record=story).output
    for part in ("Parse", "Who (", "Who said it (", "Frames (", "Statements (", "Control ("):
        assert part in shown


def test_as_of_a_day_leaves_the_next_day_out() -> None:
    assert last_instant("2022-02-28") == datetime(2022, 2, 28, 23, 59, 59, 999999, tzinfo=UTC)
    assert last_instant("2022-02-28T12:00+00:00") == datetime(2022, 2, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(("by", "found"), [("published", True), ("event", True), ("recorded", False)])
@pytest.mark.parametrize("words", [("show", "claims"), ("show", "statements"), ("control",)])
def test_three_times_to_ask_about(story: Path, words: tuple[str, ...], by: str, found: bool) -> None:
    """The story was published in 2021 and put on record when this test ran."""
    assert bool(lines(*words, "--as-of", "2021-10-20", "--by", by, record=story)) is found


def test_a_claim_of_an_edited_article_stood_at_its_time(tmp_path: Path) -> None:
    parley("init", tmp_path)
    old, new = "The mayor said that Arnsberg is surrounded.", "The mayor said that shops are open."
    for day, text in (("2031-03-01", old), ("2031-03-03", new)):
        row = {"url": "https://outlet.example/a", "date": day, "text": text, "outlet": "Outlet"}
        (tmp_path / f"{day}.jsonl").write_text(json.dumps(row))
        assert parley("add", tmp_path / f"{day}.jsonl", record=tmp_path).exit_code == 0
    held = lines("show", "claims", "--as-of", "2031-03-02", record=tmp_path)
    assert any("Arnsberg encircled" in str(claim["proposition"]) for claim in held)
