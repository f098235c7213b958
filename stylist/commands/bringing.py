"""Commands that bring things in: the sample boutique, photos."""

import sys
from typing import Annotated

import typer

from stylist.commands.session import Session
from stylist.commands.terminal import follow

app = typer.Typer()


@app.command()
def demo(
    context: typer.Context,
    headless: Annotated[bool, typer.Option("--headless", help="Without a window.")] = False,
    items: Annotated[int, typer.Option("--items", min=10, max=20_000)] = 600,
) -> None:
    """Make the sample boutique and open it."""
    from stylist.display import has_display
    from stylist.ingest.demo import default_boutique

    session: Session = context.obj
    folder = session.folder or default_boutique()
    windowless = headless or not has_display()
    from stylist.library import Library
    from stylist.settings import Settings

    with Library.open(folder, create=True, settings=Settings.load()) as library:
        report = follow(library.make_boutique(items), quiet=session.json)
        if windowless:
            sheet = library.contact_sheet(folder / "contact-sheet.png")
    if not windowless:
        from stylist.app import main as open_window

        raise typer.Exit(open_window([], library=folder))
    answer = {
        "items": report.items,
        "customers": report.customers,
        "transactions": report.transactions,
        "contact_sheet": str(sheet),
        "seconds": round(report.seconds, 2),
        "library": str(folder),
    }
    session.answer(
        answer,
        lambda: [
            f"The sample boutique is in {folder}",
            f"{report.items} items, {report.customers} customers, "
            f"{report.transactions} purchases, {report.seconds:.1f} s",
            f"Look at it: {sheet}",
        ],
    )


@app.command("import")
def import_photos(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Photos, folders, globs.")],
    copy: Annotated[bool, typer.Option("--copy", help="Keep copies in the library.")] = False,
    category_from_folder: Annotated[
        bool, typer.Option("--category-from-folder", help="A folder's name is the category.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, max=64, help="Decoding processes.")
    ] = None,
) -> None:
    """Import photos and folders; again and again, nothing is doubled."""
    session: Session = context.obj
    with session.open(create=True) as library:
        report = follow(
            library.import_photos(
                paths, copy=copy, category_from_folder=category_from_folder, workers=workers
            ),
            quiet=session.json,
        )
    answer = {
        "found": report.found,
        "imported": report.imported,
        "duplicates": report.duplicates,
        "moved": report.moved,
        "updated": report.updated,
        "refused": [{"path": r.path, "reason": r.reason} for r in report.refused],
        "seconds": round(report.seconds, 3),
        "images_per_second": round(report.images_per_second, 1),
    }
    session.answer(
        answer,
        lambda: [
            *(f"{r.path}: {r.reason}" for r in report.refused if not sys.stderr.isatty()),
            f"{report.found} found: {report.imported} imported, {report.updated} updated, "
            f"{report.duplicates} there already, {report.moved} moved, "
            f"{len(report.refused)} refused; {report.seconds:.1f} s, "
            f"{report.images_per_second:.0f} a second",
        ],
    )
    if report.refused:
        raise typer.Exit(1)
