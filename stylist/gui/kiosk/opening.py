"""A kiosk is opened: the library made ready by who may write, then shown by who may not."""

from __future__ import annotations

import faulthandler
import logging
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QApplication

from stylist.errors import DamagedError, LibraryBusyError, LibraryError, StylistError
from stylist.gui import heartbeat
from stylist.gui.kiosk import crashes
from stylist.gui.kiosk.kiosk import Kiosk
from stylist.gui.kiosk.kioskwindow import KioskWindow
from stylist.gui.theme import Theme
from stylist.library import Library
from stylist.library.showroom import Showroom
from stylist.pin import StaffPin
from stylist.settings import Settings

log = logging.getLogger(__name__)

Remember = Callable[[Settings], None]


def make_ready(folder: Path, settings: Settings) -> None:
    """What only who may write can do: bring the catalog up to date, its index and its backup.

    After a new version of Stylist that sees with another model, so are the embeddings.

    Raises
    ------
    LibraryError
        It cannot be opened at all.
    """
    try:
        with Library.open(folder, settings=settings) as library:
            for _ in library.prepare():
                pass
            if (model := library.wanted_model) is not None:
                try:
                    for _ in library.use_model(model):
                        pass
                except LibraryError:
                    raise
                except StylistError as error:  # words and filters still answer
                    log.warning("the photos are not embedded anew: %s", error)
    except LibraryBusyError:  # an import is under way; it can be looked at meanwhile
        log.info("the library is being written; opened as it is")


def open_kiosk(
    app: QApplication, folder: Path, settings: Settings, remember: Remember
) -> tuple[KioskWindow, Showroom]:
    """Open the window over a library; both are to be closed by the caller.

    Raises
    ------
    StylistError
        The library cannot be opened.
    """
    make_ready(folder, settings)
    library = Showroom.open(folder, settings=settings)
    theme = Theme(settings.theme, contrast=settings.contrast)
    kiosk = Kiosk(library, StaffPin(library.path), remember=remember)
    window = KioskWindow(kiosk, theme)
    sys.excepthook = crashes.hook(kiosk.forget, app.exit)
    return window, library


def run_kiosk(
    app: QApplication,
    folder: Path,
    settings: Settings,
    remember: Remember,
    prepared: Callable[[KioskWindow], None] = lambda _: None,
) -> int:
    """Keep the kiosk open until staff leave it; the exit status. No dialogue meets a shopper."""
    faulthandler.enable()
    try:
        window, library = open_kiosk(app, folder, settings, remember)
    except StylistError as error:
        reason = error.reason if isinstance(error, LibraryError) else str(error)
        crashes.note(f"cannot be opened: {reason}")
        sys.stderr.write(f"stylist: {error}\n")
        if isinstance(error, DamagedError):
            sys.stderr.write("stylist: mend it with `stylist restore`\n")
        return error.exit_status
    with library, suppress(KeyboardInterrupt):
        heartbeat.start(window)
        if hasattr(signal, "SIGTERM"):  # the guard's way to end it: nobody's visit is left behind
            signal.signal(signal.SIGTERM, lambda *_: window.close_now())
        window.open()
        prepared(window)
        status = app.exec()
        window.close_now()
    return status
