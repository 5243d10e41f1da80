"""Markdown gives its text without marks, and the facts at its top."""

from datetime import UTC, datetime

TEXT = """\
---
title: Sides meet
date: 2031-03-01
author: Ana Bell
outlet: Harbour Daily
layout: post
---
# Sides meet

The two **sides** met at the
[bridge](https://harbour.example/b).

> “We will meet again.”

| place | state |
|-------|-------|
| Port  | held  |
"""


def test_text_and_facts(reading_one):
    version = reading_one("a.md", TEXT)
    assert version.text == (
        "Sides meet\n\nThe two sides met at the bridge.\n\n“We will meet again.”\n\nplace | state\n\nPort | held"
    )
    assert (version.title, version.byline, version.outlet) == ("Sides meet", "Ana Bell", "Harbour Daily")
    assert version.published == datetime(2031, 3, 1, tzinfo=UTC)


def test_the_first_heading_is_the_title(reading_one):
    assert reading_one("a.md", "# Sides *meet*\n\nThe two sides met.\n", outlet="W").title == "Sides meet"


def test_facts_that_are_not_yaml(failing):
    assert "are not YAML" in failing("a.md", "---\na: [\n---\nThe sides met.\n").message


def test_facts_that_multiply_are_refused(failing):
    assert "refer to one another" in failing("a.md", "---\na: &a [x, x]\ntitle: [*a, *a]\n---\nThey met.\n").message


def test_a_line_of_dashes_is_not_a_fact(reading_one):
    assert "They left." in reading_one("a.md", "---\nThe sides met.\n---\nThey left.\n", outlet="W").text
