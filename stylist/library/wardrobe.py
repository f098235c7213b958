"""A wardrobe: what was worn when, what a wear has cost, what to pack."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from stylist.errors import UsageError
from stylist.library.handing import HandingOver
from stylist.style.occasion import find as find_occasion
from stylist.style.packing import AGAIN
from stylist.taxonomy import SLOTS
from stylist.types import Change, Filters
from stylist.weartypes import Packing, Wear

MOST_DAYS = 31


class Wardrobe(HandingOver):
    """A wardrobe: what was worn when, what a wear has cost, what to pack."""

    @property
    def is_wardrobe(self) -> bool:
        """Whether this library is somebody's wardrobe: said so, or something in it was worn."""
        return self._store.is_wardrobe

    def set_wardrobe(self, on: bool) -> None:
        """Say whether it is; what was worn stays noted."""
        self._store.set_wardrobe(on)

    def wear(self, item_ids: Sequence[int], day: date | None = None) -> Change:
        """Items were worn today, or on a day: one step to take back.

        Raises
        ------
        NotFoundError
            There is no such item.
        UsageError
            The day is yet to come.
        """
        when = _past(day)
        return self._write(lambda: self._store.wear(item_ids, when))

    def unwear(self, item_ids: Sequence[int], day: date | None = None) -> Change:
        """Items were not worn on that day after all: one step to take back."""
        when = _past(day)
        return self._write(lambda: self._store.unwear(item_ids, when))

    def wears(self, item_ids: Sequence[int] | None = None) -> list[Wear]:
        """How often items were worn, when last, and what a wear has cost; of all, those worn."""
        return self._store.wears(item_ids)

    def wear_days(self, item_id: int) -> list[date]:
        """On which days an item was worn, the last first."""
        return self._store.wear_days(item_id)

    def trip_day(self, words: str) -> Filters:
        """A day in words: ``8 rain office``, ``wind=6 -2``, ``tomorrow@Oslo wedding``.

        A number is °C; *rain* and *dry*, *wind=* m/s; *tomorrow@* or *2026-05-01@* a place asks
        the weather service (`forecast`); what else is said is an occasion.

        Raises
        ------
        UsageError, ForecastError
            A word is none of these; the service cannot be asked.
        """
        filters, rest = Filters(), []
        for word in words.replace(",", " ").replace("°C", " ").replace("\u2212", "-").split():
            key, equals, value = word.partition("=")
            when, at, place = word.partition("@")
            if word.lower() in ("rain", "dry"):
                filters = replace(filters, rain=word.lower() == "rain")
            elif at and place:
                sky = self.forecast(place.replace("_", " "), when)
                filters = replace(
                    filters, temperature=sky.temperature, wind=sky.wind, rain=sky.rain,
                    humidity=sky.humidity,
                )  # fmt: skip
            elif equals and key.lower() == "wind" and (wind := _number(value)) is not None:
                filters = replace(filters, wind=_within("wind", wind, 0, 120))
            elif (degrees := _number(word)) is not None:
                filters = replace(filters, temperature=_within("°C", degrees, -90, 60))
            else:
                rest.append(word)
        if rest:
            asked = find_occasion(" ".join(rest), self.taxonomy)
            filters = replace(filters, occasion=asked.key)
        return filters

    def trip_weather(self, place: str, first: date, days: int) -> list[Filters]:
        """What the weather service expects at a place, for each day; see `forecast`."""
        found = []
        for number in range(days):
            sky = self.forecast(place, (first + timedelta(days=number)).isoformat())
            found.append(
                Filters(
                    temperature=round(sky.temperature, 1), wind=round(sky.wind, 1), rain=sky.rain,
                    humidity=round(sky.humidity, 2),
                )
            )  # fmt: skip
        return found

    def pack(self, days: Sequence[Filters], *, again: int = AGAIN) -> Packing:
        """The fewest garments that give an outfit for each day: warm enough, dry, fit for it.

        Seconds. Two days wear the same outfit only where nothing else can be made of what is
        packed.

        Parameters
        ----------
        days : filters
            Occasion and weather of each; other filters choose garments (a tag, a colour).
        again : int
            On how many days a shirt or a dress may be worn.

        Raises
        ------
        UsageError
            There are no days, or more than a month.
        """
        if not 1 <= len(days) <= MOST_DAYS:
            raise UsageError(f"{len(days)} days: pack for 1 to {MOST_DAYS}")
        if again < 1:
            raise UsageError(f"--again {again}: at least 1")
        began = time.perf_counter()
        asked = [
            replace(day, occasion=find_occasion(day.occasion, self.taxonomy).key)
            if day.occasion
            else day
            for day in days
        ]
        worn, proven = self._in_use.outfits.pack(asked, again)
        ids = list(dict.fromkeys(i for day in worn for i in day.item_ids))
        slots = dict(zip(ids, self._in_use.outfits.slots_of(ids), strict=True))
        ids.sort(key=lambda i: SLOTS.index(slots[i]))
        seconds = time.perf_counter() - began
        return Packing(tuple((i, slots[i]) for i in ids), tuple(worn), proven, seconds)


def _past(day: date | None) -> date:
    # A person's own calendar, as they would say *today*.
    today = date.today()
    if day is not None and day > today:
        raise UsageError(f"{day.isoformat()} is yet to come")
    return day or today


def _number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def _within(name: str, value: float, least: float, most: float) -> float:
    if not least <= value <= most:
        raise UsageError(f"{name} {value:g}: from {least:g} to {most:g}")
    return value
