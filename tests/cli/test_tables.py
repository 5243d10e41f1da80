"""What a terminal may show of text from the world."""

import pytest

from parley.cli.tables import plain, print_table

REPLACED = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("the [red]mayor[/red] said", "the [red]mayor[/red] said"),
        ("[link=https://example.org]here[/link]", "[link=https://example.org]here[/link]"),
        ("\u202edias eh\u202c", f"{REPLACED}dias eh{REPLACED}"),
        ("\u2066left\u2069", f"{REPLACED}left{REPLACED}"),
        ("gone\x1b[2J", f"gone{REPLACED}[2J"),
        ("over\rwritten", f"over{REPLACED}written"),
        ("two\nlines\tand Київ, صنعاء", "two\nlines\tand Київ, صنعاء"),
    ],
)
def test_text_from_the_world_stays_text(text: str, shown: str) -> None:
    assert plain(text).plain == shown
    assert not plain(text).spans


def test_a_table_prints_cells_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("Found", ("words",), [("[bold]x[/bold] \u202ey",)], empty="")
    assert f"[bold]x[/bold] {REPLACED}y" in capsys.readouterr().out
