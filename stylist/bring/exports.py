"""ONNX exports that others have made: an image encoder, and perhaps its text encoder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np

from stylist.bring.graphs import (
    element_type,
    free_batch,
    give_style,
    inputs_of,
    read_graph,
    save_graph,
    shape_of,
    take_pixels,
    take_tokens,
)
from stylist.bring.made import CLIP_MEAN, CLIP_STD, Made, TextInput
from stylist.bring.tokens import read_tokenizer
from stylist.embed.models import ENCODER_FILE, TEXT_FILE, TOKENIZER_FILE
from stylist.errors import ModelError, UsageError
from stylist.types import ModelSource

_SIDES = (16, 1024)
_CONTEXT = (2, 1024)
_EMBEDDINGS = ("image_embeds", "text_embeds", "embedding", "embeddings", "pooler_output", "style")
"""What exporters call the output that is meant, where there are several."""


def bring(source: ModelSource, folder: Path) -> Made:
    """Wrap exports so that they take our pixels and tokens, and write them into a folder.

    Raises
    ------
    UsageError
        Something has to be said that the files do not tell.
    ModelError
        A file is damaged, or its inputs and outputs are not an encoder's.
    """
    path = Path(source.source)
    model = read_graph(path)
    side = _image_encoder(source, model, path)
    save_graph(model, folder / ENCODER_FILE)
    text = None
    if source.text is not None:
        if source.tokenizer is None:
            raise UsageError("a text encoder needs its tokenizer: --tokenizer tokenizer.json")
        text = _text_encoder(source, source.text, source.tokenizer, folder)
    return Made(
        f"{path.name}, an ONNX export" + (", with its text encoder" if text else ""),
        side,
        {"file": path.name} | ({"text": source.text.name} if source.text else {}),
        text,
    )


def _image_encoder(source: ModelSource, model: Any, path: Path) -> int:
    """Turn a graph into one that takes our pixels; gives the side of its square."""
    given = inputs_of(model)
    if len(given) != 1:
        names = ", ".join(one.name for one in given)
        raise ModelError(
            f"{path}: takes {len(given)} inputs ({names}), where an image encoder takes one; "
            "export the image half and the text half apart"
        )
    shape, kind = shape_of(given[0]), element_type(given[0])
    output, width = _output(model, path, source.output)
    if len(shape) == 4 and shape[3] == 3 and kind == np.uint8:  # ours already
        side = _side(source, shape[1:3], path)
        free_batch(model)
        given[0].type.tensor_type.shape.dim[1].dim_value = side
        given[0].type.tensor_type.shape.dim[2].dim_value = side
        _rename(model, given[0], "pixels")
    elif len(shape) == 4 and shape[1] in (3, None) and kind in (np.float32, np.float16):
        side = _side(source, shape[2:], path)
        free_batch(model)
        take_pixels(model, given[0], side, source.mean or CLIP_MEAN, source.std or CLIP_STD)
    else:
        told = "×".join("?" if n is None else str(n) for n in shape) or "a single number"
        raise ModelError(
            f"{path}: its input is {told} of {kind}, and not pictures: "
            "float (n, 3, height, width) or uint8 (n, height, width, 3)"
        )
    give_style(model, output, width)
    return side


def _text_encoder(source: ModelSource, path: Path, tokenizer: Path, folder: Path) -> TextInput:
    model = read_graph(path)
    given = inputs_of(model)
    whole = (np.int32, np.int64)
    masks = [one for one in given if "mask" in one.name.lower()]
    tokens = [one for one in given if one not in masks]
    if len(tokens) != 1 or len(masks) > 1 or any(element_type(g) not in whole for g in given):
        names = ", ".join(one.name for one in given)
        raise ModelError(
            f"{path}: its inputs ({names}) are not a text encoder's: "
            "whole numbers (n, length), and perhaps a mask"
        )
    shape = shape_of(tokens[0])
    if len(shape) != 2:
        raise ModelError(f"{path}: its input is not (n, length) whole numbers")
    context = source.context or shape[1]
    if context is None:
        raise UsageError(f"{path} takes texts of any length: say which with --context (CLIP: 77)")
    if not _CONTEXT[0] <= context <= _CONTEXT[1] or (shape[1] or context) != context:
        raise UsageError(f"--context {context}: {path} takes {shape[1] or 'a few hundred'}")
    output, width = _output(model, path, None)
    free_batch(model)
    for one, name in [(tokens[0], "tokens"), *((mask, "mask") for mask in masks)]:
        take_tokens(model, one, name, context)
    give_style(model, output, width)
    save_graph(model, folder / TEXT_FILE)
    found = read_tokenizer(tokenizer, source.pad)
    shutil.copyfile(tokenizer, folder / TOKENIZER_FILE)
    return TextInput(context, found.pad, found.clean)


def _output(model: Any, path: Path, wanted: str | None) -> tuple[str, int]:
    """The output that is the embedding, and its width."""
    outputs = {one.name: shape_of(one) for one in model.graph.output}
    if wanted is not None and wanted not in outputs:
        raise UsageError(f"--output {wanted}: {path} has {', '.join(outputs)}")
    flat = {n: s for n, s in outputs.items() if len(s) == 2 and (s[1] or 0) > 1}
    if wanted is not None:
        flat = {n: s for n, s in flat.items() if n == wanted}
    named = [name for name in _EMBEDDINGS if name in flat]
    if len(flat) > 1 and not named:
        raise UsageError(f"{path} has several outputs: say which with --output ({', '.join(flat)})")
    if not flat:
        told = ", ".join(f"{n} {s}" for n, s in outputs.items())
        raise ModelError(f"{path}: gives no vector (n, d) for a picture or a text, but {told}")
    name = named[0] if len(flat) > 1 else next(iter(flat))
    return name, int(flat[name][1] or 0)


def _side(source: ModelSource, shape: list[int | None], path: Path) -> int:
    height, width = shape
    if height is not None and width is not None and height != width:
        raise ModelError(f"{path}: takes pictures of {height} × {width}, where squares are needed")
    said = height or width
    side = source.side or said
    if side is None:
        raise UsageError(f"{path} takes pictures of any size: say which with --side (often 224)")
    if said is not None and side != said:
        raise UsageError(f"--side {side}: {path} takes {said}")
    if not _SIDES[0] <= side <= _SIDES[1]:
        raise ModelError(f"{path}: takes pictures of {side} pixels, which is out of reach")
    return side


def _rename(model: Any, given: Any, name: str) -> None:
    for node in model.graph.node:
        for i, read in enumerate(node.input):
            if read == given.name:
                node.input[i] = name
    given.name = name
