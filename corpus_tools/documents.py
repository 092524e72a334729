"""Files into documents: each a text with what is known about the articles in it.

A file goes in; its decoded text comes out, and for a table (CSV, TSV, JSON lines) one record for each article, with the
spans of its headline and body in that text and the columns beside them. The text of a table is its rows' headlines and
bodies, a blank line between them.
"""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from corpus_tools.metadata import find_columns, is_null
from corpus_tools.read import TABLE_ENDINGS, Decoded, Source, complain, describe, format_of, read_text, repair
from corpus_tools.segment import Span


class Record(NamedTuple):
    """An article whose bounds are known: its headline and body in the document's text, and what else is known."""

    headline: Span | None
    body: Span
    fields: dict[str, Any]
    extra: dict[str, Any]


class Document(NamedTuple):
    """A file as read; `records` is None where the text must be split."""

    file: str
    encoding: str
    text: str
    repairs: str | None
    records: list[Record] | None


def read_document(source: Source, columns: Mapping[str, str] | None = None, *, strict: bool = False) -> Document | None:
    """The document in a file; None, with a warning that names it, where it can't be read or is empty."""
    try:
        decoded = read_text(source.path)
        if format_of(source.path) in TABLE_ENDINGS:
            document = _table(source.file, decoded, format_of(source.path), columns, strict=strict)
        else:
            document = Document(source.file, decoded.encoding, decoded.text, describe(decoded.repairs), None)
    except (OSError, ValueError, EOFError) as error:
        complain(f"{source.file}: not read: {error}", strict=strict)
        return None
    if not document.text.strip():
        complain(f"{source.file}: the file is empty; delete it, or save the article again", strict=strict)
        return None
    return document


def _table(file: str, decoded: Decoded, ending: str, columns: Mapping[str, str] | None, *, strict: bool) -> Document:
    rows = (
        _json_lines(file, decoded.text, strict=strict)
        if ending in (".jsonl", ".ndjson")
        else _csv(decoded.text, ending)
    )
    return rows_to_document(file, decoded, rows, columns)


def rows_to_document(
    file: str, decoded: Decoded, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str] | None
) -> Document:
    """A table's rows as one text with a record for each row that has a text.

    Raises
    ------
    ValueError
        No column holds the text; the message lists the columns there are.
    """
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    found = find_columns(names) | dict(columns or {})
    if rows and "text" not in found:
        raise ValueError(
            f"no column holds the articles' text; there are {', '.join(map(repr, names))}: "
            "name it with columns={'text': …}"
        )
    pieces: list[str] = []
    records, length, repairs = [], 0, dict(decoded.repairs)
    for row in rows:
        headline, body = (_cell(row.get(found.get(field, ""))) for field in ("headline", "text"))
        if not body.strip():
            continue
        title = None
        if headline.strip():
            title = Span(length, length + len(headline))
            pieces.append(headline + "\n")
            length += len(headline) + 1
        records.append(
            Record(
                title,
                Span(length, length + len(body)),
                {field: row.get(column) for field, column in found.items() if field not in ("text", "headline")},
                {name: row.get(name) for name in names if name not in found.values()},
            )
        )
        pieces.append(body + "\n\n")
        length += len(body) + 2
    return Document(file, decoded.encoding, "".join(pieces), describe(repairs), records)


def _csv(text: str, ending: str) -> list[dict[str, Any]]:
    delimiter = "\t" if ending == ".tsv" else max(",;\t", key=text.partition("\n")[0].count)
    csv.field_size_limit(2**31 - 1)
    return [
        {name: value for name, value in row.items() if name is not None}
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    ]


def _json_lines(file: str, text: str, *, strict: bool) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            complain(f"{file}, line {number}: no JSON ({error}); the line is left out", strict=strict)
            continue
        if isinstance(row, dict):
            rows.append(row)
        else:
            complain(f"{file}, line {number}: not a JSON object with names; the line is left out", strict=strict)
    return rows


def _cell(value: Any) -> str:
    if is_null(value):
        return ""
    if isinstance(value, (list, tuple)):
        return "\n".join(_cell(item) for item in value)
    return repair(str(value)).text
