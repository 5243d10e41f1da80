"""Measure places on LGL (local news) and GeoVirus (news of epidemics): raw text in, names with points out.

The corpora disagree on what a place name is. LGL tags demonyms ("Egyptian troops") and names inside names ("Sudan
Liberation Army"); GeoVirus tags neither. Parley reports all of them and says which is which (`PlaceMention.form`), so
each corpus is scored on the forms that it tags. A name that the gazetteer lacks counts as a prediction in both.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree

from parley.extractors.contract import PlaceForm, PlaceMention
from parley.extractors.engine import load_pipeline
from parley.extractors.parse import parse_all
from parley.extractors.places import find_places
from parley.knowledge.gazetteer import Gazetteer
from parley.model.documents import Document, Version
from tests.quality.scorers.places import Toponym, tally

Format = Literal["lgl", "geovirus"]

FORMS: dict[Format, frozenset[PlaceForm]] = {
    "lgl": frozenset({"literal", "metonym", "demonym", "embedded"}),
    "geovirus": frozenset({"literal", "metonym"}),
}
_FILES: dict[Format, str] = {"lgl": "lgl.xml", "geovirus": "GeoVirus.xml"}


def measure(path: Path, fmt: Format) -> dict[str, float]:
    """Percentages over the corpus at `path` (its file or its folder); see the scorer for what each means."""
    file = path / _FILES[fmt] if path.is_dir() else path
    corpus = list(read_lgl(file) if fmt == "lgl" else read_geovirus(file))
    predicted = predict([text for text, _ in corpus], FORMS[fmt])
    documents = list(zip([gold for _, gold in corpus], predicted, strict=True))
    figures = tally(documents).scores()
    return figures | {f"located {name}": value for name, value in tally(documents, located=True).scores().items()}


def measure_lgl(path: Path) -> dict[str, float]:
    return measure(path, "lgl")


def measure_geovirus(path: Path) -> dict[str, float]:
    return measure(path, "geovirus")


def predict(texts: list[str], forms: Iterable[PlaceForm]) -> list[list[Toponym]]:
    """The names of each text, of these forms only."""
    counted = frozenset(forms)
    gazetteer = Gazetteer.open()
    found = []
    for at in range(0, len(texts), 16):
        versions = [_version(text) for text in texts[at : at + 16]]
        for parse in parse_all(load_pipeline("md"), versions, max_paragraph_chars=20_000):
            mentions = (m for m in find_places(parse, gazetteer) if m.form in counted)
            found.append([_toponym(m) for m in mentions])
    return found


def _version(text: str) -> Version:
    document = Document.id_for(None, "gold", text)
    return Version(
        id=Version.id_for(document, text),
        document=document,
        outlet="gold",
        text=text,
        fetched=datetime(2020, 1, 1, tzinfo=UTC),
        raw_sha256="0" * 64,
    )


def _toponym(m: PlaceMention) -> Toponym:
    place = m.where.place
    return Toponym(m.span.start, m.span.end, place.latitude if place else None, place.longitude if place else None)


def read_lgl(file: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Each article's text with its names; a name without a `gaztag` has no point."""
    for article in ElementTree.parse(file).getroot():
        names = []
        for tag in article.iter("toponym"):
            gaztag = tag.find("gaztag")
            lat, lon = (None, None) if gaztag is None else (_number(gaztag, "lat"), _number(gaztag, "lon"))
            names.append(Toponym(int(_number(tag, "start")), int(_number(tag, "end")), lat, lon))
        yield article.findtext("text") or "", names


def read_geovirus(file: Path) -> Iterator[tuple[str, list[Toponym]]]:
    """Each article's text with its names; offsets in the file count from one."""
    for article in ElementTree.parse(file).getroot():
        names = []
        for tag in article.iter("location"):
            start, end = int(_number(tag, "start")) - 1, int(_number(tag, "end")) - 1
            names.append(Toponym(start, end, _number(tag, "lat"), _number(tag, "lon")))
        yield article.findtext("text") or "", names


def _number(element: ElementTree.Element, name: str) -> float:
    text = element.findtext(name)
    if text is None:
        raise ValueError(f"<{element.tag}> has no <{name}>")
    return float(text)
