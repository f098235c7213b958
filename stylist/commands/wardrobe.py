"""Commands about a wardrobe: what was worn, what to pack."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import Items
from stylist.commands.session import Session
from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.types import Filters
    from stylist.weartypes import Packing, Wear

app = typer.Typer()

Day = Annotated[
    list[str] | None,
    typer.Option(
        "--day",
        help="A day in words: '8 rain office', 'wind=6 -2', '2026-05-01@Oslo wedding'. "
        "May be repeated.",
    ),
]


@app.command()
def wear(
    context: typer.Context,
    items: Items,
    on: Annotated[str | None, typer.Option("--on", help="YYYY-MM-DD; today if not said.")] = None,
    no: Annotated[bool, typer.Option("--not", help="Take that back.")] = False,
) -> None:
    """Note that items were worn."""
    session: Session = context.obj
    day = _day(on)
    with session.open() as library:
        change = (library.unwear if no else library.wear)(items, day)
        worn = _as_json(library, library.wears(items))
    session.answer({"what": change.what, "items": worn}, lambda: [change.what, *map(_line, worn)])


@app.command("worn")
def list_worn(context: typer.Context) -> None:
    """What was worn how often, when last, and what a wear has cost; the longest ago first."""
    session: Session = context.obj
    with session.open() as library:
        wears = sorted(library.wears(), key=lambda w: (w.last or date.min, w.item_id))
        worn = _as_json(library, wears)
    session.answer(
        {"items": worn}, lambda: [_line(item) for item in worn] or ["Nothing was worn yet."]
    )


@app.command()
def pack(
    context: typer.Context,
    day: Day = None,
    again: Annotated[
        int, typer.Option("--again", min=1, help="Days on which a shirt or dress is worn.")
    ] = 2,
    tag: Annotated[list[str] | None, typer.Option("--tag", help="Only of these.")] = None,
) -> None:
    """Pack as few garments as give an outfit for each day."""
    from dataclasses import replace

    session: Session = context.obj
    if not day:
        raise UsageError("say what the days are like: --day '12 office' --day '8 rain'")
    with session.open() as library:
        days = [replace(library.trip_day(words), tag=tuple(tag or ())) for words in day]
        told = _packed(library, library.pack(days, again=again), day)
    session.answer(told, lambda: _packed_lines(told))


def _packed(library: "Library", packing: "Packing", words: list[str]) -> dict[str, Any]:
    items = {item.id: item for item in library.items(packing.item_ids)}
    pieces = [
        {
            "id": item_id,
            "sku": items[item_id].sku,
            "name": items[item_id].name,
            "slot": slot,
            "days": packing.days_of(item_id),
        }
        for item_id, slot in packing.slots
    ]
    days = [
        {
            "day": number + 1,
            "said": said,
            **_asked(day.filters),
            "items": list(day.item_ids),
            "reasons": list(day.reasons),
            "missing": list(day.missing),
        }
        for number, (day, said) in enumerate(zip(packing.days, words, strict=True))
    ]
    return {
        "pieces": pieces,
        "days": days,
        "proven": packing.proven,
        "seconds": round(packing.seconds, 3),
    }


def _asked(filters: "Filters") -> dict[str, Any]:
    return {
        "occasion": filters.occasion,
        "temperature": filters.temperature,
        "wind": filters.wind,
        "rain": filters.rain,
    }


def _packed_lines(told: dict[str, Any]) -> list[str]:
    names = {piece["id"]: piece["name"] for piece in told["pieces"]}
    count = len(names)
    lines = [f"{count} pieces for {len(told['days'])} days:"]
    for piece in told["pieces"]:
        days = ", ".join(map(str, piece["days"]))
        lines.append(f"  {piece['slot']:<10} #{piece['id']:<6} {piece['name']}  (day {days})")
    for day in told["days"]:
        worn = ", ".join(names[i] for i in day["items"]) or "nothing here will do"
        lines += [f"Day {day['day']}, {day['said']}: {worn}", f"  {' '.join(day['reasons'])}"]
    if not told["proven"]:
        lines.append("Perhaps fewer would do: the search was stopped.")
    return lines


def _as_json(library: "Library", wears: "list[Wear]") -> list[dict[str, Any]]:
    items = {item.id: item for item in library.items([w.item_id for w in wears])}
    return [
        {
            "id": worn.item_id,
            "sku": items[worn.item_id].sku,
            "name": items[worn.item_id].name,
            "times": worn.times,
            "last": None if worn.last is None else worn.last.isoformat(),
            "price": worn.price,
            "currency": worn.currency,
            "cost_per_wear": None if worn.each is None else round(worn.each, 2),
        }
        for worn in wears
        if worn.item_id in items
    ]


def _line(worn: dict[str, Any]) -> str:
    each = worn["cost_per_wear"]
    cost = "" if each is None else f"  {each:.2f} {worn['currency'] or ''} a wear".rstrip()
    last = worn["last"] or "never"
    return f"#{worn['id']:<6} {worn['times']:3d} × {last}  {worn['name']}{cost}"


def _day(said: str | None) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise UsageError(f"--on {said!r} is no day such as 2026-05-01") from None
