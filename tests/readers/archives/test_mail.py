"""Messages are documents with their subject, sender and date; files attached are documents too."""

import base64
from datetime import UTC, datetime

from parley.model.documents import Version
from parley.readers import Failure
from tests.readers.archives.build import PROSE, message_of, pdf_of
from tests.readers.pages import page


def test_a_message(reading_one):
    version = reading_one("a.eml", message_of(PROSE + "\n-- \nThe desk"))
    assert version.text == PROSE + "\n"
    assert (version.title, version.outlet, version.byline) == ("Sides meet", "Harbour Daily", "Harbour Daily")
    assert version.published == datetime(2031, 3, 1, 8, 5, tzinfo=UTC)


def test_a_list_is_the_outlet(reading_one):
    version = reading_one("a.eml", message_of(headers="List-Id: Talks Monitor <talks.list.example>\n"))
    assert version.outlet == "Talks Monitor"


def test_html_only(reading_one):
    version = reading_one("a.eml", message_of(f"<p>{PROSE}</p><p>They left.</p>", kind="text/html; charset=utf-8"))
    assert version.text == f"{PROSE}\n\nThey left."


def test_html_where_the_plain_part_only_points_to_it(reading_one):
    body = (
        "--b\nContent-Type: text/plain\n\nSee this in a browser.\n"
        f"--b\nContent-Type: text/html\n\n<p>{PROSE}</p>\n--b--\n"
    )
    assert reading_one("a.eml", message_of(body, kind="multipart/alternative; boundary=b")).text == PROSE


def test_attached_files_are_documents(reading):
    body = (
        f"--b\nContent-Type: text/plain\n\n{PROSE}\n"
        "--b\nContent-Type: text/html\nContent-Disposition: attachment; filename=note.html\n\n"
        "<html><body><article><p>The men met at noon, and a guard said that they left.</p></article></body></html>\n"
        "--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=x.png\n\nx\n--b--\n"
    )
    outcomes = reading("a.eml", message_of(body, kind="multipart/mixed; boundary=b"))
    assert [type(o) for o in outcomes] == [Version, Version]
    assert outcomes[1].source.endswith("a.eml, note.html")


def test_a_message_without_words_but_with_a_file(reading):
    pdf = pdf_of([["The men met at noon."]]).decode()
    body = (
        "--b\nContent-Type: text/plain\n\n\n"
        f"--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=n.pdf\n\n{pdf}\n--b--\n"
    )
    outcomes = reading("a.eml", message_of(body, kind="multipart/mixed; boundary=b"))
    assert [type(o) for o in outcomes] == [Failure, Version]


def test_a_page_saved_as_a_message(reading_one):
    html = page().encode()
    content = (
        b"From: <Saved by a browser>\r\nSnapshot-Content-Location: https://harbour.example/a/1\r\nSubject: x\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n"
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(html)
        + b"\r\n--b--\r\n"
    )
    version = reading_one("a.mhtml", content)
    assert (version.url, version.title) == ("https://harbour.example/a/1", "Sides meet at the bridge")
    assert "Comments" not in version.text


def test_a_mailbox(reading):
    envelope = b"From desk@harbour.example Sat Mar  1 10:05:00 2031\n"
    second = message_of("They left.\n\n>From the bridge, they went home.")
    content = envelope + message_of() + b"\n" + envelope + second + b"\n" + envelope + message_of("")
    outcomes = reading("talks", content)
    assert [type(o) for o in outcomes] == [Version, Version, Failure]
    assert "\nFrom the bridge, they went home." in outcomes[1].text
    assert outcomes[1].source.endswith("talks, message 2")


def test_broken_headers_are_read_or_refused_but_never_raised(reading):
    headers = ("Date: =?x?=\n", "Content-Transfer-Encoding: base64\n", "Subject: =?utf-8?b?//8=?=\n", "From: <<>>\n")
    for header in headers:
        (outcome,) = reading("a.eml", message_of(headers=header))
        assert outcome.__class__.__name__ == "Version" or outcome.code == "unreadable"


BASE64 = "Content-Transfer-Encoding: base64\n"
PACKED = base64.encodebytes(PROSE.encode()).decode()


def test_a_part_whose_base64_cannot_be_read(failing):
    failure = failing("a.eml", message_of("VGhlI", headers=BASE64))
    assert failure.message.endswith("a.eml has a part whose base64 cannot be read.")
    assert "a.eml has a part" in failing("a.eml", message_of("%%%%", headers=BASE64)).message


def test_damage_in_base64_is_noted(reading_one):
    version = reading_one("a.eml", message_of(PACKED + "\n!!\n", headers=BASE64))
    assert version.text.strip() == PROSE
    assert "its base64 is damaged: letters may be missing" in version.notes


def test_an_attachment_whose_base64_cannot_be_read_fails_alone(reading):
    body = (
        f"--b\nContent-Type: text/plain\n\n{PROSE}\n"
        f"--b\nContent-Type: text/html\n{BASE64}Content-Disposition: attachment; filename=note.html\n\nVGhlI\n--b--\n"
    )
    outcomes = reading("a.eml", message_of(body, kind="multipart/mixed; boundary=b"))
    assert [type(o) for o in outcomes] == [Version, Failure]
    assert outcomes[1].message.endswith("a.eml, note.html has a part whose base64 cannot be read.")
