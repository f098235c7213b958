"""Every command of the window: those that have keys, and those that have none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from stylist.gui import actions
from stylist.gui.desk.palette import Command
from stylist.gui.questions import SORTS, Page

if TYPE_CHECKING:
    from stylist.gui.window import MainWindow


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
    tr, grid, item = window.tr, window.browser.grid, window.detail.item
    looking = tr("Looking")

    def with_current(does: object) -> None:
        item_id = grid.id_at(grid.currentIndex().row())
        if item_id is not None and callable(does):
            does(item_id)

    return [
        Command(
            "large", tr("Show large"), partial(with_current, window.show_large), "Space", looking
        ),
        Command(
            "similar", tr("Similar to this"), partial(with_current, window.nav.similar_to),
            "Return", looking,
        ),
        Command("all", tr("Select all"), grid.selectAll, "Ctrl+A", looking),
        Command("none", tr("Select nothing"), grid.clearSelection, "", looking),
        Command("remove", tr("Remove from library"), grid.removed.emit, "Del", looking),
        Command(
            "item-crop", tr("Let Stylist find the garment"), item.automatic.click, "", looking
        ),
    ]  # fmt: skip


def _unkeyed(window: MainWindow) -> list[Command]:
    tr, rail, browser = window.tr, window.rail, window.browser
    sorting, window_group, desk = tr("Sort"), tr("Window"), tr("Desk")
    bench = window.bench
    made = [
        Command(
            f"sort:{key}", browser.sort_name(key), partial(browser.change, sort=key), "", sorting
        )
        for key in SORTS
    ]
    made += [
        Command("theme:light", tr("Light theme"), partial(window.change_setting, "theme", "light"),
                "", window_group),
        Command("theme:dark", tr("Dark theme"), partial(window.change_setting, "theme", "dark"),
                "", window_group),
        Command("theme:system", tr("Theme of the system"),
                partial(window.change_setting, "theme", "system"), "", window_group),
        Command("tasks", tr("All that runs"), window.show_tasks, "", window_group),
        Command("profile:add", tr("Add profile"), rail.add.click, "", window_group),
        Command("purchases", tr("Import purchases"), rail.purchases_wanted.emit, "", window_group),
        Command("clear", tr("Clear all filters"), browser.clear_all, "", sorting),
        Command("album:new", tr("New album …"), bench.shelf.begin_album, "", desk),
        Command("search:keep", tr("Keep this search …"), bench.shelf.begin_search, "", desk),
        Command("twins", tr("Look for duplicates"), bench.look_for_twins, "", desk),
        Command("gaps", tr("What is missing here"), bench.show_gaps, "", desk),
        Command("gaps:export", tr("Export what is missing as CSV …"), bench.export_gaps, "", desk),
        Command("taste", tr("What was learned of this profile"),
                partial(window.nav.go, Page.FOR_YOU), "", window_group),
    ]  # fmt: skip
    made += [
        Command(f"filter:{key}", tr("Filter by {}").format(chip.name.lower()),
                partial(browser.filters.open, key), "", sorting)
        for key, chip in browser.filters.chips.items()
    ]  # fmt: skip
    return made


def _places(window: MainWindow) -> list[Command]:
    """Profiles and collections by their names."""
    tr = window.tr
    found = [
        Command(f"profile:{name}", name, partial(window.use_profile, name), "", tr("Profile"))
        for name in window.rail.profile_buttons
    ]
    found += [
        Command(
            f"collection:{one.id}", one.name, partial(window.bench.open_collection, one), "",
            tr("Album") if one.is_album else tr("Kept search"),
        )
        for one in window.bench.shelf.collections
    ]  # fmt: skip
    return found
