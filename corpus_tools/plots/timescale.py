"""A time axis that breaks where long stretches are empty.

Days go in, a scale comes out that gives each day its place in inches. Stretches are whole calendar units (days, months,
years, decades …), the last one included; the unit is the smallest that fits. A unit is as wide in one stretch as in the
next, and what lies between stretches is left out and marked.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from corpus_tools.plots.drawing import INK, LINE, PALE, SOFT, Sheet
from corpus_tools.plots.lettering import spaced, text_width
from corpus_tools.plots.wording import MONTHS

# As numpy names the unit, how many of it, and how many of these an axis has at most.
UNITS = {"day": ("D", 1, 31), "month": ("M", 1, 36), "year": ("Y", 1, 60), "decade": ("Y", 10, 60)}
UNITS["century"] = ("Y", 100, 100)
_EPOCH = {"D": 0, "M": 0, "Y": 1970}  # where numpy counts from
AXIS = 2.6 * LINE + 0.05  # inches that the names of the calendar units take
BREAK = 0.3  # inches between two stretches
MOST_BREAKS = 6


class Stretch(NamedTuple):
    """Whole calendar units, `first` to `last` by number, and their place: `left` to `right` inches."""

    first: int
    last: int
    left: float
    right: float


class TimeScale(NamedTuple):
    """The stretches of a time axis and the unit they are made of."""

    unit: str
    stretches: tuple[Stretch, ...]


def time_scale(spans: Iterable[tuple[Any, Any]], width: float, *, left: float = 0.0) -> TimeScale | None:
    """A scale on which all `spans` (first and last day each) have a place, None where there are none.

    Parameters
    ----------
    spans
        Pairs of days (Timestamps); a day by itself is a pair of the same.
    width
        Inches that the axis takes, breaks included.
    left
        Where it begins.
    """
    days = [(_day(first), _day(last)) for first, last in spans]
    if not days:
        return None
    for unit, (_, _, most) in UNITS.items():
        narrowest = 0.85 if unit == "day" else 0.5  # a stretch holds its own label, "Sep 2013" under days
        stretches = int((width + BREAK) / (narrowest + BREAK))  # that have room
        breaks = max(0, min(MOST_BREAKS, stretches - 1))
        runs = _runs(sorted((_unit_of(first, unit), _unit_of(last, unit)) for first, last in days), breaks)
        apart = unit == "day" and all(first == last for first, last in runs)  # lone days say more in their months
        if not apart and sum(last - first + 1 for first, last in runs) <= most:
            break
    return TimeScale(unit, tuple(_spread(runs, width, left, narrowest)))


def place(scale: TimeScale, day: Any, *, end: bool = False) -> float:
    """Inches at which a day begins, or ends; a day in a gap is at the gap, one outside at the end of the axis."""
    number = _day(day) + end
    stretch = scale.stretches[0]
    for stretch in scale.stretches:
        if number <= _first_day(stretch.last + 1, scale.unit):
            break
    first, past = (_first_day(unit, scale.unit) for unit in (stretch.first, stretch.last + 1))
    share = (number - first) / (past - first)
    return round(stretch.left + min(max(share, 0.0), 1.0) * (stretch.right - stretch.left), 4)


def holds(scale: TimeScale, day: Any) -> bool:
    """Whether the axis has a place of its own for a day."""
    return any(stretch.first <= _unit_of(_day(day), scale.unit) <= stretch.last for stretch in scale.stretches)


def middle_of_day(scale: TimeScale, day: Any) -> float:
    """The place of a day's noon."""
    return (place(scale, day) + place(scale, day, end=True)) / 2


def draw_time_axis(sheet: Sheet, scale: TimeScale, top: float, bottom: float) -> None:
    """Lines at the calendar units from `top` to `bottom`, their names below in two lines, marks at the breaks."""
    draw_time_grid(sheet, scale, top, bottom)
    for stretch in scale.stretches:
        sheet.hlines(bottom, stretch.left, stretch.right, color=INK, linewidth=0.9)
        _name_units(sheet, scale.unit, stretch, _edges(scale, stretch), bottom)
    for before, after in pairwise(scale.stretches):
        middle = (before.right + after.left) / 2
        for x in (middle - 0.03, middle + 0.03):
            sheet.plot([x - 0.03, x + 0.03], [bottom + 0.06, bottom - 0.06], color=INK, linewidth=0.9)


def draw_time_grid(sheet: Sheet, scale: TimeScale, top: float, bottom: float) -> None:
    """The lines at the calendar units alone."""
    for stretch in scale.stretches:
        sheet.vlines(_edges(scale, stretch), top, bottom, color=PALE, linewidth=0.6, zorder=0)


