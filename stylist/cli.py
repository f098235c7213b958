"""The command line: each command is one call on `Library` and one way to print it.

What takes long to import (NumPy and all that needs it) is imported by the commands
that need it, so that ``--help`` answers at once.
"""

import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist import cli_attributes
from stylist.cli_models import models_app
from stylist.errors import StylistError
from stylist.options import (
    Count,
    Items,
    Mixture,
    Profile,
    parse_formality,
    parse_weights,
    with_filters,
)
from stylist.session import Session
from stylist.terminal import follow, print_json, print_lines, print_table
from stylist.text import one_line, printable

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.types import Filters

_INTERRUPTED = 130
_DIGITS = 20
"""An id has fewer: SQLite's greatest has 19."""

app = typer.Typer(
    name="stylist",
    help="Find, filter and learn what suits someone: a fashion stylist that works offline.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
export_app = typer.Typer(help="Hand things over to other programs.", no_args_is_help=True)
evaluate_app = typer.Typer(help="Measure, beside a baseline.", no_args_is_help=True)
occasion_app = typer.Typer(
    help="Where things are worn, and what people say of it.", no_args_is_help=True
)
app.add_typer(export_app, name="export")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(models_app, name="models")
cli_attributes.add_to(app, evaluate_app)
app.add_typer(occasion_app, name="occasion")


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

        raise typer.Exit(open_window([], library=library or default_library()))


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


@app.command()
@with_filters
def similar(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="IMAGE|ITEM_ID", help="A photo, or an item's id.")
    ],
    k: Count = 20,
    weights: Mixture = None,
    profile: Annotated[str | None, typer.Option("--profile", help="Whose taste.")] = None,
    words: Annotated[
        str, typer.Option("--words", help="Beside the photo: in red (for models with words).")
    ] = "",
    *,
    filters: "Filters",
) -> None:
    """Visually similar items."""
    session: Session = context.obj
    asked: Path | int = Path(query)
    if query.isdecimal() and len(query) < _DIGITS and not Path(query).exists():
        asked = int(query)
    with session.open() as library:
        if profile is not None:
            library.require_profile(profile)
        results = library.rank(
            asked,
            k,
            weights=parse_weights(weights),
            filters=library.understood(filters),
            profile=profile,
            words=words,
        )
        hits = [] if results.nothing_close else library.hits(results)
    if results.nothing_close and not session.json:
        crop = "" if isinstance(asked, int) else "Crop the photo to the garment. "
        print_lines([f"Nothing close. {crop}Fewer filters, or other weights, may find more."])
        return
    session.hits(hits, nothing_close=results.nothing_close, seconds=round(results.seconds, 4))


@app.command()
@with_filters
def search(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(help="What you look for: red dress, not black shoes, top under 30.")
    ],
    k: Count = 20,
    *,
    filters: "Filters",
) -> None:
    """Items by words: what they say, and what their photos show."""
    session: Session = context.obj
    with session.open() as library:
        results = library.browse(library.understood(filters), text=text, sort="relevance")
        hits = library.hits(results, 0, k)
        query = library.understand(text)
    if results.unmatched and hits and not session.json:
        print_lines([f"Nothing here has {', '.join(results.unmatched)}; without it:"])
    session.hits(
        hits,
        terms=[
            {"kind": t.kind, "values": list(t.values), "negated": t.negated, "said": query.said(t)}
            for t in query.terms
        ],
        unmatched=list(results.unmatched),
        total=results.total,
        seconds=round(results.seconds, 4),
    )


@app.command()
@with_filters
def recommend(
    context: typer.Context,
    profile: Profile,
    k: Count = 20,
    *,
    filters: "Filters",
) -> None:
    """Items for a person, from likes and dislikes."""
    session: Session = context.obj
    with session.open() as library:
        library.require_profile(profile)
        results = library.rank(None, k, filters=library.understood(filters), profile=profile)
        session.hits(library.hits(results), strategy="taste")


@app.command()
def like(
    context: typer.Context,
    items: Items,
    profile: Profile,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
) -> None:
    """Say that a person likes items."""
    session: Session = context.obj
    with session.open() as library:
        library.like(profile, items, reason)
        _tally(session, library, profile)


