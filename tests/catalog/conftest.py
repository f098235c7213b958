"""A small catalog, and photos for it that need no picture."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from stylist.catalog.filters import FACETS, mask, tally
from stylist.catalog.store import Store
from stylist.types import Attribute, Box, Embedding, Filters, Look, NewItem, NewPhoto

WIDTHS = (8, 6, 4)


@pytest.fixture(scope="session")
def facets():
    """Count values as the chips do: each kind with its own filter left out."""

    def counted(store: Store, asked: Filters = Filters()):  # noqa: B008
        facts = store.facts()
        return {kind: tally(kind, facts, mask(asked.without(kind), facts)) for kind in FACETS}

    return counted


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "library", wait=0.2) as opened:
        yield opened


@pytest.fixture(scope="session")
def photo():
    """Make the nth photo: its own item, digest and vector, the model's attributes."""

    def make(n: int, *, item_id: int | None = None, path: Path | None = None, **item: object):
        said = item.pop("said", {"category": "dress"})
        rng = np.random.default_rng(n)
        channels = [rng.standard_normal(width).astype(np.float32) for width in WIDTHS]
        item.setdefault("name", f"Item {n}")
        return NewPhoto(
            path=path or Path(f"/photos/{n}.jpg"),
            digest=hashlib.sha256(str(n).encode()).hexdigest(),
            size=1000 + n,
            mtime_ns=n,
            width=300,
            height=400,
            mask_source="grabcut",
            encoder="lite0",
            embedding=Embedding(*channels),
            attributes=tuple(Attribute(k, v, 0.5, "model") for k, v in said.items()),
            item=None if item_id else NewItem(**item),
            item_id=item_id,
        )

    return make


@pytest.fixture(scope="session")
def look(photo):
    """Make what was seen in the nth photo, in a crop or without one."""

    def make(n: int, said: dict[str, str], crop: Box | None):
        new = photo(n, said=said)
        nothing = np.zeros((4, 3), np.uint8)
        image = np.zeros((4, 3, 3), np.uint8)
        return Look(image, nothing, "grabcut", new.embedding, new.attributes, None, crop)

    return make
