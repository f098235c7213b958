"""The CNN, run by ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from stylist.embed.models import ENCODER_FILE, ModelCard
from stylist.errors import ModelError
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

    Raises
    ------
    ModelError
        The graph cannot be loaded or is not what the card says.
    """

    def __init__(self, card: ModelCard, threads: int = 0) -> None:
        self.card = card
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or usable_cores()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that spin while they wait take the cores decoding needs.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self._session = ort.InferenceSession(
                str(card.file(ENCODER_FILE)), options, providers=["CPUExecutionProvider"]
            )
            (self._input,) = (i.name for i in self._session.get_inputs())
        except Exception as error:  # onnxruntime raises its own untyped exceptions
            raise ModelError(f"{card.file(ENCODER_FILE)}: cannot be loaded: {error}") from error

    def style(self, pixels: NDArray[np.uint8]) -> Floats:
        """(n, h, w, 3) uint8 RGB to (n, d) float32, L2-normalised."""
        return self._run("style", pixels)

    def pooled(self, pixels: NDArray[np.uint8]) -> Floats:
        """(n, h, w, 3) uint8 RGB to the backbone's pooled features, (n, 1280) float32."""
        return self._run("pooled", pixels)

    def _run(self, output: str, pixels: NDArray[np.uint8]) -> Floats:
        (result,) = self._session.run([output], {self._input: np.ascontiguousarray(pixels)})
        return np.asarray(result, dtype=np.float32)

    def batched_style(self, pixels: Sequence[Rgb]) -> Floats:
        """Any number of equally sized images, `BATCH` at a time; (n, d) float32."""
        if not pixels:
            return np.empty((0, self.card.widths[0]), dtype=np.float32)
        parts = [
            self.style(np.stack(pixels[start : start + BATCH]))
            for start in range(0, len(pixels), BATCH)
        ]
        return np.concatenate(parts)


def usable_cores() -> int:
    """Cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
