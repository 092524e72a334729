"""A scale of numbers: from 0, or from a power of ten where they are far apart, with ticks that people would choose.

Numbers go in, a scale comes out that gives each its place in inches.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.ticker import MaxNLocator

from corpus_tools.plots.drawing import BODY, LINE, PALE, Sheet
from corpus_tools.plots.lettering import text_width


class Numbers(NamedTuple):
    """A scale of numbers: `span` inches from 0 to the last tick; if logarithmic, from the first tick to `end`."""

    ticks: tuple[float, ...]
    span: float
    logarithmic: bool = False
    end: float = 0.0

    def place(self, value: float) -> float:
        """Inches from the beginning of the scale."""
        first, last = self.ticks[0], max(self.ticks[-1], self.end)
        if self.logarithmic:
            share = math.log(max(value, first) / first) / math.log(last / first)
        else:
            share = (value - first) / (last - first)
        return round(share * self.span, 4)


def number_scale(values: Sequence[float], span: float, *, headroom: float = 0.0, from_zero: bool = False) -> Numbers:
    """A scale from 0 on which all values have a place; logarithmic where they are far apart, unless `from_zero`."""
    values = [value for value in values if value > 0] or [1.0]
    top = max(values) * (1 + headroom)
    if max(values) / min(values) > 200 and not from_zero:
        first, last = math.log10(min(values)), math.log10(max(values))
        first, last = max(math.floor(first), math.floor(last) - 12), last + headroom * (last - first)
        ticks = tuple(10.0**power for power in range(int(first), math.floor(last) + 1))
        return Numbers(ticks, span, logarithmic=True, end=10.0**last)
    return Numbers(tuple(map(float, MaxNLocator(5, steps=(1, 2, 2.5, 5, 10)).tick_values(0, top))), span)


def number_words(value: float) -> str:
    """A number as a reader wants it on an axis.

    Examples
    --------
    >>> [number_words(value) for value in (0.5, 5704, 2_500_000)]
    ['0.5', '5,704', '2.5 million']
    """
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:,.6g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def draw_numbers_across(sheet: Sheet, numbers: Numbers, left: float, top: float, bottom: float) -> None:
    """Upright lines at the ticks, and their numbers below where they have room."""
    free = -1.0
    for tick in numbers.ticks:
        x, words = left + numbers.place(tick), number_words(tick)
        sheet.vlines(x, top, bottom, color=PALE, linewidth=0.6, zorder=0)
        half = text_width(words) / 2
        x = min(x, BODY - half)  # the last one stays on the page
        if x - half > free:
            sheet.put(x, bottom + 0.12, words, ha="center")
            free = x + half + 0.08


def draw_numbers_upward(sheet: Sheet, numbers: Numbers, left: float, right: float, bottom: float) -> None:
    """Lying lines at the ticks, and their numbers at the left where they have room."""
    free = bottom
    for tick in numbers.ticks:
        y = bottom - numbers.place(tick)
        sheet.hlines(y, left, right, color=PALE, linewidth=0.6, zorder=0)
        if y > free:
            continue
        free = y - LINE
        sheet.put(max(left - 0.1, text_width(number_words(tick))), y, number_words(tick), ha="right")
