"""Frozen records that cross layers.

Nothing here opens a file, a session or a window. Arrays inside records are
treated as read-only by everyone who receives them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

CHANNELS = ("style", "colour", "pattern")
"""The channels of an item's vector, in the order in which they lie end to end."""

SIGNS = ("opened", "pinned", "tried", "bought", "shown")
"""What people do with items without judging them, the weakest and the silent ones included."""

REASONS = ("cut", "colour", "pattern", "price", "size", "have", "me")
"""What a verdict is for, by key; a person may also say it in words of their own."""

NOT_FOR = "not_occasion"
"""The attribute that names an occasion that an item is not for."""

Source = Literal["model", "feed", "person"]
"""Who said it. A person outranks a feed, a feed outranks a model."""

Ids = NDArray[np.int64]
Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
Rgb = NDArray[np.uint8]
"""(height, width, 3) uint8, upright, sRGB."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in fractions of a photo's width and height, each in 0–1."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Attribute:
    """One thing known of an item: ``category=skirt``, with who said so."""

    name: str
    value: str
    confidence: float
    source: Source


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of an item. `missing`: the file was not where it should be."""

    id: int
    item_id: int
    path: Path
    digest: str
    width: int
    height: int
    main: bool
    missing: bool = False
    crop: Box | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One garment with all that is known of it; `flag` is pick, reject or nothing."""

    id: int
    name: str
    sku: str | None = None
    brand: str | None = None
    description: str | None = None
    price: float | None = None
    currency: str | None = None
    stock: int | None = None
    added: datetime | None = None
    photos: tuple[Photo, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    tags: tuple[str, ...] = ()
    stars: int = 0
    flag: str = ""

    @property
    def photo(self) -> Photo | None:
        """The main photo, or the first, or none."""
        return next((p for p in self.photos if p.main), self.photos[0] if self.photos else None)

    def values(self, name: str) -> tuple[Attribute, ...]:
        """The attributes called `name` that count, most certain first.

        Only those of the highest source that says anything (person, then
        feed, then model) count.
        """
        named = [a for a in self.attributes if a.name == name]
        for source in ("person", "feed", "model"):
            said = [a for a in named if a.source == source]
            if said:
                return tuple(sorted(said, key=lambda a: (-a.confidence, a.value)))
        return ()

    def value(self, name: str) -> Attribute | None:
        """The most certain attribute called `name`, or none."""
        values = self.values(name)
        return values[0] if values else None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each channel counts in a search; only their ratio matters."""

    style: float = 1.0
    colour: float = 0.7
    pattern: float = 0.05

    def array(self) -> Floats:
        """(3,) float32, in the order of `CHANNELS`."""
        return np.array([self.style, self.colour, self.pattern], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Filters:
    """What an item must be to be shown.

    Several values of one kind mean *any of them*; several kinds mean *all of
    them*. `temperature` in °C, `wind` in m/s; `price` is (least, most), either
    may be None for no bound. An item without a price passes no price bound.
    One value alone may be given as it is: ``Filters(category="skirt")``.
    `humidity` is relative, 0–1; `activity` is still, stroll or brisk. Occasion
    and weather leave out what does not suit; with `occasion_ranks` or
    `weather_ranks` they leave all in and only put what suits first. `rating` is the least
    number of stars, `flag` pick, reject or none.
    """

    category: tuple[str, ...] = ()
    colour: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    price: tuple[float | None, float | None] | None = None
    in_stock: bool = False
    occasion: str | None = None
    temperature: float | None = None
    wind: float | None = None
    rain: bool = False
    humidity: float | None = None
    activity: str | None = None
    occasion_ranks: bool = False
    weather_ranks: bool = False
    rating: int = 0
    flag: str = ""

    def __post_init__(self) -> None:
        for name in ("category", "colour", "pattern", "tag"):
            if isinstance(value := getattr(self, name), str):
                object.__setattr__(self, name, (value,))

    def without(self, *names: str) -> Filters:
        """The same filters with the named ones cleared."""
        empty = Filters()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Facts:
    """What filters and style rules need of every item, as columns.

    Row i of every array is item ``ids[i]``; `ids` ascend. Codes index the
    tuple of the same name, -1 is *unknown*. `colours` is (n, c) float32, the
    confidence in each colour of `colour_names` (0 where absent); it grows with
    the colour's share of the garment.
    `price` and `warmth` (clo, as a person or feed gave it) are NaN where
    unknown; `stock` is -1 where unknown. `refused` is what an item was said
    not to be for; (0, 0) where nothing was.
    """

    ids: Ids
    category_names: tuple[str, ...]
    category: NDArray[np.int16]
    category_confidence: Floats
    colour_names: tuple[str, ...]
    colours: Floats
    pattern_names: tuple[str, ...]
    pattern: NDArray[np.int16]
    pattern_confidence: Floats
    material_names: tuple[str, ...]
    material: NDArray[np.int16]
    sleeve_names: tuple[str, ...]
    sleeve: NDArray[np.int16]
    sleeve_confidence: Floats
    occasion_names: tuple[str, ...]
    occasions: Mask
    price: Floats
    stock: NDArray[np.int32]
    warmth: Floats
    tag_names: tuple[str, ...]
    tags: Mask
    refused_names: tuple[str, ...] = ()
    refused: Mask = field(default_factory=lambda: np.zeros((0, 0), dtype=np.bool_))


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vector of one photo: one L2-normalised float32 row a channel.

    A channel that says nothing (a blank photo's colour) is all zeros.
    """

    style: Floats
    colour: Floats
    pattern: Floats

    def joined(self) -> Floats:
        """The channels end to end, (d,) float32."""
        return np.concatenate([self.style, self.colour, self.pattern])


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a feed, a folder or a person says of an item not yet in the catalog."""

    name: str
    sku: str | None = None
    brand: str | None = None
    description: str | None = None
    price: float | None = None
    currency: str | None = None
    stock: int | None = None
    attributes: tuple[Attribute, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewPhoto:
    """A photo that has been decoded and embedded, ready to be stored.

    `item` makes a new item for it, `item_id` adds it to one that is there;
    exactly one of them is set. `attributes` are the model's, and `silent` names
    those on which it has no opinion. `digest` is the SHA-256 of the file's
    bytes, in hexadecimal.
    """

    path: Path
    digest: str
    size: int
    mtime_ns: int
    width: int
    height: int
    mask_source: str
    encoder: str
    embedding: Embedding
    attributes: tuple[Attribute, ...] = ()
    item: NewItem | None = None
    item_id: int | None = None
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What Stylist sees in a photo someone shows: the way of a question, in.

    `mask` is (height, width) uint8, 255 on the garment; `mask_source` tells
    where it came from: ``alpha``, ``grabcut`` or ``centre`` (the fallback).
    `encoder` is whose embedding it is; `silent` names the attributes on which
    that model has no opinion, so that what is known of them stays.
    """

    image: Rgb
    mask: NDArray[np.uint8]
    mask_source: str
    embedding: Embedding
    attributes: tuple[Attribute, ...] = ()
    path: Path | None = None
    crop: Box | None = None
    encoder: str = ""
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Garment:
    """One of several garments in a photo, to be searched with.

    `outlines` are polygons of x and y in fractions of the photo, one around each
    piece. `worn` is ``top``, ``bottom``, ``shoes`` or ``other``; `category` is empty
    where none is believed.
    """

    box: Box
    outlines: tuple[tuple[tuple[float, float], ...], ...]
    worn: str
    category: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PhotoPart:
    """One of several photos that are searched with: liked or not, and in which channels."""

    look: Look
    likes: bool = True
    channels: tuple[str, ...] = CHANNELS


@dataclass(frozen=True, slots=True)
class Device:
    """A camera that is connected: the number to open it by, and what it calls itself."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class SeenPhoto:
    """What an encoder made of a photo that is in the catalog.

    `digest` and `crop` are of the photo as it was read: where they are not
    the catalog's any more, this is of another picture.
    """

    photo_id: int
    digest: str
    crop: Box | None
    embedding: Embedding
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """What a question found, best first: ids now, records when asked for.

    Attributes
    ----------
    ids, photo_ids : (n,) int64
        The items, and of each the photo that matched (its main photo when
        nothing was compared).
    scores : (n,) float32
        0–1; for similarity the share of random pairs that are less alike.
    channels : (n, 3) float32
        Each channel's share of the similarity, in the order of `CHANNELS`.
    total : int
        How many items pass the filters.
    reasons : mapping of item id to sentences
        Only for items about which there is something to say.
    nothing_close : bool
        The best was below the threshold; `ids` still holds it.
    seconds : float
        From the question to this answer.
    unmatched : tuple of str
        What the words asked for and nothing has beside the rest.
    causes : mapping of item id to item id
        Of results that a taste moved, the verdict that did most.
    """

    ids: Ids
    photo_ids: Ids
    scores: Floats
    channels: Floats
    total: int
    reasons: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    nothing_close: bool = False
    seconds: float = 0.0
    unmatched: tuple[str, ...] = ()
    causes: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """One row of an answer."""

    item: Item
    photo: Photo | None
    score: float
    channels: Mapping[str, float]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a profile's person thought of an item.

    `similarity` is how alike it was to the photo or item it was shown for,
    0–1; None where there was none, or nobody knows.
    """

    profile: str
    item_id: int
    liked: bool
    reason: str | None
    at: datetime
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What one action changed, so that views refresh only that.

    `what` is a sentence for the status bar (*liked Marco Hoodie*).
    """

    what: str
    item_ids: tuple[int, ...] = ()
    profile: str | None = None
    kind: str = ""
    """Of what was taken back: verdicts, attributes, tag, crop … (`catalog.journal`)."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done and can be taken back; `before` is what it changed, as it was."""

    id: int
    kind: str
    what: str
    before: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Sign:
    """What someone did with an item without judging it; `kind` is one of `SIGNS`."""

    item_id: int
    kind: str
    times: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Refusal:
    """One input that could not be used, and why, for a person."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long operation is. The last one carries its `result`.

    `total` is None while it is not known. `rate` is units a second.
    """

    stage: str
    done: int
    total: int | None
    rate: float = 0.0
    refused: tuple[Refusal, ...] = ()
    item_ids: tuple[int, ...] = ()
    result: Any = None

    @property
    def seconds_left(self) -> float | None:
        """Seconds to go at the present rate, or None when that is unknown."""
        if self.total is None or self.rate <= 0:
            return None
        return max(self.total - self.done, 0) / self.rate


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, in photos."""

    found: int
    imported: int
    duplicates: int
    moved: int
    updated: int
    refused: tuple[Refusal, ...]
    seconds: float
    cancelled: bool = False

    @property
    def images_per_second(self) -> float:
        """Photos imported or refreshed per second of the whole run."""
        return (self.imported + self.updated) / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that a library can use: the one inside, or one that was brought.

    Attributes
    ----------
    name, description : str
    encoder : str
        What stands beside its vectors: name and version.
    inside : bool
        Whether it ships with Stylist.
    in_use : bool
        Whether its vectors answer now.
    wanted : bool
        Whether re-embedding with it has begun and not ended.
    words : bool
        Whether it understands words.
    width : int
        Of a style vector.
    embedded, photos : int
        How many photos have its vector, of how many.
    trouble : str
        Why it cannot be used; empty where it can.
    """

    name: str
    description: str
    encoder: str
    inside: bool
    in_use: bool
    wanted: bool = False
    words: bool = False
    width: int = 0
    embedded: int = 0
    photos: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ModelSource:
    """What a person brings as a model.

    Attributes
    ----------
    source : str
        A torchvision architecture, an open_clip one, an image encoder's ONNX
        file, a checkpoint (with `arch`), or a folder with a card or an open_clip
        configuration in it.
    name : str, optional
        What to call it; by default after the source.
    weights : Path, optional
        The checkpoint of an architecture.
    download : bool
        Whether torchvision may fetch the weights.
    arch : str, optional
        The architecture of a checkpoint.
    text, tokenizer : Path, optional
        The text encoder's ONNX file, and its ``tokenizer.json``.
    pca : float, optional
        The share of variance that a PCA on the library's photos keeps.
    mean, std : tuple of float, optional
        Of an ONNX export's input, for values in 0–1; by default what is usual.
    side, context, pad : int, optional
        Side of the image input, length of the text input, id of the padding,
        where files do not tell.
    output : str, optional
        Which output of the image encoder, where it has several.
    seconds : float, optional
        Of processor time that trying out an export may take; by default ten, and a
        quarter for each of its megabytes.
    """

    source: str
    name: str | None = None
    weights: Path | None = None
    download: bool = False
    arch: str | None = None
    text: Path | None = None
    tokenizer: Path | None = None
    pca: float | None = None
    mean: tuple[float, float, float] | None = None
    std: tuple[float, float, float] | None = None
    side: int | None = None
    context: int | None = None
    pad: int | None = None
    output: str | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class ModelReport:
    """What a re-embedding did, in photos; `name` is the model now in use."""

    name: str
    embedded: int
    refused: tuple[Refusal, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `doctor` found, and whether it has been put right."""

    what: str
    where: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A catalog that was brought back, and where the one before it is kept, if there was one.

    `backup` is what it came from; None, where it was salvaged, and then `rows`
    tells how many of each table could be read.
    """

    backup: Path | None
    before: Path | None
    rows: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Guard:
    """How far a taste may turn pages (0–1), from how it would have ranked past clicks.

    `learned` and `unlearned` are the shares of pairs of a heart and a cross
    that were in the right order (the area under the ROC curve), at full
    strength and without learning; None where there were too few to tell.
    """

    strength: float = 1.0
    learned: float | None = None
    unlearned: float | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a click did to the worth of the items that it moved its way.

    `share` is the median change (-0.4: down 40 %), `items` how many moved.
    """

    share: float
    items: int


@dataclass(frozen=True, slots=True)
class TasteSummary:
    """What a profile's verdicts taught, for the window to draw.

    `weights` are the channel weights in use; `values` maps an attribute name
    (category, colour, pattern) to what moves towards (+) or away from (-) it,
    in -1…1. `wishes` maps the same names to the probability that a value is
    what is looked for. `verdicts` and `signs` are the newest first. `guard`
    says how far the taste may turn pages; None before there is one.
    """

    profile: str
    likes: int
    dislikes: int
    weights: Weights
    values: Mapping[str, Mapping[str, float]]
    wishes: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    signs: tuple[Sign, ...] = ()
    paused: bool = False
    guard: Guard | None = None
