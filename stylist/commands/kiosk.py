"""The command that keeps a kiosk's window open."""

import logging
import signal
import tempfile
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from stylist.commands.session import Session

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
    with tempfile.TemporaryDirectory(prefix="stylist-guard-") as folder:
        guard = Guard(
            [*own_command(), *library, *(arguments or ["--kiosk"])],
            Path(folder) / "beat",
            logger.info,
            Patience(beat=patience),
        )
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: guard.stop())
        status = guard.run()
    raise typer.Exit(status)


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
