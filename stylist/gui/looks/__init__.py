"""Looks: the gallery, the canvas, lookbooks, packing."""
