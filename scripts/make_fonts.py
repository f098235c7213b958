"""Make the fonts that exports are set in: Inter with TrueType outlines, of Europe's scripts.

    python scripts/make_fonts.py /usr/share/fonts/opentype/inter resources/fonts

Needs fonttools. Inter 4.0 (SIL Open Font License 1.1) ships with PostScript outlines, which
PDF writers embed whole or not at all; here they are drawn with quadratic curves to a
thousandth of the em, and reduced to Latin, Greek and Cyrillic, punctuation and currencies,
which makes a tenth of it. The same files set the PDF, the PNG and the page preview, so that
all three break lines alike.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WEIGHTS = ("Regular", "SemiBold")
RANGES = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF)),
    *((0x400, 0x52F), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x2122)),
    *((0x2190, 0x2199), (0x2212, 0x2212), (0x2215, 0x2215), (0x2248, 0x2248), (0x2264, 0x2265)),
)
KEPT = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "name", "post", "loca", "glyf")


def make(source: Path, target: Path) -> None:
    """One weight."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    drawn, names = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in names:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True))
        outlines[name] = pen.glyph()
    builder = FontBuilder(font=font)
    builder.isTTF = True
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    builder.setupGlyf(outlines)
    builder.setupPost(keepGlyphNames=False)
    font["maxp"].tableVersion = 0x00010000
    builder.setupMaxp()
    for table in [t for t in font.keys() if t not in (*KEPT, "GlyphOrder")]:  # noqa: SIM118
        del font[table]
    font.save(target)
    print(f"{target}: {len(names)} glyphs, {target.stat().st_size / 1024:.0f} KiB")


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    said = parser.parse_args()
    said.target.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        make(said.source / f"Inter-{weight}.otf", said.target / f"Inter-{weight}.ttf")


if __name__ == "__main__":
    main()
