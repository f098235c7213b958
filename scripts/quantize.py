"""int8: the same graph with 8-bit convolutions, for processors made for them; and smaller files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process

_LARGE = 1024
"""Numbers from which weights are worth halving."""


class _Photos(CalibrationDataReader):  # type: ignore[misc]
    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self._batches: Iterator[NDArray[np.uint8]] = iter(
            pixels[i : i + 8] for i in range(0, len(pixels), 8)
        )

    def get_next(self) -> dict[str, NDArray[np.uint8]] | None:
        batch = next(self._batches, None)
        return None if batch is None else {"pixels": batch}


def anonymous(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model without the exporter's notes: they hold this machine's paths."""
    graph = model.graph
    parts = (graph.node, graph.input, graph.output, graph.value_info, graph.initializer)
    for part in (model, graph, *(one for some in parts for one in some)):
        part.ClearField("doc_string")
        part.ClearField("metadata_props")
    return model


def quantize(source: Path, target: Path, pixels: NDArray[np.uint8]) -> None:
    """Quantise a graph's convolutions: weights per channel, ranges from `pixels` (n, h, w, 3).

    The heads stay in float: they are small, and every bit of them shows.
    """
    with tempfile.TemporaryDirectory() as folder:
        ready = Path(folder) / "ready.onnx"
        quant_pre_process(source, ready, skip_symbolic_shape=True)
        quantize_static(
            ready,
            target,
            _Photos(pixels),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "Clip", "Add"],
            nodes_to_exclude=_heads(ready),
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
            # The range of most batches, not of the one photo that goes furthest.
            extra_options={"CalibMovingAverage": True, "CalibMovingAverageConstant": 0.05},
        )
    model = onnx.load(target)
    _take_bytes(model)
    _take_four(model)
    onnx.checker.check_model(model)
    onnx.save_model(anonymous(model), str(target))


def halve(path: Path) -> None:
    """Keep a graph's larger weights in 16 bits, half the file; it still reckons in 32.

    What runs it turns them back once, when it is loaded.
    """
    model = onnx.load(path)
    graph = model.graph
    for large in [i for i in graph.initializer if _is_large(i)]:
        name = f"{large.name}_half"
        casts = helper.make_node("Cast", [name], [large.name], f"{name}_cast", to=TensorProto.FLOAT)
        weights = numpy_helper.to_array(large).astype(np.float16)
        graph.initializer.remove(large)
        graph.initializer.append(numpy_helper.from_array(weights, name))
        graph.node.insert(0, casts)
    onnx.checker.check_model(model)
    onnx.save_model(model, str(path))


def _is_large(weights: onnx.TensorProto) -> bool:
    return bool(weights.data_type == TensorProto.FLOAT and np.prod(weights.dims) >= _LARGE)


def _heads(path: Path) -> list[str]:
    """Names of the nodes after the last convolution, and of additions outside the network."""
    nodes = onnx.load(path).graph.node
    convolutions = [i for i, node in enumerate(nodes) if node.op_type == "Conv"]
    outside = [*nodes[: convolutions[0]], *nodes[convolutions[-1] + 1 :]]
    return [node.name for node in outside if node.op_type in {"Add", "Clip"}]


def _take_bytes(model: onnx.ModelProto) -> None:
    """Let the pixels be the first convolution's 8-bit input as they are.

    (x - 127) / 128 is what a quantised tensor of scale 1/128 and zero 127
    means: casting to float, normalising and quantising again are left out.
    """
    graph = model.graph
    made_by = {output: node for node in graph.node for output in node.output}
    first = next(node for node in graph.node if node.op_type == "Conv")
    dequantize = made_by[first.input[0]]
    quantize_node = made_by[dequantize.input[0]]
    gone = [quantize_node]
    tensor = quantize_node.input[0]
    while made_by[tensor].op_type in {"Div", "Sub", "Mul", "Add", "Cast"}:
        gone.append(made_by[tensor])
        tensor = made_by[tensor].input[0]
    scale, zero = "pixels_scale", "pixels_zero"
    graph.initializer.append(numpy_helper.from_array(np.float32(1 / 128), scale))
    graph.initializer.append(numpy_helper.from_array(np.uint8(127), zero))
    place = list(graph.node).index(dequantize)
    taken = helper.make_node(
        "DequantizeLinear", [tensor, scale, zero], list(dequantize.output), "take_pixels"
    )
    graph.node.insert(place, taken)
    for node in [*gone, dequantize]:
        graph.node.remove(node)


