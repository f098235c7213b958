"""The staff's PIN: kept as a salted scrypt hash, and guessed at ever more slowly.

The hash and what was tried lie in one file of the library that its owner alone
may read. A try is written down before it is looked at, so that neither a
restart nor a pulled plug gives another one sooner.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path

from stylist.errors import LibraryError, UsageError
from stylist.unfinished import beside

FILE = "kiosk.json"

COST, BLOCK, PARALLEL = 2**15, 8, 3
"""scrypt's N, r and p (RFC 7914): 32 MiB and some tenths of a second. One of the settings that
the OWASP Password Storage Cheat Sheet holds equal (N=2^17 with p=1 … N=2^13 with p=10), chosen
for a kiosk of little memory."""

SALT_BYTES, HASH_BYTES = 16, 32
LEAST, MOST = 6, 12
"""Digits. NIST SP 800-63B, 5.1.1.1 asks for six of a PIN where tries are limited."""

FREE = 3
"""Tries that cost no wait."""
FIRST_WAIT = 5.0
LONGEST_WAIT = 900.0
"""Seconds; the wait doubles from the first to the longest: some 100 tries a day."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the file holds."""

    salt: str
    digest: str
    cost: int = COST
    block: int = BLOCK
    parallel: int = PARALLEL
    failures: int = 0
    last: float = 0.0


class StaffPin:
    """The PIN of one library's kiosk.

    Parameters
    ----------
    folder : Path
        The library.
    clock : callable
        The time in seconds since 1970, which goes on while the machine is off.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.file = folder / FILE
        self._clock = clock

    def is_set(self) -> bool:
        """Whether there is a PIN; also where its file cannot be read, so that nobody sets one."""
        return self.file.exists()

    def set(self, pin: str) -> None:
        """Let this be the PIN.

        Raises
        ------
        UsageError
            It is no PIN that is hard enough to guess; see `trouble_with`.
        LibraryError
            It cannot be kept.
        """
        if trouble := trouble_with(pin):
            raise UsageError(trouble)
        salt = secrets.token_bytes(SALT_BYTES)
        kept = _Kept(salt.hex(), "")
        self._write(replace(kept, digest=_hash(pin, kept).hex()))

    def wait(self) -> float:
        """Seconds until the next try is looked at; 0: now."""
        return self._wait(self._read())

    def check(self, pin: str) -> bool:
        """Whether this is the PIN; takes some tenths of a second.

        While `wait` is above 0 nothing is right.

        Raises
        ------
        LibraryError
            There is none, or the try cannot be written down: then it is not looked at.
        """
        kept = self._read()
        if self._wait(kept) > 0:
            return False
        tried = replace(kept, failures=kept.failures + 1, last=self._clock())
        self._write(tried)
        right = hmac.compare_digest(_hash(pin, kept), bytes.fromhex(kept.digest))
        if right:
            self._write(replace(tried, failures=0, last=0.0))
        return right

    def remove(self) -> None:
        """Forget the PIN, for whoever owns the machine; the kiosk asks for a new one."""
        try:
            self.file.unlink(missing_ok=True)
        except OSError as error:
            raise LibraryError(self.file, f"cannot be removed: {error.strerror}") from error

    def _wait(self, kept: _Kept) -> float:
        if kept.failures < FREE:
            return 0.0
        whole = min(FIRST_WAIT * 2.0 ** min(kept.failures - FREE, 32), LONGEST_WAIT)
        return max(whole - (self._clock() - kept.last), 0.0)

    def _read(self) -> _Kept:
        try:
            said = json.loads(self.file.read_text(encoding="ascii"))
            kept = _Kept(**{name: said[name] for name in _Kept.__slots__})
            bytes.fromhex(kept.salt + kept.digest)
        except FileNotFoundError as error:
            raise LibraryError(self.file, "no staff PIN has been set") from error
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise LibraryError(
                self.file, "the staff PIN cannot be read; `stylist kiosk-pin` sets a new one"
            ) from error
        now = self._clock()
        if kept.last > now:  # the clock was set back: the wait begins again, and is no longer
            kept = replace(kept, last=now)
            self._write(kept)
        return kept

    def _write(self, kept: _Kept) -> None:
        temporary = beside(self.file)
        try:
            temporary.unlink(missing_ok=True)
            with os.fdopen(
                os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
            ) as f:
                f.write(json.dumps(asdict(kept)))
                f.flush()
                os.fsync(f.fileno())
            temporary.replace(self.file)
        except OSError as error:
            why = error.strerror or str(error)
            raise LibraryError(self.file, f"the staff PIN cannot be kept: {why}") from error


def trouble_with(pin: str) -> str:
    """Why something is no PIN, for a person; empty where it is one."""
    if not (pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST):
        return f"a PIN has {LEAST} to {MOST} digits"
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if steps in ({0}, {1}, {9}):
        return "a PIN in which each digit follows from the one before is the first to be tried"
    return ""


def _hash(pin: str, kept: _Kept) -> bytes:
    need = 128 * kept.block * (kept.cost + kept.parallel + 2)
    return hashlib.scrypt(
        pin.encode(), salt=bytes.fromhex(kept.salt), n=kept.cost, r=kept.block, p=kept.parallel,
        maxmem=need + 1024 * 1024, dklen=HASH_BYTES,
    )  # fmt: skip
