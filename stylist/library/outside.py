"""Where one is going, and what the sky does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np

from stylist.errors import UsageError
from stylist.forecast import Conditions, Forecast
from stylist.library.core import Core
from stylist.style.occasion import find as find_occasion
from stylist.style.occasion import words_with
from stylist.style.outfit import Band, Outfit
from stylist.style.weather import Weather
from stylist.taxonomy import Taxonomy, occasions
from stylist.taxonomy.occasions import NewOccasion
from stylist.types import (
    Attribute,
    Change,
    Filters,
    Floats,
    Ids,
)

ANY = Filters()


class Outside(Core):
    """Where one is going, and what the sky does."""

    def warmth(self, item_ids: Sequence[int] | Ids) -> Floats:
        """(n,) clo of each item, NaN where nothing tells."""
        return self._browse.warmth(item_ids)

    def warmth_at_hand(self, item_ids: Sequence[int] | Ids) -> Floats | None:
        """The same, or None where it has first to be worked out, for up to a second."""
        fitted = self._fits.at_hand()
        ids = np.asarray(item_ids, dtype=np.int64)
        return None if fitted is None else fitted.clo_at_hand(ids)

    def band(self, item_id: int) -> Band | None:
        """At which temperatures an item is worn; None where that means nothing."""
        fitted = self._fits.now()
        row = fitted.row(item_id)
        return None if row is None else fitted.band(row)

    def outfit(self, item_ids: Sequence[int] | Ids, filters: Filters = ANY) -> Outfit:
        """What items are together, beside what the filters' weather asks for."""
        ids = np.asarray(item_ids, dtype=np.int64)
        return self._fits.now().outfit(ids, Weather.of(filters))

    def needed_clo(self, filters: Filters) -> float | None:
        """What the filters' weather asks an outfit to bring; None without a temperature."""
        outside = Weather.of(filters)
        return None if outside is None else outside.clo

    def forecast(self, place: str, when: str = "now") -> Conditions:
        """What to expect outside at a place; asks the weather service of the settings.

        Raises
        ------
        UsageError
            The settings do not let it ask.
        ForecastError
            It cannot be asked, or knows no such place.
        """
        settings = self.settings
        if not settings.forecast:
            raise UsageError("the forecast is turned off: set forecast = true in settings.toml")
        service = Forecast(
            self.path / "cache" / "forecast.json",
            settings.forecast_url,
            settings.geocoding_url,
            settings.forecast_seconds,
        )
        return service.named(place, when)

    def occasions_of(self, item_id: int) -> dict[str, float]:
        """Key of every occasion → the probability that an item suits it."""
        fitted = self._fits.now()
        row = fitted.row(item_id)
        if row is None:
            return {}
        return {key: float(fitted.occasion(key)[row]) for key in self.taxonomy.occasions}

    def say_occasion(self, item_ids: Sequence[int], occasion: str, suits: bool | None) -> Change:
        """A person's word that items are, or are not, for an occasion; None takes it back.

        From five such words on Stylist learns from them.

        Raises
        ------
        NotFoundError, UsageError
            There is no such item; no occasion is called so.
        """
        asked = find_occasion(occasion, self.taxonomy)
        items = self._store.items([int(i) for i in item_ids])
        words = {item.id: words_with(item, asked.key, suits, self.taxonomy) for item in items}
        words |= {int(i): () for i in item_ids if int(i) not in words}  # the store refuses those
        said = {True: "{} is for", False: "{} is not for", None: "took back what {} is to"}
        return self.put_occasions(words, f"{said[suits]} {asked.phrase}")

    def put_occasions(
        self, words: Mapping[int, Sequence[Attribute]], what: str = "what {} is for"
    ) -> Change:
        """Let these be all that a person says of items' occasions: how a word is undone."""
        return self._write(lambda: self._store.put_occasions(words, what), facts=True)

    def add_occasion(self, new: NewOccasion) -> str:
        """Make an occasion of this library's own; its key.

        Raises
        ------
        UsageError, LibraryError
            It is not one, or it cannot be kept.
        """
        key = occasions.add(self._own_taxonomy, self.taxonomy, new)
        self._occasion_changed(f"added the occasion {new.label.strip()}", key, None)
        return key

    def change_occasion(self, key: str, new: NewOccasion) -> None:
        """Describe one of this library's own occasions anew; what was said of items stays said."""
        was = self.occasion(key)
        occasions.change(self._own_taxonomy, self.taxonomy, key, new)
        self._occasion_changed(f"changed the occasion {new.label.strip()}", key, was)

    def remove_occasion(self, key: str) -> NewOccasion:
        """Remove one of this library's own occasions; what it was."""
        was = occasions.remove(self._own_taxonomy, self.taxonomy, key)
        self._occasion_changed(f"removed the occasion {was.label}", key, was)
        return was

    def _put_occasion(self, key: str, was: NewOccasion | None) -> None:
        """Let an occasion be described so, or not at all: how a step is taken back."""
        there = key in self.taxonomy.own
        if was is None:
            if there:
                occasions.remove(self._own_taxonomy, self.taxonomy, key)
        elif there:
            occasions.change(self._own_taxonomy, self.taxonomy, key, was)
        else:
            occasions.add(self._own_taxonomy, self.taxonomy, was, key)
        self._ask_by(Taxonomy.load(self._own_taxonomy))

    def _occasion_changed(self, what: str, key: str, was: NewOccasion | None) -> None:
        self._ask_by(Taxonomy.load(self._own_taxonomy))
        self._store.note("occasion", what, [key, None if was is None else asdict(was)])

    def occasion(self, key: str) -> NewOccasion:
        """How an occasion is described."""
        return occasions.described(self.taxonomy, find_occasion(key, self.taxonomy).key)

    @property
    def _own_taxonomy(self) -> Path:
        return self.path / "taxonomy"
