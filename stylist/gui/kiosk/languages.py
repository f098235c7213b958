"""The languages that the program speaks, by the translations that are there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from stylist.resources import resource

OWN = "en"
"""What the program's own words are in."""

PLACES = ("translations",)
"""Folders of the resources that may hold ``stylist_de.qm``, and so on."""


def folders() -> list[Path]:
    """Where translations may lie; those that are not there say nothing."""
    return [resource(name) for name in PLACES] + [Path(__file__).parents[1] / "translations"]


def files() -> dict[str, Path]:
    """Language code → its file: ``stylist_de.qm`` and ``de.qm`` are both German."""
    found: dict[str, Path] = {}
    for folder in folders():
        if folder.is_dir():
            for file in sorted(folder.glob("*.qm")):
                code = file.stem.rpartition("stylist_")[2].split("_")[0]
                if QLocale(code).language() != QLocale.Language.C:
                    found.setdefault(code, file)
    return found


def languages() -> list[tuple[str, str]]:
    """Codes and names, each in its own language, the program's own first."""
    codes = [OWN, *sorted(code for code in files() if code != OWN)]
    return [(code, native(code)) for code in codes]


def native(code: str) -> str:
    """What a language calls itself: ``Deutsch``."""
    locale = QLocale(code)
    name = "English" if code == OWN else locale.nativeLanguageName() or code
    return name[:1].upper() + name[1:]


class Speech:
    """Installs and takes away the translators of one language at a time."""

    def __init__(self) -> None:
        self.code = OWN
        self._in_use: list[QTranslator] = []

    def speak(self, code: str) -> None:
        """Say everything in this language from now on; what is shown must be built anew."""
        if code == self.code:
            return
        for translator in self._in_use:
            QCoreApplication.removeTranslator(translator)
        self._in_use.clear()
        self.code = code
        file = files().get(code)
        if file is None:
            self.code = OWN
            return
        qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name in (f"{qt}/qtbase_{code}.qm", str(file)):
            translator = QTranslator()
            if translator.load(name):
                QCoreApplication.installTranslator(translator)
                self._in_use.append(translator)
