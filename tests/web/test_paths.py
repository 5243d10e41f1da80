"""What people come to do, walked in a browser."""

import csv
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.api.build import FIRST

MARKED = "[data-at].asked"


def marked(page: Page) -> str:
    """The words that the reader shows as asked for."""
    page.locator(MARKED).first.wait_for()
    return "".join(page.locator(MARKED).all_inner_texts())


def name_oneself(page: Page, name: str = "M. Weber") -> None:
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Go on").click()


def test_the_overview_says_what_fell(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()
    main = page.locator("main")
    expect(main.get_by_text("withdrawn by Ana Reyl")).to_be_visible()
    main.get_by_role("link", name=re.compile("Ana Reyl took back her words")).first.click()
    assert marked(page) == "Ana Reyl took back her words: Karsk was not surrounded"


def test_follow_an_offer_to_its_refusal(page: Page, ids: dict[str, str]) -> None:
    page.goto("/talks")
    offer = page.locator(f"#move-{ids['offer']}")
    expect(offer.get_by_text("refused")).to_be_visible()
    offer.get_by_role("button", name=re.compile("answered by Tolmen Front")).click()
    refusal = page.locator(f"#move-{ids['refusal']}")
    expect(refusal).to_be_focused()
    expect(refusal.get_by_text("because Dolin was too far")).to_be_visible()
    refusal.get_by_role("link", name=re.compile("refused talks")).click()
    assert marked(page) == "refused talks in Dolin"


def test_open_a_passage_by_its_address(page: Page, ids: dict[str, str]) -> None:
    start = FIRST.index("shelled")
    end = start + len("shelled Karsk 🎈")
    page.goto(f"/documents/{ids['first']}#p={start}-{end}")
    # The balloon is one code point and two units of UTF-16; what stands behind it must not be cut.
    assert marked(page) == "shelled Karsk 🎈"
    side = page.get_by_role("complementary", name="Reports in this document")
    expect(side.get_by_text("Tolmen Front → Vessaria: assault")).to_be_visible()
    expect(side.get_by_text("machine: test")).to_be_visible()


def test_the_slider_moves_across_the_withdrawal(page: Page) -> None:
    page.goto("/claims?place=Karsk")
    claim = page.get_by_role("article", name="Karsk encircled")
    expect(claim.get_by_title("taken back by who said it, or for them")).to_be_visible()
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press("Home")
    expect(page).to_have_url(re.compile("as_of=2031-05-03"))
    expect(claim.get_by_title("one origin says so")).to_be_visible()
    slider.press("ArrowRight")
    expect(claim.get_by_title("taken back by who said it, or for them")).to_be_visible()
    page.get_by_role("button", name="Now").click()
    expect(page).not_to_have_url(re.compile("as_of"))


def test_correct_a_speaker_and_undo(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/reports/{ids['said']}")
    page.get_by_role("button", name="Correct").click()
    page.get_by_label("Right is").fill("Tolmen Front")
    page.get_by_label("Why").fill("it was their spokesman")
    page.get_by_role("button", name="Save").click()
    name_oneself(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tolmen Front")
    expect(page.get_by_text("edited by a person")).to_be_visible()
    expect(page.get_by_text("speaker: Ana Reyl → Tolmen Front")).to_be_visible()
    page.get_by_role("button", name="Undo").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ana Reyl")
    expect(page.get_by_text("machine: test")).to_be_visible()


def test_add_what_was_missed_by_selecting_its_words(page: Page, ids: dict[str, str]) -> None:
    page.goto(f"/documents/{ids['first']}")
    page.locator("[data-at]").first.wait_for()
    page.evaluate(
        """() => {
            const piece = [...document.querySelectorAll('[data-at]')].find(p => p.textContent.includes('on Monday'));
            const at = piece.firstChild.data.indexOf('on Monday');
            getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + 'on Monday'.length);
        }"""
    )
    box = page.get_by_role("region", name="Add a report")
    expect(box.get_by_text("“on Monday”")).to_be_visible()
    box.get_by_role("button", name="Add a report").click()
    box.get_by_label("event").check()
    box.get_by_label("By whom").fill("Vessaria")
    box.get_by_label("PLOVER type").select_option("MOBILIZE")
    box.get_by_role("button", name="Add", exact=True).click()
    name_oneself(page)
    expect(page.get_by_role("button", name=re.compile("mobilize: show the report"))).to_be_visible()
    made: dict[str, Any] = page.request.get("/api/events?type=MOBILIZE").json()
    assert made["items"][0]["entry"]["anchor"]["exact"] == "on Monday"


def test_filters_survive_a_change_of_view_and_back(page: Page) -> None:
    page.goto("/timeline?kind=move")
    page.get_by_role("complementary", name="Filters").get_by_label("Dolin Post").check()
    expect(page).to_have_url(re.compile("outlet="))
    expect(page.locator("[data-count]").first).to_contain_text("of 7 reports")
    page.get_by_role("navigation").get_by_role("link", name="Claims").click()
    chips = page.get_by_role("group", name="Filters in force")
    expect(chips.get_by_text("Dolin Post")).to_be_visible()
    page.go_back()
    expect(page).to_have_url(re.compile(r"/timeline\?outlet=.*kind=move"))
    page.get_by_role("button", name="Clear all", exact=True).click()
    expect(chips).to_have_count(0)
    page.go_back()
    expect(chips.get_by_text("Dolin Post")).to_be_visible()


def test_an_address_shows_the_same_to_somebody_else(page: Page) -> None:
    page.goto("/talks?type=reject")
    count = page.locator("[data-count]").first
    expect(count).to_contain_text("of 2 moves")
    page.get_by_text("Take this").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Link copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url
    other = page.context.new_page()
    other.goto(copied)
    expect(other.locator("[data-count]").first).to_have_text(count.inner_text())


def test_export_what_is_on_the_screen(page: Page, ids: dict[str, str], tmp_path: Path) -> None:
    page.goto("/talks?text=refused")
    expect(page.locator("[data-count]").first).to_contain_text("of 2 moves")
    page.get_by_text("Take this").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="moves as csv").click()
    waiting.value.save_as(tmp_path / "moves.csv")
    with (tmp_path / "moves.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["id"] for row in csv.DictReader(stream)] == [ids["refusal"]]


def test_search_opens_at_the_words(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("shelled")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=shelled"))
    page.locator("mark").first.wait_for()
    # The panel counts what was found, not the record.
    found = page.locator("[data-count] b").first.inner_text()
    outlets = page.get_by_role("group", name="Outlet").locator(".number")
    expect(outlets.first).to_be_visible()
    assert sum(int(number) for number in outlets.all_inner_texts()) == int(found)
    # What is typed into a field is no command.
    assert page.locator("#search").input_value() == "shelled"
    page.get_by_role("heading", name="Search", level=1).focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert marked(page) == "shelled Karsk 🎈"


def test_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/review")
    page.locator("[data-entry]").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the record")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    expect(page.locator("[data-entry]").first).to_be_focused()
    page.keyboard.press("a")
    page.keyboard.type("M. Weber")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]")).to_have_count(1)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_add_an_article(page: Page) -> None:
    page.goto("/sources")
    page.get_by_role("button", name="Pasted text").click()
    page.get_by_label("Text").fill(
        "Vessaria said on Monday that talks in Dolin would go on.\n\n<b>The mayor</b> agreed."
    )
    page.get_by_label("Title").fill("Talks go on")
    page.get_by_label("Outlet", exact=True).fill("Dolin Post")
    page.get_by_role("button", name="Read and code").click()
    link = page.get_by_role("link", name="Talks go on")
    expect(link).to_be_visible(timeout=120_000)
    link.click()
    expect(page.get_by_role("heading", name="Talks go on", level=1)).to_be_visible()
    # Text from the world is text, whatever it looks like.
    text = page.get_by_role("article", name="Text")
    expect(text).to_contain_text("<b>The mayor</b>")
    assert text.locator("b").count() == 0


def test_what_others_change_arrives_by_itself(page: Page, ids: dict[str, str]) -> None:
    page.goto("/talks")
    count = page.locator("[data-count]").first
    expect(count).to_contain_text("2 of 2 moves")
    body = {"target": ids["refusal"], "verdict": "reject", "author": "Somebody else"}
    page.request.post("/api/judgements", data=body, headers={"X-Parley": "1"})
    expect(page.locator(f"#move-{ids['refusal']}")).to_have_count(0)


def test_brushing_time_moves_what_is_on_the_screen_while_it_is_dragged(page: Page) -> None:
    page.goto("/actors")
    strip = page.get_by_role("group", name="Reports by day of publication")
    box = strip.bounding_box()
    assert box
    expect(page.locator("[data-count]").first).to_contain_text("1 of 1 events")
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 15)
    page.mouse.down()
    for share in (0.6, 0.7, 0.8, 0.9, 0.97):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + 15)
        page.wait_for_timeout(200)
    # The hand has not let go yet: the event of Karsk is older than what is brushed.
    expect(page.locator("[data-count]").first).to_contain_text("0 of 1 events")
    page.mouse.up()
    expect(page).to_have_url(re.compile("since=2031-05-0"))
    page.get_by_role("navigation").get_by_role("link", name="Map").click()
    expect(page.get_by_role("group", name="Filters in force").get_by_text("Since")).to_be_visible()
    page.go_back()
    page.go_back()
    # One drag is one step back, however often the view followed it.
    expect(page.locator("[data-count]").first).to_contain_text("1 of 1 events")


def test_a_dead_link_says_so(page: Page) -> None:
    page.goto("/nowhere")
    expect(page.get_by_role("heading", name="There is nothing at this address")).to_be_visible()
    page.goto("/documents/d-0")
    expect(page.get_by_role("alert")).to_contain_text("There is no document 'd-0'")


def test_a_broken_address_says_what_is_wrong(page: Page) -> None:
    page.goto("/documents/%E0%A4%A")
    expect(page.get_by_role("alert")).to_contain_text("There is no document")
    expect(page.get_by_role("link", name="Search the record")).to_be_visible()
    page.goto("/claims?since=soon")
    expect(page.get_by_role("alert")).to_contain_text("which is no date")
    page.get_by_role("alert").get_by_role("button", name="Clear all filters").click()
    expect(page).to_have_url(re.compile("/claims$"))


def test_a_past_day_without_reporting_is_called_by_its_own_name(page: Page) -> None:
    page.goto("/claims?as_of=2031-05-04")
    expect(page.get_by_role("slider", name="As it stood at the end of")).to_have_attribute(
        "aria-valuetext", "4 May 2031"
    )


def test_correct_a_place_and_a_day(page: Page, ids: dict[str, str]) -> None:
    page.add_init_script("localStorage.setItem('parley-author', 'M. Weber')")
    page.goto(f"/reports/{ids['offer']}")
    for field, typed in (("Place", "Karsk"), ("Day", "2031-05-01")):
        page.get_by_role("button", name="Correct").first.click()
        page.get_by_label("What is wrong").select_option(field)
        page.get_by_label("Right is").fill(typed)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status").filter(has_text="Corrected.")).to_be_visible()
    entry = page.request.get(f"/api/reports/{ids['offer']}").json()["entry"]
    assert entry["where"]["place"]["id"] == "parley:karsk"
    assert (entry["when"]["start"], entry["when"]["precision"]) == ("2031-05-01T00:00:00Z", "day")


def test_escape_leaves_the_search(page: Page) -> None:
    page.goto("/claims")
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search")).not_to_be_focused()
