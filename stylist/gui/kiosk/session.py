"""What one shopper has shown, said and chosen: in memory, and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from stylist.types import Look, Results, Verdict, Weights

TEXT_SIZES = (100, 125, 150)
"""Sizes of the text that a shopper may choose, in %."""

SHOPPER = "shopper"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the item it is about."""

    page: str
    item: int | None = None


@dataclass(slots=True, eq=False)
class Session:
    """One shopper's visit. A new one knows nothing of the one before.

    Attributes
    ----------
    language, text : str, int
        As chosen on the first screen; `text` in %.
    look : Look, optional
        The photo that was searched with.
    words : str
        What was typed.
    results : Results, optional
        The answer that is shown; None while there is none yet.
    first : int
        Of the results, the first that is shown.
    anyway : bool
        Whether the nearest is shown though it is not close.
    fresh : int
        Hearts and crosses since the results were put in order.
    verdicts : mapping of item id to verdict
        In the order in which they were given.
    trail : list of Place
        The way here, for *Back*; the last is what is shown.
    """

    language: str = "en"
    text: int = TEXT_SIZES[0]
    look: Look | None = None
    words: str = ""
    results: Results | None = None
    first: int = 0
    anyway: bool = False
    fresh: int = 0
    over: bool = False
    verdicts: dict[int, Verdict] = field(default_factory=dict)
    trail: list[Place] = field(default_factory=list)

    @property
    def here(self) -> Place | None:
        """What is shown."""
        return self.trail[-1] if self.trail else None

    @property
    def picks(self) -> list[int]:
        """The items with a heart, in the order in which they got it."""
        return [i for i, verdict in self.verdicts.items() if verdict.liked]

    def judge(self, item_id: int, liked: bool | None, similarity: float | None = None) -> None:
        """A heart, a cross, or neither any more."""
        self.verdicts.pop(item_id, None)
        if liked is not None:
            now = datetime.now(UTC)
            self.verdicts[item_id] = Verdict(SHOPPER, item_id, liked, None, now, similarity)
        self.fresh += 1

    def ask(self, *, look: Look | None = None, words: str = "") -> None:
        """Another question: the answer to the last one goes."""
        self.look, self.words = look, words
        self.results, self.first, self.anyway, self.fresh = None, 0, False, 0

    def end(self) -> None:
        """Forget everything; whoever still holds this session holds nothing."""
        self.ask()
        self.over = True
        self.verdicts.clear()
        self.trail.clear()


WEIGHTS = Weights()
