"""The tokens: colours, radii and spaces. Nothing else in the window names a colour."""

from __future__ import annotations

from dataclasses import dataclass, replace

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

LIGHT_STRONG = replace(
    LIGHT,
    ground="#ffffff",
    rail="#e9e9e9",
    ink="#000000",
    muted="#3d3a35",
    line="#6b675f",
    hover="#e6e3dc",
    accent="#0b3d30",
    accent_ground="#dff0e9",
    heart="#8f1d17",
    faint="#5f5b54",
)
"""For who asks for high contrast: text at least 7 : 1, edges at least 3 : 1."""

DARK_STRONG = replace(
    DARK,
    ground="#000000",
    pane="#000000",
    rail="#242424",
    ink="#ffffff",
    muted="#d6d2c9",
    line="#8f8a80",
    hover="#2b2a27",
    accent="#b6ecd9",
    accent_ground="#12352b",
    on_accent="#000000",
    heart="#ff9d94",
    faint="#a39e94",
)
