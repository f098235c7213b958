"""Commands about what sells when."""

import math
from pathlib import Path
from typing import Annotated, Any

import typer

from stylist.commands.session import Session
from stylist.commands.terminal import print_json, print_lines, print_table
from stylist.trends.records import BY

app = typer.Typer()


@app.command("trends")
def trends(
    context: typer.Context,
    by: Annotated[str, typer.Option("--by", help=f"One of {', '.join(BY)}.")] = "category",
    weeks: Annotated[
        int, typer.Option("--weeks", min=4, max=520, help="So many of the last.")
    ] = 52,
    shelves: Annotated[
        bool, typer.Option("--shelves", help="Also what runs out, hardly sells, and is new.")
    ] = False,
    after: Annotated[
        list[int] | None,
        typer.Option("--after", metavar="ITEM", help="Also what was bought next; may be repeated."),
    ] = None,
    look: Annotated[
        str | None, typer.Option("--look", help="As --after, of a look's garments.")
    ] = None,
    export: Annotated[
        list[Path] | None, typer.Option("--export", help="Write FILE.csv or FILE.png.")
    ] = None,
) -> None:
    """What sells when: by week, last year beside it, seasons told from courses."""
    from stylist.trends.export import course, write

    session: Session = context.obj
    with session.open() as library:
        found = library.trends(by, weeks=weeks)
        asked = [*(after or ()), *(library.look(look).item_ids if look else ())]
        following = library.bought_next(asked) if asked else []
        shop = library.shelves() if shelves else None
    written = [str(write(found, file)) for file in export or ()]
    answer: dict[str, Any] = {
        "by": found.by,
        "weeks": [day.isoformat() for day in found.weeks],
        "years": round(found.years, 2),
        "series": [
            {
                "value": one.value,
                "label": one.label,
                "course": one.course,
                "change": _figure(one.change),
                "interval": [_figure(one.change_low), _figure(one.change_high)],
                **{
                    name: [_figure(float(v)) for v in getattr(one, name)]
                    for name in ("sold", "last_year", "trend", "low", "high", "season")
                },
            }
            for one in found.series
        ],
        "files": written,
    }
    if asked:
        answer["bought_next"] = [
            {**_item(n.item), "customers": n.customers, "lift": round(n.lift, 2)} for n in following
        ]
    if shop is not None:
        answer["reorder"] = [
            {**_item(r.item), "a_week": r.a_week, "stock": r.stock, "weeks_left": r.weeks_left}
            for r in shop.reorder
        ]
        answer["slow"] = [
            {
                **_item(s.item), "pieces": s.pieces, "usual": round(s.usual, 2), "stock": s.stock,
                "last_sale": None if s.since is None else s.since.isoformat(),
            }
            for s in shop.slow
        ]  # fmt: skip
        answer["new_colours"] = [
            {
                "colour": c.colour, "category": c.category, "since": c.since.isoformat(),
                "pieces": c.pieces, "items": [_item(i) for i in c.items],
            }
            for c in shop.new_colours
        ]  # fmt: skip
    if session.json:
        print_json(answer)
        return
    print_table(
        [found.by, "pieces", "last year", "course"],
        [
            [one.label, f"{one.total:.0f}", _behind(one.last_year), course(one)]
            for one in found.series
        ],
    )
    if found.years < 2:
        print_lines([f"{found.years:.1f} years are remembered: seasons are told from two on."])
    for title, key in _TITLES.items():
        if key in answer:
            print_lines(["", title])
            print_lines([_line(key, row) for row in answer[key]] or ["Nothing."])
    print_lines([f"Written: {file}" for file in written])


_TITLES = {
    "Bought next": "bought_next",
    "Runs out": "reorder",
    "Hardly sells": "slow",
    "New colours": "new_colours",
}


def _line(key: str, row: dict[str, Any]) -> str:
    if key == "new_colours":
        return f"{row['colour']} {row['category']}  since {row['since']}, {row['pieces']} sold"
    name = f"{row['sku']}  {row['name']}"
    if key == "bought_next":
        return f"{name}  {row['customers']} customers, {row['lift']:.1f} times the usual"
    if key == "slow":
        last = row["last_sale"] or "never sold"
        return f"{name}  {row['pieces']} sold where {row['usual']:.1f} are usual, last {last}"
    left = "" if row["weeks_left"] is None else f", {row['weeks_left']:.1f} weeks left"
    return f"{name}  {row['a_week']:.2g} a week{left}"


def _item(item: Any) -> dict[str, Any]:
    return {"id": item.item_id, "sku": item.sku, "name": item.name}


def _behind(values: Any) -> str:
    told = [float(v) for v in values if math.isfinite(v)]
    return f"{sum(told):.0f}" if told else "–"


def _figure(value: float) -> float | None:
    return round(float(value), 4) if math.isfinite(value) else None
