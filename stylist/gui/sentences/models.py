"""Trouble with the models that see photos and words."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP(
        "retelling",
        "an earlier version's model embedded these photos; embed them anew first: stylist "
        "models use {}",
    ),
    QT_TRANSLATE_NOOP("retelling", "{}; the model inside answers in its place"),
    QT_TRANSLATE_NOOP("retelling", "the model cannot be used: {}"),
    QT_TRANSLATE_NOOP("retelling", "the model's card cannot be read: {}"),
    QT_TRANSLATE_NOOP("retelling", "not a model card ({})"),
    QT_TRANSLATE_NOOP("retelling", "the card is of another model, {}"),
    QT_TRANSLATE_NOOP("retelling", "damaged: its checksum is not the card's"),
    QT_TRANSLATE_NOOP("retelling", "made for another encoder"),
    QT_TRANSLATE_NOOP("retelling", "made for another version of Stylist"),
    QT_TRANSLATE_NOOP("retelling", "learned with another encoder, or damaged"),
    QT_TRANSLATE_NOOP("retelling", "cannot be loaded: {}"),
    QT_TRANSLATE_NOOP("retelling", "cannot be deleted: {}"),
    QT_TRANSLATE_NOOP("retelling", "no model is called {}; there are {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "{} cannot be a model's name: small letters, digits, dots, dashes"
    ),
    QT_TRANSLATE_NOOP("retelling", "a model is called {} already; choose another --name"),
    QT_TRANSLATE_NOOP("retelling", "{} ships with Stylist and stays"),
    QT_TRANSLATE_NOOP("retelling", "{} is in use; use another one first: stylist models use NAME"),
    QT_TRANSLATE_NOOP("retelling", "the library is read only"),
    QT_TRANSLATE_NOOP("retelling", "not one of {} photos could be read ({}); {} stays in use"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "the model in use, {}, understands no words beside a photo; bring one that does: "
        "stylist models add, see the README",
    ),
    QT_TRANSLATE_NOOP("retelling", "its text encoder gives {} numbers, its image encoder {}"),
    QT_TRANSLATE_NOOP("retelling", "its text encoder gives values that are no numbers"),
    QT_TRANSLATE_NOOP("retelling", "ONNX Runtime has no provider"),
    QT_TRANSLATE_NOOP("retelling", "provider {}: not one of {}"),
    QT_TRANSLATE_NOOP("retelling", "the provider {} needs its own ONNX Runtime package"),
    QT_TRANSLATE_NOOP("retelling", "the provider {} cannot be used on this machine"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "{} items have a category that somebody has said, of {} kinds: at least {} of 2 "
        "kinds are needed; confirm or correct some first",
    ),
    QT_TRANSLATE_NOOP(
        "retelling",
        "{} has no categories to start from: confirm some items' categories, then `stylist "
        "models use` it again",
    ),
    QT_TRANSLATE_NOOP("retelling", "photo {} has no vector in the index"),
    QT_TRANSLATE_NOOP("retelling", "the vector index cannot be written: {}"),
    QT_TRANSLATE_NOOP("retelling", "weights: at least one must be above 0"),
    QT_TRANSLATE_NOOP("retelling", "weights: one number for each of {}"),
    QT_TRANSLATE_NOOP("retelling", "weights of {}: none below 0, at least one above 0"),
)
