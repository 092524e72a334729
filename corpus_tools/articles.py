"""Files into the tables of documents, articles and parts.

A file, a folder or a pattern goes in; a table of documents (what was read), one of articles and one of parts (every
stretch of every document, kept or dropped, with the reason) come out. A text is split into its articles, a row of a
table is an article; what stands in `metadata.csv` is joined to them.
"""

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.columns import make_table
from corpus_tools.documents import Document, read_document
from corpus_tools.metadata import Metadata, load_metadata, look_up, parse_day, to_string
from corpus_tools.read import CorpusError, CorpusWarning, complain, find_files
from corpus_tools.segment import Span
from corpus_tools.split import Article, Piece, one_article, split_articles

__all__ = [
    "Corpus",
    "CorpusError",
    "CorpusWarning",
    "load_articles",
    "load_corpus",
    "split_articles",
    "with_raw_offsets",
]


class Corpus(NamedTuple):
    """What was loaded: tables of documents, articles and parts."""

    documents: pd.DataFrame
    articles: pd.DataFrame
    parts: pd.DataFrame


def load_corpus(
    path: str | os.PathLike | Iterable[str | os.PathLike],
    metadata: str | os.PathLike | pd.DataFrame | bool | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Corpus:
    """The articles of a file, a folder, a pattern of files (`"news/*.txt"`) or a list of them.

    Parameters
    ----------
    path
        A folder is walked. README, LICENSE, hidden files, `metadata.csv`, `corrections.csv` and `aliases.csv` are no
        articles.
    metadata
        By default every `metadata.csv` beside the files is used; `False` loads without; a path or a DataFrame is used
        instead. Columns: file, article (counts from 1, empty for all of a file), published, outlet, url, author, note,
        headline (where it differs from the file's), begins (an article begins at the line that opens with these words).
    columns
        For tables of articles whose columns have unusual names: which holds what, as in
        `{"text": "Artikel", "published": "Datum"}`.
    strict
        Raise `CorpusError` at the first thing that can't be used instead of warning and loading the rest.

    Returns
    -------
    Corpus
        `documents`, `articles` and `parts` as `columns.TABLES` has them.

    Raises
    ------
    FileNotFoundError
        There is nothing at `path`.
    CorpusError
        With `strict=True`, what is a `CorpusWarning` without.
    """
    sources, other, beside = find_files(path)
    if other:
        names = ", ".join(source.file for source in other[:5]) + (", …" if len(other) > 5 else "")
        complain(f"not read, because of their format: {names}; save them as text (.txt)", strict=strict)
    documents = [document for source in sources if (document := read_document(source, columns, strict=strict))]
    if not documents:
        complain(f"no articles in {path}: put text files (.txt) into the folder, or name another", strict=strict)
    tables: list = beside if metadata is None or metadata is True else [metadata] if metadata is not False else []
    known: Metadata = {}
    for table in tables:
        known |= load_metadata(table, [source.file for source in sources], strict=strict)
    articles, parts = _tables(documents, known, strict=strict)
    return Corpus(make_table("documents", [document[:4] for document in documents]), articles, parts)


def load_articles(
    path: str | os.PathLike | Iterable[str | os.PathLike],
    metadata: str | os.PathLike | pd.DataFrame | bool | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """The table of articles alone; see `load_corpus`."""
    return load_corpus(path, metadata, columns=columns, strict=strict).articles


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


def _tables(documents: Sequence[Document], known: Metadata, *, strict: bool) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows: list[dict[str, Any]] = []
    parts: list[tuple] = []
    extras: list[dict[str, Any]] = []
    copies: Counter[str] = Counter()
    for document in documents:
        found = _articles_of(document, known, strict=strict)
        for position, (article, fields, extra) in enumerate(found, 1):
            body, raw_map, dateline_end = _body(document.text, article)
            digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
            copies[digest] += 1
            doc_id = digest if copies[digest] == 1 else f"{digest}-{copies[digest]}"
            given = look_up(known, document.file, position)
            published, basis = _published(document.file, article, given, fields, strict=strict)
            rows.append(
                {
                    "doc_id": doc_id,
                    "file": document.file,
                    "raw_start": article.start,
                    "raw_end": article.end,
                    "raw_map": raw_map,
                    "headline": given["headline"] or article.headline,
                    "dek": article.dek,
                    "dateline": article.dateline,
                    "dateline_end": dateline_end,
                    "byline": given["author"] or to_string(fields.get("author")) or article.byline,
                    "outlet": given["outlet"] or to_string(fields.get("outlet")),
                    "url": given["url"] or to_string(fields.get("url")) or article.url,
                    "published": published,
                    "published_basis": basis,
                    "text": body,
                }
            )
            extras.append(extra)
            parts += [(document.file, p.start, p.end, p.part, doc_id, p.reason) for p in _merged(article.pieces)]
        for (file, wanted), _ in known.items():
            if file == document.file and wanted is not None and wanted > len(found):
                complain(
                    f"metadata for article {wanted} of {file}, in which {len(found)} were found; correct the position, "
                    "or say in a column 'begins' with which words the articles begin",
                    strict=strict,
                )
    articles = make_table("articles", rows)
    for name in dict.fromkeys(name for extra in extras for name in extra):
        articles[name if name not in articles else f"{name}_in_file"] = [extra.get(name) for extra in extras]
    return articles, make_table("parts", parts)


def _articles_of(
    document: Document, known: Metadata, *, strict: bool
) -> list[tuple[Article, dict[str, Any], dict[str, Any]]]:
    """The articles of a document with the fields and further columns that its file gives for them."""
    text = document.text
    if document.records is not None:
        return [
            (one_article(text, record.body, record.headline), record.fields, record.extra)
            for record in document.records
        ]
    begins = [
        (file, position, entry["begins"]) for (file, position), entry in known.items()
        if file == document.file and entry.get("begins")
    ]  # fmt: skip
    if not begins:
        return [(article, {}, {}) for article in split_articles(text)]
    starts = []
    for file, position, words in begins:
        match = re.search(rf"^[^\S\r\n]*{re.escape(words)}", text, re.MULTILINE)
        if match:
            starts.append(match.start())
        else:
            complain(f"metadata for article {position} of {file}: no line begins {words!r}", strict=strict)
    bounds = sorted({0, *starts, len(text)})
    return [(one_article(text, Span(start, end)), {}, {}) for start, end in pairwise(bounds) if text[start:end].strip()]


def _body(text: str, article: Article) -> tuple[str, str, int]:
    """The body, its map to the document's offsets, and where the report begins in it.

    A paragraph that runs over several lines of the document becomes one line: each of its lines is a piece of the map.
    """
    out: list[str] = []
    pieces: list[str] = []
    length = dateline_end = 0
    for paragraph in article.paragraphs:
        if out:
            out.append("\n")
            length += 1
        for number, line in enumerate(_LINE.finditer(text, paragraph.start, paragraph.end)):
            if number:
                out.append(" ")
                length += 1
            if line.start() < article.dateline_end <= line.end():
                dateline_end = length + article.dateline_end - line.start()
            pieces.append(f"{length}:{line.start()}")
            out.append(line[0])
            length += len(line[0])
    return "".join(out), " ".join(pieces), dateline_end


_LINE = re.compile(r"[^\s](?:[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]*[^\s])?")


def _published(
    file: str, article: Article, given: Mapping[str, Any], fields: Mapping[str, Any], *, strict: bool
) -> tuple[pd.Timestamp | None, str]:
    """The day of publication and where it stands: metadata (or the table's own column), text, filename or none."""
    if given["published"] is not None:
        return given["published"], "metadata"
    try:
        if (day := parse_day(fields.get("published"))) is not None:
            return day, "metadata"
    except ValueError as error:
        complain(f"{file}: {error}; write the day as 2019-03-14", strict=strict)
    if article.published is not None:
        return article.published, "text"
    if match := _DAY_IN_NAME.search(file):
        try:
            return parse_day("-".join(match.groups())), "filename"
        except ValueError:
            pass
    return None, "none"


# "2019-03-14_title.txt", "20190314.txt", "archive/2019/03/14/title.txt"
_DAY_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?!\d)")


def _merged(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbouring paragraphs of the body as one stretch."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and piece.part == "body" == merged[-1].part:
            merged[-1] = merged[-1]._replace(end=piece.end)
        else:
            merged.append(piece)
    return merged
