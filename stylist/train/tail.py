"""The last blocks of an image network, taken out of its ONNX graph and made trainable.

What comes before them stays as it is and runs in ONNX Runtime, once a photo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.errors import ModelError
from stylist.train import torches

CONVOLUTIONS = 4
"""Of EfficientNet-Lite its last inverted bottleneck (expand, depthwise, project) and its head."""
_POOLS = ("ReduceMean", "GlobalAveragePool")
_KNOWN = ("Conv", "Clip", "Relu", "Add")


@dataclass(frozen=True, slots=True)
class Step:
    """One operator: what it takes and gives, by name; arrays are its weights."""

    kind: str
    takes: tuple[str, ...]
    gives: str
    arrays: tuple[NDArray[Any], ...] = ()
    options: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """A network cut in two.

    `trunk` is ONNX: pixels (n, h, w, 3) uint8 to the tensor `cut` (n, c, h', w');
    `steps` go on from there up to what is pooled.
    """

    trunk: bytes
    cut: str
    steps: tuple[Step, ...]
    last: str


def split(file: Path, convolutions: int = CONVOLUTIONS) -> Split:
    """Cut a network before its last convolutions.

    Raises
    ------
    ModelError
        It is not a convolutional network with a pool at its end.
    """
    import onnx

    try:
        model = onnx.load(str(file))
    except Exception as error:  # protobuf raises what it likes on damaged files
        raise ModelError(f"{file}: cannot be read: {error}") from error
    weights = {t.name: onnx.numpy_helper.to_array(t) for t in model.graph.initializer}
    maker = {name: node for node in model.graph.node for name in node.output}
    for node in model.graph.node:
        if node.op_type == "Cast" and node.input[0] in weights:  # kept in 16 bits
            weights[node.output[0]] = weights[node.input[0]].astype(np.float32)
    last = _pooled(model.graph.node, maker)
    if last is None:
        raise ModelError(f"{file}: has no convolutions at its end that could be trained")
    steps: list[Step] = []
    at, left = last, convolutions
    while left:
        node = maker.get(at)
        if node is None or node.op_type not in ("Conv", "Clip", "Relu"):
            # A sum of two ways is where a block begins.
            break
        steps.append(_step(node, weights))
        left -= node.op_type == "Conv"
        at = node.input[0]
    if not any(step.kind == "Conv" for step in steps):
        raise ModelError(f"{file}: has no convolutions at its end that could be trained")
    del model.graph.output[:]
    kind = onnx.TensorProto.FLOAT
    model.graph.output.append(onnx.helper.make_tensor_value_info(at, kind, None))
    return Split(model.SerializeToString(), at, tuple(reversed(steps)), last)


def _pooled(nodes: Sequence[Any], maker: Mapping[str, Any]) -> str | None:
    """The tensor behind the last convolution, which is pooled."""
    found = None
    for node in nodes:
        if node.op_type in _POOLS and node.input[0] in maker:
            before = maker[node.input[0]]
            if before.op_type in ("Conv", "Clip", "Relu"):
                found = node.input[0]
    return found


def _step(node: Any, weights: Mapping[str, NDArray[Any]]) -> Step:
    import onnx

    options = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    arrays = tuple(np.array(weights[name]) for name in node.input[1:] if name in weights)
    return Step(node.op_type, (node.input[0],), node.output[0], arrays, options)


def trainable(cut: Split) -> Any:
    """The steps as a PyTorch module: (n, c, h, w) to pooled features (n, d)."""
    torch = torches.load()
    nn = torch.nn
    layers: list[Any] = []
    for step in cut.steps:
        if step.kind == "Conv":
            layers += _convolution(step)
        elif step.kind == "Clip":
            low, high = (float(a) for a in step.arrays) if len(step.arrays) == 2 else (0.0, 6.0)
            layers.append(nn.Hardtanh(low, high))
        else:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def _convolution(step: Step) -> list[Any]:
    torch = torches.load()
    weight = step.arrays[0]
    options = step.options or {}
    pads = list(options.get("pads", [0, 0, 0, 0]))
    made = torch.nn.Conv2d(
        weight.shape[1] * int(options.get("group", 1)), weight.shape[0], tuple(weight.shape[2:]),
        stride=tuple(options.get("strides", [1, 1])), groups=int(options.get("group", 1)),
        bias=len(step.arrays) > 1,
    )  # fmt: skip
    with torch.no_grad():
        made.weight.copy_(torch.from_numpy(weight.astype(np.float32)))
        if len(step.arrays) > 1:
            made.bias.copy_(torch.from_numpy(step.arrays[1].astype(np.float32)))
    top, left, bottom, right = pads
    around = [torch.nn.ZeroPad2d((left, right, top, bottom))] if any(pads) else []
    return [*around, made]
