"""Colours, type and spacing: tokens, and how they become a palette and a style sheet."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stylist.resources import resource

RADIUS = 8
CARD_RADIUS = 12
GAP = 12

PROFILE_DOTS = ("#5d8f80", "#c08a55", "#7e86b8", "#b8707f", "#8a9a52", "#9a7bb0")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme, as ``#rrggbb``.

    `muted` text on every ground, and `on_accent` on `accent`, have a contrast
    of at least 4.5 : 1 (WCAG 2.2, 1.4.3); a test holds that.
    """

    ground: str
    pane: str
    rail: str
    ink: str
    muted: str
    line: str
    hover: str
    accent: str
    accent_ground: str
    on_accent: str
    heart: str
    heart_ground: str
    faint: str
    photo: str = "#ffffff"


LIGHT = Tokens(
    ground="#f6f5f2",
    pane="#ffffff",
    rail="#efede8",
    ink="#1d1c1a",
    muted="#69655d",
    line="#e6e3dc",
    hover="#eae7e0",
    accent="#2f5d50",
    accent_ground="#e3eee9",
    on_accent="#ffffff",
    heart="#c2453d",
    heart_ground="#f9eae8",
    faint="#b9b4a9",
)
DARK = Tokens(
    ground="#161614",
    pane="#1f1e1c",
    rail="#1a1917",
    ink="#efece6",
    muted="#a09b91",
    line="#33312d",
    hover="#2b2a27",
    accent="#8fc3b1",
    accent_ground="#263832",
    on_accent="#14211d",
    heart="#e2766d",
    heart_ground="#3a2523",
    faint="#5a564f",
)


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


def stylesheet(of: Tokens) -> str:
    """`resources/themes/stylist.qss` with the tokens and text sizes filled in."""
    source = resource("themes", "stylist.qss").read_text(encoding="utf-8")
    sizes = {f"px{size}": str(px(size)) for size in (11, 12, 13, 15, 18, 22, 28)}
    values = {name: getattr(of, name) for name in Tokens.__slots__}
    return Template(source).substitute(values, **sizes)


class Theme(QObject):
    """Keeps the application in the light or the dark theme, as told or as the system is."""

    changed = Signal()

    def __init__(self, mode: str = "system") -> None:
        super().__init__()
        self._mode = mode
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        figures = QFont(QApplication.font())
        figures.setFeature(QFont.Tag("tnum"), 1)
        QApplication.setFont(figures)
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

    def refresh(self) -> None:
        """The text size has changed: measure and draw anew."""
        self._apply()

    def _system_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        scheme = QGuiApplication.styleHints().colorScheme()
        dark = self._mode == "dark" or (self._mode == "system" and scheme == Qt.ColorScheme.Dark)
        of = DARK if dark else LIGHT
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        _InUse.change(of)
        app.setPalette(palette(of))
        app.setStyleSheet(stylesheet(of))
        self.changed.emit()
