from __future__ import annotations

import cv2
import numpy as np

from stylist.imaging.codes import meanings, read_codes

EAN_LEFT = ("0001101", "0011001", "0010011", "0111101", "0100011",
            "0110001", "0101111", "0111011", "0110111", "0001011")  # fmt: skip
"""EAN-8, codes of set L; set R is their complement (GS1 General Specifications, 5.2.1)."""


def ean8(digits: str) -> np.ndarray:
    """A bar code on a tag, as a lens sees it: (480, 640, 3) uint8."""
    right = ["".join("10"[int(bit)] for bit in code) for code in EAN_LEFT]
    bits = "101" + "".join(EAN_LEFT[int(d)] for d in digits[:4]) + "01010"
    bits += "".join(right[int(d)] for d in digits[4:]) + "101"
    bars = np.repeat([255 * (1 - int(bit)) for bit in bits], 3).astype(np.uint8)
    picture = np.full((480, 640, 3), 235, np.uint8)
    picture[140:340, 100:520] = 255
    picture[160:320, 150 : 150 + len(bars)] = bars[:, None]
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), 1), np.uint8)


def test_a_qr_code_and_a_bar_code_are_read() -> None:
    code = cv2.QRCodeEncoder.create().encode("A-17")
    picture = np.full((400, 500, 3), 240, np.uint8)
    large = cv2.resize(code, (220, 220), interpolation=cv2.INTER_NEAREST)
    picture[90:310, 140:360] = large[..., None]
    assert read_codes(picture) == ("A-17",)
    assert read_codes(ean8("12345670")) == ("12345670",)


def test_a_picture_without_codes_says_nothing() -> None:
    noise = np.random.default_rng(0).integers(0, 255, (300, 400, 3), np.uint8)
    assert read_codes(noise) == ()


def test_an_address_may_mean_its_parts() -> None:
    assert meanings(" A-17 ") == ("A-17",)
    said = meanings("https://shop.example/p/A-17?sku=A-17-M&size=M")
    assert said[0] == "https://shop.example/p/A-17?sku=A-17-M&size=M"
    assert said.index("A-17-M") < said.index("A-17")
