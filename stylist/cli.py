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
        Path | None,
        # Whether it can be read is told when it is opened, as of any library.
        typer.Option(
            "--library", help="The library's folder.", envvar="STYLIST_LIBRARY", readable=False
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
    context.obj = Session(library, json=json, debug=debug)
    if version:
        from stylist import __version__

        print_lines([f"stylist {__version__}"])
        raise typer.Exit
    if context.invoked_subcommand is None:
        from stylist.app import main as open_window
        from stylist.settings import default_library

        folder = library or default_library()
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