@app.command()
def dislike(
    context: typer.Context,
    items: Items,
    profile: Profile,
    reason: Annotated[str | None, typer.Option("--reason", help="Why.")] = None,
) -> None:
    """Say that a person does not like items."""
    session: Session = context.obj
    with session.open() as library:
        library.dislike(profile, items, reason)
        _tally(session, library, profile)


@app.command()
def undo(context: typer.Context, profile: Profile) -> None:
    """Take back a person's last like or dislike."""
    session: Session = context.obj
    with session.open() as library:
        library.require_profile(profile)
        change = library.undo(profile)
        _tally(session, library, profile, undone=None if change is None else change.what)


@app.command()
@with_filters
def warmth(
    context: typer.Context,
    items: Items,
    *,
    filters: "Filters",
) -> None:
    """How warm items are, alone and worn together, beside what the weather asks for."""
    session: Session = context.obj
    with session.open() as library:
        known = library.items(items)
        clo = library.warmth([item.id for item in known])
        bands = [library.band(item.id) for item in known]
        outfit = library.outfit([item.id for item in known], filters)
    rows = [
        {
            "id": item.id,
            "name": item.name,
            "clo": None if value != value else round(float(value), 3),
            "worn": band.words if band else None,
        }
        for item, value, band in zip(known, clo, bands, strict=True)
    ]
    answer = {
        "items": rows,
        "clo": round(outfit.clo, 3),
        "needed": None if outfit.needed is None else round(outfit.needed, 3),
        "unknown": outfit.unknown,
        "sentence": outfit.sentence,
    }
    session.answer(
        answer,
        lambda: [
            *(
                f"{row['id']}  {row['name']}  "
                + ("not known" if row["clo"] is None else f"{row['clo']:.2f} clo")
                + (f"  {row['worn']}" if row["worn"] else "")
                for row in rows
            ),
            outfit.sentence,
        ],
    )


@app.command()
def forecast(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="A town; without one, that of the settings.")] = "",
    tomorrow: Annotated[bool, typer.Option("--tomorrow", help="Instead of now.")] = False,
) -> None:
    """The weather of a place, and the clothing it asks for; `forecast = true` lets it ask."""
    from stylist.types import Filters

    session: Session = context.obj
    with session.open() as library:
        asked = place or library.settings.forecast_place
        found = library.forecast(asked, "tomorrow" if tomorrow else "now")
        needed = library.needed_clo(
            Filters(
                temperature=found.temperature,
                wind=found.wind,
                rain=found.rain,
                humidity=found.humidity,
            )
        )
    session.answer(
        {
            "place": found.place.label,
            "at": found.at.isoformat(),
            "temperature": round(found.temperature, 1),
            "wind": round(found.wind, 1),
            "rain": found.rain,
            "humidity": round(found.humidity, 2),
            "needed": round(needed or 0.0, 2),
            "stale": found.stale,
        },
        lambda: [
            f"{found.place.label}: {found.temperature:.0f} °C, wind {found.wind:.0f} m/s, "
            f"{'rain' if found.rain else 'no rain'}; {needed or 0.0:.1f} clo",
            *(["That was said a while ago; the service does not answer."] if found.stale else []),
        ],
    )


@occasion_app.command("list")
def list_occasions(context: typer.Context) -> None:
    """All occasions, and how many items suit each."""
    session: Session = context.obj
    with session.open() as library:
        counts = library.facets()["occasion"]
        own = library.taxonomy.own
        rows = [
            {"key": key, "label": record.label, "items": counts[key], "own": key in own}
            for key, record in library.taxonomy.occasions.items()
        ]
    session.answer(
        {"occasions": rows},
        lambda: [
            f"{r['key']}  {r['label']}  {r['items']} items{'  own' if r['own'] else ''}"
            for r in rows
        ],
    )


