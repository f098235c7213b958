"""What sells when, what runs out, what stays; what customers bought next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from stylist.errors import UsageError
from stylist.library.selling import Selling
from stylist.text import capital, translate
from stylist.types import Item

if TYPE_CHECKING:
    from stylist.recommend.dataset import Dataset
    from stylist.trends.records import BoughtNext, Shelves, Shown, Trends
    from stylist.trends.weeks import Labels

_BANDS = 4


class Trending(Selling):
    """Trends of the shop's own purchases."""

    _told_of: tuple[Dataset, list[Item | None]] | None = None

    def trends(self, by: str = "category", *, weeks: int = 52) -> Trends:
        """Pieces sold by week, beside last year, with seasons and courses.

        Parameters
        ----------
        by : str
            One of `trends.records.BY`.

        Raises
        ------
        UsageError
            There is no history, or nothing is told apart by that.
        """
        from stylist.trends.weeks import trends

        data = self._purchases()
        return trends(data, self._labels(data, by), by, shown=weeks)

    def sold_in(self, by: str, value: str, week: date) -> list[int]:
        """Ids of the items of a value that were sold in a week, given by its first day."""
        from stylist.trends.weeks import sold_in

        data = self._purchases()
        codes = sold_in(data, self._labels(data, by), value, week)
        return [int(i) for i in self._item_ids(data)[codes] if i >= 0]

    def shelves(self) -> Shelves:
        """What to buy again, what hardly sells, and which colours are new."""
        from stylist.trends.records import Shelves
        from stylist.trends.shelves import new_colours, reorder, slow_movers

        data = self._purchases()
        items = self._catalog_items(data)
        stock = np.array(
            [np.nan if i is None or i.stock is None else float(i.stock) for i in items]
        )
        colour = [_value(i, "colour") for i in items]
        category = [_value(i, "category") for i in items]
        _, kinds = np.unique([kind or "" for kind in category], return_inverse=True)

        def shown(code: int) -> Shown:
            return self._shown(data, code)

        return Shelves(
            new_colours(data, colour, category, shown),
            reorder(data, stock, shown),
            slow_movers(data, stock, kinds.astype(np.int32), shown),
        )

    def bought_next(self, item_ids: Sequence[int], *, k: int = 12) -> list[BoughtNext]:
        """What customers who bought any of some items, as those of a look, bought next."""
        from stylist.trends.shelves import bought_next

        data = self._purchases()
        codes = np.flatnonzero(np.isin(self._item_ids(data), list(item_ids))).astype(np.int32)
        return bought_next(data, codes, lambda code: self._shown(data, code), k=k)

    def export_trends(self, found: Trends, file: Path | str) -> Path:
        """Write trends as a table (.csv) or a picture (.png).

        Raises
        ------
        StylistError
            It is neither, or cannot be written.
        """
        from stylist.trends.export import write

        return write(found, Path(file))

    def _shown(self, data: Dataset, code: int) -> Shown:
        from stylist.trends.records import Shown

        item = self._catalog_items(data)[code]
        sku = str(data.items.names[code])
        if item is None:
            return Shown(sku, None, data.facts.text[code] or sku)
        return Shown(sku, item.id, item.name)

    def _catalog_items(self, data: Dataset) -> list[Item | None]:
        """Of each item sold its record; kept while the purchases are."""
        if self._told_of is None or self._told_of[0] is not data:
            ids = self._item_ids(data)
            known = {item.id: item for item in self.items(ids[ids >= 0])}
            self._told_of = data, [known.get(int(i)) for i in ids]
        return self._told_of[1]

    def _labels(self, data: Dataset, by: str) -> Labels:
        from stylist.trends.records import BY
        from stylist.trends.weeks import Labels

        if by not in BY:
            raise UsageError(f"trends are told by {', '.join(BY)}, not by {by!r}")
        items = self._catalog_items(data)
        if by == "all":
            none = np.zeros(len(items), np.int32)
            return Labels(none, ["all"], {"all": translate("trends", "Everything")})
        if by == "price":
            return _price_bands(np.array([_price(i, data, n) for n, i in enumerate(items)]))
        said = [_value(item, by) for item in items]
        keys = sorted({value for value in said if value is not None})
        if not keys:
            raise UsageError(f"nothing that was sold has a {by} in this catalog")
        place = {key: number for number, key in enumerate(keys)}
        of = np.array([place.get(value or "", -1) for value in said], np.int32)
        return Labels(of, keys, {key: capital(self.label(by, key)) for key in keys})


def _value(item: Item | None, name: str) -> str | None:
    said = None if item is None else item.value(name)
    return None if said is None else said.value


def _price(item: Item | None, data: Dataset, code: int) -> float:
    return float(data.facts.price[code]) if item is None or item.price is None else item.price


def _price_bands(price: np.ndarray) -> Labels:
    """Quarters of the range, between round figures."""
    from stylist.trends.weeks import Labels

    told = np.isfinite(price)
    if not told.any():
        raise UsageError("nothing that was sold has a price in this catalog")
    edges = np.percentile(price[told], np.linspace(0, 100, _BANDS + 1)[1:-1])
    edges = np.unique([_rounded(float(edge)) for edge in edges])
    of = np.where(told, np.searchsorted(edges, price, side="right"), -1).astype(np.int32)
    bounds = [f"{edge:g}" for edge in edges]
    keys = [
        f"Under {bounds[0]}",
        *(f"{low} – {high}" for low, high in pairwise(bounds)),
        f"{bounds[-1]} and more",
    ]
    shown = {
        keys[0]: translate("trends", "Under {}").format(bounds[0]),
        keys[-1]: translate("trends", "{} and more").format(bounds[-1]),
    }
    return Labels(of, keys, shown)


def _rounded(price: float) -> float:
    step = 10 ** max(np.floor(np.log10(max(price, 1e-6))) - 0, 0) / 2
    return float(max(round(price / step) * step, step))
