"""What people did in a library, as it is seen now."""

from __future__ import annotations

from typing import Any

from stylist.library import Library


def state(library: Library) -> Any:
    """What people did, as it is seen now."""
    verdicts = library.verdicts("Anna") if library.profiles() else {}
    return [
        sorted([i, v.liked, v.reason or ""] for i, v in verdicts.items()),
        sorted([s.item_id, s.kind] for s in (library.signs("Anna") if library.profiles() else [])),
        sorted([look.name, list(look.item_ids)] for look in library.looks()),
        sorted([book.name, len(book.look_ids)] for book in library.lookbooks()),
    ]
