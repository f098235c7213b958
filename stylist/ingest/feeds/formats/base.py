"""What a format is: how rows of a known export become products."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import ClassVar, TypeVar

from stylist.ingest.feeds.rows import CellError, Row, Rows
from stylist.ingest.feeds.values import Prices
from stylist.products import ColumnMap, Product, RowRefusal, Variant

_SAMPLE = 500
_Part = TypeVar("_Part")


class Format(ABC):
    """One kind of export.

    Attributes
    ----------
    key, label : str
        On the command line, and for a person.
    signs : frozenset of str
        Plain names of columns that tell it from others; all of them are there.
    reads : frozenset of str, optional
        Plain names of the columns that it reads; None reads all.
    prices : tuple of str
        Of those, the ones with prices.
    """

    key: ClassVar[str]
    label: ClassVar[str]
    signs: ClassVar[frozenset[str]]
    reads: ClassVar[frozenset[str] | None] = None
    prices: ClassVar[tuple[str, ...]] = ()

    def fits(self, columns: Collection[str]) -> int:
        """How surely a table with these plain columns is of this format; 0 is not at all."""
        return len(self.signs) if self.signs <= set(columns) else 0

    def columns_read(self, chosen: ColumnMap) -> frozenset[str] | None:  # noqa: ARG002
        """Plain names of the columns to be read."""
        return self.reads

    @abstractmethod
    def products(self, rows: Rows, chosen: ColumnMap, path: Path) -> Iterator[Product | RowRefusal]:
        """The products that the rows tell of, and the rows that cannot be used."""

    def learn_prices(self, rows: Rows, chosen: ColumnMap) -> tuple[Prices, Rows]:
        """What reads this feed's prices, and the same rows again."""
        first = list(islice(rows, _SAMPLE))
        shown = [row.get(*self.prices) for row in first if isinstance(row, Row)]
        return Prices.learned(shown, chosen.decimal, chosen.currency), chain(first, rows)


def grouped(
    rows: Rows,
    key: Callable[[Row], str],
    read: Callable[[Row], _Part],
) -> tuple[dict[str, list[tuple[Row, _Part]]], list[RowRefusal]]:
    """Rows by what joins them, wherever they stand, each with what was read of it.

    A row that cannot be read is refused, and the others of its product stay.
    """
    groups: dict[str, list[tuple[Row, _Part]]] = {}
    refused: list[RowRefusal] = []
    for row in rows:
        if isinstance(row, RowRefusal):
            refused.append(row)
            continue
        joined = ""
        try:
            joined = key(row)
            groups.setdefault(joined, []).append((row, read(row)))
        except CellError as error:
            refused.append(row.refused(error, joined))
    return {joined: parts for joined, parts in groups.items() if parts}, refused


def total(stocks: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [stock for stock in stocks if stock is not None]
    return sum(known) if known else None


def least(prices: Iterable[float | None]) -> float | None:
    """The lowest price, which a shop shows as *from*."""
    return min((price for price in prices if price is not None), default=None)


def once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Texts that are not blank, each once, in their order."""
    return tuple(dict.fromkeys(text for text in texts if text))


def worth_telling(variants: Sequence[Variant]) -> tuple[Variant, ...]:
    """Variants that have a size or a colour; one that has neither is the product itself."""
    return tuple(v for v in variants if v.size or v.colour or len(variants) > 1)


def path_words(path: str) -> list[str]:
    """``A > B / C`` from its end: the narrowest first."""
    return [part for p in reversed(re.split(r"\s*[>/]\s*|\s*»\s*", path)) if (part := p.strip())]
