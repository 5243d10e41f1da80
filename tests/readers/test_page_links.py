"""Links to other articles: headlines with their addresses, and no menus."""

import lxml.html
import pytest

from parley.model.documents import FollowUp
from parley.readers.page_links import follow_ups

BASE = "https://x.example/a/1"
LINKS = '<a href="/b">Sides part at the bridge</a> <a href="/">Home</a>'


def links_of(html, text=""):
    return follow_ups(lxml.html.document_fromstring(f"<html><body>{html}<p>x</p></body></html>"), text, BASE)


PART = (FollowUp(text="Sides part at the bridge", url="https://x.example/b"),)
BOXES = {
    "class": (f'<div class="c-related">{LINKS}</div>', PART),
    "id": (f'<section id="read-next">{LINKS}</section>', PART),
    "one word among others": (f'<ul class="box recommended wide">{LINKS}</ul>', PART),
    "a word inside another": (f'<div class="correlated">{LINKS}</div>', ()),
    "a site map": (f'<div class="related">{LINKS * 11}</div>', ()),
    "no box": (f"<div>{LINKS}</div>", ()),
}


@pytest.mark.parametrize(("html", "found"), BOXES.values(), ids=BOXES.keys())
def test_boxes(html, found):
    assert links_of(html) == found


def test_a_line_of_the_text_finds_its_address():
    assert links_of(f"<p>Read next: {LINKS}</p>", "Read next: Sides part at the bridge") == PART


def test_a_headline_is_one_link_however_often_it_stands():
    assert links_of(f'<div class="related">{LINKS}{LINKS}</div>', "Related: Sides Part at the Bridge") == PART
