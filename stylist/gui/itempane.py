"""The item: large photo, what is known, why it is here, heart and cross, similar items."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.facts import FactLines, ShareBar, said
from stylist.gui.models import Standing
from stylist.gui.photoview import PhotoView, Shown
from stylist.gui.strip import Strip
from stylist.gui.theme import px
from stylist.gui.thumbnails import Thumbnails, backdrop
from stylist.gui.widgets import Elided, IconButton, label, tip
from stylist.types import Item

NAMED = ("category", "colour", "pattern", "material", "sleeve", "season")


class ItemPane(QScrollArea):
    """One item. Its parts arrive as they are known: record, picture, reasons, similar ones."""

    judged = Signal(int, bool, str)
    opened = Signal(int)
    similar = Signal(int)
    preview = Signal(int)

    def __init__(self, thumbnails: Thumbnails, label_of: Callable[[str, str], str]) -> None:
        super().__init__()
        self._label_of = label_of
        self.item: Item | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("detail_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(20), px(20), px(20))
        lines.setSpacing(px(4))
        self.photo = PhotoView()
        self.photo.setFixedHeight(px(288))
        self.photo.setAccessibleName(self.tr("Photo"))
        self.photo.setToolTip(self.tr("Show it large (Space)"))
        self.photo.setCursor(Qt.CursorShape.PointingHandCursor)
        self.photo.clicked.connect(lambda: self._tell(self.preview))
        lines.addWidget(self.photo)
        lines.addSpacing(px(10))
        self.name = label("", "title", wrap=True)
        lines.addWidget(self.name)
        self.sub = label("", "muted", wrap=True)
        lines.addWidget(self.sub)
        lines.addSpacing(px(6))
        self.facts = FactLines()
        lines.addWidget(self.facts)
        lines.addSpacing(px(8))
        lines.addWidget(self._why())
        lines.addSpacing(px(8))
        lines.addLayout(self._buttons())
        lines.addSpacing(px(12))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Similar"), "heading"))
        head.addStretch()
        more = IconButton(
            "", self.tr("All similar"), role="link", hint=self.tr("All similar"), shortcut="Return"
        )
        more.clicked.connect(lambda: self._tell(self.similar))
        head.addWidget(more)
        lines.addLayout(head)
        self.strip = Strip(thumbnails)
        self.strip.opened.connect(self.opened)
        lines.addWidget(self.strip)
        lines.addSpacing(px(8))
        self.about = label("", "muted", wrap=True)
        lines.addWidget(self.about)
        self.file = Elided("", "small")
        lines.addWidget(self.file)
        lines.addStretch()
        self.setWidget(body)

    def _why(self) -> QFrame:
        self._why_box = QFrame()
        self._why_box.setObjectName("why")
        lines = QVBoxLayout(self._why_box)
        lines.setContentsMargins(px(12), px(10), px(12), px(10))
        lines.setSpacing(px(6))
        self.headline = label("", "heading", wrap=True)
        self.shares = ShareBar((self.tr("Cut"), self.tr("Colour"), self.tr("Pattern")))
        self.reasons = label("", wrap=True)
        for part in (self.headline, self.shares, self.reasons):
            lines.addWidget(part)
        return self._why_box

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.like = IconButton(
            "heart", self.tr("Like"), role="like", hint=self.tr("Like"), shortcut="F", ink="heart"
        )
        self.like.setCheckable(True)
        self.like.clicked.connect(lambda: self._judge(True))
        self.dislike = IconButton(
            "cross", self.tr("Not me"), role="dislike", hint=self.tr("Not me"), shortcut="D"
        )
        self.dislike.setCheckable(True)
        self.dislike.clicked.connect(lambda: self._judge(False))
        self.why_not = IconButton("chevron", hint=self.tr("Not me, because …"))
        self.why_not.setFixedWidth(px(36))
        menu = QMenu(self.why_not)
        for reason in (
            self.tr("the cut"),
            self.tr("the colour"),
            self.tr("the pattern"),
            self.tr("the price"),
            self.tr("I have one like it"),
        ):
            menu.addAction(reason, partial(self._judge, False, reason))
        self.why_not.setMenu(menu)
        row.addWidget(self.like, 1)
        row.addWidget(self.dislike, 1)
        row.addWidget(self.why_not)
        return row

    def _tell(self, signal: SignalInstance) -> None:
        if self.item is not None:
            signal.emit(self.item.id)

    def _judge(self, liked: bool, reason: str = "") -> None:
        if self.item is not None:
            self.judged.emit(self.item.id, liked, reason)

    def put(self, item: Item, clo: float | None, liked: bool | None) -> None:
        """Show an item; its picture, reasons and similar items follow."""
        if self.item is None or self.item.id != item.id:
            self.photo.put(None)
            self.strip.put(())
            self.put_reasons(None, ())
            self.verticalScrollBar().setValue(0)
        self.item = item
        self.name.setText(item.name)
        stock = {None: "", 0: self.tr("sold out")}.get(
            item.stock, self.tr("{} in stock").format(item.stock)
        )
        parts = (item.brand or "", item.sku or "", text.money(item), stock)
        self.sub.setText(" · ".join(part for part in parts if part))
        self.sub.setVisible(any(parts))
        names = {
            "category": self.tr("Category"),
            "colour": self.tr("Colour"),
            "pattern": self.tr("Pattern"),
            "material": self.tr("Material"),
            "sleeve": self.tr("Sleeve"),
            "season": self.tr("Season"),
        }
        facts = [
            (names[name], ", ".join(said(a, self._label_of) for a in item.values(name)[:2]))
            for name in NAMED
            if item.values(name)
        ]
        if text.clo(clo):
            facts.insert(1, (self.tr("Warmth"), text.clo(clo)))
        self.facts.put(facts)
        self.about.setText(item.description or "")
        self.about.setVisible(bool(item.description))
        photo = item.photo
        missing = photo is not None and photo.missing
        where = str(photo.path).encode(errors="replace").decode() if photo else ""
        self.file.setText(self.tr("File not found: {}").format(where) if missing else where)
        self.file.setToolTip(tip(where) if where else "")
        self.file.setProperty("role", "error" if missing else "small")
        self.file.style().polish(self.file)
        self.put_liked(liked)

    def put_liked(self, liked: bool | None) -> None:
        """Show the verdict."""
        self.like.setChecked(liked is True)
        self.like.set_icon("heart_filled" if liked else "heart")
        self.like.setText(self.tr("Liked") if liked else self.tr("Like"))
        self.dislike.setChecked(liked is False)

    def put_picture(self, image: QImage | None) -> None:
        """Show the photo."""
        if image is not None:
            self.photo.put(Shown(QPixmap.fromImage(image), backdrop(image)))

    def put_reasons(self, standing: Standing | None, sentences: Sequence[str]) -> None:
        """Why it is here: its place in the answer, and what the library says of it."""
        scored = standing is not None and any(standing.shares.values())
        self.headline.setVisible(scored)
        self.shares.setVisible(scored)
        if standing is not None and scored:
            self.headline.setText(
                self.tr("Closer than {} of random pairs").format(text.percent(standing.score))
            )
            self.shares.put(list(standing.shares.values()))
        said_once = dict.fromkeys((*(standing.reasons if standing else ()), *sentences))
        self.reasons.setText(" ".join(s if s.endswith(".") else f"{s}." for s in said_once))
        self.reasons.setVisible(bool(said_once))
        self._why_box.setVisible(scored or bool(said_once))
