"""The main road from a version to its reports.

    parse -> mentions, times, places -> attributions -> statements -> frames -> events -> moves, control

`extract` is a pure function of the text, the settings and the extractor's version: no store, no network, no clock.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.language import Language

from parley.extractors.contract import (
    EXTRACTOR,
    EXTRACTOR_VERSION,
    Attribution,
    Frame,
    Mentions,
    PlaceMention,
    TimeMention,
)
from parley.extractors.control import build_controls
from parley.extractors.engine import load_pipeline
from parley.extractors.events import build_events, find_frames
from parley.extractors.mentions import find_mentions
from parley.extractors.moves import build_moves
from parley.extractors.parse import Parse, parse_all
from parley.extractors.places import find_places
from parley.extractors.spoken import SpokenMentions
from parley.extractors.statements import build_statements, find_attributions
from parley.extractors.times import find_times, tense_from_parse
from parley.knowledge.gazetteer import Gazetteer
from parley.knowledge.world import World
from parley.model.documents import Version
from parley.model.extraction import Extraction
from parley.model.links import Link
from parley.model.reports import Control, Event, Move, Statement
from parley.settings import Settings


@dataclass(frozen=True)
class Analysis:
    """Everything found in one version on the way to its reports; `parley explain` prints it."""

    parse: Parse
    mentions: Mentions
    times: list[TimeMention]
    places: list[PlaceMention]
    attributions: list[Attribution]
    frames: list[Frame]
    statements: list[Statement]
    events: list[Event]
    moves: list[Move]
    controls: list[Control]
    links: list[Link]


@dataclass(frozen=True)
class Engine:
    """What extraction needs in memory; load it once."""

    nlp: Language
    world: World
    gazetteer: Gazetteer
    settings: Settings

    @classmethod
    def load(cls, settings: Settings, extra_actors: Path | None = None) -> "Engine":
        """Load the pipeline, the actors and the gazetteer. MissingPieceError names what must be installed."""
        return cls(load_pipeline(settings.engine_model), World.load(extra_actors), Gazetteer.open(), settings)

    @property
    def description(self) -> str:
        meta = self.nlp.meta
        return f"{meta['lang']}_{meta['name']} {meta['version']}"

    def analyse(self, versions: Iterable[Version]) -> Iterator[Analysis]:
        """Analyse versions in order, parsed together for speed."""
        for parse in parse_all(self.nlp, list(versions), self.settings.max_paragraph_chars):
            yield self._analysis(parse)

    def extract_all(self, versions: Iterable[Version]) -> Iterator[Extraction]:
        """The extraction of each version, in order."""
        for analysis in self.analyse(versions):
            yield Extraction(
                extractor=EXTRACTOR,
                extractor_version=EXTRACTOR_VERSION,
                reports=(*analysis.statements, *analysis.events, *analysis.moves, *analysis.controls),
                links=tuple(analysis.links),
                engine=self.description,
            )

    def _analysis(self, parse: Parse) -> Analysis:
        mentions = find_mentions(parse, self.world)
        times = find_times(parse.text, parse.version.published, tense_from_parse(parse))
        places = find_places(parse, self.gazetteer, mentions.all())
        mentions = mentions.without_places(places, self.world)
        attributions = find_attributions(parse, mentions)
        statements, takebacks = build_statements(parse, attributions, mentions, self.world)
        frames = find_frames(parse, mentions)
        spoken = SpokenMentions(mentions, parse.text, statements, self.world)
        events = build_events(parse, frames, spoken, times, places, statements)
        moves, answers = build_moves(parse, events, frames, statements, spoken, places, times)
        controls = build_controls(parse, frames, statements, spoken, places, times)
        return Analysis(
            parse, mentions, times, places, attributions, frames, statements, events, moves, controls,
            [*takebacks, *answers],
        )  # fmt: skip


@lru_cache(maxsize=1)
def _default_engine(settings: Settings) -> Engine:
    return Engine.load(settings)


def extract(version: Version, *, settings: Settings | None = None) -> Extraction:
    """The reports and links of one version; many are read faster by `Engine.extract_all`."""
    return next(_default_engine(settings or Settings()).extract_all([version]))
