"""What a shop sees: what it knows of purchases, which recommenders it has, how well they do."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stylist.gui import text
from stylist.gui.choice import Choice
from stylist.gui.retelling import retold
from stylist.gui.store.modelbars import ModelBar, ModelBars
from stylist.gui.store.trendpart import TrendPart
from stylist.gui.text import translate
from stylist.gui.theme import px
from stylist.gui.widgets import IconButton, Teaching, empty, label
from stylist.recommend.factwords import in_words
from stylist.recommend.records import Comparison, HistorySummary, RecommenderInfo
from stylist.text import QT_TRANSLATE_NOOP, decimal

ENGINES = {
    "hybrid": QT_TRANSLATE_NOOP("recommend", "Hybrid"),
    "als": "ALS",
    "item-knn": "Item-kNN",
    "user-knn": "User-kNN",
    "ease": "EASE",
    "bpr": "BPR",
    "content": QT_TRANSLATE_NOOP("recommend", "Content"),
    "two-tower": QT_TRANSLATE_NOOP("recommend", "Two towers"),
    "image-rec": QT_TRANSLATE_NOOP("recommend", "By looks"),
}
"""What can be trained from here, the best first, by the names that the literature knows."""

FIRST = "hybrid"
IMPORTANCES = 12
"""Features of the ranker that are shown."""


class StorePage(QWidget):
    """Purchases, the recommender that serves, and all of them compared.

    `train_wanted` carries an engine, `use_wanted` the name of a recommender.
    """

    read_wanted = Signal()
    compare_wanted = Signal()
    train_wanted = Signal(str)
    use_wanted = Signal(str)
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("centre")
        self._report: Comparison | None = None
        self._listed: Sequence[RecommenderInfo] = ()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("sheet_body")
        self._lines = QVBoxLayout(body)
        self._lines.setContentsMargins(px(28), px(24), px(28), px(28))
        self._lines.setSpacing(px(8))
        area.setWidget(body)
        outer.addWidget(area)
        self._head()
        self.nothing = Teaching(
            "shop",
            self.tr("No purchases yet"),
            self.tr(
                "Bring what your till exports: CSV, TSV or Parquet with a customer, an SKU and a "
                "time. Customers are stored as hashes. Stylist then recommends to people it knows."
            ),
        )
        read = self.nothing.add(IconButton("folder", self.tr("Import purchases …"), role="primary"))
        read.clicked.connect(self.read_wanted)
        self._lines.addWidget(self.nothing)
        self._is_known, self._tab = False, "trends"
        tabs = [("trends", self.tr("Trends")), ("models", self.tr("Recommenders"))]
        self.tabs = Choice(self.tr("Store"), tabs, self._tab)
        self.tabs.chosen.connect(self.show_tab)
        self._lines.addSpacing(px(6))
        self._lines.addWidget(self.tabs)
        self.trends = TrendPart()
        self._lines.addWidget(self.trends)
        self.known = QWidget()
        self._models = QVBoxLayout(self.known)
        self._models.setContentsMargins(0, px(8), 0, 0)
        self._models.setSpacing(px(8))
        self._serving_part()
        self._comparison_part()
        self._lines.addWidget(self.known)
        self._lines.addStretch()
        for part in (
            self.nothing,
            self.tabs,
            self.trends,
            self.known,
            self.more,
        ):  # until it is known which applies
            part.hide()
        self._show_report()

    def _head(self) -> None:
        row = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(label(self.tr("Store"), "display"))
        self.summary = label("", "muted", wrap=True)
        words.addWidget(self.summary)
        row.addLayout(words, 1)
        self.more = IconButton("plus", self.tr("Import purchases …"))
        self.more.clicked.connect(self.read_wanted)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(row)

    def _serving_part(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Who recommends"), "heading"))
        head.addStretch()
        self.back = IconButton("undo", self.tr("As before"), role="quiet")
        self.back.clicked.connect(self.undo_wanted)
        head.addWidget(self.back)
        self._models.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(4))
        self._models.addLayout(self._rows)
        row = QHBoxLayout()
        self.engine = Choice(
            self.tr("To be trained"),
            [(key, translate("recommend", name)) for key, name in ENGINES.items()],
            FIRST,
        )
        self._engine = FIRST
        self.engine.chosen.connect(self._choose)
        self.train = IconButton("", self.tr("Train"), role="primary")
        self.train.clicked.connect(lambda: self.train_wanted.emit(self._engine))
        row.addWidget(self.engine, 1)
        row.addWidget(self.train)
        self._models.addSpacing(px(6))
        self._models.addLayout(row)

    def _comparison_part(self) -> None:
        self._models.addSpacing(px(18))
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Side by side"), "heading"))
        head.addStretch()
        self.compare = IconButton("", self.tr("Compare all"))
        self.compare.clicked.connect(self.compare_wanted)
        head.addWidget(self.compare)
        self._models.addLayout(head)
        self.about = label("", "muted", wrap=True)
        self._models.addWidget(self.about)
        self.figure = Choice(self.tr("Figure"), self._metrics(), "map")
        self._metric: object = "map"
        self.figure.chosen.connect(self._measure)
        self._models.addWidget(self.figure)
        self.bars = ModelBars()
        self._models.addWidget(self.bars)
        self._models.addSpacing(px(18))
        self.goes_by = label(self.tr("What the ranker goes by"), "heading")
        self._models.addWidget(self.goes_by)
        self.gains = ModelBars(shares=True)
        self._models.addWidget(self.gains)

    def _metrics(self) -> list[tuple[object, str]]:
        return [
            ("map", self.tr("In order (MAP)")),
            ("map new", self.tr("New to the customer")),
            ("recall", self.tr("Found (recall)")),
            ("hit_rate", self.tr("Customers hit")),
            ("coverage", self.tr("Of the range shown")),
            ("novelty", self.tr("Novelty")),
        ]

    def show_tab(self, tab: object) -> None:
        """Show trends or recommenders."""
        self._tab = str(tab)
        self.tabs.buttons[self._tab].setChecked(True)
        self.trends.setVisible(self._is_known and self._tab == "trends")
        self.known.setVisible(self._is_known and self._tab == "models")

    def _choose(self, engine: object) -> None:
        self._engine = str(engine)

    def _measure(self, metric: object) -> None:
        self._metric = metric
        self._show_report()

    def put(self, summary: HistorySummary | None, listed: Sequence[RecommenderInfo]) -> None:
        """Show what is known of purchases (None: nothing) and what was fitted."""
        self._listed = listed
        known = summary is not None and summary.purchases > 0
        self.nothing.setVisible(not known)
        self._is_known = known
        self.more.setVisible(known)
        self.tabs.setVisible(known)
        self.trends.setVisible(known and self._tab == "trends")
        self.known.setVisible(known and self._tab == "models")
        self.summary.setText(self._summed(summary) if known and summary is not None else "")
        self.summary.setVisible(known)
        empty(self._rows)
        for one in listed:
            self._rows.addWidget(self._row(one))
        self._show_report()

    def put_report(self, report: Comparison) -> None:
        """Show a comparison."""
        self._report = report
        self._show_report()

    def busy(self, running: bool) -> None:
        """Something runs: nothing else can be begun."""
        for button in (self.train, self.compare, self.more):
            button.setEnabled(not running)

    def _summed(self, summary: HistorySummary) -> str:
        days = [text.day(day) if day else "" for day in (summary.first, summary.last)]
        return self.tr("{} purchases of {} items by {} customers, {} – {}").format(
            *(text.count(n) for n in (summary.purchases, summary.items, summary.customers)), *days
        )

    def _row(self, one: RecommenderInfo) -> QFrame:
        made = QFrame()
        made.setObjectName("why" if one.in_use else "plain_row")
        row = QHBoxLayout(made)
        row.setContentsMargins(px(12), px(8), px(12), px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(translate("recommend", one.label), "heading" if one.in_use else ""))
        words.addWidget(label(self._told(one), "small"))
        row.addLayout(words, 1)
        if one.in_use:
            row.addWidget(label(self.tr("Serves"), "muted"))
        else:
            use = IconButton(
                "",
                self.tr("Use"),
                hint=self.tr("Let {} serve").format(translate("recommend", one.label)),
            )
            use.clicked.connect(lambda: self.use_wanted.emit(one.name))
            row.addWidget(use)
        return made

    def _told(self, one: RecommenderInfo) -> str:
        if one.fitted is None:
            return self.tr("needs no training")
        day = text.day(one.fitted.astimezone())
        told = self.tr("trained {} on {} purchases").format(day, text.count(one.purchases))
        right = one.metrics.get("map@12")
        if right is not None and not math.isnan(right):
            told += self.tr(" · MAP@12 {}").format(decimal(right, 3))
        return told

    def _show_report(self) -> None:
        report = self._report
        self.figure.setVisible(report is not None)
        self.bars.setVisible(report is not None)
        gains = [] if report is None else list(report.importances.items())[:IMPORTANCES]
        self.goes_by.setVisible(bool(gains))
        self.gains.setVisible(bool(gains))
        self.gains.put(
            [
                ModelBar(text.title(in_words(name)), value, best=not n)
                for n, (name, value) in enumerate(gains)
            ]
        )
        if report is None:
            self.about.setText(
                self.tr(
                    "Each learns from all but the last week and is asked what was bought in it. "
                    "That takes a while; you can go on working."
                )
            )
            return
        serves = next((one.name for one in self._listed if one.in_use), "")
        named = f"{self._metric}@{report.k}"
        if self._metric == "map new":
            named = f"map@{report.k} new"
        elif self._metric in ("coverage", "novelty"):
            named = str(self._metric)
        bars = []
        for name, model in report.models.items():
            value = model.metrics.get(named, math.nan)
            bounds = model.intervals.get(named)
            low, high = (None, None) if bounds is None else bounds
            if not math.isnan(value):
                bars.append(
                    ModelBar(
                        translate("recommend", model.label), value, low, high, serves=name == serves
                    )
                )
        bars.sort(key=lambda bar: -bar.value)
        shown = [
            ModelBar(b.name, b.value, b.low, b.high, place == 0, b.serves)
            for place, b in enumerate(bars)
        ]
        self.bars.put(shown)
        self.about.setText(
            self.tr("{}: {} customers, {} items. The thin line is where the figure lies, 19 times "
                    "in 20.").format(text.title(retold(report.fold)), text.count(report.customers),
                                     text.count(report.items))
        )  # fmt: skip
