"""What is put together in a library, wherever it is told, and learning from it."""

from __future__ import annotations

from pathlib import Path

from stylist.library import Library
from stylist.products import FeedOptions
from stylist.types import Filters, NewItem


def of(library: Library, category: str) -> list[int]:
    return [int(i) for i in library.browse(Filters(category=category)).ids]


def test_looks_links_and_purchases_are_pairs(library: Library, tmp_path: Path) -> None:
    shirt, pants, skirt = (of(library, c)[0] for c in ("t-shirt", "pants", "skirt"))
    library.make_look("One", [shirt, pants])
    assert library.known_pairs() == [tuple(sorted((shirt, pants)))]
    sold = library.add_items([NewItem(f"Piece {n}", sku=f"P{n}") for n in range(6)])
    rows = ["customer,sku,time,order"]
    for order in range(20):
        pair = (0, 1) if order % 2 else (2 + order % 3, 5)
        rows += [f"c{order},P{n},2026-01-{1 + order:02},{order}" for n in pair]
    file = tmp_path / "till.csv"
    file.write_text("\n".join(rows))
    for _ in library.import_history([file]):
        pass
    pairs = library.known_pairs()
    assert pairs[0] == tuple(sorted((shirt, pants)))  # looks are surest
    assert (sold[0], sold[1]) in pairs
    assert not any(skirt in pair for pair in pairs)


def test_links_of_a_shop_are_pairs(shared_data: Path, library: Library) -> None:
    feed = shared_data / "luma-men" / "products.csv"
    for _ in library.import_feed(feed, FeedOptions(images=feed.parent / "images")):
        pass
    pairs = library.known_pairs()
    skus = {i.id: i.sku for i in library.items(sorted({x for pair in pairs for x in pair}))}
    assert len(pairs) > 100
    a, b = pairs[0]
    beside = library.linked(a)
    other = library.linked(b)
    shown = [*beside.get("related", ()), *beside.get("crosssell", ())]
    shown_by = [*other.get("related", ()), *other.get("crosssell", ())]
    assert b in shown or a in shown_by
    assert all(skus.values())


def test_learning_happens_when_there_is_something_new(library: Library) -> None:
    first = library.renew_outfits()
    assert first is not None
    assert not first.kept
    assert library.renew_outfits() is None
    shirts, pants = of(library, "t-shirt"), of(library, "pants")
    for n, pair in enumerate(zip(shirts, pants, strict=False)):
        library.make_look(f"Look {n}", pair)
    assert library.renew_outfits() is not None
    assert library.renew_outfits() is None
    library.make_look("Another", [shirts[0], pants[-1]])
    library.forget_outfits()
    assert library.renew_outfits() is None  # until somebody asks for it
    library.learn_outfits()
    assert library.renew_outfits() is not None
