"""From what a person brings to a finished model folder."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stylist.bring import backbones, checkpoints, exports, pairs
from stylist.bring.check import check_encoder, check_words
from stylist.bring.made import Made
from stylist.embed.channels import ColourBasis
from stylist.embed.models import (
    CATEGORY_FILE,
    CHANNELS_FILE,
    ENCODER_FILE,
    INT8_FILE,
    PATTERN_FILE,
    TEXT_FILE,
    TOKENIZER_FILE,
    ModelCard,
    load_card,
    sha256,
)
from stylist.errors import ModelError, UsageError
from stylist.types import ModelSource

_FILES = (
    ENCODER_FILE, INT8_FILE, CHANNELS_FILE, CATEGORY_FILE, PATTERN_FILE, TEXT_FILE, TOKENIZER_FILE,
)  # fmt: skip
_CHECKPOINTS = (".pt", ".pth", ".bin", ".safetensors", ".ckpt")


def default_name(source: ModelSource) -> str:
    """What a model is called that was given no name."""
    path = Path(source.source)
    word = (
        path.stem if path.suffix in (".onnx", *_CHECKPOINTS) else path.name or str(path.resolve())
    )
    name = re.sub(r"[^a-z0-9._-]+", "-", word.lower()).strip("-._")
    return name[:64] or "model"


def require_options(source: ModelSource) -> None:
    """Make sure that what was said can be meant.

    Raises
    ------
    UsageError
        A number is out of its bounds.
    """
    if source.pca is not None and not 0 < source.pca <= 1:
        raise UsageError(f"--pca {source.pca:g}: the share of variance to keep, above 0, at most 1")
    for name, values in (("--mean", source.mean), ("--std", source.std)):
        if values is not None and len(values) != 3:
            raise UsageError(f"{name}: one number for each of red, green and blue")
    if source.std is not None and min(source.std) <= 0:
        raise UsageError("--std: each must be above 0")


def make_ready() -> None:
    """Load, in a worker, what is needed for any model, so that its time is the model's own."""
    for name in ("onnx", "onnxruntime"):
        checkpoints.require(name)


def make_draft(orders: Sequence[tuple[ModelSource, str, Path]]) -> list[None]:
    """Make model folders (one, but workers take lists); runs in a process of its own."""
    for source, name, folder in orders:
        make(source, name, folder)
    return [None] * len(orders)


def make(source: ModelSource, name: str, folder: Path) -> ModelCard:
    """Make a model folder of what a person brings, try it out, and write its card.

    Raises
    ------
    UsageError, ModelError
        It cannot be one; the text says why, and what to do.
    """
    require_options(source)
    path = Path(source.source)
    if (path / "card.json").is_file():
        return _copied(path, name, folder)
    made = _make(source, folder)
    # Colour and pattern are the same in every model: they need no encoder.
    shutil.copyfile(load_card(verify=False).file(CHANNELS_FILE), folder / CHANNELS_FILE)
    return write_card(folder, _raw(made, name))


def _make(source: ModelSource, folder: Path) -> Made:
    path = Path(source.source)
    if path.suffix == ".onnx":
        return exports.bring(source, folder)
    if path.is_dir():
        if (path / pairs.CONFIG).is_file():
            return pairs.bring(source, folder)
        raise ModelError(f"{path}: holds neither card.json nor {pairs.CONFIG}")
    if path.suffix in _CHECKPOINTS:
        if source.arch is None:
            raise UsageError(f"{path}: a checkpoint does not tell its architecture: say --arch")
        source = _of(source, path)
    elif path.is_file():
        raise ModelError(f"{path}: neither ONNX nor a checkpoint, by its name")
    asked = source.arch or source.source
    if (arch := backbones.architecture(asked)) is not None:
        return backbones.bring(source, arch, folder)
    if pairs.architecture(asked) is not None:
        return pairs.bring(source, folder)
    raise UsageError(
        f"{asked!r} is no file, and neither torchvision nor open_clip knows such an architecture"
    )


def _of(source: ModelSource, weights: Path) -> ModelSource:
    from dataclasses import replace

    return replace(source, source=str(source.arch), weights=weights)


def _copied(path: Path, name: str, folder: Path) -> ModelCard:
    """A folder that has a card already: checked, and called what it is called here."""
    card = load_card(path)
    for file in card.raw["sha256"]:
        if file not in _FILES:
            raise ModelError(f"{path}: its card names {file!r}, which is no part of a model")
        shutil.copyfile(card.file(file), folder / file)
    ColourBasis.load(card)  # made for this program's channels
    return write_card(folder, card.raw | {"name": name})


def _raw(made: Made, name: str) -> dict[str, Any]:
    raw: dict[str, Any] = {
        "name": name,
        "version": "",
        "description": made.description,
        "input": {
            "layout": "uint8 RGB, (n, height, width, 3)",
            "side": made.side,
            "prepared_by": "stylist.imaging.crop.encoder_input",
        },
        "output": {"channels": {}},
        "source": made.source,
        "licence": "that of its weights",
        "script": "stylist models add",
        "figures": {},
        "sha256": {},
    }
    return raw | ({"text": made.text.card()} if made.text else {})


def write_card(folder: Path, raw: dict[str, Any]) -> ModelCard:
    """Try out the model in a folder and write the card that belongs to it.

    Raises
    ------
    ModelError
        The model does not do what one should.
    """
    inside = load_card(verify=False)
    sums = {name: sha256(folder / name) for name in _FILES if (folder / name).exists()}
    # Vectors are known by this: another file under the same name is another encoder.
    version = sums[ENCODER_FILE][:12]
    raw = raw | {"version": version, "brought": True, "sha256": sums}
    channels = {"style": 0, "colour": inside.widths[1], "pattern": inside.widths[2]}
    card = ModelCard(folder, raw["name"], version, raw["licence"], (0, *inside.widths[1:]), raw)
    where = raw["source"].get("file", raw["name"])
    channels["style"] = check_encoder(card, where)
    raw["output"] = raw["output"] | {"channels": channels}
    path = folder / "card.json"
    path.write_text(json.dumps(raw, indent=2) + "\n", encoding="utf-8")
    card = load_card(folder)
    if card.speaks:
        check_words(card, raw["source"].get("text", raw["name"]))
    return card
