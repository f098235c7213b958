"""What several items cost together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from stylist.text import decimal
from stylist.types import Item


def totals(items: Iterable[Item]) -> dict[str, float]:
    """The sum in each currency; the key is empty where no currency is told.

    Items without a price are not in it.
    """
    sums: dict[str, float] = {}
    for item in items:
        if item.price is not None:
            currency = item.currency or ""
            sums[currency] = sums.get(currency, 0.0) + item.price
    return {currency: round(total, 2) for currency, total in sums.items()}


def in_words(prices: Mapping[str, float]) -> str:
    """*120.00 EUR + 40.00 USD*; empty without a price."""
    return " + ".join(
        f"{decimal(total, 2)} {currency}".strip() for currency, total in prices.items()
    )
