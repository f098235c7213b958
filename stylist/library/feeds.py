"""Feeds come in: a shop's own export, again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from stylist.errors import PhotoError
from stylist.ingest.feeds import columns
from stylist.ingest.feeds.feed import Feed
from stylist.ingest.feeds.fetch import Fetcher
from stylist.ingest.feeds.importing import FeedImport, Plan, without_result
from stylist.ingest.feeds.mapping import Mapper
from stylist.library.bringing import Bringing
from stylist.products import ColumnMap, FeedLook, FeedOptions, Variant
from stylist.types import Progress

PLAIN = FeedOptions()


class Feeds(Bringing):
    """Feeds come in."""

    def look_at_feed(self, path: Path | str, options: FeedOptions = PLAIN) -> FeedLook:
        """What a feed is: its format, its columns with what they mean, its first rows.

        Raises
        ------
        FeedError
            It cannot be read, or is no table.
        """
        return self._open_feed(path, options).look()

    def plan_feed(self, path: Path | str, options: FeedOptions = PLAIN) -> Iterator[Progress]:
        """What importing a feed would do; the last progress carries its `FeedDiff`."""
        feed = self._open_feed(path, options)
        for step in self._feed_import(feed, options).plan(feed):
            plan = step.result
            yield step if plan is None else replace(step, result=plan.diff)

    def import_feed(self, path: Path | str, options: FeedOptions = PLAIN) -> Iterator[Progress]:
        """Take over what a feed tells; the last progress carries a `FeedReport`.

        Imported again, it updates: nothing is doubled, what is gone is retired
        and comes back with everything people said about it. A column map that a
        person gave is remembered for tables with the same columns.

        Notes
        -----
        Closing the generator cancels. What was written stays, and running it
        again goes on where it stopped.
        """
        feed = self._open_feed(path, options)
        taking = self._feed_import(feed, options)
        plans: list[Plan] = []
        yield from without_result(taking.plan(feed), plans.append)
        (plan,) = plans
        if options.map is not None:
            self.remember_map(feed.table.columns, feed.map)
        used = self._in_use
        for step in taking.run(plan, self._import, self._retake_main):
            if step.result is not None and step.result.back:
                # While they were away another model may have come into use.
                yield from self._models.embed_missing(used.card.identity)
                used.memory.index()
            yield step

    def remember_map(self, names: Sequence[str], chosen: ColumnMap) -> None:
        """Read tables with these columns by this map from now on."""
        self._store.keep_feed_map(columns.signature(names), columns.as_data(chosen))

    def feeds(self) -> dict[str, int]:
        """The feeds that items came from, and how many of each are here."""
        return self._store.feeds()

    def variants(self, item_ids: Sequence[int]) -> dict[int, tuple[Variant, ...]]:
        """Sizes and colours of items, where a feed has told them."""
        return self._store.variants(item_ids)

    def linked(self, item_id: int) -> dict[str, list[int]]:
        """What the shop itself shows beside an item: kind → items, in its order."""
        return self._store.linked(item_id)

    def _open_feed(self, path: Path | str, options: FeedOptions) -> Feed:
        return Feed.open(Path(path).expanduser().absolute(), options, self._store.feed_map)

    def _feed_import(self, feed: Feed, options: FeedOptions) -> FeedImport:
        mapper = Mapper(self.taxonomy, feed.map.categories, self.settings.unsure_below)
        kept = self.path / "photos" / "feeds"
        fetcher = Fetcher(kept / "web") if options.download else None
        return FeedImport(self._store, mapper, options, kept, fetcher)

    def _retake_main(self, photo_ids: Sequence[int]) -> None:
        """Let what the model says of items be said of the photos that are their main ones now."""
        for photo_id in photo_ids:
            photo = self._store.photo(photo_id)
            if photo is not None:
                with suppress(PhotoError):  # `doctor` will say so
                    self._retake(photo, photo.crop)
