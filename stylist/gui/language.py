"""Which language the window speaks, and how it writes figures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QGuiApplication

from stylist.resources import resource
from stylist.text import Speech, speak

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""Languages that are complete, by their own names."""

UNITS = ("system", "celsius", "fahrenheit")

_CELSIUS = QLocale.MeasurementSystem.MetricSystem, QLocale.MeasurementSystem.ImperialUKSystem


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is in force."""

    language: str
    units: str
    locale: QLocale


class _InUse:
    spoken: _Spoken | None = None
    translators: tuple[QTranslator, ...] = ()


def locale() -> QLocale:
    """Of the language in use; the system's own where that is its language."""
    spoken = _InUse.spoken
    return locale_of("system") if spoken is None else spoken.locale


def locale_of(language: str) -> QLocale:
    """English where the system states no language: it would not group digits."""
    system = QLocale.system()
    if system.language() == QLocale.Language.C:
        system = QLocale(QLocale.Language.English)
    if language not in LANGUAGES:
        return system
    wanted = QLocale(language)
    return system if system.language() == wanted.language() else wanted


def code_of(language: str) -> str:
    """The language that is shown: as set, the system's where it is spoken here, or English."""
    if language in LANGUAGES:
        return language
    wanted = (tag.split("-")[0] for tag in QLocale.system().uiLanguages())
    return next((tag for tag in wanted if tag in LANGUAGES), "en")


def use(language: str = "system", units: str = "system") -> None:
    """Speak this language from now on; windows that are open keep theirs.

    Parameters
    ----------
    language : str
        ``system`` or a key of `LANGUAGES`.
    units : str
        Of temperatures; one of `UNITS`.
    """
    spoken = _Spoken(language, units, locale_of(language))
    if spoken == _InUse.spoken:
        return
    _InUse.spoken = spoken
    code = code_of(language)
    for old in _InUse.translators:
        QCoreApplication.removeTranslator(old)
    _InUse.translators = tuple(_translators(code))
    for translator in _InUse.translators:
        QCoreApplication.installTranslator(translator)
    QLocale.setDefault(spoken.locale)
    QGuiApplication.setLayoutDirection(QLocale(code).textDirection())
    speak(
        Speech(
            translate=QCoreApplication.translate,
            decimal=lambda value, places: spoken.locale.toString(float(value), "f", places),
            small_nouns=code != "de",
            fahrenheit=fahrenheit(units, spoken.locale),
            from_the_right=QGuiApplication.isRightToLeft,
        )
    )


def fahrenheit(units: str, of: QLocale) -> bool:
    """Whether temperatures are told in °F."""
    if units != "system":
        return units == "fahrenheit"
    silent = QLocale.system().language() == QLocale.Language.C
    return not silent and of.measurementSystem() not in _CELSIUS


def _translators(code: str) -> list[QTranslator]:
    """Qt's own words (of its dialogs), then ours, which are asked first."""
    found = []
    for name, folder in (
        (f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"stylist_{code}", str(resource("translations"))),
    ):
        translator = QTranslator()
        if translator.load(name, folder):
            found.append(translator)
    return found
