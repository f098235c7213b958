"""Garbage goes in the window's thread, and in no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from stylist.gui.collector import PERIOD_MS, YOUNG, Collector


class Knot:
    """An object that only a collection lets go of."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    collector = Collector(qapp)
    yield collector
    collector.deleteLater()
    gc.enable()
    gc.unfreeze()


@pytest.mark.usefixtures("collector")
def test_a_thread_that_makes_many_objects_does_not_stop_the_others(qtbot: QtBot) -> None:
    where: list[int] = []
    knot = weakref.ref(Knot(), lambda _: where.append(threading.get_ident()))
    made = threading.Thread(target=lambda: [Knot() for _ in range(40 * YOUNG)])
    made.start()
    made.join()
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None, timeout=20 * PERIOD_MS)
    assert where == [threading.get_ident()]


def test_what_has_grown_old_goes_too(collector: Collector) -> None:
    old = Knot()
    gone = weakref.ref(old)
    gc.collect(1)  # it is of the oldest generation now
    del old
    for _ in range(200):
        young = [Knot() for _ in range(2 * YOUNG)]
        collector.collect()
        assert len(young) == 2 * YOUNG
    assert gone() is None
