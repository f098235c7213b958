"""Trouble with the library and what is kept in it."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "cannot be changed: the library is read only"),
    QT_TRANSLATE_NOOP("retelling", "is being written by {}; gave up after {} s"),
    QT_TRANSLATE_NOOP("retelling", "is no folder that could be watched"),
    QT_TRANSLATE_NOOP("retelling", "a collection called {} is there"),
    QT_TRANSLATE_NOOP("retelling", "no collection {}: it was removed"),
    QT_TRANSLATE_NOOP(
        "retelling", "there is nothing to keep: search for words or set a filter first"
    ),
    QT_TRANSLATE_NOOP("retelling", "a name cannot be blank"),
    QT_TRANSLATE_NOOP("retelling", "{} is less than 0"),
    QT_TRANSLATE_NOOP("retelling", "SKU {} is that of item {}"),
    QT_TRANSLATE_NOOP("retelling", "an item cannot be merged with itself: name another"),
    QT_TRANSLATE_NOOP("retelling", "cannot be changed from here: shoppers only look at it"),
    QT_TRANSLATE_NOOP("retelling", "cannot be read or written: the disk reports an error"),
    QT_TRANSLATE_NOOP("retelling", "does not answer; is the network drive there?"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "an earlier version's model embedded these photos; embed them anew first: "
        "stylist models use {}",
    ),
    QT_TRANSLATE_NOOP("retelling", "nothing was chosen"),
    QT_TRANSLATE_NOOP("retelling", "no staff PIN has been set"),
    QT_TRANSLATE_NOOP("retelling", "the staff PIN cannot be kept: {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "the staff PIN cannot be read; `stylist kiosk-pin` sets a new one"
    ),
    QT_TRANSLATE_NOOP("retelling", "a look called {} is there"),
    QT_TRANSLATE_NOOP("retelling", "there are no looks in it"),
    QT_TRANSLATE_NOOP("retelling", "there is a profile called {} already"),
    QT_TRANSLATE_NOOP("retelling", "no item {}"),
    QT_TRANSLATE_NOOP("retelling", "no photo {}"),
    QT_TRANSLATE_NOOP("retelling", "an occasion needs a name"),
    QT_TRANSLATE_NOOP("retelling", "an occasion's name has at most {} letters"),
    QT_TRANSLATE_NOOP("retelling", "{} goes by the name {} already"),
    QT_TRANSLATE_NOOP("retelling", "name at least one category that is made for it"),
    QT_TRANSLATE_NOOP("retelling", "{}: say what category it is first"),
    QT_TRANSLATE_NOOP("retelling", "is not the taste of a profile"),
    QT_TRANSLATE_NOOP("retelling", "is not JSON"),
    QT_TRANSLATE_NOOP("retelling", "was written by a newer Stylist"),
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a price in this catalog"),
    QT_TRANSLATE_NOOP("retelling", "nothing that was sold has a {} in this catalog"),
    QT_TRANSLATE_NOOP(
        "retelling", "nothing is known of purchases here: import-history brings them"
    ),
)
