"""Looks are handed over: as files, as pages to look at and to print, as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from stylist.errors import UsageError
from stylist.ingest.prepare import hand_over
from stylist.library.looks import Looks
from stylist.lookbook import reading
from stylist.lookbook.export import EXPORTS, export
from stylist.lookbook.paint import as_canvas
from stylist.looktypes import StyledLook
from stylist.types import Progress, Rgb


class HandingOver(Looks):
    """Looks are handed over: as files, as pages to look at and to print, as pictures."""

    def export_look(self, name: str | int, file: Path | str, *, contact: str = "") -> int:
        """Write a look as PDF, PNG, CSV or HTML, by the file's ending; how many pages.

        Raises
        ------
        UsageError
            The ending is another, or there is nothing to write.
        """
        look = self.look(name)
        return self._whole(self.hand_over(look.name, [look], file, contact=contact))

    def export_lookbook(self, name: str, file: Path | str, *, contact: str = "") -> int:
        """Write a lookbook likewise: a look a page, then all of them with the contact."""
        book = self.lookbook(name)
        looks = self._store.looks(book.look_ids)
        return self._whole(self.hand_over(book.name, looks, file, contact=contact))

    def hand_over(
        self, title: str, looks: Sequence[StyledLook], file: Path | str, *, contact: str = ""
    ) -> Iterator[Progress]:
        """Write looks as a file, look by look; the last step's result is how many pages.

        Closed before its end, it has written nothing.

        Raises
        ------
        UsageError
            The ending is none of `EXPORTS`, or there are no looks.
        """
        file = Path(file)
        kind = file.suffix.lower()
        if kind not in EXPORTS:
            raise UsageError(f"{file}: end it in one of {', '.join(EXPORTS)}")
        if not looks:
            raise UsageError(f"{title}: there are no looks in it")
        pages = []
        for done, look in enumerate(looks):
            yield Progress("export", done, len(looks))
            pages.append(self._page(look))
        data, count = export(title, pages, kind, contact)
        hand_over(file, data)
        yield Progress("export", len(looks), len(looks), result=count)

    def look_pdf(self, title: str, looks: Sequence[StyledLook], contact: str = "") -> bytes:
        """The file that `hand_over` would write as PDF; empty without looks."""
        if not looks:
            return b""
        return export(title, self.look_pages(looks), ".pdf", contact)[0]

    @staticmethod
    def page_count(pdf: bytes) -> int:
        """How many pages a PDF has."""
        return reading.page_count(pdf)

    @staticmethod
    def page_picture(pdf: bytes, number: int, dots: float) -> Rgb:
        """A page (from 0) as it is printed, with `dots` pixels a point (1/72 inch)."""
        return reading.page_pixels(pdf, number, dots)

    def look_picture(self, look: StyledLook, height: int) -> Rgb:
        """A look's canvas alone, (height, …, 3) uint8."""
        return as_canvas(self._page(look), height)

    @staticmethod
    def _whole(steps: Iterator[Progress]) -> int:
        *_, last = steps
        return int(last.result or 0)
