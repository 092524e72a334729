"""Time each stage on the seed articles repeated 1, 10 and 100 times, in characters a second on one core.

    python benchmarks/speed.py [--repeats 1 10 100] [--out benchmarks/RESULTS.md]

Each stage reads one text, so that what grows faster than its text shows. Beside it stands a bare regular expression
that looks for quotation glyphs in the same text and the same run: the ratio to it can be compared between machines. The
walk is `build_tables` on a folder with one file of so many copies. Set OMP_NUM_THREADS=1, as `make bench` does.
"""

import argparse
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import corpus_tools
from corpus_tools.corpus import build_tables
from corpus_tools.events import find_events

ROOT = Path(__file__).parent.parent
GLYPHS = re.compile('[“"][^“”"]*[”"]')
PUBLISHED = "2026-02-15"


def _walk(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "articles.txt").write_text(text, encoding="utf-8")
        build_tables(folder)


STAGES: dict[str, Callable[[str], object]] = {
    "bare regex": GLYPHS.findall,
    "split_articles": corpus_tools.split_articles,
    "split_sentences": corpus_tools.split_sentences,
    "find_names": corpus_tools.find_names,
    "find_quotes": corpus_tools.find_quotes,
    "find_dates": lambda text: corpus_tools.find_dates(text, PUBLISHED),
    "find_quantities": corpus_tools.find_quantities,
    "find_events": lambda text: find_events(text, PUBLISHED),
    "cluster_topics": lambda text: corpus_tools.cluster_topics(text.split("\n"), k=2),
    "the walk": _walk,
}
PACKAGES = ["pandas", "numpy", "scikit-learn", "matplotlib", "pyarrow"]


def seconds(stage: Callable[[str], object], text: str) -> float:
    """The best of as many runs as fit into a second, at least two."""
    best, began = float("inf"), time.perf_counter()
    runs = 0
    while runs < 2 or time.perf_counter() - began < 1:
        start = time.perf_counter()
        stage(text)
        best, runs = min(best, time.perf_counter() - start), runs + 1
    return best


def measure(repeats: list[int]) -> list[list[str]]:
    seed = next((ROOT / "seeds").glob("*.txt")).read_text(encoding="utf-8").rstrip("\n") + "\n"
    rows = []
    for name, stage in STAGES.items():
        stage(seed)  # imports and tables that are made once
        speeds = [len(seed) * n / seconds(stage, seed * n) for n in repeats]
        rows.append([name, *speeds])
        print(f"{name:18}" + "".join(f"{speed:14,.0f}" for speed in speeds), flush=True)
    bare = rows[0][-1]
    return [[name, *(f"{s:,.0f}" for s in speeds), f"1 : {bare / speeds[-1]:,.0f}"] for name, *speeds in rows]


def report(rows: list[list[str]], repeats: list[int]) -> str:
    head = ["stage", *(f"seeds × {n}" for n in repeats), "against the bare regex"]
    lines = [head, ["---"] + ["---:"] * (len(repeats) + 1), *rows]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    return (
        "# Speed\n\nWritten by `make bench`: characters a second on one core, the best of several runs; "
        "the last column at the largest size.\n\n"
        f"{table}\n\nMachine: {platform.machine()}, {os.cpu_count()} cores, {platform.system()}; "
        f"Python {platform.python_version()}, {versions}.\n"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeats", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "RESULTS.md")
    given = parser.parse_args()
    given.out.write_text(report(measure(given.repeats), given.repeats), encoding="utf-8")
    print(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
