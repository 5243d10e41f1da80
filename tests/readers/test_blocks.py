"""Blocks become paragraphs, once each and in order."""

import lxml.html
import pytest

from parley.readers.blocks import paragraphs_of

CASES = {
    "paragraphs": ("<p>One</p><p>Two</p>", ["One", "Two"]),
    "inline tags do not split": ("<p>He <b>said</b> <a href='x'>so</a>.</p>", ["He said so."]),
    "text around blocks": ("before<p>in</p>after", ["before", "in", "after"]),
    "a break inside a sentence": ("<p>both sides<br>agreed</p>", ["both sides agreed"]),
    "a break after a sentence": ("<p>They met.<br>They left.</p>", ["They met.", "They left."]),
    "nested quotation": ("<blockquote>a<p>b</p></blockquote>", ["a", "b"]),
    "table": ("<table><tr><td>Port</td><td>held</td></tr><tr><td>Mill</td></tr></table>", ["Port | held", "Mill"]),
    "hidden": ("<p>a<script>x()</script></p><style>p{}</style>", ["a"]),
    "text after hidden": ("<p>a<script>x()</script> b</p>", ["a b"]),
    "comment": ("<p>a<!-- x --> b</p>", ["a b"]),
}


@pytest.mark.parametrize(("html", "paragraphs"), CASES.values(), ids=CASES.keys())
def test_paragraphs(html, paragraphs):
    assert paragraphs_of(lxml.html.fragment_fromstring(html, create_parent="div")) == paragraphs