@occasion_app.command("add")
def add_occasion(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What it is called.")],
    category: Annotated[
        list[str], typer.Option("--category", help="Made for it. May be repeated.")
    ],
    phrase: Annotated[
        str, typer.Option("--phrase", help="How a sentence ends: fits the opera.")
    ] = "",
    formality: Annotated[
        str, typer.Option("--formality", help="LEAST:MOST, 0 (gym) to 5 (black tie).")
    ] = "0:5",
) -> None:
    """An occasion of this library's own."""
    from stylist.taxonomy.occasions import NewOccasion

    session: Session = context.obj
    with session.open() as library:
        said = NewOccasion(name, phrase, parse_formality(formality), tuple(category))
        key = library.add_occasion(said)
    session.answer({"key": key}, lambda: [f"Added: {key}"])


@occasion_app.command("remove")
def remove_occasion(
    context: typer.Context, key: Annotated[str, typer.Argument(help="Which.")]
) -> None:
    """Remove an occasion of this library's own; what was said of items stays."""
    session: Session = context.obj
    with session.open() as library:
        library.remove_occasion(key)
    session.answer({"key": key}, lambda: [f"Removed: {key}"])


@occasion_app.command("say")
def say_occasion(
    context: typer.Context,
    occasion: Annotated[str, typer.Argument(help="Which.")],
    items: Items,
    no: Annotated[bool, typer.Option("--not", help="They are not for it.")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="Take the word back.")] = False,
) -> None:
    """Say that items are for an occasion; from five such words on Stylist learns from them."""
    session: Session = context.obj
    with session.open() as library:
        change = library.say_occasion(items, occasion, None if forget else not no)
    session.answer({"what": change.what, "items": list(change.item_ids)}, lambda: [change.what])


@app.command()
def doctor(
    context: typer.Context,
    repair: Annotated[bool, typer.Option("--repair", help="Put right what can be.")] = False,
) -> None:
    """Check whether this library is sound."""
    session: Session = context.obj
    with session.open() as library:
        problems = follow(library.repair(), quiet=session.json) if repair else library.doctor()
    session.answer(
        {
            "problems": [
                {"what": p.what, "where": p.where, "repaired": p.repaired} for p in problems
            ]
        },
        lambda: (
            [f"{'mended' if p.repaired else 'found'}: {p.what} ({p.where})" for p in problems]
            or ["This library is sound."]
        ),
    )
    if any(not p.repaired for p in problems):
        raise typer.Exit(1)


