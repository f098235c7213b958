"""What the model is not sure of, what others have said, and the model's second thoughts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from stylist.catalog.database import driver_batches, driver_rows, fetch_numbers
from stylist.catalog.derived import derive, say, unsay
from stylist.catalog.edits import Edits
from stylist.catalog.sqlite import among
from stylist.catalog.tables import AttributeRow, ItemRow, PhotoRow, VectorRow
from stylist.reviewtypes import Waiting
from stylist.types import Attribute, Ids


class Doubts(Edits):
    """The part of the store that is about the model's attributes of all items."""

    def doubtful(
        self, name: str, below: float, of_category: Collection[str] | None = None
    ) -> Waiting:
        """Items of which only the model says `name`, with a confidence lower than `below`.

        By item id, without retired ones; where `of_category` is given, only
        items whose category is one of these.
        """
        row = AttributeRow
        found = (
            select(row.item_id, row.value, row.confidence)
            .where(*_doubted(below), row.name == name, *_of(of_category))
            .order_by(row.item_id)
        )
        numbers: dict[str, int] = {}
        ids, codes, confidence = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
        with self.reading() as connection:
            for rows in driver_batches(connection.execute(found)):
                ids.append(np.array([item_id for item_id, _, _ in rows]))
                codes.append(np.array([numbers.setdefault(v, len(numbers)) for _, v, _ in rows]))
                confidence.append(np.array([sure for _, _, sure in rows]))
        joined = np.concatenate(ids), np.concatenate(codes), np.concatenate(confidence)
        return Waiting(name, tuple(numbers), *joined)

    def count_doubtful(
        self, below: float, of_category: Mapping[str, Collection[str]]
    ) -> dict[str, int]:
        """How many items `doubtful` would give, by the attribute's name.

        `of_category` holds the categories for the names that not every item has.
        """
        row = AttributeRow
        found = select(row.name, func.count()).where(*_doubted(below)).group_by(row.name)
        with self.reading() as connection:
            counted = {name: int(count) for name, count in connection.execute(found)}
            for name, categories in of_category.items():
                one = select(func.count()).where(
                    *_doubted(below), row.name == name, *_of(categories)
                )
                counted[name] = int(connection.execute(one).scalar_one())
        return counted

    def told(self, name: str) -> list[tuple[int, str]]:
        """Item and value where a person or a feed says `name`, by item id; no retired items."""
        row = AttributeRow
        found = (
            select(row.item_id, row.value)
            .where(
                row.effective == 1,
                row.name == name,
                row.leading == 1,
                row.source != "model",
                _not_retired(),
            )
            .order_by(row.item_id)
        )
        with self.reading() as connection:
            return [(int(i), str(v)) for i, v in driver_rows(connection.execute(found))]

    def main_vectors(
        self, encoder: str, channel: str, item_ids: Iterable[int] | None = None
    ) -> tuple[Ids, NDArray[np.float32]]:
        """One channel of each item's main photo: (n,) item ids ascending, (n, d) float32.

        Of all items that are not retired, or of some; those without a vector
        of that encoder are left out.
        """
        which = (
            select(PhotoRow.item_id, PhotoRow.id)
            .join(VectorRow, VectorRow.photo_id == PhotoRow.id)
            .where(
                PhotoRow.main == 1,
                VectorRow.encoder == encoder,
                VectorRow.channel == channel,
                PhotoRow.item_id.not_in(_RETIRED),
            )
        )
        if item_ids is not None:
            which = which.where(among(PhotoRow.item_id, item_ids))
        with self.reading() as connection:
            ids = fetch_numbers(connection, which.order_by(PhotoRow.item_id))
            stored: dict[int, bytes] = dict(
                driver_rows(
                    connection.execute(
                        select(VectorRow.photo_id, VectorRow.data).where(
                            among(VectorRow.photo_id, ids[:, 1]),
                            VectorRow.encoder == encoder,
                            VectorRow.channel == channel,
                        )
                    )
                )
            )
        data = b"".join(stored[photo] for photo in ids[:, 1].tolist())
        width = len(data) // 2 // max(len(ids), 1)
        vectors = np.frombuffer(data, dtype="<f2").astype(np.float32)
        return ids[:, 0].copy(), vectors.reshape(len(ids), width)

    def say_again(self, names: Sequence[str], said: Mapping[int, Sequence[Attribute]]) -> None:
        """What the model says of `names` now, of each item, instead of what it said before.

        What people and feeds say stays, and goes on counting more. Items that
        are gone by now are left out.
        """
        with self.writing() as connection:
            known = select(ItemRow.id).where(among(ItemRow.id, said))
            ids = [int(i) for i in connection.execute(known).scalars()]
            for name in names:
                unsay(connection, ids, "model", name)
            say(connection, [(i, a) for i in ids for a in said[i] if a.name in names])
            derive(connection, ids)


_RETIRED = select(ItemRow.id).where(ItemRow.retired_at.is_not(None))


def _not_retired() -> ColumnElement[bool]:
    return AttributeRow.item_id.not_in(_RETIRED)


def _doubted(below: float) -> list[ColumnElement[bool]]:
    row = AttributeRow
    return [
        row.effective == 1,
        row.leading == 1,
        row.source == "model",
        row.confidence < below,
        _not_retired(),
    ]


def _of(categories: Collection[str] | None) -> list[ColumnElement[bool]]:
    if categories is None:
        return []
    other = aliased(AttributeRow)
    having = select(other.item_id).where(
        other.effective == 1,
        other.name == "category",
        other.leading == 1,
        among(other.value, categories),
    )
    return [AttributeRow.item_id.in_(having)]
