"""The desktop window: Qt Widgets over `stylist.library.Library`, and nothing below it."""
