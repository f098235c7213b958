from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from stylist.gui.theme import DARK, LIGHT, Theme, Tokens, colour, stylesheet


def luminance(name: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                for c in QColor(name).getRgbF()[:3]]  # fmt: skip
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("of", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(of: Tokens) -> None:
    for ground in (of.ground, of.pane, of.rail, of.hover):
        assert contrast(of.ink, ground) >= 7
        assert contrast(of.muted, ground) >= 4.5
    assert contrast(of.on_accent, of.accent) >= 4.5
    assert contrast(of.accent, of.accent_ground) >= 4.5
    assert contrast(of.heart, of.pane) >= 4.5


def test_every_name_in_the_style_sheet_is_a_token(theme: Theme) -> None:
    assert "$" not in stylesheet(LIGHT).split("*/", 1)[1]


def test_the_theme_can_be_turned(theme: Theme) -> None:
    theme.set_mode("dark")
    assert colour("ground").name() == DARK.ground
    theme.set_mode("light")
    assert colour("ground").name() == LIGHT.ground
