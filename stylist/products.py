"""Frozen records of feeds: products as a shop tells of them, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stylist.types import Attribute, Refusal

ANY_TABLE = "csv"
"""The format of tables whose columns a map explains."""

SAID = ("category", "colour", "pattern", "material", "sleeve", "gender", "season", "climate")
"""What a product can say of itself in the shop's own words; the first three are mapped."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One size and colour of a product, as it is ordered."""

    sku: str | None = None
    size: str | None = None
    colour: str | None = None
    price: float | None = None
    stock: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A product that the shop shows beside another; `kind` is related, crosssell or upsell."""

    kind: str
    sku: str


@dataclass(frozen=True, slots=True)
class Product:
    """What a feed tells of a product, in the shop's own words.

    Attributes
    ----------
    row : int
        Where it begins in the feed: the first row after the header is 2, as
        spreadsheets count.
    key : str
        What the feed knows it by, the same every morning.
    sku : str, optional
        Its own article number, where it has one.
    said : mapping of str to texts
        By the names of `SAID`; of categories the most telling first.
    photos : tuple of str
        Paths or addresses as the feed gives them, the main one first.
    """

    row: int
    key: str
    name: str
    sku: str | None = None
    brand: str | None = None
    description: str | None = None
    price: float | None = None
    currency: str | None = None
    stock: int | None = None
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    photos: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A product as the catalog takes it, with what tells it from yesterday's.

    `attributes` are the feed's word; `guesses` are what its words only hint at:
    they count as the model's do, and wait in the review. `told`, `offer` and
    `pictures` are digests of the texts, of prices and stock, and of the photos.
    """

    product: Product
    attributes: tuple[Attribute, ...]
    guesses: tuple[Attribute, ...]
    told: str
    offer: str
    pictures: str


@dataclass(frozen=True, slots=True)
class KnownListing:
    """What the catalog knows of a feed's product.

    `gone` means that the feed itself took it away, `retired` that nobody sees it:
    who is retired and not gone was removed by a person.
    """

    item_id: int
    name: str
    price: float | None
    stock: int | None
    told: str
    offer: str
    pictures: str
    gone: bool
    retired: bool


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """A row that could not be used: its number, the column that is to blame, and why.

    `key` is the product it is of, where that could be read.
    """

    row: int
    column: str
    reason: str
    key: str | None = None

    def as_refusal(self) -> Refusal:
        """The same for lists of refusals of any kind."""
        where = f"row {self.row}" + (f", {self.column}" if self.column else "")
        return Refusal(where, self.reason)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column of a table says what, and what its words mean here.

    Attributes
    ----------
    columns : mapping of str to str
        Field (see `stylist.ingest.feeds.columns.FIELDS`) → the table's column.
    currency : str, optional
        Of prices that name none.
    decimal : {"", ".", ","}
        The decimal mark of prices; found out where it is not given.
    categories : mapping of str to str
        The shop's words for a category → the taxonomy's key.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None
    decimal: str = ""
    categories: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedOptions:
    """How a feed is to be read and taken over.

    Attributes
    ----------
    format : str
        ``auto``, or the key of a format.
    images : Path, optional
        A folder or a ZIP with the photos; by default they are looked for beside the feed.
    map : ColumnMap, optional
        Corrections to what was guessed or remembered.
    feed : str, optional
        What the feed is called from day to day; by default after its file.
    gone : {"auto", "retire", "keep"}
        What becomes of products that the feed names no more. *auto* retires
        them unless rows could not be read, or more than half would go.
    download : bool
        Whether photos may be fetched from the web.
    """

    format: str = "auto"
    images: Path | None = None
    map: ColumnMap | None = None
    feed: str | None = None
    gone: str = "auto"
    download: bool = False


@dataclass(frozen=True, slots=True)
class FeedLook:
    """What a feed looks like before it is read: its format, columns and first rows.

    `fields` are those that a person can choose columns for, each with its label;
    empty where the format knows its own columns. `remembered` tells that the map
    is a person's, from an earlier import.
    """

    path: Path
    format: str
    label: str
    feed: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    map: ColumnMap
    fields: Mapping[str, str] = field(default_factory=dict)
    remembered: bool = False
    formats: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedChange:
    """One line of a diff. `kind` is new, changed, gone or back; `details` are for a person."""

    kind: str
    key: str
    name: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedDiff:
    """What an import would do, product by product.

    `changes` are in the order of the feed; `price` and `stock` count those
    changed in that way. `held` tells why what is gone is not retired; empty
    where it is. `unmapped` counts the shop's categories that the taxonomy
    does not know.
    """

    feed: str
    format: str
    products: int
    variants: int
    changes: tuple[FeedChange, ...]
    unchanged: int
    price: int
    stock: int
    refused: tuple[RowRefusal, ...]
    held: str = ""
    unmapped: Mapping[str, int] = field(default_factory=dict)
    photos: int = 0
    photos_missing: int = 0
    photos_on_web: int = 0

    def count(self, kind: str) -> int:
        """How many changes are of that kind."""
        return sum(change.kind == kind for change in self.changes)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """What an import of a feed did.

    `images` are the feed's photos that the library has now, `imported` those
    that it did not have before.
    """

    diff: FeedDiff
    new: int
    changed: int
    gone: int
    back: int
    images: int
    imported: int
    refused: tuple[RowRefusal, ...]
    seconds: float

    @property
    def updated(self) -> int:
        """Items that were there and are different now."""
        return self.changed + self.back
