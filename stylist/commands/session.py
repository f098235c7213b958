"""What the global options of the command line say, and how a command answers."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stylist.commands.terminal import (
    hit_as_json,
    hit_as_line,
    print_json,
    print_lines,
    print_table,
    suggestion_as_json,
)

if TYPE_CHECKING:
    from stylist.library import Library
    from stylist.recommend.records import Suggestions
    from stylist.settings import Settings
    from stylist.types import Hit


class Session:
    """What the global options say."""

    def __init__(self, library: Path | None, *, json: bool, debug: bool) -> None:
        self.folder = library
        self.json = json
        self.debug = debug

    @property
    def place(self) -> Path:
        """The folder of the library that was named, or of the default one."""
        from stylist.settings import default_library

        return self.folder or default_library()

    @cached_property
    def settings(self) -> "Settings":
        """The person's settings."""
        from stylist.settings import Settings

        return Settings.load()

    def open(self, *, create: bool = False) -> "Library":
        """Open the library that was named, or the default one."""
        from stylist.library import Library

        return Library.open(self.place, create=create, settings=self.settings)

    def answer(self, json: dict[str, Any], lines: Callable[[], list[str]]) -> None:
        """Print one JSON object or the lines for a person."""
        if self.json:
            print_json(json)
        else:
            print_lines(lines())

    def hits(self, hits: "list[Hit]", **more: Any) -> None:
        """Print `results`."""
        self.answer(
            {"results": [hit_as_json(hit) for hit in hits], **more},
            lambda: [hit_as_line(hit) for hit in hits] or ["Nothing found."],
        )

    def suggested(self, found: "Suggestions", library: "Library") -> None:
        """Print `results` for a customer, each with its strategies."""
        ids = [row.item_id for row in found.rows if row.item_id is not None]
        items = {item.id: item for item in library.items(ids)}
        results = [suggestion_as_json(row, items.get(row.item_id or -1)) for row in found.rows]
        self.answer(
            {
                "results": results,
                "strategy": found.engine if found.known else "popularity",
                "engine": found.engine,
                "customer": found.customer,
                "known": found.known,
                "seconds": round(found.seconds, 4),
            },
            lambda: [
                *([] if found.known else ["Nothing is known of this customer; what is popular:"]),
                *(
                    f"{round(100 * r.score):3d}%  {r.sku:<12} {r.name}  {r.reason}"
                    for r in found.rows
                ),
            ],
        )

    def measured(self, metrics: "dict[str, dict[str, float]]", over: str, **more: Any) -> None:
        """Print `metrics`, a line for each thing measured; `over` says on what."""
        if self.json:
            print_json({"metrics": metrics, **more})
            return
        names = list(next(iter(metrics.values()), {}))
        print_lines([over])
        print_table(
            ["", *names],
            [[way, *(f"{m[name]:.3f}" for name in names)] for way, m in metrics.items()],
        )
