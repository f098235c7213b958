"""`types.Facts`: what filters and style rules need of every item, as columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, String, cast, func, select

from stylist.catalog.database import driver_batches
from stylist.catalog.items import Items
from stylist.catalog.tables import AttributeRow, ItemRow, TagRow
from stylist.types import NOT_FOR, Facts, Floats, Ids, Mask

_ONE = ("category", "pattern", "material", "sleeve")
"""Attributes of which only the leading value counts."""

_CERTAINTY = ("category", "colour", "pattern", "sleeve")
"""Attributes whose confidence is asked for; writing numbers as text is what takes the time."""

_UNKNOWN = -1


_Number = TypeVar("_Number", np.int64, np.float32)


class _Said(NamedTuple):
    """All items of which one thing is said: their rows in `Facts`, and how certainly."""

    value: str
    rows: Ids
    confidence: Floats


class FactSheet(Items):
    """The part of the store that reads all items at once."""

    def facts(self) -> Facts:
        """Every item that is not retired, as columns.

        A warmth that is no number is unknown; the model's is not read.
        """
        with self.reading() as connection:
            item_ids, price, stock = _listed(connection)
            one = {
                name: _codes(list(_said(connection, item_ids, name, leading=True)), len(item_ids))
                for name in _ONE
            }
            colours = list(_said(connection, item_ids, "colour"))
            occasions = list(_said(connection, item_ids, "occasion"))
            refused = list(_said(connection, item_ids, NOT_FOR))
            warmth = np.full(len(item_ids), np.nan, dtype=np.float32)
            for clo in _said(connection, item_ids, "warmth", leading=True, model=False):
                warmth[clo.rows] = _number(clo.value)
            tags = list(_tagged(connection, item_ids))
        category, certain = one["category"][1:]
        return Facts(
            ids=item_ids,
            category_names=one["category"][0],
            category=category,
            category_confidence=certain,
            colour_names=tuple(said.value for said in colours),
            colours=_shares(colours, len(item_ids)),
            pattern_names=one["pattern"][0],
            pattern=one["pattern"][1],
            pattern_confidence=one["pattern"][2],
            material_names=one["material"][0],
            material=one["material"][1],
            sleeve_names=one["sleeve"][0],
            sleeve=one["sleeve"][1],
            sleeve_confidence=one["sleeve"][2],
            occasion_names=tuple(said.value for said in occasions),
            occasions=_marks(occasions, len(item_ids)),
            price=price,
            stock=stock,
            warmth=warmth,
            tag_names=tuple(said.value for said in tags),
            tags=_marks(tags, len(item_ids)),
            refused_names=tuple(said.value for said in refused),
            refused=_marks(refused, len(item_ids)),
        )


def _listed(connection: Connection) -> tuple[Ids, Floats, NDArray[np.int32]]:
    """Ids, prices (NaN: unknown) and stock (-1: unknown) of every item that is not retired."""
    result = connection.execute(
        select(ItemRow.id, ItemRow.price, func.coalesce(ItemRow.stock, _UNKNOWN))
        .where(ItemRow.retired_at.is_(None))
        .order_by(ItemRow.id)
    )
    ids, numbers = [np.empty(0, np.int64)], [np.empty((0, 2))]
    for rows in driver_batches(result):
        ids.append(np.array([row[0] for row in rows], np.int64))
        numbers.append(np.array([row[1:] for row in rows], np.float64))
    price, stock = np.concatenate(numbers).T
    return (
        np.concatenate(ids),
        price.astype(np.float32),
        np.clip(stock, _UNKNOWN, 2**31 - 1).astype(np.int32),
    )


def _said(
    connection: Connection, ids: Ids, name: str, *, leading: bool = False, model: bool = True
) -> Iterator[_Said]:
    """Each effective value of an attribute, by its letters.

    A value's items and confidences come as one long string each: a hundred
    rows for Python to touch instead of half a million.
    """
    row = AttributeRow
    columns = [row.value, func.aggregate_strings(cast(row.item_id, String), ",")]
    if name in _CERTAINTY:
        columns.append(func.aggregate_strings(cast(row.confidence, String), ","))
    found = (
        select(*columns)
        .where(row.effective == 1, row.name == name)
        .group_by(row.value)
        .order_by(row.value)
    )
    if leading:
        found = found.where(row.leading == 1)
    if not model:
        found = found.where(row.source != "model")
    for value, items, *certain in connection.execute(found):
        rows, there = _rows(ids, items)
        shares = _numbers(certain[0], np.float32) if certain else np.ones(len(rows), np.float32)
        yield _Said(value, rows[there], shares[there])


def _tagged(connection: Connection, ids: Ids) -> Iterator[_Said]:
    found = (
        select(TagRow.tag, func.aggregate_strings(cast(TagRow.item_id, String), ","))
        .group_by(TagRow.tag)
        .order_by(TagRow.tag)
    )
    for tag, items in connection.execute(found):
        rows, there = _rows(ids, items)
        yield _Said(tag, rows[there], np.ones(there.sum(), dtype=np.float32))


def _rows(ids: Ids, items: str) -> tuple[Ids, Mask]:
    """Where in the ascending `ids` the listed items are, and which are there at all."""
    listed = _numbers(items, np.int64)
    rows = np.searchsorted(ids, listed)
    there = rows < len(ids)
    there[there] = ids[rows[there]] == listed[there]
    return rows, there


def _numbers(listed: str, dtype: type[_Number]) -> NDArray[_Number]:
    return np.fromstring(listed, dtype=dtype, sep=",")


def _codes(said: list[_Said], count: int) -> tuple[tuple[str, ...], NDArray[np.int16], Floats]:
    """The values, each row's code among them, and how certain it is."""
    codes = np.full(count, _UNKNOWN, dtype=np.int16)
    confidence = np.zeros(count, dtype=np.float32)
    for code, one in enumerate(said):
        codes[one.rows] = code
        confidence[one.rows] = one.confidence
    return tuple(one.value for one in said), codes, confidence


def _shares(said: list[_Said], count: int) -> Floats:
    """(count, values) float32: how certain each value is of each row."""
    shares = np.zeros((count, len(said)), dtype=np.float32)
    for column, one in enumerate(said):
        shares[one.rows, column] = one.confidence
    return shares


def _marks(said: list[_Said], count: int) -> Mask:
    """(count, values) bool: which values each row has."""
    marks = np.zeros((count, len(said)), dtype=np.bool_)
    for column, one in enumerate(said):
        marks[one.rows, column] = True
    return marks


def _number(words: str) -> float:
    try:
        return float(words)
    except ValueError:
        return float("nan")
