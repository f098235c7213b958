"""What follows from what was written: which attributes count, and the words of an item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Update,
    and_,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from stylist.catalog import fulltext
from stylist.catalog.sqlite import among
from stylist.catalog.tables import AttributeRow, ItemRow
from stylist.types import Attribute, Source


def say(
    connection: Connection,
    said: Iterable[tuple[int, Attribute]],
    fresh: Collection[int] = frozenset(),
) -> None:
    """Write attributes of items; `derive` must follow in the same transaction.

    They take the place of what the same source said of the same name before;
    what other sources said stays. Of items that are `fresh` nothing was said.
    """
    certain: dict[tuple[int, str, str, Source], float] = {}
    spoken: defaultdict[tuple[str, Source], set[int]] = defaultdict(set)
    for item_id, a in said:
        key = (item_id, a.name, a.value, a.source)
        certain[key] = max(float(a.confidence), certain.get(key, 0.0))
        if item_id not in fresh:
            spoken[a.name, a.source].add(item_id)
    for (name, source), item_ids in spoken.items():
        unsay(connection, item_ids, source, name)
    if certain:
        connection.execute(
            insert(AttributeRow),
            [
                {
                    "item_id": item_id,
                    "name": name,
                    "value": value,
                    "source": source,
                    "confidence": confidence,
                    "effective": False,
                    "leading": False,
                }
                for (item_id, name, value, source), confidence in certain.items()
            ],
        )


def unsay(
    connection: Connection,
    item_ids: Iterable[int],
    source: Source,
    name: str | None = None,
    *,
    keep: Collection[str] = (),
) -> None:
    """Forget what a source said of a name, or of all but `keep`; `derive` must follow."""
    forget = delete(AttributeRow).where(
        AttributeRow.source == source, among(AttributeRow.item_id, item_ids)
    )
    if name is not None:
        forget = forget.where(AttributeRow.name == name)
    if keep:
        forget = forget.where(AttributeRow.name.not_in(sorted(keep)))
    connection.execute(forget)


def derive(connection: Connection, item_ids: Collection[int]) -> None:
    """Bring these items' effective attributes and words up to date."""
    connection.execute(settle(item_ids))
    fulltext.refresh(connection, item_ids)


def settle(item_ids: Collection[int] | None = None) -> Update:
    """The statement that marks which attributes count, of some items or of all.

    *Effective* are those of the highest source that says anything of that
    name, *leading* is the most certain of them (then the first by its letters),
    as in `types.Item.values`. Rows that are right already are not touched.
    """
    statement = (
        update(AttributeRow).where(_is_wrong()).values(effective=_EFFECTIVE, leading=_LEADING)
    )
    if item_ids is not None:
        statement = statement.where(among(AttributeRow.item_id, item_ids))
    return statement


def unsettled() -> Select[Any]:
    """The items of which `settle` would change an attribute."""
    return select(AttributeRow.item_id).where(_is_wrong())


def _is_wrong() -> ColumnElement[bool]:
    return or_(AttributeRow.effective != _EFFECTIVE, AttributeRow.leading != _LEADING)


def _no_other(better: ColumnElement[bool]) -> ColumnElement[bool]:
    """No attribute of the same item and name is better."""
    same = and_(_OTHER.item_id == AttributeRow.item_id, _OTHER.name == AttributeRow.name)
    return ~exists().where(same, better).correlate(AttributeRow)


_OTHER = aliased(AttributeRow, name="other")
_EFFECTIVE = _no_other(_OTHER.source > AttributeRow.source)
_LEADING = _no_other(
    or_(
        _OTHER.source > AttributeRow.source,
        and_(
            _OTHER.source == AttributeRow.source,
            or_(
                _OTHER.confidence > AttributeRow.confidence,
                and_(
                    _OTHER.confidence == AttributeRow.confidence,
                    _OTHER.value < AttributeRow.value,
                ),
            ),
        ),
    )
)


def names_of(connection: Connection, item_ids: Collection[int]) -> str:
    """For a sentence: the item's name, or how many items it is about."""
    if len(item_ids) != 1:
        return f"{len(item_ids)} items"
    name = select(ItemRow.name).where(among(ItemRow.id, item_ids))
    return str(connection.execute(name).scalar_one()) or "an item"
