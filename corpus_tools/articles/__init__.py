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
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools.articles.exports import count_documents
from corpus_tools.articles.offsets import body_of, with_raw_offsets
from corpus_tools.articles.split import DATABASE_MARK, Article, Piece, one_article, split_articles, split_at
from corpus_tools.columns import make_table
from corpus_tools.read.documents import Document, read_document
from corpus_tools.read.files import CorpusError, CorpusWarning, Source, advice_for, complain, find_files
from corpus_tools.read.language import is_english
from corpus_tools.read.metadata import Entries, Metadata, load_metadata, look_up, parse_day, to_string
from corpus_tools.segment import Span

__all__ = [
    "Corpus",
    "CorpusError",
    "CorpusWarning",
    "load_articles",
    "load_corpus",
    "split_articles",
    "with_raw_offsets",
]


class _Tables(NamedTuple):
    documents: pd.DataFrame
    articles: pd.DataFrame
    parts: pd.DataFrame


class Corpus(_Tables):
    """What was loaded: the tables `documents`, `articles` and `parts`.

    `skipped` says which files were not loaded, and why; `folder` is where `corrections.csv` and `aliases.csv` may be.
    """

    skipped: Mapping[str, str] = MappingProxyType({})
    folder: Path | None = None

    def summary(self) -> str:
        """What was loaded, repaired, dropped and skipped, in a few lines."""
        documents, articles, parts = self
        repaired = documents[documents["repairs"].notna()]
        days = articles["published"].dropna()
        dropped = parts["reason"].dropna().value_counts()
        foreign = articles.loc[articles["foreign"], "file"].unique()
        marks = parts.loc[parts["reason"] == DATABASE_MARK, "file"].value_counts(sort=False)
        lines = [
            f"{len(articles)} articles from {len(documents)} files",
            f"published {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d}; no day: {len(articles) - len(days)}"
            if len(days)
            else "published: no day is known",
            *(f"dropped: {reason} ({count})" for reason, count in dropped.items()),
            *(f"marks of documents: {file} ({count})" for file, count in marks.items()),
            *(f"repaired: {row.file} ({row.repairs})" for row in repaired.itertuples()),
            *(f"not in English: {file}" for file in foreign),
            *(f"skipped: {file}: {reason}" for file, reason in self.skipped.items()),
        ]
        return "\n".join(lines)


