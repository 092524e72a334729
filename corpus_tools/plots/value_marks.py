"""A number and its time as marks, the same in every figure: what is told is drawn, what is open has an open end.

A row of the table of events and a place for each number go in. The number told is a dot; what the words allow is a bar,
closed at a limit and with a hollow arrow, in the direction of the numbers, where none is told. When it was is a thin
grey line, never mixed up with how many: ticks at the days known, a small arrow where the time is open.
"""

from collections.abc import Callable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.plots.drawing import COLOURS, SOFT, box, ring
from corpus_tools.plots.event_kinds import is_span, limits_of
from corpus_tools.plots.event_marks import draw_point

BAR, ARROW = 0.07, 0.25  # inches: how thick a bar of limits is, how long beyond its limit where none is told


def draw_value(
    sheet: Axes, event: dict, at: float, place: Callable[[float], float], *, upright: bool, faint: bool = False
) -> tuple[float, float]:
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
        The first and last inch that is drawn.
    """
    best, low, high = event["best"], event["low"], event["high"]
    hollow, color = pd.notna(event["hedge"]), COLOURS[5] if faint else COLOURS[0]
    ends = []
    if pd.notna(low) or pd.notna(high):
        more = -ARROW if upright else ARROW
        ends = [
            place(low) if pd.notna(low) else _short_of_zero(place(high) - more, place(0), upright),
            place(high) if pd.notna(high) else place(low) + more,
        ]
        draw_limits(
            sheet, ends, at, (pd.notna(low), pd.notna(high)), color, upright=upright, hollow=hollow, faint=faint
        )
    if pd.notna(best):
        x, y = (at, place(best)) if upright else (place(best), at)
        draw_point(sheet, x, y, color=COLOURS[0], hollow=hollow)
        ends.append(place(best))
    middle = place(best) if pd.notna(best) else sum(ends) / 2
    ring(sheet, event, *((at, middle) if upright else (middle, at)))
    return min(ends), max(ends)


def numbers_of(events: Sequence[dict]) -> list[float]:
    """The numbers that a scale must hold: those told, and something below a highest number without a lowest."""
    open_below = [
        max(event["high"] / 4, min(event["high"], 1)) for event in events if limits_of(event) == [event["high"]]
    ]
    return [value for event in events for value in limits_of(event)] + open_below


def draw_when(sheet: Axes, event: dict, left: float, right: float, y: float) -> None:
    """The days of an event as a thin grey line; nothing for a single day."""
    if not is_span(event):
        return
    first, last = pd.notna(event["date_earliest"]), pd.notna(event["date_latest"])
    sheet.plot([left, right], [y, y], color=SOFT, linewidth=0.9, zorder=1.5)
    for x, known, shape in ((left, first, "<"), (right, last, ">")):
        sheet.plot([x], [y], marker="|" if known else shape, markersize=7 if known else 4, color=SOFT, zorder=1.5)


def draw_limits(
    sheet: Axes, ends: Sequence[float], at: float, known: Sequence[bool], color: str, *, upright: bool, hollow: bool,
    faint: bool,
) -> None:  # fmt: skip
    """The bar from the lowest to the highest number; an end that nobody told is a hollow arrow."""
    low, high = ends
    inward = 0.06 if high > low else -0.06  # the bar ends at the foot of an arrow
    first, last = sorted((low if known[0] else low + inward, high if known[1] else high - inward))
    if faint:
        sheet.plot(*(([at, at], ends) if upright else (ends, [at, at])), color=color, linewidth=0.8, zorder=1)
    else:
        corner = (at - BAR / 2, first, BAR, last - first) if upright else (first, at - BAR / 2, last - first, BAR)
        look: dict = {"edgecolor": color, "linewidth": 1.0, "zorder": 2}
        box(sheet, *corner, color="white" if hollow else color, **look)
    shapes = ("v", "^", "_") if upright else ("<", ">", "|")
    for end, told, shape in ((low, known[0], shapes[0]), (high, known[1], shapes[1])):
        size = 4 if faint else 10 if told else 7
        ending: dict = {
            "marker": shapes[2] if told else shape,
            "mec": color,
            "mfc": "white",
            "mew": 0.8 if faint else 1.5,
        }
        sheet.plot(
            *(([at], [end]) if upright else ([end], [at])), markersize=size, zorder=1 if faint else 2.5, **ending
        )


def _short_of_zero(end: float, zero: float, upright: bool) -> float:
    """An arrow towards less does not reach below 0."""
    return min(end, zero + 0.05) if upright else max(end, zero - 0.05)
