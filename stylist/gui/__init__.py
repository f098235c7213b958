"""The desktop window: Qt Widgets over `stylist.library.Library`, and nothing below it."""

from stylist.tuning import quick_imports

quick_imports()
