"""Legends of the figures of events: a sample and its meaning for each look that occurs, and for no other.

Events go in, a legend comes out: samples with their places, set in lines of the page's width.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import pandas as pd

from corpus_tools.plots.drawing import BODY, COLOURS, INK, SOFT, Sheet
from corpus_tools.plots.event_kinds import KINDS, is_dated, is_future, is_open, is_span, kind_of, reported_apart
from corpus_tools.plots.event_marks import (
    GAP,
    ROW,
    Mark,
    draw_arrow,
    draw_bar,
    draw_point,
    draw_report,
    is_bar,
    is_square,
)
from corpus_tools.plots.lettering import flow, text_width
from corpus_tools.plots.value_marks import draw_limits, draw_when

Draw = Callable[[Sheet, float, float, float], Any]  # at the left, the right, and the height of a sample


class Sample(NamedTuple):
    """A look and its meaning; `width` inches are the look's, `x` and `row` its place."""

    words: str
    width: float
    draw: Draw
    x: float = 0.0
    row: int = 0


def event_legend(marks: Sequence[Mark], *, reports: bool) -> list[Sample]:
    """The looks of marks on a timeline."""
    events = [mark.event for mark in marks]
    kinds, spans = {kind_of(event) for event in events}, [event for event in events if is_span(event)]
    dated = [event for event in events if is_dated(event)]
    return _in_lines(
        *(
            (kind in kinds, Sample(kind, 0.12, _point(color=color, shape="v" if kind.startswith("change") else "o")))
            for kind, color in KINDS.items()
        ),
        (any(map(is_bar, marks)), Sample("on one or all of these days", 0.34, partial(draw_bar, color=INK))),
        (any(map(is_square, marks)), Sample("days too few for a bar", 0.12, _point(color=INK, shape="s"))),
        (any(map(is_open, spans)), Sample("from or until then", 0.36, partial(draw_arrow, color=INK))),
        *_hedged_or_corrected(events),
        (any(map(is_future, events)), Sample("still to come when published", 0.42, _future)),
        (reports and any(map(reported_apart, dated)), Sample("day of the report", 0.36, draw_report)),
    )


def value_legend(events: Sequence[dict], *, times: bool) -> list[Sample]:
    """The looks of figures and of changes; `times`: of their days, too."""
    figures = [event for event in events if kind_of(event) == "figure"]
    limits = [(pd.notna(event["low"]), pd.notna(event["high"])) for event in figures]
    changes = {event["change"] for event in events if kind_of(event) != "figure"}
    spans = [event for event in events if times and is_span(event)]
    return _in_lines(
        (any(pd.notna(event["best"]) for event in figures), Sample("the number told", 0.12, _point(color=COLOURS[0]))),
        ((True, True) in limits, Sample("lowest to highest that the words allow", 0.34, _limits(True, True))),
        (any(low != high for low, high in limits), Sample("no limit told on that side", 0.36, _limits(True, False))),
        ("up" in changes, Sample("rose, no number told", 0.12, _point(color=COLOURS[2], shape="^"))),
        ("down" in changes, Sample("fell, no number told", 0.12, _point(color=COLOURS[2], shape="v"))),
        *_hedged_or_corrected(events),
        (not all(map(is_open, spans)), Sample("when: on one or all of these days", 0.34, _when("2000-01-02"))),
        (any(map(is_open, spans)), Sample("when: from or until then, no other day told", 0.36, _when("NaT"))),
    )


def legend_height(legend: Sequence[Sample]) -> float:
    """Inches that a legend takes."""
    return ROW * (legend[-1].row + 1) + 0.08 if legend else 0.0


def draw_legend(sheet: Sheet, legend: Sequence[Sample]) -> None:
    """Draw the samples, each with its meaning behind it."""
    for sample in legend:
        y = ROW * (sample.row + 0.5)
        sample.draw(sheet, sample.x, sample.x + sample.width, y)
        sheet.put(sample.x + sample.width + GAP, y, sample.words, color=SOFT)


def _hedged_or_corrected(events: Sequence[dict]) -> list[tuple[bool, Sample]]:
    hedged, corrected = (any(pd.notna(event.get(name)) for event in events) for name in ("hedge", "corrected"))
    return [
        (hedged, Sample("hollow: alleged, denied or planned", 0.12, _point(color=INK, hollow=True))),
        (corrected, Sample("ringed: corrected by a person", 0.12, _ring)),
    ]


def _in_lines(*looks: tuple[bool, Sample]) -> list[Sample]:
    """Give the samples of the looks that occur their places, in lines as wide as the page."""
    samples = [sample for occurs, sample in looks if occurs]
    places = flow([sample.width + GAP + text_width(sample.words) for sample in samples], BODY - 0.02, gap=0.22)
    return [sample._replace(x=x, row=row) for sample, (x, row) in zip(samples, places, strict=True)]


def _point(**look: Any) -> Draw:
    return lambda sheet, left, right, y: draw_point(sheet, (left + right) / 2, y, **look)


def _limits(*known: bool) -> Draw:
    return lambda sheet, left, _, y: draw_limits(sheet, (left + 0.03, left + 0.31), y, known)


def _when(last: str) -> Draw:
    event = {"date_earliest": pd.Timestamp("2000-01-01"), "date_latest": pd.Timestamp(last)}
    return lambda sheet, left, _, y: draw_when(sheet, event, left + 0.02, left + 0.33, y)


def _ring(sheet: Sheet, left: float, right: float, y: float) -> None:
    sheet.ring({"corrected": "yes"}, (left + right) / 2, y)


def _future(sheet: Sheet, left: float, right: float, y: float) -> None:
    draw_point(sheet, left + 0.06, y, color=INK, shape="D")
    draw_bar(sheet, left + 0.18, right, y, color=INK, future=True)
