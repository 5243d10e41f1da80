"""ZIP archives: every member has its outcome, and no archive can do harm."""

import io
import stat
import zipfile

import pytest

from parley.model.documents import Version
from parley.readers import Failure
from parley.readers.archives import zips
from parley.readers.contract import Budget
from parley.settings import Settings
from tests.readers.archives.build import PROSE, docx_of, message_of, warc_of, zip_of
from tests.readers.pages import DATA, page


def test_members_are_read_in_the_order_of_their_names(reading):
    content = zip_of({"b.txt": PROSE, "a/c.html": page(DATA), "style.css": "p {}", "__MACOSX/b.txt": "x", "a/": ""})
    outcomes = reading("a.zip", content, outlet="Wire")
    assert [o.source.split("a.zip, ")[1] for o in outcomes] == ["a/c.html", "b.txt"]
    assert all(isinstance(o, Version) for o in outcomes)


OPEN = zips._open

TRAPS = {"above": "../../a.txt", "root": "/etc/a.txt", "drive": "C:/a.txt", "backslash": "..\\a.txt"}


@pytest.mark.parametrize("name", TRAPS.values(), ids=TRAPS.keys())
def test_a_name_that_leads_out_is_a_failure(reading, name):
    outcomes = reading("a.zip", zip_of({name: PROSE, "b.txt": PROSE}), outlet="Wire")
    assert sorted(type(o).__name__ for o in outcomes) == ["Failure", "Version"]
    assert any(isinstance(o, Failure) and o.message.endswith("leads out of the archive.") for o in outcomes)


def test_a_link_is_a_failure(failing):
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    assert failing("a.zip", stream.getvalue()).message.endswith("a.txt is a link, not a file.")


def test_a_bomb_is_refused_before_it_is_unpacked_and_costs_no_other_member(reading, monkeypatch):
    opened = []

    def noted(archive, info, *rest):
        opened.append(info.filename)
        return OPEN(archive, info, *rest)

    monkeypatch.setattr(zips, "_open", noted)
    outcomes = reading("a.zip", zip_of({"a.txt": PROSE, "b.txt": b"a" * 50_000_000, "c.txt": PROSE}), outlet="Wire")
    assert [type(o) for o in outcomes] == [Version, Failure, Version]
    assert outcomes[1].message.endswith("a.zip, b.txt would unpack to 50 MB from 48 kB.")
    assert set(opened) == {"a.txt", "c.txt"}


def test_a_bomb_that_lies_about_its_size_is_stopped_and_costs_no_other_member(reading):
    content = zip_of({"a.txt": b"a" * 50_000_000, "b.txt": PROSE})
    size = (50_000_000).to_bytes(4, "little")
    assert content.count(size) == 2
    outcomes = reading("a.zip", content.replace(size, (9_000_000).to_bytes(4, "little")), outlet="Wire")
    assert [type(o) for o in outcomes] == [Failure, Version]


def test_a_large_member_fails_alone(reading):
    outcomes = reading(
        "a.zip", zip_of({"a.txt": "word " * 300_000, "b.txt": PROSE}), Settings(max_document_mb=1.0), outlet="Wire"
    )
    assert [type(o) for o in outcomes] == [Failure, Version]
    assert outcomes[0].message.endswith("a.txt is larger than 1 MB.")


def test_all_members_share_one_budget(reading, monkeypatch):
    monkeypatch.setattr("parley.readers.contract.Budget", lambda: Budget(left=100_000))
    outcomes = reading("a.zip", zip_of({f"{n}.txt": f"{n} {PROSE} " * 400 for n in range(4)}), outlet="Wire")
    assert [type(o).__name__ for o in outcomes] == ["Version", "Failure", "Failure", "Failure"]


def test_too_many_members(failing, monkeypatch):
    monkeypatch.setattr(zips, "MAX_MEMBERS", 2)
    assert failing("a.zip", zip_of({f"{n}.txt": PROSE for n in range(3)})).message.endswith("holds more than 2 files.")


def test_archives_in_archives_have_a_depth(reading):
    content = zip_of({"a.txt": PROSE})
    for _ in range(3):
        content = zip_of({"in.zip": content})
    assert [type(o) for o in reading("a.zip", content, outlet="Wire")] == [Version]
    (failure,) = reading("b.zip", zip_of({"in.zip": content}), outlet="Wire")
    assert failure.message.endswith("is an archive in more than 4 others.")


def test_a_cut_archive(failing):
    assert "is damaged or cut off" in failing("a.zip", zip_of({"a.txt": PROSE * 50})[:-40]).message


def test_a_damaged_member_fails_alone(reading):
    content = zip_of({"a.txt": PROSE * 50, "b.txt": "The sides left, a second guard said on the road."})
    at = content.index(b"a.txt") + 15
    outcomes = reading("a.zip", content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :], outlet="Wire")
    assert [type(o) for o in outcomes] == [Failure, Version]


def test_an_empty_archive(failing):
    assert failing("a.zip", zip_of({})).message.endswith("holds no file that can be read.")


def test_other_office_files_are_named(failing):
    assert failing("a.xlsx", zip_of({"xl/workbook.xml": "<x/>"})).hint == "Save the sheet as CSV."


def test_all_kinds_inside(reading):
    content = zip_of({
        "1.eml": message_of(), "2.docx": docx_of(f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>"),
        "3.jsonl": '{"text": "The sides met again."}\nnot json\n', "4.csv": "text\nThe sides met at noon.\n",
    })
    outcomes = reading("a.zip", content, outlet="Wire")
    assert [o.source.split("a.zip, ")[1] for o in outcomes] == [
        "1.eml", "2.docx", "3.jsonl, line 1", "3.jsonl, line 2", "4.csv, line 2",
    ]
    assert [type(o) for o in outcomes] == [Version, Version, Version, Failure, Version]


def test_a_wacz_holds_web_archives(reading):
    warc = warc_of([("https://harbour.example/a/1", "text/html", page(DATA).encode(), "200 OK")])
    content = zip_of({"archive/data.warc.gz": warc, "pages/pages.jsonl": '{"url": "x"}', "datapackage.json": "{}"})
    (version,) = reading("a.wacz", content)
    assert (version.url, version.outlet) == ("https://harbour.example/a/1", "Harbour Daily")
