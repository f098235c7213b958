"""Files that mean harm, or look as if: mutations of good ones, and tricks that are known.

Each is named by its kind and number, `make` writes the same ones for the same seed.
"""

from __future__ import annotations

import gzip
import hashlib
import hmac
import io
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from feed_files import SAMPLES, write_csv, write_jsonl, write_rss
from PIL import Image

PROLOG = b'<?xml version="1.0"?>'
MODES = {
    "jpg": ("JPEG", "RGB"), "png": ("PNG", "RGBA"), "webp": ("WEBP", "RGB"), "bmp": ("BMP", "P"),
    "tif": ("TIFF", "CMYK"), "gif": ("GIF", "P"), "heic": ("HEIF", "RGB"), "avif": ("AVIF", "RGB"),
}  # fmt: skip


def make(
    folder: Path, photos: int, feeds: int, seed: int = 0, bundle: Path | None = None
) -> dict[str, list[Path]]:
    """Write the corpus; the files by what they are offered as.

    Those of kind *signed* are for a library that takes signed bundles only; they and half of the
    bundles are made of a good one.
    """
    random = np.random.default_rng(seed)
    made: dict[str, list[Path]] = {"photo": [], "feed": [], "bundle": [], "signed": []}
    if bundle is not None:
        made["bundle"] += bundles(bundle, folder / "vouched", feeds // 2, random)
        made["signed"] += signed(bundle, folder / "signed")
    good = {suffix: photo(suffix) for suffix in MODES}
    for number in range(photos):
        suffix = list(MODES)[number % len(MODES)]
        data = mutated(good[suffix], random)
        made["photo"].append(write(folder / "photos" / f"{number}.{suffix}", data))
    for name, data in photo_tricks(good):
        made["photo"].append(write(folder / "photos" / name, data))
    tables = list(good_feeds(folder / "good"))
    for number in range(feeds):
        source = tables[number % len(tables)]
        data = mutated(source.read_bytes(), random)
        made["feed"].append(write(folder / "feeds" / f"{number}{source.suffix}", data))
    for name, data in feed_tricks():
        made["feed"].append(write(folder / "feeds" / name, data))
    for name, data in bundle_tricks():
        made["bundle"].append(write(folder / "bundles" / name, data))
    return made


def write(file: Path, data: bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def photo(suffix: str) -> bytes:
    kind, mode = MODES[suffix]
    y, x = np.mgrid[0:64, 0:48]
    picture = np.stack([x * 5, y * 4, (x + y) * 2], axis=2).astype(np.uint8)
    held = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    more = {"exif": exif} if kind in ("JPEG", "PNG", "WEBP") else {}
    Image.fromarray(picture).convert(mode).save(held, kind, **more)
    return held.getvalue()


def mutated(data: bytes, random: np.random.Generator) -> bytes:
    """A few bytes changed, mostly in front; often cut, stretched, spliced or filled as well."""
    changed = bytearray(data)
    reach = min(len(changed), 400) if random.random() < 0.6 else len(changed)
    for _ in range(random.integers(1, 16)):
        at = int(random.integers(0, reach))
        changed[at] = int(random.choice([0, 1, 0x7F, 0x80, 0xFF, random.integers(0, 256)]))
    at, length = int(random.integers(0, len(changed))), int(random.integers(1, 200))
    match random.integers(0, 7):
        case 0:
            del changed[at:]
        case 1:
            del changed[at : at + length]
        case 2:
            changed[at:at] = changed[at : at + length] * int(random.integers(1, 50))
        case 3:
            changed[at : at + 4] = struct.pack(">I", int(random.choice([0, 2**31 - 1, 2**32 - 1])))
        case 4:
            changed += random.bytes(length)
    return bytes(changed)


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*one) for one in ((b"IHDR", head), *chunks, (b"IEND", b""))
    )


