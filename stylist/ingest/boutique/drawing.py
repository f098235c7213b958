"""Which drawing makes which style, and the picture of a garment."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from stylist.ingest.boutique import (
    bags,
    blouses,
    bottoms,
    dresses,
    hats,
    jackets,
    knitwear,
    leather,
    shirts,
    skirts,
    tailoring,
    tops,
    trainers,
    weatherproof,
)
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.studio import Studio

STYLES: dict[str, Callable[[Garment], Studio]] = {
    "tee": tops.tee,
    "sweater": knitwear.sweater,
    "cardigan": knitwear.cardigan,
    "hoodie": tops.hoodie,
    "shirt": shirts.shirt,
    "blouse": blouses.blouse,
    "blazer": tailoring.blazer,
    "coat": tailoring.coat,
    "bomber": jackets.bomber,
    "denim jacket": jackets.denim_jacket,
    "puffer": weatherproof.puffer,
    "raincoat": weatherproof.raincoat,
    "biker": jackets.biker,
    "trousers": bottoms.trousers,
    "joggers": bottoms.joggers,
    "jeans": bottoms.jeans,
    "shorts": bottoms.shorts,
    "skirt": skirts.skirt,
    "dress": dresses.dress,
    "slip dress": dresses.slip_dress,
    "sneaker": trainers.sneaker,
    "runner": trainers.runner,
    "boot": leather.boot,
    "loafer": leather.loafer,
    "pump": leather.pump,
    "tote": bags.tote,
    "crossbody": bags.crossbody,
    "bucket bag": bags.bucket_bag,
    "backpack": bags.backpack,
    "beanie": hats.beanie,
    "cap": hats.cap,
    "brimmed hat": hats.brimmed,
    "scarf": hats.scarf,
}
"""Every style the boutique can draw."""


def draw(garment: Garment) -> NDArray[np.uint8]:
    """The product picture: ``(800, 600, 3)`` uint8 RGB, the same in any process."""
    return STYLES[garment.style](garment).photograph()
