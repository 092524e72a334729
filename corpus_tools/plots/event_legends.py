"""Legends of the figures of events: a sample and its meaning for each look that occurs, and for no other.

Events go in, a legend comes out: samples with their places, set in lines of the page's width.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from corpus_tools.plots.drawing import BODY, COLOURS, INK, SOFT, put, ring
from corpus_tools.plots.event_kinds import KINDS, is_dated, is_future, is_open, is_span, kind_of, reported_apart
from corpus_tools.plots.event_marks import GAP, ROW, draw_arrow, draw_bar, draw_point, draw_report
from corpus_tools.plots.lettering import text_width
from corpus_tools.plots.value_marks import draw_limits, draw_when

Draw = Callable[[Axes, float, float], Any]


class Sample(NamedTuple):
    """A look and its meaning; `width` inches are the look's, `x` and `row` its place."""

    words: str
    width: float
    draw: Draw
    x: float = 0.0
    row: int = 0


def event_legend(events: Sequence[dict], *, reports: bool = True) -> list[Sample]:
    """The looks of marks on a timeline."""
    spans = [event for event in events if is_span(event)]
    found = [
        Sample(kind, 0.12, _point(color=color, shape="v" if kind.startswith("change") else "o"))
        for kind, color in KINDS.items()
        if any(kind_of(event) == kind for event in events)
    ]
    if any(not is_open(event) for event in spans):
        found.append(Sample("on one or all of these days", 0.34, _bar))
    if any(is_open(event) for event in spans):
        found.append(Sample("from or until then", 0.36, _arrow))
    found += _hedged_or_corrected(events)
    if any(is_future(event) for event in events):
        found.append(Sample("still to come when published", 0.42, _future))
    if reports and any(reported_apart(event) for event in events if is_dated(event)):
        found.append(Sample("day of the report", 0.36, lambda sheet, x, y: draw_report(sheet, x, x + 0.36, y)))
    return _in_lines(found)


def value_legend(events: Sequence[dict], *, times: bool) -> list[Sample]:
    """The looks of figures and of changes; `times`: of their days, too."""
    figures = [event for event in events if kind_of(event) == "figure"]
    limits = [(pd.notna(event["low"]), pd.notna(event["high"])) for event in figures]
    spans = [event for event in events if times and is_span(event)]
    found = []
    if any(pd.notna(event["best"]) for event in figures):
        found.append(Sample("the number told", 0.12, _point(color=COLOURS[0])))
    if any(all(known) for known in limits):
        found.append(Sample("lowest to highest that the words allow", 0.34, _limits((True, True))))
    if any(low != high for low, high in limits):
        found.append(Sample("no limit told on that side", 0.36, _limits((True, False))))
    for change, shape, words in (("up", "^", "rose, no number told"), ("down", "v", "fell, no number told")):
        if any(event["change"] == change for event in events if kind_of(event) != "figure"):
            found.append(Sample(words, 0.12, _point(color=COLOURS[2], shape=shape)))
    found += _hedged_or_corrected(events)
    if any(not is_open(event) for event in spans):
        found.append(Sample("when: on one or all of these days", 0.34, _when(pd.Timestamp("2000-01-02"))))
    if any(is_open(event) for event in spans):
        found.append(Sample("when: from or until then, no other day told", 0.36, _when(pd.NaT)))
    return _in_lines(found)


def legend_height(legend: Sequence[Sample]) -> float:
    """Inches that a legend takes."""
    return ROW * (legend[-1].row + 1) + 0.08 if legend else 0.0


def draw_legend(sheet: Axes, legend: Sequence[Sample], top: float = 0.0) -> None:
    """Draw the samples, each with its meaning behind it."""
    for sample in legend:
        y = top + ROW * (sample.row + 0.5)
        sample.draw(sheet, sample.x, y)
        put(sheet, sample.x + sample.width + GAP, y, sample.words, color=SOFT)


def _hedged_or_corrected(events: Sequence[dict]) -> list[Sample]:
    found = []
    if any(pd.notna(event["hedge"]) for event in events):
        found.append(Sample("hollow: alleged, denied or planned", 0.12, _point(color=INK, hollow=True)))
    if any(pd.notna(event.get("corrected")) for event in events):
        ringed: dict = {"corrected": "yes"}
        found.append(
            Sample("ringed: corrected by a person", 0.12, lambda sheet, x, y: ring(sheet, ringed, x + 0.06, y))
        )
    return found


def _in_lines(samples: Sequence[Sample]) -> list[Sample]:
    """Give the samples their places, one behind the other, a new line where there is no room."""
    placed, x, row = [], 0.0, 0
    for sample in samples:
        needed = sample.width + GAP + text_width(sample.words) + 0.22
        if x > 0 and x + needed > BODY + 0.2:
            x, row = 0.0, row + 1
        placed.append(sample._replace(x=x, row=row))
        x += needed
    return placed


def _point(**look: Any) -> Draw:
    return lambda sheet, x, y: draw_point(sheet, x + 0.06, y, **look)


def _bar(sheet: Axes, x: float, y: float) -> None:
    draw_bar(sheet, x, x + 0.34, y, color=INK)


def _arrow(sheet: Axes, x: float, y: float) -> None:
    draw_arrow(sheet, x, x + 0.36, y, color=INK)


def _future(sheet: Axes, x: float, y: float) -> None:
    draw_point(sheet, x + 0.06, y, color=INK, shape="D")
    draw_bar(sheet, x + 0.18, x + 0.42, y, color=INK, future=True)


def _limits(known: tuple[bool, bool]) -> Draw:
    return lambda sheet, x, y: draw_limits(
        sheet, (x + 0.03, x + 0.31), y, known, COLOURS[0], upright=False, hollow=False, faint=False
    )


def _when(last: Any) -> Draw:
    event = {"date_earliest": pd.Timestamp("2000-01-01"), "date_latest": last}
    return lambda sheet, x, y: draw_when(sheet, event, x + 0.02, x + 0.33, y)
