"""The facts by which a ranker goes, in plain words; names are those of `features`."""

from __future__ import annotations

from stylist.text import QT_TRANSLATE_NOOP, translate

FACTS = {
    # Of the customer.
    "customer visits": QT_TRANSLATE_NOOP("facts", "how often the customer has come"),
    "customer visits_lately": QT_TRANSLATE_NOOP("facts", "how often the customer came lately"),
    "customer since_visit": QT_TRANSLATE_NOOP("facts", "how long ago the customer came last"),
    "customer tenure": QT_TRANSLATE_NOOP("facts", "how long the customer has been coming"),
    "customer gap": QT_TRANSLATE_NOOP("facts", "time between the customer's visits"),
    "customer size": QT_TRANSLATE_NOOP("facts", "how much the customer buys at once"),
    "customer distinct": QT_TRANSLATE_NOOP("facts", "how many items the customer has bought"),
    "customer again": QT_TRANSLATE_NOOP("facts", "how many of them the customer buys again"),
    "customer log_price": QT_TRANSLATE_NOOP("facts", "what the customer usually pays"),
    # Of the item.
    "item days3": QT_TRANSLATE_NOOP("facts", "purchases in three days"),
    "item week": QT_TRANSLATE_NOOP("facts", "purchases this week"),
    "item month": QT_TRANSLATE_NOOP("facts", "purchases this month"),
    "item quarter": QT_TRANSLATE_NOOP("facts", "purchases this quarter"),
    "item ever": QT_TRANSLATE_NOOP("facts", "purchases in all"),
    "item year": QT_TRANSLATE_NOOP("facts", "purchases at this time last year"),
    "item named_week": QT_TRANSLATE_NOOP("facts", "known customers who bought it this week"),
    "item named_month": QT_TRANSLATE_NOOP("facts", "known customers who bought it this month"),
    "item trend": QT_TRANSLATE_NOOP("facts", "its trend of this week"),
    "item trend_month": QT_TRANSLATE_NOOP("facts", "its trend of this month"),
    "item year_trend": QT_TRANSLATE_NOOP("facts", "its trend at this time last year"),
    "item silence": QT_TRANSLATE_NOOP("facts", "longer without a sale than usual"),
    "item since_first": QT_TRANSLATE_NOOP("facts", "how long it has been on sale"),
    "item since_sold": QT_TRANSLATE_NOOP("facts", "how long ago it was last sold"),
    "item again_rate": QT_TRANSLATE_NOOP("facts", "how many buy it again"),
    "item again_gap": QT_TRANSLATE_NOOP("facts", "after how long it is bought again"),
    "item price": QT_TRANSLATE_NOOP("facts", "its price"),
    "item price_now": QT_TRANSLATE_NOOP("facts", "its price of late, beside its usual one"),
    # Of the two.
    "pair baskets": QT_TRANSLATE_NOOP("facts", "how often this customer bought it"),
    "pair since": QT_TRANSLATE_NOOP("facts", "how long ago this customer bought it"),
    "pair since_first": QT_TRANSLATE_NOOP("facts", "how long ago this customer first bought it"),
    "pair gap": QT_TRANSLATE_NOOP("facts", "time between this customer's purchases of it"),
    "pair share": QT_TRANSLATE_NOOP("facts", "at how many of this customer's visits"),
    "pair share_since": QT_TRANSLATE_NOOP("facts", "at how many visits since the first time"),
    "pair visits_since": QT_TRANSLATE_NOOP("facts", "visits since this customer bought it"),
    "pair due": QT_TRANSLATE_NOOP("facts", "whether it is due, as this customer buys it"),
    "pair due_by_item": QT_TRANSLATE_NOOP("facts", "whether it is due, as others buy it"),
    "pair due_by_visits": QT_TRANSLATE_NOOP("facts", "whether it is due, as this customer comes"),
    "pair new in month": QT_TRANSLATE_NOOP("facts", "first bought by this customer this month"),
    "pair pieces": QT_TRANSLATE_NOOP("facts", "how many pieces this customer bought"),
    "pair pieces each": QT_TRANSLATE_NOOP("facts", "how many pieces this customer buys at once"),
    "pair season": QT_TRANSLATE_NOOP("facts", "whether this customer bought it a year ago"),
    "pair by visits": QT_TRANSLATE_NOOP(
        "facts", "how often this customer bought it, the last visits most"
    ),
    "pair lately": QT_TRANSLATE_NOOP("facts", "how often at this customer's last visits"),
    "strategies": QT_TRANSLATE_NOOP("facts", "how many ways lead to it"),
    "log price over usual": QT_TRANSLATE_NOOP("facts", "its price, beside what the customer pays"),
    "in segment": QT_TRANSLATE_NOOP("facts", "how popular it is with such customers"),
}
"""By name; what strategies say is told in their own words (`candidates.SOURCES`)."""

IN_DAYS = {
    "pair worth ": QT_TRANSLATE_NOOP(
        "facts", "how often this customer bought it, the last {} days most"
    ),
    "item rebought_": QT_TRANSLATE_NOOP("facts", "how many bought it again within {} days"),
}
"""By how names begin that end in a number of days."""


def in_words(name: str) -> str:
    """A fact for a person, in the language in use; a name that nobody knows as it is."""
    if name in FACTS:
        return translate("facts", FACTS[name])
    for start, words in IN_DAYS.items():
        days = name.removeprefix(start)
        if days != name and days.isdecimal():
            return translate("facts", words).format(days)
    kind, _, strategy = name.partition(" ")
    if kind not in ("by", "rank"):
        return name
    from stylist.recommend.candidates import SOURCES  # brings SciPy and what learns

    why = next((source.why for source in SOURCES if source.name == strategy), None)
    if why is None:
        return name
    said = translate("recommend", why)
    return said if kind == "by" else translate("facts", "{} (its place)").format(said)
