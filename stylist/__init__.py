"""Stylist: find, filter and learn what suits someone, offline."""

__version__ = "0.1.0"
