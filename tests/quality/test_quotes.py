"""Our scorer for attributions agrees with the gold's reference, on cases made by hand and on the gold itself."""

import importlib.util
from pathlib import Path

import pytest

from tests.quality.gold import gold_folder, required
from tests.quality.scorers import quotes

TEXT = 'Berg said “we leave” on Monday. Vik\'s aide denied it.\n"Nobody left," he wrote.'
GOLD = [
    {"content": [[10, 20]], "source": [[0, 4]], "cue": [[5, 9]]},
    {"content": [[50, 52]], "source": [[32, 42]], "cue": [[43, 49]]},
    {"content": [[54, 68]], "source": [], "cue": [[72, 77]]},
]
PREDICTIONS = {
    "perfect": (GOLD, 100.0, 100.0, 100.0),
    "nothing": ([], 0.0, 0.0, 0.0),
    "quote marks never count": ([{"content": [[11, 19]], "source": [[0, 4]]}], 100.0, 33.3, 50.0),
    "one shared word is enough of a source": ([{"content": [[50, 52]], "source": [[38, 42]]}], 100.0, 33.3, 50.0),
    "a source elsewhere is wrong": ([{"content": [[50, 52]], "source": [[0, 4]]}], 0.0, 0.0, 0.0),
    "half the words match": ([{"content": [[11, 13]], "source": [[0, 4]]}], 100.0, 33.3, 50.0),
    "a source where gold has none is wrong": ([{"content": [[54, 68]], "source": [[69, 71]]}], 0.0, 0.0, 0.0),
    "no source where gold has none is right": ([{"content": [[54, 68]], "source": []}], 100.0, 33.3, 50.0),
    "matches are one to one": ([GOLD[0], GOLD[0]], 50.0, 33.3, 40.0),
    "an empty content is no prediction": ([{"content": [[53, 54]], "source": []}], 0.0, 0.0, 0.0),
}


@pytest.mark.parametrize(("rows", "p", "r", "f1"), PREDICTIONS.values(), ids=PREDICTIONS)
def test_joint(rows, p, r, f1):
    figures = quotes.score([("one", TEXT, GOLD)], {"one": rows})
    assert figures["joint"] == {"P": p, "R": r, "F1": f1}


def test_kinds_follow_the_quotation_marks():
    kinds = [item.kind for item in quotes.prepare(TEXT, [*GOLD, {"content": [[5, 20]], "source": []}])]
    assert kinds == ["direct", "indirect", "direct", "mixed"]


def test_a_document_without_predictions_is_counted():
    assert quotes.score([("one", TEXT, GOLD)], {})["missing documents"] == 1


def test_brat_files(tmp_path):
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    brat = "T1\tContent 10 15;16 20\t“we leave”\nT2\tSource 0 4\tBerg\nT3\tCue 5 9\tsaid\n"
    events = "E1\tAttribution:T3 Content:T1 Content2:T9 Source:T2 Cue:T3\nR1\tignored\n"
    (tmp_path / "attributions" / "one_ann.ann").write_text(brat + events, encoding="utf-8")
    (tmp_path / "attributions" / "one_bob.ann").write_text("", encoding="utf-8")
    rows = [{"content": [(10, 15), (16, 20)], "source": [(0, 4)], "cue": [(5, 9)]}]
    assert list(quotes.load(tmp_path)) == [("one", TEXT, rows)]


def reference():
    path = gold_folder() / "scorers" / "quotes.py"
    if not path.exists():
        if required("gold"):
            pytest.fail(f"PARLEY_REQUIRE asks for gold, but {path.name} is absent")
        pytest.skip("SKIPPED: the gold's reference scorer is absent; set PARLEY_GOLD to its folder")
    spec = importlib.util.spec_from_file_location("reference_quotes", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.gold
@pytest.mark.parametrize("case", PREDICTIONS)
def test_agrees_with_the_reference_by_hand(case, monkeypatch):
    theirs, rows = reference(), PREDICTIONS[case][0]
    monkeypatch.setattr(theirs, "load", lambda _: [("one", TEXT, GOLD)])
    assert theirs.score("", {"one": rows}) == quotes.score([("one", TEXT, GOLD)], {"one": rows})


@pytest.mark.gold
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the reference leaves its files to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_agrees_with_the_reference_on_gold():
    theirs = reference()
    split: Path = gold_folder() / "quotes" / "polnear" / "dev"
    documents = list(quotes.load(split))
    # Predictions that are sometimes right: every gold row shifted a little, every third left out or without a source.
    predictions = {
        name: [
            {"content": [[a + n % 9, b] for a, b in row["content"]], "source": row["source"] if n % 3 else []}
            for n, row in enumerate(rows)
            if n % 4
        ]
        for name, _, rows in documents[1:]
    }
    assert theirs.score(str(split), predictions) == quotes.score(documents, predictions)
