"""Commands about what people think of items."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from stylist.commands.options import (
    Items,
    Profile,
)
from stylist.commands.session import Session

if TYPE_CHECKING:
    from stylist.library import Library

app = typer.Typer()


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


def _tally(session: Session, library: "Library", profile: str, **more: Any) -> None:
    verdicts = library.verdicts(profile).values()
    likes = sum(v.liked for v in verdicts)
    dislikes = len(verdicts) - likes
    session.answer(
        {"profile": profile, "likes": likes, "dislikes": dislikes, **more},
        lambda: [f"{profile}: {likes} liked, {dislikes} not"],
    )
