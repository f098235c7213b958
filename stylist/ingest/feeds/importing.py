"""A feed, from its file into the catalog: read, compared, written, and its photos imported."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from stylist.catalog.store import Store
from stylist.errors import PhotoError
from stylist.ingest.feeds.diff import Compared, compare
from stylist.ingest.feeds.feed import Feed
from stylist.ingest.feeds.fetch import Fetcher
from stylist.ingest.feeds.mapping import Mapper
from stylist.ingest.feeds.photos import finder, is_address
from stylist.ingest.pipeline import Incoming
from stylist.products import FeedDiff, FeedOptions, FeedReport, Listing, RowRefusal
from stylist.types import NewItem, Progress

_TOLD = 2000
"""Products between two reports of progress while reading."""
_BATCH = 4000
"""Products a transaction: more is faster, and keeps other writers waiting longer."""
_KEPT_REFUSALS = 1000

ImportFiles = Callable[[Sequence[Incoming]], Iterator[Progress]]
Retake = Callable[[Sequence[int]], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """A feed that has been read and compared, and not yet written."""

    feed: Feed
    listings: tuple[Listing, ...]
    compared: Compared
    diff: FeedDiff
    files: tuple[tuple[Listing, tuple[Path, ...]], ...]
    began: float


class FeedImport:
    """Takes a feed over into one library.

    Parameters
    ----------
    store : Store
    mapper : Mapper
    options : FeedOptions
    photos : Path
        Where photos out of ZIPs and from the web are kept.
    fetcher : Fetcher, optional
        What fetches them, where that was asked for.
    """

    def __init__(
        self,
        store: Store,
        mapper: Mapper,
        options: FeedOptions,
        photos: Path,
        fetcher: Fetcher | None = None,
    ) -> None:
        self._store = store
        self._mapper = mapper
        self._options = options
        self._photos = photos
        self._fetcher = fetcher

    def plan(self, feed: Feed) -> Iterator[Progress]:
        """Read and compare; nothing is written. The last progress carries the `Plan`."""
        listings: list[Listing] = []
        refused: list[RowRefusal] = []
        began = time.perf_counter()
        told = 0
        for one in feed.products():
            if isinstance(one, RowRefusal):
                refused.append(one)
            else:
                listings.append(self._mapper.listing(one))
            if (done := len(listings) + len(refused)) % _TOLD == 0:
                rate = done / max(time.perf_counter() - began, 1e-6)
                news = tuple(r.as_refusal() for r in refused[told:])
                told = len(refused)
                yield Progress("reading", done, None, rate, news)
        known = self._store.listed(feed.name)
        strange = [s for o in listings if o.product.key not in known and (s := o.product.sku)]
        here = self._store.ids_by_sku(strange)
        compared = compare(listings, known, here, refused, self._options.gone)
        yield Progress("looking for photos", 0, None)
        files, lost, missing, on_web = self._find(feed, listings)
        refused += lost
        refused.sort(key=lambda r: r.row)
        diff = FeedDiff(
            feed=feed.name,
            format=feed.format.key,
            products=len(listings),
            variants=sum(len(one.product.variants) for one in listings),
            changes=compared.changes,
            unchanged=compared.unchanged,
            price=compared.price,
            stock=compared.stock,
            refused=tuple(refused),
            held=compared.held,
            unmapped=dict(self._mapper.unmapped.most_common()),
            photos=sum(len(paths) for _, paths in files),
            photos_missing=missing,
            photos_on_web=on_web,
        )
        news = tuple(r.as_refusal() for r in refused[told:])
        plan = Plan(feed, tuple(listings), compared, diff, tuple(files), began)
        yield Progress("reading", len(listings), len(listings), refused=news, result=plan)

    def run(self, plan: Plan, import_files: ImportFiles, retake: Retake) -> Iterator[Progress]:
        """Write a plan; the last progress carries a `FeedReport`.

        Closing the generator cancels: what was written stays, and running it
        again goes on from there.
        """
        feed = plan.feed
        run_id = self._store.begin_feed(feed.name, feed.path, feed.format.key)
        state, report = "failed", None
        try:
            yield from self._write(plan)
            for step in self._import(plan, import_files, retake):
                if step.result is None:
                    yield step
                else:
                    images, imported, refused = step.result
            report = FeedReport(
                diff=plan.diff,
                new=plan.diff.count("new"),
                changed=plan.diff.count("changed"),
                gone=len(plan.compared.gone),
                back=plan.diff.count("back"),
                images=images,
                imported=imported,
                refused=(*plan.diff.refused, *refused),
                seconds=time.perf_counter() - plan.began,
            )
            state = "done"
        except (GeneratorExit, KeyboardInterrupt):
            state = "cancelled"
            raise
        finally:
            self._store.end_feed(run_id, state, {} if report is None else _kept(report))
        yield Progress("done", plan.diff.products, plan.diff.products, result=report)

    def _write(self, plan: Plan) -> Iterator[Progress]:
        waiting = plan.compared.to_write
        began = time.perf_counter()
        for start in range(0, len(waiting), _BATCH):
            ids = self._store.put_listings(plan.feed.name, waiting[start : start + _BATCH])
            done = min(start + _BATCH, len(waiting))
            rate = done / max(time.perf_counter() - began, 1e-6)
            yield Progress("writing", done, len(waiting), rate, item_ids=tuple(ids.values()))
        if plan.compared.gone:
            self._store.mark_gone(plan.compared.gone)
            yield Progress("writing", len(waiting), len(waiting), item_ids=plan.compared.gone)

    def _find(
        self, feed: Feed, listings: Sequence[Listing]
    ) -> tuple[list[tuple[Listing, tuple[Path, ...]]], list[RowRefusal], int, int]:
        """Each product's files; the photos that are not there; how many are missing or on the web.

        What is missing is refused by name only where a person said where photos are.
        """
        seek = finder(feed.path, self._options.images, self._photos)
        found: list[tuple[Listing, tuple[Path, ...]]] = []
        refused: list[RowRefusal] = []
        missing = on_web = 0
        given = self._options.images is not None
        for one in listings:
            product = one.product
            paths: list[Path] = []
            for reference in product.photos:
                path = seek.find(reference)
                if path is None and is_address(reference):
                    on_web += 1
                    path = None if self._fetcher is None else self._fetcher.known(reference)
                elif path is None:
                    missing += 1
                    if given:
                        reason = f"{reference} is not in {self._options.images}"
                        refused.append(RowRefusal(product.row, "photo", reason, product.key))
                if path is not None:
                    paths.append(path)
            if given and not product.photos:
                paths = seek.of(product)
            if paths:
                found.append((one, tuple(dict.fromkeys(paths))))
        return found, refused + seek.refused, missing, on_web

    def _import(self, plan: Plan, import_files: ImportFiles, retake: Retake) -> Iterator[Progress]:
        """Import the photos; the last result is images, imported and refused rows."""
        files = {one.product.key: list(paths) for one, paths in plan.files}
        refused: list[RowRefusal] = []
        if self._fetcher is not None:
            yield from self._fetch(plan, files, refused)
        named = [one for one in plan.listings if one.product.key in files]
        if not named:
            yield Progress("done", 0, 0, result=(0, 0, refused))
            return
        ids = {key: known.item_id for key, known in self._store.listed(plan.feed.name).items()}
        rows = {path: one.product.row for one in named for path in files[one.product.key]}
        order = self._incoming(named, files, ids)
        imported = 0
        for step in import_files(order):
            if step.result is None:
                yield step
                continue
            imported = step.result.imported + step.result.updated
            told = {str(path): row for path, row in rows.items()}
            refused += [
                RowRefusal(told.get(r.path, 0), "photo", f"{r.path}: {r.reason}")
                for r in step.result.refused
            ]
        stored = self._store.photos_by_path(rows)
        orders = {
            ids[one.product.key]: [
                stored[path].photo_id for path in files[one.product.key] if path in stored
            ]
            for one in named
        }
        self._store.adopt_photos(orders)
        retake(self._store.arrange_photos(orders))
        yield Progress("done", 0, 0, result=(len(stored), imported, refused))

    def _incoming(
        self, named: Sequence[Listing], files: dict[str, list[Path]], ids: dict[str, int]
    ) -> list[Incoming]:
        """Main photos first: what the model says of an item is said of its main photo."""
        first: list[Incoming] = []
        further: list[Incoming] = []
        taken: set[Path] = set()
        for one in named:
            key = one.product.key
            for place, path in enumerate(files[key]):
                if path not in taken:
                    taken.add(path)
                    item = NewItem(one.product.name, sku=one.product.sku)
                    (further if place else first).append(Incoming(path, item, ids[key]))
        return first + further

    def _fetch(
        self, plan: Plan, files: dict[str, list[Path]], refused: list[RowRefusal]
    ) -> Iterator[Progress]:
        """Fetch what is on the web and was not found here, a photo a step."""
        assert self._fetcher is not None
        seek = finder(plan.feed.path, self._options.images, self._photos)
        wanted = [
            one for one in plan.listings if any(is_address(photo) for photo in one.product.photos)
        ]
        began = time.perf_counter()
        for done, one in enumerate(wanted, start=1):
            product = one.product
            paths: list[Path] = []
            for reference in product.photos:
                path = seek.find(reference)
                if path is None and is_address(reference):
                    try:
                        path = self._fetcher.fetch(reference)
                    except PhotoError as error:
                        reason = f"{reference}: {error.reason}"
                        refused.append(RowRefusal(product.row, "photo", reason, product.key))
                        yield Progress("fetching photos", done - 1, len(wanted),
                                       refused=(refused[-1].as_refusal(),))  # fmt: skip
                if path is not None:
                    paths.append(path)
            if paths:
                files[product.key] = list(dict.fromkeys(paths))
            rate = done / max(time.perf_counter() - began, 1e-6)
            yield Progress("fetching photos", done, len(wanted), rate)


def _kept(report: FeedReport) -> dict[str, object]:
    """What is remembered of a run."""
    diff = report.diff
    return {
        "products": diff.products, "variants": diff.variants, "new": report.new,
        "changed": report.changed, "gone": report.gone, "back": report.back,
        "unchanged": diff.unchanged, "price": diff.price, "stock": diff.stock,
        "images": report.images, "imported": report.imported, "held": diff.held,
        "seconds": round(report.seconds, 2), "refused_count": len(report.refused),
        "refused": [asdict(r) for r in report.refused[:_KEPT_REFUSALS]],
    }  # fmt: skip


def without_result(steps: Iterator[Progress], hand: Callable[[Plan], None]) -> Iterator[Progress]:
    """The same steps, the last one's plan handed over instead of passed on."""
    for step in steps:
        if step.result is not None:
            hand(step.result)
            step = replace(step, result=None)
        yield step
