"""What a person puts right by hand: `corrections.csv` beside the articles, applied last.

Tables and a list of corrections go in; the tables with rows changed, added and removed come out, each such row saying
in `corrected` what was done to it, and a report of every correction. A correction finds its row by article and place:
where the text or the row is no longer there, it is reported and nothing is changed.
"""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools.columns import TABLES, make_table
from corpus_tools.corrections.checks import (
    ADD,
    CORRECTABLE,
    DTYPES,
    REMOVE,
    SPANS,
    WORDS,
    check_corrections,
    parse_value,
)
from corpus_tools.read import read_text
from corpus_tools.segment import split_sentences


def read_corrections(path: str | os.PathLike, *, strict: bool = True) -> pd.DataFrame:
    """The corrections in a CSV file, or in the `corrections.csv` of a folder, checked.

    Its columns are `doc_id, table, start, end, column, value, note`. A row sets `column` of the row of `table` that
    stands at `start:end` of the article to `value` (empty: to null); `add` and `remove` in place of a column add a row
    there, to be filled by further corrections of the same place, and remove one. The table `articles` has no `start`
    and `end`. Commas, semicolons and tabs separate.

    Parameters
    ----------
    path
        The file or the folder.
    strict
        Whether a line that can't be used is an error; otherwise `apply_corrections` reports it and makes the others.

    Returns
    -------
    DataFrame
        These columns, `start` and `end` as `Int64`, the others as text, with `line` (`int64`), the line in the file,
        and `unusable` (text), why a line can't be used and what to do, null for those that can; empty for a folder
        without corrections.

    Raises
    ------
    FileNotFoundError
        There is no such file or folder.
    ValueError
        A column is missing, or with `strict`, lines can't be used: each is named, with what to do.
    """
    path = Path(path)
    if path.is_dir():
        path = path / "corrections.csv"
        if not path.exists():
            return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in DTYPES.items()})
    text = read_text(path).text
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    header = [name.strip().lower() for name in next(reader, [])]
    rows = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            row = {name: cell.strip() or None for name, cell in zip(header, cells, strict=False)}
            row |= {"line": str(reader.line_num), "unusable": None}
            if len(cells) > len(header):
                row["unusable"] = (
                    f"more cells than columns; put a value that holds the separator {delimiter!r} between "
                    "quotation marks"
                )
            rows.append(row)
    columns = [*dict.fromkeys([*header, "line", "unusable"])]
    corrections = check_corrections(pd.DataFrame(rows, columns=columns, dtype=object), str(path))
    flawed = corrections[corrections["unusable"].notna()]
    if strict and len(flawed):
        more = [f"and {len(flawed) - 10} more"] if len(flawed) > 10 else []
        lines = zip(flawed["line"].head(10), flawed["unusable"].head(10), strict=True)
        raise ValueError("\n".join([*(f"{path}, line {line}: {problem}" for line, problem in lines), *more]))
    return corrections


