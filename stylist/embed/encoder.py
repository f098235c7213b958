"""The CNN, run by ONNX Runtime."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from stylist.embed.models import ModelCard
from stylist.embed.runtime import open_session
from stylist.processor import usable_cores
from stylist.types import Floats, Rgb

BATCH = 8
"""Images an inference: more are no faster on a CPU and take more memory
(1 thread: 9.5 ms an image and 200 MB at 8, 9.9 ms and 520 MB at 32)."""


class Encoder:
    """Pixels to the style channel.

    Parameters
    ----------
    card : ModelCard
    threads : int
        Threads of one inference; 0 is one per core that this process may use.
    provider : str
        See `runtime.PROVIDERS`; ``auto`` is the best there is.
    quantised : bool, optional
        Whether to run the int8 graph; by default where it is faster.

    Raises
    ------
    ModelError
        The graph cannot be loaded or is not what the card says.
    """

    def __init__(
        self,
        card: ModelCard,
        threads: int = 0,
        provider: str = "auto",
        quantised: bool | None = None,
    ) -> None:
        self.card = card
        self._how = provider, quantised
        self._threads = threads or usable_cores()
        self._session, file, runs_on = open_session(card, self._threads, *self._how)
        self.running = f"{file}, {runs_on}"
        # Another device takes batches one after the other, and has one memory for all sessions.
        self.on_cpu = runs_on == "cpu"
        (self._input,) = (i.name for i in self._session.get_inputs())

    @cached_property
    def _bulk(self) -> ort.InferenceSession:
        """For several batches at once, each on a thread of its own.

        On two cores that takes 15 % less of them than one after the other on two threads.
        """
        return open_session(self.card, 1, *self._how).session

    def style(self, pixels: NDArray[np.uint8]) -> Floats:
        """(n, h, w, 3) uint8 RGB to (n, d) float32, L2-normalised."""
        return self._run("style", pixels)

    def pooled(self, pixels: NDArray[np.uint8]) -> Floats:
        """(n, h, w, 3) uint8 RGB to the backbone's pooled features, (n, 1280) float32."""
        return self._run("pooled", pixels)

    def warm_up(self) -> None:
        """Run a batch of black images."""
        self.style(np.zeros((BATCH, self.card.side, self.card.side, 3), np.uint8))

    def _run(
        self, output: str, pixels: NDArray[np.uint8], session: ort.InferenceSession | None = None
    ) -> Floats:
        session = session or self._session
        (result,) = session.run([output], {self._input: np.ascontiguousarray(pixels)})
        return np.asarray(result, dtype=np.float32)

    def batched_style(self, pixels: Sequence[Rgb]) -> Floats:
        """Any number of equally sized images, `BATCH` at a time; (n, d) float32."""
        batches = [np.stack(pixels[i : i + BATCH]) for i in range(0, len(pixels), BATCH)]
        if not batches:
            return np.empty((0, self.card.widths[0]), dtype=np.float32)
        if len(batches) == 1 or self._threads == 1 or not self.on_cpu:
            return np.concatenate([self.style(batch) for batch in batches])
        bulk = self._bulk
        with ThreadPoolExecutor(min(self._threads, len(batches))) as pool:
            return np.concatenate(list(pool.map(lambda b: self._run("style", b, bulk), batches)))
