import pytest

from tests.extractors.mentions.reading import coded, who


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Georgia's governor, Nat Orlow, signed the bill.", "Nat Orlow", ("a:nat-orlow.usa", "USA", "GOV")),
        ("Georgia Governor Nat Orlow signed.", "Georgia Governor Nat Orlow", ("a:nat-orlow.usa", "USA", "GOV")),
        ("Georgia voters queued in Atlanta.", "Georgia voters", (None, "USA", "CVL")),
        ("Bandits fled from Niger state police.", "Niger state police", ("a:nga-cop", "NGA", "COP")),
        ("Georgia's president wrote to Atlanta.", "Georgia's president", ("a:mikheil-saakashvili", "GEO", "GOV")),
        ("Georgian troops left. Georgia voters queued.", "Georgia voters", (None, "GEO", "CVL")),
    ],
)
def test_what_the_text_says_of_a_name_tells_state_from_region(
    text: str, words: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    assert coded(text, words, day="2008-08-10") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia bombed Georgia. U.S. officials protested.", "a:geo"),
        ("Georgia said its soldiers in Atlanta had gone home.", "a:geo"),
        ("A court in Atlanta, Georgia, ruled on Monday.", None),
        ("Georgia Republicans rejected the claim.", None),
    ],
)
def test_a_region_is_nobody(text: str, expected: str | None) -> None:
    assert who(text, "Georgia", day="2008-08-10") == expected
