"""Events in the order of time: the numbers of their notes, their days in words, the days that an axis must hold.

A table of events goes in, a table or days come out; nothing is drawn here.
"""

from typing import Any

import pandas as pd

from corpus_tools.columns import check_table
from corpus_tools.plots.event_kinds import is_dated
from corpus_tools.plots.wording import time_words


def timeline_notes(events: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """The events in the order of a timeline, with the numbers of their notes.

    Returns
    -------
    DataFrame
        The columns of events, in front `note` (counts from 1; events of one sentence share it) and `when` (their days
        in words), at the end `published`. Dated events stand first, by their days, then the others, as in the text.
    """
    check_table(events, "events")
    table = events.copy()
    docs = list(dict.fromkeys(events["doc_id"])) if articles is None else list(articles["doc_id"])
    days = [pd.NaT] * len(docs) if articles is None else list(articles["published"])
    table["published"] = table["doc_id"].map(dict(zip(docs, days, strict=True))).astype("datetime64[us]")
    table["_doc"] = table["doc_id"].map({doc: position for position, doc in enumerate(docs)})
    table["_day"] = outer_days(table)[0]
    table = table.sort_values(["_day", "date_latest", "_doc", "start"], na_position="last", kind="stable")
    table = table.drop(columns=["_doc", "_day"]).reset_index(drop=True)
    sentence = table["doc_id"] + " " + table["sentence_start"].astype("str")
    when = [time_words(*days) or None for days in zip(table["date_earliest"], table["date_latest"], strict=True)]
    table.insert(0, "note", (pd.factorize(sentence)[0] + 1).astype("int64"))
    table.insert(1, "when", pd.Series(when, index=table.index, dtype="str"))
    return table


def outer_days(table: pd.DataFrame, between: tuple[Any, Any] | None = None) -> tuple[pd.Series, pd.Series]:
    """First and last days, one for the other where only one is told; of what lies `between` two days only the part."""
    first, last = table["date_earliest"], table["date_latest"]
    first, last = first.fillna(last), last.fillna(first)
    if between is None:
        return first, last
    since, until = map(pd.Timestamp, between)
    return first.where(first > since, since), last.where(last < until, until)


def days_of_events(table: pd.DataFrame, *more: str, between: tuple[Any, Any] | None = None) -> list[tuple[Any, Any]]:
    """First and last days of events that an axis must hold, and `more`: columns of other days that are drawn."""
    dated = table[is_dated(table)]
    days = [day for column in more for day in dated[column].dropna() if is_between(day, between)]
    return [*zip(*outer_days(dated, between), strict=True), *zip(days, days, strict=True)]


def between_days(events: pd.DataFrame, days: tuple[Any, Any] | None) -> pd.DataFrame:
    """The events that can have happened from one day to another, both included; without a day none can be told.

    Where only the first or the last day of an event is told, it must lie there itself.
    """
    if days is None:
        return events
    first, last = outer_days(events)
    return events[(first <= pd.Timestamp(days[1])) & (last >= pd.Timestamp(days[0]))]


def is_between(day: Any, days: tuple[Any, Any] | None) -> bool:
    """Whether a day lies from one day to another, both included; it does if these are None."""
    return days is None or bool(pd.Timestamp(days[0]) <= day <= pd.Timestamp(days[1]))
