"""Frozen records that only the catalog's callers in import and upkeep need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stylist.types import Ids


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A photo's file as it was when it was last read."""

    photo_id: int
    path: Path
    digest: str
    size: int
    mtime_ns: int
    missing: bool


@dataclass(frozen=True, slots=True)
class VectorChunk:
    """Some photos' vectors.

    `photo_ids` (m,) ascend, `item_ids` are (m,), `matrix` is (m, d) float16
    with the channels end to end in the order of `types.CHANNELS`.
    """

    photo_ids: Ids
    item_ids: Ids
    matrix: NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import. `state` is running, done, cancelled or failed."""

    id: int
    root: str
    started: datetime
    finished: datetime | None
    state: str
    imported: int
