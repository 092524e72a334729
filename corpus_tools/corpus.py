"""The whole walk: a folder of articles in, every table out, in memory or as Parquet files.

Each stage is a function of the tables before it; nothing here knows how a stage works.
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from corpus_tools.articles import Corpus, load_corpus
from corpus_tools.corrections import apply_corrections, read_corrections
from corpus_tools.dates import extract_dates
from corpus_tools.events import extract_events
from corpus_tools.names import extract_names, names_of, read_aliases
from corpus_tools.quantities import extract_quantities
from corpus_tools.quotes import extract_quotes
from corpus_tools.read.files import complain, whole_file
from corpus_tools.segment import paragraphs, sentences

STAGES: dict[str, Callable[..., pd.DataFrame]] = {
    "paragraphs": paragraphs,
    "sentences": sentences,
    "names": extract_names,
    "quotes": extract_quotes,
    "dates": extract_dates,
    "quantities": extract_quantities,
    "events": extract_events,
}
_NAMING = frozenset({"names", "quotes", "events"})


def build_tables(path: Any, metadata: Any = None) -> dict[str, pd.DataFrame]:
    """All tables of a corpus, by the names of `columns.TABLES`.

    Parameters
    ----------
    path, metadata
        As `load_corpus` takes them; or a corpus that `load_corpus` returned.

    Returns
    -------
    dict of DataFrame
        documents, articles and parts as they were loaded, and one table per stage of `STAGES`. Names in an
        `aliases.csv` in the folder are joined. Its `corrections.csv` is applied last: every table that one can correct
        then has a column `corrected`, what was done to a row, null where nothing was. A line that can't be used or no
        longer fits is a `CorpusWarning`; the others are applied.

    Examples
    --------
    >>> tables = build_tables("seeds")
    >>> tables["quotes"].groupby("speaker").size()  # doctest: +SKIP
    """
    corpus = path if isinstance(path, Corpus) else load_corpus(path, metadata=metadata)
    try:
        aliases = read_aliases(_beside(corpus, "aliases.csv"))
    except (ValueError, csv.Error) as error:
        complain(f"{error}; no alias was applied", strict=False)
        aliases = {}
    named = {"names": names_of(corpus.articles, aliases=aliases)}  # found once for the stages that ask for them
    tables = corpus._asdict() | {
        name: stage(corpus.articles, **(named if name in _NAMING else {})) for name, stage in STAGES.items()
    }
    corrections = _beside(corpus, "corrections.csv")
    if corrections is None:
        return tables
    try:
        listed = read_corrections(corrections, strict=False)
    except (ValueError, csv.Error) as error:  # no table of corrections at all
        complain(
            f"{corrections}: {str(error).removeprefix(f'{corrections}: ')}; no correction was applied", strict=False
        )
        return tables
    corrected, report = apply_corrections(tables, listed)
    for row in report[~report["applied"]].itertuples():
        complain(f"corrections.csv, line {row.line}: not applied, {row.reason}", strict=False)
    return corrected


def _beside(corpus: Corpus, name: str) -> Path | None:
    """The file of that name in the corpus' folder, None if there is none."""
    return corpus.folder / name if corpus.folder and (corpus.folder / name).is_file() else None


def write_tables(tables: Mapping[str, pd.DataFrame], folder: str | Path) -> list[Path]:
    """Write each table as `<name>.parquet` into `folder`, made if missing.

    A file is written beside its place and then renamed, so that a run that is stopped leaves whole files only.

    Returns
    -------
    list of Path
        The files, in the order of `tables`.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return [write_whole(table, folder / f"{name}.parquet") for name, table in tables.items()]


def write_whole(table: pd.DataFrame, path: str | Path) -> Path:
    """Write a table to a .parquet, .csv or .jsonl file, whole or not at all.

    Raises
    ------
    ValueError
        Another ending.
    """
    path = Path(path)
    with whole_file(path) as beside:
        if path.suffix == ".parquet":
            table.to_parquet(beside)
        elif path.suffix == ".csv":
            table.to_csv(beside, index=False)
        elif path.suffix == ".jsonl":
            table.to_json(beside, orient="records", lines=True, date_format="iso", force_ascii=False)
        else:
            raise ValueError(
                f"{path}: a table can be written as .parquet, .csv or .jsonl, not as {path.suffix or 'this'}"
            )
    return path
