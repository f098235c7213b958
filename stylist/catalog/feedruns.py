"""Runs of feeds, remembered column maps, folders that are watched, and shoppers' verdicts."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import delete, func, insert, select, update

from stylist.catalog.database import now
from stylist.catalog.feeds import Feeds
from stylist.catalog.sqlite import among
from stylist.catalog.tables import (
    FeedItemRow,
    FeedMapRow,
    FeedRunRow,
    ItemRow,
    MetaRow,
    PhotoRow,
    ShopperVerdictRow,
    WatchedRow,
)
from stylist.types import Verdict

_OWN, _SALT = "library", "salt"
"""Keys in `meta` of the number that tells this library from others, and of a secret one."""


class Opinion(NamedTuple):
    """How many shoppers like and dislike an item."""

    likes: int
    dislikes: int


class FeedRuns(Feeds):
    """The part of the store that keeps what feeds and kiosks need from one day to the next."""

    def begin_feed(self, feed: str, file: Path, format: str) -> int:  # noqa: A002
        """Note that an import of a feed has begun; gives the run's id."""
        status = file.stat()
        with self.writing() as connection:
            connection.execute(
                insert(FeedRunRow).values(
                    feed=feed, file=str(file), size=status.st_size, mtime_ns=status.st_mtime_ns,
                    format=format, started=now(), state="running", report={},
                )
            )  # fmt: skip
            return connection.execute(select(func.max(FeedRunRow.id))).scalar_one()

    def end_feed(self, run_id: int, state: str, report: Mapping[str, Any]) -> None:
        """Note how it ended: `state` is done, cancelled or failed."""
        with self.writing() as connection:
            connection.execute(
                update(FeedRunRow)
                .where(FeedRunRow.id == run_id)
                .values(finished=now(), state=state, report=dict(report))
            )

    def fed(self, file: Path) -> bool:
        """Whether this file, as it is now, has been imported as a feed to the end."""
        status = file.stat()
        row = FeedRunRow
        found = select(row.id).where(
            row.file == str(file), row.size == status.st_size,
            row.mtime_ns == status.st_mtime_ns, row.state == "done",
        )  # fmt: skip
        with self.reading() as connection:
            return connection.execute(found.limit(1)).first() is not None

    def feed_map(self, signature: str) -> dict[str, Any] | None:
        """The remembered map of tables with this header."""
        found = select(FeedMapRow.map).where(FeedMapRow.signature == signature)
        with self.reading() as connection:
            return connection.execute(found).scalar()

    def keep_feed_map(self, signature: str, columns: Mapping[str, Any]) -> None:
        """Remember a map for tables with this header."""
        with self.writing() as connection:
            connection.execute(delete(FeedMapRow).where(FeedMapRow.signature == signature))
            connection.execute(insert(FeedMapRow).values(signature=signature, map=dict(columns)))

    def watched(self) -> list[Path]:
        """The folders that are watched, in the order in which they were added."""
        with self.reading() as connection:
            found = select(WatchedRow.folder).order_by(WatchedRow.added_at)
            return [self.path_out(folder) for folder in connection.execute(found).scalars()]

    def watch(self, folder: Path, *, watching: bool = True) -> None:
        """Watch a folder from now on, or no more."""
        stored = self.path_in(folder)
        with self.writing() as connection:
            connection.execute(delete(WatchedRow).where(WatchedRow.folder == stored))
            if watching:
                connection.execute(insert(WatchedRow).values(folder=stored, added_at=now()))

    def library_id(self) -> str:
        """What tells this library from any other: random, made when it is first asked for."""
        return f"{self._number(_OWN):016x}"

    def salt(self) -> str:
        """A random number that never leaves this library, to make others of names."""
        return f"{self._number(_SALT):016x}"

    def _number(self, name: str) -> int:
        own = select(MetaRow.value).where(MetaRow.key == name)
        with self.reading() as connection:
            known = connection.execute(own).scalar()
        if known is None:
            with self.writing() as connection:
                known = connection.execute(own).scalar()
                if known is None:
                    known = secrets.randbits(62)
                    connection.execute(insert(MetaRow).values(key=name, value=known))
        return known

    def places(self, item_ids: Iterable[int]) -> dict[int, dict[str, str | None]]:
        """How other libraries can find items: SKU, main photo, and the feed and its key."""
        ids = list(item_ids)
        item, fed = ItemRow, FeedItemRow
        found = (
            select(item.id, item.sku, PhotoRow.digest, fed.feed, fed.key)
            .outerjoin(PhotoRow, (PhotoRow.item_id == item.id) & (PhotoRow.main == 1))
            .outerjoin(fed, fed.item_id == item.id)
            .where(among(item.id, ids))
        )
        with self.reading() as connection:
            return {
                int(r.id): {"sku": r.sku, "photo": r.digest, "feed": r.feed, "key": r.key}
                for r in connection.execute(found)
            }

    def placed(self, told: Sequence[Mapping[str, Any]]) -> list[int | None]:
        """The items that `places` of another library tells of; None where they are not here."""
        home = f"bundle:{self.library_id()}"
        own = [int(k) for t in told if t.get("feed") == home and (k := str(t["key"])).isdecimal()]
        skus = self.ids_by_sku([str(t["sku"]) for t in told if t.get("sku")])
        photos = self.photos_by_digest([str(t["photo"]) for t in told if t.get("photo")])
        there = set(self.names(own))
        feeds = {str(t["feed"]) for t in told if t.get("feed")}
        listed = {feed: self.listed(feed) for feed in feeds}
        found: list[int | None] = []
        for one in told:
            key = str(one.get("key"))
            known = listed.get(str(one.get("feed")), {}).get(key)
            if one.get("feed") == home and key.isdecimal() and int(key) in there:
                found.append(int(key))
            elif known is not None:
                found.append(known.item_id)
            elif (item_id := skus.get(str(one.get("sku")))) is not None:
                found.append(item_id)
            else:
                photo = photos.get(str(one.get("photo")))
                found.append(None if photo is None else photo.item_id)
        return found

    def shopper_verdicts(self) -> list[tuple[str, str, Verdict]]:
        """Event, visitor and verdict of everything that came back from kiosks."""
        row = ShopperVerdictRow
        found = select(row.event, row.visitor, row.item_id, row.liked, row.reason, row.at)
        with self.reading() as connection:
            return [
                (r.event, r.visitor, Verdict("", r.item_id, r.liked, r.reason, r.at))
                for r in connection.execute(found.order_by(row.at, row.event))
            ]

    def add_shopper_verdicts(self, verdicts: Sequence[tuple[str, str, Verdict]]) -> int:
        """Store events that are not known yet; gives how many were new."""
        row = ShopperVerdictRow
        by_event = {event: (visitor, verdict) for event, visitor, verdict in verdicts}
        with self.writing() as connection:
            known = select(row.event).where(among(row.event, by_event))
            for event in connection.execute(known).scalars():
                del by_event[event]
            rows = [
                {
                    "event": event, "visitor": visitor, "item_id": verdict.item_id,
                    "liked": verdict.liked, "reason": verdict.reason, "at": verdict.at,
                }
                for event, (visitor, verdict) in by_event.items()
            ]  # fmt: skip
            if rows:
                connection.execute(insert(row), rows)
        return len(rows)

    def shoppers_say(self, item_ids: Iterable[int]) -> dict[int, Opinion]:
        """What kiosks' shoppers think of items: of each person the newest word."""
        row = ShopperVerdictRow
        newest = (
            select(
                row.item_id,
                row.liked,
                func.row_number()
                .over(partition_by=(row.item_id, row.visitor), order_by=row.at.desc())
                .label("age"),
            )
            .where(among(row.item_id, item_ids))
            .subquery()
        )
        likes = func.sum(newest.c.liked)
        found = (
            select(newest.c.item_id, likes, func.count() - likes)
            .where(newest.c.age == 1)
            .group_by(newest.c.item_id)
        )
        with self.reading() as connection:
            return {int(i): Opinion(int(a), int(b)) for i, a, b in connection.execute(found)}
