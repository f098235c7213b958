"""The sample boutique: a small shop made from a seed, its pictures drawn by code.

`plan` orders the assortment, `draw` photographs a garment, `new_item` says what
the shop's feed would say of it, `customers` and `purchases` make its history.
"""

from __future__ import annotations

from stylist.ingest.boutique.drawing import draw
from stylist.ingest.boutique.garment import Garment
from stylist.ingest.boutique.history import customers, purchases
from stylist.ingest.boutique.plan import new_item, plan

__all__ = ["Garment", "customers", "draw", "new_item", "plan", "purchases"]
