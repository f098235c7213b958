"""Where a person was when the window was closed, kept in a file. No Qt here.

What is searched with a photo is left out: nothing of a photo is stored.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from hashlib import blake2b
from math import isfinite
from pathlib import Path
from typing import Any

from stylist.desktypes import LONGEST, filters_as_json, filters_from_json
from stylist.gui.questions import SORTS, Page, Question
from stylist.settings import Settings
from stylist.types import Weights
from stylist.unfinished import beside

MOST_RECENT = 12
"""Commands that are remembered."""

FARTHEST = 100_000
"""Pixels from the first screen's corner within which a window is believed to have been."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Which item was chosen on a page, and which row was at the top, `within` pixels of it gone."""

    item_id: int | None = None
    row: int = 0
    within: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """The window's frame (x, y, width, height), its page, and what each page asks.

    `recent` are the commands that were chosen last, by their keys.
    """

    frame: tuple[int, int, int, int] | None = None
    maximized: bool = False
    page: Page = Page.LIBRARY
    questions: Mapping[Page, Question] = field(default_factory=dict)
    spots: Mapping[Page, Spot] = field(default_factory=dict)
    recent: tuple[str, ...] = ()

    def to_json(self) -> str:
        """As text."""
        return json.dumps(
            {
                "frame": self.frame,
                "maximized": self.maximized,
                "page": self.page,
                "questions": {page: _asked(question) for page, question in self.questions.items()},
                "spots": {page: asdict(spot) for page, spot in self.spots.items()},
                "recent": self.recent,
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> Place:
        """From text; what is missing, unknown or of a wrong type is as on a first start."""
        try:
            said = _table(json.loads(text))
        except (ValueError, RecursionError):
            return cls()
        questions, spots = _table(said.get("questions")), _table(said.get("spots"))
        return cls(
            frame=_frame(said.get("frame")),
            maximized=said.get("maximized") is True,
            page=_page(said.get("page")),
            questions={page: _question(page, _table(questions.get(page))) for page in Page},
            spots={page: _spot(_table(spots[page])) for page in Page if page in spots},
            recent=_recent(said.get("recent")),
        )


class PlaceFile:
    """One library's place, beside the settings of who uses it."""

    def __init__(self, library: Path) -> None:
        name = blake2b(str(library.resolve()).encode(), digest_size=8).hexdigest()
        self.path = Settings.path().parent / "windows" / f"{name}.json"

    def read(self) -> Place:
        """The place; where there is none, or it is damaged, that of a first start."""
        try:
            return Place.from_json(self.path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return Place()

    def write(self, place: Place) -> None:
        """Keep it, whole or not at all. It is worth no message where that fails."""
        temporary = beside(self.path)
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(place.to_json(), encoding="utf-8")
            temporary.replace(self.path)


class Handed:
    """A place that is handed from one window to the next, and kept in a file where there is one."""

    def __init__(self, file: PlaceFile | None = None) -> None:
        self._file = file
        self._place: Place | None = None

    def read(self) -> Place:
        """The last window's place, or the file's."""
        if self._place is not None:
            return self._place
        return self._file.read() if self._file is not None else Place()

    def write(self, place: Place) -> None:
        """Keep it."""
        self._place = place
        if self._file is not None:
            self._file.write(place)


def _frame(said: object) -> tuple[int, int, int, int] | None:
    if not isinstance(said, list) or len(said) != 4 or not all(map(_whole, said)):
        return None
    x, y, width, height = said
    fits = max(map(abs, said)) <= FARTHEST and width > 0 < height
    return (x, y, width, height) if fits else None


def _recent(said: object) -> tuple[str, ...]:
    listed = said if isinstance(said, list) else []
    return tuple(key for key in listed[:MOST_RECENT] if isinstance(key, str))


def _page(said: object) -> Page:
    return next((page for page in Page if page == said), Page.LIBRARY)


def _asked(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "sort": question.sort,
        "item_id": question.item_id,
        "customer": question.customer,
        "weights": asdict(question.weights),
        "filters": filters_as_json(question.filters),
    }


def _question(page: Page, said: Mapping[str, Any]) -> Question:
    weights = {k: v for k, v in _table(said.get("weights")).items() if _share(v)}
    item_id, words = said.get("item_id"), said.get("text")
    known = {f.name for f in fields(Weights)}
    return Question(
        page=page,
        text=words[:LONGEST] if _word(words) and words is not None else "",
        sort=said["sort"] if said.get("sort") in SORTS else "relevance",
        item_id=item_id if _whole(item_id) and page is Page.SEARCH else None,
        customer=str(said.get("customer") or "") if page is Page.FOR_YOU else "",
        weights=Weights(**{k: float(v) for k, v in weights.items() if k in known}),
        filters=filters_from_json(said.get("filters")),
    )


def _spot(said: Mapping[str, Any]) -> Spot:
    numbers = {key: said.get(key) for key in ("item_id", "row", "within")}
    return Spot(**{key: v for key, v in numbers.items() if type(v) is int and 0 <= v < 2**53})


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _word(value: object) -> bool:
    return isinstance(value, str)


def _whole(value: object) -> bool:
    return type(value) is int


def _number(value: object) -> bool:
    return type(value) in (int, float) and isfinite(value)  # type: ignore[arg-type]


def _share(value: object) -> bool:
    return _number(value) and 0 <= value <= 10  # type: ignore[operator]
