"""ONNX graphs: what is put before and behind an encoder so that it takes our pixels.

Everything is written in operators that have meant the same since ONNX 7, so
that it fits a graph of any age.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stylist.bring.checkpoints import require
from stylist.errors import ModelError
from stylist.types import Floats

_OURS = "stylist_"
_LARGEST = 2**31 - 1
_TINY = np.float32(1e-12)
_ENDLESS = frozenset(("Loop", "Scan", "SequenceMap"))
"""Operators by which a small file can keep a machine busy for ever."""


def read_graph(path: Path) -> Any:
    """A model from a file, whole.

    Raises
    ------
    ModelError
        It cannot be read, or is not ONNX.
    """
    onnx = require("onnx")
    if not path.is_file():
        raise ModelError(f"{path}: there is no such file")
    try:
        model = onnx.load(str(path))
        onnx.checker.check_model(str(path))
    except Exception as error:  # protobuf and the checker raise exceptions of their own
        line = next((part for part in str(error).splitlines() if part.strip()), repr(error))
        raise ModelError(f"{path}: damaged, or no ONNX model: {line.strip()}") from error
    if not model.graph.node:
        raise ModelError(f"{path}: holds no network")
    if endless := sorted(_operators(model) & _ENDLESS):
        raise ModelError(
            f"{path}: repeats itself ({endless[0]}), which no encoder of pictures or words needs"
        )
    return model


def _operators(model: Any) -> set[str]:
    """The kinds of all its nodes, those of branches and functions too."""
    waiting = [*model.graph.node, *(node for one in model.functions for node in one.node)]
    found = set()
    while waiting:
        node = waiting.pop()
        found.add(node.op_type)
        for attribute in node.attribute:
            for graph in (attribute.g, *attribute.graphs):
                waiting.extend(graph.node)
    return found


def save_graph(model: Any, path: Path) -> None:
    """Write a model into one file.

    Raises
    ------
    ModelError
        It is too large for one.
    """
    onnx = require("onnx")
    if model.ByteSize() > _LARGEST:
        raise ModelError("larger than 2 GB, which one ONNX file cannot hold")
    onnx.save_model(model, str(path), save_as_external_data=False)


def inputs_of(model: Any) -> list[Any]:
    """What has to be given: inputs that no initializer fills."""
    filled = {one.name for one in model.graph.initializer}
    return [one for one in model.graph.input if one.name not in filled]


def shape_of(value: Any) -> list[int | None]:
    """The shape of an input or output; None where any length goes."""
    dims = value.type.tensor_type.shape.dim
    return [d.dim_value if d.HasField("dim_value") and d.dim_value > 0 else None for d in dims]


def element_type(value: Any) -> NDArray[Any] | Any:
    """NumPy's type of an input or output; None where it has none."""
    onnx = require("onnx")
    try:
        return np.dtype(onnx.helper.tensor_dtype_to_np_dtype(value.type.tensor_type.elem_type))
    except (KeyError, TypeError, ValueError):
        return None


def free_batch(model: Any) -> None:
    """Let the first axis of every input and output have any length."""
    for value in [*inputs_of(model), *model.graph.output]:
        dims = value.type.tensor_type.shape.dim
        if len(dims):
            dims[0].Clear()
            dims[0].dim_param = "batch"
    del model.graph.value_info[:]  # what was worked out for the old shape


def take_pixels(
    model: Any, given: Any, side: int, mean: Sequence[float], std: Sequence[float]
) -> None:
    """Put our pixels before a graph that takes normalised (n, 3, h, w) floats."""
    onnx = require("onnx")
    helper = onnx.helper
    half = given.type.tensor_type.elem_type
    scale = 1 / (255 * np.asarray(std, np.float32))
    shift = -np.asarray(mean, np.float32) / np.asarray(std, np.float32)
    constants = {
        "scale": scale.astype(np.float32).reshape(1, 3, 1, 1),
        "shift": shift.astype(np.float32).reshape(1, 3, 1, 1),
    }
    _add_constants(model, constants)
    floats = onnx.TensorProto.FLOAT
    nodes = [
        helper.make_node("Cast", ["pixels"], [_OURS + "cast"], to=floats),
        helper.make_node("Transpose", [_OURS + "cast"], [_OURS + "image"], perm=[0, 3, 1, 2]),
        helper.make_node("Mul", [_OURS + "image", _OURS + "scale"], [_OURS + "scaled"]),
        helper.make_node("Add", [_OURS + "scaled", _OURS + "shift"], [_OURS + "shifted"]),
        helper.make_node("Cast", [_OURS + "shifted"], [given.name], to=half),
    ]
    _put_first(model, nodes)
    pixels = helper.make_tensor_value_info(
        "pixels", onnx.TensorProto.UINT8, ["batch", side, side, 3]
    )
    _replace_input(model, given, pixels)


