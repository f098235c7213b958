"""Tokenizers that run without PyTorch: reading one, and writing CLIP's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from stylist.errors import ModelError, UsageError

_PADS = ("<pad>", "[PAD]", "<|pad|>", "</s>", "<|endoftext|>")
_WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"
"""What CLIP takes for a word."""


class Found(NamedTuple):
    """What a tokenizer's files say: the id of the padding, and how words are cleaned."""

    pad: int
    clean: str


def read_tokenizer(path: Path, pad: int | None = None, clean: str | None = None) -> Found:
    """Check that a ``tokenizer.json`` works, and what it is padded with.

    Raises
    ------
    ModelError
        It is no tokenizer.
    UsageError
        Nothing tells what it is padded with.
    """
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
        ids = tokenizer.encode("a red dress").ids
    except Exception as error:  # its own untyped exceptions
        raise ModelError(f"{path}: damaged, or no tokenizer.json: {error}") from error
    if not ids:
        raise ModelError(f"{path}: makes nothing of words")
    if pad is None:
        pad = _padding(path, tokenizer)
    if pad is None:
        raise UsageError(f"{path} does not tell what short texts are padded with: say --pad ID")
    return Found(pad, clean or "whitespace")


def _padding(path: Path, tokenizer: Any) -> int | None:
    if tokenizer.padding is not None:
        return int(tokenizer.padding["pad_id"])
    try:
        said = json.loads(path.with_name("tokenizer_config.json").read_text(encoding="utf-8"))
        token = said["pad_token"]
        token = token["content"] if isinstance(token, dict) else token
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        token = None
    for one in (token, *_PADS):
        if isinstance(one, str) and (number := tokenizer.token_to_id(one)) is not None:
            return int(number)
    return None


def write_clip(vocabulary: dict[str, int], merges: list[tuple[str, str]], path: Path) -> None:
    """Write CLIP's own byte-pair encoding as a ``tokenizer.json``; it is padded with 0."""
    from tokenizers import (
        Regex,
        Tokenizer,
        decoders,
        models,
        normalizers,
        pre_tokenizers,
        processors,
    )

    begin, end = "<start_of_text>", "<end_of_text>"
    tokenizer = Tokenizer(
        models.BPE(
            vocab=vocabulary,
            merges=merges,
            end_of_word_suffix="</w>",
            continuing_subword_prefix="",
            unk_token=end,
            fuse_unk=False,
        )
    )
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_WORDS), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        special_tokens=[(begin, vocabulary[begin]), (end, vocabulary[end])],
    )
    tokenizer.save(str(path))
