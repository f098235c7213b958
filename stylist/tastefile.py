"""A person's taste as a JSON file, for another library or for themselves.

Items go by SKU and by the SHA-256 of their main photo, so that a taste finds
its garments again where they have other ids.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stylist.catalog.store import Store
from stylist.errors import UsageError
from stylist.types import SIGNS, Change, Sign, Verdict
from stylist.unfinished import beside

FORMAT = "stylist-taste"
VERSION = 1
LARGEST = 64_000_000
"""Bytes: some hundred thousand verdicts."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says, of the items that are here; `missing` names those that are not."""

    profile: str
    verdicts: tuple[Verdict, ...]
    signs: tuple[Sign, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import changed."""

    change: Change
    verdicts: int
    signs: int
    missing: tuple[str, ...]


def write(
    file: Path,
    profile: str,
    store: Store,
    verdicts: Mapping[int, Verdict],
    signs: Sequence[Sign],
) -> int:
    """Write a taste; how many verdicts and signs.

    Raises
    ------
    UsageError
        The file cannot be written.
    """
    ids = {*verdicts, *(s.item_id for s in signs)}
    garments: dict[int, dict[str, str]] = {}
    for item in store.items(sorted(ids)):
        named = {"name": item.name} if item.name else {}
        named |= {"sku": item.sku} if item.sku else {}
        named |= {"photo": item.photo.digest} if item.photo else {}
        garments[item.id] = named
    said: list[dict[str, Any]] = [
        {
            **garments[v.item_id],
            "liked": v.liked,
            "reason": v.reason,
            "at": v.at.isoformat(),
            "similarity": v.similarity,
        }
        for v in verdicts.values()
        if v.item_id in garments
    ]
    did: list[dict[str, Any]] = [
        {**garments[s.item_id], "kind": s.kind, "times": s.times, "at": s.at.isoformat()}
        for s in signs
        if s.item_id in garments
    ]
    whole = {
        "format": FORMAT, "version": VERSION, "profile": profile, "verdicts": said, "signs": did,
    }  # fmt: skip
    temporary = beside(file)
    try:
        temporary.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        temporary.replace(file)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise UsageError(f"{file}: cannot be written: {error.strerror or error}") from error
    return len(said) + len(did)


def read(file: Path, store: Store) -> Read:
    """Read a taste, and find its garments here by SKU, else by photo.

    Raises
    ------
    UsageError
        It cannot be read, is no taste, or of a newer version.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise UsageError(f"{file}: is too large for a taste")
        whole = json.loads(file.read_bytes())
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{file}: is not JSON") from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise UsageError(f"{file}: is not the taste of a profile")
    if whole.get("version") != VERSION:
        raise UsageError(f"{file}: was written by a newer Stylist")
    profile, said, did = (whole.get(key) for key in ("profile", "verdicts", "signs"))
    if not (isinstance(profile, str) and profile.strip()):
        raise UsageError(f"{file}: names no profile")
    rows = [_row(file, row) for part in (said, did) for row in _listed(file, part)]
    by_sku = store.ids_by_sku({r["sku"] for r in rows if isinstance(r.get("sku"), str)})
    photos = store.photos_by_digest({r["photo"] for r in rows if isinstance(r.get("photo"), str)})
    verdicts: dict[int, Verdict] = {}
    signs: dict[tuple[int, str], Sign] = {}
    missing: list[str] = []
    for row in rows:
        photo = photos.get(row.get("photo", ""))
        item_id = by_sku.get(row.get("sku", "")) or (photo.item_id if photo else None)
        at = _instant(file, row)
        if item_id is None:
            missing.append(str(row.get("name") or row.get("sku") or row.get("photo") or "?"))
        elif isinstance(row.get("liked"), bool):
            reason, alike = row.get("reason"), row.get("similarity")
            verdicts[item_id] = Verdict(
                profile,
                item_id,
                row["liked"],
                reason if isinstance(reason, str) else None,
                at,
                float(alike) if isinstance(alike, int | float) else None,
            )
        elif row.get("kind") in SIGNS:
            times = row.get("times")
            number = times if isinstance(times, int) and times > 0 else 1
            signs[item_id, row["kind"]] = Sign(item_id, row["kind"], number, at)
        else:
            raise UsageError(f"{file}: holds what is neither a verdict nor a sign")
    return Read(
        profile.strip(),
        tuple(verdicts.values()),
        tuple(signs.values()),
        tuple(dict.fromkeys(missing)),
    )


def _listed(file: Path, part: object) -> list[object]:
    if not isinstance(part, list):
        raise UsageError(f"{file}: is not the taste of a profile")
    return part


def _row(file: Path, row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise UsageError(f"{file}: holds what is neither a verdict nor a sign")
    texts = ("sku", "photo", "name")
    return {k: v for k, v in row.items() if k not in texts or isinstance(v, str)}


def _instant(file: Path, row: Mapping[str, Any]) -> datetime:
    try:
        at = datetime.fromisoformat(row["at"])
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(f"{file}: a time is missing or is none") from error
    return min(at if at.tzinfo else at.replace(tzinfo=UTC), datetime.now(UTC))
