"""Library: the one façade that the window, the command line and scripts use.

Each module is one part of it, by what a caller is after.
"""

from stylist.library.bringing import Bringing
from stylist.library.finding import Finding
from stylist.library.looks import Looks
from stylist.library.people import People
from stylist.library.undoing import Undoing
from stylist.library.upkeep import Upkeep

__all__ = ["Library"]


class Library(Bringing, Finding, People, Looks, Undoing, Upkeep):
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
