"""The item: large photo, what is known, why it is here, heart and cross, similar items."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.models import Standing
from stylist.gui.cards.thumbnails import Thumbnails
from stylist.gui.desk.ratingline import RatingLine
from stylist.gui.find.occasions import Suit, SuitsPopover
from stylist.gui.item.corrections import CorrectionPopover, TagLine
from stylist.gui.item.cropview import CropView
from stylist.gui.item.facts import Fact, FactLines, ShareBar, said
from stylist.gui.item.outfitlist import OutfitList
from stylist.gui.item.photoview import Shown
from stylist.gui.item.pictures import Picture
from stylist.gui.item.wearline import WearLine
from stylist.gui.strip import Strip
from stylist.gui.theme import px
from stylist.gui.widgets import Elided, Flow, IconButton, label, tip
from stylist.library import Library
from stylist.types import REASONS, Box, Item

NAMED = ("category", "colour", "pattern", "material", "sleeve", "season")


class ItemPane(QScrollArea):
    """One item. Its parts arrive as they are known: record, picture, reasons, similar ones.

    `outlining` carries the crop in which the garment's outline is wanted,
    `plain` tells that none is any more, `recropped` the crop a person chose.
    `suited` carries an occasion, and whether the item is for it (None: as before).
    """

    judged = Signal(int, bool, str)
    marked = Signal(int, str)
    opened = Signal(int)
    similar = Signal(int)
    preview = Signal(int)
    corrected = Signal(Item, str, object)
    outlining = Signal(object)
    plain = Signal()
    recropped = Signal(Item, object)
    suited = Signal(Item, str, object)
    tagged = Signal(Item, str)
    untagged = Signal(Item, str)
    removed = Signal(int)
    look_wanted = Signal(int)
    worn = Signal(int)

    def __init__(self, thumbnails: Thumbnails, library: Library) -> None:
        super().__init__()
        taxonomy, review = library.taxonomy, library.review
        self._thumbnails, self._taxonomy, self._unsure = thumbnails, taxonomy, review.unsure
        self._label_of = library.label
        self._choices: Mapping[str, Sequence[str]] = {
            "category": sorted(
                taxonomy.categories, key=lambda key: self._label_of("category", key)
            ),
            **{name: review.choices(name, ()) for name in ("colour", "pattern", "sleeve")},
        }
        self.item: Item | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("detail_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(20), px(20), px(20))
        lines.setSpacing(px(4))
        self.photo = CropView()
        self.photo.setFixedHeight(px(288))
        self.photo.clicked.connect(self._open_large)
        self.photo.cropped.connect(self.outlining)
        self.photo.settled.connect(self._recrop)
        lines.addWidget(self.photo)
        lines.addSpacing(px(6))
        lines.addLayout(self._garment())
        self.gone = label("", "error", wrap=True)
        self.gone.setContentsMargins(0, px(6), 0, 0)
        self.gone.hide()
        lines.addWidget(self.gone)
        lines.addSpacing(px(10))
        self.name = label("", "title", wrap=True)
        lines.addWidget(self.name)
        self.sub = label("", "muted", wrap=True)
        lines.addWidget(self.sub)
        lines.addSpacing(px(6))
        self.facts = FactLines()
        lines.addWidget(self.facts)
        lines.addSpacing(px(6))
        self.tags = TagLine()
        self.tags.added.connect(lambda tag: self.tagged.emit(self.item, tag))
        self.tags.removed.connect(lambda tag: self.untagged.emit(self.item, tag))
        lines.addWidget(self.tags)
        lines.addSpacing(px(8))
        lines.addWidget(self._why())
        lines.addSpacing(px(8))
        lines.addLayout(self._buttons())
        lines.addSpacing(px(4))
        lines.addLayout(self._mark_buttons())
        lines.addSpacing(px(4))
        self.rating = RatingLine()
        lines.addWidget(self.rating)
        self.wear = WearLine()
        self.wear.worn.connect(lambda: self._tell(self.worn))
        lines.addWidget(self.wear)
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
        lines.addSpacing(px(12))
        self.outfits = OutfitList(thumbnails)
        self.outfits.opened.connect(self.opened)
        lines.addWidget(self.outfits)
        self.to_look = IconButton(
            "looks", self.tr("Add to a look"), hint=self.tr("Add to a look"), shortcut="L"
        )
        self.to_look.clicked.connect(lambda: self._tell(self.look_wanted))
        lines.addWidget(self.to_look)
        lines.addSpacing(px(8))
        self.about = label("", "muted", wrap=True)
        lines.addWidget(self.about)
        self.file = Elided("", "small")
        lines.addWidget(self.file)
        remove = IconButton(
            "", self.tr("Remove from library"), role="link", hint=self.tr("Remove from library"),
            shortcut="Del",
        )  # fmt: skip
        remove.clicked.connect(lambda: self._tell(self.removed))
        lines.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch()
        self.setWidget(body)

    def _garment(self) -> QVBoxLayout:
        lines, row = QVBoxLayout(), Flow(px(10))
        lines.setSpacing(px(4))
        self.outline = IconButton(
            "crop", self.tr("Outline"), hint=self.tr("Show what was taken for the garment"),
            shortcut="O",
        )  # fmt: skip
        self.outline.setCheckable(True)
        self.outline.toggled.connect(self._show_outline)
        self.frame_note = label("", "small", wrap=True)
        self.automatic = IconButton(
            "", self.tr("Automatic"), role="link", hint=self.tr("Let Stylist find the garment")
        )
        self.automatic.clicked.connect(self._leave_to_stylist)
        row.addWidget(self.outline)
        row.addWidget(self.automatic)
        lines.addLayout(row)
        lines.addWidget(self.frame_note)
        self._show_outline(False)
        return lines

    def _show_outline(self, on: bool) -> None:
        """Show the garment's outline and a frame to correct it, or the photo alone."""
        self.photo.adjust(on)
        self.photo.setAccessibleName(
            self.tr("Photo; arrows move the frame, with Shift they resize it")
            if on
            else self.tr("Photo")
        )
        self.photo.setToolTip("" if on else self.tr("Show it large (Space)"))
        self._note_frame()
        if not on:
            self.photo.put_garment(None, None)
            self.plain.emit()
        elif self.item is not None and self.item.photo is not None:
            self.outlining.emit(self.item.photo.crop)

    def _note_frame(self) -> None:
        cropped = self.item is not None and self.item.photo is not None and self.item.photo.crop
        hint = self.tr("Not right? Move the frame.") if self.outline.isChecked() else ""
        self.frame_note.setText(self.tr("Framed by you") if cropped else hint)
        self.frame_note.setVisible(bool(self.frame_note.text()))
        self.automatic.setVisible(bool(cropped))

    def _open_large(self) -> None:
        if not self.photo.adjusting:
            self._tell(self.preview)

    def _recrop(self, crop: Box | None) -> None:
        if self.item is not None:
            self.recropped.emit(self.item, crop)

    def _leave_to_stylist(self) -> None:
        if self.outline.isChecked():
            self.photo.reset()
        else:
            self._recrop(None)

    def _why(self) -> QFrame:
        self._why_box = QFrame()
        self._why_box.setObjectName("why")
        lines = QVBoxLayout(self._why_box)
        lines.setContentsMargins(px(12), px(10), px(12), px(10))
        lines.setSpacing(px(6))
        self.headline = label("", "heading", wrap=True)
        self.shares = ShareBar(tuple(text.channels().values()))
        self.reasons = label("", wrap=True)
        self.without = label("", "muted", wrap=True)
        for part in (self.headline, self.shares, self.reasons, self.without):
            lines.addWidget(part)
        self.without.hide()
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
        for key in REASONS:
            menu.addAction(text.title(text.reason(key)), partial(self._judge, False, key))
        self.why_not.setMenu(menu)
        row.addWidget(self.like, 1)
        row.addWidget(self.dislike, 1)
        row.addWidget(self.why_not)
        return row

    def _mark_buttons(self) -> Flow:
        row = Flow(px(4))  # where words are longer, the last has a line of its own
        self.marks: dict[str, IconButton] = {}
        for kind, icon, words, key in (
            ("pinned", "pin", self.tr("Pin"), "P"),
            ("tried", "hanger", self.tr("Tried on"), "T"),
            ("bought", "bag", self.tr("Bought"), "B"),
        ):
            button = IconButton(icon, words, role="quiet", hint=words, shortcut=key)
            button.setCheckable(True)
            button.clicked.connect(partial(self._mark, kind))
            row.addWidget(button)
            self.marks[kind] = button
        return row

    def _mark(self, kind: str) -> None:
        if self.item is not None:
            self.marked.emit(self.item.id, kind)

    def _tell(self, signal: SignalInstance) -> None:
        if self.item is not None:
            signal.emit(self.item.id)

    def _judge(self, liked: bool, reason: str = "") -> None:
        if self.item is not None:
            self.judged.emit(self.item.id, liked, reason)

    def put(
        self,
        item: Item,
        clo: float | None,
        liked: bool | None,
        worn: str = "",
        suits: Sequence[Suit] = (),
        more: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show an item; its picture, reasons and similar items follow."""
        if self.item is None or self.item.id != item.id:
            self.photo.flush()
            self._put_thumbnail(item)
            self.strip.wait()
            self.outfits.put(0, ())
            self.put_reasons(None, ())
            self.put_without("")
            self.verticalScrollBar().setValue(0)
        self.item = item
        self.rating.put(item)
        self._note_frame()
        self.name.setText(item.name)
        stock = {None: "", 0: self.tr("sold out")}.get(
            item.stock, self.tr("{} in stock").format(item.stock)
        )
        parts = (item.brand or "", item.sku or "", text.money(item), stock)
        self.sub.setText(" · ".join(part for part in parts if part))
        self.sub.setVisible(any(parts))
        facts = [
            Fact(
                text.attribute(name),
                self._said(item, name),
                self._corrector(name),
                any(map(self._unsure, item.values(name)[:1])),
            )
            for name in NAMED
            if self._worth_showing(item, name)
        ]
        if text.clo(clo):
            facts.insert(1, Fact(self.tr("Warmth"), text.clo(clo)))
        if worn:
            facts.append(Fact(self.tr("Worn"), text.sentences([worn]).removesuffix(".")))
        if suits:
            facts.append(Fact(self.tr("For"), text.suits(suits), partial(self.ask_suits, suits)))
        self.facts.put([*facts, *(Fact(name, value) for name, value in more)])
        self.tags.put(item.tags)
        self.about.setText(item.description or "")
        self.about.setVisible(bool(item.description))
        where = _path(item)
        self.file.setText(where)
        self.file.setToolTip(tip(where) if where else "")
        self.put_liked(liked)

    def put_liked(self, liked: bool | None) -> None:
        """Show the verdict."""
        self.like.setChecked(liked is True)
        self.like.set_icon("heart_filled" if liked else "heart")
        self.like.setText(self.tr("Liked") if liked else self.tr("Like"))
        self.dislike.setChecked(liked is False)

    def _said(self, item: Item, name: str) -> str:
        values = item.values(name)[:2]
        words = (said(a, self._label_of, unsure=self._unsure(a)) for a in values)
        return ", ".join(words) or self.tr("not known")

    def _worth_showing(self, item: Item, name: str) -> bool:
        """Category is always a line; what the model says of sleeves only where there are any."""
        values, category = item.values(name), item.value("category")
        if name == "sleeve" and values and values[0].source == "model" and category is not None:
            known = self._taxonomy.categories.get(category.value)
            return known is None or known.sleeve is not None
        return bool(values) or name == "category"

    def _corrector(self, name: str) -> Callable[[QWidget], object] | None:
        return partial(self.correct, name) if name in self._choices else None

    def correct(self, name: str, anchor: QWidget) -> CorrectionPopover | None:
        """Offer what `name` can be, under `anchor`."""
        item = self.item
        if item is None:
            return None
        swatches = self._taxonomy.swatches if name == "colour" else {}
        made = CorrectionPopover(self, item, name, self._choices[name], self._label_of, swatches)
        made.chosen.connect(lambda value: self.corrected.emit(item, name, value))
        made.show_under(anchor)
        made.setFocus(Qt.FocusReason.PopupFocusReason)
        return made

    def ask_suits(self, suits: Sequence[Suit], anchor: QWidget) -> SuitsPopover | None:
        """Offer to say what the item is for, under `anchor`."""
        item = self.item
        if item is None:
            return None
        made = SuitsPopover(self, suits)
        made.said.connect(lambda key, answer: self.suited.emit(item, key, answer))
        made.show_under(anchor)
        made.setFocus(Qt.FocusReason.PopupFocusReason)
        return made

    def _put_thumbnail(self, item: Item) -> None:
        """Show what is there until the photo itself has been read."""
        kept = self._thumbnails.at_hand(item.photo.id) if item.photo else None
        self.photo.put(Shown(kept.pixmap, kept.backdrop) if kept else None)
        self.gone.hide()

    def put_picture(self, picture: Picture) -> None:
        """Show the photo; where its file is not, say so: what is shown is its thumbnail."""
        if picture.image is not None:
            self.photo.put_image(Shown(QPixmap.fromImage(picture.image), picture.backdrop))
        self.gone.setVisible(not picture.there)
        if not picture.there and self.item is not None:
            words = self.tr("The file is not where it was: {}. Import the folder it is in now.")
            # A path has no spaces to break a line at: let it break after each folder.
            folders = _path(self.item).replace("/", "/\u200b").replace("\\", "\\\u200b")
            self.gone.setText(words.format(folders))

    def put_marks(self, kinds: Collection[str]) -> None:
        """What the person did with it: pinned, tried, bought."""
        for kind, button in self.marks.items():
            button.setChecked(kind in kinds)

    def put_without(self, words: str) -> None:
        """Where it would stand without what moved it most; empty where nothing did."""
        self.without.setText(words)
        self.without.setVisible(bool(words))

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
        self.reasons.setText(text.sentences(said_once))
        self.reasons.setVisible(bool(said_once))
        self._why_box.setVisible(scored or bool(said_once))


def _path(item: Item) -> str:
    """The main photo's path, fit to be shown: a name need not be valid Unicode."""
    return str(item.photo.path).encode(errors="replace").decode() if item.photo else ""