def _edges(scale: TimeScale, stretch: Stretch) -> list[float]:
    """Where the units of a stretch begin, and where the last one ends."""
    inner = range(stretch.first + 1, stretch.last + 1)
    return [stretch.left, *(place(scale, _stamp(_first_day(unit, scale.unit))) for unit in inner), stretch.right]


def _name_units(sheet: Sheet, unit: str, stretch: Stretch, edges: Sequence[float], y: float) -> None:
    """Name each unit, or every second, third … where they are narrow: always the first and the last of a stretch."""
    names = [_name(number, unit) for number in range(stretch.first, stretch.last + 1)]
    centres = [(a + b) / 2 for a, b in pairwise(edges)]
    free, context = -np.inf, None
    widest = max(text_width(short) for short, _ in names)
    moved = max(0.0, widest - (edges[1] - edges[0]))  # the first and the last name stay within the stretch
    for index in spaced(centres, widest + moved + 0.08):
        short, long = names[index]
        sheet.put(_within(stretch, centres[index], text_width(short)), y + 0.12, short, ha="center")
        half = text_width(long) / 2
        middle = _within(stretch, centres[index], 2 * half)
        if long and long != context and middle - half > free:
            sheet.put(middle, y + 0.12 + LINE, long, ha="center", color=SOFT)
            free, context = middle + half + 0.05, long


def _within(stretch: Stretch, middle: float, width: float) -> float:
    """The middle of a name, moved so that it leaves its stretch on neither side; that of the stretch if too wide."""
    if width > stretch.right - stretch.left:
        return (stretch.left + stretch.right) / 2
    return min(max(middle, stretch.left + width / 2), stretch.right - width / 2)


def _name(number: int, unit: str) -> tuple[str, str]:
    """A unit's name, and what it is part of."""
    first = _stamp(_first_day(number, unit))
    if unit == "day":
        return str(first.day), f"{MONTHS[first.month - 1]} {first.year}"
    if unit == "month":
        return MONTHS[first.month - 1], str(first.year)
    return (str(first.year), "") if unit == "year" else (f"{first.year}s", "")


def _runs(ranges: list[tuple[int, int]], breaks: int) -> list[tuple[int, int]]:
    """Sorted ranges of units as few runs: only the longest gaps between them stay, at most so many."""
    ends = list(accumulate((last for _, last in ranges), max))
    gaps = [first - end - 1 for (first, _), end in zip(ranges[1:], ends, strict=False)]
    units = ends[-1] - ranges[0][0] + 1 - sum(gap for gap in gaps if gap > 0)
    longest = sorted(range(len(gaps)), key=lambda index: -gaps[index])[:breaks]
    cuts = sorted(index + 1 for index in longest if gaps[index] >= max(3, units // 4))
    return [(ranges[start][0], ends[stop - 1]) for start, stop in pairwise([0, *cuts, len(ranges)])]


def _spread(runs: list[tuple[int, int]], width: float, left: float, narrowest: float) -> Iterable[Stretch]:
    """Give each run its place: as wide as its units, but no narrower than its label."""
    room = width - BREAK * (len(runs) - 1)
    units = np.array([last - first + 1 for first, last in runs], dtype=float)
    narrow = np.zeros(len(runs), dtype=bool)
    for _ in runs:
        wide = (room - narrowest * narrow.sum()) * units / max(units[~narrow].sum(), 1)
        if not (~narrow & (wide < narrowest)).any():
            break
        narrow |= wide < narrowest
    for (first, last), inches in zip(runs, np.where(narrow, narrowest, wide).tolist(), strict=True):
        yield Stretch(first, last, left, left + inches)
        left += inches + BREAK


def _day(day: Any) -> int:
    return int(np.datetime64(pd.Timestamp(day).date(), "D").astype("int64"))


def _unit_of(day: int, unit: str) -> int:
    """The unit that holds a day; years, and what is made of them, are counted as people do."""
    code, size, _ = UNITS[unit]
    return (int(np.datetime64(day, "D").astype(f"datetime64[{code}]").astype("int64")) + _EPOCH[code]) // size


def _first_day(number: int, unit: str) -> int:
    code, size, _ = UNITS[unit]
    first = np.array(number * size - _EPOCH[code]).astype(f"datetime64[{code}]")
    return int(first.astype("datetime64[D]").astype("int64"))


def _stamp(day: int) -> pd.Timestamp:
    return pd.Timestamp(np.datetime64(day, "D").astype("datetime64[s]"))
