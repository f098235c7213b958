"""Make a history of H&M's size: articles, customers and two years of purchases.

    uv run python scripts/make_history.py FOLDER [--scale 0.01] [--seed 7]

Writes ``articles.csv``, ``customers.csv`` and ``transactions_train.csv`` in the shape of
H&M's files at Kaggle. At scale 1: 105,542 articles, 1,371,980 customers, 31,788,324
purchases, 2018-09-20 to 2020-09-22. Everything is drawn; the parameters are below.

Popularity of articles falls as a power of their rank; an article is born, blooms for some
weeks and fades; seasons lift a quarter of them for a quarter of the year. Customers belong
to one of 40 clusters of taste, each of which leans to its own articles, and are active as a
gamma distribution says. A visit has a few lines; a line is an earlier purchase of the
customer's with a chance of one in nine, another colour of one with one in sixteen.
"""

from __future__ import annotations

import argparse
import hashlib
import time
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

FIRST = date(2018, 9, 20)
DAYS = 734


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the shop is like."""

    articles: int = 105_542
    customers: int = 1_371_980
    purchases: int = 31_788_324
    colours: int = 3
    clusters: int = 40
    cluster_lift: float = 6.0
    zipf: float = 0.75
    life_weeks: float = 22.0
    season_lift: float = 3.0
    again: float = 0.11
    sibling: float = 0.06
    activity_shape: float = 0.7
    lines_mean: float = 3.5
    seed: int = 7

    def scaled(self, scale: float) -> Parameters:
        return Parameters(
            max(int(self.articles * min(1, scale * 4)), 300),
            max(int(self.customers * scale), 100),
            max(int(self.purchases * scale), 2000),
            seed=self.seed,
        )


def make(folder: Path, said: Parameters) -> dict[str, float]:
    began = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(said.seed)
    ids = np.array([f"{108_000 + i // said.colours:07}{1 + i % said.colours:03}"
                    for i in range(said.articles)])  # fmt: skip
    people = [
        hashlib.sha256(f"{said.seed}/{i}".encode()).hexdigest() for i in range(said.customers)
    ]
    _articles(folder / "articles.csv", ids, said, rng)
    _customers(folder / "customers.csv", people, rng)
    cluster = rng.integers(0, said.clusters, said.customers)
    taste = rng.integers(0, said.clusters, said.articles // said.colours + 1)
    fame = (1 + rng.permutation(said.articles)) ** -said.zipf
    born = rng.integers(-60, DAYS - 14, said.articles)
    life = rng.gamma(2.0, said.life_weeks * 7 / 2, said.articles) + 21
    season = np.where(rng.random(said.articles) < 0.25, rng.integers(0, 4, said.articles), -1)
    activity = rng.gamma(said.activity_shape, 1.0, said.customers) + 0.02
    visits = int(said.purchases / said.lines_mean)
    who = rng.choice(said.customers, visits, p=activity / activity.sum())
    weekday = np.tile([1.0, 0.95, 0.95, 1.0, 1.15, 1.35, 1.1], DAYS // 7 + 1)[:DAYS]
    day = np.sort(rng.choice(DAYS, visits, p=weekday / weekday.sum()))
    lines = 1 + rng.poisson(said.lines_mean - 1, visits)
    who, day = np.repeat(who, lines)[: said.purchases], np.repeat(day, lines)[: said.purchases]
    item = np.empty(len(who), np.int64)
    kind = taste[np.arange(said.articles) // said.colours]
    for start in range(0, DAYS, 7):
        rows = slice(*np.searchsorted(day, [start, start + 7]))
        age = start + 3 - born
        alive = (age >= 0) & (age < 3 * life)
        bloom = np.where(alive, (np.maximum(age, 0) / life + 0.15) * np.exp(-age / life), 0)
        quarter = (start + 263) % 365 // 92
        weight = fame * np.maximum(bloom, 0) * np.where(season == quarter, said.season_lift, 1)
        item[rows] = _draw(weight, kind, cluster[who[rows]], said, rng)
    item = _again(item, who, said, rng)
    price = (np.exp(rng.normal(-3.6, 0.6, said.articles)))[item] * np.where(
        rng.random(len(item)) < 0.15, 0.6, 1
    )
    names = pl.Series(people)
    table = pl.DataFrame(
        {
            "t_dat": (np.datetime64(FIRST) + day.astype("timedelta64[D]")).astype("datetime64[ms]"),
            "customer_id": names.gather(who),
            "article_id": pl.Series(ids).gather(item),
            "price": price.astype(np.float32),
            "sales_channel_id": 1 + (rng.random(len(item)) < 0.7).astype(np.int8),
        }
    )
    step = 2_000_000
    with (folder / "transactions_train.csv").open("wb") as stream:
        for start in range(0, len(item), step):
            part = table.slice(start, step).with_columns(pl.col("t_dat").cast(pl.Date))
            part.write_csv(stream, include_header=start == 0)
    return {**asdict(said), "purchases": len(item), "seconds": time.perf_counter() - began}


def _draw(
    weight: np.ndarray,
    kind: np.ndarray,
    clusters: np.ndarray,
    said: Parameters,
    rng: np.random.Generator,
) -> np.ndarray:
    """An article for each line of a week: of the customer's cluster more often."""
    found = np.empty(len(clusters), np.int64)
    for cluster in range(said.clusters):
        rows = np.flatnonzero(clusters == cluster)
        leaning = np.cumsum(weight * np.where(kind == cluster, said.cluster_lift, 1))
        found[rows] = np.searchsorted(leaning, rng.random(len(rows)) * leaning[-1])
    return np.minimum(found, len(weight) - 1)


