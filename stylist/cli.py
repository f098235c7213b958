"""The command line: what is common to all commands, and the way in."""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from stylist.commands import (
    attributes,
    bringing,
    bundles,
    desk,
    feeds,
    finding,
    kiosk,
    learned,
    looks,
    measuring,
    models,
    outfits,
    outside,
    people,
    selling,
    trends,
    upkeep,
    wardrobe,
)
from stylist.commands.session import Session
from stylist.commands.terminal import print_lines
from stylist.errors import StylistError
from stylist.text import one_line, printable

_INTERRUPTED = 130

app = typer.Typer(
    name="stylist",
    help="Find, filter and learn what suits someone: a fashion stylist that works offline.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _topic in (
    bringing,
    feeds,
    bundles,
    finding,
    people,
    outside,
    outfits,
    looks,
    attributes,
    models,
    measuring,
    selling,
    learned,
    trends,
    wardrobe,
    desk,
    upkeep,
    kiosk,
):
    app.add_typer(_topic.app)


@app.callback(invoke_without_command=True)
def stylist(
    context: typer.Context,
    library: Annotated[
        # No Path, which Typer would look at: a drive that does not answer is waited for below.
        str | None,
        typer.Option(
            "--library", metavar="PATH", help="The library's folder.", envvar="STYLIST_LIBRARY"
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error came from.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Tell the version.")] = False,
    full_screen: Annotated[
        bool, typer.Option("--kiosk", help="The shop's kiosk, full screen.")
    ] = False,
    screenshot: Annotated[
        Path | None,
        typer.Option("--screenshot", help="Save a picture of the window, and close it."),
    ] = None,
) -> None:
    """Without a command: open the window."""
    named = None if library is None else Path(library)
    context.obj = Session(named, json=json, debug=debug)
    if version:
        from stylist import __version__

        print_lines([f"stylist {__version__}"])
        raise typer.Exit
    if context.invoked_subcommand not in (None, "kiosk-guard"):
        from stylist.answering import on_the_command_line

        watch = on_the_command_line(context.obj.place, context.obj.settings.drive_seconds)
        watch.start()
        context.call_on_close(watch.stop)
    if context.invoked_subcommand is None:
        from stylist.app import main as open_window
        from stylist.settings import default_library

        folder = named or default_library()
        raise typer.Exit(open_window([], library=folder, kiosk=full_screen, screenshot=screenshot))


def main() -> None:
    """Entry point: runs a command and turns expected trouble into one line."""
    try:
        app(prog_name="stylist")
    except StylistError as error:
        if "--debug" in sys.argv:
            traceback.print_exc()
        else:
            sys.stderr.write(f"stylist: {one_line(printable(str(error)))}\n")
        sys.exit(error.exit_status)
    except SystemExit as leaving:
        if leaving.code == _INTERRUPTED:  # Typer says nothing
            sys.stderr.write("stylist: stopped; what was done so far stays\n")
        raise