def apply_corrections(
    tables: Mapping[str, pd.DataFrame], corrections: pd.DataFrame
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """The tables with the corrections made, and what became of each correction.

    Parameters
    ----------
    tables
        By name, as `build_tables` returns them; `articles` must be there. They are left as they are.
    corrections
        As `read_corrections` returns them, or a table with the same columns (`note`, `line` and `unusable` may be
        missing).

    Returns
    -------
    tables : dict of DataFrame
        The tables that can be corrected have a further column `corrected` (text): what was done to the row and the note
        on it, null where nothing was. Words that follow from offsets (`text`, `cue`, `speaker_mention`, `sentence`) are
        those of the article. Rows stay in order of position.
    report : DataFrame
        The corrections in their order with `applied` (bool) and `reason`, why not (text, null if applied). One that
        can't be used, as its table, column or value is none that can be, is not applied and never an error.

    Raises
    ------
    ValueError
        A column of the corrections is missing.
    """
    corrections = _together(check_corrections(corrections, "corrections"))
    usable = corrections[corrections["unusable"].isna()]
    result = dict(tables)
    for name in CORRECTABLE:
        if name in result:
            table = result[name].reset_index(drop=True)
            none = pd.Series(pd.NA, index=table.index, dtype="str")
            result[name] = table if "corrected" in table else table.assign(corrected=none)
    texts: dict[Any, str] = dict(zip(tables["articles"]["doc_id"], tables["articles"]["text"], strict=True))
    reasons: dict[Any, str | None] = corrections["unusable"].dropna().to_dict()
    for key, of_table in usable.groupby("table", sort=False):
        name = str(key)
        if name not in result:
            reasons |= dict.fromkeys(of_table.index, f"no table of {name} was given")
            continue
        result[name] = _correct(name, result[name], of_table, texts, reasons)
    reason = pd.Series([reasons[number] for number in corrections.index], index=corrections.index, dtype="str")
    return result, corrections.drop(columns="unusable").assign(applied=reason.isna(), reason=reason)


def _together(corrections: pd.DataFrame) -> pd.DataFrame:
    """Where a line can't be used, those that move or replace the same row can't either: it would be half right."""
    unusable = corrections["unusable"].copy()
    for _, group in corrections.groupby(["table", "doc_id", "start", "end"]):
        flawed = group["line"][group["unusable"].notna()]
        if len(flawed) and not _PLACING.isdisjoint(group["column"]):
            reason = f"line {flawed.iloc[0]}, on the same row, can't be used"
            unusable[group.index] = group["unusable"].fillna(reason)
    return corrections.assign(unusable=unusable)


_PLACING = frozenset({REMOVE}.union(*SPANS))


class _Outcome(NamedTuple):
    """What becomes of the corrections of one place: why each was not made, rows to drop, columns to set or to add."""

    reasons: dict[int, str | None]
    drop: Sequence[int] = ()
    columns: Mapping[str, Any] = MappingProxyType({})


def _correct(
    name: str,
    table: pd.DataFrame,
    corrections: pd.DataFrame,
    texts: Mapping[Any, str],
    reasons: dict[int, str | None],
) -> pd.DataFrame:
    """One table corrected; `reasons` takes in what became of each correction, null for those that were made."""
    place = ["doc_id"] if name == "articles" else ["doc_id", "start", "end"]
    affected = table.loc[table["doc_id"].isin(corrections["doc_id"]), place]
    found: dict[tuple, list[int]] = {}
    for index, key in zip(affected.index, affected.itertuples(index=False, name=None), strict=True):
        found.setdefault(key, []).append(index)
    table = table.copy()
    dropped: list[int] = []
    for key, group in corrections.groupby(place, sort=False):
        rows, text = found.get(tuple(key), []), texts.get(key[0])
        if text is None:
            reasons |= dict.fromkeys(group.index, "no article has this doc_id, which changes with the article's text")
            continue
        outcome = _decide(name, table, rows, group, text)
        reasons |= outcome.reasons
        dropped += outcome.drop
        if rows and not outcome.drop:
            for column, value in outcome.columns.items():
                table.at[rows[0], column] = value
        elif outcome.columns:
            new = make_table(name, [{k: v for k, v in outcome.columns.items() if k != "corrected"}])
            new["corrected"] = pd.Series([outcome.columns["corrected"]], dtype="str")
            table = pd.concat([table, new.set_index(pd.Index([len(table)]))])
    if name == "articles":
        return table
    table = table.drop(index=dropped)
    order = table["doc_id"].map({doc_id: position for position, doc_id in enumerate(texts)})
    table = table.assign(_order=order).sort_values(["_order", "start", "end"], kind="stable", ignore_index=True)
    return table.drop(columns="_order")


def _decide(name: str, table: pd.DataFrame, rows: list[int], group: pd.DataFrame, text: str) -> _Outcome:
    """All corrections of one place together, so that none leaves a row half right."""

    def refused(reason: str) -> _Outcome:
        return _Outcome(dict.fromkeys(group.index, reason))

    asked = set(group["column"])
    spans = name != "articles"
    if spans:
        start, end = int(group["start"].iloc[0]), int(group["end"].iloc[0])
        if not start < end <= len(text):
            return refused(f"{start} to {end} is no place in the article, whose text has {len(text)} characters")
        words = group.loc[group["column"].isin([ADD, REMOVE]), "value"].dropna()
        if any(words != text[start:end]):
            return refused(f"the words there are {text[start:end]!r}")
        if not rows and ADD not in asked:
            return refused(f"no row of {name} stands there")
    if len(rows) > 1 and REMOVE not in asked:
        return refused(f"{len(rows)} rows stand there; remove them and add the right one")
    reasons: dict[int, str | None] = dict.fromkeys(group.index)
    if REMOVE in asked and ADD not in asked:
        reasons |= dict.fromkeys(group.index[group["column"] != REMOVE], "the row is removed")
        return _Outcome(reasons, rows)
    new = spans and (not rows or REMOVE in asked)
    before = _new_row(name, table, group, text) if new else _as_found(table.loc[rows[0]])
    after: dict[str, Any] = {}
    decided: dict[str, int] = {}
    for number, line, column, value in group[["line", "column", "value"]].itertuples(name=None):
        if column in (ADD, REMOVE):
            reasons[number] = None if new else "the row is already there"
            continue
        if column in decided:
            reasons[decided[column]] = f"line {line} says something else"
        decided[column] = number
        after[column] = parse_value(name, column, None if pd.isna(value) else value)
        if after[column] == before.get(column) and not new:
            reasons[number] = "it is so already"
    changed = {column: value for column, value in after.items() if new or reasons[decided[column]] is None}
    if not changed and not new:
        return _Outcome(reasons)
    row = before | _following(name, before, changed, text) | changed
    if spans and (flaw := _complete(name, row, text)):
        return refused(flaw)
    was = ["added"] if new else [f"{column} was {_shown(before.get(column))}" for column in changed]
    notes = list(dict.fromkeys(group["note"].dropna()))
    row["corrected"] = "; ".join(was) + (f" ({'; '.join(notes)})" if notes else "")
    return _Outcome(reasons, rows if new else [], row)


def _complete(name: str, row: dict[str, Any], text: str) -> str | None:
    """Set the words that follow from a row's offsets; what is wrong with these, if anything is."""
    for first, last in SPANS:
        if first in TABLES[name] and not _is_place(row.get(first), row.get(last), text):
            return f"{first} {row.get(first)} and {last} {row.get(last)} would be no place in the article"
    if name == "quotes" and not row["content_start"] <= row["start"] < row["end"] <= row["content_end"]:
        return "the quoted words would not stand within content_start and content_end"
    for word, (first, last) in WORDS.items():
        if word in TABLES[name]:
            row[word] = None if row.get(first) is None else text[row[first] : row[last]]
    return None


def _new_row(name: str, table: pd.DataFrame, group: pd.DataFrame, text: str) -> dict[str, Any]:
    """A row of a table of spans with what must not be null."""
    doc_id, start, end = group["doc_id"].iloc[0], int(group["start"].iloc[0]), int(group["end"].iloc[0])
    row = {"doc_id": doc_id, "start": start, "end": end}
    if name == "quotes":
        groups = table.loc[table["doc_id"] == doc_id, "group"]
        group_number = int(groups.max()) + 1 if len(groups) else 1
        row |= {"content_start": start, "content_end": end, "group": group_number}
    return row | _following(name, row, row, text)


def _as_found(row: Any) -> dict[str, Any]:
    return {str(column): None if pd.isna(value) else value for column, value in row.items()}


def _following(name: str, before: Mapping[str, Any], changed: Mapping[str, Any], text: str) -> dict[str, int]:
    """What a changed place takes with it: the content of a plain quotation, the sentence of an event."""
    if "start" not in changed and "end" not in changed:
        return {}
    start, end = changed.get("start", before["start"]), changed.get("end", before["end"])
    if name == "quotes" and (before["content_start"], before["content_end"]) == (before["start"], before["end"]):
        return {"content_start": start, "content_end": end}
    if name == "events":
        sentence = next((s for s in split_sentences(text) if s.start <= start < s.end), None)
        return {"sentence_start": sentence.start, "sentence_end": sentence.end} if sentence else {}
    return {}


def _is_place(start: int | None, end: int | None, text: str) -> bool:
    if start is None or end is None:
        return start is end
    return 0 <= start < end <= len(text)


def _shown(value: Any) -> str:
    """A value as it was, for the note on a row."""
    if value is None:
        return "empty"
    return (
        value.date().isoformat()
        if isinstance(value, pd.Timestamp)
        else f"{value:g}"
        if isinstance(value, float)
        else str(value)
    )
