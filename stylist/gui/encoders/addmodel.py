"""The form for bringing a model."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from stylist.gui.choice import Choice
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, label
from stylist.types import ModelSource

KEPT = 0.95
"""Share of the variance that a PCA keeps."""

_PIXELS = {
    "clip": (None, None),
    "imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
    "half": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
    "plain": ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
}
"""How pixels were prepared for an export."""


class PathField(QWidget):
    """A file or folder: typed, or chosen."""

    changed = Signal()

    def __init__(self, name: str, *, folder: bool = False, hint: str = "") -> None:
        super().__init__()
        self._name, self._folder = name, folder
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self.changed)
        self.choose = IconButton("", self.tr("Choose …"), hint=self.tr("Choose: {}").format(name))
        self.choose.clicked.connect(self._choose)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)

    def path(self) -> Path | None:
        """What is there, None where nothing is."""
        words = self.line.text().strip()
        return Path(words).expanduser() if words else None

    def _choose(self) -> None:
        if self._folder:
            name = QFileDialog.getExistingDirectory(self, self._name)
        else:
            name, _ = QFileDialog.getOpenFileName(self, self._name)
        if name:
            self.line.setText(name)


class AddModel(QDialog):
    """Asks what to bring; `given` carries it."""

    given = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add a model"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(px(28), px(24), px(28), px(20))
        lines.setSpacing(px(10))
        lines.addWidget(label(self.tr("Add a model"), "display"))
        self._about = label("", "muted", wrap=True)
        self._about.setFixedWidth(px(520))
        self.kind = Choice(
            self.tr("Kind"),
            (
                ("backbone", self.tr("Backbone")),
                ("pair", self.tr("Photos and words")),
                ("onnx", self.tr("ONNX")),
                ("folder", self.tr("Folder")),
            ),
            "backbone",
        )
        lines.addWidget(self.kind)
        lines.addWidget(self._about)
        self._form = QGridLayout()
        self._form.setHorizontalSpacing(px(16))
        self._form.setVerticalSpacing(px(8))
        self._form.setColumnStretch(1, 1)
        self._rows: dict[str, tuple[QLabel, QWidget]] = {}
        lines.addLayout(self._form)
        self._fill()
        lines.addSpacing(px(8))
        lines.addStretch()
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch()
        cancel = IconButton("", self.tr("Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.reject)
        self.done_button = IconButton("", self.tr("Add"), role="primary")
        self.done_button.clicked.connect(self._give)
        row.addWidget(cancel)
        row.addWidget(self.done_button)
        lines.addLayout(row)
        self._kind = "backbone"
        self.kind.chosen.connect(self.show_kind)
        self.show_kind("backbone")
        self.arch.setFocus()

    def _fill(self) -> None:
        """Every field there is; `show_kind` shows those that belong."""
        self.arch = self._line("arch", self.tr("Architecture"), "")
        self.fetched = Choice(
            self.tr("Weights"),
            (("file", self.tr("From a file")), ("fetch", self.tr("Let torchvision fetch them"))),
            "file",
        )
        self._fetch = False
        self.fetched.chosen.connect(self._fetched)
        self._row("fetch", self.tr("Weights"), self.fetched)
        self.weights = self._path("weights", self.tr("Checkpoint"), ".pt, .pth, .safetensors")
        self.image = self._path("image", self.tr("Image encoder"), ".onnx")
        self.text = self._path("text", self.tr("Text encoder"), self.tr(".onnx, if there is one"))
        self.tokenizer = self._path("tokenizer", self.tr("Tokenizer"), "tokenizer.json")
        self.pixels = Choice(
            self.tr("Pixels as for"),
            (("clip", "CLIP"), ("imagenet", "ImageNet"), ("half", "−1 – 1"), ("plain", "0 – 1")),
            "clip",
        )
        self._scale = "clip"
        self.pixels.chosen.connect(partial(setattr, self, "_scale"))
        self._row("pixels", self.tr("Pixels as for"), self.pixels)
        self.side = self._line("side", self.tr("Side"), self.tr("pixels, where the file is silent"))
        self.context = self._line("context", self.tr("Text length"), self.tr("tokens, such as 77"))
        self.folder = self._path(
            "folder", self.tr("Folder"), self.tr("with card.json or open_clip_config.json"), True
        )
        self.pca = Choice(
            self.tr("Size"),
            ((None, self.tr("As it is")), (KEPT, self.tr("Smaller: 95 % of the variance"))),
            None,
        )
        self._pca: float | None = None
        self.pca.chosen.connect(partial(setattr, self, "_pca"))
        self._row("pca", self.tr("Vectors"), self.pca)
        self.name = self._line("name", self.tr("Name"), self.tr("by default after its source"))

    def _row(self, key: str, name: str, field: QWidget) -> None:
        number = len(self._rows)
        words = label(name, "muted")
        self._form.addWidget(words, number, 0)
        self._form.addWidget(field, number, 1)
        self._rows[key] = (words, field)

    def _line(self, key: str, name: str, hint: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(hint)
        line.setAccessibleName(name)
        line.setMaxLength(200)
        line.textChanged.connect(self._check)
        self._row(key, name, line)
        return line

    def _path(self, key: str, name: str, hint: str, folder: bool = False) -> PathField:
        field = PathField(name, folder=folder, hint=hint)
        field.changed.connect(self._check)
        self._row(key, name, field)
        return field

    def show_kind(self, kind: object) -> None:
        """Show the fields of a kind of model."""
        self._kind = str(kind)
        about, keys, hint = {
            "backbone": (
                self.tr("A network of torchvision, without its last layer."),
                ("arch", "fetch", "weights"),
                "resnet50, resnet152, vgg16, convnext_tiny …",
            ),
            "pair": (
                self.tr(
                    "An image and a text encoder of open_clip, trained together: search then "
                    "understands words. Give the folder its weights came in as Folder instead, "
                    "where you have it."
                ),
                ("arch", "weights", "tokenizer"),
                "MobileCLIP2-S0, ViT-B-16-SigLIP …",
            ),
            "onnx": (
                self.tr("An image encoder that was exported to ONNX, and its text encoder."),
                ("image", "text", "tokenizer", "pixels", "side", "context"),
                "",
            ),
            "folder": (
                self.tr("A folder as Stylist or open_clip makes them."),
                ("folder",),
                "",
            ),
        }[self._kind]
        self._about.setText(about)
        self.arch.setPlaceholderText(hint)
        for key, parts in self._rows.items():
            for part in parts:
                part.setVisible(key in (*keys, "pca", "name"))
        if self._kind == "backbone":
            self._fetched("fetch" if self._fetch else "file")
        self._check()
        self.adjustSize()

    def _fetched(self, how: object) -> None:
        self._fetch = how == "fetch"
        for part in self._rows["weights"]:
            part.setVisible(not self._fetch)
        self._check()

    def source(self) -> ModelSource | None:
        """What was said; None while something is lacking."""
        arch, name = self.arch.text().strip(), self.name.text().strip() or None
        if self._kind == "folder":
            path = self.folder.path()
            return None if path is None else ModelSource(str(path), name, pca=self._pca)
        if self._kind == "onnx":
            return self._onnx(name)
        weights = self.weights.path()
        fetch = self._kind == "backbone" and self._fetch
        if not arch or (weights is None and not fetch):
            return None
        tokenizer = self.tokenizer.path() if self._kind == "pair" else None
        return ModelSource(
            arch, name, None if fetch else weights, fetch, tokenizer=tokenizer, pca=self._pca
        )

    def _onnx(self, name: str | None) -> ModelSource | None:
        image, numbers = self.image.path(), []
        for field in (self.side, self.context):
            words = field.text().strip()
            if words and not words.isdecimal():
                return None
            numbers.append(int(words) if words else None)
        if image is None:
            return None
        mean, std = _PIXELS[self._scale]
        return ModelSource(
            str(image), name, text=self.text.path(), tokenizer=self.tokenizer.path(),
            pca=self._pca, mean=mean, std=std, side=numbers[0], context=numbers[1],
        )  # fmt: skip

    def _check(self) -> None:
        if hasattr(self, "done_button"):
            self.done_button.setEnabled(self.source() is not None)

    def _give(self) -> None:
        if (source := self.source()) is not None:
            self.accept()
            self.given.emit(source)
