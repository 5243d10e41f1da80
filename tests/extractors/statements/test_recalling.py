"""Words that point back: titles, outlets, descriptions and nicknames given before."""

import pytest

from tests.extractors.statements.reading import speakers

CASES = {
    "a title": (
        "Major Elchin Tag laughed when he heard of it. The major said the order came at night.", "Major Elchin Tag",
    ),
    "a station": ("Radio Kivu Tal broadcast the tape. The station said it was genuine.", "Radio Kivu Tal"),
    "a person told apart": (
        "One person close to the talks put it bluntly. “They are stalling,” the person said.",
        "One person close to the talks",
    ),
    "a nickname": ("Ramon Ibarra, known as “Doc”, chaired the vote. Doc said that it was void.", "Ramon Ibarra"),
    "a nickname before the name": (
        "Known in the valley as “Doc”, Ramon Ibarra chaired the meeting. Doc said that the vote was void.",
        "Ramon Ibarra",
    ),
    "what he calls himself": (
        "A man who called himself General Ayuk said that the schools would burn.", "Ayuk",
    ),
    "two majors": (
        "Major Elchin Tag and Major Orkhan Dey met at the pass. The major said the order came at night.", "The major",
    ),
    "who reports is an outlet": ("The Tal Wire reported a raid. The agency said nobody was hurt.", "The Tal Wire"),
    "a known outlet": ("Reuters reported a raid. The agency said nobody was hurt.", "Reuters"),
    "a channel with a number": ("The Bangkok broadcaster Siam 9 said the tape was genuine.", "Siam 9"),
    "a mission told apart": (
        "The U.N. mission in Ost lost a lorry. The mission said nobody was hurt.", "The U.N. mission in Ost",
    ),
    "an agency of another kind": ("The water board met. The agency said nobody was hurt.", "The agency"),
    "nothing to tell": ("A report was out. The report said the dam was safe.", "The report"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "who"), CASES.values(), ids=CASES)
def test_who_is_meant(text, who):
    assert speakers(text)[-1][0] == who
