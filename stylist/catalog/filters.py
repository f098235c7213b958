"""`types.Filters` as SQL, and the same as a mask over `types.Facts`.

Occasion and weather are not the catalog's business and are ignored by both.
A category and a pattern are an item's leading one; a colour is any it has.
"""

from __future__ import annotations

import numpy as np
from sqlalchemy import ColumnElement, select

from stylist.catalog.tables import AttributeRow, ItemRow, RatingRow, TagRow
from stylist.desktypes import FLAGS, UNFLAGGED
from stylist.types import Facts, Filters, Ids, Mask


def clause(filters: Filters) -> list[ColumnElement[bool]]:
    """What an item must fulfil, all of it; retired items never do."""
    must: list[ColumnElement[bool]] = [ItemRow.retired_at.is_(None)]
    for name in ("category", "colour", "pattern"):
        if values := getattr(filters, name):
            having = select(AttributeRow.item_id).where(
                *counted(name), AttributeRow.value.in_(values)
            )
            must.append(ItemRow.id.in_(having))
    if filters.tag:
        must.append(ItemRow.id.in_(select(TagRow.item_id).where(TagRow.tag.in_(filters.tag))))
    if filters.price is not None:
        least, most = filters.price
        if least is not None:
            must.append(ItemRow.price >= least)
        if most is not None:
            must.append(ItemRow.price <= most)
        must.append(ItemRow.price.is_not(None))
    if filters.in_stock:
        must.append(ItemRow.stock > 0)
    if filters.rating:
        rated = select(RatingRow.item_id).where(RatingRow.stars >= filters.rating)
        must.append(ItemRow.id.in_(rated))
    if filters.flag:
        flagged = select(RatingRow.item_id).where(RatingRow.flag.is_not(None))
        if filters.flag == UNFLAGGED:
            must.append(ItemRow.id.not_in(flagged))
        else:
            must.append(ItemRow.id.in_(flagged.where(RatingRow.flag == filters.flag)))
    return must


def counted(name: str) -> list[ColumnElement[bool]]:
    """Which rows of `attributes` count for the filter and the facet called `name`."""
    row = AttributeRow
    which = row.confidence > 0 if name == "colour" else row.leading == 1
    return [row.effective == 1, row.name == name, which]


def mask(filters: Filters, facts: Facts, ratings: Ids | None = None) -> Mask:
    """(n,) bool: the rows of `facts` that `clause` lets through.

    `ratings` is what `Ratings.ratings` gives; without it, stars and flags are not asked for.

    `facts` holds prices as float32: amounts that differ by less than one part
    in ten million are the same to it, not to SQL.
    """
    passed = np.ones(len(facts.ids), dtype=np.bool_)
    if filters.category:
        passed &= np.isin(facts.category, _codes(filters.category, facts.category_names))
    if filters.pattern:
        passed &= np.isin(facts.pattern, _codes(filters.pattern, facts.pattern_names))
    if filters.colour:
        columns = _codes(filters.colour, facts.colour_names)
        passed &= (facts.colours[:, columns] > 0).any(axis=1)
    if filters.tag:
        passed &= facts.tags[:, _codes(filters.tag, facts.tag_names)].any(axis=1)
    if filters.price is not None:
        least, most = filters.price
        passed &= ~np.isnan(facts.price)
        if least is not None:
            passed &= facts.price >= np.float32(least)
        if most is not None:
            passed &= facts.price <= np.float32(most)
    if filters.in_stock:
        passed &= facts.stock > 0
    if ratings is not None and (filters.rating or filters.flag):
        passed &= _rated(filters, facts.ids, ratings)
    return passed


FACETS = ("category", "colour", "pattern", "tag")
"""Kinds of values that are counted."""


def tally(kind: str, facts: Facts, passed: Mask) -> dict[str, int]:
    """Of one of `FACETS`: value → how many rows have it of those that passed, most first."""
    if kind in {"colour", "tag"}:
        names = facts.colour_names if kind == "colour" else facts.tag_names
        table = facts.colours if kind == "colour" else facts.tags
        counts = (table[passed] > 0).sum(axis=0)
    else:
        names = facts.category_names if kind == "category" else facts.pattern_names
        codes = (facts.category if kind == "category" else facts.pattern)[passed]
        counts = np.bincount(codes[codes >= 0], minlength=len(names))
    found = [(name, int(n)) for name, n in zip(names, counts, strict=True) if n]
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))


def _rated(filters: Filters, ids: Ids, ratings: Ids) -> Mask:
    """(n,) bool: the items that have the stars and the flag, by their rows in `ratings`."""
    passed = np.ones(len(ids), dtype=np.bool_)
    if filters.rating:
        passed &= np.isin(ids, ratings[ratings[:, 1] >= filters.rating, 0])
    if filters.flag == UNFLAGGED:
        passed &= ~np.isin(ids, ratings[ratings[:, 2] > 0, 0])
    elif filters.flag:
        flag = FLAGS.index(filters.flag) + 1 if filters.flag in FLAGS else -1
        passed &= np.isin(ids, ratings[ratings[:, 2] == flag, 0])
    return passed


def _codes(values: tuple[str, ...], names: tuple[str, ...]) -> list[int]:
    return [names.index(value) for value in set(values) if value in names]
