"""The shop's colours: cloth as a dye house would name it, never an RGB primary.

Each colour belongs to one of the thirteen families people filter by.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour of cloth; `srgb` is 0–255 as a camera would see it under even light."""

    name: str
    family: str
    srgb: tuple[int, int, int]

    @property
    def lab(self) -> tuple[float, float, float]:
        """CIELAB (D65): L* 0–100, a*, b*."""
        pixel = np.array([[self.srgb]], np.float32) / 255
        lab = cv2.cvtColor(pixel, cv2.COLOR_RGB2LAB)[0, 0]
        return float(lab[0]), float(lab[1]), float(lab[2])

    @property
    def planes(self) -> NDArray[np.float32]:
        """``(3, 1, 1)`` float32, to be multiplied with a picture's planes."""
        return np.asarray(self.srgb, np.float32).reshape(3, 1, 1)

    def shaded(self, by: float) -> Colour:
        """The same cloth lighter (`by` > 0, towards white) or darker (towards black), -1…1."""
        end = 255.0 if by > 0 else 0.0
        red, green, blue = (round(c + (end - c) * abs(by)) for c in self.srgb)
        return Colour(self.name, self.family, (red, green, blue))


def _table(family: str, **colours: str) -> list[Colour]:
    return [
        Colour(name.replace("_", " "), family, (int(h[:2], 16), int(h[2:4], 16), int(h[4:], 16)))
        for name, h in colours.items()
    ]


COLOURS: dict[str, Colour] = {
    colour.name: colour
    for colour in [
        *_table("black", black="26262a", soft_black="313034"),
        *_table(
            "grey", charcoal="4b4c52", slate="6c737c", grey_melange="9c9d9f", silver_grey="bfc0c0"
        ),
        *_table("white", white="f1f0ed", off_white="ece8df"),
        *_table(
            "beige", ecru="e0d5bf", oatmeal="d3c5ac", sand="cbb590", stone="b5aa97", camel="bc9369"
        ),
        *_table(
            "brown",
            tan="a5703f",
            cognac="8f5530",
            chocolate="543a2e",
            walnut="6d5442",
            taupe="85756a",
        ),
        *_table("red", poppy="b93a34", brick="973f35", burgundy="642833", cherry="8e2535"),
        *_table("pink", dusty_pink="d0a09c", blush="e6c6bd", rose="bf6f78", raspberry="a33e5e"),
        *_table(
            "orange", rust="a35a3b", terracotta="bd775a", apricot="e0a477", burnt_orange="bb683c"
        ),
        *_table("yellow", mustard="c4963a", butter="ead9a0", ochre="b3873f", saffron="dba53a"),
        *_table(
            "green",
            sage="9ba68c",
            olive="62653f",
            forest="2f4a3a",
            moss="7a7d4c",
            bottle="22413a",
            pistachio="bcc79d",
        ),
        *_table("turquoise", teal="2e686b", sea_glass="8fbdb3", petrol="224f58"),
        *_table(
            "blue",
            navy="272f47",
            ink="313b57",
            sky="a7c0d6",
            chambray="7690ad",
            cobalt="33508f",
            denim_blue="4d668a",
            indigo="2f3d5c",
            light_wash="93aac4",
        ),
        *_table("purple", lilac="bcaacb", plum="55324d", aubergine="43293f", lavender="a79cc0"),
    ]
}
"""By name."""


def colour(name: str) -> Colour:
    """The colour of that name; KeyError if the palette has none."""
    return COLOURS[name]