def load_corpus(
    path: str | os.PathLike | Iterable[str | os.PathLike],
    metadata: str | os.PathLike | pd.DataFrame | bool | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    separator: str | re.Pattern | None = None,
    strict: bool = False,
) -> Corpus:
    """The articles of a file, a folder, a pattern of files (`"news/*.txt"`) or a list of them.

    Parameters
    ----------
    path
        A folder is walked. README, LICENSE, hidden files, `metadata.csv`, `corrections.csv` and `aliases.csv` are no
        articles. Tables made of articles are left out with a warning; a table of articles is read unless its files are
        in the folder too.
    metadata
        By default every `metadata.csv` beside the files is used; `False` loads without; a path or a DataFrame is used
        instead. Columns: file, article (counts from 1, empty for all of a file), published, outlet, url, author, note,
        headline (where it differs from the file's), begins (an article begins at the line that opens with these words).
    columns
        For tables of articles whose columns have unusual names: which holds what, as in
        `{"text": "Artikel", "published": "Datum"}`.
    separator
        A line (or a compiled pattern for one) that stands between the articles of text files; they are then split there
        and nowhere else.
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
    skipped: dict[str, str] = {}
    by_advice: dict[str, list[str]] = {}
    for source in other:
        skipped[source.file] = f"this format is not read: {advice_for(source.path)}"
        by_advice.setdefault(skipped[source.file], []).append(source.file)
    for advice, files in by_advice.items():
        more = f" and {len(files) - 5} more" if len(files) > 5 else ""
        complain(f"{', '.join(files[:5])}{more}: {advice}", strict=strict)
    documents = []
    for source in _with_progress(sources):
        try:
            documents.append(read_document(source, columns, strict=strict))
        except CorpusError:
            raise
        except Exception as error:  # whatever a format's library raises: one bad file never stops the rest
            known_kind = isinstance(error, (ValueError, OSError, EOFError))
            skipped[source.file] = str(error) if known_kind else f"{type(error).__name__}: {error}"
            complain(f"{source.file}: not read: {skipped[source.file]}", strict=strict)
    if not documents:
        complain(f"no articles in {path}: put text files (.txt) into the folder, or name another", strict=strict)
    tables: list = beside if metadata is None or metadata is True else [metadata] if metadata is not False else []
    known: Metadata = {}
    for table in tables:
        for file, entries in load_metadata(table, [source.file for source in sources], strict=strict).items():
            known.setdefault(file, {}).update(entries)
    articles, parts = _tables(documents, known, separator, strict=strict)
    corpus = Corpus(make_table("documents", [document[:4] for document in documents]), articles, parts)
    corpus.skipped = skipped
    if isinstance(path, (str, os.PathLike)):
        place = Path(path).expanduser()
        corpus.folder = place if place.is_dir() else place.parent
    return corpus


def load_articles(
    path: str | os.PathLike | Iterable[str | os.PathLike],
    metadata: str | os.PathLike | pd.DataFrame | bool | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    separator: str | re.Pattern | None = None,
    strict: bool = False,
) -> pd.DataFrame:
    """The table of articles alone; see `load_corpus`."""
    return load_corpus(path, metadata, columns=columns, separator=separator, strict=strict).articles


def _with_progress(sources: Sequence[Source]) -> Iterable[Source]:
    """The files, with a bar past some hundreds of them where tqdm is installed."""
    if len(sources) < _MANY:
        return sources
    try:
        from tqdm.auto import tqdm  # noqa: PLC0415
    except ImportError:
        return sources
    return tqdm(sources, desc="Reading", unit="file")


_MANY = 300


def _tables(
    documents: Sequence[Document], known: Metadata, separator: str | re.Pattern | None, *, strict: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows: list[dict[str, Any]] = []
    parts: list[tuple] = []
    extras: list[dict[str, Any]] = []
    copies: Counter[str] = Counter()
    for document in documents:
        entries = known.get(document.file, {})
        found = _articles_of(document, entries, separator, strict=strict)
        position = 0
        for article, fields, extra in found:
            if not article.paragraphs:
                dropped = [piece._replace(part="dropped", reason=piece.reason or "no body") for piece in article.pieces]
                parts += [(document.file, p.start, p.end, p.part, None, p.reason) for p in dropped]
                continue
            position += 1
            body, raw_map, dateline_end = body_of(document.text, article.paragraphs, article.dateline_end)
            digest = hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
            copies[digest] += 1
            doc_id = digest if copies[digest] == 1 else f"{digest}-{copies[digest]}"
            given = look_up(entries, position)
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
                    "outlet": given["outlet"] or to_string(fields.get("outlet")) or article.outlet,
                    "url": given["url"] or to_string(fields.get("url")) or article.url,
                    "published": published,
                    "published_basis": basis,
                    "text": body,
                    "foreign": not is_english(body),
                }
            )
            extras.append(extra)
            parts += [(document.file, p.start, p.end, p.part, doc_id, p.reason) for p in _merged(article.pieces)]
        _check_count(document, position, entries, [piece for article, *_ in found for piece in article.pieces], strict)
    articles = make_table("articles", rows)
    for name in dict.fromkeys(name for extra in extras for name in extra):
        articles[name if name not in articles else f"{name}_in_file"] = [extra.get(name) for extra in extras]
    return articles, make_table("parts", parts)


def _check_count(document: Document, found: int, entries: Entries, pieces: Iterable[Piece], strict: bool) -> None:
    """Complain where a database's marks or the metadata speak of another number of articles than was found."""
    marks = [document.text[piece.start : piece.end] for piece in pieces if piece.reason == DATABASE_MARK]
    if marks and count_documents(marks) != found:
        complain(
            f"{document.file}: its marks ('End of Document' …) count {count_documents(marks)} documents, {found} "
            "articles were found; look at the table of parts, or give separator=",
            strict=strict,
        )
    for position in entries:
        if position is not None and position > found:
            complain(
                f"metadata for article {position} of {document.file}, which has {found}; correct the position, "
                "or say in a column 'begins' with which words the articles begin",
                strict=strict,
            )


def _articles_of(
    document: Document, entries: Entries, separator: str | re.Pattern | None, *, strict: bool
) -> list[tuple[Article, dict[str, Any], dict[str, Any]]]:
    """The articles of a document with the fields and further columns that its file gives for them."""
    text = document.text
    if document.records is not None:
        return [
            (one_article(text, record.body, record.headline), record.fields, record.extra)
            for record in document.records
        ]
    starts = []
    for position, entry in entries.items():
        if words := entry.get("begins"):
            match = re.search(rf"^[^\S\r\n]*{re.escape(words)}", text, re.MULTILINE)
            if match:
                starts.append(match.start())
            else:
                complain(f"metadata for article {position} of {document.file}: no line begins {words!r}", strict=strict)
    if starts:
        spans = [Span(*bounds) for bounds in pairwise(sorted({0, *starts, len(text)}))]
        found = [one_article(text, span) for span in spans if text[span.start : span.end].strip()]
    else:
        found = split_articles(text) if separator is None else split_at(text, separator)
    return [(article, {}, {}) for article in found]


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
