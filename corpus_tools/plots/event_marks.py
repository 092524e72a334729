"""An event as a mark: what it looks like, where its label stands, how marks share rows.

A row of the table of events and a time scale go in, a mark comes out: a day is a point, an interval a bar as long as
what is known, an open interval an arrow; hollow is what is alleged, denied or planned. Marks are packed into rows in
which nothing overlaps; a label is a few words of the event's own sentence.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.plots.drawing import (
    BODY,
    COLOURS,
    FAINT,
    INK,
    SOFT,
    box,
    day_words,
    put,
    ring,
    shorten,
    text_width,
    tip,
)
from corpus_tools.plots.timescale import TimeScale, middle_of_day, place

LABEL = 3.1  # inches of words beside a mark
ROW, GAP, OPEN = 0.19, 0.08, 0.45  # inches: a row, mark to label, the arrow of an open interval
KINDS = {"figure": COLOURS[0], "dated fact": COLOURS[1], "change told without a figure": COLOURS[2]}


class Mark(NamedTuple):
    """An event with its place: the mark, number and words beside it, and the room that all take in a row."""

    event: dict
    left: float
    right: float
    start: float
    end: float
    label_x: float
    number: str
    words: str
    row: int = 0


def kind_of(event: dict) -> str:
    """What an event tells: a figure, a change told without one, or a dated fact; a key of `KINDS`."""
    if limits_of(event):
        return "figure"
    return "change told without a figure" if pd.notna(event["change"]) else "dated fact"


def look_of(event: dict) -> tuple[str, bool, str]:
    """Kind, hollow or not, and the shape of the point: what tells one mark from another of the same days."""
    kind = kind_of(event)
    shape = "D" if is_future(event) else "o"
    if kind == "change told without a figure":
        shape = "^" if event["change"] == "up" else "v"
    return kind, pd.notna(event["hedge"]), shape


def is_future(event: dict) -> bool:
    """Whether the event was still to come on the day of publication."""
    return bool(pd.notna(event["published"]) and event["date_earliest"] > event["published"])


def between_days(events: pd.DataFrame, days: tuple[Any, Any] | None) -> pd.DataFrame:
    """The events that can have happened from one day to another, both included; without a day none can be told."""
    if days is None:
        return events
    since, until = pd.Timestamp(days[0]), pd.Timestamp(days[1])
    first, last = events["date_earliest"], events["date_latest"]
    dated = first.notna() | last.notna()
    return events[dated & ~(first > until) & ~(last < since)]


def words_around(event: dict, width: float) -> str:
    """Words of the event's sentence on `width` inches: from a figure onward, from a little before an event word."""
    sentence = event["sentence"]
    start, end = event["start"] - event["sentence_start"], event["end"] - event["sentence_start"]
    before, after = sentence[:start].split(), sentence[end:].split(" ")
    words = sentence[start:end] + after.pop(0)
    room = width - 2 * text_width("… ")
    lead = 0 if kind_of(event) == "figure" else room * 0.4
    while before and text_width(f"{before[-1]} ") <= min(lead, room - text_width(words)):
        lead -= text_width(f"{before[-1]} ")
        words = f"{before.pop()} {words}"
    while after and text_width(f"{words} {after[0]}") <= room:
        words = f"{words} {after.pop(0)}"
    while not after and before and text_width(f"{before[-1]} {words}") <= room:  # the sentence ended early
        words = f"{before.pop()} {words}"
    words = shorten(words, width)
    return ("… " if before else "") + words + (" …" if after and not words.endswith("…") else "")


def figure_words(event: dict) -> str:
    """The words of a figure as the sentence has them, up to what it counts: "thousands of accused men"."""
    rest = event["sentence"][event["start"] - event["sentence_start"] :]
    place = rest.find(event["counted"]) if pd.notna(event["counted"]) else -1
    return rest[: place + len(event["counted"])] if 0 <= place < len(event["text"]) + 30 else event["text"]


def limits_of(event: dict) -> list[float]:
    """The numbers of a figure that the text gives: itself, lowest, highest."""
    return [event[column] for column in ("best", "low", "high") if pd.notna(event[column])]


