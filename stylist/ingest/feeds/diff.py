"""Yesterday's products and today's: what is new, different, gone, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stylist.products import FeedChange, KnownListing, Listing, RowRefusal

_MOST_GONE = 0.5
_FEW = 10
"""Of fewer products, so many may be gone at once without a question."""


class Compared(NamedTuple):
    """What `compare` found: the changes, what to write, whom to take away, and the tallies."""

    changes: tuple[FeedChange, ...]
    to_write: tuple[Listing, ...]
    gone: tuple[int, ...]
    held: str
    unchanged: int
    price: int
    stock: int


def compare(
    listings: Sequence[Listing],
    known: Mapping[str, KnownListing],
    here: Mapping[str, int],
    refused: Sequence[RowRefusal],
    gone: str = "auto",
) -> Compared:
    """Hold a feed's products against what the catalog knows of it.

    `here` are SKUs of items that came another way; `gone` is as in
    `products.FeedOptions`.
    """
    changes: list[FeedChange] = []
    to_write: list[Listing] = []
    unchanged = price = stock = 0
    for one in listings:
        product = one.product
        before = known.get(product.key)
        if before is None:
            there = product.sku in here
            kind = "changed" if there else "new"
            details: tuple[str, ...] = ("was here already",) if there else ()
        else:
            details = _differences(one, before)
            kind = "back" if before.gone else "changed"
            if not details and not before.gone:
                unchanged += 1
                continue
            price += any(d.startswith("price") for d in details)
            stock += any(d.startswith("stock") for d in details)
        changes.append(FeedChange(kind, product.key, product.name, details))
        to_write.append(one)
    # Under another key, but with its number: it has been renamed, and is not gone.
    renamed = {here[sku] for o in listings if (sku := o.product.sku) and sku in here}
    left, why = _left(
        listings, {k: o for k, o in known.items() if o.item_id not in renamed}, refused, gone
    )
    changes += [FeedChange("gone", key, known[key].name) for key in left]
    ids = () if why else tuple(known[key].item_id for key in left)
    return Compared(tuple(changes), tuple(to_write), ids, why, unchanged, price, stock)


def _differences(one: Listing, before: KnownListing) -> tuple[str, ...]:
    product = one.product
    found = []
    if one.offer != before.offer:
        if product.price is not None and product.price != before.price:
            found.append(f"price {_amount(before.price)} → {_amount(product.price)}")
        if product.stock is not None and product.stock != before.stock:
            was = "unknown" if before.stock is None else before.stock
            found.append(f"stock {was} → {product.stock}")
        if not found:
            found.append("price or stock of its sizes")
    if one.told != before.told:
        found.append("what is said of it")
    if one.pictures != before.pictures:
        found.append("photos")
    return tuple(found)


def _amount(price: float | None) -> str:
    return "unknown" if price is None else f"{price:.2f}"


def _left(
    listings: Sequence[Listing],
    known: Mapping[str, KnownListing],
    refused: Sequence[RowRefusal],
    gone: str,
) -> tuple[list[str], str]:
    """Keys that the feed names no more, and why they are kept nevertheless, or ""."""
    # A product whose row is broken is not gone.
    named = {one.product.key for one in listings} | {r.key for r in refused if r.key}
    living = [key for key, one in known.items() if not one.gone and not one.retired]
    left = [key for key in living if key not in named]
    if not left or gone == "retire":
        return left, ""
    if gone == "keep":
        return left, "it was asked to keep them"
    if unread := sum(r.key is None and r.row > 0 for r in refused):
        rows = "a row" if unread == 1 else f"{unread} rows"
        return left, f"{rows} could not be read and may be theirs"
    if len(left) > max(_FEW, _MOST_GONE * len(living)):
        return left, f"{len(left)} of {len(living)} would go: is this feed whole?"
    return left, ""
