"""Library: the one façade that the window, the command line and scripts use.

Each module is one part of it, by what a caller is after.
"""

from stylist.ingest.bundle.reading import BundleReport
from stylist.ingest.watch import Landed, Watch
from stylist.library.gaps import Gaps
from stylist.library.people import People
from stylist.library.together import Together
from stylist.library.trending import Trending
from stylist.library.twins import Duplicates
from stylist.library.undoing import Undoing
from stylist.library.upkeep import Upkeep
from stylist.library.watching import LandedReport, Watching

__all__ = ["BundleReport", "Landed", "LandedReport", "Library", "Watch"]


class Library(Watching, Together, Trending, People, Duplicates, Gaps, Undoing, Upkeep):
    """A folder of garments, what is known about them, and what people thought of them.

    Open one with `Library.open`; it is a context manager. Several threads may
    use it: reads run in parallel, writes one after another.

    Attributes
    ----------
    path : Path
        The library's folder.
    settings : Settings
    taxonomy : Taxonomy
        Categories, colours, occasions and clo, with this library's own overrides.
    """
