"""What stands beside the articles: `metadata.csv`, with their days, outlets, addresses and authors.

Rows `file, article, published, outlet, url, author, note` go in; a look-up by file and position comes out.
A row without `article` holds for every article of its file. A row's `begins` corrects a split: the article begins at
the line that opens with these words.
"""

import csv
import datetime
import io
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from corpus_tools.read import read_text
from corpus_tools.read.files import complain

FIELDS = ("published", "outlet", "url", "author", "headline", "begins")
# The usual names of columns, in metadata and in tables of articles.
COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "file": ("file", "filename", "file_name", "path"),
    "article": ("article", "position", "number", "article_number"),
    "text": ("text", "body", "content", "article_text", "full_text", "fulltext", "maintext", "story"),
    "headline": ("headline", "title", "head", "heading"),
    "published": (
        "published",
        "date",
        "publication_date",
        "pub_date",
        "pubdate",
        "date_published",
        "published_at",
        "day",
    ),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename", "source_name"),
    "url": ("url", "link", "address", "uri", "web_url", "source_url"),
    "author": ("author", "authors", "byline", "writer", "by"),
    "note": ("note", "notes", "comment"),
    "begins": ("begins",),
}
Entries = dict[int | None, dict[str, Any]]  # what is known of a file's articles by position, None for all of them
Metadata = dict[str, Entries]


def find_columns(columns: Iterable[str]) -> dict[str, str]:
    """Which column holds what, by its usual names: `{"text": "Body", "published": "Date", …}`."""
    by_name = {re.sub(r"[\s.-]+", "_", str(column).strip().lower()): str(column) for column in reversed(list(columns))}
    found = {}
    for meaning, names in COLUMN_NAMES.items():
        column = next((by_name[name] for name in names if name in by_name), None)
        if column is not None:
            found[meaning] = column
    return found


def parse_day(value: Any) -> pd.Timestamp | None:
    """The day that `value` states, null if it is empty.

    Read are ISO dates (with or without a time), 20190314, "14 March 2019", "March 14, 2019" and dates in figures whose
    order can't be mistaken (14/03/2019, 03/14/2019).

    Raises
    ------
    ValueError
        The value is no date, or one whose order of day and month can't be known (03/04/2019).
    """
    if is_null(value):
        return None
    if isinstance(value, (pd.Timestamp, datetime.date)):
        return None if pd.isna(value) else pd.Timestamp(value.year, value.month, value.day)
    text = str(value).strip()
    if not text:
        return None
    if match := re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)|(\d{4})(\d\d)(\d\d)(?!\d)", text):
        year, month, day = (int(part) for part in match.groups() if part)
        return pd.Timestamp(year, month, day)
    if match := _IN_FIGURES.match(text):
        first, second, year = map(int, match.groups())
        if first <= 12 and second <= 12 and first != second:
            raise ValueError(f"{text!r} can be read in two ways")
        return pd.Timestamp(year, second, first) if first > 12 or first == second else pd.Timestamp(year, first, second)
    if (written := find_written_day(text)) is not None:
        return written
    raise ValueError(f"{text!r} is no date")


def parse_days(values: Sequence[Any]) -> tuple[list[pd.Timestamp | None], str | None]:
    """The days that the cells of a column state, and what there is to complain of.

    A column in which some dates can only be read day first (or month first) is read so throughout.
    """
    firsts = [int(match[1]) for value in values if (match := _IN_FIGURES.match(str(value).strip()))]
    seconds = [int(match[2]) for value in values if (match := _IN_FIGURES.match(str(value).strip()))]
    day_first = any(first > 12 for first in firsts) and not any(second > 12 for second in seconds)
    month_first = any(second > 12 for second in seconds) and not any(first > 12 for first in firsts)
    days: list[pd.Timestamp | None] = []
    errors = []
    for value in values:
        match = _IN_FIGURES.match(str(value).strip())
        try:
            if match and (day_first or month_first):
                day, month = (match[1], match[2]) if day_first else (match[2], match[1])
                days.append(pd.Timestamp(int(match[3]), int(month), int(day)))
            else:
                days.append(parse_day(value))
        except ValueError as error:
            days.append(None)
            errors.append(str(error))
    if not errors:
        return days, None
    return (
        days,
        f"{len(errors)} of {len(values)} dates left out, the first because {errors[0]}; write days as 2019-03-14",
    )


