"""Each row of a table is a document; one that is bad is one failure with its line."""

from parley.model.documents import Version
from parley.readers import Failure

HEAD = "Date,Headline,Text,Outlet\n"
ROW = '2031-03-01,Sides meet,"The two sides met, a guard said.\n\nThey left.",Wire\n'


def test_a_row_is_a_document(reading_one):
    version = reading_one("a.csv", HEAD + ROW)
    assert version.text == "The two sides met, a guard said.\n\nThey left."
    assert (version.title, version.outlet, version.published_precision) == ("Sides meet", "Wire", "day")


def test_other_delimiters(reading_one):
    assert reading_one("a.csv", "date;text\n2031-03-01;They met, twice.\n").text == "They met, twice."
    assert reading_one("a.tsv", "date\ttext\n2031-03-01\tThe sides met.\n").text == "The sides met."


def test_a_byte_order_mark_is_no_part_of_the_first_name(reading_one):
    assert reading_one("a.csv", b"\xef\xbb\xbftext,date\nThe sides met.,2031-03-01\n").text == "The sides met."
    assert reading_one("b.csv", "text,date\nThe sides met.,2031-03-01\n".encode("utf-16"), outlet="W").outlet == "W"


def test_a_table_without_text_says_what_to_do(failing):
    failure = failing("a.csv", "date,txt\n2031-03-01,The sides met.\n")
    assert failure.message.endswith("a.csv has no column with the text.")
    assert failure.hint == "Did you mean 'txt'? Name it: --column text=NAME."


def test_a_column_of_names_is_no_text(reading):
    first, second = reading("a.csv", "article,fact\npeace-talks.html,They met.\nlist.html,Parted.\n")
    assert first.message.endswith("a.csv, line 2 has one word and no text in 'article'.")
    assert first.hint == second.hint == "Name the right one: --column text=NAME."


def test_text_in_a_script_without_blanks_is_text(reading_one):
    assert reading_one("a.csv", "text\n双方在日内瓦会晤。\n").text == "双方在日内瓦会晤。"


def test_the_column_can_be_named(reading_one):
    version = reading_one("a.csv", "date,txt\n2031-03-01,The sides met.\n", columns={"text": "txt"})
    assert version.text == "The sides met."


def test_a_bad_row_fails_with_its_line_and_the_others_go_on(reading):
    outcomes = reading("a.csv", HEAD + ROW + "2031-03-01,Sides,,Wire\n" + "a,b,c,d,e\n\n" + ROW)
    assert [type(o) for o in outcomes] == [Version, Failure, Failure, Version]
    assert [o.message.split("a.csv, ")[1] for o in outcomes[1:3]] == [
        "line 5 has no text in 'Text'.", "line 6 has 5 values for 4 columns.",
    ]


def test_a_long_read_fits_in_a_field(reading_one):
    assert len(reading_one("a.csv", "text\n" + "word " * 60_000 + "\n", outlet="W").text) > 131_072


def test_bytes_that_are_not_of_the_encoding_end_the_table_with_a_failure(reading):
    content = ("text\n" + "The two sides met at the bridge again.\n" * 3000).encode() + b"caf\xe9\n"
    outcomes = reading("a.csv", content, outlet="W")
    assert isinstance(outcomes[0], Version)
    assert outcomes[-1].hint == "Give --encoding."