def mark_event(event: dict, scale: TimeScale | None, *, number: str, words: str = "", reports: bool = True) -> Mark:
    """An event at its place on the scale, or at the left edge without one; its label on the side that has room."""
    number_width = text_width(number, bold=True) + 0.06 if number else 0.0
    if scale is None:
        if reports and pd.notna(event["reported"]):
            words += f" (reported {day_words(event['reported'])})"
        words = shorten(words, BODY - 0.5 - number_width)
        return Mark(event, 0, 0.12, 0, 0.12 + GAP + number_width + text_width(words), 0.12 + GAP, number, words)
    left, right = _extent(event, scale)
    start, end = left, right
    reports = reports and _reported_apart(event)
    if reports:  # the label stands clear of the line to the day of the report
        day = middle_of_day(scale, event["reported"])
        start, end = min(left, day - 0.02), max(right, day + 0.02)
    on_right = end + GAP + number_width + text_width(words) <= BODY or BODY - end >= start
    words = shorten(words, (BODY - end if on_right else start) - GAP - number_width)
    width = number_width + text_width(words)
    if on_right:
        return Mark(event, left, right, start, end + GAP + width, end + GAP, number, words)
    return Mark(event, left, right, start - GAP - width, end, start - GAP - width, number, words)


def pack(marks: Sequence[Mark]) -> list[Mark]:
    """Give each mark, in order, the first row in which it and its label have room."""
    rows: list[list[tuple[float, float]]] = []
    packed = []
    for mark in marks:
        start, end = mark.start - GAP, mark.end + GAP
        row = next((n for n, taken in enumerate(rows) if all(end <= a or start >= b for a, b in taken)), len(rows))
        if row == len(rows):
            rows.append([])
        rows[row].append((start, end))
        packed.append(mark._replace(row=row))
    return packed


def pack_loose(marks: Iterable[Mark]) -> list[Mark]:
    """Set marks that have no place in time one after the other, in lines."""
    packed, x, row = [], 0.1, 0
    for mark in marks:
        needed = mark.end - mark.start
        if x > 0.1 and x + needed > BODY - 0.1:
            x, row = 0.1, row + 1
        packed.append(mark._replace(left=x, right=x + 0.12, label_x=x + 0.12 + GAP, start=x, end=x + needed, row=row))
        x += needed + 0.2
    return packed


def draw_mark(sheet: Axes, mark: Mark, y: float, scale: TimeScale | None, *, reports: bool = True) -> None:
    """Draw one event and its label at height `y`."""
    event = mark.event
    first, last = event["date_earliest"], event["date_latest"]
    kind, hollow, shape = look_of(event)
    color = KINDS[kind]
    if scale and reports and _reported_apart(event):
        draw_report(sheet, (mark.left + mark.right) / 2, middle_of_day(scale, event["reported"]), y)
    if (pd.isna(first) and pd.isna(last)) or first == last:
        draw_point(sheet, (mark.left + mark.right) / 2, y, color=color, hollow=hollow, shape=shape)
    elif pd.notna(first) and pd.notna(last) and mark.right - mark.left < 0.15:  # no room for a bar
        shape = "s" if shape == "o" else shape
        draw_point(sheet, (mark.left + mark.right) / 2, y, color=color, hollow=hollow, shape=shape)
    elif pd.notna(first) and pd.notna(last):
        draw_bar(sheet, mark.left, mark.right, y, color=color, hollow=hollow, future=is_future(event))
    else:
        draw_arrow(sheet, mark.left, mark.right, y, color=color, hollow=hollow, rightward=pd.notna(first))
    ring(sheet, event, (mark.left + mark.right) / 2, y)
    ground = "white" if scale else FAINT
    x = mark.label_x
    if mark.number:
        put(sheet, x, y, mark.number, weight="bold", over=ground)
        x += text_width(mark.number, bold=True) + 0.06
    if mark.words:
        put(sheet, x, y, mark.words, over=ground)
    tip(sheet, mark.start, y - ROW / 2, mark.end - mark.start, ROW, text=event["sentence"])


def draw_point(sheet: Axes, x: float, y: float, *, color: str, hollow: bool = False, shape: str = "o") -> None:
    """A day."""
    face = "white" if hollow else color
    sheet.plot([x], [y], marker=shape, markersize=6.5, mec=color, mfc=face, mew=1.3, zorder=3)


def draw_bar(
    sheet: Axes, left: float, right: float, y: float, *, color: str, hollow: bool = False, future: bool = False
) -> None:
    """An interval of days; hatched where it was still to come."""
    look = {"hatch": "/////"} if future else {}
    face = "white" if hollow or future else color
    box(sheet, left, y - 0.05, right - left, 0.1, color=face, edgecolor=color, linewidth=1.2, zorder=2, **look)


