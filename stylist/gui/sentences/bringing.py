"""Trouble with models that are brought."""

from stylist.text import QT_TRANSLATE_NOOP

PATTERNS = (
    QT_TRANSLATE_NOOP("retelling", "making a model of it {}"),
    QT_TRANSLATE_NOOP("retelling", "{}; `models add --seconds` gives it more"),
    QT_TRANSLATE_NOOP("retelling", "{} (more than {} s)"),
    QT_TRANSLATE_NOOP("retelling", "crashed"),
    QT_TRANSLATE_NOOP("retelling", "this kind of model needs the package {}; {}"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "{} needs its weights: --weights FILE, or --download to let torchvision fetch them",
    ),
    QT_TRANSLATE_NOOP("retelling", "{} needs its checkpoint: --weights FILE"),
    QT_TRANSLATE_NOOP("retelling", "torchvision could not fetch the weights: {}"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "{} is no file, and neither torchvision nor open_clip knows such an architecture",
    ),
    QT_TRANSLATE_NOOP("retelling", "open_clip knows no architecture {}"),
    QT_TRANSLATE_NOOP("retelling", "a checkpoint does not tell its architecture: say --arch"),
    QT_TRANSLATE_NOOP("retelling", "neither ONNX nor a checkpoint, by its name"),
    QT_TRANSLATE_NOOP("retelling", "holds neither card.json nor {}"),
    QT_TRANSLATE_NOOP("retelling", "its card names {}, which is no part of a model"),
    QT_TRANSLATE_NOOP("retelling", "holds no tensors by name, so it is no checkpoint of a network"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "holds more than tensors (a pickled program), which is not run; save a state_dict",
    ),
    QT_TRANSLATE_NOOP("retelling", "damaged, or no checkpoint: {}"),
    QT_TRANSLATE_NOOP("retelling", "damaged, or no ONNX model: {}"),
    QT_TRANSLATE_NOOP("retelling", "damaged, or no tokenizer.json: {}"),
    QT_TRANSLATE_NOOP("retelling", "damaged: {} holds values that are no numbers"),
    QT_TRANSLATE_NOOP("retelling", "not the weights of {}: {}"),
    QT_TRANSLATE_NOOP("retelling", "not a configuration of open_clip ({})"),
    QT_TRANSLATE_NOOP("retelling", "not a checkpoint of CLIP: {}"),
    QT_TRANSLATE_NOOP("retelling", "cannot be built from its configuration: {}"),
    QT_TRANSLATE_NOOP("retelling", "its text encoder is not open_clip's own; export it to ONNX"),
    QT_TRANSLATE_NOOP("retelling", "writes captions (CoCa), and is no pair of encoders"),
    QT_TRANSLATE_NOOP("retelling", "the network cannot be exported to ONNX: {}"),
    QT_TRANSLATE_NOOP("retelling", "larger than 2 GB, which one ONNX file cannot hold"),
    QT_TRANSLATE_NOOP("retelling", "holds no network"),
    QT_TRANSLATE_NOOP(
        "retelling", "repeats itself ({}), which no encoder of pictures or words needs"
    ),
    QT_TRANSLATE_NOOP(
        "retelling",
        "takes {} inputs ({}), where an image encoder takes one; export the image half and "
        "the text half apart",
    ),
    QT_TRANSLATE_NOOP(
        "retelling",
        "its input is {} of {}, and not pictures: float (n, 3, height, width) or uint8 (n, "
        "height, width, 3)",
    ),
    QT_TRANSLATE_NOOP(
        "retelling",
        "its inputs ({}) are not a text encoder's: whole numbers (n, length), and perhaps a mask",
    ),
    QT_TRANSLATE_NOOP("retelling", "its input is not (n, length) whole numbers"),
    QT_TRANSLATE_NOOP(
        "retelling", "a text encoder needs its tokenizer: --tokenizer tokenizer.json"
    ),
    QT_TRANSLATE_NOOP(
        "retelling",
        "its words need a tokenizer of their own: --tokenizer tokenizer.json (it lies beside "
        "the weights of {})",
    ),
    QT_TRANSLATE_NOOP(
        "retelling", "{} takes texts of any length: say which with --context (CLIP: 77)"
    ),
    QT_TRANSLATE_NOOP("retelling", "--context {}: {} takes {}"),
    QT_TRANSLATE_NOOP("retelling", "a few hundred"),
    QT_TRANSLATE_NOOP("retelling", "a single number"),
    QT_TRANSLATE_NOOP("retelling", "the weights: {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "{} takes pictures of any size: say which with --side (often 224)"
    ),
    QT_TRANSLATE_NOOP("retelling", "--side {}: {} takes {}"),
    QT_TRANSLATE_NOOP("retelling", "takes pictures of {} × {}, where squares are needed"),
    QT_TRANSLATE_NOOP("retelling", "takes pictures of {} pixels, which is out of reach"),
    QT_TRANSLATE_NOOP("retelling", "{} has several outputs: say which with --output ({})"),
    QT_TRANSLATE_NOOP("retelling", "gives no vector (n, d) for a picture or a text, but {}"),
    QT_TRANSLATE_NOOP(
        "retelling", "{} does not tell what short texts are padded with: say --pad ID"
    ),
    QT_TRANSLATE_NOOP("retelling", "makes nothing of words"),
    QT_TRANSLATE_NOOP("retelling", "gives {} for {} pictures, not (n, d)"),
    QT_TRANSLATE_NOOP("retelling", "gives values that are no numbers"),
    QT_TRANSLATE_NOOP("retelling", "gives another vector of the same picture each time"),
    QT_TRANSLATE_NOOP("retelling", "gives a vector of length {}"),
    QT_TRANSLATE_NOOP("retelling", "makes the same of every picture"),
    QT_TRANSLATE_NOOP("retelling", "makes the same of all words; is this its tokenizer?"),
    QT_TRANSLATE_NOOP("retelling", "what it makes of a picture depends on the others beside it"),
    QT_TRANSLATE_NOOP("retelling", "does not run on several pictures at once: {}"),
    QT_TRANSLATE_NOOP("retelling", "does not run on words: {}"),
    QT_TRANSLATE_NOOP(
        "retelling",
        "a PCA needs {} photos to learn from and this library has {}; import first, or leave "
        "--pca out",
    ),
    QT_TRANSLATE_NOOP("retelling", "install it with: {}"),
)
