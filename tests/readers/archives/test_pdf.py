"""PDFs give their text without the layout; one without text says so."""

from datetime import UTC, datetime

import pytest

from tests.readers.archives.build import pdf_of


def leaf(number):
    words = ["HARBOUR MONITOR", f"On day {number} the two sides met at the brid-", "ge, a guard said, and then left by"]
    return [*words, "road.", f"Meeting {number} was the last one.", f"Page {number} of 3"]


def test_lines_become_paragraphs(reading_one):
    version = reading_one("a.pdf", pdf_of([leaf(1), leaf(2), leaf(3)]), outlet="Monitor")
    assert version.text.split("\n\n")[2:4] == [
        "On day 2 the two sides met at the bridge, a guard said, and then left by road.",
        "Meeting 2 was the last one.",
    ]
    assert "HARBOUR" not in version.text
    assert "Page" not in version.text


def test_facts_are_those_of_the_file(reading_one):
    info = "/Title (Sides meet) /Author (Ana Bell) /CreationDate (D:20310301100500+02'00')"
    pages = [["The two sides met at the bridge on Monday, a guard said."]]
    version = reading_one("a.pdf", pdf_of(pages, info), outlet="M")
    assert (version.title, version.byline) == ("Sides meet", "Ana Bell")
    assert version.published == datetime(2031, 3, 1, 8, 5, tzinfo=UTC)
    assert version.notes == ("published when the PDF was made, as far as it says",)


def test_no_text_is_said(failing):
    failure = failing("a.pdf", pdf_of([[], []]))
    assert failure.message.endswith("holds no text, only pictures of its pages.")
    assert "OCR" in failure.hint


DAMAGED = {"only its mark": b"%PDF-1.4\n", "cut": pdf_of([["The sides met."]])[:200], "noise": b"%PDF-1.7" + bytes(900)}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged(failing, content):
    assert failing("a.pdf", content).code == "unreadable"
