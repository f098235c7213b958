from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from stylist.gui.theme import Theme, colour, px, stylesheet
from stylist.gui.tokens import DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Tokens


def luminance(name: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
                for c in QColor(name).getRgbF()[:3]]  # fmt: skip
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


EVERY = pytest.mark.parametrize(
    "of",
    [LIGHT, DARK, LIGHT_STRONG, DARK_STRONG],
    ids=["light", "dark", "light, strong", "dark, strong"],
)
STRONG = pytest.mark.parametrize("of", [LIGHT_STRONG, DARK_STRONG], ids=["light", "dark"])


@EVERY
def test_text_can_be_read(of: Tokens) -> None:
    for ground in (of.ground, of.pane, of.rail, of.hover):
        assert contrast(of.ink, ground) >= 7
        assert contrast(of.muted, ground) >= 4.5
    assert contrast(of.on_accent, of.accent) >= 4.5
    assert contrast(of.accent, of.accent_ground) >= 4.5
    assert contrast(of.heart, of.pane) >= 4.5
    assert contrast(of.accent, of.pane) >= 4.5
    assert contrast(of.heart, of.heart_ground) >= 3
    assert contrast(of.pane, of.ink) >= 7, "tooltips"


@STRONG
def test_high_contrast_is_high(of: Tokens) -> None:
    for ground in (of.ground, of.pane, of.rail):
        assert contrast(of.ink, ground) >= 15
        for name in ("muted", "accent", "heart"):
            assert contrast(getattr(of, name), ground) >= 7, name
        for name in ("line", "faint"):
            assert contrast(getattr(of, name), ground) >= 3, f"{name}: an edge, WCAG 2.2, 1.4.11"


def test_every_name_in_the_style_sheet_is_a_token(theme: Theme) -> None:
    assert "$" not in stylesheet(LIGHT).split("*/", 1)[1]


def test_the_theme_can_be_turned(theme: Theme) -> None:
    theme.set_mode("dark")
    assert colour("ground").name() == DARK.ground
    theme.set_mode("light")
    assert colour("ground").name() == LIGHT.ground


def test_contrast_is_as_told_in_either_theme(theme: Theme) -> None:
    theme.set_contrast("high")
    assert colour("ink").name() == LIGHT_STRONG.ink
    theme.set_mode("dark")
    assert colour("ink").name() == DARK_STRONG.ink
    theme.set_contrast("usual")
    assert colour("ink").name() == DARK.ink


@pytest.mark.parametrize("scale", [80, 200])
def test_text_and_what_is_drawn_for_it_scale_together(qapp: QApplication, scale: int) -> None:
    before = QFont(qapp.font())
    try:
        usual = QFontInfo(before).pixelSize()
        Theme("light", text_scale=scale)
        assert QFontInfo(qapp.font()).pixelSize() == pytest.approx(usual * scale / 100, abs=0.6)
        assert px(100) == pytest.approx(100 * usual / 13 * scale / 100, rel=0.06)
    finally:
        qapp.setFont(before)
        Theme("light")


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_slider_is_filled_from_where_it_begins(
    qtbot: QtBot, theme: Theme, way: Qt.LayoutDirection
) -> None:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setLayoutDirection(way)
    if way is Qt.LayoutDirection.RightToLeft:
        slider.setStyleSheet(stylesheet(LIGHT, "mirrored"))
    qtbot.addWidget(slider)
    slider.resize(200, 24)
    slider.setRange(0, 100)
    slider.setValue(25)
    picture = slider.grab().toImage()
    near, far = (20, 180) if way is Qt.LayoutDirection.LeftToRight else (180, 20)
    assert picture.pixelColor(near, 12) == colour("accent")
    assert picture.pixelColor(far, 12) == colour("line")