_IN_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def find_written_day(text: str) -> pd.Timestamp | None:
    """The first day with its year that `text` writes out ("March 14, 2019", "14 Mar. 2019"), null if there is none."""
    for match in _WRITTEN.finditer(text):
        day, month = match["day"] or match["day2"], match["month"] or match["month2"]
        try:
            return pd.Timestamp(int(match["year"]), _MONTHS.index(month[:3].lower()) + 1, int(day))
        except ValueError:
            continue
    return None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|tember|ober|ember)?"
_WRITTEN = re.compile(
    rf"\b(?:(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?)"
    rf"\.?,?\s+(?P<year>(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)


def load_metadata(source: str | os.PathLike | pd.DataFrame, files: Iterable[str], *, strict: bool = False) -> Metadata:
    """The rows of a metadata table, by file and position (None for all of a file).

    Parameters
    ----------
    source
        A CSV file (its `file` column is relative to its folder) or a DataFrame.
    files
        The names of the documents; a row may give a file's whole name or its last part.
    strict
        Raise `CorpusError` instead of warning where a row can't be used.
    """
    if isinstance(source, pd.DataFrame):
        name, columns = "the metadata given", [str(column) for column in source.columns]
        rows: list[tuple[int, dict]] = list(enumerate(source.to_dict("records"), 1))
    else:
        name = str(source)
        try:
            rows, columns = _read_rows(Path(source))
        except (ValueError, csv.Error) as error:
            complain(f"{name}: not read: {error}; write it as a CSV file in UTF-8", strict=strict)
            return {}
    found = find_columns(columns)
    if "file" not in found:
        complain(
            f"{name}: no column 'file', so its rows can't be joined; name the column that holds file names 'file'",
            strict=strict,
        )
        return {}
    metadata: Metadata = {}
    known = _by_name(files)
    for number, row in rows:
        where = f"{name}, row {number}" if isinstance(source, pd.DataFrame) else f"{name}, line {number}"
        file = to_string(row.get(found["file"]))
        if file is None:
            continue
        if file not in known:
            complain(f"{where}: no file {file!r} was loaded; correct the name or delete the row", strict=strict)
            continue
        position = to_string(row.get(found.get("article", "")))
        if position is not None and not re.fullmatch(r"[1-9]\d*(\.0)?", position):
            complain(
                f"{where}: article {position!r} is no position; write 1 for the first article of the file",
                strict=strict,
            )
            continue
        entry: dict[str, Any] = {}
        for field in FIELDS:
            value = row.get(found.get(field, ""))
            if field == "published":
                try:
                    entry[field] = parse_day(value)
                except ValueError as error:
                    complain(f"{where}: published {value!r} is no day ({error}); write it as 2019-03-14", strict=strict)
                    entry[field] = None
            else:
                entry[field] = to_string(value)
        metadata.setdefault(known[file], {})[int(float(position)) if position else None] = entry
    return metadata


def look_up(entries: Entries, position: int) -> dict[str, Any]:
    """What the metadata say about an article: its own row, completed from the row for all of its file."""
    whole, own = entries.get(None, {}), entries.get(position, {})
    return {field: own.get(field) if own.get(field) is not None else whole.get(field) for field in FIELDS}


def _read_rows(path: Path) -> tuple[list[tuple[int, dict[str, Any]]], list[str]]:
    """The rows of a CSV file with the number of the line each ends on."""
    text = read_text(path).text
    reader = csv.DictReader(io.StringIO(text, newline=""), dialect=_dialect(text))
    return [(reader.line_num, row) for row in reader], list(reader.fieldnames or [])


def _dialect(text: str) -> type[csv.Dialect]:
    class Dialect(csv.excel):
        delimiter = max(",;\t", key=text.partition("\n")[0].count)

    return Dialect


def _by_name(files: Iterable[str]) -> dict[str, str]:
    """Names by which a file can be called: the whole, or the last part where only one file has it."""
    files = list(files)
    last: dict[str, list[str]] = {}
    for file in files:
        last.setdefault(file.rsplit("/", 1)[-1], []).append(file)
    return {name: found[0] for name, found in last.items() if len(found) == 1} | {file: file for file in files}


def is_null(value: Any) -> bool:
    """Whether a cell of a table is empty: None, NaN, NaT or NA."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def to_string(value: Any) -> str | None:
    """A cell of a table as text without the white space around it, null if there is none."""
    if is_null(value):
        return None
    return str(value).strip() or None
