"""The folder ``history/`` of a library: purchases by month, items, customers.

``purchases-2020-09.parquet`` holds a month's lines (`cleaning.PURCHASES`), by time;
``items.parquet`` and ``customers.parquet`` what files said of those; ``history.json``
the salt, which files were read, and a revision that grows with every change.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from stylist.errors import LibraryError
from stylist.history.cleaning import PURCHASES
from stylist.unfinished import beside

ITEMS = pl.Schema(
    {
        "sku": pl.String,
        "name": pl.String,
        "family": pl.String,
        "category": pl.String,
        "colour": pl.String,
        "group": pl.String,
        "description": pl.String,
        "price": pl.Float32,
    }
)
CUSTOMERS = pl.Schema({"customer_id": pl.String, "age": pl.Float32, "segment": pl.String})
_DIGEST = 9
"""Bytes of a hashed customer: 72 bits, so that two of 1.4 million are one by a chance of 2e-10,
and twelve letters, which Polars keeps without a heap."""


class History:
    """Purchases that a library remembers. Reads and writes files, keeps nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def months(self) -> list[Path]:
        """The files of purchases, in the order of time."""
        return sorted(self.folder.glob("purchases-*.parquet"))

    def __bool__(self) -> bool:
        return bool(self.months)

    @property
    def revision(self) -> int:
        """Grows with every change."""
        return int(self._state().get("revision", 0))

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        """What was read: by digest, a file's name and its report."""
        return dict(self._state().get("files", {}))

    def purchases(self) -> pl.LazyFrame:
        """All purchases, by month; none where there is no history."""
        months = self.months
        return pl.scan_parquet(months) if months else pl.LazyFrame(schema=PURCHASES)

    def items(self) -> pl.DataFrame:
        """What files said of items."""
        return self._table("items", ITEMS)

    def customers(self) -> pl.DataFrame:
        """What files said of customers; not all of them are here."""
        return self._table("customers", CUSTOMERS)

    def hashed(self, customers: Iterable[str]) -> list[str]:
        """What customers are called here: a keyed hash, which only this library's salt repeats.

        BLAKE2b (RFC 7693) under the salt as its key.
        """
        salt = bytes.fromhex(self._salt())
        return [
            urlsafe_b64encode(
                hashlib.blake2b(c.encode(), digest_size=_DIGEST, key=salt).digest()
            ).decode()
            for c in customers
        ]

    def names_of(self, customer: str) -> tuple[str, str]:
        """Under which names a customer may be stored: hashed, and as they were told."""
        return self.hashed([customer])[0], customer

    def put_month(self, month: str, purchases: pl.DataFrame) -> None:
        """Write the whole of a month (``2020-09``)."""
        self._write(purchases.select(PURCHASES.names()), f"purchases-{month}")

    def month(self, month: str) -> pl.DataFrame:
        """A month's purchases; none where there are none."""
        return self._table(f"purchases-{month}", PURCHASES)

    def put_items(self, items: pl.DataFrame) -> None:
        """Add what is known of items: the newest word wins, where there is one."""
        self._merge("items", ITEMS, "sku", items)

    def put_customers(self, customers: pl.DataFrame) -> None:
        """Add what is known of customers."""
        self._merge("customers", CUSTOMERS, "customer_id", customers)

    def settle(self, files: dict[str, dict[str, Any]] | None = None) -> None:
        """Note that something has changed, and which files were read."""
        state = self._state()
        state["revision"] = int(state.get("revision", 0)) + 1
        state["files"] = {**state.get("files", {}), **(files or {})}
        self._put_state(state)

    def forget(self, customer: str) -> int:
        """Remove every trace of a customer; gives how many purchases there were.

        `customer` as the shop calls them, or as they are stored.
        """
        names = self.names_of(customer)
        gone = 0
        for path in self.months:
            table = pl.read_parquet(path)
            kept = table.filter(~pl.col("customer_id").is_in(names).fill_null(False))
            if kept.height == table.height:
                continue
            gone += table.height - kept.height
            if kept.height:
                self._write(kept, path.stem)
            else:
                path.unlink()
        people = self.customers()
        known = people.filter(~pl.col("customer_id").is_in(names))
        if known.height < people.height:
            self._write(known, "customers")
        if gone or known.height < people.height:
            self.settle()
        return gone

    def told_of(self, customer: str) -> dict[str, Any]:
        """All that is stored of a customer, as plain values: what they may ask to be handed.

        `customer` as the shop calls them, or as they are stored.
        """
        names = self.names_of(customer)
        bought = self.purchases().filter(pl.col("customer_id").is_in(names)).collect()
        people = self.customers()
        known = people.filter(pl.col("customer_id").is_in(names)).drop("customer_id")
        return {
            "customer": customer,
            "known": known.to_dicts(),
            "purchases": [
                {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}
                for row in bought.drop("customer_id").iter_rows(named=True)
            ],
        }

    def _table(self, stem: str, schema: pl.Schema) -> pl.DataFrame:
        path = self.folder / f"{stem}.parquet"
        if not path.exists():
            return pl.DataFrame(schema=schema)
        try:
            return pl.read_parquet(path).cast(dict(schema))  # type: ignore[arg-type]
        except (pl.exceptions.PolarsError, OSError) as error:
            raise LibraryError(path, f"the history is damaged: {error}") from error

    def _merge(self, stem: str, schema: pl.Schema, key: str, new: pl.DataFrame) -> None:
        new = new.select(
            *(
                (pl.col(name) if name in new.columns else pl.lit(None)).cast(kind).alias(name)
                for name, kind in schema.items()
            )
        )
        told = pl.concat([self._table(stem, schema), new])
        others = [name for name in schema.names() if name != key]
        merged = told.group_by(key).agg(pl.col(others).drop_nulls().last()).sort(key)
        self._write(merged, stem)

    def _write(self, table: pl.DataFrame, stem: str) -> None:
        path = self.folder / f"{stem}.parquet"
        temporary = beside(path)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            table.write_parquet(temporary)
            temporary.replace(path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            raise LibraryError(path, error.strerror or str(error)) from error

    def _salt(self) -> str:
        state = self._state()
        if "salt" not in state:
            state["salt"] = secrets.token_hex(16)
            self._put_state(state)
        return str(state["salt"])

    def _state(self) -> dict[str, Any]:
        path = self.folder / "history.json"
        if not path.exists():
            return {}
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise LibraryError(path, f"the history is damaged: {error}") from error
        return said if isinstance(said, dict) else {}

    def _put_state(self, state: dict[str, Any]) -> None:
        path = self.folder / "history.json"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            temporary = beside(path)
            temporary.write_text(json.dumps(state, indent=1), encoding="utf-8")
            temporary.replace(path)
        except OSError as error:
            raise LibraryError(path, error.strerror or str(error)) from error


def by_month(purchases: pl.DataFrame) -> Sequence[tuple[str, pl.DataFrame]]:
    """Purchases of each month (``2020-09``), in the order of time."""
    parts = purchases.with_columns(pl.col("time").dt.strftime("%Y-%m").alias("month"))
    return sorted(
        (str(key[0]), part.drop("month"))
        for key, part in parts.partition_by("month", as_dict=True).items()
    )
