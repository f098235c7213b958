"""Items by words, through the library."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from stylist.library import Library
from stylist.types import Attribute, Filters, NewItem


def garment(name: str, price: float | None = None, **said: str) -> NewItem:
    attributes = tuple(Attribute(key, value, 1.0, "feed") for key, value in said.items())
    return NewItem(name, price=price, attributes=attributes)


SHOP = (
    garment("Maxi Gown", 120, category="dress", colour="red"),
    garment("Leather Trainers", 80, category="shoes"),
    garment("Chelsea Boots", 140, category="shoes", colour="black"),
    NewItem("Crème brûlée jumper", brand="Maison Noël", price=45.0),
    garment("Striped Tee", 25, category="t-shirt", pattern="striped"),
    garment("Striped Blouse", 60, category="blouse", pattern="striped"),
    NewItem("Mystery", description="Goes well with a red dress and black boots."),
)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "shop") as library:
        library._store.add_items(SHOP)
        yield library


def names(library: Library, text: str, filters: Filters | None = None) -> list[str]:
    return [hit.item.name for hit in library.search(text, filters=filters or Filters())]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("red dress", "Maxi Gown"),
        ("sneakers", "Leather Trainers"),
        ("boot", "Chelsea Boots"),
        ("not black shoes", "Leather Trainers"),
        ("striped top under 30", "Striped Tee"),
        ("striped top over 50", "Striped Blouse"),
        ("pullover", "Crème brûlée jumper"),
        ("creme BRULEE", "Crème brûlée jumper"),
        ("noel", "Crème brûlée jumper"),
        ("jump", "Crème brûlée jumper"),
        ("goes", "Mystery"),
    ],
)
def test_the_best_comes_first(shop: Library, text: str, first: str) -> None:
    assert names(shop, text)[0] == first


def test_what_is_not_wanted_is_not_shown(shop: Library) -> None:
    assert "Chelsea Boots" not in names(shop, "not black shoes")
    assert "Striped Blouse" not in names(shop, "striped top under 30")


def test_a_mention_counts_less_than_being_one(shop: Library) -> None:
    assert names(shop, "red dress") == ["Maxi Gown", "Mystery"]


def test_what_nothing_has_is_left_out_and_said(shop: Library) -> None:
    results = shop.browse(text="red zebra dress", sort="relevance")
    assert results.unmatched == ("zebra",)
    assert [i.name for i in shop.items(results.ids[:1])] == ["Maxi Gown"]
    nothing = shop.browse(text="zebra", sort="relevance")
    assert not len(nothing.ids)
    assert nothing.unmatched == ("zebra",)


def test_words_within_filters_and_in_another_order(shop: Library) -> None:
    assert names(shop, "striped", Filters(category="blouse")) == ["Striped Blouse"]
    by_price = shop.browse(text="striped", sort="price_desc")
    assert [i.name for i in shop.items(by_price.ids)] == ["Striped Blouse", "Striped Tee"]


def test_words_say_why_where_the_name_does_not(shop: Library) -> None:
    by_name = {hit.item.name: hit for hit in shop.search("red dress")}
    assert by_name["Maxi Gown"].reasons == ()
    assert by_name["Mystery"].reasons == (
        "Its description says red.",
        "Its description says dress.",
    )
    assert 0 < by_name["Mystery"].score < by_name["Maxi Gown"].score <= 1
    (boots,) = [h for h in shop.search("trainers") if h.item.name == "Chelsea Boots"]
    assert boots.reasons == ("trainers: 50 % sure.",)


def test_words_follow_every_change(shop: Library) -> None:
    assert names(shop, "polka dots") == []
    (gown,) = [h.item.id for h in shop.search("gown") if h.item.name == "Maxi Gown"]
    shop.set_attribute([gown], "pattern", "dotted")
    assert names(shop, "polka dots") == ["Maxi Gown"]
    shop.remove([gown])
    assert names(shop, "polka dots") == []
    assert "Maxi Gown" not in names(shop, "red dress")


def test_what_was_allowed_may_be_gone_by_now(shop: Library) -> None:
    """A filter's answer and the words' may be of two states of the catalog."""
    search = shop._in_use.wordsearch
    striped = np.array([h.item.id for h in shop.search("striped")])
    shop.remove([int(striped[0])])
    found = search.find(search.understand("striped"), np.append(np.sort(striped), 10**9))
    assert found.ids()[0].tolist() == [int(striped[1])]


def test_no_words_are_all_items(shop: Library) -> None:
    assert len(shop.browse(text="  ").ids) == len(SHOP)
    assert len(shop.browse(text="the").ids) == len(SHOP)


def test_photos_without_a_word(tmp_path: Path, draw, save) -> None:
    """Names of photos from a camera say nothing; what is seen does."""
    folder = tmp_path / "photos"
    drawn = [("skirt", "red"), ("skirt", "blue"), ("pants", "red")]
    for number, (kind, colour) in enumerate(drawn):
        save(draw(kind, colour), folder / f"IMG_{number:04}.png")
    with Library.open(tmp_path / "library") as library:
        for _ in library.import_photos([folder]):
            pass
        for item in library.items(library.browse().ids):
            colour = drawn[int(item.photo.path.stem[-1])][1]
            (best, *_) = library.search(colour)
            assert item.value("colour").value == colour
            assert best.item.value("colour").value == colour
