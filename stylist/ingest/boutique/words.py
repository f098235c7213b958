"""What the shop calls its clothes and says of them."""

from __future__ import annotations

BRANDS = (
    "Maren & Holt",
    "Atelier Corvane",
    "Northfold",
    "Casa Brisal",
    "Tilde Row",
    "Fernhollow",
    "Rosavide",
    "Kettle & Twine",
    "Haldenby",
    "Sorrel Lane",
)
"""Houses the boutique carries; all invented."""

NAMES = tuple(
    name.strip()
    for name in """
    Ines, Harbour, Marlow, Odette, Linnea, Bruno, Clara, Dover, Elio, Freya, Greta, Hollis,
    Isla, Juno, Kit, Lotte, Mika, Noor, Otis, Paloma, Quill, Rosalind, Saskia, Tove, Uma, Vera,
    Wren, Xenia, Yara, Zadie, Alder, Birch, Cedar, Dune, Ember, Fjord, Glen, Heath, Inlet,
    Jasper, Kelp, Larch, Moor, Nettle, Orchard, Pebble, Quarry, Reed, Shore, Thistle, Umber,
    Vale, Willow, Yarrow, Anouk, Bastian, Celeste, Dario, Esme, Florian, Gaia, Henrik, Ilse,
    Jonas, Kaia, Leon, Matilde, Nils, Ottilie, Piet, Romy, Stellan, Thea, Ulla, Viggo, Wilma,
    Yves, Zoe, Amalfi, Bergen, Cadiz, Delft, Etna, Faro, Ghent, Hydra, Ischia, Jura, Kyoto,
    Lisbon, Menton, Naxos, Oslo, Porto, Quimper, Riga, Siena, Turku, Umbria, Varese, Whitby,
    Ystad, Zermatt, Agnes, Basil, Cora, Dante, Edith, Felix, Gideon, Hazel, Ivo, June, Klara,
    Lucien, Mabel, Nadia, Olive, Petra, Remy, Silas, Tilda, Ursa, Violet, Walter, Yuna, Aster,
    Bramble, Clover, Dahlia, Elder, Fennel, Gorse, Hawthorn, Iris, Juniper, Lavant, Mallow,
    Nigella, Oak, Primrose, Rowan, Sage, Tansy, Verbena, Woodruff, Arlo, Bea, Caspar, Dora,
    Emil, Fia, Gus, Hedda, Ida, Jules, Karin, Lars, Maud, Nell, Orla, Pia, Rufus, Sofie, Tom,
    Vita, Wanda, Ylva, Alma, Boris, Cleo, Dorte, Eskil, Frida, Gunnar, Helga, Inga, Joris,
    Kasper, Leda, Milo, Nora, Oskar, Pernille, Roman, Signe, Torben, Una, Valentin, Winnie,
    Zelda, Abel, Britt, Conrad, Delia, Elias, Fleur, Gilda, Hugo, Iben, Jette, Karl, Livia,
    Magnus, Nina, Ola, Philippa, Rikke, Sven, Tess, Vivian
    """.replace("\n", " ").split(",")
)
"""One for every style; a colourway shares its style's."""

MATERIAL_SENTENCES: dict[str, tuple[str, ...]] = {
    "cotton": (
        "Midweight cotton that softens with every wash.",
        "Long-staple cotton, washed once so that it will not shrink again.",
    ),
    "linen": (
        "European flax linen, garment-washed for an easy handle.",
        "Airy linen that creases as it should.",
    ),
    "wool": (
        "Pure new wool with a dry, warm handle.",
        "Fine wool, spun soft enough to wear next to the skin.",
    ),
    "cashmere": (
        "Two-ply cashmere that keeps its shape.",
        "Cashmere blended with a little wool, so that it lasts.",
    ),
    "denim": (
        "Sturdy denim, rinsed once and left to age with you.",
        "Cotton denim with just enough weight to hold a line.",
    ),
    "leather": (
        "Vegetable-tanned leather that darkens where you touch it.",
        "Smooth leather, finished by hand.",
    ),
    "suede": (
        "Soft calf suede with a fine nap.",
        "Suede that has been proofed against a light shower.",
    ),
    "silk": (
        "Silk with a quiet lustre, cut on the bias.",
        "Sand-washed silk, cool in the morning and warm at night.",
    ),
    "satin": ("Fluid satin with a soft sheen.", "Heavy satin that falls in clean folds."),
    "viscose": (
        "Drapey viscose that moves when you do.",
        "Light viscose crêpe from a mill near Como.",
    ),
    "corduroy": (
        "Fine-wale corduroy, brushed for softness.",
        "Cotton corduroy with a velvety hand.",
    ),
    "canvas": (
        "Close-woven cotton canvas, made to be used.",
        "Waxed thread, heavy canvas, bar-tacked corners.",
    ),
    "nylon": (
        "Crisp recycled nylon that shrugs off wind.",
        "Lightweight nylon with a matt finish.",
    ),
    "down": (
        "Filled with responsibly sourced down, light as it looks.",
        "Warm, packable down under a windproof shell.",
    ),
    "waterproof": (
        "Taped seams and a waterproof membrane for days that mean it.",
        "A waterproof shell that still breathes.",
    ),
    "fleece": ("Brushed inside, dense and warm.", "Loopback cotton fleece with a soft face."),
    "tweed": (
        "Herringbone tweed woven in small runs.",
        "Tweed flecked with colour when you look closely.",
    ),
    "straw": ("Plaited straw, light and springy.", "Natural straw, blocked by hand."),
    "flannel": (
        "Brushed flannel, warm from the first minute.",
        "Double-brushed flannel from Portugal.",
    ),
    "polyester": ("Engineered mesh that lets air through.", "Recycled knit that dries quickly."),
}
"""Of each material, something a good shop would say."""

CUT_SENTENCES: dict[str, tuple[str, ...]] = {
    "slim": ("Cut close to the body.", "A neat, narrow line.", "Slim, with a little give."),
    "regular": (
        "A straightforward regular fit.",
        "Cut the way it always should have been.",
        "Neither tight nor loose.",
        "True to size.",
    ),
    "relaxed": (
        "Relaxed through the body.",
        "An easy, unhurried fit.",
        "Room to move, and to layer.",
    ),
    "oversized": (
        "Cut generously; take your usual size for the intended volume.",
        "Oversized, with dropped shoulders.",
    ),
}

SEASON_SENTENCES: dict[str, tuple[str, ...]] = {
    "summer": (
        "For long evenings and hot pavements.",
        "Packs small for the coast.",
        "Good over a swimsuit, better at dinner.",
    ),
    "winter": (
        "For cold mornings and short days.",
        "The first thing you reach for in January.",
        "Made to be layered.",
    ),
    "spring": (
        "For the first warm days.",
        "Light enough for April, warm enough for its evenings.",
        "Goes with everything you already own.",
    ),
    "autumn": (
        "For the weeks when the light turns.",
        "Made for walks and woodsmoke.",
        "Wear it open in September, closed in November.",
    ),
    "all year": (
        "For every month of the year.",
        "You will wear it out before it goes out.",
        "One of the pieces we never take off the rail.",
        "Made in small runs, and restocked when it is gone.",
    ),
}
