"""Commands for bundles: a catalog on a stick, and what came back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from stylist.commands.session import Session
from stylist.commands.terminal import follow
from stylist.commands.upkeep import export_app

app = typer.Typer()
_Key = Annotated[
    Path | None,
    typer.Option("--key", help="File to sign with; bundle.key in the library by default."),
]


@export_app.command("bundle")
def export_bundle(
    context: typer.Context,
    file: Annotated[Path, typer.Argument()],
    originals: Annotated[
        bool, typer.Option("--originals", help="Whole photos instead of thumbnails.")
    ] = False,
    verdicts: Annotated[
        bool, typer.Option("--verdicts", help="What shoppers thought here, not the catalog.")
    ] = False,
    key: _Key = None,
) -> None:
    """The catalog as one file for kiosks without a network; or what shoppers did on one."""
    session: Session = context.obj
    with session.open() as library:
        done = follow(
            library.export_bundle(file, originals=originals, verdicts=verdicts, key=key),
            quiet=session.json,
        )
    answer = {
        "file": str(done.file), "items": done.items, "photos": done.photos,
        "verdicts": done.verdicts, "bytes": done.bytes, "new": 0, "changed": 0,
        "refused": [{"path": r.path, "reason": r.reason} for r in done.refused],
    }  # fmt: skip
    what = f"{done.verdicts} verdicts" if verdicts else f"{done.items} items, {done.photos} photos"
    session.answer(
        answer,
        lambda: [
            *(f"{r.path}: {r.reason}" for r in done.refused),
            f"{what} in {done.file} ({done.bytes / 1e6:.1f} MB)",
        ],
    )
    if done.refused:
        raise typer.Exit(1)


@app.command("import-bundle")
def import_bundle(
    context: typer.Context,
    file: Annotated[Path, typer.Argument()],
    key: _Key = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check it and show what would change.")
    ] = False,
) -> None:
    """Take over a bundle as an update: a catalog, or what shoppers thought elsewhere."""
    session: Session = context.obj
    with session.open(create=True) as library:
        if dry_run:
            diff = follow(library.plan_bundle(file, key=key), quiet=session.json)
            counts = {k: diff.count(k) if diff else 0 for k in ("new", "changed", "gone", "back")}
            answer = {"items": diff.products if diff else 0, **counts, "verdicts": 0, "photos": 0,
                      "looks": 0}  # fmt: skip
            refused = diff.refused if diff else ()
            unmatched = 0
        else:
            done = follow(library.import_bundle(file, key=key), quiet=session.json)
            counts = {kind: done.count(kind) for kind in ("new", "changed", "gone", "back")}
            answer = {"items": done.items, **counts, "verdicts": done.verdicts,
                      "photos": done.photos, "looks": done.looks.total}  # fmt: skip
            refused, unmatched = done.refused, done.unmatched
    answer |= {
        "unmatched": unmatched,
        "refused": [{"row": r.row, "column": r.column, "reason": r.reason} for r in refused],
        "dry_run": dry_run,
    }
    session.answer(
        answer,
        lambda: [
            *(f"{r.as_refusal().path}: {r.reason}" for r in refused if not sys.stderr.isatty()),
            f"{answer['items']} items: {counts['new']} new, {counts['changed']} changed, "
            f"{counts['gone']} gone, {counts['back']} back; {answer['photos']} photos, "
            f"{answer['looks']} looks, {answer['verdicts']} verdicts",
        ],
    )
    if refused:
        raise typer.Exit(1)
