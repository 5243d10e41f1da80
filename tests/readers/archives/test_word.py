"""Word files give the words that a reader sees."""

from datetime import UTC, datetime

from parley.settings import Settings
from tests.readers.archives.build import docx_of, zip_of


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_paragraphs_and_tables(reading_one):
    body = (
        paragraph("The sides <!-- x -->met.")
        + "<w:p><w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>stayed</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>left.</w:t></w:r></w:ins></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('Port')}</w:tc><w:tc>{paragraph('held')}</w:tc></w:tr></w:tbl>"
    )
    version = reading_one("a.docx", docx_of(body), outlet="Wire")
    assert version.text.split("\n\n")[1:] == ["They left.", "Port | held"]


def test_facts(reading_one):
    core = (
        "<dc:title>Sides meet</dc:title><dc:creator>Ana Bell</dc:creator>"
        "<dcterms:created>2031-03-01T10:05:00Z</dcterms:created>"
    )
    version = reading_one("a.docx", docx_of(paragraph("The sides met."), core))
    assert (version.title, version.byline) == ("Sides meet", "Ana Bell")
    assert version.published == datetime(2031, 3, 1, 10, 5, tzinfo=UTC)


def test_entities_are_not_opened(failing):
    trap = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>'
    assert failing("a.docx", zip_of({"word/document.xml": trap})).code == "unreadable"


def test_not_a_word_file(failing):
    assert failing("a.docx", zip_of({"a.txt": "x"})).message.endswith("is not a Word document.")
    assert "damaged" in failing("b.docx", zip_of({"word/document.xml": "<x>"})).message


def test_a_bomb(failing):
    content = docx_of("<w:p><w:r><w:t>" + "a" * 50_000_000 + "</w:t></w:r></w:p>")
    assert "would unpack to 50 MB" in failing("a.docx", content).message


def test_a_document_that_unpacks_to_more_than_the_limit(failing):
    content = docx_of("<w:p><w:r><w:t>" + "The men met. " * 100_000 + "</w:t></w:r></w:p>")
    assert failing("a.docx", content, Settings(max_document_mb=1.0)).message.endswith("is larger than 1 MB.")
