"""The sample reporting as the tests see it: pages parsed with lxml, wire lines with json, nothing of Parley's own.

A page's main text is what stands under `itemprop="articleBody"`, without boxes, captions and "Watch:" links.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lxml import etree, html

EXAMPLES = Path(__file__).parents[2] / "examples"
EXPECTED = Path(__file__).parent / "expected.csv"
BLOCKS = "self::p or self::h2 or self::li or self::th or self::td"
BOXES = ".//aside | .//figure | .//*[@class='promo']"


@dataclass(frozen=True)
class Article:
    """One page or one line of the wire. `published` is ISO 8601 as written; `name` is what the tables call it."""

    name: str
    outlet: str
    title: str
    url: str
    published: str
    notice: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    @property
    def fictional(self) -> bool:
        return "events on this page are invented" in self.notice


def page_tree(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def news_article(tree: html.HtmlElement) -> dict:
    """The page's NewsArticle, which some outlets wrap in a graph."""
    (script,) = tree.xpath('//script[@type="application/ld+json"]')
    data = json.loads(script.text)
    (found,) = [item for item in data.get("@graph", [data]) if item["@type"] == "NewsArticle"]
    return found


def read_page(path: Path) -> Article:
    tree = page_tree(path)
    about = news_article(tree)
    (body,) = tree.xpath('//*[@itemprop="articleBody"]')
    (notice,) = tree.xpath('//body//*[not(*) and contains(text(), "written for Parley")]')
    for box in body.xpath(BOXES):
        box.drop_tree()
    return Article(
        name=path.name,
        outlet=about["publisher"]["name"],
        title=about["headline"],
        url=tree.xpath('//link[@rel="canonical"]/@href')[0],
        published=about["datePublished"],
        notice=notice.text_content(),
        paragraphs=tuple(" ".join(block.text_content().split()) for block in body.xpath(f".//*[{BLOCKS}]")),
    )


def read_wire() -> Iterator[Article]:
    for line in (EXAMPLES / "wire.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        yield Article(
            name="wire.jsonl#" + item["link"].rsplit("/", 1)[1],
            outlet=item["agency"],
            title=item["headline"],
            url=item["link"],
            published=item["date"],
            notice=item["notice"],
            paragraphs=tuple(item["body"].split("\n\n")),
        )


@lru_cache(maxsize=1)
def articles() -> dict[str, Article]:
    """Every article by its name: a file's name, or `wire.jsonl#` and the end of the link."""
    pages = [read_page(path) for path in sorted((EXAMPLES / "documents").glob("*.html"))]
    return {article.name: article for article in [*pages, *read_wire()]}


def quotations(article: Article) -> Iterator[str]:
    """What stands in quotation marks; a mark left open at a paragraph's end closes there."""
    single = article.outlet == "Table Letter"
    pattern = r"(?<!\w)‘(.+?)(?:’(?!\w)|$)" if single else r"[“\"](.+?)(?:[”\"]|$)"
    for paragraph in article.paragraphs:
        yield from re.findall(pattern, paragraph)


def plain(words: str) -> str:
    """Lower-case words without punctuation, so that a comma inside the closing mark does not matter."""
    return " ".join(re.findall(r"[\w]+", words.lower()))


def table(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def feed_items() -> list[etree._Element]:
    return etree.parse(EXAMPLES / "feed.xml").findall("channel/item")
