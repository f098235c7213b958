"""The forecast for a place, from a weather service that speaks Open-Meteo's JSON.

The only part of Stylist that asks the network, and only where a person has
turned it on. What leaves the machine is the name of the place that was typed,
and its coordinates.
"""

from __future__ import annotations

import json
import time
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from stylist.errors import StylistError, UsageError
from stylist.unfinished import beside

SECONDS = 5.0
"""How long an answer may take."""

FRESH = 3600.0
"""Seconds for which a forecast is not asked for again."""

STALE = 24 * 3600.0
"""Seconds for which an old one is better than none, where the service does not answer."""

WET = 0.2
"""mm in an hour from which on it rains (a trace is less; WMO-No. 8, section 6.1.2)."""

MOST_BYTES = 4_000_000
DAYS_OUT = 16
"""As many as Open-Meteo forecasts."""

HOURS_OUT = 3
"""Hours that are looked at: as long as one is out."""

_HOURLY = ("temperature_2m", "relative_humidity_2m", "precipitation", "wind_speed_10m")


_PLACES = "places"
"""Where the cache keeps coordinates, which do not age."""


class ForecastError(StylistError):
    """The weather service cannot be asked, or does not know the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map, with degrees north and east."""

    name: str
    latitude: float
    longitude: float
    country: str = ""
    region: str = ""

    @property
    def label(self) -> str:
        """*Berlin, Germany*."""
        parts = (self.name, self.region if self.region != self.name else "", self.country)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is to be expected: °C, m/s at 10 m, rain or not, relative humidity 0–1.

    `at` is the hour it is for, in the place's own time; `asked` is when the
    service said so (seconds since 1970).
    """

    place: Place
    at: datetime
    temperature: float
    wind: float
    rain: bool
    humidity: float
    asked: float

    @property
    def stale(self) -> bool:
        """Whether it is older than it should be: the service did not answer."""
        return time.time() - self.asked > FRESH


class Forecast:
    """Asks a weather service, and remembers what it said.

    Parameters
    ----------
    cache : Path
        A file, made when it is needed.
    url, geocoding : str
        Of the service's forecast and of its list of places.
    seconds : float
        How long an answer may take.
    """

    def __init__(self, cache: Path, url: str, geocoding: str, seconds: float = SECONDS) -> None:
        self._cache, self._url, self._geocoding, self._seconds = cache, url, geocoding, seconds

    def places(self, name: str) -> list[Place]:
        """Places of that name, the largest first.

        Raises
        ------
        UsageError
            The name is blank.
        ForecastError
            There is none, or the service cannot be asked.
        """
        name = " ".join(name.split())
        if not name:
            raise UsageError("name a place")
        said = self._ask(self._geocoding, {"name": name, "count": 5, "format": "json"})
        try:
            found = [_place(one) for one in said.get("results") or ()]
        except (KeyError, TypeError, ValueError) as error:
            raise self._strange(self._geocoding) from error
        if not found:
            raise ForecastError(f"the weather service knows no place called {name!r}")
        return found

    def named(self, name: str, when: str = "now") -> Conditions:
        """The same of the largest place of a name, which is asked for once.

        Raises
        ------
        UsageError, ForecastError
            See `places` and `at`.
        """
        known = self._kept_place(name)
        return self.at(known or self._remembered(name), when)

    def _remembered(self, name: str) -> Place:
        """Ask where a place is, and keep that with what is kept of its weather."""
        place = self.places(name)[0]
        kept = self._kept()
        names = kept.get(_PLACES, {"asked": 0, "said": {}})
        names["said"][_plain(name)] = asdict(place)
        self._keep({**kept, _PLACES: names})
        return place

    def _kept_place(self, name: str) -> Place | None:
        known = self._kept().get(_PLACES, {"said": {}})["said"].get(_plain(name))
        with suppress(TypeError):  # another version's
            return Place(**known) if known else None
        return None

    def at(self, place: Place, when: str = "now") -> Conditions:
        """What to expect outside for the next few hours, or in the day of `when`.

        The temperature is the mean, the wind the strongest, and it rains if it
        does in any of the hours.

        Parameters
        ----------
        when : str
            ``now``; or ``tomorrow`` or a day such as ``2026-05-01`` (from nine to six).

        Raises
        ------
        UsageError
            It is another time, or too far away.
        ForecastError
            The service cannot be asked, and nothing that it said lately is kept.
        """
        if when not in ("now", "tomorrow") and _day(when) is None:
            raise UsageError(
                f"{when!r}: a forecast is for now, tomorrow or a day such as 2026-05-01"
            )
        asked, said = self._hours(place)
        try:
            return _conditions(place, said, asked, when)
        except (KeyError, TypeError, ValueError) as error:
            raise self._strange(self._url) from error

    def _hours(self, place: Place) -> tuple[float, dict[str, Any]]:
        key = f"{place.latitude:.2f},{place.longitude:.2f}"
        kept = self._kept()
        known = kept.get(key)
        now = time.time()
        # A clock that was set back must not make a forecast fresh for ever.
        age = now - float(known["asked"]) if known else STALE
        if known and 0 <= age < FRESH:
            return float(known["asked"]), known["said"]
        try:
            said = self._ask(
                self._url,
                {
                    "latitude": f"{place.latitude:.4f}",
                    "longitude": f"{place.longitude:.4f}",
                    "hourly": ",".join(_HOURLY),
                    "wind_speed_unit": "ms",
                    "timezone": "auto",
                    "forecast_days": DAYS_OUT,
                },
            )
        except ForecastError:
            if known and 0 <= age < STALE:
                return float(known["asked"]), known["said"]
            raise
        fresh = {
            k: v for k, v in kept.items() if k == _PLACES or 0 <= now - float(v["asked"]) < STALE
        }
        fresh[key] = {"asked": now, "place": asdict(place), "said": said}
        self._keep(fresh)
        return now, said

    def _ask(self, url: str, query: dict[str, Any]) -> dict[str, Any]:
        if urlsplit(url).scheme not in ("http", "https"):
            raise UsageError(f"{url!r} is not the address of a weather service")
        request = Request(f"{url}?{urlencode(query)}", headers={"User-Agent": "Stylist"})  # noqa: S310
        host = urlsplit(url).netloc
        try:
            with urlopen(request, timeout=self._seconds) as answer:  # noqa: S310
                data = answer.read(MOST_BYTES)
        except TimeoutError as error:
            raise ForecastError(f"{host} did not answer in {self._seconds:g} s") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise ForecastError(f"{host} did not answer in {self._seconds:g} s") from error
            reason = getattr(error.reason, "strerror", None) or str(error.reason)
            raise ForecastError(f"{host} cannot be asked: {reason}") from error
        except (OSError, ValueError) as error:
            raise ForecastError(f"{host} cannot be asked: {error}") from error
        try:
            said = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise self._strange(url) from error
        if not isinstance(said, dict):
            raise self._strange(url)
        return said

    def _strange(self, url: str) -> ForecastError:
        return ForecastError(f"{urlsplit(url).netloc} gave an answer that is no forecast")

    def _kept(self) -> dict[str, Any]:
        """What was said lately; a cache that cannot be read is empty."""
        try:
            said = json.loads(self._cache.read_text(encoding="utf-8"))
            kept = said["kept"]
            if said["crc"] != _crc(kept):
                return {}
            return {
                k: {**v, "asked": float(v["asked"])}
                for k, v in kept.items()
                if isinstance(v["said"], dict)
            }
        except (OSError, ValueError, RecursionError, KeyError, AttributeError, TypeError):
            return {}

    def _keep(self, kept: dict[str, Any]) -> None:
        with suppress(OSError):  # a cache that cannot be written is only slower
            self._cache.parent.mkdir(parents=True, exist_ok=True)
            temporary = beside(self._cache)
            whole = {"crc": _crc(kept), "kept": kept}
            temporary.write_text(json.dumps(whole), encoding="utf-8")
            temporary.replace(self._cache)


def _crc(kept: dict[str, Any]) -> int:
    return zlib.crc32(json.dumps(kept, sort_keys=True).encode())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _place(said: dict[str, Any]) -> Place:
    return Place(
        str(said["name"]),
        float(said["latitude"]),
        float(said["longitude"]),
        str(said.get("country") or ""),
        str(said.get("admin1") or ""),
    )


def _day(when: str) -> date | None:
    try:
        return date.fromisoformat(when)
    except ValueError:
        return None


def _conditions(place: Place, said: dict[str, Any], asked: float, when: str) -> Conditions:
    hourly = said["hourly"]
    hours = [datetime.fromisoformat(hour) for hour in hourly["time"]]
    # The service writes hours in the place's own time, without a zone.
    offset = timedelta(seconds=float(said.get("utc_offset_seconds") or 0))
    here = (datetime.now(UTC) + offset).replace(tzinfo=None)
    if when == "now":
        rows = [r for r, hour in enumerate(hours) if hour > here - timedelta(hours=1)][:HOURS_OUT]
    else:
        day = _day(when) or (here + timedelta(days=1)).date()
        rows = [r for r, hour in enumerate(hours) if hour.date() == day and 9 <= hour.hour < 18]
    if not rows and hours and _day(when) is not None:
        reach = f"from {hours[0]:%Y-%m-%d} to {hours[-1]:%Y-%m-%d}"
        raise UsageError(f"{when}: the forecast reaches {reach}")
    if not rows:
        raise ValueError("no hour of that day")

    def of(name: str) -> Sequence[float]:
        return [float(hourly[name][row]) for row in rows if hourly[name][row] is not None]

    degrees, damp = of("temperature_2m"), of("relative_humidity_2m")
    return Conditions(
        place,
        hours[rows[0]],
        sum(degrees) / len(degrees) if degrees else float(hourly["temperature_2m"][rows[0]]),
        max(of("wind_speed_10m"), default=0.0),
        max(of("precipitation"), default=0.0) >= WET,
        sum(damp) / len(damp) / 100 if damp else 0.6,
        asked,
    )
