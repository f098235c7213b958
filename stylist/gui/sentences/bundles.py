"""Trouble with bundles from other libraries."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "was made by this library; it is for others"),
    QT_TRANSLATE_NOOP("retelling", "was made by a newer Stylist; update this one to read it"),
    QT_TRANSLATE_NOOP("retelling", "is not signed, and this library takes signed bundles only"),
    QT_TRANSLATE_NOOP("retelling", "is not signed with this library's key"),
    QT_TRANSLATE_NOOP("retelling", "is no bundle, or it is cut off: it has no manifest"),
    QT_TRANSLATE_NOOP("retelling", "is no bundle, or it is cut off"),
    QT_TRANSLATE_NOOP("retelling", "is damaged or was changed: {}"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: it does not say which library it is of"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: its manifest cannot be read"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: its vectors cannot be read"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: its looks cannot be read"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: {} is not in its manifest"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: {} cannot be read"),
    QT_TRANSLATE_NOOP("retelling", "is damaged: line {} of {}"),
    QT_TRANSLATE_NOOP("retelling", "was changed: its manifest does not name {}"),
    QT_TRANSLATE_NOOP("retelling", "a member that is there twice"),
    QT_TRANSLATE_NOOP("retelling", "holds a member with a name that no bundle has: {}"),
    QT_TRANSLATE_NOOP("retelling", "holds a part that is too large: {}"),
    QT_TRANSLATE_NOOP("retelling", "holds vectors that are not this model's"),
    QT_TRANSLATE_NOOP("retelling", "holds a taxonomy that is none: {}"),
    QT_TRANSLATE_NOOP("retelling", "would unpack to far more than bundles do"),
    QT_TRANSLATE_NOOP("retelling", "more than {} of its lines say nothing"),
    QT_TRANSLATE_NOOP("retelling", "is no key: it has fewer than {} bytes"),
    QT_TRANSLATE_NOOP("retelling", "is no item: {}"),
    QT_TRANSLATE_NOOP("retelling", "is no verdict: {}"),
    QT_TRANSLATE_NOOP("retelling", "a photo without its digest"),
    QT_TRANSLATE_NOOP("retelling", "a time without its zone"),
)
