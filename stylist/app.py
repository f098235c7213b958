"""The desktop program: opens a library, builds the window, hands objects in."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Literal

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from stylist.answering import answers, on_the_command_line
from stylist.display import has_display
from stylist.errors import DamagedError, LibraryError, StylistError
from stylist.gui import heartbeat, language, text
from stylist.gui.collector import Collector
from stylist.gui.dailybackup import DailyBackup
from stylist.gui.desk.clients import Clients
from stylist.gui.drive import Drive
from stylist.gui.instance import Instance, hand_over
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.kiosk.opening import run_kiosk
from stylist.gui.place import Handed, PlaceFile
from stylist.gui.reopening import Reopening
from stylist.gui.retelling import retold
from stylist.gui.snapshot import Snapshot
from stylist.gui.text import translate
from stylist.gui.theme import Theme
from stylist.gui.window import MainWindow
from stylist.library import Library
from stylist.resources import resource
from stylist.settings import Settings, default_library
from stylist.tuning import lean_memory, quick_turns

log = logging.getLogger(__name__)

FIRST_ANSWER = 10.0
"""Seconds that the library's drive has to answer before a window is opened over it."""

NO_DISPLAY = (
    "Stylist found no display to open its window on. "
    "Use the command line instead (stylist --help), or set DISPLAY or WAYLAND_DISPLAY."
)


def main(
    argv: Sequence[str] | None = None,
    *,
    library: Path | None = None,
    kiosk: bool = False,
    screenshot: Path | None = None,
) -> int:
    """Open the window over a library and run until it is closed.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments, without the program's name; ``sys.argv[1:]`` unless given.
    library : Path, optional
        The library's folder; what `argv` says wins.
    kiosk : bool
        The kiosk in place of the window.
    screenshot : Path, optional
        Save a picture of the window there once it shows what it has, and close it:
        so an installation is checked where nobody looks on.

    Returns
    -------
    int
        The exit status: 0, or that of the error that kept the library shut; 1 where the
        screenshot could not be written.
    """
    parser = argparse.ArgumentParser(prog="stylist-desktop", description="Open Stylist's window.")
    parser.add_argument("--library", type=Path, help="the library's folder")
    parser.add_argument("--kiosk", action="store_true", help="the shop's kiosk")
    parser.add_argument("files", type=Path, nargs="*", help="photos, feeds or folders to open")
    parser.add_argument("--screenshot", type=Path, help="save a picture of the window, and close")
    said = parser.parse_args(argv)
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201
        return 2
    # Qt would share the painting of a pixmap among threads, and wait for the slowest of them.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    lean_memory()
    app = QApplication.instance() or QApplication([sys.argv[0]])
    assert isinstance(app, QApplication)
    app.setApplicationName("Stylist")
    app.setDesktopFileName("stylist")
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    try:
        settings = Settings.load()
        language.use(settings.language, settings.units)
        folder = said.library or library or default_library()
        if said.kiosk or kiosk or settings.kiosk:
            picture = said.screenshot or screenshot
            return run_kiosk(
                app, folder, settings, _remember_kiosk,
                lambda window: _take(app, window, picture),
            )  # fmt: skip
        if hand_over(folder, said.files):
            return 0
        if not answers(folder, FIRST_ANSWER):
            raise LibraryError(folder, "does not answer; is the network drive there?")
        watch = on_the_command_line(folder, settings.drive_seconds)
        with watch, Library.open(folder, settings=settings) as opened:
            sys.excepthook = _report_bug
            theme = Theme(
                settings.theme, contrast=settings.contrast, text_scale=settings.text_scale
            )
            places = Handed(PlaceFile(opened.path))

            clients = Clients()

            def make() -> MainWindow:
                window = MainWindow(
                    opened, theme, remember=_remember, places=places, clients=clients
                )
                window.may_close = lambda lost: _may_close(window, lost)
                heartbeat.start(window)
                DailyBackup(opened, window.jobs, window)
                Drive(watch, window.status, window)
                return window

            shown = Reopening(make)
            Collector(app)
            quick_turns()
            shown.show(full_screen=False)
            instance = Instance(folder, shown)
            instance.asked.connect(lambda files: shown.front().open_with(files))
            if said.files:
                shown.window.open_with(said.files)
            elif not (said.screenshot or screenshot):
                shown.window.tour.begin_once()
            if picture := said.screenshot or screenshot:
                window = shown.window
                Snapshot(window, picture, lambda saved: _leave(app, window, saved=saved))
            status = app.exec()
            instance.close()  # a window that has closed opens nothing any more
            return status
    except StylistError as error:
        print(error, file=sys.stderr)  # noqa: T201
        if isinstance(error, DamagedError) and bring_back(error):
            return main(argv, library=library, kiosk=kiosk, screenshot=screenshot)
        if not isinstance(error, DamagedError):
            QMessageBox.critical(None, "Stylist", retold(error))
        return error.exit_status
    finally:
        sys.excepthook = sys.__excepthook__


