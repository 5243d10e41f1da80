"""The stages of the gate, in the order of the main road.

Each stage's module is imported when it is measured, so that `--list` and a single stage stay quick.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.quality.gate import Figures, Stage


def _lazily(module: str, function: str) -> Callable[[Path], Figures]:
    def measure(path: Path) -> Figures:
        found: Figures = getattr(import_module(f"tests.quality.stages.{module}"), function)(path)
        return found

    return measure


# The halves that nobody reads while rules are tuned; docs/explanation/quality.md says when each was scored.
WITHHELD = frozenset({"events/actors-own-d", "events/none-own-d", "events/cameo-own-d",
                      "control/own-b", "moves/own-b", "places/own-b", "statements/own-l"})  # fmt: skip


def _own(
    stem: str, table: str, measure: str, figures: tuple[str, ...], aims: dict[str, float], halves: str,
    fewer: tuple[str, ...] = (),
) -> list[Stage]:  # fmt: skip
    """A stage for each half of a set of our own: "events/none-own" with half "a" is "events/none-own-a"."""
    module, function = measure.split(".")
    return [
        Stage(
            f"{stem}-{half}", table.format(half), _lazily(module, function), figures, fewer=fewer, own=True, aims=aims,
            withheld=f"{stem}-{half}" in WITHHELD,
        )
        for half in halves
    ]  # fmt: skip


STAGES = [
    Stage(
        "quotes/polnear-dev",
        "quotes/polnear/dev",
        _lazily("quotes", "measure"),
        ("joint F1", "word F1", "exact F1", "direct span recall", "direct speaker overlap", "indirect span recall",
         "crashes", "time over parse"),
        fewer=("crashes", "time over parse"),
        peers="joint F1: regex 19.6, textacy 25.5, GenderGapTracker 40.9, Citron (trained on it) 50.7",
        aims={"joint F1": 60, "direct span recall": 92, "direct speaker overlap": 95, "indirect span recall": 50,
              "time over parse": 1.3},
        noisy=("time over parse",),
    ),
    *_own(
        "statements/own", "statements_{}.yaml", "own_statements.measure",
        ("chain", "speaker", "retraction", "precision", "recall", "principal", "medium", "strength"),
        {"chain": 85, "speaker": 92, "retraction": 80}, "abcdefghijklm",
    ),
    Stage(
        "events/plover",
        "events/plv_train.jsonl",
        _lazily("events", "measure_plv"),
        ("bare_f1", "bare_precision", "bare_recall", "pair_accuracy", "pair_macro_f1"),
        peers="its test set, bare F1: PETRARCH2 44.7, UniversalPetrarch 49.5; pair: SVM 69.7, RoBERTa-MNLI 83.8",
        aims={"bare_f1": 70, "pair_accuracy": 80},
    ),
    Stage(
        "events/case",
        "events/case2021_half.jsonl",
        _lazily("events", "measure_case"),
        ("root_f1", "false_alarms"),
        fewer=("false_alarms",),
        aims={"root_f1": 75, "false_alarms": 12},
    ),
    Stage(
        "modality/factuality",
        "modality",
        _lazily("events", "measure_modality"),
        ("uds_ih2_macro_f1", "meantime_macro_f1"),
        peers="majority: UDS 23.8, MEANTIME 31.6",
    ),
    Stage(
        "actors/re3d",
        "events/re3d",
        _lazily("actors", "measure_re3d"),
        ("exact_f1", "overlap_f1"),
    ),
    Stage(
        "actors/coreference-own",
        "coreference.jsonl",
        _lazily("actors", "measure_coreference"),
        ("accuracy",),
        own=True,
    ),
    Stage(
        "actors/coreference-held",
        "coreference_held.jsonl",
        _lazily("actors", "measure_coreference"),
        ("accuracy",),
        own=True,
    ),
    Stage(
        "actors/conflicts-own-a",
        "actors_conflicts_a.txt",
        _lazily("actors", "measure_conflicts"),
        ("country", "sector"),
        own=True,
    ),
    Stage(
        "actors/conflicts-own-b",
        "actors_conflicts_b.txt",
        _lazily("actors", "measure_conflicts"),
        ("country", "sector"),
        own=True,
    ),
    Stage(
        "actors/phrases-own",
        "actor_phrases.csv",
        _lazily("actors", "measure_phrases"),
        ("country", "sector"),
        own=True,
    ),
    *_own(
        "events/actors-own", "events_actors_{}.csv", "own_events.measure_actors",
        ("actor_accuracy", "recipient_accuracy", "root_and_countries", "root_recall", "root_f1", "actor_f1",
         "recipient_f1", "events_per_sentence"),
        {"actor_accuracy": 80, "recipient_accuracy": 75, "root_and_countries": 45}, "abcd", ("events_per_sentence",),
    ),
    *_own(
        # Half c trains the head that tells politics from other news (scripts/train_topic.py), so it measures nothing.
        "events/none-own", "events_none_{}.csv", "own_events.measure_none", ("false_alarms",),
        {"false_alarms": 12}, "abd", ("false_alarms",),
    ),
    *_own(
        "events/cameo-own", "events_cameo_{}.csv", "own_events.measure_cameo",
        ("cameo_exact_f1", "cameo_three_digits_f1", "cameo_two_digits_f1"), {"cameo_exact_f1": 60}, "abcd",
    ),
    *_own(
        "control/own", "control_{}.csv", "own_control.measure", ("status", "status and holder", "false alarms"),
        {}, "abc", ("false alarms",),
    ),
    *_own(
        "moves/own", "moves_{}.csv", "own_moves.measure",
        ("found", "right_move", "right_by", "right_issue", "whole", "right_to", "details", "precision", "false_alarms"),
        {"right_move": 90, "whole": 80, "precision": 90, "false_alarms": 5}, "abcd", ("false_alarms",),
    ),
    *_own(
        "places/own", "places_{}.yaml", "own_places.measure", ("end_to_end_f1", "end_to_end_precision"),
        {"end_to_end_f1": 85}, "ab",
    ),
    Stage(
        "places/lgl",
        "places/lgl/lgl.xml",
        _lazily("places", "measure_lgl"),
        ("recognition F1", "accuracy", "end to end F1"),
        peers="best measured offline: .701 / .781 / .545; best published F1 .677, acc .819",
        aims={"recognition F1": 74, "accuracy": 83, "end to end F1": 60},
    ),
    Stage(
        "places/geovirus",
        "places/geovirus/GeoVirus.xml",
        _lazily("places", "measure_geovirus"),
        ("recognition F1", "accuracy", "end to end F1"),
        peers="best measured offline: .853 / .766 / .653; best published F1 .915, acc .786",
        aims={"recognition F1": 88, "accuracy": 80, "end to end F1": 70},
    ),
    Stage(
        "times/wikiwars",
        "times/wikiwars",
        _lazily("times", "measure_wikiwars"),
        ("value_f1", "span_f1_relaxed", "value_f1_strict"),
        peers="value F1: HeidelTime 82.5, spaCy + dateparser 37.1",
        aims={"value_f1": 85},
    ),
    Stage(
        "stories/events",
        "stories/ecbplus_docs.jsonl",
        _lazily("stories", "measure_events"),
        ("bcubed_f1", "bcubed_precision", "bcubed_recall"),
        peers="other topics, BCubed F1: TF-IDF online 88.5, HDBSCAN on MiniLM 88.0",
        aims={"bcubed_f1": 90},
    ),
    Stage(
        "stories/pairs",
        "stories/similar_pairs_half.jsonl",
        _lazily("stories", "measure_pairs"),
        ("pearson",),
        peers="all pairs, Pearson: MiniLM 84.3, TF-IDF 72.7; this half, same run: MiniLM 82.0",
        aims={"pearson": 82},
    ),
    Stage(
        "talks/corridors",
        "talks/corridors_half.jsonl",
        _lazily("corridors", "measure"),
        ("proposer_accuracy", "routes_f1", "routes_recall", "outcome_macro_f1"),
        peers="always Ukraine, always unknown: proposer 89, outcome accuracy 51",
        aims={"proposer_accuracy": 93, "routes_f1": 60, "outcome_macro_f1": 55},
    ),
    Stage(
        "control/tables",
        "control",
        _lazily("control", "measure"),
        ("snapshots", "changes"),
        aims={"snapshots": 100, "changes": 100},
    ),
    Stage(
        "examples/recall",
        "../../examples/expected.csv",
        _lazily("examples", "measure"),
        ("statement right", "event found", "move found", "move right", "control found", "control right"),
        own=True,
    ),
]
