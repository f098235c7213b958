"""Models that lie, and good ones with bytes changed: ONNX, safetensors, PyTorch, tokenizers."""

from __future__ import annotations

import json
import pickle
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import tiny_models as tiny
from corpus import archive, mutated, write
from onnx import TensorProto, helper


def make(folder: Path, count: int, seed: int = 0) -> list[dict[str, str]]:
    """Write them; what each is offered as: its file and the options that go with it."""
    random = np.random.default_rng(seed)
    made: list[dict[str, str]] = []
    good = tiny.image_encoder(folder / "good.onnx")
    words = tiny.text_encoder(folder / "words.onnx")
    tokens = tiny.tokenizer(folder / "tokens.json")
    for number in range(count):
        source = (good, words, tokens)[number % 3]
        change = nudged if number % 2 else mutated
        file = write(folder / f"{number}{source.suffix}", change(source.read_bytes(), random))
        offered = {0: {"source": file}, 1: {"text": file}, 2: {"tokenizer": file}}[number % 3]
        whole = {"source": good} | ({"text": words, "tokenizer": tokens} if number % 3 else {})
        made.append({k: str(v) for k, v in (whole | offered).items()})
    for name, data in tricks(folder):
        made.append({"source": str(write(folder / name, data))})
    for name, data in checkpoints():
        made.append({"source": str(write(folder / name, data)), "arch": "resnet18"})
    return made


def slow(file: Path) -> Path:
    """An honest network of few bytes that takes a few seconds of any processor."""
    square = [helper.make_node("ConstantOfShape", ["side"], ["power 0"])]
    square += [
        helper.make_node("MatMul", [f"power {n}", f"power {n}"], [f"power {n + 1}"])
        for n in range(30)
    ]
    # Of zeros: what it adds to a picture is nothing.
    square += [
        helper.make_node("ReduceSum", ["power 30"], ["none"], keepdims=0),
        helper.make_node("Add", ["grown", "none"], ["image_embeds"]),
    ]
    return tiny.image_encoder(file, last=square, constants={"side": np.array([1500, 1500])})


def nudged(data: bytes, random: np.random.Generator) -> bytes:
    """One or two bits flipped: most such files are still read, and say something else."""
    changed = bytearray(data)
    for at in random.integers(0, len(changed), random.integers(1, 3)):
        changed[at] ^= 1 << int(random.integers(0, 7))
    return bytes(changed)


