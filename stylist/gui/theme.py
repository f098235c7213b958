"""How the tokens become a palette, a style sheet, fonts and sizes."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QApplication, QStyle

from stylist.gui.tokens import (
    CARD_RADIUS,
    DARK,
    DARK_STRONG,
    GAP,
    LIGHT,
    LIGHT_STRONG,
    PROFILE_DOTS,
    RADIUS,
    Tokens,
)
from stylist.resources import resource

__all__ = ["CARD_RADIUS", "DARK", "GAP", "LIGHT", "PROFILE_DOTS", "RADIUS", "Theme", "Tokens"]

SCALES = (80, 100, 125, 150, 200)
"""Text sizes that are offered, in % of the system's."""


class _InUse:
    """The tokens in use; what is derived from them is cached until they change."""

    tokens = LIGHT

    @classmethod
    def change(cls, of: Tokens) -> None:
        cls.tokens = of
        for cached in (colour, _scale, font, line_height, width_of, elided):
            cached.cache_clear()


def tokens() -> Tokens:
    """The tokens in use."""
    return _InUse.tokens


@lru_cache(maxsize=256)
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A token of the theme in use as a `QColor`, such as ``colour("accent")``."""
    made = QColor(getattr(tokens(), name))
    made.setAlphaF(alpha)
    return made


@lru_cache(maxsize=1)
def _scale() -> float:
    return QFontInfo(QApplication.font()).pixelSize() / 13


def px(size: float) -> int:
    """`size`, drawn for a text of 13 px, in pixels at the text size in use."""
    return round(size * _scale())


@lru_cache(maxsize=64)
def font(size: float = 13, weight: int = 400) -> QFont:
    """The interface's font at `size` (for a base of 13) and `weight`, figures tabular."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    made.setWeight(QFont.Weight(weight))
    return made


@lru_cache(maxsize=64)
def line_height(size: float = 13) -> int:
    """Height of a line of text of `size`, in pixels."""
    return QFontMetrics(font(size)).height()


@lru_cache(maxsize=4096)
def width_of(words: str, size: float = 13, weight: int = 400) -> int:
    """Width of a line of text, in pixels."""
    return QFontMetrics(font(size, weight)).horizontalAdvance(words)


@lru_cache(maxsize=4096)
def elided(words: str, width: int, size: float = 13, weight: int = 400) -> str:
    """As much of a line of text as has room, with … where it was cut."""
    face = QFontMetrics(font(size, weight))
    return face.elidedText(words, Qt.TextElideMode.ElideRight, width)


def write(painter: QPainter, room: QRectF, flags: Qt.AlignmentFlag, words: str) -> None:
    """Draw a line in the direction of its own letters, at the side from which the window writes.

    A Latin name within a window in Arabic would else have its figures and its … turned round.
    """
    direction, usual = QGuiApplication.layoutDirection(), painter.layoutDirection()
    if direction == Qt.LayoutDirection.RightToLeft:
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        if not flags & Qt.AlignmentFlag.AlignHorizontal_Mask:
            flags |= Qt.AlignmentFlag.AlignLeft
        flags = QStyle.visualAlignment(direction, flags) | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(room, flags, words)
    painter.setLayoutDirection(usual)


def palette(of: Tokens) -> QPalette:
    """The Qt palette of one theme."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, value in (
        (role.Window, of.ground),
        (role.Base, of.pane),
        (role.AlternateBase, of.ground),
        (role.Button, of.pane),
        (role.WindowText, of.ink),
        (role.Text, of.ink),
        (role.ButtonText, of.ink),
        (role.PlaceholderText, of.muted),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Link, of.accent),
        (role.ToolTipBase, of.ink),
        (role.ToolTipText, of.pane),
        (role.Mid, of.line),
        (role.Accent, of.accent),
    ):
        made.setColor(name, QColor(value))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(of.faint))
    return made


def stylesheet(of: Tokens, name: str = "stylist", **lengths: int) -> str:
    """`resources/themes/stylist.qss`, or another, with tokens, text sizes and lengths filled in."""
    source = resource("themes", f"{name}.qss").read_text(encoding="utf-8")
    sizes = {f"px{size}": str(px(size)) for size in (8, 10, 11, 12, 13, 15, 18, 22, 28, 38)}
    values = {name: getattr(of, name) for name in Tokens.__slots__}
    return Template(source).substitute(values, **sizes, **lengths)


def _wants_contrast() -> bool:
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    wanted = hints.accessibility().contrastPreference()
    return bool(wanted == Qt.ContrastPreference.HighContrast)


class Theme(QObject):
    """Keeps the application in the light or the dark theme, as told or as the system is."""

    changed = Signal()

    def __init__(
        self, mode: str = "system", *, contrast: str = "system", text_scale: int = 100
    ) -> None:
        super().__init__()
        self._mode, self._contrast = mode, contrast
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # since Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.layoutDirectionChanged.connect(self._apply)
        self._face = QFont(QApplication.font())
        self._face.setFeature(QFont.Tag("tnum"), 1)
        self._size = QFontInfo(self._face).pixelSize()
        self._text_scale = text_scale
        self._scale_text()
        QApplication.setStyle("Fusion")
        self._apply()

    @property
    def mode(self) -> str:
        """``system``, ``light`` or ``dark``."""
        return self._mode

    def set_mode(self, mode: str) -> None:
        """Use the light or dark theme, or follow the system again."""
        self._mode = mode
        self._apply()

    def set_text_scale(self, scale: int) -> None:
        """Text at `scale` % of the system's; what is laid out for the old size stays as it is."""
        if scale != self._text_scale:
            self._text_scale = scale
            self._scale_text()
            self._apply()

    def _scale_text(self) -> None:
        face = QFont(self._face)
        if self._text_scale != 100:
            scale = min(max(self._text_scale, SCALES[0]), SCALES[-1])
            face.setPixelSize(max(round(self._size * scale / 100), 1))
        QApplication.setFont(face)

    def set_contrast(self, contrast: str) -> None:
        """``usual``, ``high``, or as the ``system`` wants it."""
        self._contrast = contrast
        self._apply()

    def refresh(self) -> None:
        """The text size has changed: measure and draw anew."""
        self._apply()

    def _system_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self._mode == "dark" or (self._mode == "system" and scheme == Qt.ColorScheme.Dark)
        strong = self._contrast == "high" or (self._contrast == "system" and _wants_contrast())
        of = {
            (False, False): LIGHT, (False, True): LIGHT_STRONG,
            (True, False): DARK, (True, True): DARK_STRONG,
        }[dark, strong]  # fmt: skip
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _InUse.change(of)
        app.setPalette(palette(of))
        mirrored = stylesheet(of, "mirrored") if app.isRightToLeft() else ""
        app.setStyleSheet(stylesheet(of) + mirrored)
        self.changed.emit()
