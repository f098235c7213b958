"""A person's settings: typed, with every default here, kept as TOML."""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from stylist.errors import StylistError
from stylist.unfinished import beside


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set; kept per user, not per library.

    `nothing_close` is the score (0–1) below which an answer is *nothing
    close*. `unsure_below` is the confidence (0–1) below which what the model
    says of an item is *unsure* and waits in the review. `explore` is how many
    cards of a page of 20 are guesses, to learn from, while a taste is not sure;
    0 never guesses. `threads` 0 means one
    per core. `contrast` is system, usual or high; `text_scale` is the window's text size in %
    of the system's. `language` is system, en or de; `units` of temperatures system, celsius or
    fahrenheit. `provider` is what runs the encoder: auto, cpu,
    openvino, cuda, coreml or directml. `theme` is system, light or dark.
    `max_megapixels`, `decode_seconds` and `decode_megabytes` bound what one
    photo may cost. `drive_seconds` is how long the library's drive may be silent
    before a command gives up. `forecast` lets Stylist ask the weather service at
    `forecast_url` about `forecast_place`; off, nothing is ever asked. `contact` is whom
    lookbooks tell to turn to. `auto_advance` goes on to the next item once one is rated;
    `note_gaps` lets the library note what was asked for in vain, as words. `toured` is whether
    the tour has been seen, so that it does not begin by itself again.

    `kiosk` opens the kiosk in place of the window. There, `kiosk_idle` is how many seconds
    nobody touches it before it counts down and forgets; `kiosk_dpi` the screen's real dots an
    inch, 0 as it reports them; `kiosk_code` what its QR code says, with ``{skus}`` where the
    SKUs go, by default the SKUs, a line each; `kiosk_printer` the name of its printer, by
    default the system's; `kiosk_place` how tags begin that tell where a thing hangs;
    `kiosk_calm` keeps its attract screen from moving.
    """

    theme: str = "system"
    contrast: str = "system"
    text_scale: int = 100
    language: str = "system"
    units: str = "system"
    profile: str = "Me"
    nothing_close: float = 0.90
    unsure_below: float = 0.7
    explore: int = 2
    threads: int = 0
    provider: str = "auto"
    camera: int = 0
    mirror_camera: bool = True
    max_megapixels: float = 250.0
    decode_seconds: float = 20.0
    decode_megabytes: int = 3000
    drive_seconds: float = 60.0
    last_library: str = ""
    contact: str = ""
    auto_advance: bool = False
    note_gaps: bool = True
    toured: bool = False
    kiosk: bool = False
    kiosk_idle: float = 60.0
    kiosk_dpi: float = 0.0
    kiosk_code: str = ""
    kiosk_printer: str = ""
    kiosk_place: str = "aisle"
    kiosk_calm: bool = False
    forecast: bool = False
    forecast_place: str = ""
    forecast_url: str = "https://api.open-meteo.com/v1/forecast"
    geocoding_url: str = "https://geocoding-api.open-meteo.com/v1/search"
    forecast_seconds: float = 5.0

    @staticmethod
    def path() -> Path:
        """The settings file; ``STYLIST_CONFIG`` names another folder."""
        folder = os.environ.get("STYLIST_CONFIG") or platformdirs.user_config_dir(
            "stylist", appauthor=False
        )
        return Path(folder) / "settings.toml"

    @classmethod
    def load(cls, path: Path | None = None) -> Settings:
        """Read the file; what it does not say, or says in a wrong type, is the default.

        Raises
        ------
        StylistError
            The file is there but is not TOML.
        """
        path = path or cls.path()
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls()
        except (OSError, ValueError, RecursionError) as error:
            raise StylistError(f"{path}: the settings cannot be read: {error}") from error
        known: dict[str, Any] = {}
        for field in fields(cls):
            value, default = said.get(field.name), field.default
            if isinstance(default, float) and type(value) is int:
                value = float(value)
            if type(value) is type(default):
                known[field.name] = value
        return cls(**known)

    def save(self, path: Path | None = None) -> None:
        """Write the file whole or not at all; comments a person put there stay."""
        import tomlkit  # slow to import, and only needed here

        path = path or self.path()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            document = tomlkit.parse(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            document = tomlkit.document()
        for name, value in asdict(self).items():
            document[name] = value
        temporary = beside(path)
        temporary.unlink(missing_ok=True)
        temporary.touch(mode=0o600)
        temporary.write_text(tomlkit.dumps(document), encoding="utf-8")
        temporary.replace(path)


def default_library() -> Path:
    """``STYLIST_LIBRARY``, or a folder where the platform keeps programs' data."""
    said = os.environ.get("STYLIST_LIBRARY")
    return (
        Path(said)
        if said
        else Path(platformdirs.user_data_dir("stylist", appauthor=False)) / "library"
    )