def tricks(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Exports that hold, ask for or never end what their few bytes do not tell."""

    def encoder(name: str, **more: Any) -> bytes:
        return tiny.image_encoder(folder / "held" / name, **more).read_bytes()

    def changed(name: str, change: Any) -> tuple[str, bytes]:
        model = onnx.load_from_string(encoder(name))
        change(model)
        return name, model.SerializeToString()

    def longer(model: Any) -> None:
        model.graph.initializer[0].dims[:] = [2**40, 2**20]

    def outside(model: Any) -> None:
        one = model.graph.initializer[0]
        one.ClearField("raw_data")
        one.data_location = TensorProto.EXTERNAL
        entry = one.external_data.add()
        entry.key, entry.value = "location", "../../../../etc/passwd"

    yield changed("a terabyte said.onnx", longer)
    yield changed("weights elsewhere.onnx", outside)
    shape = np.array([300_000, 300_000])
    filled = [
        helper.make_node("ConstantOfShape", ["much"], ["zeros"]),
        helper.make_node("ReduceSum", ["zeros"], ["none"], keepdims=0),
        helper.make_node("Add", ["grown", "none"], ["image_embeds"]),
    ]
    yield "a terabyte made.onnx", encoder("m.onnx", last=filled, constants={"much": shape})
    tiled = [
        helper.make_node("Tile", ["grown", "much"], ["wide"]),
        helper.make_node("ReduceMean", ["wide"], ["one"], axes=[1], keepdims=1),
        helper.make_node("Add", ["grown", "one"], ["image_embeds"]),
    ]
    yield "tiles.onnx", encoder("t.onnx", last=tiled, constants={"much": np.array([1, 2**33])})
    step = helper.make_graph(
        [
            helper.make_node("Identity", ["go"], ["goes on"]),
            helper.make_node("Mul", ["held", "held"], ["holds"]),
        ],
        "step",
        [
            tiny.value("turn", [], TensorProto.INT64), tiny.value("go", [], TensorProto.BOOL),
            tiny.value("held", None),
        ],
        [tiny.value("goes on", [], TensorProto.BOOL), tiny.value("holds", None)],
    )  # fmt: skip
    loop = [helper.make_node("Loop", ["times", "yes", "grown"], ["image_embeds"], body=step)]
    forever = {"times": np.array(2**62), "yes": np.array(True)}
    yield "for ever.onnx", encoder("l.onnx", last=loop, constants=forever)
    square = [helper.make_node("ConstantOfShape", ["side"], ["power 0"])]
    square += [
        helper.make_node("MatMul", [f"power {n}", f"power {n}"], [f"power {n + 1}"])
        for n in range(400)
    ]
    square += [
        helper.make_node("ReduceSum", ["power 400"], ["none"], keepdims=0),
        helper.make_node("Add", ["grown", "none"], ["image_embeds"]),
    ]
    yield "hours.onnx", encoder("h.onnx", last=square, constants={"side": np.array([4000, 4000])})
    deep = [helper.make_node("Identity", ["grown"], ["n0"])]
    deep += [helper.make_node("Identity", [f"n{n}"], [f"n{n + 1}"]) for n in range(50_000)]
    deep += [helper.make_node("Identity", ["n50000"], ["image_embeds"])]
    yield "deep.onnx", encoder("d.onnx", last=deep)
    own = [helper.make_node("Run", ["grown"], ["image_embeds"], domain="com.evil")]
    yield "its own operator.onnx", encoder("o.onnx", last=own)
    yield "script.onnx", b"#!/bin/sh\ntouch /tmp/owned\n"
    yield "archive.onnx", archive({"../../evil": b"x"})
    yield "nothing.onnx", b""
    yield "zeros.onnx", bytes(1_000_000)


class _Evil:
    def __reduce__(self) -> tuple[Any, ...]:
        import os

        return os.system, ("touch /tmp/owned",)


def checkpoints() -> Iterator[tuple[str, bytes]]:
    """Files of weights that hold a program, or a header that lies."""
    yield "program.pt", pickle.dumps(_Evil())
    yield "program.safetensors", pickle.dumps(_Evil())

    def safetensors(header: Any, data: bytes = b"", length: int | None = None) -> bytes:
        text = header if isinstance(header, bytes) else json.dumps(header).encode()
        return struct.pack("<Q", len(text) if length is None else length) + text + data

    def tensor(shape: list[int], start: int, end: int) -> Any:
        return {"w": {"dtype": "F32", "shape": shape, "data_offsets": [start, end]}}

    yield "longer than itself.safetensors", safetensors({}, length=2**62)
    yield "header of a gigabyte.safetensors", safetensors(b" " * 100, length=2**30)
    yield "a terabyte.safetensors", safetensors(tensor([2**40], 0, 2**42))
    yield "overflow.safetensors", safetensors(tensor([2**33, 2**33], 0, 4), b"abcd")
    yield "behind its end.safetensors", safetensors(tensor([1], 0, 4))
    yield "backwards.safetensors", safetensors(tensor([1], 4, 0), b"abcd")
    yield (
        "negative.safetensors",
        safetensors(b'{"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}'),
    )
    yield "deep.safetensors", safetensors(b'{"__metadata__":' + b"[" * 100_000)
    yield "empty.safetensors", b""
    yield "archive.pt", archive({"../../evil": b"x", "archive/data.pkl": pickle.dumps(_Evil())})
