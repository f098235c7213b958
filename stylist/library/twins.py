"""Items that show the same: found, merged, or remembered as no match."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from stylist.desktypes import Twin, Twins
from stylist.library.desk import Desk
from stylist.processor import one_thread
from stylist.style.twins import agreement, close_pairs, joined
from stylist.types import Change, Floats, Ids, Item, Progress

MAYBE = 0.95
"""Mean cosine of style and colour from which on pictures are compared."""

SURE = 0.985
"""The same from which on two items are shown as alike whatever their pictures say. Of 60 photos
of luma-men that were scaled down, cropped, lightened or saved anew 59 are above 0.985 in style
and 0.95 in colour, and so are 7 pairs of others among 600."""

SAME = 0.55
"""Agreement of pictures from which on they are the same one."""

SIDE = 32
"""Pixels, square, at which pictures are compared: what is lost in saving them is lost here."""

KNOWN = ("name", "sku", "brand", "description", "price", "stock")


class Duplicates(Desk):
    """Items that show the same: found, merged, or remembered as no match."""

    def find_twins(self) -> Iterator[Progress]:
        """Look for items that show the same; the last step's `result` is a list of `Twins`.

        Items are held against each other by what the encoder sees in their photos, then by the
        pictures themselves. Pairs that a person told apart are left out.
        """
        began = time.perf_counter()
        index = self._memory.index()
        keys, groups = index.keys, index.groups
        style, colour = self._memory.widths[:2]
        vectors = np.ascontiguousarray(index.vectors(keys)[:, : style + colour])
        vectors /= np.float32(np.sqrt(2))
        found = []
        with one_thread():
            for done, total, pairs in close_pairs(vectors, groups, MAYBE):
                found.append(pairs)
                rate = done / (time.perf_counter() - began)
                yield Progress("comparing", done, total, rate)
        pairs = np.unique(np.concatenate(found), axis=0) if found else np.empty((0, 2), np.int64)
        pairs = pairs[self._open(groups[pairs])]
        likeness = np.einsum("nd,nd->n", vectors[pairs[:, 0]], vectors[pairs[:, 1]])
        agrees = np.zeros(len(pairs), np.float32)
        pictures: dict[int, Floats | None] = {}
        began = time.perf_counter()
        for place, (first, second) in enumerate(keys[pairs].tolist()):
            one, other = (self._small(photo, pictures) for photo in (first, second))
            if one is not None and other is not None:
                agrees[place] = agreement(one, other)
            if place % 64 == 0:
                rate = (place + 1) / (time.perf_counter() - began)
                yield Progress("looking closely", place, len(pairs), rate)
        kept = (likeness >= SURE) | (agrees >= SAME)
        groups_of = groups[pairs[kept]]
        made = [
            self._twins(ids, groups_of, likeness[kept], agrees[kept]) for ids in joined(groups_of)
        ]
        made = [twins for twins in made if len(twins.members) > 1]
        made.sort(key=lambda t: (not t.same_picture, -t.likeness, t.item_ids))
        yield Progress("done", len(pairs), len(pairs), result=made)

    def _open(self, pairs: Ids) -> Ids:
        """Rows of the (n, 2) pairs of items that nobody told apart."""
        apart = {(int(a), int(b)) for a, b in self._store.not_matches()}
        rows = [n for n, (a, b) in enumerate(pairs.tolist()) if (min(a, b), max(a, b)) not in apart]
        return np.array(rows, np.int64)

    def _small(self, photo_id: int, known: dict[int, Floats | None]) -> Floats | None:
        """A photo at `SIDE`, (SIDE, SIDE, 3) CIELAB of even lightness; None where it is gone."""
        if photo_id not in known:
            data = self.thumbnail(photo_id)
            image: Floats | None = None
            if data is not None:
                read = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
                if read is not None:
                    small = cv2.resize(read, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
                    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_BGR2LAB)
                    # A photo that was lightened is the same photo.
                    lab[..., 0] -= np.median(lab[..., 0])
                    image = np.asarray(lab, np.float32)
            known[photo_id] = image
        return known[photo_id]

    def _twins(self, ids: Ids, pairs: Ids, likeness: Floats, agrees: Floats) -> Twins:
        tied = np.isin(pairs[:, 0], ids)
        items = self.items(ids)
        from_feed = self._store.from_feeds([item.id for item in items])
        members = [_twin(item, item.id in from_feed) for item in items]
        members.sort(key=_worth, reverse=True)
        said = _reasons(members)
        return Twins(
            tuple(_with(member, why) for member, why in zip(members, said, strict=True)),
            float(likeness[tied].min()) if tied.any() else 0.0,
            bool((agrees[tied] >= SAME).all()),
        )

    def merge(self, keep: int, others: Sequence[int]) -> Change:
        """Make one item of several: photos, words, tags and places go to `keep`; one step.

        Raises
        ------
        UsageError
            There is nothing to merge.
        NotFoundError
            There is no such item.
        """
        return self._write(lambda: self._store.merge(keep, others), facts=True, vectors=True)

    def tell_apart(self, item_ids: Sequence[int]) -> Change:
        """These items are not the same, and are not shown as such again: one step."""
        return self._write(lambda: self._store.tell_apart(item_ids))


def _twin(item: Item, from_feed: bool) -> Twin:
    photo = item.photo
    known = sum(getattr(item, name) not in (None, "") for name in KNOWN)
    known += len({a.name for a in item.attributes if a.source != "model"}) + len(item.tags)
    return Twin(item, photo.width * photo.height if photo else 0, known, from_feed)


def _worth(twin: Twin) -> tuple[bool, int, int, int]:
    """What is kept: what the feed names, then the larger photo, then what more is known of."""
    return twin.from_feed, twin.pixels, twin.known, -twin.item.id


def _reasons(members: Sequence[Twin]) -> list[tuple[str, ...]]:
    most = {name: max(getattr(m, name) for m in members) for name in ("pixels", "known")}
    least = {name: min(getattr(m, name) for m in members) for name in ("pixels", "known")}
    said = []
    for member in members:
        why = ["feed"] if member.from_feed and not all(m.from_feed for m in members) else []
        why += [
            name
            for name in ("pixels", "known")
            if getattr(member, name) == most[name] > least[name]
        ]
        said.append(tuple(why))
    return said


def _with(member: Twin, why: tuple[str, ...]) -> Twin:
    return Twin(member.item, member.pixels, member.known, member.from_feed, why)