def take_tokens(model: Any, given: Any, name: str, context: int) -> None:
    """Give a graph's token input our name and type: (n, context) int64."""
    onnx = require("onnx")
    kind = given.type.tensor_type.elem_type
    node = onnx.helper.make_node("Cast", [name], [given.name + "_"], to=kind)
    for other in model.graph.node:
        for i, read in enumerate(other.input):
            if read == given.name:
                other.input[i] = given.name + "_"
    _put_first(model, [node])
    tokens = onnx.helper.make_tensor_value_info(name, onnx.TensorProto.INT64, ["batch", context])
    _replace_input(model, given, tokens)


def give_style(model: Any, output: str, width: int) -> None:
    """Make one output, L2-normalised and called ``style``, the graph's only one."""
    onnx = require("onnx")
    helper = onnx.helper
    floats = onnx.TensorProto.FLOAT
    model.graph.node.append(helper.make_node("Cast", [output], [_OURS + "raw"], to=floats))
    _normalise(model, _OURS + "raw", width, "")
    _only_style(model, width)


def project(path: Path, mean: Floats | None, components: Floats) -> None:
    """Reduce a graph's style: minus `mean` (d,), times `components` (k, d), L2-normalised."""
    onnx = require("onnx")
    model = read_graph(path)
    whole = _OURS + "whole"
    for node in model.graph.node:
        for names in (node.input, node.output):
            for i, name in enumerate(names):
                if name == "style":
                    names[i] = whole
    constants = {"components": np.ascontiguousarray(components.T, np.float32)}
    if mean is not None:
        constants["mean"] = mean.astype(np.float32)[np.newaxis]
    _add_constants(model, constants)
    helper = onnx.helper
    if mean is not None:
        model.graph.node.append(helper.make_node("Sub", [whole, _OURS + "mean"], [_OURS + "less"]))
        whole = _OURS + "less"
    model.graph.node.append(
        helper.make_node("MatMul", [whole, _OURS + "components"], [_OURS + "reduced"])
    )
    _normalise(model, _OURS + "reduced", len(components), "reduced_")
    _only_style(model, len(components))
    save_graph(model, path)


def _normalise(model: Any, name: str, width: int, prefix: str) -> None:
    """Append: ``style`` is `name` over its norm."""
    helper = require("onnx").helper
    ours = _OURS + prefix
    _add_constants(
        model,
        {prefix + "ones": np.ones((width, 1), np.float32), prefix + "tiny": _TINY.reshape(1, 1)},
    )
    model.graph.node.extend(
        [
            helper.make_node("Mul", [name, name], [ours + "squares"]),
            helper.make_node("MatMul", [ours + "squares", ours + "ones"], [ours + "sum"]),
            helper.make_node("Sqrt", [ours + "sum"], [ours + "root"]),
            helper.make_node("Max", [ours + "root", ours + "tiny"], [ours + "norm"]),
            helper.make_node("Div", [name, ours + "norm"], ["style"]),
        ]
    )


def _only_style(model: Any, width: int) -> None:
    onnx = require("onnx")
    del model.graph.output[:]
    model.graph.output.append(
        onnx.helper.make_tensor_value_info("style", onnx.TensorProto.FLOAT, ["batch", width])
    )


def _add_constants(model: Any, values: dict[str, NDArray[np.float32]]) -> None:
    numpy_helper = require("onnx").numpy_helper
    for name, value in values.items():
        model.graph.initializer.append(numpy_helper.from_array(value, _OURS + name))


def _put_first(model: Any, nodes: Sequence[Any]) -> None:
    for node in reversed(nodes):
        model.graph.node.insert(0, node)


def _replace_input(model: Any, old: Any, new: Any) -> None:
    place = [one.name for one in model.graph.input].index(old.name)
    model.graph.input.remove(old)
    model.graph.input.insert(place, new)
