"""Encoders so small that a test makes them: of colour, in ONNX, with words that mean it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

SIDE, CONTEXT, WIDTH = 32, 6, 4
VOCABULARY = ("<pad>", "<unk>", "red", "green", "blue", "in", "a", "dress")
OPPONENTS = np.array([[1, -0.5, -0.5], [-0.5, 1, -0.5], [-0.5, -0.5, 1], [0.03, 0.03, 0.03]])
"""How much redder, greener and bluer than grey something is, and a trace of how light."""


def save(nodes: list[Any], inputs: list[Any], outputs: list[Any], constants: dict[str, Any],
         file: Path) -> Path:  # fmt: skip
    """Write a graph."""
    graph = helper.make_graph(
        nodes, "tiny", inputs, outputs,
        [numpy_helper.from_array(np.asarray(v), k) for k, v in constants.items()],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    file.parent.mkdir(parents=True, exist_ok=True)
    onnx.save_model(model, str(file))
    return file


def value(name: str, shape: list[Any], kind: int = TensorProto.FLOAT) -> Any:
    """An input or output."""
    return helper.make_tensor_value_info(name, kind, shape)


def image_encoder(file: Path, *, batch: Any = "n", width: int = WIDTH, **more: Any) -> Path:
    """Float (n, 3, side, side) to how coloured the middle of a picture is, (n, width)."""
    side = more.get("side", SIDE)
    grow = np.zeros((4, width), np.float32)
    grow[:, :4] = np.eye(4)[:, : min(width, 4)]
    if width > 4:
        grow[:, 4:] = 0.05 * np.random.default_rng(0).normal(size=(4, width - 4))
    shape = more.get("shape", [batch, 3, side, side])
    kind = more.get("kind", TensorProto.FLOAT)
    nodes = [
        helper.make_node("Cast", ["pixel_values"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["float"], ["mean"], axes=[2, 3], keepdims=0),
        helper.make_node("MatMul", ["mean", "opponents"], ["tint"]),
        helper.make_node("MatMul", ["tint", "grow"], ["grown"]),
        *more.get("last", [helper.make_node("Identity", ["grown"], ["image_embeds"])]),
    ]
    constants = {"opponents": OPPONENTS.T.astype(np.float32), "grow": grow}
    constants |= more.get("constants", {})
    outputs = [value("image_embeds", more.get("result", [batch, width]))]
    return save(nodes, [value("pixel_values", shape, kind)], outputs, constants, file)


def text_encoder(file: Path, *, width: int = WIDTH, mask: bool = True) -> Path:
    """Tokens to the sum of what each means in the space of `image_encoder`."""
    table = np.zeros((len(VOCABULARY), width), np.float32)
    for word, row in (("red", 0), ("green", 1), ("blue", 2)):
        table[VOCABULARY.index(word), row] = 1
    table[2:, 3] += 0.01
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["each"]),
        helper.make_node("ReduceSum", ["each", "axis"], ["text_embeds"], keepdims=0),
    ]
    inputs = [value("input_ids", ["n", CONTEXT], TensorProto.INT64)]
    if mask:
        nodes[1:] = [
            helper.make_node("Cast", ["attention_mask"], ["float_mask"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["float_mask", "last"], ["wide_mask"]),
            helper.make_node("Mul", ["each", "wide_mask"], ["seen"]),
            helper.make_node("ReduceSum", ["seen", "axis"], ["text_embeds"], keepdims=0),
        ]
        inputs.append(value("attention_mask", ["n", CONTEXT], TensorProto.INT64))
    constants = {"table": table, "axis": np.array([1]), "last": np.array([2])}
    return save(nodes, inputs, [value("text_embeds", ["n", width])], constants, file)


def tokenizer(file: Path) -> Path:
    """One token a word."""
    made = Tokenizer(
        models.WordLevel({word: i for i, word in enumerate(VOCABULARY)}, unk_token="<unk>")
    )
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(file))
    return file


PLAIN = {"mean": (0.0, 0.0, 0.0), "std": (1.0, 1.0, 1.0)}
"""How pictures are prepared for `image_encoder`."""
