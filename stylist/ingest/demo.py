"""The sample boutique: a shop drawn by code, imported like any other."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import platformdirs

from stylist.catalog.store import Store
from stylist.errors import StylistError, UsageError
from stylist.ingest.pipeline import Incoming
from stylist.ingest.prepare import write_whole
from stylist.ingest.workers import BoundedPool, Failed
from stylist.processor import usable_cores
from stylist.types import Filters, Progress

if TYPE_CHECKING:
    import polars as pl

    from stylist.history.store import History
    from stylist.ingest.boutique import Garment

SEED = 7
CUSTOMERS = 400
LAST_DAY = date(2026, 8, 31)
_JPEG_QUALITY = 93
_DRAWING_SECONDS = 60.0
_DRAWING_MEGABYTES = 2000


@dataclass(frozen=True, slots=True)
class BoutiqueReport:
    """What the sample boutique holds, and how long it took to make."""

    items: int
    customers: int
    transactions: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Drawing:
    garment: Garment
    path: Path


def default_boutique() -> Path:
    """The folder of the sample boutique where none is named."""
    return Path(platformdirs.user_data_dir("stylist", appauthor=False)) / "boutique"


def photos_of(folder: Path) -> Path:
    """Where the sample boutique keeps its drawings, in its library's folder."""
    return folder / "photos" / "boutique"


def make_boutique(
    store: Store,
    folder: Path,
    items: int,
    import_files: Callable[[Sequence[Incoming]], Iterator[Progress]],
) -> Iterator[Progress]:
    """Draw, import and give a history to the sample boutique.

    Made again it adds nothing; broken off it goes on. The last progress
    carries a `BoutiqueReport`.

    Raises
    ------
    UsageError
        The library holds something else.
    """
    from stylist.history.store import History
    from stylist.ingest import boutique

    began = time.perf_counter()
    garments = boutique.plan(items, SEED)
    known = store.ids_by_sku([g.sku for g in garments])
    if store.count(Filters()) > len(known):
        raise UsageError(f"{folder}: there is another catalog here; name another --library")
    drawings = [_Drawing(g, photos_of(folder) / f"{g.sku}.jpg") for g in garments]
    yield from _draw([d for d in drawings if not d.path.exists()])
    imported = import_files([Incoming(d.path, boutique.new_item(d.garment)) for d in drawings])
    for step in imported:
        if step.result is not None and step.result.refused:
            refusal = step.result.refused[0]
            raise StylistError(f"{refusal.path}: {refusal.reason}")
        if step.result is None:
            yield step
    customers = boutique.customers(CUSTOMERS, SEED)
    purchases = boutique.purchases(garments, customers, SEED, end=LAST_DAY)
    _write_history(History(folder / "history"), garments, customers, purchases)
    report = BoutiqueReport(
        len(garments), len(customers), len(purchases), time.perf_counter() - began
    )
    yield Progress("done", len(garments), len(garments), result=report)


def _draw(drawings: Sequence[_Drawing]) -> Iterator[Progress]:
    if not drawings:
        return
    began = time.perf_counter()
    pool = BoundedPool(
        min(usable_cores(), len(drawings)), _DRAWING_SECONDS, _DRAWING_MEGABYTES, _one_thread
    )
    try:
        for done, result in enumerate(pool.map(_draw_files, drawings), start=1):
            if isinstance(result, Failed):
                raise StylistError(f"{result.task.path}: the drawing {result.reason}")
            rate = done / (time.perf_counter() - began)
            yield Progress("drawing garments", done, len(drawings), rate)
    finally:
        pool.close()


def _draw_files(drawings: list[_Drawing]) -> list[Path]:
    return [_draw_file(drawing) for drawing in drawings]


def _draw_file(drawing: _Drawing) -> Path:
    from stylist.ingest.boutique import draw

    picture = cv2.cvtColor(draw(drawing.garment), cv2.COLOR_RGB2BGR)
    done, encoded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])
    if not done:
        raise RuntimeError(f"OpenCV could not encode {drawing.path.name}")
    write_whole(drawing.path, encoded.tobytes())
    return drawing.path


def _one_thread() -> None:
    cv2.setNumThreads(1)


def _write_history(
    history: History, garments: Sequence[Garment], customers: pl.DataFrame, purchases: pl.DataFrame
) -> None:
    """Write customers, items and purchases; a shop that is drawn has nobody to hide."""
    import polars as pl

    from stylist.history.store import by_month

    rows = purchases.select(
        pl.col("date").cast(pl.Datetime("ms")).alias("time"),
        "customer_id",
        "sku",
        pl.lit(1.0, pl.Float32).alias("quantity"),
        pl.col("price").cast(pl.Float32),
        "channel",
        pl.lit(None, pl.String).alias("order"),
    )
    # The same twice in a visit is two pieces, as in any history without orders.
    key = [name for name in rows.columns if name != "quantity"]
    rows = rows.group_by(key, maintain_order=True).agg(pl.col("quantity").sum())
    for month, part in by_month(rows.select("time", "customer_id", "sku", "quantity", *key[3:])):
        if history.month(month).height != part.height:
            history.put_month(month, part)
    history.put_customers(customers.with_columns(pl.col("club_member_status").alias("segment")))
    known = pl.DataFrame(
        {
            "sku": [g.sku for g in garments],
            "family": [g.line for g in garments],
            "category": [g.category for g in garments],
            "price": [g.price for g in garments],
        }
    )
    history.put_items(known)
    history.settle()
