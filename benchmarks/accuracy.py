"""Measure the extractors against annotated news and write benchmarks/ACCURACY.md.

    python benchmarks/accuracy.py FOLDER        (or: make accuracy DATA=FOLDER)

FOLDER holds what may not be passed on with this project: annotated articles (data/*.jsonl) and the scorers for them
(score_quotes.py, score_dates.py, score_quantities.py, score_topics.py, score_splitting.py and adapters.py, which calls
this library's public functions). Nothing of it is copied; the report holds the scorers' figures only.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
SETS = {
    "Quotations": (
        "US political news with direct, mixed and indirect quotations (PolNeAR, developers' part)",
        ["score_quotes.py", "adapters:quotes", "--jsonl", "data/quotes_dev.jsonl"],
    ),
    "Dates": (
        "newswire with TIMEX3 expressions (TimeBank and AQUAINT as cleaned for TempEval-3)",
        ["score_dates.py", "data/dates_dev.jsonl", "adapters:dates"],
    ),
    "Quantities": (
        "news sentences with quantities (NewsQuant, developers' part)",
        ["score_quantities.py", "adapters:quantities", "data/quantities_dev.jsonl"],
    ),
    "Topics": (
        "news in five sections (BBC, developers' part), beside two scikit-learn recipes in the same run",
        ["score_topics.py", "data/topics_dev.jsonl", "adapters:topics", "--peers"],
    ),
}
MARKS = ("<!-- scores, written by make accuracy -->", "<!-- end of scores -->")
STYLES = ("curly", "straight", "guillemets", "low", "single")


def run(folder: Path, arguments: list[str]) -> str:
    """What a scorer prints; it runs in its own folder."""
    done = subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed in {folder}:\n{done.stderr}")
    print(done.stdout, flush=True)
    return done.stdout.rstrip()


def styles(folder: Path) -> str:
    """The quotation scores with every glyph rewritten."""
    lines = []
    for style in STYLES:
        printed = run(folder, [*SETS["Quotations"][1], "--style", style]).splitlines()
        lines += [f"{style:11}{line}" for line in printed if "exact span" in line]
    return "\n".join(lines)


def splitting(folder: Path) -> str:
    """Scores on files of articles run together, three draws of the generator that comes with the scorers."""
    lines = []
    for seed in ("0", "1", "2"):
        with tempfile.TemporaryDirectory() as made:
            run(folder, ["make_concatenated.py", "data/topics_dev.jsonl", made, "--seed", seed])
            lines.append(run(folder, ["score_splitting.py", made, "adapters:split"]))
    return "\n".join(lines)


def put_into_page(printed: str) -> None:
    """The lines on quotations go into docs/quotes.md too, between its marks."""
    page = HERE.parent / "docs" / "quotes.md"
    text = page.read_text(encoding="utf-8")
    lines = "\n".join(line for line in printed.splitlines() if "exact span" in line or "span+speaker" in line)
    start, end = text.index(MARKS[0]) + len(MARKS[0]), text.index(MARKS[1])
    page.write_text(f"{text[:start]}\n```\n{lines}\n```\n{text[end:]}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=HERE / "ACCURACY.md")
    given = parser.parse_args()
    folder = given.folder.resolve()
    sections = [(name, what, run(folder, command)) for name, (what, command) in SETS.items()]
    sections.insert(1, ("Quotations in other glyphs", "the same, every quotation mark rewritten", styles(folder)))
    sections.append(("Splitting", "articles run together in one file, made anew for each seed", splitting(folder)))
    report = "\n\n".join(f"## {name}\n\n{what}.\n\n```\n{printed}\n```" for name, what, printed in sections)
    given.out.write_text(
        "# Accuracy\n\nWritten by `make accuracy DATA=FOLDER`, on the parts of public annotated sets that the rules"
        " were developed with: held-out texts score lower. What the sets are and why they are not here: see"
        " `accuracy.py`.\n\n"
        f"{report}\n",
        encoding="utf-8",
    )
    put_into_page(sections[0][2])
    print(given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
