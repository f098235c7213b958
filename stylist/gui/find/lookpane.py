"""The photo that is searched with: what was taken for the garment, and another choice."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.cards.pixels import qimage, thinned
from stylist.gui.find.photoparts import PhotoParts
from stylist.gui.find.tapview import Garments, TapView
from stylist.gui.item.facts import Fact, FactLines, said
from stylist.gui.item.photoview import Shown
from stylist.gui.theme import px
from stylist.gui.widgets import Flow, IconButton, label
from stylist.types import Attribute, Garment, Look, Rgb

SIDE = 1024
"""Pixels of the photo that are enough for the pane, on any screen."""

NAMED = ("category", "colour", "pattern", "material", "sleeve")


class LookPane(QScrollArea):
    """Shows a `Look`. `cropped` carries the part a person chose, None for the whole photo."""

    cropped = Signal(object)
    kept = Signal()
    another = Signal()
    unknown = Signal(object)
    """Another picture is shown, (h, w, 3) uint8; `put_garments` wants to be told what is in it."""

    def __init__(
        self, label_of: Callable[[str, str], str], unsure: Callable[[Attribute], bool]
    ) -> None:
        super().__init__()
        self._label_of, self._unsure = label_of, unsure
        self.look: Look | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("detail_body")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(px(20), px(20), px(20), px(20))
        lines.setSpacing(px(4))
        self.photo = TapView()
        self.photo.adjust(True)
        self.photo.setAccessibleName(
            self.tr("Your photo; arrows move the frame, with Shift they resize it")
        )
        self.photo.cropped.connect(self.cropped)
        lines.addWidget(self.photo)
        self.garments = Garments(self.photo, label_of)
        lines.addWidget(self.garments)
        lines.addSpacing(px(10))
        self.name = label(self.tr("Your photo"), "title", wrap=True)
        lines.addWidget(self.name)
        self.sub = label("", "muted", wrap=True)
        lines.addWidget(self.sub)
        lines.addSpacing(px(6))
        self.facts = FactLines()
        lines.addWidget(self.facts)
        lines.addSpacing(px(10))
        row = Flow(px(8))
        keep = IconButton(
            "plus", self.tr("Add to library"), hint=self.tr("Keep this photo in the library")
        )
        keep.clicked.connect(self.kept)
        self.take_another = IconButton("camera", self.tr("Take another"))
        self.take_another.clicked.connect(self.another)
        self.whole = IconButton("crop", self.tr("Whole photo"))
        self.whole.clicked.connect(self.photo.reset)
        self.keep = keep
        for button in (keep, self.take_another, self.whole):
            row.addWidget(button)
        lines.addLayout(row)
        lines.addSpacing(px(14))
        self.parts = PhotoParts()
        lines.addWidget(self.parts)
        lines.addStretch()
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the photo's shape."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self.look is not None:
            height, width = self.look.image.shape[:2]
            room = self.viewport().width() - 2 * px(20)
            self.photo.setFixedHeight(round(min(max(room * height / width, px(200)), px(400))))

    def put_garments(self, image: Rgb, garments: Sequence[Garment]) -> None:
        """Let each garment of a picture be tapped, if it is still the one that is shown."""
        if self.look is not None and self.look.image is image:
            self.garments.put(garments)
            self.garments.mark(self.look.crop)

    def put(self, look: Look, *, camera: bool) -> None:
        """Show a look; one from the camera can be taken again."""
        same = self.look is not None and look.image is self.look.image
        self.look = look
        if not same:
            self._fit()
            self.photo.put(Shown(QPixmap.fromImage(qimage(thinned(look.image, SIDE)))))
            self.garments.put(())
            self.unknown.emit(look.image)
        self.photo.put_garment(look.mask, look.crop)
        self.garments.mark(look.crop)
        found = {a.name: a for a in sorted(look.attributes, key=lambda a: a.confidence)}
        category = found.get("category")
        tapped = self.garments.chosen_name(look.crop)
        if tapped:  # told by what is worn around it, which a strip of cloth does not show
            found.pop("category", None)
        guessed = look.mask_source == "centre" and look.crop is None
        self.name.setText(
            self.tr("Taken for: {}").format(tapped)
            if tapped
            else (self.tr("Perhaps: {}") if guessed else self.tr("Taken for: {}")).format(
                self._label_of("category", category.value)
            )
            if category
            else self.tr("Your photo")
        )
        self.sub.setText(
            self.tr(
                "The garment could not be told from its surroundings, so the middle counts "
                "most. Move the frame, or draw one around the garment."
            )
            if guessed
            else self.tr(
                "What is outlined was searched. Not right? Move the frame, or draw another."
            )
            if look.mask_source != "centre"
            else self.tr("What is in your frame was searched; its middle counts most.")
        )
        self.facts.put(
            [
                Fact(
                    text.attribute(name),
                    said(found[name], self._label_of, unsure=self._unsure(found[name])),
                    unsure=self._unsure(found[name]),
                )
                for name in NAMED
                if name in found
            ]
        )
        self.take_another.setVisible(camera)
        self.whole.setVisible(look.crop is not None)
        self.keep.setEnabled(True)
