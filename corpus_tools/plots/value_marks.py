"""A number and its time as marks, the same in every figure: what is told is drawn, what is open has an open end.

A row of the table of events and a place for each number go in. The number told is a dot; what the words allow is a bar,
closed at a limit and with a hollow arrow, in the direction of the numbers, where none is told. When it was is a thin
grey line, never mixed up with how many: ticks at the days known, a small arrow where the time is open.
"""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from corpus_tools.plots.drawing import COLOURS, SOFT, Sheet
from corpus_tools.plots.event_kinds import is_span, limits_of
from corpus_tools.plots.event_marks import draw_point

BAR, ARROW = 0.07, 0.25  # inches: how thick a bar of limits is, how long beyond its limit where none is told


def draw_value(
    sheet: Sheet, event: dict, at: float, place: Callable[[float], float], *, upright: bool, faint: bool = False
) -> tuple[float, float, float]:
    """Draw how many an event tells: the dot, the bar, its ends.

    Parameters
    ----------
    at
        Inches on the other axis.
    place
        Inches for a number: growing rightward, or upward (so falling) if `upright`.
    faint
        A thin line for the bar, where there are many.

    Returns
    -------
    tuple of float
        The first and last inch that is drawn, and between them the number, or else the middle of its limits.
    """
    best, known = event["best"], (pd.notna(event["low"]), pd.notna(event["high"]))
    hollow, ends = pd.notna(event["hedge"]), []
    if any(known):
        more = -ARROW if upright else ARROW
        low = place(event["low"]) if known[0] else _short_of_zero(place(event["high"]) - more, place(0), upright)
        high = place(event["high"]) if known[1] else place(event["low"]) + more
        ends = [low, high]
        draw_limits(sheet, ends, at, known, upright=upright, hollow=hollow, faint=faint)
    middle = place(best) if pd.notna(best) else sum(ends) / 2
    if pd.notna(best):
        draw_point(sheet, *_spot(at, middle, upright), color=COLOURS[0], hollow=hollow)
    sheet.ring(event, *_spot(at, middle, upright))
    return min([*ends, middle]), max([*ends, middle]), middle


def numbers_of(events: Sequence[dict]) -> list[float]:
    """The numbers that a scale must hold: those told, and something below a highest number without a lowest."""
    open_below = [
        max(event["high"] / 4, min(event["high"], 1)) for event in events if limits_of(event) == [event["high"]]
    ]
    return [value for event in events for value in limits_of(event)] + open_below


def draw_when(sheet: Sheet, event: dict, left: float, right: float, y: float) -> None:
    """The days of an event as a thin grey line; nothing for a single day."""
    if not is_span(event):
        return
    first, last = pd.notna(event["date_earliest"]), pd.notna(event["date_latest"])
    sheet.plot([left, right], [y, y], color=SOFT, linewidth=0.9, zorder=1.5)
    for x, known, shape in ((left, first, "<"), (right, last, ">")):
        sheet.plot([x], [y], marker="|" if known else shape, markersize=7 if known else 4, color=SOFT, zorder=1.5)


def draw_limits(
    sheet: Sheet,
    ends: Sequence[float],
    at: float,
    known: Sequence[bool],
    *,
    upright: bool = False,
    hollow: bool = False,
    faint: bool = False,
) -> None:
    """The bar from the lowest to the highest number; an end that nobody told is a hollow arrow."""
    color = COLOURS[5] if faint else COLOURS[0]
    if faint:
        sheet.plot(*_spot([at, at], ends, upright), color=color, linewidth=0.8, zorder=1)
    else:
        inward = 0.06 if ends[1] > ends[0] else -0.06  # the bar ends at the foot of an arrow
        first, last = sorted((ends[0] + inward * (not known[0]), ends[1] - inward * (not known[1])))
        corner, sides = _spot(at - BAR / 2, first, upright), _spot(BAR, last - first, upright)
        face = "white" if hollow else color
        sheet.box(*corner, *sides, color=face, edgecolor=color, linewidth=1.0, zorder=2)
    for end, told, arrow in zip(ends, known, "v^" if upright else "<>", strict=True):
        look: dict = {"marker": ("_" if upright else "|") if told else arrow, "mec": color, "mfc": "white"}
        look |= {"markersize": 4, "mew": 0.8, "zorder": 1} if faint else {"mew": 1.5, "zorder": 2.5}
        sheet.plot(*_spot([at], [end], upright), **{"markersize": 10 if told else 7, **look})


def _spot(at: Any, along: Any, upright: bool) -> tuple[Any, Any]:
    """Where it is on the other axis and on that of the numbers, as x and y."""
    return (at, along) if upright else (along, at)


def _short_of_zero(end: float, zero: float, upright: bool) -> float:
    """An arrow towards less does not reach below 0."""
    return min(end, zero + 0.05) if upright else max(end, zero - 0.05)
