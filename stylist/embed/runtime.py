"""Which graph runs on what: chosen here, once, by what the machine can do.

On a processor with 8-bit dot products (AVX-512 VNNI, AVX-VNNI, Arm's) the
int8 graph is more than twice as fast as the float one and next to as good;
without them it would be slower, and on older x86 wrong (16-bit sums
saturate). Other execution providers are used when their ONNX Runtime package
is installed in place of the plain one (``onnxruntime-openvino``,
``onnxruntime-gpu``, ``onnxruntime-directml``; CoreML is in the plain one on
macOS).
"""

from __future__ import annotations

from typing import NamedTuple

import onnxruntime as ort

from stylist.embed.models import ENCODER_FILE, INT8_FILE, ModelCard
from stylist.errors import ModelError
from stylist.processor import has_dot_products

PROVIDERS = {
    "cuda": "CUDAExecutionProvider",
    "coreml": "CoreMLExecutionProvider",
    "directml": "DmlExecutionProvider",
    "openvino": "OpenVINOExecutionProvider",
    "cpu": "CPUExecutionProvider",
}
"""Names of the setting `provider`, and ONNX Runtime's; *auto* takes the first there is,
but for CoreML, which is in the plain package and so in nobody's choice."""

_QUANTISED = ("openvino", "cpu")
"""Providers that run the int8 graph faster than the float one."""


class Opened(NamedTuple):
    """A graph that is ready to run: its session, its file's name, and what runs it."""

    session: ort.InferenceSession
    file: str
    provider: str


def open_session(
    card: ModelCard, threads: int, provider: str = "auto", quantised: bool | None = None
) -> Opened:
    """Load a model's graph for the best provider, or the one asked for.

    `quantised` takes the int8 graph or the float one; None, the faster.

    Raises
    ------
    ModelError
        The graph cannot be loaded, or the provider is not there.
    """
    for name in _candidates(provider):
        faster = name in _QUANTISED and has_dot_products() and card.has(INT8_FILE)
        int8 = faster if quantised is None else quantised
        path = card.file(INT8_FILE if int8 else ENCODER_FILE)
        options = session_options(threads)
        wanted = [PROVIDERS[name]] if name == "cpu" else [PROVIDERS[name], PROVIDERS["cpu"]]
        try:
            session = ort.InferenceSession(str(path), options, providers=wanted)
        except Exception as error:  # onnxruntime raises its own untyped exceptions
            if provider == "auto" and name != "cpu":
                continue  # installed, but its driver or device is not
            raise ModelError(f"{path}: cannot be loaded: {error}") from error
        if session.get_providers()[0] == PROVIDERS[name]:
            return Opened(session, path.name, name)
        if provider != "auto":
            raise ModelError(f"the provider {name} cannot be used on this machine")
    raise ModelError("ONNX Runtime has no provider")


def session_options(threads: int) -> ort.SessionOptions:
    """How every graph is run."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin while they wait take the cores decoding needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options


def _candidates(provider: str) -> list[str]:
    available = set(ort.get_available_providers())
    found = [name for name, full in PROVIDERS.items() if full in available]
    if provider == "auto":
        return [name for name in found if name != "coreml"]
    if provider not in PROVIDERS:
        names = ", ".join(["auto", *PROVIDERS])
        raise ModelError(f"provider {provider!r}: not one of {names}")
    if provider not in found:
        raise ModelError(f"the provider {provider} needs its own ONNX Runtime package")
    return [provider]


def open_graph(graph: bytes, what: str, threads: int = 1) -> ort.InferenceSession:
    """A graph that is held in memory, on the processor: a small one needs no more than a thread.

    Raises
    ------
    ModelError
        It is damaged.
    """
    try:
        return ort.InferenceSession(graph, session_options(threads), providers=[PROVIDERS["cpu"]])
    except Exception as error:  # onnxruntime raises its own untyped exceptions
        raise ModelError(f"{what}: cannot be loaded: {error}") from error