def _again(
    item: np.ndarray, who: np.ndarray, said: Parameters, rng: np.random.Generator
) -> np.ndarray:
    order = np.argsort(who, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(who[order]) > 0])
    place = np.arange(len(who)) - np.repeat(starts, np.diff(np.r_[starts, len(who)]))
    earlier = item[order[np.arange(len(who)) - place + (rng.random(len(who)) * place).astype(int)]]
    sibling = earlier // said.colours * said.colours + rng.integers(0, said.colours, len(who))
    sibling = np.minimum(sibling, said.articles - 1)
    draw, can = rng.random(len(who)), place > 0
    result = item[order].copy()
    result[can & (draw < said.again)] = earlier[can & (draw < said.again)]
    other = can & (draw >= said.again) & (draw < said.again + said.sibling)
    result[other] = sibling[other]
    back = np.empty_like(item)
    back[order] = result
    return back


def _articles(file: Path, ids: np.ndarray, said: Parameters, rng: np.random.Generator) -> None:
    kinds = ["Dress", "Trousers", "T-shirt", "Sweater", "Coat", "Skirt", "Shirt", "Bra", "Socks"]
    colours = ["Black", "White", "Blue", "Red", "Green", "Beige", "Pink", "Grey"]
    cuts = ["slim", "loose", "cropped", "long", "ribbed", "pleated", "padded", "printed"]
    product = np.arange(len(ids)) // said.colours
    kind = rng.integers(0, len(kinds), product.max() + 1)[product]
    cut = rng.integers(0, len(cuts), product.max() + 1)[product]
    colour = rng.integers(0, len(colours), len(ids))
    pl.DataFrame(
        {
            "article_id": ids,
            "product_code": [i[:7] for i in ids],
            "prod_name": [f"{cuts[c]} {kinds[k]}" for c, k in zip(cut, kind, strict=True)],
            "product_type_name": [kinds[k] for k in kind],
            "colour_group_name": [colours[c] for c in colour],
            "index_group_name": "Ladieswear",
            "detail_desc": [
                f"{kinds[k]} in a {cuts[c]} cut." for c, k in zip(cut, kind, strict=True)
            ],
        }
    ).write_csv(file)


def _customers(file: Path, people: list[str], rng: np.random.Generator) -> None:
    age = np.clip(np.where(rng.random(len(people)) < 0.6, rng.normal(27, 6, len(people)),
                           rng.normal(48, 9, len(people))), 16, 90).astype(int)  # fmt: skip
    pl.DataFrame(
        {
            "customer_id": people,
            "club_member_status": "ACTIVE",
            "fashion_news_frequency": "NONE",
            "age": age,
        }
    ).write_csv(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=7)
    said = parser.parse_args()
    for name, value in make(said.folder, Parameters(seed=said.seed).scaled(said.scale)).items():
        print(f"{name}: {value:,.6g}")


if __name__ == "__main__":
    main()
