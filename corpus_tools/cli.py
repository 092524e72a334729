"""The library from a shell: one command per table, `all` for every table of a corpus, `kwic` to look a word up."""

import argparse
import os
import sys
import warnings
from collections.abc import Sequence

import pandas as pd

from corpus_tools.articles import load_articles
from corpus_tools.concordance import kwic
from corpus_tools.corpus import STAGES, build_tables, write_tables, write_whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `corpus-tools`; returns 0, or 2 where the input can't be used."""
    parser = _parser()
    given = parser.parse_args(arguments)
    warnings.showwarning = lambda message, *_, **__: print(f"warning: {message}", file=sys.stderr)
    try:
        _run(given)
        sys.stdout.flush()
    except BrokenPipeError:  # `corpus-tools quotes seeds | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="corpus-tools", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in ("documents", "articles", "parts", *STAGES):
        command = commands.add_parser(name, help=f"the table of {name}")
        command.add_argument("path", help="a file or a folder of articles")
        command.add_argument(
            "--out", metavar="FILE", help="write to a .csv, .jsonl or .parquet file (default: CSV on screen)"
        )
    every = commands.add_parser("all", help="every table, as Parquet files")
    every.add_argument("path", help="a file or a folder of articles")
    every.add_argument("out", metavar="FOLDER", help="where the tables go")
    look_up = commands.add_parser("kwic", help="a word or pattern in its contexts")
    look_up.add_argument("path", help="a file or a folder of articles")
    look_up.add_argument("term", help="word or regular expression")
    look_up.add_argument("--phrase", action="store_true", help="the words as they stand, not a regular expression")
    look_up.add_argument(
        "--out", metavar="FILE", help="write to a .csv, .jsonl or .parquet file (default: CSV on screen)"
    )
    return parser


def _run(given: argparse.Namespace) -> None:
    if given.command == "all":
        for path in write_tables(build_tables(given.path), given.out):
            print(path)
        return
    if given.command == "kwic":
        articles = load_articles(given.path)
        table = kwic(articles, given.term, search="phrase" if given.phrase else "regex")
    else:
        tables = build_tables(given.path)  # all of them: corrections and aliases reach each table the same way
        articles, table = tables["articles"], tables[given.command]
    if "file" not in table:
        table = table.merge(articles[["doc_id", "file", "headline"]], on="doc_id", how="left")
    _show(table, given.out)


def _show(table: pd.DataFrame, out: str | None) -> None:
    if out:
        print(write_whole(table, out))
    else:
        table.to_csv(sys.stdout, index=False)
