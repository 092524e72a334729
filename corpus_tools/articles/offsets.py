"""The way between an article's body and the document it came from.

Paragraphs in a document go in; the body and its map come out, pieces 'start:raw_start' by which `with_raw_offsets`
leads any span of the body back to the document, without a look at the file.
"""

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from corpus_tools.segment import Span


def with_raw_offsets(table: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """`table` with `raw_start, raw_end`: where its spans stand in the documents' texts.

    Parameters
    ----------
    table
        Any table with `doc_id, start, end`.
    articles
        The articles its `doc_id`s mean.

    Returns
    -------
    DataFrame
        A copy with two more columns, int64.

    Raises
    ------
    KeyError
        A `doc_id` that is in no row of `articles`.
    """
    maps = dict(zip(articles["doc_id"], articles["raw_map"], strict=True))
    unknown = set(table["doc_id"]) - set(maps)
    if unknown:
        raise KeyError(f"no article in the table has the doc_id {sorted(unknown)[0]!r}")
    raw_start = np.zeros(len(table), dtype="int64")
    raw_end = np.zeros(len(table), dtype="int64")
    starts, ends = table["start"].to_numpy("int64"), table["end"].to_numpy("int64")
    for doc_id, rows in table.groupby("doc_id", sort=False).indices.items():
        pieces = np.array([piece.split(":") for piece in maps[doc_id].split()], dtype="int64").reshape(-1, 2)
        raw_start[rows] = _to_raw(pieces, starts[rows])
        # The last character decides: a span that ends where a paragraph does ends there in the document too.
        raw_end[rows] = np.where(ends[rows] > starts[rows], _to_raw(pieces, ends[rows] - 1) + 1, raw_start[rows])
    return table.assign(raw_start=raw_start, raw_end=raw_end)


def _to_raw(pieces: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    at = np.searchsorted(pieces[:, 0], offsets, side="right") - 1
    return offsets - pieces[at, 0] + pieces[at, 1]


def body_of(text: str, paragraphs: Iterable[Span], report_start: int) -> tuple[str, str, int]:
    """The body, its map to the document's offsets, and where the report begins in it.

    A paragraph that runs over several lines of the document becomes one line: each of its lines is a piece of the map.
    """
    out: list[str] = []
    pieces: list[str] = []
    length = dateline_end = 0
    for paragraph in paragraphs:
        if out:
            out.append("\n")
            length += 1
        for number, line in enumerate(_LINE.finditer(text, paragraph.start, paragraph.end)):
            if number:
                out.append(" ")
                length += 1
            if line.start() < report_start <= line.end():
                dateline_end = length + report_start - line.start()
            pieces.append(f"{length}:{line.start()}")
            out.append(line[0])
            length += len(line[0])
    return "".join(out), " ".join(pieces), dateline_end


_LINE = re.compile(r"[^\s](?:[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s])?")
