"""Files into documents: each a text with what is known about the articles in it.

A file goes in; its decoded text comes out, and for a table or a web page one record for each article, with the spans of
its headline and body in that text and the columns beside them. The text of a table is its rows' headlines and bodies, a
blank line between them; what only some formats need is imported when such a file is read.
"""

import csv
import datetime
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools.read import Decoded, describe, read_text, repair
from corpus_tools.read.files import Source, complain, format_of
from corpus_tools.read.metadata import find_columns, is_null, parse_days
from corpus_tools.read.own_tables import refuse_own_table
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


def read_document(source: Source, columns: Mapping[str, str] | None = None, *, strict: bool = False) -> Document:
    """The document in a file.

    Raises
    ------
    ValueError, OSError
        The file can't be read or is empty; the message says why and what to do.
    """
    document = _READERS[format_of(source.path)](source, columns, strict)
    if not document.text.strip():
        raise ValueError("the file is empty; delete it, or save the article again")
    return document


def _text(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    return _as_document(source.file, read_text(source.path))


def _rtf(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    striprtf = _optional("striprtf.striprtf", "office")
    raw = read_text(source.path)
    return _as_document(source.file, repair(striprtf.rtf_to_text(raw.text, errors="ignore"), raw.encoding))


def _docx(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    docx = _optional("docx", "office")
    try:
        content = docx.Document(str(source.path)).iter_inner_content()
    except (KeyError, ValueError, docx.opc.exceptions.PackageNotFoundError) as error:
        raise ValueError(f"it is no Word file ({error}); open it and save it again") from error
    lines: list[str] = []
    for block in content:
        if hasattr(block, "rows"):
            lines += ["\t".join(dict.fromkeys(cell.text for cell in row.cells)) for row in block.rows]
        else:
            lines.append(block.text)
    return _as_document(source.file, repair("\n".join(lines), "utf-8"))


def _as_document(file: str, decoded: Decoded) -> Document:
    return Document(file, decoded.encoding, decoded.text, describe(decoded.repairs), None)


def _html(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    trafilatura = _optional("trafilatura", "html")
    decoded = read_text(source.path)
    page = trafilatura.bare_extraction(decoded.text, include_comments=False, with_metadata=True)
    if page is None or not page.text:
        raise ValueError("no article was found in the page; save its text as .txt")
    row = {
        "headline": page.title,
        "text": page.text,
        "published": page.date,
        "author": page.author,
        "outlet": page.sitename,
        "url": page.url,
    }
    return rows_to_document(source, decoded, [row], None, strict)


def _csv(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    decoded = read_text(source.path)
    first = decoded.text.partition("\n")[0]
    delimiter = "\t" if format_of(source.path) == ".tsv" else max(",;\t", key=first.count)
    csv.field_size_limit(2**31 - 1)
    reader = csv.DictReader(io.StringIO(decoded.text, newline=""), delimiter=delimiter)
    rows = [{name: value for name, value in row.items() if name is not None} for row in reader]
    return rows_to_document(source, decoded, rows, columns, strict)


def _json_lines(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    decoded = read_text(source.path)
    rows = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            complain(f"{source.file}, line {number}: no JSON ({error}); the line is left out", strict=strict)
            continue
        if isinstance(row, dict):
            rows.append(row)
        else:
            complain(f"{source.file}, line {number}: no object with names; the line is left out", strict=strict)
    return rows_to_document(source, decoded, rows, columns, strict)


def _json(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    decoded = read_text(source.path)
    try:
        content = json.loads(decoded.text)
    except ValueError as error:
        raise ValueError(f"no JSON ({error}); if each line is one article, name the file .jsonl") from error
    if isinstance(content, dict):  # one article, or a list of them under some name
        lists = [
            value for value in content.values() if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        content = lists[0] if lists else [content]
    rows = [row for row in content if isinstance(row, dict)] if isinstance(content, list) else []
    if not rows:
        raise ValueError('no list of articles in it; write [{"title": …, "text": …}, …]')
    return rows_to_document(source, decoded, rows, columns, strict)


def _parquet(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    return _frame(source, pd.read_parquet(source.path), columns, strict)


def _xlsx(source: Source, columns: Mapping[str, str] | None, strict: bool) -> Document:
    _optional("openpyxl", "office")
    return _frame(source, pd.read_excel(source.path, engine="openpyxl"), columns, strict)


def _frame(source: Source, frame: pd.DataFrame, columns: Mapping[str, str] | None, strict: bool) -> Document:
    refuse_own_table(source, map(str, frame.columns), frame.get("file", ()))
    rows = [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]
    return rows_to_document(source, Decoded("", "utf-8", {}), rows, columns, strict)


_Reader = Callable[[Source, Mapping[str, str] | None, bool], Document]
_READERS: dict[str, _Reader] = {
    **dict.fromkeys(("", ".txt", ".text", ".md", ".markdown"), _text),
    **dict.fromkeys((".csv", ".tsv"), _csv),
    **dict.fromkeys((".jsonl", ".ndjson"), _json_lines),
    **dict.fromkeys((".html", ".htm"), _html),
    ".json": _json,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
    ".docx": _docx,
    ".rtf": _rtf,
}


def _optional(module: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        package = module.split(".", maxsplit=1)[0]
        raise ValueError(f"{package} is needed to read it ({error}): pip install 'corpus-tools[{extra}]'") from error


def rows_to_document(
    source: Source, decoded: Decoded, rows: Iterable[Mapping[str, Any]], columns: Mapping[str, str] | None, strict: bool
) -> Document:
    """A table's rows as one text with a record for each row that has a text.

    Raises
    ------
    ValueError
        No column holds the text; the message lists the columns there are. Or the table is one of those that are made
        of articles (see `refuse_own_table`).
    """
    rows = list(rows)
    names = list(dict.fromkeys(name for row in rows for name in row))
    refuse_own_table(source, names, [row.get("file") for row in rows])
    found = find_columns(names) | dict(columns or {})
    if rows and found.get("text") not in names:
        raise ValueError(
            f"no column holds the articles' text; there are {', '.join(map(repr, names))}: "
            "say which with columns={'text': …}"
        )
    days, complaint = parse_days([row.get(found.get("published", "")) for row in rows])
    if complaint:
        complain(f"{source.file}, column {found['published']!r}: {complaint}", strict=strict)
    pieces: list[str] = []
    records: list[Record] = []
    length, repairs = 0, Counter(decoded.repairs)
    for row, day in zip(rows, days, strict=True):
        headline, body = (_cell(row.get(found.get(field, "")), repairs) for field in ("headline", "text"))
        if not body.strip():
            continue
        title = Span(length, length + len(headline)) if headline else None
        start = length + len(headline) + 1 if headline else length
        pieces += [headline, "\n"] if headline else []
        pieces += [body, "\n\n"]
        length = start + len(body) + 2
        fields = {field: row.get(column) for field, column in found.items() if field not in ("text", "headline")}
        extra = {name: row.get(name) for name in names if name not in found.values()}
        records.append(Record(title, Span(start, start + len(body)), fields | {"published": day}, extra))
    return Document(source.file, decoded.encoding, "".join(pieces), describe(repairs), records)


def _cell(value: Any, repairs: Counter) -> str:
    if isinstance(value, (list, tuple)):
        return "\n".join(_cell(item, repairs) for item in value)
    if is_null(value) or isinstance(value, (bool, int, float, datetime.date)):
        return "" if is_null(value) else str(value)
    text, _, found = repair(str(value))
    repairs.update(found)
    return text.strip("\r\n \t")
