"""The staff's PIN: kept as a hash, guessed at slowly, for nobody else to read."""

from __future__ import annotations

import json
import logging
import os
import stat
import sys
from pathlib import Path

import pytest

from stylist import pin as pins
from stylist.errors import LibraryError, UsageError
from stylist.pin import FREE, LONGEST_WAIT, StaffPin, trouble_with

RIGHT, WRONG = "483920", "739105"


class Clock:
    """A clock that goes as one wishes."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pin(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> StaffPin:
    # What is slow on purpose is tried at its full cost in one test.
    monkeypatch.setattr(pins, "_Kept", _cheap(pins._Kept))
    made = StaffPin(tmp_path, clock)
    made.set(RIGHT)
    return made


def _cheap(kept: type) -> object:
    def make(*values: object, **named: object) -> object:
        if "cost" not in named:
            named |= {"cost": 2, "parallel": 1}
        return kept(*values, **named)

    make.__slots__ = kept.__slots__  # type: ignore[attr-defined]
    return make


def test_there_is_no_default(tmp_path: Path) -> None:
    nothing = StaffPin(tmp_path)
    assert not nothing.is_set()
    with pytest.raises(LibraryError, match="no staff PIN has been set"):
        nothing.check("000000")


def test_the_right_one_and_no_other(pin: StaffPin) -> None:
    assert pin.check(RIGHT)
    assert not pin.check(WRONG)
    assert not pin.check(RIGHT + "0")
    assert not pin.check("")


def test_at_its_full_cost_it_is_a_salted_hash(tmp_path: Path) -> None:
    one, other = StaffPin(tmp_path / "a"), StaffPin(tmp_path / "b")
    for each in (one, other):
        each.file.parent.mkdir()
        each.set(RIGHT)
    said, other_said = (json.loads(each.file.read_text()) for each in (one, other))
    assert (said["cost"], said["block"], said["parallel"]) == (32768, 8, 3)
    assert said["salt"] != other_said["salt"]
    assert said["digest"] != other_said["digest"]
    assert RIGHT not in one.file.read_text()
    assert one.check(RIGHT)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX's modes")
def test_only_its_owner_may_read_it(pin: StaffPin) -> None:
    before = os.umask(0)
    try:
        pin.set(WRONG)
        pin.check(RIGHT)
    finally:
        os.umask(before)
    assert stat.S_IMODE(pin.file.stat().st_mode) == 0o600
    assert sorted(f.name for f in pin.file.parent.iterdir()) == ["kiosk.json"]


def test_each_wrong_one_is_followed_by_a_longer_wait(pin: StaffPin, clock: Clock) -> None:
    waits = []
    for _ in range(FREE + 12):
        assert not pin.check(WRONG)
        waits.append(pin.wait())
        clock.now += pin.wait()
    assert waits[: FREE - 1] == [0, 0]
    assert waits[FREE - 1 : FREE + 3] == [5, 10, 20, 40]
    assert waits[-1] == LONGEST_WAIT


def test_while_one_waits_not_even_the_right_one_is_right(pin: StaffPin, clock: Clock) -> None:
    for _ in range(FREE):
        pin.check(WRONG)
    assert not pin.check(RIGHT)
    clock.now += pin.wait()
    assert pin.check(RIGHT)
    assert pin.wait() == 0


def test_a_restart_gives_no_try_sooner(pin: StaffPin, clock: Clock, tmp_path: Path) -> None:
    for _ in range(FREE + 2):
        clock.now += pin.wait()
        pin.check(WRONG)
    again = StaffPin(tmp_path, clock)
    assert again.wait() == pin.wait() == 20
    assert not again.check(RIGHT)


def test_a_plug_that_is_pulled_while_it_checks_costs_a_try(
    pin: StaffPin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pins, "_hash", pulled)
        for _ in range(FREE):
            with pytest.raises(KeyboardInterrupt):
                pin.check(RIGHT)
    assert pin.wait() > 0


def test_a_clock_that_is_set_back_or_on(pin: StaffPin, clock: Clock) -> None:
    for _ in range(FREE):
        pin.check(WRONG)
    clock.now -= 10 * 365 * 86_400
    assert pin.wait() == 5  # neither for years, nor not at all
    clock.now += 5
    assert pin.wait() == 0


def test_what_cannot_be_written_down_is_not_looked_at(
    pin: StaffPin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pins.os, "open", full)
    with pytest.raises(LibraryError, match="cannot be kept: No space left"):
        pin.check(RIGHT)


def test_a_damaged_file_lets_nobody_in_nor_set_another(pin: StaffPin) -> None:
    pin.file.write_text('{"salt": "zz"}')
    assert pin.is_set()
    with pytest.raises(LibraryError, match="kiosk-pin"):
        pin.check(RIGHT)
    pin.remove()
    assert not pin.is_set()


@pytest.mark.parametrize("said", ["", "12345", "1234567890123", "12a456", "१२३४५६", " 483920"])
def test_what_is_no_pin(pin: StaffPin, said: str) -> None:
    with pytest.raises(UsageError, match="6 to 12 digits"):
        pin.set(said)
    assert pin.check(RIGHT)


@pytest.mark.parametrize("said", ["000000", "123456", "987654", "789012"])
def test_what_anybody_would_try_first(said: str) -> None:
    assert "first to be tried" in trouble_with(said)


def test_it_is_in_no_log(pin: StaffPin, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    pin.check(WRONG)
    pin.check(RIGHT)
    assert RIGHT not in caplog.text
    assert WRONG not in caplog.text
