"""Where garments lie on a canvas before a person moves them: as stylists lay them out."""

from __future__ import annotations

from collections.abc import Sequence

from stylist.looktypes import ASPECT, Placed

_LIES = {
    # slot: middle x, middle y, longer side in heights of the canvas
    "outer": (0.22, 0.32, 0.54),
    "mid": (0.80, 0.25, 0.37),
    "base": (0.48, 0.22, 0.36),
    "dress": (0.48, 0.42, 0.68),
    "bottom": (0.48, 0.70, 0.50),
    "bag": (0.86, 0.60, 0.25),
    "shoes": (0.84, 0.87, 0.22),
    "accessory": (0.14, 0.76, 0.20),
    "": (0.14, 0.90, 0.20),
}
_BACK_TO_FRONT = ("outer", "bottom", "dress", "mid", "base", "bag", "shoes", "accessory", "")
_BESIDE = {
    # what lies elsewhere where something of another slot is worn too: middle x
    "base": {"outer": 0.70, "mid": 0.50},
    "mid": {"outer": 0.76},
    "dress": {"outer": 0.66, "mid": 0.36},
}
_SIZES = {"shorts": 0.66, "skirt": 0.86, "scarf": 1.3, "belt": 0.9, "tank": 0.9}
"""Of some categories, beside what is usual in their slot."""

_SLIM = {"bottom": 0.75, "dress": 0.75}
"""Width over height of what is higher than it is wide."""
_FILLS, _MOST = 0.94, 1.9
_AGAIN = 0.06
"""How far a second garment of a slot is moved aside."""


def laid_out(
    item_ids: Sequence[int], slots: Sequence[str], kinds: Sequence[str] = ()
) -> tuple[Placed, ...]:
    """Garments by their slots (empty where unknown), what lies below first.

    `kinds` are their categories, where they are known. The whole is drawn together in the
    middle, and as large as the canvas allows.
    """
    worn = set(slots)
    counts: dict[str, int] = {}
    placed = []
    known = kinds or [""] * len(slots)
    every = sorted(
        zip(slots, known, item_ids, strict=True), key=lambda one: _BACK_TO_FRONT.index(one[0])
    )
    for slot, kind, item_id in every:
        x, y, scale = _LIES[slot]
        for beside, moved in _BESIDE.get(slot, {}).items():
            if beside in worn:
                x = moved
        again = counts.get(slot, 0) * _AGAIN
        counts[slot] = counts.get(slot, 0) + 1
        placed.append(Placed(item_id, x + again, y + again, scale * _SIZES.get(kind, 1.0)))
    return _centred(placed, [slot for slot, _, _ in every])


def _centred(placed: Sequence[Placed], slots: Sequence[str]) -> tuple[Placed, ...]:
    """The same in the middle of the canvas, as large as it allows."""
    if not placed:
        return ()
    wide = []
    for piece, slot in zip(placed, slots, strict=True):
        half = piece.scale * _SLIM.get(slot, 1.0) / ASPECT / 2
        wide.append((piece.x - half, piece.x + half))
    high = [(p.y - p.scale / 2, p.y + p.scale / 2) for p in placed]
    left, right = min(w[0] for w in wide), max(w[1] for w in wide)
    top, bottom = min(h[0] for h in high), max(h[1] for h in high)
    times = min(_FILLS / (right - left), _FILLS / (bottom - top), _MOST)
    return tuple(
        Placed(
            p.item_id,
            round(0.5 + (p.x - (left + right) / 2) * times, 4),
            round(0.5 + (p.y - (top + bottom) / 2) * times, 4),
            round(p.scale * times, 4),
        )
        for p in placed
    )
