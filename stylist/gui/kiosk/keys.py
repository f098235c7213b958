"""Keys and shortcuts on a kiosk: what a shopper types with, and nothing that leads out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

_KEYS = Qt.Key
ALLOWED = frozenset(
    (
        _KEYS.Key_Backspace, _KEYS.Key_Delete, _KEYS.Key_Return, _KEYS.Key_Enter, _KEYS.Key_Tab,
        _KEYS.Key_Backtab, _KEYS.Key_Left, _KEYS.Key_Right, _KEYS.Key_Up, _KEYS.Key_Down,
        _KEYS.Key_Home, _KEYS.Key_End, _KEYS.Key_Shift, _KEYS.Key_Space, _KEYS.Key_AltGr,
    )
)  # fmt: skip
"""Keys without a letter that do something within a page."""

_HELD_BACK = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KINDS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


def leads_out(event: QKeyEvent) -> bool:
    """Whether a key is held back: with Ctrl, Alt or the system's key, F1 … F35, Esc, Print."""
    # Where AltGr is Ctrl and Alt, it types a letter.
    types = event.text().isprintable() and bool(event.text())
    altgr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if types and (event.modifiers() & _HELD_BACK) == altgr:
        return False
    if event.modifiers() & _HELD_BACK:
        return True
    return event.key() not in ALLOWED and not types


class KeyFilter(QObject):
    """Takes away, before anybody sees them, the keys that lead out of a page."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whether the event is taken away."""
        if event.type() in _KINDS and isinstance(event, QKeyEvent) and leads_out(event):
            event.accept()
            return True
        # Menus over a field offer to copy and paste.
        return event.type() == QEvent.Type.ContextMenu
