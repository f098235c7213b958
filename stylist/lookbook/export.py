"""Looks as a file of one kind or another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stylist.lookbook.html import as_html
from stylist.lookbook.pages import LookPage, pages
from stylist.lookbook.paint import as_pdf, as_png
from stylist.lookbook.sheet import as_csv

Writer = Callable[[str, Sequence[LookPage], str], tuple[bytes, int]]


def _pdf(title: str, looks: Sequence[LookPage], contact: str) -> tuple[bytes, int]:
    sheets = pages(title, looks, contact)
    return as_pdf(title, sheets), len(sheets)


def _png(title: str, looks: Sequence[LookPage], contact: str) -> tuple[bytes, int]:
    sheets = pages(title, looks, contact)
    return as_png(sheets), len(sheets)


def _html(title: str, looks: Sequence[LookPage], contact: str) -> tuple[bytes, int]:
    return as_html(title, looks, contact), 1


def _csv(_title: str, looks: Sequence[LookPage], _contact: str) -> tuple[bytes, int]:
    return as_csv(looks), 1


EXPORTS: dict[str, Writer] = {".pdf": _pdf, ".png": _png, ".html": _html, ".csv": _csv}
"""By the file's ending."""


def export(
    title: str, looks: Sequence[LookPage], kind: str, contact: str = ""
) -> tuple[bytes, int]:
    """The file, and how many pages it has; `kind` is one of `EXPORTS`."""
    return EXPORTS[kind](title, looks, contact)
