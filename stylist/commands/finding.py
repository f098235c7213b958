"""Commands that find items: by photo, by words, for a person."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stylist.commands.options import (
    Count,
    Mixture,
    parse_weights,
    with_filters,
)
from stylist.commands.session import Session
from stylist.commands.terminal import print_lines
from stylist.errors import UsageError

if TYPE_CHECKING:
    from stylist.types import Filters

app = typer.Typer()

_DIGITS = 20
"""An id has fewer: SQLite's greatest has 19."""


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
    from stylist.desktypes import Asked

    session: Session = context.obj
    with session.open() as library:
        asks = Asked(text, library.understood(filters))
        results = library.browse(asks.filters, text=text, sort="relevance")
        hits = library.hits(results, 0, k)
        query = library.understand(text)
        library.note_search(asks)
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
    profile: Annotated[str | None, typer.Option("--profile", help="Whose taste.")] = None,
    customer: Annotated[
        str | None, typer.Option("--customer", help="Whose purchases: the id the shop knows.")
    ] = None,
    k: Count = 20,
    new: Annotated[
        bool, typer.Option("--new", help="Leave out what the customer bought before.")
    ] = False,
    *,
    filters: "Filters",
) -> None:
    """Items for a person: from likes and dislikes, or from purchases, or both."""
    session: Session = context.obj
    if profile is None and customer is None:
        raise UsageError("say for whom: --profile NAME or --customer ID")
    with session.open() as library:
        if customer is not None:
            if profile is not None:
                library.require_profile(profile)
            session.suggested(
                library.suggest(
                    customer,
                    k,
                    filters=library.understood(filters),
                    profile=profile,
                    bought=not new,
                ),
                library,
            )
            return
        assert profile is not None
        library.require_profile(profile)
        results = library.rank(None, k, filters=library.understood(filters), profile=profile)
        session.hits(library.hits(results), strategy="taste")
