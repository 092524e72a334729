"""What kind of event a row tells, and what is known of its days.

A row of the table of events goes in, as a dictionary; what its mark shows by colour, shape and filling comes out.
"""

from typing import Any

import pandas as pd

from corpus_tools.plots.drawing import COLOURS

KINDS = {"figure": COLOURS[0], "dated fact": COLOURS[1], "change told without a figure": COLOURS[2]}


def kind_of(event: dict) -> str:
    """What an event tells: a figure, a change told without one, or a dated fact; a key of `KINDS`."""
    if limits_of(event):
        return "figure"
    return "change told without a figure" if pd.notna(event["change"]) else "dated fact"


def look_of(event: dict) -> tuple[str, bool, str]:
    """Colour, hollow or not, and the shape of the point: what tells one mark from another of the same days."""
    kind = kind_of(event)
    shape = "D" if is_future(event) else "o"
    if kind == "change told without a figure":
        shape = "^" if event["change"] == "up" else "v"
    return KINDS[kind], pd.notna(event["hedge"]), shape


def is_future(event: dict) -> bool:
    """Whether the event was still to come on the day of publication."""
    return bool(event["date_earliest"] > event["published"])


def limits_of(event: dict) -> list[float]:
    """The numbers of a figure that the text gives: itself, lowest, highest."""
    return [event[column] for column in ("best", "low", "high") if pd.notna(event[column])]


def is_dated(events: Any) -> Any:
    """Whether an event has a first or a last day, or which events of a table have one."""
    return pd.notna(events["date_earliest"]) | pd.notna(events["date_latest"])


def reported_apart(event: dict) -> bool:
    """Whether the report has a day, and that is none of the event's own."""
    day, first, last = event["reported"], event["date_earliest"], event["date_latest"]
    return pd.notna(day) and day not in (first, last) and not first <= day <= last


def is_span(event: dict) -> bool:
    """Whether the event has days, but not just one."""
    return is_dated(event) and event["date_earliest"] != event["date_latest"]


def is_open(event: dict) -> bool:
    """Whether its first or its last day is not told."""
    return pd.isna(event["date_earliest"]) or pd.isna(event["date_latest"])