def bring_back(error: DamagedError) -> bool:
    """Offer the newest good backup of a damaged library, or what it still gives; whether done."""
    folder = error.path.parent
    try:
        match ask_how(error, Library.newest_backup(folder)):
            case "backup":
                Library.restore(folder)
            case "salvage":
                Library.salvage(folder)
            case _:
                return False
    except StylistError as failed:
        QMessageBox.critical(None, "Stylist", retold(failed))
        return False
    return True


def ask_how(error: DamagedError, newest: datetime | None) -> Literal["backup", "salvage"] | None:
    """Ask what takes the place of a damaged catalog; None leaves it alone."""
    box = QMessageBox(
        QMessageBox.Icon.Critical,
        "Stylist",
        translate("app", "This library's catalog is damaged."),
    )
    known = translate("app", "There is no good backup.")
    if newest:
        said = translate(
            "app",
            "The newest good backup is of {}; what was imported, said or changed since is not in "
            "it.",
        )
        known = said.format(f"{text.day(newest)}, {text.clock(newest)}")
    kept = translate("app", "The damaged catalog is kept, whatever you choose.")
    box.setInformativeText(f"{known} {kept}")
    box.setDetailedText(retold(error))
    back = box.addButton(
        translate("app", "Bring back the backup"), QMessageBox.ButtonRole.AcceptRole
    )
    back.setEnabled(newest is not None)
    keep = box.addButton(
        translate("app", "Keep what can be read"), QMessageBox.ButtonRole.ActionRole
    )
    close = box.addButton(QMessageBox.StandardButton.Close)
    box.setDefaultButton(back if newest else keep)
    box.setEscapeButton(close)
    box.exec()
    chosen = box.clickedButton()
    return "backup" if chosen is back else "salvage" if chosen is keep else None


def _take(app: QApplication, window: KioskWindow, picture: Path | None) -> None:
    """The kiosk is there: keep it smooth; save a picture where one was asked for, and end it."""
    Collector(app)
    quick_turns()
    if picture is not None:
        Snapshot(window, picture, lambda saved: app.exit(0 if saved else 1))


def _leave(app: QApplication, window: MainWindow, *, saved: bool) -> None:
    window.close()
    app.exit(0 if saved else 1)


def _remember(settings: Settings) -> None:
    """Keep what a person set, beside whatever else the file says by now.

    Raises
    ------
    StylistError
        The file cannot be read or written.
    """
    now = Settings.load()
    kept = replace(
        now,
        theme=settings.theme,
        contrast=settings.contrast,
        text_scale=settings.text_scale,
        language=settings.language,
        units=settings.units,
        profile=settings.profile,
        nothing_close=settings.nothing_close,
        camera=settings.camera,
        mirror_camera=settings.mirror_camera,
        auto_advance=settings.auto_advance,
        note_gaps=settings.note_gaps,
        toured=settings.toured,
    )
    try:
        if kept != now:
            kept.save()
    except OSError as error:
        raise StylistError(f"{Settings.path()}: the settings cannot be kept: {error}") from error


def _remember_kiosk(settings: Settings) -> None:
    """Keep what staff set at the kiosk, beside whatever else the file says by now."""
    now = Settings.load()
    try:
        replace(now, kiosk_idle=settings.kiosk_idle).save()
    except OSError as error:
        raise StylistError(f"{Settings.path()}: the settings cannot be kept: {error}") from error


def _may_close(window: MainWindow, lost: str) -> bool:
    """Ask, once, before work is lost."""
    box = QMessageBox(
        QMessageBox.Icon.Question,
        "Stylist",
        translate("app", "Close while this runs?"),
        parent=window,
    )
    box.setInformativeText(lost)
    close = box.addButton(translate("app", "Close"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(translate("app", "Let it run"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return bool(box.clickedButton() is close)


def _report_bug(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """A bug: the traceback for us, one line for the person; the window stays open."""
    traceback.print_exception(kind, error, trace)
    if issubclass(kind, Exception):
        QMessageBox.warning(
            None, "Stylist", translate("app", "Something went wrong in Stylist: {}").format(error)
        )


if __name__ == "__main__":
    sys.exit(main())
