"""Commands that look after a library, and hand it over."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from stylist.commands.session import Session
from stylist.commands.terminal import follow, print_lines
from stylist.errors import LibraryError, UsageError

app = typer.Typer()
export_app = typer.Typer(help="Hand things over to other programs.", no_args_is_help=True)
app.add_typer(export_app, name="export")


@app.command()
def doctor(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Put right what can be.")] = False,
    program: Annotated[
        bool, typer.Option("--program", help="Also load every part of the program.")
    ] = False,
) -> None:
    """Check whether this library is sound, and tell what a bug report needs."""
    from stylist import __version__
    from stylist.about import about, lines

    session: Session = context.obj
    facts = about(__version__, session.place)
    if program:
        from stylist.loads import load_all

        loaded, failed = load_all()
        facts["program"] = {"loaded": loaded, "failed": failed}
    for_a_report = ["", "For a bug report (nothing private is in it):", *lines(facts)]
    try:
        with session.open() as library:
            problems = follow(library.repair(), quiet=session.json) if repair else library.doctor()
            facts["library"]["items"] = library.count()
    except LibraryError as error:
        if not session.json:  # which prints one object, or none and why
            print_lines(for_a_report[1:])
        raise error
    kinds = Counter(problem.what.partition(":")[0] for problem in problems)
    session.answer(
        {
            "problems": [
                {"what": p.what, "where": p.where, "repaired": p.repaired} for p in problems
            ],
            "about": facts,
        },
        lambda: [
            *(f"{'mended' if p.repaired else 'found'}: {p.what} ({p.where})" for p in problems),
            *([] if problems else ["This library is sound."]),
            *for_a_report[:2],
            *lines(facts),
            *(f"  problem: {what}, {count} times" for what, count in kinds.items()),
        ],
    )
    if any(not p.repaired for p in problems) or (program and failed):
        raise typer.Exit(1)


@app.command()
def backup(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Write a consistent copy of the catalog, also while it is in use."""
    session: Session = context.obj
    with session.open() as library:
        written = library.backup(file)
    session.answer({"file": str(written)}, lambda: [f"Written: {written}"])


@app.command()
def restore(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A backup; the newest good one.")] = None,
    salvage: Annotated[
        bool, typer.Option("--salvage", help="Keep what a damaged catalog still gives.")
    ] = False,
) -> None:
    """Bring the catalog back from a backup; the one before is kept in backups/."""
    from stylist.library import Library

    if salvage and file is not None:
        raise UsageError("give a backup or --salvage, not both")
    session: Session = context.obj
    done = Library.salvage(session.place) if salvage else Library.restore(session.place, file)
    with session.open() as library:
        items = library.count()
        for _ in library.prepare():  # the index of what was there before is gone
            pass
    answer = {
        "items": items,
        "backup": None if done.backup is None else str(done.backup),
        "before": None if done.before is None else str(done.before),
        "rows": dict(done.rows),
    }
    session.answer(
        answer,
        lambda: [
            f"{items} items, " + (f"from {done.backup}" if done.backup else "what could be read"),
            *([f"The catalog before is {done.before}"] if done.before else []),
            "Photos, models and purchases are not in a backup; `stylist doctor` tells what is "
            "missing.",
        ],
    )


@export_app.command("vectors")
def export_vectors(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Every photo's vector as .npz: ids, paths, encoder, style, colour, pattern, weights."""
    session: Session = context.obj
    with session.open() as library:
        count = library.export_vectors(file)
    session.answer({"file": str(file), "items": count}, lambda: [f"{count} vectors in {file}"])
