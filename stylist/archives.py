"""What goes wrong with archives that may be damaged, or were never meant well."""

from __future__ import annotations

import lzma
import zipfile
import zlib

BROKEN = (
    OSError, ValueError, EOFError, KeyError, MemoryError, RuntimeError, SyntaxError, zlib.error,
    lzma.LZMAError, zipfile.BadZipFile,
)  # fmt: skip
"""What reading a ZIP file, or arrays in one, raises where any byte of it may be another: methods
of packing that there are not, passwords, headers that are no Python, shapes beyond all memory."""
