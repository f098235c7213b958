"""Commands of a stylist's desk: ratings, edits of many, collections, twins, gaps."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import Items, with_filters
from stylist.commands.session import Session
from stylist.commands.terminal import print_lines
from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.desktypes import Collection, Edit, Gap, Twins
    from stylist.types import Filters

app = typer.Typer()
collection_app = typer.Typer(help="Albums and searches that were kept.", no_args_is_help=True)
app.add_typer(collection_app, name="collection")
gaps_app = typer.Typer(help="What was asked for and is not here.", no_args_is_help=True)
app.add_typer(gaps_app, name="gaps")

Name = Annotated[str, typer.Argument(help="Of the collection.")]


@app.command()
def rate(
    context: typer.Context,
    items: Items,
    stars: Annotated[int | None, typer.Option("--stars", min=0, max=5, help="0 clears.")] = None,
    flag: Annotated[
        str | None, typer.Option("--flag", help="pick, reject, or none to take it off.")
    ] = None,
) -> None:
    """Give items stars, or a flag."""
    session: Session = context.obj
    if stars is None and flag is None:
        raise UsageError("say --stars 0 to 5, or --flag pick, reject or none")
    with session.open() as library:
        change = library.rate(items, stars, "" if flag == "none" else flag)
        rated = [
            {"id": i.id, "name": i.name, "stars": i.stars, "flag": i.flag or None}
            for i in library.items(items)
        ]
    session.answer({"what": change.what, "items": rated}, lambda: [change.what])


@app.command()
def edit(
    context: typer.Context,
    items: Items,
    say: Annotated[
        list[str] | None,
        typer.Option("--set", help="NAME=VALUE: category, colour, brand, price; empty clears."),
    ] = None,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Hang on. Repeatable.")] = None,
    untag: Annotated[list[str] | None, typer.Option("--untag", help="Take off.")] = None,
) -> None:
    """Say the same of several items: one step to take back."""
    session: Session = context.obj
    with session.open() as library:
        change = library.edit(items, _edit(say or [], tag or [], untag or []))
    session.answer({"what": change.what, "items": list(change.item_ids)}, lambda: [change.what])


@app.command()
def twins(
    context: typer.Context,
    merge: Annotated[
        bool, typer.Option("--merge-same", help="Merge those whose pictures are the same.")
    ] = False,
) -> None:
    """Items that show the same, the one to keep first."""
    session: Session = context.obj
    with session.open() as library:
        found: list[Twins] = []
        for step in library.find_twins():
            found = step.result or found
        merged = []
        for group in found if merge else []:
            if group.same_picture:
                keep, *others = group.item_ids
                merged.append(library.merge(keep, others).what)
    told = [
        {
            "keep": group.item_ids[0],
            "items": [
                {"id": m.item.id, "sku": m.item.sku, "name": m.item.name, "pixels": m.pixels}
                for m in group.members
            ],
            "likeness": round(group.likeness, 4),
            "same_picture": group.same_picture,
        }
        for group in found
    ]
    session.answer(
        {"groups": told, "merged": merged},
        lambda: [*map(_group_line, found), *merged] or ["No two items show the same."],
    )


@app.command()
def merge(
    context: typer.Context,
    keep: Annotated[int, typer.Argument(help="Id of the item that is kept.")],
    others: Annotated[list[int], typer.Argument(help="Ids of those that become part of it.")],
) -> None:
    """Make one item of several."""
    session: Session = context.obj
    with session.open() as library:
        change = library.merge(keep, others)
    session.answer({"what": change.what, "items": list(change.item_ids)}, lambda: [change.what])


@app.command("not-twins")
def not_twins(context: typer.Context, items: Items) -> None:
    """Say that items are not the same; they are not shown as such again."""
    session: Session = context.obj
    with session.open() as library:
        change = library.tell_apart(items)
    session.answer({"what": change.what, "items": list(change.item_ids)}, lambda: [change.what])


@collection_app.command("list")
def list_collections(context: typer.Context) -> None:
    """All albums and kept searches, and how many items each holds now."""
    session: Session = context.obj
    with session.open() as library:
        found = library.collections()
    session.answer(
        {"collections": [_collected(c) for c in found]},
        lambda: [_collection_line(c) for c in found] or ["There is none yet."],
    )


@collection_app.command("show")
def show_collection(context: typer.Context, name: Name) -> None:
    """The items of a collection, an album's in its order."""
    session: Session = context.obj
    with session.open() as library:
        found = library.collection(name)
        hits = library.hits(library.in_collection(found))
    session.hits(hits, name=found.name, kind="album" if found.is_album else "search")


@collection_app.command("add")
def add_to_album(
    context: typer.Context,
    name: Name,
    items: Annotated[list[int] | None, typer.Argument(help="Ids of items.")] = None,
    out: Annotated[bool, typer.Option("--out", help="Take them out instead.")] = False,
) -> None:
    """Put items in an album, which is made if new."""
    from stylist.errors import NotFoundError

    session: Session = context.obj
    with session.open() as library:
        try:
            known = library.collection(name)
        except NotFoundError:
            if out:
                raise
            change = library.add_album(name, items or [])[1]
        else:
            change_album = library.take_from_album if out else library.add_to_album
            change = change_album(known.id, items or [])
        now = library.collection(name)
    session.answer({"what": change.what, **_collected(now)}, lambda: [change.what])