def draw_arrow(
    sheet: Axes, left: float, right: float, y: float, *, color: str, hollow: bool = False, rightward: bool = True
) -> None:
    """An interval that is open on one side: a foot at the known end, a head at the other."""
    foot, head = (left, right - 0.04) if rightward else (right, left + 0.04)
    sheet.plot([foot, head], [y, y], color=color, linewidth=1.3 if hollow else 3, solid_capstyle="butt", zorder=2)
    sheet.plot([foot, foot], [y - 0.06, y + 0.06], color=color, linewidth=1.3, zorder=2)
    draw_point(sheet, head, y, color=color, hollow=hollow, shape=">" if rightward else "<")


def draw_report(sheet: Axes, x: float, day: float, y: float) -> None:
    """The line from an event to the day on which it was reported."""
    sheet.plot([x, day], [y, y], color=SOFT, linewidth=0.8, linestyle=":", zorder=1)
    sheet.plot([day], [y], marker="|", markersize=8, color=SOFT, zorder=1)


def legend_of(events: Sequence[dict], *, reports: bool = True) -> list[tuple[str, float, float, int]]:
    """The looks that occur, as (meaning, width of the sample, x, row), set in lines of the page's width."""
    spans = [event for event in events if _is_span(event)]
    dated = [event for event in events if _is_dated(event)]
    found = [(kind, 0.12) for kind in KINDS if any(kind_of(event) == kind for event in events)]
    found += [(_BAR, 0.34)] * any(not _is_open(event) for event in spans)
    found += [(_ARROW, 0.36)] * any(_is_open(event) for event in spans)
    found += [(_HOLLOW, 0.12)] * any(pd.notna(event["hedge"]) for event in events)
    found += [(_CORRECTED, 0.12)] * any(pd.notna(event.get("corrected")) for event in events)
    found += [(_FUTURE, 0.42)] * any(is_future(event) for event in events)
    found += [(_REPORT, 0.36)] * (reports and any(_reported_apart(event) for event in dated))
    places, x, row = [], 0.0, 0
    for words, width in found:
        needed = width + GAP + text_width(words) + 0.22
        if x > 0 and x + needed > BODY + 0.2:
            x, row = 0.0, row + 1
        places.append((words, width, x, row))
        x += needed
    return places


def draw_legend(sheet: Axes, legend: Sequence[tuple[str, float, float, int]], top: float = 0.0) -> None:
    """Draw what `legend_of` found."""
    for words, width, x, row in legend:
        y = top + ROW * (row + 0.5)
        if words == _REPORT:
            draw_report(sheet, x, x + width, y)
        elif words == _ARROW:
            draw_arrow(sheet, x, x + width, y, color=INK)
        elif words == _BAR:
            draw_bar(sheet, x, x + width, y, color=INK)
        elif words == _FUTURE:
            draw_point(sheet, x + 0.06, y, color=INK, shape="D")
            draw_bar(sheet, x + 0.18, x + width, y, color=INK, future=True)
        elif words == _CORRECTED:
            ring(sheet, {"corrected": words}, x + 0.06, y)
        else:
            shape = "v" if words == list(KINDS)[2] else "o"
            draw_point(sheet, x + 0.06, y, color=KINDS.get(words, INK), hollow=words == _HOLLOW, shape=shape)
        put(sheet, x + width + GAP, y, words, color=SOFT)


_BAR, _ARROW, _REPORT = "on one or all of these days", "from or until then", "day of the report"
_CORRECTED = "ringed: corrected by a person"
_HOLLOW, _FUTURE = "hollow: alleged, denied or planned", "still to come when published"


def _extent(event: dict, scale: TimeScale) -> tuple[float, float]:
    """Where the mark of a dated event begins and ends; an open interval has an arrow of fixed length."""
    first, last = event["date_earliest"], event["date_latest"]
    if pd.isna(last):
        left = place(scale, first)
        return left, min(left + OPEN, BODY + 0.15)
    if pd.isna(first):
        right = place(scale, last, end=True)
        return max(right - OPEN, -0.15), right
    left, right = place(scale, first), place(scale, last, end=True)
    middle = (left + right) / 2
    return (middle - 0.05, middle + 0.05) if first == last or right - left < 0.1 else (left, right)


def _is_dated(event: dict) -> bool:
    return pd.notna(event["date_earliest"]) or pd.notna(event["date_latest"])


def _reported_apart(event: dict) -> bool:
    """Whether the report has a day, and that is none of the event's own."""
    day, first, last = event["reported"], event["date_earliest"], event["date_latest"]
    return pd.notna(day) and day not in (first, last) and not first <= day <= last


def _is_span(event: dict) -> bool:
    return _is_dated(event) and event["date_earliest"] != event["date_latest"]


def _is_open(event: dict) -> bool:
    return pd.isna(event["date_earliest"]) or pd.isna(event["date_latest"])
