"""Model folders and their cards: what a model is, where from, and that it is intact.

A model folder holds `card.json`, `encoder.onnx` (pixels to style) and often
its int8 twin, `channels.npz` (the colour channel's basis), `category.npz`,
`pattern.npz` and `sleeve.npz` (linear heads), and where the model understands
words `text.onnx` (tokens to style) with `tokenizer.json`.
Nothing in it is ever unpickled.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stylist.errors import ModelError
from stylist.resources import resource

DEFAULT_MODEL = "lite2-fashion"
FORMER_MODELS = ("lite0-imagenet", "lite0-fashion")
"""Models that were inside earlier versions; what they saw is seen anew by the one inside now."""
BACKBONE_MODEL = "lite0-imagenet"
"""The bare backbone, which everything is measured against."""

ENCODER_FILE = "encoder.onnx"
INT8_FILE = "encoder-int8.onnx"
CHANNELS_FILE = "channels.npz"
CATEGORY_FILE = "category.npz"
PATTERN_FILE = "pattern.npz"
SLEEVE_FILE = "sleeve.npz"
TEXT_FILE = "text.onnx"
TOKENIZER_FILE = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class ModelCard:
    """A model's card, its files verified.

    `identity` is what stands beside every vector: vectors of two identities
    are never compared.
    """

    folder: Path
    name: str
    version: str
    licence: str
    widths: tuple[int, int, int]
    raw: dict[str, Any]

    @property
    def identity(self) -> str:
        """Name and version, such as ``lite0-imagenet@1``."""
        return f"{self.name}@{self.version}"

    @property
    def side(self) -> int:
        """Side of the square of pixels that the encoder takes."""
        return int(self.raw["input"]["side"])

    @property
    def brought(self) -> bool:
        """Whether a person brought it, so that nothing is known of what it costs."""
        return bool(self.raw.get("brought", False))

    @property
    def speaks(self) -> bool:
        """Whether words can be compared with photos."""
        return self.has(TEXT_FILE) and self.has(TOKENIZER_FILE)

    def has(self, name: str) -> bool:
        """Whether a file is part of the model."""
        return name in self.raw["sha256"]

    def file(self, name: str) -> Path:
        """Path of one of the model's files."""
        return self.folder / name


def load_card(folder: Path | None = None, *, verify: bool = True) -> ModelCard:
    """Read a model's card and check every file it names against its checksum.

    Raises
    ------
    ModelError
        The card or a file is missing, or a file is not the one described.
    """
    folder = folder or resource("models", DEFAULT_MODEL)
    path = folder / "card.json"
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        output = raw["output"]["channels"]
        card = ModelCard(
            folder=folder,
            name=raw["name"],
            version=raw["version"],
            licence=raw["licence"],
            widths=(output["style"], output["colour"], output["pattern"]),
            raw=raw,
        )
        checksums = dict(raw["sha256"])
    except OSError as error:
        raise ModelError(f"{path}: the model's card cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise ModelError(f"{path}: not a model card ({error})") from error
    if verify:
        for name, expected in checksums.items():
            if sha256(folder / name) != expected:
                raise ModelError(f"{folder / name}: damaged: its checksum is not the card's")
    return card


def sha256(path: Path) -> str:
    """Hexadecimal SHA-256 of a file.

    Raises
    ------
    ModelError
        The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}") from error
