"""Every command of the window: those that have keys, and those that have none."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stylist.gui import actions
from stylist.gui.desk.palette import Command
from stylist.gui.questions import SORTS, Page
from stylist.text import inline

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow

translate = QCoreApplication.translate


def commands(window: MainWindow) -> list[Command]:
    """All that can be done here and now."""
    found = [
        Command(f"key:{key.keys}", key.words, key.does, key.keys, heading)
        for heading, rows in actions.table(window)
        for key in rows
        if key.does is not None
    ]
    return [*found, *_of_the_grid(window), *_unkeyed(window), *_places(window)]


def _of_the_grid(window: MainWindow) -> list[Command]:
    """What the grid itself answers to."""
    grid, item = window.browser.grid, window.detail.item

    def with_current(does: Callable[[int], object]) -> None:
        item_id = grid.id_at(grid.currentIndex().row())
        if item_id is not None:
            does(item_id)

    large, similar = window.show_large, window.nav.similar_to
    said: tuple[tuple[str, str, Callable[[], object], str], ...] = (
        ("large", translate("commands", "Show large"), partial(with_current, large), "Space"),
        (
            "similar",
            translate("commands", "Similar to this"),
            partial(with_current, similar),
            "Return",
        ),
        ("all", translate("commands", "Select all"), grid.selectAll, "Ctrl+A"),
        ("none", translate("commands", "Select nothing"), grid.clearSelection, ""),
        ("remove", translate("commands", "Remove from library"), grid.removed.emit, "Del"),
        (
            "item-crop",
            translate("commands", "Let Stylist find the garment"),
            item.automatic.click,
            "",
        ),
    )
    looking = translate("commands", "Looking")
    return [Command(key, words, does, keys, looking) for key, words, does, keys in said]


def _unkeyed(window: MainWindow) -> list[Command]:
    browser = window.browser
    sorting = translate("commands", "Sort")
    made = [
        Command(
            f"sort:{key}", browser.sort_name(key), partial(browser.change, sort=key), "", sorting
        )
        for key in SORTS
    ]
    made.append(
        Command("clear", translate("commands", "Clear all filters"), browser.clear_all, "", sorting)
    )
    filtering = translate("commands", "Filter by {}")
    made += [
        Command(
            f"filter:{key}",
            filtering.format(inline(chip.name)),
            partial(browser.filters.open, key),
            "",
            sorting,
        )
        for key, chip in browser.filters.chips.items()
    ]
    return [*made, *_of_the_window(window), *_of_the_desk(window)]


def _of_the_window(window: MainWindow) -> list[Command]:
    rail, theme = window.rail, partial(window.change_setting, "theme")
    said: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("theme:light", translate("commands", "Light theme"), partial(theme, "light")),
        ("theme:dark", translate("commands", "Dark theme"), partial(theme, "dark")),
        ("theme:system", translate("commands", "Theme of the system"), partial(theme, "system")),
        ("tasks", translate("commands", "All that runs"), window.show_tasks),
        ("tour", translate("commands", "Show me round"), window.tour.begin),
        ("profile:add", translate("commands", "Add profile"), rail.add.click),
        ("purchases", translate("commands", "Import purchases"), rail.purchases_wanted.emit),
        (
            "taste",
            translate("commands", "What was learned of this profile"),
            partial(window.nav.go, Page.FOR_YOU),
        ),
    )
    heading = translate("commands", "Window")
    return [Command(key, words, does, "", heading) for key, words, does in said]


def _of_the_desk(window: MainWindow) -> list[Command]:
    bench = window.bench
    shelf = bench.shelf
    said: tuple[tuple[str, str, Callable[[], object]], ...] = (
        ("album:new", translate("commands", "New album …"), shelf.begin_album),
        ("search:keep", translate("commands", "Keep this search …"), shelf.begin_search),
        ("twins", translate("commands", "Look for duplicates"), bench.look_for_twins),
        ("gaps", translate("commands", "What is missing here"), bench.show_gaps),
        (
            "gaps:export",
            translate("commands", "Export what is missing as CSV …"),
            bench.export_gaps,
        ),
    )
    heading = translate("commands", "Desk")
    return [Command(key, words, does, "", heading) for key, words, does in said]


def _places(window: MainWindow) -> list[Command]:
    """Profiles and collections by their names."""
    profile = translate("commands", "Profile")
    album, search = translate("commands", "Album"), translate("commands", "Kept search")
    found = [
        Command(f"profile:{name}", name, partial(window.profiles.use, name), "", profile)
        for name in window.rail.profile_buttons
    ]
    found += [
        Command(
            f"collection:{one.id}",
            one.name,
            partial(window.bench.open_collection, one),
            "",
            album if one.is_album else search,
        )
        for one in window.bench.shelf.collections
    ]
    return found
