"""The store: the one way in and out of a catalog.

It is made of parts by subject, each built on the one before: `database`
(opening and transactions), `photos`, `items`, `facts`, `edits`, `doubts`, `people`,
`upkeep`, `encoders`, `occasions`, `looks`, `wears`, `ratings`, `collections`, `batch`,
`merging`, `unmet`, `undo`, `feeds`, `feedruns`. A connection is
opened, committed or rolled back inside one method, and frozen records come out.
"""

from __future__ import annotations

from stylist.catalog.broughtlooks import BroughtLooks


class Store(BroughtLooks):
    """An open catalog: photos in, items out, people's edits and verdicts, upkeep.

    Use `Store.open`, and close it (it is a context manager).
    """
