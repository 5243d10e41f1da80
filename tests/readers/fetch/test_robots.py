"""robots.txt by the examples of RFC 9309 and the habits of real sites."""

import pytest

from parley.readers.fetch.robots import parse_robots

TEXT = """\
# a comment
User-agent: other
Disallow: /

User-agent: *
User-agent: third
Disallow: /private   # not here
Allow: /private/press
Disallow: /*.gif$
Disallow: /search?*q=
Disallow:
Crawl-delay: 4
"""

PATHS = {
    "/": True, "/news": True, "/private": False, "/private/x": False, "/private/press/1": True,
    "/a/b.gif": False, "/a/b.gif?x": True, "/search?x=1&q=talks": False, "/search": True, "/privat": True,
}


@pytest.mark.parametrize(("path", "allowed"), PATHS.items(), ids=PATHS.keys())
def test_rules_for_everybody(path, allowed):
    assert parse_robots(TEXT, "parley-record").allows(path) is allowed


def test_rules_for_us_replace_those_for_everybody():
    robots = parse_robots("User-agent: *\nDisallow: /\n\nUser-agent: Parley-Record\nDisallow: /x\n", "parley-record")
    assert robots.allows("/news")
    assert not robots.allows("/x")


def test_an_empty_group_for_us_allows_everything():
    text = "User-agent: *\nDisallow: /\nUser-agent: parley-record\nDisallow:\n"
    assert parse_robots(text, "parley-record").allows("/")


def test_of_two_rules_as_long_the_one_that_allows_wins():
    assert parse_robots("User-agent: *\nDisallow: /page\nAllow: /page\n", "x").allows("/page")


def test_the_pause_that_a_site_asks_for():
    assert parse_robots(TEXT, "x").delay == 4.0
    assert parse_robots("User-agent: *\nCrawl-delay: 99999\n", "x").delay == 120.0
    assert parse_robots("User-agent: *\nCrawl-delay: soon\n", "x").delay is None


def test_noise_is_no_rule():
    assert parse_robots("<html>nothing</html>\nDisallow: /\n", "x").allows("/")
    assert parse_robots("User-agent: *\nDisallow: /" + "*" * 5000 + "x\n", "x").allows("/" + "y" * 5000)
