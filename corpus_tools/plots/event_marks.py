"""An event as a mark: what it looks like, where its label stands, how marks share rows.

A row of the table of events and a time scale go in, a mark comes out: a day is a point, an interval a bar as long as
what is known, an open interval an arrow; hollow is what is alleged, denied or planned. Marks are packed into rows in
which nothing overlaps; a label is a few words of the event's own sentence.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from corpus_tools.plots.drawing import BODY, FAINT, SOFT, Sheet
from corpus_tools.plots.event_kinds import is_future, is_open, is_span, look_of, reported_apart
from corpus_tools.plots.event_words import LABEL, basis_words
from corpus_tools.plots.lettering import flow, shorten, text_width
from corpus_tools.plots.timescale import TimeScale, middle_of_day, place
from corpus_tools.plots.wording import day_words

WIDEST, ENOUGH, ASIDE = 5.2, 2.3, 1.7  # inches: words beside a mark, enough of them, how far off they may stand
ROW, GAP, OPEN = 0.19, 0.08, 0.45  # inches: a row, mark to label, the arrow of an open interval
ARROW_BEYOND = 0.15  # inches: how far it reaches beyond the ends of the axis


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
    leader: tuple[float, float] | None = None

    @property
    def middle(self) -> float:
        """Where its point is."""
        return (self.left + self.right) / 2


def mark_event(
    event: dict,
    scale: TimeScale | None,
    *,
    number: str = "",
    words: Callable[[dict, float], str] | None = None,
    reports: bool = False,
    avoid: Sequence[float] = (),
) -> Mark:
    """An event at its place on the scale, or at the left edge without one; its label on the side that has room.

    Parameters
    ----------
    event, scale
        The row, and where its days are.
    number
        Stands before the words.
    words
        Gives the label for an event and its inches; None for no label.
    reports
        Whether the day of the report is drawn.
    avoid
        Upright lines that no label should cross: it is shortened, or set behind the line.
    """
    number_width = _number_width(number)
    if scale is None:
        more = [f"reported {day_words(event['reported'])}"] if reports and pd.notna(event["reported"]) else []
        told = "; ".join([basis_words(event)] * bool(basis_words(event)) + more)
        label = words(event, WIDEST) + (f" ({told})" if told else "") if words else ""
        label = shorten(label, BODY - 0.5 - number_width)
        return Mark(event, 0, 0.12, 0, 0.12 + GAP + number_width + text_width(label), 0.12 + GAP, number, label)
    left, right = _extent(event, scale)
    start, end = left, right
    if reports and reported_apart(event):  # the label stands clear of the line to the day of the report
        day = middle_of_day(scale, event["reported"])
        start, end = min(left, day - 0.02), max(right, day + 0.02)
    wanted = GAP + number_width + (WIDEST if words else 0.0)
    edge, room, on_right = _label_place(start, end, avoid, wanted, GAP + number_width + (ENOUGH if words else 0.0))
    if room < GAP + number_width + (ENOUGH / 4 if words else 0.0):  # the mark fills the row: its label stands on it
        inside = max((left + 0.25, right - 0.25), (right + 0.2, end - 0.15), (start + 0.15, left - 0.2), key=_length)
        label = words(event, min(_length(inside) - number_width, WIDEST)) if words else ""
        return Mark(event, left, right, start, end, inside[0], number, label)
    label = words(event, min(room - GAP - number_width, WIDEST)) if words else ""
    width = GAP + number_width + text_width(label)
    first = edge + GAP if on_right else edge - width
    after, before = 0.1 * (end > right), 0.1 * (start < left)  # apart from the line to the day of the report
    leader = None if edge in (start, end) else (end + after, edge + 0.04) if on_right else (edge - 0.04, start - before)
    if leader and leader[1] - leader[0] < 0.05:
        leader = None
    taken = (start, edge + width) if on_right else (edge - width, end)
    return Mark(event, left, right, *taken, first, number, label, leader=leader)


def _label_place(
    start: float, end: float, avoid: Sequence[float], wanted: float, enough: float
) -> tuple[float, float, bool]:
    """Where a label begins, its room, and whether it is at the right: beside the mark, else behind a line near it."""
    after, before = [x for x in avoid if x > end + 0.02], [x for x in avoid if x < start - 0.02]
    usual = wanted - WIDEST + LABEL
    right, left = min([*after, BODY + 0.1]) - 0.1 - end, start - max([*before, -0.1]) - 0.1
    beside = [(end, right, True), (start, left, False)]
    wider = sorted(beside, key=lambda place: -place[1])
    behind = [(x + 0.02, BODY - x - 0.02, True) for x in after[:1] if x - end <= ASIDE]
    behind += [(x - 0.02, x - 0.02, False) for x in before[-1:] if start - x <= ASIDE]
    for needed, places in ((wanted, beside), (usual, wider), (enough, wider), (enough, behind), (enough / 2, wider)):
        found = next((place for place in places if place[1] >= needed), None)
        if found:
            return found
    return (end, BODY - end, True) if BODY - end >= start else (start, start, False)


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


def rows_of(marks: Iterable[Mark]) -> int:
    """How many rows marks take."""
    return max((mark.row + 1 for mark in marks), default=0)


def pack_loose(marks: Sequence[Mark]) -> list[Mark]:
    """Set marks that have no place in time one after the other, in lines."""
    packed = []
    places = flow([mark.end for mark in marks], BODY - 0.2, gap=0.2)
    for mark, (x, row) in zip(marks, places, strict=True):
        left, right = 0.1 + x, 0.1 + x + 0.12
        taken: dict = {"start": left, "end": left + mark.end}
        packed.append(mark._replace(left=left, right=right, label_x=right + GAP, row=row, **taken))
    return packed


def draw_mark(sheet: Sheet, mark: Mark, y: float, scale: TimeScale | None, *, reports: bool = True) -> None:
    """Draw one event and its label at height `y`."""
    event = mark.event
    color, hollow, shape = look_of(event)
    look: dict = {"color": color, "hollow": hollow}
    if scale and reports and reported_apart(event):
        draw_report(sheet, mark.middle, middle_of_day(scale, event["reported"]), y)
    if not is_span(event):
        draw_point(sheet, mark.middle, y, shape=shape, **look)
    elif is_open(event):
        draw_arrow(sheet, mark.left, mark.right, y, rightward=pd.notna(event["date_earliest"]), **look)
    elif not is_bar(mark):
        draw_point(sheet, mark.middle, y, shape="s" if shape == "o" else shape, **look)
    else:
        draw_bar(sheet, mark.left, mark.right, y, future=is_future(event), **look)
    sheet.ring(event, mark.middle, y)
    draw_label(sheet, mark, y, ground="white" if scale else FAINT)


def is_bar(mark: Mark) -> bool:
    """Whether a mark is an interval of days that has room for a bar; one that has none is a square."""
    return is_span(mark.event) and not is_open(mark.event) and mark.right - mark.left >= 0.15


def is_square(mark: Mark) -> bool:
    """Whether a mark is an interval that is too short for a bar, and no triangle or diamond."""
    return is_span(mark.event) and not is_open(mark.event) and not is_bar(mark) and look_of(mark.event)[2] == "o"


def draw_label(sheet: Sheet, mark: Mark, y: float, *, ground: str) -> None:
    """Number and words beside a mark, on a ground that hides the lines behind all of them."""
    x = mark.label_x
    if mark.leader:
        sheet.plot(mark.leader, [y, y], color=SOFT, linewidth=0.6, zorder=1)
    number_width = _number_width(mark.number)
    if mark.number or mark.words:
        width = text_width(mark.words) + number_width
        above = 2.1 if mark.left < x < mark.right else 0.6  # a bar whose label stands on it
        sheet.box(x - 0.03, y - 0.08, width + 0.06, 0.16, color=ground, zorder=above)
    if mark.number:
        sheet.put(x, y, mark.number, weight="bold", over=ground)
        x += number_width
    if mark.words:
        sheet.put(x, y, mark.words, over=ground)
    sheet.tip(mark.start, y - ROW / 2, mark.end - mark.start, ROW, text=mark.event["sentence"])


def draw_point(sheet: Sheet, x: float, y: float, *, color: str, hollow: bool = False, shape: str = "o") -> None:
    """A day."""
    face = "white" if hollow else color
    sheet.plot([x], [y], marker=shape, markersize=6.5, mec=color, mfc=face, mew=1.3, zorder=3)


def draw_bar(
    sheet: Sheet, left: float, right: float, y: float, *, color: str, hollow: bool = False, future: bool = False
) -> None:
    """An interval of days; hatched where it was still to come."""
    look = {"hatch": "/////"} if future else {}
    face = "white" if hollow or future else color
    sheet.box(left, y - 0.05, right - left, 0.1, color=face, edgecolor=color, linewidth=1.2, zorder=2, **look)


def draw_arrow(
    sheet: Sheet, left: float, right: float, y: float, *, color: str, hollow: bool = False, rightward: bool = True
) -> None:
    """An interval that is open on one side: a foot at the known end, a head at the other."""
    foot, head = (left, right - 0.04) if rightward else (right, left + 0.04)
    sheet.plot([foot, head], [y, y], color=color, linewidth=1.3 if hollow else 3, solid_capstyle="butt", zorder=2)
    sheet.plot([foot, foot], [y - 0.06, y + 0.06], color=color, linewidth=1.3, zorder=2)
    draw_point(sheet, head, y, color=color, hollow=hollow, shape=">" if rightward else "<")


def draw_report(sheet: Sheet, x: float, day: float, y: float) -> None:
    """The line from an event to the day on which it was reported."""
    sheet.plot([x, day], [y, y], color=SOFT, linewidth=0.8, linestyle=":", zorder=1)
    sheet.plot([day], [y], marker="|", markersize=8, color=SOFT, zorder=1)


def _length(stretch: tuple[float, float]) -> float:
    return stretch[1] - stretch[0]


def _number_width(number: str) -> float:
    return text_width(number, bold=True) + 0.06 if number else 0.0


def _extent(event: dict, scale: TimeScale) -> tuple[float, float]:
    """Where the mark of a dated event begins and ends; an open interval has an arrow of fixed length."""
    first, last = event["date_earliest"], event["date_latest"]
    if pd.isna(last):
        left = place(scale, first)
        return left, min(left + OPEN, scale.stretches[-1].right + ARROW_BEYOND)
    if pd.isna(first):
        right = place(scale, last, end=True)
        return max(right - OPEN, scale.stretches[0].left - ARROW_BEYOND), right
    left, right = place(scale, first), place(scale, last, end=True)
    middle = (left + right) / 2
    return (middle - 0.05, middle + 0.05) if first == last or right - left < 0.1 else (left, right)
