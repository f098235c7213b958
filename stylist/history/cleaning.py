"""Lines of text into purchases; what cannot be one is counted by its kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from stylist.history.formats import Format, time_formats

REFUSED = (
    "no SKU", "not a product", "bad date", "cancelled", "returned", "no quantity", "bad price",
    "duplicate line",
)  # fmt: skip
"""Kinds of lines that are not kept. A line is of the first kind that holds of it."""

PURCHASES = pl.Schema(
    {
        "time": pl.Datetime("ms"),
        "customer_id": pl.String(),
        "sku": pl.String(),
        "quantity": pl.Float32(),
        "price": pl.Float32(),
        "channel": pl.String(),
        "order": pl.String(),
    }
)
"""What is stored of a purchase. `customer_id`, `price`, `channel` and `order` may be missing."""


@dataclass(slots=True)
class Cleaner:
    """Reads the blocks of one file in one format; remembers how its times are written."""

    how: Format
    kinds: Counter[str] = field(default_factory=Counter)
    _times: list[str] = field(default_factory=list)

    def purchases(self, lines: pl.DataFrame) -> pl.DataFrame:
        """(m rows of `PURCHASES`, name, segment) of the lines that are purchases."""
        text = {ours: self._text(lines, ours) for ours in self.how.columns}
        null = pl.Series([None], dtype=pl.String).new_from_index(0, lines.height)
        quantity = _number(text["quantity"]) if "quantity" in text else None
        price = _number(text["price"]) if "price" in text else None
        sku = text["sku"]
        if self.how.sku_width:
            sku = sku.str.zfill(self.how.sku_width)
        table = pl.DataFrame(
            {
                "time": self._read_times(text["time"]),
                "customer_id": text.get("customer", null),
                "sku": sku,
                "quantity": quantity
                if quantity is not None
                else pl.Series([1.0], dtype=pl.Float32).new_from_index(0, lines.height),
                "price": price if price is not None else null.cast(pl.Float32),
                "channel": text.get("channel", null),
                "order": text.get("order", null),
                "name": text.get("name", null),
                "segment": text.get("segment", null),
            }
        )
        wrong = self._wrong(text, price)
        kind = pl.coalesce(
            *(pl.when(rule).then(pl.lit(name)) for name, rule in wrong.items())
        ).alias("kind")
        table = table.with_columns(kind)
        for name, count in table["kind"].drop_nulls().value_counts().iter_rows():
            self.kinds[name] += count
        kept = table.filter(pl.col("kind").is_null()).drop("kind")
        self.kinds["no customer"] += kept["customer_id"].null_count()
        return kept

    def rows(self, lines: pl.DataFrame, fields: tuple[str, ...]) -> pl.DataFrame:
        """Lines of a table of items or customers, the `fields` as text."""
        null = pl.Series([None], dtype=pl.String).new_from_index(0, lines.height)
        table = pl.DataFrame(
            {name: self._text(lines, name) if name in self.how.columns else null for name in fields}
        )
        if self.how.sku_width and "sku" in fields:
            table = table.with_columns(pl.col("sku").str.zfill(self.how.sku_width))
        key = "sku" if "sku" in fields else "customer"
        missing = table[key].null_count()
        self.kinds["no SKU" if key == "sku" else "no customer"] += missing
        return table.filter(pl.col(key).is_not_null())

    def _text(self, lines: pl.DataFrame, ours: str) -> pl.Series:
        column = lines[self.how.columns[ours]].str.strip_chars()
        # Spreadsheets write whole numbers with a fraction, where a column has gaps.
        if ours in ("customer", "sku", "order"):
            column = column.str.replace(r"^(\d+)\.0$", "$1")
        return column.to_frame("x").select(
            pl.when(pl.col("x").str.len_bytes() > 0).then(pl.col("x"))
        )["x"]

    def _wrong(self, text: dict[str, pl.Series], price: pl.Series | None) -> dict[str, pl.Expr]:
        rules = {
            "no SKU": pl.col("sku").is_null(),
            "not a product": pl.col("sku").is_in(self.how.not_products),
            "bad date": pl.col("time").is_null(),
        }
        if self.how.cancelled is not None and "order" in text:
            rules["cancelled"] = pl.col("order").str.starts_with(self.how.cancelled)
        if "quantity" in text:
            rules["returned"] = pl.col("quantity") < 0
            rules["no quantity"] = pl.col("quantity").is_null() | (pl.col("quantity") == 0)
        if price is not None:
            said = pl.lit(text["price"]).is_not_null()
            free = pl.col("price").is_null() | pl.col("price").is_nan() | (pl.col("price") <= 0)
            rules["bad price"] = said & free
        return rules

    def _read_times(self, text: pl.Series) -> pl.Series:
        if not self._times:
            self._times = [self.how.time] if self.how.time else _best(text)
        read = _parse(text, self._times[0])
        for other in self._times[1:]:
            if read.null_count() == text.null_count():
                break
            read = read.to_frame("t").with_columns(pl.coalesce("t", _parse(text, other)))["t"]
        sane = read.dt.year().is_between(1970, 2100)
        return read.to_frame("t").select(pl.when(pl.lit(sane)).then(pl.col("t")))["t"]


def _best(text: pl.Series) -> list[str]:
    """Ways to write a time, those that read most of the first lines first."""
    some = text.drop_nulls().head(20_000)
    read = {way: len(some) - _parse(some, way).null_count() for way in time_formats()}
    ways = [way for way, count in sorted(read.items(), key=lambda x: -x[1]) if count]
    return ways[:3] or ["%Y-%m-%d"]


def _parse(text: pl.Series, way: str) -> pl.Series:
    if way in ("seconds", "milliseconds"):
        number = text.cast(pl.Float64, strict=False) * (1000 if way == "seconds" else 1)
        # Ten digits are a time in seconds until 2286; fewer are some other number.
        sane = (number >= 1e11) & (number < 4.2e12)
        return (
            number.to_frame("n")
            .select(pl.when(pl.lit(sane)).then(pl.col("n")).cast(pl.Int64).cast(pl.Datetime("ms")))
            .to_series()
        )
    if "%H" not in way:
        return text.str.to_date(way, strict=False).cast(pl.Datetime("ms"))
    read = text.str.to_datetime(way, strict=False, time_unit="ms")
    return read.dt.replace_time_zone(None)


def _number(text: pl.Series) -> pl.Series:
    """Numbers as float32, a decimal comma too; what is none is missing."""
    read = text.cast(pl.Float32, strict=False)
    if read.null_count() == text.null_count():
        return read
    plain = text.str.replace_all(r"[^\d.,\-]", "").str.replace(r",(\d{1,2})$", ".$1")
    other = plain.str.replace_all(",", "").cast(pl.Float32, strict=False)
    return read.to_frame("n").select(pl.coalesce("n", pl.lit(other)))["n"]
