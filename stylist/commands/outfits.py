"""Commands that put garments together."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import with_filters
from stylist.commands.session import Session

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.style.ensemble import Ensemble
    from stylist.types import Filters

app = typer.Typer()


@app.command("outfit")
@with_filters
def outfit(
    context: typer.Context,
    item: Annotated[int, typer.Argument(help="Id of an item.")],
    keep: Annotated[
        list[int] | None, typer.Option("--keep", help="An item worn as well. May be repeated.")
    ] = None,
    exclude: Annotated[
        list[int] | None, typer.Option("--exclude", help="An item not to wear. May be repeated.")
    ] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=50, help="How many outfits.")] = 3,
    *,
    filters: "Filters",
) -> None:
    """Complete the look: outfits around an item, each with its reasons."""
    session: Session = context.obj
    with session.open() as library:
        found = library.outfits(
            item, library.understood(filters), keep=keep or (), exclude=exclude or (), k=k
        )
        told = [_as_json(library, ensemble) for ensemble in found]
    session.answer({"outfits": told}, lambda: [line for outfit in told for line in _lines(outfit)])


def _as_json(library: "Library", ensemble: "Ensemble") -> dict[str, Any]:
    from stylist.style.prices import totals
    from stylist.text import printable

    slots = {item_id: slot for slot, item_id in ensemble.items.items()}
    items = library.items(ensemble.item_ids)
    return {
        "items": [
            {
                "id": item.id,
                "sku": item.sku,
                "name": item.name,
                "slot": slots[item.id],
                "path": None if item.photo is None else printable(item.photo.path),
                "price": item.price,
                "currency": item.currency,
            }
            for item in items
        ],
        "score": round(ensemble.score, 4),
        "reasons": list(ensemble.reasons),
        "clo": round(ensemble.worn.clo, 3),
        "needed": None if ensemble.worn.needed is None else round(ensemble.worn.needed, 3),
        "price": totals(items),
        "missing": list(ensemble.missing),
    }


def _lines(outfit: dict[str, Any]) -> list[str]:
    from stylist.style.prices import in_words

    price = in_words(outfit["price"])
    return [
        f"{outfit['score']:.0%}  {' '.join(outfit['reasons'])}{f'  {price}' if price else ''}",
        *(f"      {i['slot']:<10} #{i['id']:<6} {i['name']}" for i in outfit["items"]),
    ]
