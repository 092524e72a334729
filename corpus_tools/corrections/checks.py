"""Which corrections can be: the columns of the list, the tables and columns it may name, the values these may take.

A list of corrections as it was typed goes in; the same list with dtypes comes out, and beside each line that can't be
used, why, and what to write instead.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from corpus_tools.columns import TABLES
from corpus_tools.read.metadata import parse_day

FIELDS = ("doc_id", "table", "start", "end", "column", "value", "note")
DTYPES = {"line": "int64"} | dict.fromkeys(FIELDS, "str") | {"start": "Int64", "end": "Int64"} | {"unusable": "str"}
# In place of a column: the whole row. `value` may hold its words, which then must stand there.
ADD, REMOVE = "add", "remove"
# Words that a table repeats from the text, and the offsets they follow from.
WORDS = {
    "text": ("start", "end"),
    "cue": ("cue_start", "cue_end"),
    "speaker_mention": ("speaker_start", "speaker_end"),
    "sentence": ("sentence_start", "sentence_end"),
}
SPANS = (*WORDS.values(), ("content_start", "content_end"), ("cited_start", "cited_end"))
CORRECTABLE = {
    "articles": ("headline", "dek", "dateline", "byline", "outlet", "url"),
    **{
        name: tuple(column for column in TABLES[name] if column != "doc_id" and column not in WORDS)
        for name in ("names", "quotes", "dates", "quantities", "events")
    },
}
_WHOLE = r"\d{1,15}(\.0)?"  # "40", and "40.0" as spreadsheets write it
_CHOICES = {
    ("names", "kind"): ("person", "organisation", "place"),
    ("quotes", "kind"): ("direct", "mixed", "indirect"),
    ("quotes", "attribution"): ("explicit", "pronoun", "continued", "none"),
    ("dates", "type"): ("DATE", "TIME", "DURATION", "SET"),
    ("quantities", "bound"): ("=", "~", "<", ">"),
    ("quantities", "change"): ("up", "down"),
    ("events", "change"): ("up", "down"),
    ("events", "hedge"): ("alleged", "denied", "planned"),
}


def check_corrections(corrections: pd.DataFrame, source: str) -> pd.DataFrame:
    """The corrections with their dtypes and, in `unusable`, why one can fit no article; ValueError without columns."""
    missing = [name for name in FIELDS if name not in corrections.columns and name != "note"]
    if missing:
        raise ValueError(
            f"{source}: the columns {', '.join(missing)} are missing; the first line is {','.join(FIELDS)}"
        )
    rows: list[dict[str, Any]] = []
    for number, record in enumerate(corrections.to_dict("records"), 2):
        row: dict[str, Any] = {field: _stripped(record.get(field)) for field in (*FIELDS, "unusable")}
        row["unusable"] = row["unusable"] or "; ".join(_problems(row)) or None
        for field in ("start", "end"):  # null where they are no numbers
            row[field] = int(float(row[field])) if re.fullmatch(_WHOLE, row[field] or "") else None
        rows.append({"line": int(record.get("line", number)), **row})
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in DTYPES}
    return pd.DataFrame({name: column.astype(DTYPES[name]) for name, column in columns.items()})  # type: ignore[call-overload]


def parse_value(table: str, column: str, value: str | None) -> Any:
    """A value as the dtype of its column, null where it is empty; ValueError, with the remedy, if it is none."""
    dtype = TABLES[table][column]
    if value is None:
        if dtype == "int64":
            raise ValueError("it can't be empty; write a whole number")
        return None
    if dtype in ("int64", "Int64"):
        if not re.fullmatch(_WHOLE, value):
            raise ValueError(f"{value!r} is no whole number; write it in figures, as 120")
        return int(float(value))
    if dtype == "float64":
        if not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value):
            raise ValueError(f"{value!r} is no number; write it as 5704 or 2.5, without separators and words")
        return float(value)
    if dtype == "datetime64[us]":
        try:
            return parse_day(value)
        except ValueError as error:
            raise ValueError(f"{error}; write the day as 2019-03-14") from error
    choices = _CHOICES.get((table, column))
    if choices and value not in choices:
        raise ValueError(f"{value!r} is not one of {', '.join(choices)}; write one of them")
    return value


def _stripped(value: Any) -> str | None:
    return None if pd.isna(value) else str(value).strip() or None


def _problems(row: Mapping[str, Any]) -> Iterator[str]:
    """Why a correction can't be used, whatever the articles are."""
    table, column = row["table"], row["column"]
    if row["doc_id"] is None:
        yield "no doc_id; write that of the article"
    if table not in CORRECTABLE:
        yield f"there is no table {table!r} to correct; write one of {', '.join(CORRECTABLE)}"
        return
    if table != "articles":
        for field in ("start", "end"):
            if not re.fullmatch(_WHOLE, row[field] or ""):
                yield f"{field} {row[field] or ''!r} is no whole number; write that of the row, or of the words to add"
    if table != "articles" and column in (ADD, REMOVE):
        return
    if column in WORDS and column in TABLES[table] and table != "articles":
        yield f"{column} can't be set: it follows from the text; correct {' and '.join(WORDS[column])}"
    elif (table, column) in (("articles", "published"), ("articles", "published_basis")):
        yield "a day of publication belongs into metadata.csv, since dates are read by it"
    elif column not in CORRECTABLE[table]:
        whole = "" if table == "articles" else f", or {ADD} or {REMOVE} for the row"
        yield f"{column!r} is no column of {table} to correct; write one of {', '.join(CORRECTABLE[table])}{whole}"
    else:
        try:
            parse_value(table, column, row["value"])
        except ValueError as error:
            yield f"{column} of {table}: {error}"
