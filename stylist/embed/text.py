"""Words into the style channel: the text tower of a CLIP-like model."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from stylist.embed.models import TEXT_FILE, TOKENIZER_FILE, ModelCard, sha256
from stylist.embed.runtime import session_options
from stylist.errors import ModelError
from stylist.types import Floats

LONGEST = 1000
"""Characters of a question that are read; what a model takes in is far less."""

_PUNCTUATION = str.maketrans("", "", string.punctuation)


class TextTower:
    """Words to vectors that are compared with the style channel.

    Runs on the processor: a question is one short sequence.

    Parameters
    ----------
    card : ModelCard
        Of a model that `speaks`.
    threads : int
        Threads of one inference; 0 is one per core.

    Raises
    ------
    ModelError
        The graph or the tokenizer cannot be loaded, or is not the card's.
    """

    def __init__(self, card: ModelCard, threads: int = 0) -> None:
        from tokenizers import Tokenizer  # needed by none but those who bring such a model

        for name in (TEXT_FILE, TOKENIZER_FILE):
            if sha256(card.file(name)) != card.raw["sha256"][name]:
                raise ModelError(f"{card.file(name)}: damaged: its checksum is not the card's")
        said = card.raw["text"]
        self._clean = str(said["clean"])
        self._context = int(said["context"])
        self._width = card.widths[0]
        path = card.file(TEXT_FILE)
        try:
            self._tokenizer = Tokenizer.from_file(str(card.file(TOKENIZER_FILE)))
            self._tokenizer.enable_truncation(self._context)
            self._tokenizer.enable_padding(length=self._context, pad_id=int(said["pad"]))
            self._session = ort.InferenceSession(
                str(path), session_options(threads), providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise untyped exceptions of their own
            raise ModelError(f"{path}: cannot be loaded: {error}") from error
        self._inputs = {i.name for i in self._session.get_inputs()}
        self._vector: Callable[[str], Floats] = lru_cache(maxsize=256)(self._run)

    def tokens(self, words: str) -> NDArray[np.int64]:
        """(1, context) ids of a sentence's tokens, padded."""
        ids = self._tokenizer.encode(cleaned(words[:LONGEST], self._clean)).ids
        return np.array([ids], dtype=np.int64)

    def vector(self, words: str) -> Floats:
        """(d,) float32, L2-normalised: what the words mean, where photos have their style."""
        vector: Floats = self._vector(words)
        return vector

    def forget(self) -> None:
        """Keep no words that were asked for."""
        self._vector = lru_cache(maxsize=256)(self._run)

    def _run(self, words: str) -> Floats:
        encoding = self._tokenizer.encode(cleaned(words[:LONGEST], self._clean))
        feed = {"tokens": np.array([encoding.ids], dtype=np.int64)}
        if "mask" in self._inputs:
            feed["mask"] = np.array([encoding.attention_mask], dtype=np.int64)
        (result,) = self._session.run(["style"], feed)
        vector: Floats = np.asarray(result, dtype=np.float32)[0]
        if vector.shape != (self._width,):
            raise ModelError(
                f"its text encoder gives {vector.size} numbers, its image encoder {self._width}"
            )
        if not np.isfinite(vector).all():
            raise ModelError("its text encoder gives values that are no numbers")
        vector.setflags(write=False)  # it is given out again
        return vector


def cleaned(words: str, how: str) -> str:
    """Words as a model was trained on them.

    ``lower``: lower case; ``canonicalize``: that, and no punctuation (SigLIP);
    ``whitespace``: as they are. Spaces become single ones in each.
    """
    words = html.unescape(html.unescape(words))
    if how == "canonicalize":
        words = words.replace("_", " ").translate(_PUNCTUATION)
    if how in ("lower", "canonicalize"):
        words = words.lower()
    return re.sub(r"\s+", " ", words).strip()
