"""The lexicons are well formed: closed sets of classes, strengths, frames, kinds and acts; no row twice."""

import csv
from importlib.resources import files

import pytest

from parley.extractors.statements import confidence, cues, media, recanting, retractions
from parley.extractors.statements.wordlists import tables

ROOM = "parley.extractors.statements"
TABLES = {
    "strengths.csv": ("strength",),
    "cues.csv": ("cue", "pos", "class", "strength"),
    "media.csv": ("word",),
    "retractions.csv": ("verb",),
    "recantings.csv": ("words",),
    "precision.csv": ("rule",),
}


def rows(name):
    lines = files(ROOM).joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("name", TABLES)
def test_no_row_twice_and_no_empty_cell(name):
    keys = [tuple(row[k] for k in TABLES[name]) for row in rows(name)]
    assert sorted(keys) == sorted(set(keys))
    assert all(all(cell for cell in row.values()) for row in rows(name))


def test_no_frame_of_a_cue_stands_in_two_rows():
    frames = [(row["cue"], row["pos"], f) for row in rows("cues.csv") for f in row["frames"].split()]
    assert sorted(frames) == sorted(set(frames))


def test_cues_use_known_classes_strengths_and_frames():
    for (lemma, pos), cue in cues.lexicon().items():
        assert pos in ("verb", "noun", "adjective"), lemma
        assert {c for c, _ in cue.commits.values()} <= set(cues.CLASSES), lemma
        assert {s for _, s in cue.commits.values()} <= cues.strengths(), lemma
        plain = {f for f in cue.frames if ":" not in f}
        assert plain <= set(cues.FRAMES), lemma
        assert {f.split(":")[0] for f in cue.frames - plain} <= {"p", "op", "aud-p"}, lemma


def test_every_strength_is_used_and_only_a_denial_makes_false():
    used = {s for cue in cues.lexicon().values() for _, s in cue.commits.values()}
    given_by_rules = {"withheld", "corrected", *(act for act, _ in retractions.lexicon().values())}
    assert used | given_by_rules == cues.strengths()
    assert {row["strength"] for row in rows("strengths.csv") if row["false"] == "yes"} == {"denied"}


def test_there_are_hundreds_of_cues_of_every_class():
    by_class = {c: sum(cue.cue_class == c for cue in cues.lexicon().values()) for c in cues.CLASSES}
    assert by_class["speech"] > 300
    assert all(by_class.values())


def test_precisions_are_shares_of_enough_findings():
    assert all(0 <= c.precision <= 1 and c.n >= 10 for c in confidence.table().values())
    assert confidence.of_rule("indirect:that").precision > 0.8
    assert confidence.of_rule("no such rule") is None


def test_media_and_retractions_use_known_kinds():
    assert set(media.lexicon().values()) == {"platform", "medium", "document", "occasion"}
    assert {act for act, _ in retractions.lexicon().values()} == {"withdrawn", "disowned", "upheld"}
    assert {wanted for _, wanted in retractions.lexicon().values()} == {
        "any", "words", "said", "from", "having/attributed", "words/having/error", "error",
        "attributed", "self", "oneself", "asked", "tune", "owned", "issued", "figure", "piece",
    }  # fmt: skip

def test_word_lists_hold_lower_case_words():
    assert all(w == w.lower() and w for listed in tables().values() for w in listed)


def test_recantings_say_what_becomes_of_what_he_or_his_words_are_about():
    assert {row.act for row in recanting.lexicon()} == {"withdrawn", "disowned", "upheld"}
    assert {row.about for row in recanting.lexicon()} == {"self", "words", "remark", "either", "any"}
