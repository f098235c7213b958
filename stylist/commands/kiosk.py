"""The commands for a kiosk: what keeps its window open, and the staff's PIN."""

import logging
import os
import signal
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from stylist import unfinished
from stylist.commands.session import Session
from stylist.errors import UsageError
from stylist.supervise import LOG

app = typer.Typer()

_LOG_BYTES = 512 * 1024


@app.command("kiosk-guard", context_settings={"ignore_unknown_options": True})
def kiosk_guard(
    context: typer.Context,
    arguments: Annotated[
        list[str] | None, typer.Argument(help="What Stylist is started with; --kiosk if nothing.")
    ] = None,
    log: Annotated[
        Path | None, typer.Option("--log", help="Where it says what happened, and why.")
    ] = None,
    patience: Annotated[
        float,
        typer.Option("--patience", min=2.0, help="Seconds without a sign of life that are a hang."),
    ] = 20.0,
) -> None:
    """Keep the window open: start it again when it crashes or no longer answers."""
    from stylist.supervise import Guard, Patience, own_command

    session: Session = context.obj
    library = [] if session.folder is None else ["--library", str(session.folder)]
    file = log or Path(platformdirs.user_log_dir("stylist", appauthor=False)) / "kiosk.log"
    logger = _logger(file)
    os.environ[LOG] = str(file.absolute())
    with unfinished.folder("stylist-guard") as folder:
        guard = Guard(
            [*own_command(), *library, *(arguments or ["--kiosk"])],
            folder / "beat",
            logger.info,
            Patience(beat=patience),
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: guard.stop())
        status = guard.run()
    raise typer.Exit(status)


@app.command("kiosk-pin")
def kiosk_pin(
    context: typer.Context,
    remove: Annotated[
        bool, typer.Option("--remove", help="Forget it: the kiosk asks for a new one.")
    ] = False,
) -> None:
    """Set the PIN with which staff leave this library's kiosk; asked for, or read from a pipe."""
    from stylist.library import Library
    from stylist.pin import StaffPin
    from stylist.settings import Settings

    session: Session = context.obj
    with Library.open(session.place, create=not remove, settings=Settings.load()):
        pin = StaffPin(session.place.expanduser().absolute())
        if remove:
            pin.remove()
        else:
            # Never an argument: those stand in the list of processes and in shells' histories.
            pin.set(_asked_pin())
    session.answer(
        {"library": str(session.place), "set": not remove},
        lambda: ["The staff's PIN is gone." if remove else "The staff's PIN is set."],
    )


def _asked_pin() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    first = str(typer.prompt("New PIN", hide_input=True)).strip()
    if str(typer.prompt("Once more", hide_input=True)).strip() != first:
        raise UsageError("these were two different PINs; nothing has changed")
    return first


def _logger(file: Path) -> logging.Logger:
    logger = logging.getLogger("stylist.kiosk-guard")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    trouble = None
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        handlers.append(
            RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8")
        )
    except OSError as error:
        trouble = error.strerror or str(error)
    for handler in handlers:
        handler.setFormatter(logging.Formatter("%(asctime)s stylist-kiosk: %(message)s"))
        logger.addHandler(handler)
    if trouble:  # a kiosk whose disk is full still shows its window
        logger.warning("%s: no log is kept: %s", file, trouble)
    return logger