_GROUP = 4
"""Pixels that `_take_four` takes for one."""


def _take_four(model: onnx.ModelProto) -> None:
    """Let the first convolution read four pixels of a row as one of twelve channels.

    ONNX Runtime's fast kernels want channels in fours. As the pixels lie in
    memory, channels last, taking four for one costs nothing, and nor does taking
    the one that comes out, with twice the filters, for two. The weights are
    the same ones among zeros, so the sums are the same, bit by bit.
    """
    graph = model.graph
    made_by = {output: node for node in graph.node for output in node.output}
    first = next(node for node in graph.node if node.op_type == "Conv")
    said = {a.name: a for a in first.attribute}
    turned = made_by[made_by[first.input[0]].input[0]]
    weights, biases = made_by[first.input[1]], made_by[first.input[2]]
    rounded = next(node for node in graph.node if first.output[0] in node.input)
    narrow = _array(graph, weights.input[0])
    filters, channels, tall, across = narrow.shape
    if list(said["strides"].ints) != [2, 2] or list(said["pads"].ints) != [0, 0, 1, 1]:
        raise ValueError("the first convolution is another than EfficientNet's")
    outputs = _GROUP // 2
    wide = np.zeros((outputs, filters, 2, _GROUP, channels, tall), narrow.dtype)
    for output in range(outputs):
        for column in range(across):
            group, pixel = divmod(2 * output + column, _GROUP)
            wide[output, :, group, pixel] = narrow[:, :, :, column]
    wide = wide.transpose(0, 1, 3, 4, 5, 2).reshape(outputs * filters, _GROUP * channels, tall, 2)
    _replace(graph, weights.input[0], wide)
    for name in (*weights.input[1:], *biases.input):
        if (one := _array(graph, name)).ndim:
            _replace(graph, name, np.tile(one, outputs))
    said["kernel_shape"].ints[:] = [tall, 2]
    said["strides"].ints[:] = [2, 1]
    side = next(i for i in graph.input if i.name == turned.input[0]).type.tensor_type.shape
    height, width = side.dim[1].dim_value, side.dim[2].dim_value
    shapes = {
        "fours_shape": [-1, height, width // _GROUP, _GROUP * channels],
        "ones_shape": [-1, height // 2, width // 2, filters],
    }
    for name, shape in shapes.items():
        graph.initializer.append(numpy_helper.from_array(np.array(shape, np.int64), name))
    fours = helper.make_node("Reshape", [turned.input[0], "fours_shape"], ["fours"], "take_fours")
    turned.input[0] = "fours"
    after, rounded.output[0] = rounded.output[0], "paired"
    back = [
        helper.make_node("Transpose", ["paired"], ["pairs"], "turn_pairs", perm=[0, 2, 3, 1]),
        helper.make_node("Reshape", ["pairs", "ones_shape"], ["ones"], "take_ones"),
        helper.make_node("Transpose", ["ones"], [after], "turn_ones", perm=[0, 3, 1, 2]),
    ]
    graph.node.insert(list(graph.node).index(turned), fours)
    place = list(graph.node).index(rounded) + 1
    for number, node in enumerate(back):
        graph.node.insert(place + number, node)
    graph.ClearField("value_info")  # it holds shapes that were


def _array(graph: onnx.GraphProto, name: str) -> NDArray[np.generic]:
    return numpy_helper.to_array(next(i for i in graph.initializer if i.name == name))


def _replace(graph: onnx.GraphProto, name: str, value: NDArray[np.generic]) -> None:
    initializer = next(i for i in graph.initializer if i.name == name)
    initializer.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value), name))
