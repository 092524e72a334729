"""Precision and recall of `find_duplicates` on copies made from a set of articles.

    python benchmarks/duplicates.py ARTICLES.jsonl        ({"title": …, "paragraphs": […]} a line)

From every third article a copy is made: its tail cut (30 to 60 %), its paragraphs in another order, or one word in
thirty replaced, in turn. All other articles share topics with each other and are no copies. Articles that the set
itself holds twice are found first, listed with their titles, and one of each pair is taken out, so that the made pairs
alone are scored.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path

import pandas as pd

from corpus_tools import find_duplicates
from corpus_tools.columns import make_table


def table(texts: dict[str, str]) -> pd.DataFrame:
    return make_table(
        "articles",
        [
            {
                "doc_id": name,
                "file": name,
                "raw_start": 0,
                "raw_end": 0,
                "dateline_end": 0,
                "foreign": False,
                "text": text,
            }
            for name, text in texts.items()
        ],
    )


def changed(paragraphs: list[str], how: int, rng: random.Random) -> str:
    """A copy with the tail cut, the paragraphs in another order, or a few words replaced."""
    if how == 0:
        keep = max(1, round(len(paragraphs) * rng.uniform(0.4, 0.7)))
        return "\n".join(paragraphs[:keep])
    if how == 1:
        return "\n".join(rng.sample(paragraphs, len(paragraphs)))
    words = "\n".join(paragraphs).split(" ")
    for i in rng.sample(range(len(words)), max(1, len(words) // 30)):
        words[i] = "edited"
    return " ".join(words)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    given = parser.parse_args()
    rng = random.Random(0)
    articles = [json.loads(line) for line in given.articles.read_text(encoding="utf-8").splitlines()]
    texts = {str(n): "\n".join(article["paragraphs"]) for n, article in enumerate(articles)}
    repeats = find_duplicates(table(texts)).dropna(subset="duplicate_of")
    for row in repeats.itertuples():
        titles = articles[int(row.doc_id)]["title"], articles[int(row.duplicate_of)]["title"]
        print(f"repeated in the set, {row.kind}, {row.containment:.2f}: {titles[0]} | {titles[1]}")
    texts = {name: text for name, text in texts.items() if name not in set(repeats["doc_id"])}
    sources = list(texts)[::3]
    texts |= {f"{n} again": changed(texts[n].split("\n"), i % 3, rng) for i, n in enumerate(sources)}
    began = time.perf_counter()
    found = find_duplicates(table(texts)).dropna(subset="duplicate_of")
    speed = sum(map(len, texts.values())) / (time.perf_counter() - began)
    pairs = {frozenset((row.doc_id, row.duplicate_of)) for row in found.itertuples()}
    made = {frozenset((n, f"{n} again")) for n in sources}
    print(
        f"{len(texts)} articles, {len(made)} of them copies: recall {len(pairs & made) / len(made):.3f}, "
        f"precision {len(pairs & made) / max(len(pairs), 1):.3f}, {speed:,.0f} characters a second"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
