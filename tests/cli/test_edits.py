"""What an outlet changed is shown paragraph by paragraph."""

from datetime import UTC, datetime
from pathlib import Path

from parley.cli.edits import edits
from parley.model.documents import Version
from tests.cli.conftest import EXAMPLES, parley

BRENZ = "2021-10-16-ledger-brenz-market-shelled"


def version(id: str, text: str, hour: int, title: str | None = None) -> Version:
    return Version(
        id=id, document="d-1", outlet="Wire", text=text, title=title, raw_sha256="",
        fetched=datetime(2031, 3, 5, hour, tzinfo=UTC),
    )  # fmt: skip


def test_paragraphs_are_compared_whatever_their_spacing() -> None:
    former = version("v-1", "They met.\n\nTen died.\n\nMore talks follow.\n\nThe road is closed.", 12)
    later = version("v-2", "They met.\n\nTwelve  died.\n\nMore talks\tfollow.\n\nThe road is closed.", 13)
    assert edits([former, later]) == [
        "--- v-1\tas fetched 2031-03-05 12:00 UTC",
        "+++ v-2\tas fetched 2031-03-05 13:00 UTC",
        "@@ -1,3 +1,3 @@",
        " They met.",
        "-Ten died.",
        "+Twelve died.",
        " More talks follow.",
    ]


def test_each_version_is_compared_with_the_one_before() -> None:
    versions = [version(f"v-{n}", f"{n} died.", 10 + n, "A title") for n in range(3)]
    changed = [line for line in edits(versions) if line[0] in "+-" and line[:3] not in ("+++", "---")]
    assert changed == ["-0 died.", "+1 died.", "-1 died.", "+2 died."]
    assert edits(versions[:1]) == []


def test_show_prints_what_was_changed(tmp_path: Path) -> None:
    parley("init", tmp_path)
    for edition in ("v1", "v2"):
        done = parley("add", EXAMPLES / "documents" / f"{BRENZ}.{edition}.html", record=tmp_path)
        assert done.exit_code == 0, done.output
    document = done.output.split("reports, ")[1].split(")")[0]
    shown = parley("show", document, record=tmp_path).output
    assert "-130 killed as shells hit Brenz market\n+At least 23 killed as shells hit Brenz market\n" in shown
    once = parley("show", "documents", record=tmp_path).output
    assert "paragraph by paragraph" not in once
