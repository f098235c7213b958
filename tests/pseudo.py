"""A language that is English, longer and in brackets: what it does not reach, or does not fit.

A visible text without brackets was never translated; one that has no room for two fifths more
letters would be cut in German.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

from stylist.gui.help.keycaps import Key
from stylist.gui.widgets import Elided

_ACCENTS = str.maketrans("aceinosuyAEINOSU", "áçéíñóśúýÁÉÍÑÓŚÚ")
_KEPT = re.compile(r"(\{[^}]*\}|%L?n|\([*.][^)]*\)|;;|\n)")
LONGER = 0.4


def pseudo(words: str) -> str:
    """``Search`` → ``[Séárçh ~~]``; places for values, file patterns and & stay as they are."""
    if ";;" in words or "(*" in words:
        return words
    parts = _KEPT.split(words)
    made = "".join(part if n % 2 else part.translate(_ACCENTS) for n, part in enumerate(parts))
    letters = sum(len(part) for part in parts[::2])
    more = "~" * max(round(letters * LONGER) - 2, 0)
    # A long word would break no line, so the rest is of words as long as German ones.
    more = " ".join(more[i : i + 9] for i in range(0, len(more), 9))
    return f"[{made}{' ' if more else ''}{more}]" if words.strip() else words


class Pseudo(QTranslator):
    """Translates all there is, but what Qt says of itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: set[tuple[str, str]] = set()

    def isEmpty(self) -> bool:  # noqa: N802
        return False

    def translate(
        self, context: str, words: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context.startswith("Q"):
            return None
        self.asked.add((context, words))
        if "%Ln" in words:
            words = words.replace("(s)", "s").replace("(es)", "es")
        return pseudo(words)


def texts(root: QWidget) -> Iterator[tuple[QWidget, str, str]]:
    """Every visible text of a window: whose, of what kind, and what."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        if isinstance(widget, Key):  # Qt translates the names of keys
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, "text", widget.text()
        if isinstance(widget, QGroupBox | QMenu):
            yield widget, "title", widget.title()
        if isinstance(widget, QLineEdit | QTextEdit):
            yield widget, "placeholder", widget.placeholderText()
        if isinstance(widget, QTabBar):
            for place in range(widget.count()):
                yield widget, "tab", widget.tabText(place)
        if isinstance(widget, QComboBox):
            for place in range(widget.count()):
                yield widget, "choice", widget.itemText(place)
        yield widget, "tip", re.sub(r"<[^>]+>", "", widget.toolTip())
        yield widget, "name", widget.accessibleName()
        for action in widget.actions():
            if not action.isSeparator():
                yield widget, "action", action.text()


def untranslated(root: QWidget, data: frozenset[str]) -> list[str]:
    """Visible texts that no translation reached, but for values of the library's."""
    found = []
    for widget, kind, words in texts(root):
        bare = words.strip()
        measured = re.fullmatch(r"[\d.,]+ (clo|ms|s|min)", bare)
        if "[" in bare or measured or not re.search(r"[^\W\d_]{2}", bare) or bare in data:
            continue
        found.append(f"{told(widget)} {kind}: {bare!r}")
    return found


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their text needs, where nothing tells that."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.width() <= 1:
            continue
        if isinstance(widget, QLabel) and not isinstance(widget, Elided):
            if not widget.text() or not widget.pixmap().isNull():
                continue
            room = widget.contentsRect()
            if widget.wordWrap():
                if widget.heightForWidth(widget.width()) > widget.height() + 1:
                    found.append(f"{told(widget)}: {widget.text()!r} is cut below")
                continue
            wide = max(widget.fontMetrics().horizontalAdvance(s) for s in widget.text().split("\n"))
            if wide > room.width() + 1:
                found.append(f"{told(widget)}: {widget.text()!r} {wide} in {room.width()}")
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox):
            wanted = widget.sizeHint().width()
            if widget.text() and wanted > widget.width() + 1 and not hasattr(widget, "elides"):
                found.append(f"{told(widget)}: {widget.text()!r} {wanted} in {widget.width()}")
    return found


def told(widget: QWidget) -> str:
    """A widget as a test can name it."""
    path = [type(widget).__name__]
    while (above := widget.parentWidget()) is not None and len(path) < 4:
        widget = above
        path.append(widget.objectName() or type(widget).__name__)
    return " < ".join(path)


def outside(root: QWidget) -> list[str]:
    """Controls and labels that reach beyond what is above them where no bar leads there."""
    found = []
    for widget in root.findChildren(QWidget):
        shown = isinstance(widget, QLabel | QAbstractButton | QLineEdit) and widget.isVisible()
        if not shown or widget.width() <= 1 or widget.window() is not root:
            continue
        inner, above = widget, widget.parentWidget()
        rect = widget.rect()
        while above is not None and inner is not root:
            rect = rect.translated(inner.pos())
            area = above.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is above:
                across, down = area.horizontalScrollBar(), area.verticalScrollBar()
                if down.maximum() > 0:
                    rect.moveTop(max(rect.top(), 0))
                    rect.setBottom(min(rect.bottom(), above.height() - 1))
                if rect.height() <= 0 or (across.maximum() > 0 and across.isVisible()):
                    break
            if not above.rect().adjusted(-2, -2, 2, 2).contains(rect):
                found.append(f"{told(widget)}: {rect.getRect()} of {above.size().toTuple()}")
                break
            inner, above = above, above.parentWidget()
    return found
