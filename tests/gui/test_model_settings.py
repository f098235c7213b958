"""Models in the window: the list, the form, and the job in the status bar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tiny_models as tiny
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stylist.bring.draft import make
from stylist.embed.models import DEFAULT_MODEL
from stylist.embed.registry import Choice, Registry
from stylist.errors import ModelError
from stylist.gui.encoders.addmodel import KEPT, AddModel
from stylist.gui.encoders.modelsection import ModelSection
from stylist.gui.settingssheet import SettingsSheet
from stylist.gui.window import MainWindow
from stylist.ingest import reembed
from stylist.library import Library
from stylist.types import ModelInfo, ModelReport, ModelSource, Progress, Refusal

Shown = Callable[[Library], MainWindow]


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reembed, "FEW", 1000)


@pytest.fixture
def two(library: Library, tmp_path: Path) -> Library:
    """A library with one model that was brought."""
    registry = Registry(library.path / "models")
    draft = registry.draft()
    source = ModelSource(str(tiny.image_encoder(tmp_path / "e.onnx")), **tiny.PLAIN)
    make(source, "tiny", draft)
    registry.place(draft, "tiny")
    return library


def section(qtbot: QtBot, window: MainWindow) -> ModelSection:
    window.show_settings()
    sheet = [w for w in window.children() if isinstance(w, SettingsSheet)][-1]
    qtbot.waitUntil(lambda: bool(sheet.models.rows))
    return sheet.models


def row(models: ModelSection, name: str):
    return next(r for r in models.rows if r.model.name == name)


def in_use(models: ModelSection) -> list[str]:
    return [r.model.name for r in models.rows if r.model.in_use]


def test_a_model_is_used_and_removed(qtbot: QtBot, two: Library, show: Shown) -> None:
    window = show(two)
    models = section(qtbot, window)
    assert in_use(models) == [DEFAULT_MODEL]
    assert not row(models, DEFAULT_MODEL).mark.isHidden()
    assert row(models, DEFAULT_MODEL).remove.isHidden()
    before = window.browser.answer
    row(models, "tiny").use.click()
    assert not models.add.isEnabled()
    assert window.status.job.text() == "Embedding with tiny"
    qtbot.waitUntil(lambda: in_use(models) == ["tiny"], timeout=20_000)
    qtbot.waitUntil(lambda: window.browser.answer is not before)
    assert "tiny answers now: 24 photos embedded" in window.status.news.text()
    assert window.status.bar.isHidden()
    assert models.add.isEnabled()
    row(models, DEFAULT_MODEL).use.click()
    qtbot.waitUntil(lambda: in_use(models) == [DEFAULT_MODEL], timeout=20_000)
    row(models, "tiny").remove.click()
    qtbot.waitUntil(lambda: len(models.rows) == 1)
    assert [m.name for m in two.models()] == [DEFAULT_MODEL]


class Slow:
    """Re-embeds for ever, until it is closed."""

    def __init__(self) -> None:
        self.closed = False

    def __call__(self, name: str) -> Iterator[Progress]:
        try:
            for done in range(10**9):
                yield Progress("embedding", done % 24, 24, 3.0)
        finally:
            self.closed = True


def test_cancel_keeps_the_old_model(
    qtbot: QtBot, two: Library, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    window = show(two)
    models = section(qtbot, window)
    monkeypatch.setattr(two, "use_model", slow)
    Registry(two.path / "models").choose(Choice(DEFAULT_MODEL, "tiny"))
    row(models, "tiny").use.click()
    qtbot.waitUntil(lambda: "of 24" in row(models, "tiny").about.text())
    assert "of 24" in window.status.figures.text()
    window.status.cancel.click()
    qtbot.waitUntil(lambda: slow.closed and not window.models.running)
    qtbot.waitUntil(lambda: two.wanted_model is None)
    assert "what was done stays" in window.status.news.text()
    assert window.status.bar.isHidden()


def test_closing_the_window_leaves_it_to_be_resumed(
    qtbot: QtBot, two: Library, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow()
    window = show(two)
    with monkeypatch.context() as patch:
        patch.setattr(two, "use_model", slow)
        Registry(two.path / "models").choose(Choice(DEFAULT_MODEL, "tiny"))
        window.models.use("tiny")
        qtbot.waitUntil(lambda: "of 24" in window.status.figures.text())
        window.close()
        assert slow.closed
    assert two.wanted_model == "tiny"
    again = show(two)
    qtbot.waitUntil(lambda: two.wanted_model is None, timeout=20_000)
    qtbot.waitUntil(lambda: not again.models.running)
    assert next(m for m in two.models() if m.in_use).name == "tiny"


def test_an_import_is_shown_before_a_model(
    qtbot: QtBot, two: Library, show: Shown, monkeypatch: pytest.MonkeyPatch, photos: Path
) -> None:
    slow = Slow()
    window = show(two)
    monkeypatch.setattr(two, "use_model", slow)
    window.models.use("tiny")
    qtbot.waitUntil(lambda: "of 24" in window.status.figures.text())
    ended = []
    window.imports.ended.connect(lambda *said: ended.append(said))
    window.imports.start([photos])
    assert "Importing" in window.status.job.text()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    qtbot.waitUntil(lambda: "Embedding" in window.status.job.text())
    assert not slow.closed, "the import did not wait for it"
    window.models.cancel()
    qtbot.waitUntil(lambda: slow.closed)


def test_what_was_refused_can_be_read(
    qtbot: QtBot, two: Library, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(name: str) -> Iterator[Progress]:
        report = ModelReport(name, 23, (Refusal("/a/b.jpg", "cannot be found"),), 1.0)
        yield Progress("embedding", 24, 24, result=report)

    window = show(two)
    monkeypatch.setattr(two, "use_model", refusing)
    window.models.use("tiny")
    qtbot.waitUntil(lambda: window.status.more.isVisible())
    assert "1 refused" in window.status.news.text()
    window.status.more.click()
    sheet = window.children()[-1]
    assert sheet.windowTitle() == "1 photo was not embedded"
    sheet.close()


def test_a_file_that_is_no_model_is_refused_with_its_reason(
    qtbot: QtBot, two: Library, show: Shown, tmp_path: Path
) -> None:
    window = show(two)
    models = section(qtbot, window)
    (tmp_path / "broken.onnx").write_bytes(b"broken")
    window.models.add(ModelSource(str(tmp_path / "broken.onnx")))
    assert window.status.job.text() == "Bringing broken.onnx"
    qtbot.waitUntil(lambda: models.trouble.isVisible(), timeout=30_000)
    assert "damaged, or no ONNX model" in models.trouble.text()
    assert "damaged" in window.status.news.text()
    qtbot.waitUntil(lambda: models.add.isEnabled())


def test_a_model_that_fails_is_not_tried_at_every_start(
    qtbot: QtBot, two: Library, show: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(name: str) -> Iterator[Progress]:
        raise ModelError("the disk is full")
        yield

    Registry(two.path / "models").choose(Choice(DEFAULT_MODEL, "tiny"))
    monkeypatch.setattr(two, "use_model", fails)
    window = show(two)
    qtbot.waitUntil(lambda: "disk is full" in window.status.news.text())
    qtbot.waitUntil(lambda: two.wanted_model is None)


def test_many_models_scroll_and_names_are_text(qtbot: QtBot, window: MainWindow) -> None:
    models = section(qtbot, window)
    many = [ModelInfo(f"m{i}", "<b>bold</b>", "e", False, i == 0, photos=3) for i in range(9)]
    many[3] = ModelInfo("broken", "", "", False, False, trouble="<img src=x> damaged")
    models.put(many)
    assert models._area.verticalScrollBar().maximum() >= 0
    assert models._area.height() < 9 * models.rows[0].height()
    assert row(models, "broken").use.isHidden()
    assert row(models, "broken").about.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in row(models, "broken").about.toolTip()


@pytest.fixture
def form(qtbot: QtBot, window: MainWindow) -> Iterator[AddModel]:
    sheet = AddModel(window)
    sheet.open()
    yield sheet
    sheet.close()


def test_a_backbone_is_asked_for(qtbot: QtBot, form: AddModel) -> None:
    given: list[ModelSource] = []
    form.given.connect(given.append)
    assert not form.done_button.isEnabled()
    qtbot.keyClicks(form.arch, "resnet50")
    assert not form.done_button.isEnabled()
    form.weights.line.setText("/weights/resnet50.pth")
    assert form.source() == ModelSource("resnet50", weights=Path("/weights/resnet50.pth"))
    form.fetched.buttons["fetch"].click()
    assert not form.weights.isVisible()
    form.pca.buttons[KEPT].click()
    qtbot.keyClicks(form.name, "mine")
    form.done_button.click()
    assert given == [ModelSource("resnet50", "mine", download=True, pca=KEPT)]
    assert not form.isVisible()


def test_the_other_kinds_are_asked_for(qtbot: QtBot, form: AddModel) -> None:
    form.kind.buttons["pair"].click()
    qtbot.keyClicks(form.arch, "MobileCLIP2-S0")
    form.weights.line.setText("w.pt")
    form.tokenizer.line.setText("tokenizer.json")
    assert form.source() == ModelSource(
        "MobileCLIP2-S0", weights=Path("w.pt"), tokenizer=Path("tokenizer.json")
    )
    form.kind.buttons["onnx"].click()
    assert not form.arch.isVisible()
    form.image.line.setText("image.onnx")
    form.pixels.buttons["half"].click()
    form.side.setText("wide")
    assert not form.done_button.isEnabled()
    form.side.setText("256")
    source = form.source()
    assert (source.source, source.side, source.mean) == ("image.onnx", 256, (0.5, 0.5, 0.5))
    form.kind.buttons["folder"].click()
    form.folder.line.setText("/models/clip")
    assert form.source() == ModelSource("/models/clip")