@app.command()
def backup(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Write a consistent copy of the catalog, also while it is in use."""
    session: Session = context.obj
    with session.open() as library:
        written = library.backup(file)
    session.answer({"file": str(written)}, lambda: [f"Written: {written}"])


@export_app.command("vectors")
def export_vectors(context: typer.Context, file: Annotated[Path, typer.Argument()]) -> None:
    """Every photo's vector as .npz: ids, paths, encoder, style, colour, pattern, weights."""
    session: Session = context.obj
    with session.open() as library:
        count = library.export_vectors(file)
    session.answer({"file": str(file), "items": count}, lambda: [f"{count} vectors in {file}"])


@evaluate_app.command("visual")
def evaluate_visual(
    context: typer.Context,
    query: Annotated[list[str], typer.Option("--query", help="Folder or glob of query photos.")],
    gallery: Annotated[list[str], typer.Option("--gallery", help="Folder or glob to search.")],
    label: Annotated[
        str | None,
        typer.Option("--label", help="Regular expression on file names; default: the folder."),
    ] = None,
    disturb: Annotated[
        int | None,
        typer.Option(
            "--disturb",
            metavar="SEED",
            help="Find each query again after it was disturbed as by a phone.",
        ),
    ] = None,
    weights: Mixture = None,
) -> None:
    """How well each channel finds photos of the same label."""
    from stylist.embed.embedder import Embedder
    from stylist.evaluate.visual import evaluate_visual as evaluate
    from stylist.ingest.folder import find_photos
    from stylist.settings import Settings
    from stylist.types import Refusal

    session: Session = context.obj
    found, searched = list(find_photos(query)), list(find_photos(gallery))
    queries = [p for p in found if isinstance(p, Path)]
    photos = [p for p in searched if isinstance(p, Path)]
    settings = Settings.load()
    embedder = Embedder(threads=settings.threads, provider=settings.provider)
    report = follow(
        evaluate(embedder, queries, photos, parse_weights(weights), label, disturb),
        quiet=session.json,
    )
    refused = dict.fromkeys(r for r in [*found, *searched] if isinstance(r, Refusal))
    refused |= dict.fromkeys(report.refused)
    if session.json:
        print_json(
            {
                "metrics": report.metrics,
                "queries": report.queries,
                "gallery": report.gallery,
                "encoder": embedder.card.identity,
                "refused": [{"path": r.path, "reason": r.reason} for r in refused],
            }
        )
    else:
        names = list(next(iter(report.metrics.values())))
        print_lines([f"{r.path}: {r.reason}" for r in refused])
        print_lines([f"{report.queries} queries, {report.gallery} in the gallery"])
        print_table(
            ["", *names],
            [
                [channel, *(f"{values[name]:.3f}" for name in names)]
                for channel, values in report.metrics.items()
            ],
        )
    if refused:
        raise typer.Exit(1)


@evaluate_app.command("text")
def evaluate_text(
    context: typer.Context,
    photos: Annotated[
        list[str] | None, typer.Option("--photos", help="Folder or glob of labelled photos.")
    ] = None,
    products: Annotated[
        Path | None, typer.Option("--products", help="CSV or JSON: name, description, a label.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(
            "--label",
            help="Of photos, a regular expression on file names, else the folder; "
            "of products, the column, else category.",
        ),
    ] = None,
) -> None:
    """How well words find labelled photos, or products by their texts."""
    from stylist.errors import UsageError
    from stylist.evaluate import text as measure

    session: Session = context.obj
    if (photos is None) == (products is None):
        raise UsageError("give --photos or --products")
    if photos is not None:
        steps = measure.evaluate_photos(photos, label)
    else:
        assert products is not None
        steps = measure.evaluate_products(measure.read_products(products, label or "category"))
    report = follow(steps, quiet=session.json)
    if session.json:
        print_json(
            {
                "metrics": report.metrics,
                "by_query": report.by_query,
                "queries": report.queries,
                "items": report.items,
            }
        )
        return
    names = list(report.metrics["words"])
    print_lines([f"{report.queries} queries, {report.items} items"])
    print_table(
        ["", *names],
        [
            [way, *(f"{values[name]:.3f}" for name in names)]
            for way, values in report.metrics.items()
        ],
    )
    print_table(
        ["query", "p@10"], [[query, f"{value:.2f}"] for query, value in report.by_query.items()]
    )


@evaluate_app.command("feedback")
def evaluate_feedback(
    context: typer.Context,
    photos: Annotated[list[str], typer.Option("--photos", help="Folder or glob of photos.")],
    label: Annotated[
        str | None,
        typer.Option("--label", help="Regular expression for the category; else the folder."),
    ] = None,
    colour: Annotated[
        str | None,
        typer.Option("--colour", help="Regular expression for the colour; else it is measured."),
    ] = None,
    sessions: Annotated[int, typer.Option("--sessions", min=1)] = 300,
    seed: Annotated[int, typer.Option("--seed", min=0)] = 0,
) -> None:
    """How much hearts and crosses help simulated shoppers."""
    from stylist.evaluate.feedback import evaluate_feedback as evaluate

    session: Session = context.obj
    steps = evaluate(photos, label, colour, sessions=sessions, seed=seed)
    report = follow(steps, quiet=session.json)
    if session.json:
        print_json(
            {
                "metrics": report.metrics,
                "sessions": report.sessions,
                "wishes": report.wishes,
                "items": report.items,
            }
        )
        return
    names = list(report.metrics["learned"])
    print_lines([f"{report.sessions} sessions, {report.wishes} wishes, {report.items} items"])
    print_table(
        ["", *names],
        [
            [way, *(f"{values[name]:.3f}" for name in names)]
            for way, values in report.metrics.items()
        ],
    )


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


def _tally(session: Session, library: "Library", profile: str, **more: Any) -> None:
    verdicts = library.verdicts(profile).values()
    likes = sum(v.liked for v in verdicts)
    dislikes = len(verdicts) - likes
    session.answer(
        {"profile": profile, "likes": likes, "dislikes": dislikes, **more},
        lambda: [f"{profile}: {likes} liked, {dislikes} not"],
    )
