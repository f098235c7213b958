"""The forecast against a weather service of our own, on this machine."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from stylist.errors import UsageError
from stylist.forecast import Forecast, ForecastError, Place
from stylist.library import Library
from stylist.settings import Settings
from stylist.types import Filters

BERLIN = Place("Berlin", 52.52, 13.41, "Germany", "Berlin")


class Service:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.offset = 7200
        self.rain = 0.0
        self.slow = 0.0
        self.broken: bytes | None = None
        self.places: list[dict[str, Any]] = [
            {"name": "Berlin", "latitude": 52.52, "longitude": 13.41, "country": "Germany",
             "admin1": "Berlin"},
            {"name": "Berlin", "latitude": 44.47, "longitude": -71.18, "country": "United States",
             "admin1": "New Hampshire"},
        ]  # fmt: skip

    def answer(self, path: str, query: dict[str, str]) -> bytes:
        self.asked.append((path, query))
        if self.slow:
            time.sleep(self.slow)
        if self.broken is not None:
            return self.broken
        if path == "/search":
            known = [p for p in self.places if p["name"] == query["name"]]
            return json.dumps({"results": known} if known else {"generationtime_ms": 1}).encode()
        here = datetime.now(UTC) + timedelta(seconds=self.offset)
        first = here.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
        hours = [first + timedelta(hours=h) for h in range(72)]
        now = here.hour
        return json.dumps(
            {
                "utc_offset_seconds": self.offset,
                "hourly": {
                    "time": [h.strftime("%Y-%m-%dT%H:%M") for h in hours],
                    "temperature_2m": [8.0 + (i - now) for i in range(72)],
                    "relative_humidity_2m": [80] * 72,
                    "precipitation": [self.rain if i == now + 2 else 0.0 for i in range(72)],
                    "wind_speed_10m": [4.0 if i != now + 1 else 9.0 for i in range(72)],
                },
            }
        ).encode()


@pytest.fixture
def service() -> Iterator[tuple[Service, str]]:
    known = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {k: v[0] for k, v in parse_qs(parts.query).items()}
            data = known.answer(parts.path, query)
            self.send_response(200 if known.broken is None else 500)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with suppress(ConnectionError):  # who asked has hung up
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # so that closing waits for them
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield known, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def ask(service: tuple[Service, str], tmp_path: Path) -> Callable[..., Forecast]:
    def made(seconds: float = 5.0, url: str = service[1]) -> Forecast:
        return Forecast(tmp_path / "cache" / "w.json", f"{url}/forecast", f"{url}/search", seconds)

    return made


def test_the_next_hours_of_a_place(
    service: tuple[Service, str], ask: Callable[..., Forecast]
) -> None:
    service[0].rain = 1.4
    found = ask().named("Berlin")
    assert found.place == BERLIN
    assert found.temperature == pytest.approx(9.0)  # 8, 9 and 10 °C
    assert (found.wind, found.rain, found.humidity) == (9.0, True, 0.8)
    assert not found.stale
    path, query = service[0].asked[-1]
    assert path == "/forecast"
    assert (query["wind_speed_unit"], query["latitude"]) == ("ms", "52.5200")


def test_tomorrow_is_the_day_not_the_night(
    service: tuple[Service, str], ask: Callable[..., Forecast]
) -> None:
    found = ask().named("Berlin", "tomorrow")
    assert found.at.hour == 9
    assert found.at.date() == (datetime.now(UTC) + timedelta(seconds=7200, days=1)).date()
    assert not found.rain


def test_a_day_by_its_date(service: tuple[Service, str], ask: Callable[..., Forecast]) -> None:
    tomorrow = ask().named("Berlin", "tomorrow")
    assert ask().named("Berlin", tomorrow.at.date().isoformat()) == tomorrow
    assert int(service[0].asked[-1][1]["forecast_days"]) >= 14
    with pytest.raises(UsageError, match="reaches from"):
        ask().named("Berlin", "2001-01-01")
    with pytest.raises(UsageError, match="2026-05-01"):
        ask().named("Berlin", "someday")


def test_it_is_asked_once_an_hour(
    service: tuple[Service, str], ask: Callable[..., Forecast]
) -> None:
    for _ in range(3):
        ask().named("  berlin " if service[0].asked else "Berlin")
    assert [path for path, _ in service[0].asked] == ["/search", "/forecast"]


def test_an_old_one_is_better_than_none(
    service: tuple[Service, str], ask: Callable[..., Forecast], tmp_path: Path
) -> None:
    ask().named("Berlin")
    cache = tmp_path / "cache" / "w.json"
    kept = json.loads(cache.read_text())["kept"]
    for one in kept.values():
        one["asked"] = one["asked"] and time.time() - 2 * 3600
    ask()._keep(kept)
    service[0].broken = b"out of order"
    assert ask().named("Berlin").stale
    kept = {k: {**v, "asked": v["asked"] and time.time() - 48 * 3600} for k, v in kept.items()}
    ask()._keep(kept)
    with pytest.raises(ForecastError, match="cannot be asked"):
        ask().named("Berlin")


@pytest.mark.parametrize("said", [b"not json", b"[1, 2]", b'{"hourly": {"time": ["now"]}}'])
def test_a_strange_answer_is_an_error_in_one_line(
    service: tuple[Service, str], ask: Callable[..., Forecast], said: bytes, monkeypatch: Any
) -> None:
    monkeypatch.setattr(Service, "answer", lambda *_: said)
    with pytest.raises(ForecastError) as refused:
        ask().at(BERLIN)
    assert "no forecast" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_who_does_not_answer_is_not_waited_for(
    service: tuple[Service, str], ask: Callable[..., Forecast]
) -> None:
    service[0].slow = 0.6
    began = time.perf_counter()
    with pytest.raises(ForecastError, match=r"did not answer in 0\.1 s"):
        ask(0.1).at(BERLIN)
    assert time.perf_counter() - began < 0.5


def test_offline_is_an_error_in_one_line(ask: Callable[..., Forecast]) -> None:
    with pytest.raises(ForecastError, match=r"127\.0\.0\.1:9 cannot be asked"):
        ask(url="http://127.0.0.1:9").at(BERLIN)
    with pytest.raises(UsageError, match="not the address of a weather service"):
        ask(url="file:///etc").at(BERLIN)


def test_a_place_that_is_none(service: tuple[Service, str], ask: Callable[..., Forecast]) -> None:
    with pytest.raises(ForecastError, match="knows no place called 'Atlantis'"):
        ask().named("Atlantis")
    with pytest.raises(UsageError):
        ask().named("  ")
    assert [p.label for p in ask().places("Berlin")] == [
        "Berlin, Germany",
        "Berlin, New Hampshire, United States",
    ]


def test_a_damaged_cache_is_an_empty_one(
    service: tuple[Service, str], ask: Callable[..., Forecast], tmp_path: Path
) -> None:
    cache = tmp_path / "cache" / "w.json"
    cache.parent.mkdir()
    for damage in ("{", "[]", '{"places": 3}', '{"52.52,13.41": {"asked": "x", "said": 1}}'):
        cache.write_text(damage)
        assert ask().named("Berlin").place == BERLIN


def test_nothing_is_asked_unless_it_was_turned_on(
    service: tuple[Service, str], bare: Library
) -> None:
    known, url = service
    with pytest.raises(UsageError, match="turned off"):
        bare.forecast("Berlin")
    assert not known.asked
    assert not Settings().forecast
    bare.settings = replace(
        bare.settings, forecast=True, forecast_url=f"{url}/forecast", geocoding_url=f"{url}/search"
    )
    found = bare.forecast("Berlin")
    needed = bare.needed_clo(Filters(temperature=found.temperature, wind=found.wind))
    assert needed is not None
    assert 1.0 < needed < 1.8
    assert (bare.path / "cache" / "forecast.json").is_file()
