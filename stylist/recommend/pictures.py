"""The items' photos as the trunk of an image network sees them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from stylist.types import Floats, Progress

if TYPE_CHECKING:
    from stylist.train.tail import Split

_BATCH = 8
Pixels = Callable[[int], NDArray[np.uint8] | None]


class Pictures:
    """Photos of items, read when somebody learns from them, and kept.

    Parameters
    ----------
    model : Path
        The image network (ONNX), of which the last blocks can be trained.
    count : int
        How many items there are.
    pixels
        The encoder's input of an item's main photo by its code: (side, side, 3)
        uint8; None where there is none that can be read.
    """

    def __init__(self, model: Path, count: int, pixels: Pixels) -> None:
        self._model, self._count, self._pixels = model, count, pixels
        self._features: Floats | None = None

    @cached_property
    def _split(self) -> Split:
        from stylist.train.tail import split

        return split(self._model)

    def look(self) -> Iterator[Progress]:
        """Read and look at all photos, some milliseconds each; nothing, if that was done."""
        if self._features is not None:
            return
        from stylist.embed.runtime import open_graph
        from stylist.processor import usable_cores

        session = open_graph(self._split.trunk, str(self._model), usable_cores())
        given = session.get_inputs()[0].name
        found: Floats | None = None
        for start in range(0, self._count, _BATCH):
            codes = range(start, min(start + _BATCH, self._count))
            read = [(code, self._pixels(code)) for code in codes]
            there = [(code, pixels) for code, pixels in read if pixels is not None]
            if there:
                (seen,) = session.run(None, {given: np.stack([pixels for _, pixels in there])})
                if found is None:
                    found = np.zeros((self._count, *seen.shape[1:]), np.float32)
                found[[code for code, _ in there]] = seen
            yield Progress("looking at photos", start, self._count)
        self._features = np.zeros((self._count, 1, 1, 1), np.float32) if found is None else found

    def features(self) -> Floats:
        """(items, c, h, w) float32, after `look`; zeros where there is no photo."""
        assert self._features is not None
        return self._features

    def eye(self) -> Any:
        """The last blocks as they are before they learn, for PyTorch."""
        from stylist.train.tail import trainable

        return trainable(self._split)