@collection_app.command("keep")
@with_filters
def keep_search(
    context: typer.Context,
    name: Name,
    words: Annotated[str, typer.Option("--words", help="What to search for.")] = "",
    sort: Annotated[str, typer.Option("--sort", help="Such as newest, price, rating.")] = (
        "relevance"
    ),
    *,
    filters: "Filters",
) -> None:
    """Keep a search: its filters, its words and its order."""
    from stylist.desktypes import Asked

    session: Session = context.obj
    with session.open() as library:
        asks = Asked(words, library.understood(filters), sort)
        library.browse(asks.filters, sort=sort)  # says so where there is no such order
        change = library.keep_search(name, asks)[1]
        now = [c for c in library.collections() if c.name == name.strip()]
    session.answer(
        {"what": change.what, **_collected(now[0])},
        lambda: [f"{change.what}: {now[0].count} items"],
    )


@collection_app.command("rename")
def rename_collection(
    context: typer.Context, name: Name, to: Annotated[str, typer.Argument(help="New name.")]
) -> None:
    """Give a collection another name."""
    session: Session = context.obj
    with session.open() as library:
        change = library.rename_collection(library.collection(name).id, to)
    session.answer({"what": change.what}, lambda: [change.what])


@collection_app.command("remove")
def remove_collection(context: typer.Context, name: Name) -> None:
    """Remove a collection; the items in it stay."""
    session: Session = context.obj
    with session.open() as library:
        change = library.remove_collection(library.collection(name).id)
    session.answer({"what": change.what}, lambda: [change.what])


@gaps_app.command("show")
def show_gaps(context: typer.Context) -> None:
    """What was asked for in vain, the most often first, and what that comes to."""
    session: Session = context.obj
    with session.open() as library:
        report = library.gap_report()
    session.answer(
        {
            "missing": [
                {"words": lack.words, "times": lack.times, "queries": lack.queries}
                for lack in report.lacks
            ],
            "gaps": [_gap(gap) for gap in report.gaps],
        },
        lambda: (
            [
                *(f"{lack.times:4d} ×  {lack.words}" for lack in report.lacks),
                *(_gap_line(gap) for gap in report.gaps),
            ]
            or ["Nothing was asked for in vain."]
        ),
    )


@gaps_app.command("wish")
def wish(
    context: typer.Context,
    words: Annotated[str, typer.Argument(help="'camel coat under 300'")],
    client: Annotated[str, typer.Option("--for", help="Whose wish it is.")] = "",
) -> None:
    """Note what a client wishes for."""
    session: Session = context.obj
    with session.open() as library:
        gap = library.note_wish(words, client)
        now = next(g for g in library.gap_report().gaps if g.key == gap.key).now
    session.answer(
        {**_gap(gap), "now": now}, lambda: [f"noted: {gap.words}; {now or 'nothing'} here now"]
    )


@gaps_app.command("export")
def export_gaps(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="A CSV file.")]
) -> None:
    """Write all gaps as a table for spreadsheets."""
    session: Session = context.obj
    with session.open() as library:
        count = library.export_gaps(file)
    session.answer({"file": str(file), "gaps": count}, lambda: [f"{count} gaps in {file}"])


@gaps_app.command("clear")
def clear_gaps(
    context: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget all that was asked for; this cannot be taken back."""
    session: Session = context.obj
    if not yes and not typer.confirm("Forget all that was asked for?", err=True):
        print_lines(["Nothing was forgotten."])
        return
    with session.open() as library:
        gone = library.forget_gaps()
    session.answer({"forgotten": gone}, lambda: [f"{gone} gaps forgotten"])


_NUMBERS = {"price": float, "stock": int}


def _edit(says: list[str], hangs: list[str], takes: list[str]) -> "Edit":
    from stylist.desktypes import EDITABLE, Edit

    words: dict[str, str | None] = {}
    puts: dict[str, str | float | int | None] = {}
    for said in says:
        name, equals, value = (part.strip() for part in said.partition("="))
        if not equals or not name:
            raise UsageError(f"--set {said!r}: say NAME=VALUE, such as category=skirt")
        if name not in EDITABLE:
            words[name] = value or None
            continue
        try:
            puts[name] = _NUMBERS.get(name, str)(value) if value else None
        except ValueError:
            raise UsageError(f"--set {said!r}: {value!r} is no number") from None
    return Edit(words, puts, tuple(hangs), tuple(takes))


def _collected(found: "Collection") -> dict[str, Any]:
    asks = found.asks
    return {
        "name": found.name,
        "kind": "album" if asks is None else "search",
        "items": list(found.item_ids) if asks is None else None,
        "asks": None if asks is None else asks.to_json(),
        "count": len(found.item_ids) if found.count is None else found.count,
    }


def _collection_line(found: "Collection") -> str:
    return f"{found.count:6d}  {'album ' if found.is_album else 'search'}  {found.name}"


def _group_line(group: "Twins") -> str:
    keep, *others = group.members
    rest = ", ".join(f"#{m.item.id} {m.item.name}" for m in others)
    what = "same picture" if group.same_picture else f"alike {group.likeness:.3f}"
    return f"{what}: keep #{keep.item.id} {keep.item.name}; {rest}"


def _gap(gap: "Gap") -> dict[str, Any]:
    return {
        "kind": gap.kind,
        "asked": gap.words,
        "missing": [list(pair) for pair in gap.missing],
        "times": gap.times,
        "now": gap.now,
        "last": None if gap.last is None else gap.last.isoformat(),
        "client": gap.client,
    }


def _gap_line(gap: "Gap") -> str:
    now = "" if not gap.now else f"  ({gap.now} here now)"
    client = f"  for {gap.client}" if gap.client else ""
    return f"{gap.times:4d} ×  [{gap.kind}] {gap.words}{client}{now}"
