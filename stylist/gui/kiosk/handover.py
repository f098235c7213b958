"""What a shopper takes along: a code to scan, or a slip of paper. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPagedPaintDevice, QPainter, QPixmap

from stylist.errors import UsageError
from stylist.gui import text
from stylist.library import Library
from stylist.types import Item, Mask

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

translate = QCoreApplication.translate

BORDER = 4
"""Light modules around a code, which ISO/IEC 18004 asks for."""

SKUS = "{skus}"


def sku_of(item: Item) -> str:
    """What the shop's till knows an item by; its number here, where it has no SKU."""
    return item.sku or f"#{item.id}"


def said_by_code(items: Sequence[Item], template: str) -> str:
    """What the code says: the SKUs, a line each, or where the shop wants them."""
    skus = [sku_of(item) for item in items]
    if SKUS in template:
        return template.replace(SKUS, ",".join(quote(sku, safe="") for sku in skus))
    return "\n".join(skus)


def code_for(library: Library, items: Sequence[Item], template: str) -> tuple[Mask, int]:
    """The code, and of how many of the items: of so many as it has room for, the first ones.

    Raises
    ------
    UsageError
        There are none, or the template alone is too long.
    """
    for number in range(len(items), 0, -1):
        try:
            return library.make_qr(said_by_code(items[:number], template)), number
        except UsageError:
            if number == 1:
                raise
    raise UsageError("nothing was chosen")


def code_image(code: Mask) -> QImage:
    """A code with its border, a pixel a module, black on white whatever the theme."""
    bordered = np.pad(np.where(code, 0, 255).astype(np.uint8), BORDER, constant_values=255)
    side = len(bordered)
    kept = np.ascontiguousarray(bordered)
    return QImage(kept.data, side, side, side, QImage.Format.Format_Grayscale8).copy()


def paint_slip(
    device: QPagedPaintDevice,
    dots: int,
    items: Sequence[Item],
    code: Mask,
    photo_of: Callable[[Item], QPixmap | None],
) -> int:
    """Paint a slip on paper of any width: the code, then a line for each item; how many pages.

    Parameters
    ----------
    dots : int
        Of the device, an inch.
    """

    def mm(length: float) -> float:
        return length * dots / 25.4

    painter = QPainter()
    if not painter.begin(device):
        raise UsageError(translate("handover", "the printer takes nothing"))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    page = painter.viewport().toRectF()
    across = min(page.width(), mm(110))
    left = (page.width() - across) / 2
    black, grey = QColor("black"), QColor("#555555")

    def write(words: str, x: float, y: float, size: float, ink: QColor, *, bold: bool) -> None:
        face = QFont(painter.font())
        face.setPixelSize(max(round(mm(size)), 1))
        face.setBold(bold)
        painter.setFont(face)
        painter.setPen(ink)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        room = QRectF(x, y, left + across - x, mm(size) * 1.4)
        words = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, round(room.width())
        )
        painter.drawText(room, flags, words)

    write(translate("handover", "What you liked"), left, 0, 7, black, bold=True)
    y = mm(13)
    side = min(mm(42), across)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
    painter.drawImage(QRectF(left, y, side, side), code_image(code))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    y += side + mm(6)
    pages, row = 1, mm(24)
    for item in items:
        if y + row > page.height():
            device.newPage()
            pages, y = pages + 1, 0.0
        picture = photo_of(item)
        if picture is not None and not picture.isNull():
            keep = Qt.AspectRatioMode.KeepAspectRatio
            size = picture.size().scaled(round(mm(18)), round(mm(22)), keep)
            painter.drawPixmap(
                QRectF(left, y, size.width(), size.height()), picture, QRectF(picture.rect())
            )
        x = left + mm(22)
        write(item.name, x, y + mm(2), 4, black, bold=True)
        under = " · ".join(p for p in (sku_of(item), text.money(item), *item.tags[:1]) if p)
        write(under, x, y + mm(9), 3.4, grey, bold=False)
        y += row
    painter.end()
    return pages


def printer_for(name: str) -> QPrinter | None:
    """The shop's printer by name, or the system's usual one; None where there is none."""
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    return None if info.isNull() else QPrinter(info, QPrinter.PrinterMode.HighResolution)
