"""What bringing a model hands on, whatever it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
CLIP_MEAN = (0.48145466, 0.4578275, 0.40821073)
CLIP_STD = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class TextInput:
    """What the text encoder is given: `context` ids, padded with `pad`, of `clean` words."""

    context: int
    pad: int
    clean: str

    def card(self) -> dict[str, Any]:
        """As it stands in the model's card."""
        return {"context": self.context, "pad": self.pad, "clean": self.clean}


@dataclass(frozen=True, slots=True)
class Made:
    """An encoder that has been written into a folder, and what its card says of it.

    `side` is that of its pixels, `source` where it came from.
    """

    description: str
    side: int
    source: dict[str, Any]
    text: TextInput | None = None
