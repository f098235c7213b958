"""Commands about looks and lookbooks."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import Items
from stylist.commands.session import Session

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.looktypes import StyledLook

app = typer.Typer()
look_app = typer.Typer(help="Looks: garments put together for someone.", no_args_is_help=True)
book_app = typer.Typer(help="Looks in order, to hand over.", no_args_is_help=True)
app.add_typer(look_app, name="look")
app.add_typer(book_app, name="lookbook")

Name = Annotated[str, typer.Argument(help="What it is called.")]
File = Annotated[Path, typer.Argument(help="Ends in .pdf, .png, .csv or .html.")]
Contact = Annotated[str, typer.Option("--contact", help="Whom to turn to; goes on the last page.")]


@look_app.command("list")
def list_looks(context: typer.Context) -> None:
    """All looks."""
    session: Session = context.obj
    with session.open() as library:
        looks = [_as_json(library, look) for look in library.looks()]
    session.answer(
        {"looks": looks},
        lambda: [_line(look) for look in looks] or ["There is none yet."],
    )


@look_app.command("make")
def make_look(
    context: typer.Context,
    name: Name,
    items: Items,
    client: Annotated[str, typer.Option("--client", help="For whom.")] = "",
    notes: Annotated[str, typer.Option("--notes", help="Printed below the look.")] = "",
    occasion: Annotated[str | None, typer.Option("--occasion", help="Where it is worn.")] = None,
    temp: Annotated[float | None, typer.Option("--temp", min=-90, max=60, help="°C.")] = None,
    wind: Annotated[float | None, typer.Option("--wind", min=0, max=120, help="m/s.")] = None,
    rain: Annotated[bool, typer.Option("--rain", help="It rains.")] = False,
) -> None:
    """Make a look of items, laid out by what they are."""
    from stylist.looktypes import StyledLook

    session: Session = context.obj
    said = StyledLook(0, name, client, notes, occasion, temp, wind, rain)
    with session.open() as library:
        look = _as_json(library, library.make_look(name, items, like=said))
    session.answer({"look": look}, lambda: [f"Made: {_line(look)}"])


@look_app.command("change")
def change_look(
    context: typer.Context,
    name: Name,
    rename: Annotated[str | None, typer.Option("--name", help="Call it so.")] = None,
    client: Annotated[str | None, typer.Option("--client", help="For whom.")] = None,
    notes: Annotated[str | None, typer.Option("--notes", help="Printed below the look.")] = None,
    occasion: Annotated[
        str | None, typer.Option("--occasion", help="Where it is worn; empty for none.")
    ] = None,
    temp: Annotated[float | None, typer.Option("--temp", min=-90, max=60, help="°C.")] = None,
) -> None:
    """Change what a look says; what is not named stays."""
    session: Session = context.obj
    said: dict[str, Any] = {
        "name": rename,
        "client": client,
        "notes": notes,
        "occasion": occasion,
        "temperature": temp,
    }
    with session.open() as library:
        look = library.look(name)
        library.change_look(replace(look, **{k: v for k, v in said.items() if v is not None}))
        told = _as_json(library, library.look(look.id))
    session.answer({"look": told}, lambda: [_line(told)])


@look_app.command("add")
def add_to_look(context: typer.Context, name: Name, items: Items) -> None:
    """Put items on a look."""
    session: Session = context.obj
    with session.open() as library:
        library.add_to_look(name, items)
        look = _as_json(library, library.look(name))
    session.answer({"look": look}, lambda: [_line(look)])


@look_app.command("remove")
def remove_from_look(
    context: typer.Context,
    name: Name,
    items: Annotated[
        list[int] | None, typer.Argument(help="Ids of items; without any, the whole look.")
    ] = None,
) -> None:
    """Take items off a look, or remove it."""
    session: Session = context.obj
    with session.open() as library:
        change = library.take_from_look(name, items) if items else library.remove_look(name)
        left = [_as_json(library, look) for look in library.looks()]
    session.answer({"what": change.what, "looks": left}, lambda: [change.what])


@look_app.command("export")
def export_look(context: typer.Context, name: Name, file: File, contact: Contact = "") -> None:
    """Hand one look over."""
    session: Session = context.obj
    with session.open() as library:
        pages = library.export_look(name, file, contact=contact)
    session.answer({"file": str(file), "pages": pages}, lambda: [f"{file}: {pages} pages"])


@book_app.command("list")
def list_lookbooks(context: typer.Context) -> None:
    """All lookbooks."""
    session: Session = context.obj
    with session.open() as library:
        names = {look.id: look.name for look in library.looks()}
        books: list[dict[str, Any]] = [
            {"id": book.id, "name": book.name, "looks": [names[i] for i in book.look_ids]}
            for book in library.lookbooks()
        ]
    session.answer(
        {"lookbooks": books},
        lambda: [f"{b['name']}: {', '.join(b['looks'])}" for b in books] or ["There is none yet."],
    )


@book_app.command("make")
def make_lookbook(
    context: typer.Context,
    name: Name,
    looks: Annotated[list[str], typer.Argument(help="Names of looks, in order.")],
) -> None:
    """Put looks into a lookbook, in this order; one that is there is filled anew."""
    session: Session = context.obj
    with session.open() as library:
        change = library.make_lookbook(name, looks)
    session.answer({"name": name, "looks": looks}, lambda: [change.what])


@book_app.command("remove")
def remove_lookbook(context: typer.Context, name: Name) -> None:
    """Remove a lookbook; its looks stay."""
    session: Session = context.obj
    with session.open() as library:
        change = library.remove_lookbook(name)
    session.answer({"what": change.what}, lambda: [change.what])


@book_app.command("export")
def export_lookbook(context: typer.Context, name: Name, file: File, contact: Contact = "") -> None:
    """Hand a lookbook over: a look a page, then all of them with the contact."""
    session: Session = context.obj
    with session.open() as library:
        pages = library.export_lookbook(name, file, contact=contact)
    session.answer({"file": str(file), "pages": pages}, lambda: [f"{file}: {pages} pages"])


def _as_json(library: "Library", look: "StyledLook") -> dict[str, Any]:
    from stylist.style.prices import totals

    items = library.items(look.item_ids)
    return {
        "id": look.id,
        "name": look.name,
        "client": look.client,
        "notes": look.notes,
        "occasion": look.occasion,
        "temperature": look.temperature,
        "wind": look.wind,
        "rain": look.rain,
        "items": [{"id": i.id, "sku": i.sku, "name": i.name, "price": i.price} for i in items],
        "pieces": [
            {"id": p.item_id, "x": p.x, "y": p.y, "scale": p.scale, "rotation": p.rotation}
            for p in look.pieces
        ],
        "price": totals(items),
        "changed": None if look.changed is None else look.changed.isoformat(),
    }


def _line(look: dict[str, Any]) -> str:
    from stylist.style.prices import in_words

    client = f" for {look['client']}" if look["client"] else ""
    names = ", ".join(item["name"] for item in look["items"])
    price = in_words(look["price"])
    return f"{look['name']}{client}: {names}" + (f"  {price}" if price else "")
