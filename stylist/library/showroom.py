"""A library as shoppers have it: to look at, never to change."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from stylist.errors import LibraryError
from stylist.library import Library
from stylist.settings import Settings

WRITES = (
    "add_items", "add_model", "add_occasion", "add_profile", "add_tag", "add_to_look",
    "branch_taste", "change_look", "change_occasion", "clear", "dislike", "fit_recommender",
    "forget_customer", "forget_outfits", "forget_profile", "forget_wanted_model",
    "import_bundle", "import_feed", "import_history", "import_landed", "import_photos",
    "import_taste", "keep", "learn_outfits", "like", "make_boutique", "make_look",
    "make_lookbook", "mark", "pause_taste", "put_occasions", "remember_map", "remove",
    "remove_look", "remove_lookbook", "remove_model", "remove_occasion", "remove_tag",
    "renew_outfits", "repair", "reset_taste", "restore_items", "say_occasion", "set_attribute",
    "set_crop", "set_wardrobe", "set_watched", "take_back", "take_from_look", "undo",
    "undo_recommender", "unmark", "unwear", "use_model", "use_recommender", "watch", "wear",
)  # fmt: skip
"""What changes a library, or files beside its catalog, whose reader may be anybody."""


class Showroom(Library):
    """A library that nobody can change through it.

    SQLite opens the catalog read only, so that whatever a caller finds to
    write is refused there; `WRITES` are refused before they touch any file.
    """

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = False,
        settings: Settings | None = None,
        read_only: bool = True,
    ) -> Self:
        """Open a library that is there; what another program writes is seen.

        Raises
        ------
        LibraryError
            There is none, or it would first have to be brought up to date.
        """
        del create, read_only  # neither is for shoppers to say
        return super().open(path, create=False, settings=settings, read_only=True)


def _refuse(name: str) -> Any:
    def refused(self: Showroom, *_: object, **__: object) -> Any:
        raise LibraryError(self.path, "cannot be changed from here: shoppers only look at it")

    refused.__name__ = name
    refused.__doc__ = "Refused: shoppers only look at a library."
    return refused


for _name in WRITES:
    setattr(Showroom, _name, _refuse(_name))