def photo_tricks(good: dict[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Bombs, absurd sizes, files that are two things, metadata that never ends."""
    zeros = zlib.compress(bytes(50_000_000), 9)
    yield "bomb.png", png(60_000, 60_000, (b"IDAT", zeros))
    yield "absurd.png", png(2**31 - 1, 2**31 - 1, (b"IDAT", zeros[:1000]))
    yield "nothing wide.png", png(0, 10, (b"IDAT", b""))
    yield "text bomb.png", png(8, 8, (b"zTXt", b"k\0\0" + zeros), (b"IDAT", zeros[:99]))
    yield "profile bomb.png", png(8, 8, (b"iCCP", b"k\0\0" + zeros), (b"IDAT", zeros[:99]))
    entries = [(256, 4, 1, 2**31), (257, 4, 1, 2**31), (258, 3, 1, 8), (259, 3, 1, 5)]
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries))
    yield "absurd.tif", tiff + b"".join(struct.pack("<HHII", *e) for e in entries) + b"\0" * 4
    loop = b"II*\0\x08\0\0\0" + struct.pack("<HHHII", 1, 256, 4, 1, 8) + struct.pack("<I", 8)
    yield "directory of itself.tif", loop
    many = b"II*\0\x08\0\0\0" + struct.pack("<H", 65535) + b"\x01" * 300
    yield "65535 entries.tif", many
    exif = b"Exif\0\0" + loop
    for size in (exif, exif * 4000):
        block = size[:65000]
        app1 = b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block
        yield f"exif {len(size)}.jpg", good["jpg"][:2] + app1 * 20 + good["jpg"][2:]
    yield "comments.jpg", good["jpg"][:2] + b"\xff\xfe\xff\xff" + b"A" * 65533 + good["jpg"][2:]
    yield "page and picture.jpg", good["jpg"] + b"<html><script>alert(1)</script></html>"
    yield "archive and picture.jpg", good["jpg"] + archive({"../../evil": b"x"})
    yield "program.jpg", b"#!/bin/sh\ntouch /tmp/owned\n"
    yield (
        "drawing.jpg",
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    )
    yield "script.jpg", b"%!PS\n(/etc/passwd) (r) file\n"
    yield "many frames.gif", good["gif"][:-1] + good["gif"][13:-1] * 3000 + b";"
    yield "empty.png", b""
    yield "zeros.heic", b"\0\0\0\x1cftypheic" + bytes(500_000)
    yield "brands.avif", struct.pack(">I", 2**31 - 1) + b"ftypavif" * 2000
    yield "gzip.png", gzip.compress(good["png"])
    xmp = b'<?xml version="1.0"?><!DOCTYPE x [' + entities() + b"]><x>&l11;</x>"
    for name in ("png", "webp", "tif", "jpg"):
        held = io.BytesIO()
        kind, mode = MODES[name]
        info = {"pnginfo": _text(xmp)} if name == "png" else {"xmp": xmp}
        if name == "tif":
            info = {"tiffinfo": {700: xmp}}
        Image.open(io.BytesIO(good[name])).convert(mode).save(held, kind, **info)
        yield f"xmp of entities.{name}", held.getvalue()
    yield "picture and table.jpg", good["jpg"] + b"\nsku,name,price\n=1+1,x,3\n"
    yield "pdf and picture.png", b"%PDF-1.4\n" + good["png"]
    yield "two formats.webp", good["png"] + good["webp"]
    yield "archive first.jpg", archive({"a.jpg": good["jpg"]}) + good["jpg"]


def _text(xmp: bytes) -> Any:
    from PIL.PngImagePlugin import PngInfo

    said = PngInfo()
    said.add_itxt("XML:com.adobe.xmp", xmp.decode())
    return said


def entities() -> bytes:
    """A billion laughs."""
    return b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"lol") for n in range(12)
    )


def good_feeds(folder: Path) -> Iterator[Path]:
    """A good feed of every format, and in every way of writing a table."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sample in SAMPLES.items():
        said = sample()
        yield write_csv(folder / f"{name}.csv", said.columns, said.rows)
        yield write_csv(folder / f"{name}.tsv", said.columns, said.rows, delimiter="\t")
    said = SAMPLES["table"]() if "table" in SAMPLES else next(iter(SAMPLES.values()))()
    yield write_jsonl(folder / "lines.jsonl", said.rows)
    google = SAMPLES["google"]()
    yield write_rss(folder / "google.xml", google.rows)
    import polars as pl

    pl.DataFrame(said.rows).write_parquet(folder / "table.parquet")
    yield folder / "table.parquet"
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(list(said.columns))
    for row in said.rows:
        book.active.append([row.get(c, "") for c in said.columns])
    book.save(folder / "table.xlsx")
    yield folder / "table.xlsx"


def feed_tricks() -> Iterator[tuple[str, bytes]]:
    """Formulas, NULs, endless cells, mixed encodings, bombs of entities and of archives."""
    head = b"sku,name,price\n"
    yield "formulas.csv", head + b'=cmd|\' /C calc\'!A0,@SUM(1),+1\n-2,"=HYPERLINK(""x"")",3\n'
    yield "nulls.csv", head + b"A\0B,na\0me,1\n" + b"\0" * 10_000
    yield "long cell.csv", head + b"A," + b"x" * 100_000_000 + b",1\n"
    yield "open quote.csv", head + b'A,"' + b"x\n" * 500_000
    yield "wide.csv", b",".join(b"c%d" % n for n in range(60_000)) + b"\n1\n"
    yield "encodings.csv", head + "A,Käse,1\n".encode("latin-1") + "B,Käse,2\n".encode("utf-16")
    yield "utf-16.csv", "sku,name,price\nA,Käse,1\n".encode("utf-16")
    yield "only commas.csv", b"," * 1_000_000
    lol = entities()
    yield "entities.xml", PROLOG + b"<!DOCTYPE r [" + lol + b"]><rss><channel>&l11;</channel></rss>"
    wide = b'<!ENTITY a "' + b"x" * 100_000 + b'">' + b"<!ENTITY b '" + b"&a;" * 10_000 + b"'>"
    yield "one entity.xml", PROLOG + b"<!DOCTYPE r [" + wide + b"]><rss>&b;</rss>"
    yield (
        "utf-16 entities.xml",
        ("<!DOCTYPE r [" + lol.decode() + "]><rss>&l11;</rss>").encode("utf-16"),
    )
    yield "attributes.xml", b"<rss " + b" ".join(b'a%d="x"' % n for n in range(300_000)) + b"/>"
    yield "long cell.jsonl", b'{"sku": "A", "name": "' + b"x" * 100_000_000 + b'", "price": 1}\n'
    yield "surrogates.jsonl", b'{"sku": "A\\ud800", "name": "\\udfff", "price": 1}\n'
    yield "keys.jsonl", b"{" + b",".join(b'"k%d": 1' % n for n in range(300_000)) + b"}\n"
    yield "not a number.jsonl", b'{"sku": "A", "name": "x", "price": NaN, "stock": Infinity}\n'
    yield (
        "every encoding.csv",
        b"".join(
            f"{n},Käse,1\n".encode(how)
            for n, how in enumerate(
                ["utf-8", "latin-1", "cp1252", "utf-16-le", "utf-16-be", "utf-7"]
            )
        ),
    )
    yield "marks.csv", b"\xef\xbb\xbf\xff\xfe\xfe\xff" + head + b"A,x,1\n"
    yield "photo.csv", photo("jpg")
    yield "table and page.csv", head + b"A,x,1\n<script>alert(1)</script>\n"
    links = b'<Relationship Id="r" Target="file:///etc/passwd" TargetMode="External"/>'
    yield "links.xlsx", archive({"xl/_rels/workbook.xml.rels": links, "xl/workbook.xml": b"<x/>"})
    yield (
        "entities.xlsx",
        archive(
            {"xl/workbook.xml": PROLOG + b"<!DOCTYPE r [" + lol + b"]><workbook>&l11;</workbook>"}
        ),
    )
    yield "ratio.parquet", b"PAR1" + struct.pack("<I", 2**31 - 1) + b"PAR1"
    yield (
        "outside.xml",
        (
            PROLOG + b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b"<rss><channel><item><title>&x;</title></item></channel></rss>"
        ),
    )
    yield "deep.xml", b"<rss>" + b"<a>" * 200_000
    yield "deep.jsonl", b"[" * 200_000
    yield "numbers.jsonl", b'{"sku": "A", "name": "x", "price": ' + b"9" * 20_000 + b"}\n"
    yield "infinite.jsonl", b'{"sku": "A", "name": "x", "price": 1e999}\n'
    yield "bomb.xlsx", archive({"xl/workbook.xml": bytes(300_000_000)})
    yield "outside.xlsx", archive({"../../../evil.xml": b"<x/>"})
    yield "page.csv", b"<!doctype html><html><body><script>alert(1)</script>"
    yield "empty.csv", b""


def bundle_tricks() -> Iterator[tuple[str, bytes]]:
    """Archives that reach outside, unpack without end, or lie about what is in them."""
    manifest = b'{"format": "stylist-bundle", "version": 1}'
    yield "outside.stylist", archive({"manifest.json": manifest, "../../evil": b"x", "/evil": b"x"})
    yield "bomb.stylist", archive({"manifest.json": bytes(300_000_000)})
    yield "twice.stylist", archive({"manifest.json": manifest}) * 2
    yield "no manifest.stylist", archive({"items.json": b"[]"})
    yield "words.stylist", b"not an archive"
    yield "manifest of nothing.stylist", archive({"manifest.json": b"[" + b"[]," * 20_000_000})
    link = zipfile.ZipInfo("thumbs")
    link.external_attr = 0o120777 << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr(link, "/etc")
        packed.writestr("manifest.json", manifest)
    yield "link.stylist", held.getvalue()
    yield "deep.stylist", archive({"manifest.json": b"[" * 500_000})
    yield "cut.stylist", archive({"manifest.json": manifest})[:-30]


ODD = [
    None, True, -1, 0, 2**31, 2**63, 2**80, 1e308, float("inf"), float("nan"), "", "x" * 100_000,
    "\ud800", "a\0b", "../../evil", "/evil", "=1+1", "<script>", [], {}, [[]], "9" * 5000,
]  # fmt: skip
"""What may stand where something else is expected; lone surrogates cannot be stored."""


def bundles(good: Path, folder: Path, count: int, random: np.random.Generator) -> Iterator[Path]:
    """Bundles whose manifest vouches for what is odd in them."""
    with zipfile.ZipFile(good) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    manifest = json.loads(members.pop("manifest.json"))
    texts = [name for name in members if name.endswith((".json", ".jsonl"))]

    def written(name: str, changed: dict[str, bytes], **said: Any) -> Path:
        sums = {
            n: {"sha256": hashlib.sha256(d).hexdigest(), "size": len(d)} for n, d in changed.items()
        }
        whole = manifest | {"members": sums} | said
        return write(
            folder / name, archive({"manifest.json": json.dumps(whole).encode()} | changed)
        )

    for number in range(count):
        name = texts[number % (len(texts) + 1) - 1]
        if number % (len(texts) + 1) == 0:
            field = str(random.choice(list(manifest)))
            yield written(f"said {number}.stylist", members, **{field: oddity(random)})
            continue
        lines = members[name].decode().split("\n")
        at = int(random.integers(0, len(lines)))
        lines[at] = json.dumps(with_oddity(json.loads(lines[at]), random))
        yield written(f"{number}.stylist", members | {name: "\n".join(lines).encode()})
    lines = members["items.jsonl"]
    for name, data in {
        "lines.stylist": b"\n" * 300_000_000, "nothings.stylist": b"{}\n" * 3_000_000,
        "one line.stylist": b"[" * 300_000_000, "latin.stylist": lines + b"\n{\xff}",
    }.items():  # fmt: skip
        yield written(name, members | {"items.jsonl": data})
    packed = good.read_bytes()
    for name, data in {
        "method 16.stylist": headers(packed, 16), "deflated.stylist": headers(packed, 8),
        "bzip2.stylist": headers(packed, 12), "lzma.stylist": headers(packed, 14),
        "password.stylist": headers(packed, flags=1), "flags.stylist": headers(packed, flags=0x60),
    }.items():  # fmt: skip
        yield write(folder / name, data)
    for number in range(count // 4):
        yield write(folder / f"flipped {number}.stylist", mutated(packed, random))
    yield written("a program.stylist", members | {"vectors.npz": pickled()})
    yield written(
        "vectors that unpack.stylist",
        members | {"vectors.npz": archive({"matrix.npy": bytes(300_000_000)})},
    )


def headers(packed: bytes, method: int | None = None, flags: int | None = None) -> bytes:
    """An archive that says its members were packed otherwise, or with a password."""
    changed = bytearray(packed)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            if flags is not None:
                struct.pack_into("<H", changed, place + at, flags)
            if method is not None:
                struct.pack_into("<H", changed, place + at + 2, method)
            place = changed.find(mark, place + 1)
    return bytes(changed)


def signed(good: Path, folder: Path) -> Iterator[Path]:
    """For a library that takes bundles of one signature only: those of others, and none."""
    with zipfile.ZipFile(good) as opened:
        members = {name: opened.read(name) for name in opened.namelist()}
    theirs = hmac.new(b"somebody else's key", members["manifest.json"], "sha256").hexdigest()
    bare = hashlib.sha256(members["manifest.json"]).hexdigest()
    other = members["manifest.json"].replace(b'"items"', b'"item"')
    for name, signature in {
        "of somebody else": theirs.encode(), "empty": b"", "not letters": b"\xff" * 64,
        "endless": b"a" * 10_000_000, "a bare hash": bare.encode(),
    }.items():  # fmt: skip
        yield write(folder / f"{name}.stylist", archive(members | {"signature": signature}))
    yield write(
        folder / "none.stylist", archive({k: v for k, v in members.items() if k != "signature"})
    )
    yield write(folder / "of another manifest.stylist", archive(members | {"manifest.json": other}))


def oddity(random: np.random.Generator) -> Any:
    return ODD[int(random.integers(0, len(ODD)))]


def with_oddity(said: Any, random: np.random.Generator) -> Any:
    """The same with one odd value somewhere in it, or one missing."""
    if isinstance(said, dict) and said and random.random() < 0.95:
        key = list(said)[int(random.integers(0, len(said)))]
        if random.random() < 0.1:
            return {k: v for k, v in said.items() if k != key}
        return said | {key: with_oddity(said[key], random)}
    if isinstance(said, list) and said and random.random() < 0.8:
        at = int(random.integers(0, len(said)))
        return [*said[:at], with_oddity(said[at], random), *said[at + 1 :]]
    return oddity(random)


class _Program:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.system, ("touch /tmp/owned",)


def pickled() -> bytes:
    """Arrays that only a program can tell: what `allow_pickle` would run."""
    held = io.BytesIO()
    np.savez(held, origins=np.array([_Program()], dtype=object), matrix=np.zeros((1, 383)))
    return held.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return held.getvalue()
