"""What a search in words is made of."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "category", "colour", "pattern", "sleeve", "material", "occasion", "warmth", "price", "text"
]

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for, or, `negated`, not wanted.

    Attributes
    ----------
    kind : str
        ``text`` is a word that the taxonomy does not know.
    values : tuple of str
        Keys of the taxonomy, any of which will do; of a text, the word itself.
    words : tuple of str
        What a text that speaks of it would say.
    kinds : tuple of str
        What it would say of a narrower kind of it: of shoes, *trainers*.
    start, end : int
        Where in the query it stands, its *not* and its *or* included.
    narrow : bool
        It names a narrower kind of the value: trainers, of shoes; navy, of blue.
    unfinished : bool
        It is the last word and may be going on: its beginning counts.
    bounds : (least, most)
        Of a price; None for no bound.
    """

    kind: Kind
    values: tuple[str, ...]
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    start: int
    end: int
    negated: bool = False
    narrow: bool = False
    unfinished: bool = False
    bounds: tuple[float | None, float | None] | None = None

    @property
    def meaning(self) -> Hashable:
        """The same for terms that ask the same, wherever they stand, negated or not."""
        return (
            self.kind,
            self.values,
            self.words,
            self.kinds,
            self.narrow,
            self.unfinished,
            self.bounds,
        )


@dataclass(frozen=True, slots=True)
class Query:
    """A text, and what was understood of it."""

    text: str
    terms: tuple[Term, ...]

    def without(self, term: Term) -> str:
        """The text with a term taken out."""
        left = f"{self.text[: term.start]} {self.text[term.end :]}"
        return _SPACES.sub(" ", left).strip()

    def said(self, term: Term) -> str:
        """The words of the text that a term was read from."""
        return self.text[term.start : term.end].strip()
