""" "Read next" headlines lead to the documents that they announce, whatever came first."""

import random

from parley.joining.follow_ups import follow_up_links
from parley.model.documents import FollowUp, Version
from tests.joining.build import Paper, day


def page(outlet: str, at: int, title: str | None, *announced: FollowUp) -> Version:
    made = Paper(outlet, day(at)).version()
    return made.model_copy(update={"title": title, "url": f"https://{outlet}.example/{at}", "follow_ups": announced})


WEIR = page(
    "wire", 1, "Barges pass the weir", FollowUp(text="Grain arrives: in Kest"), FollowUp(text="Nobody wrote this")
)
GRAIN = page("wire", 2, "Grain arrives in Kest", FollowUp(text="More", url="https://wire.example/1"))


def targets(*versions: Version) -> list[tuple[str, str | None, str | None]]:
    return sorted(
        ((link.source, link.target, link.detail) for link in follow_up_links(versions)), key=lambda found: str(found[2])
    )


def test_a_headline_finds_its_document_by_its_words_or_its_address() -> None:
    assert targets(WEIR, GRAIN) == [
        (WEIR.document, GRAIN.document, "Grain arrives: in Kest"),
        (GRAIN.document, WEIR.document, "More"),
        (WEIR.document, None, "Nobody wrote this"),
    ]


def test_a_page_that_announces_itself_announces_nothing() -> None:
    itself = page("wire", 3, "Barges return", FollowUp(text="Barges return"))
    assert targets(itself) == []


def test_a_headline_without_words_announces_no_untitled_page() -> None:
    assert targets(page("wire", 4, "…"), page("wire", 5, "Flour", FollowUp(text="→"))) == [
        (page("wire", 5, "Flour").document, None, "→")
    ]


def test_of_two_documents_with_one_title_it_is_always_the_same() -> None:
    first, second = page("daily", 6, "Flood"), page("post", 7, "Flood")
    asking = page("wire", 8, "Rain", FollowUp(text="Flood"))
    versions = [first, second, asking]
    expected = targets(*versions)
    for _ in range(4):
        random.Random(1).shuffle(versions)
        assert targets(*versions) == expected


def test_a_page_means_its_own_outlet() -> None:
    theirs, own = page("daily", 6, "Flood"), page("wire", 7, "Flood")
    asking = page("wire", 8, "Rain", FollowUp(text="Flood"))
    for versions in ((theirs, own, asking), (asking, own, theirs)):
        assert targets(*versions) == [(asking.document, own.document, "Flood")]
