"""ICU's data with what Qt asks of it (Linux): 32 MB become 6.

Qt brings its own names of languages, months and money and asks ICU to sort and to change the
case of letters. Calendars, currencies, time zones, transliteration, words of Thai or Japanese
and converters of old character sets are left out; where ICU misses something it falls back on
its root, and what it needs of every character is in its code.

The file is ICU's common data (unicode-org.github.io/icu, "ICU Data", *.dat): a header, the
number of items, an offset of a name and of data for each, sorted by name; offsets count from
the number. It is wrapped in a library under the symbol that ICU's code looks for.
"""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path

KEPT = (
    (r"^\w+\.(icu|nrm)$", "properties of characters, normal forms, names of items"),
    (r"^(root|pool|res_index|supplementalData|keyTypeData|likelySubtags|metadata|numberingSystems"
     r"|plurals|dayPeriods|genderList|timezoneTypes|windowsZones|zoneinfo64|metaZones|icuver"
     r"|icustd)\.res$", "what every language falls back on"),
    (r"^(en|de)(_[A-Z]{2})?\.res$", "the languages of the window"),
    (r"^coll/(?!(zh|ja|ko|bo|big5|unihan).*\.res)", "how every alphabet sorts"),
    (r"^brkitr/(?!.*\.dict$|.*lstm)", "where lines and words break"),
)  # fmt: skip
"""Items by name, and why they stay."""

_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"


def items(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The header, and the items by name with their folder (``icudt73l/coll/de.res``)."""
    mark = library.find(_FORMAT)
    # The format stands 12 bytes into the header: size, magic, then a UDataInfo of 8 before it.
    start = mark - 12
    if mark < 0 or library[start + 2 : start + 4] != _MAGIC:
        raise ValueError("this is no library of ICU's data")
    length = struct.unpack_from("<H", library, start)[0]
    table = start + length
    count = struct.unpack_from("<I", library, table)[0]
    places = [struct.unpack_from("<II", library, table + 4 + 8 * i) for i in range(count)]
    names = []
    for name_at, _ in places:
        end = library.index(b"\0", table + name_at)
        names.append(library[table + name_at : end].decode("ascii"))
    found = {}
    for number, (_, data_at) in enumerate(places):
        # The last item ends somewhere before the library does; its padding does no harm.
        end = places[number + 1][1] if number + 1 < count else len(library) - table
        found[names[number]] = library[table + data_at : table + end]
    return library[start:table], found


def packed(header: bytes, chosen: dict[str, bytes]) -> bytes:
    """The chosen items as one common data file."""
    names = sorted(chosen)
    table = 4 + 8 * len(names)
    texts = b"".join(name.encode("ascii") + b"\0" for name in names)
    offset = -(-(table + len(texts)) // 16) * 16
    entries, body, name_at = b"", b"", table
    for name in names:
        entries += struct.pack("<II", name_at, offset + len(body))
        name_at += len(name) + 1
        body += chosen[name] + b"\0" * (-len(chosen[name]) % 16)
    start = struct.pack("<I", len(names)) + entries + texts
    return header + start.ljust(offset, b"\0") + body


def kept(name: str) -> bool:
    """Whether an item stays."""
    inside = name.partition("/")[2]
    return any(re.search(pattern, inside) for pattern, _ in KEPT)


def smaller(source: Path, library: Path) -> Path:
    """A library of ICU's data with what is kept; the source itself without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return source
    header, all_items = items(source.read_bytes())
    data = packed(header, {name: data for name, data in all_items.items() if kept(name)})
    version = source.name.rpartition(".")[2]
    file = library.with_suffix(".dat")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    symbol = f"icudt{version}_dat"
    code = library.with_suffix(".S")
    code.write_text(
        f".section .rodata\n.globl {symbol}\n.type {symbol}, @object\n.balign 16\n{symbol}:\n"
        f'.incbin "{file}"\n.size {symbol}, .-{symbol}\n.section .note.GNU-stack,"",@progbits\n'
    )
    subprocess.run(
        [compiler, "-shared", "-nostdlib", f"-Wl,-soname,{source.name}", "-o", str(library),
         str(code)],
        check=True,
    )  # fmt: skip
    return library
