"""Rows of tables as marks on a text, and a marked text as HTML.

Spans and what the tables say about them go in; paragraphs of HTML come out. Marks may nest and cross: at every boundary
those that end are closed and those that they cut are opened again, so that the text without its tags is the text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import escape

# The palette is Okabe and Ito's, whose colours stay apart for every kind of colour vision.
BLUE, SKY, GREEN, VERMILLION, PURPLE = "#0072B2", "#56B4E9", "#009E73", "#D55E00", "#CC79A7"


class Kind(NamedTuple):
    """How one kind of mark looks, in colour and in shape; the edges are drawn where a mark begins and ends.

    The looks are inline styles of plain borders, because they survive where a style sheet does not: JupyterLab drops
    style sheets from the outputs of a notebook that was not yet run on this machine.
    """

    label: str
    style: str
    left: str = ""
    right: str = ""


# From the outside in, where two marks have the same span.
KINDS: Mapping[str, Kind] = {
    "dateline": Kind("dateline", "font-variant:small-caps;letter-spacing:1px"),
    "reported": Kind("reported clauses", f"border-bottom:1px dashed {SKY};padding-bottom:6px"),
    "quote": Kind(
        "quotations", "background-color:rgba(86,180,233,0.25)", f"border-left:3px solid {SKY};padding-left:2px"
    ),
    "event": Kind(
        "events",
        f"border-top:1px solid {VERMILLION};border-bottom:1px solid {VERMILLION};padding-top:1px;padding-bottom:1px",
        f"border-left:1px solid {VERMILLION};padding-left:2px",
        f"border-right:1px solid {VERMILLION};padding-right:2px",
    ),
    "speaker": Kind("speakers", f"border-bottom:2px solid {BLUE};font-weight:bold"),
    "name": Kind("names", "border-bottom:1px solid #888888;padding-bottom:3px"),
    "date": Kind("dates", f"border-bottom:3px dotted {GREEN}"),
    "quantity": Kind("quantities", f"border-bottom:3px double {PURPLE};padding-bottom:3px"),
}
_ORDER = {kind: position for position, kind in enumerate(KINDS)}


class Mark(NamedTuple):
    """A stretch of an article's text and what is said about it."""

    start: int
    end: int
    kind: str
    tip: str
    corrected: bool = False


def table_marks(tables: Mapping[str, list[dict[str, Any]] | None]) -> list[Mark]:
    """The rows of an article's tables (by name; null for a table that is not shown) as marks.

    A quotation gives up to three: its words, the reported clause they stand in, and the words that name the speaker.
    """
    marks = _quote_marks(tables["quotes"] or [])
    for table, kind, describe in (
        ("dates", "date", _describe_date),
        ("quantities", "quantity", _describe_quantity),
        ("events", "event", _describe_event),
        ("names", "name", _describe_name),
    ):
        for row in tables[table] or []:
            marks.append(_mark(row, kind, describe(row)))
    return marks


def mark_text(text: str, marks: Sequence[Mark]) -> str:
    """`text` as paragraphs of HTML, escaped, with its marks; without its tags it is `text` again.

    Marks may nest and cross in any way, and may run over paragraphs. A mark that others cut in pieces can be reached
    once by keyboard; the tip of a mark tells of those around it, too.
    """
    ordered = sorted((m for m in marks if m.start < m.end), key=lambda m: (m.start, -m.end, _ORDER[m.kind], m))
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    here: list[list[Mark]] = [[] for _ in lines]
    for mark in ordered:
        line = bisect_right(starts, mark.start) - 1
        while starts[line] < mark.end:
            here[line].append(mark)
            line += 1
    return "\n".join(
        f"<p>{''.join(_pieces(text, start, start + len(line), marks))}</p>" if line else ""
        for line, start, marks in zip(lines, starts, here, strict=False)
    )


def mark_style(kind: str, begins: bool = True, ends: bool = True) -> str:
    """The inline style of a mark or, where another mark cuts it, of a piece of it."""
    look = KINDS[kind]
    return ";".join(filter(None, (look.style, look.left if begins else "", look.right if ends else "")))


def days(earliest: pd.Timestamp | None, latest: pd.Timestamp | None) -> str:
    """A span of days for people; either end may be open, and nothing known is an empty string."""
    first, last = (day and day.date().isoformat() for day in (earliest, latest))
    if first == last:
        return first or ""
    return f"{first} to {last}" if first and last else f"from {first}" if first else f"until {last}"


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[str]:
    """Text and tags of one line. `marks` are in order, so those open at any place are in the order they nest in."""
    cuts = sorted({start, end} | {cut for m in marks for cut in (m.start, m.end) if start < cut < end})
    open_: list[Mark] = []
    waiting = 0
    active: list[Mark] = []
    for left, right in pairwise(cuts):
        active = [m for m in active if m.end > left]
        while waiting < len(marks) and marks[waiting].start <= left:
            active.append(marks[waiting])
            waiting += 1
        kept = next((i for i, (a, b) in enumerate(zip(open_, active, strict=False)) if a is not b), None)
        kept = min(len(open_), len(active)) if kept is None else kept
        yield "</span>" * (len(open_) - kept)
        ends = min((m.end for m in active[:kept]), default=end)
        for depth in range(kept, len(active)):
            mark = active[depth]
            # A piece is the last one if no mark around it, and no line end, cuts it short.
            yield _open(mark, active[:depth], not text[mark.start : left].strip("\n"), mark.end <= min(ends, end))
            ends = min(ends, mark.end)
        open_ = active
        yield _escape(text[left:right])
    yield "</span>" * len(open_)


def _open(mark: Mark, around: Sequence[Mark], begins: bool, ends: bool) -> str:
    # The mouse reaches only the innermost mark: it tells of those around it, in full where they have the same span.
    others = [
        m.tip if (m.start, m.end) == (mark.start, mark.end) else f"in: {m.tip.partition(chr(10))[0]}"
        for m in reversed(around)
    ]
    tip = "\n".join(dict.fromkeys([mark.tip, *others]))
    classes = f"ct-mark ct-{mark.kind}" + (" ct-corrected" if mark.corrected and begins else "")
    stop = ' tabindex="0" role="note"' if begins else ""
    return f'<span class="{classes}" style="{mark_style(mark.kind, begins, ends)}" title="{_escape(tip)}"{stop}>'


def _escape(text: str) -> str:
    # A bare carriage return would reach the page as a line feed.
    return str(escape(text)).replace("\r", "&#13;")


def _quote_marks(quotes: list[dict[str, Any]]) -> list[Mark]:
    marks: list[Mark] = []
    spoken: dict[tuple[int, int, str], list[str]] = {}
    for number, row in enumerate(sorted(quotes, key=lambda r: (r["start"], r["end"])), 1):
        speaker = _joined(", ", row.get("speaker") or "speaker not known", row.get("role"))
        found = _labelled("how the speaker was found", row.get("attribution"))
        kind = row.get("kind")
        about = _joined("\n", f"{speaker}", found, _labelled("words of saying", row.get("cue")))
        if kind == "indirect":
            marks.append(_mark(row, "reported", f"Quotation {number}, indirect: {about}"))
        else:
            marks.append(_mark(row, "quote", f"Quotation {number}, {kind or 'kind not known'}: {about}"))
            start, end = row.get("content_start"), row.get("content_end")
            if start is not None and end is not None and (start, end) != (row["start"], row["end"]):
                marks.append(Mark(start, end, "reported", f"Reported by {speaker}"))
        if row.get("speaker_start") is not None:
            spoken.setdefault((row["speaker_start"], row["speaker_end"], speaker), []).append(str(number))
    for (start, end, speaker), numbers in spoken.items():
        marks.append(Mark(start, end, "speaker", f"Speaker of quotation {', '.join(numbers)}: {speaker}"))
    return list(dict.fromkeys(marks))


def _mark(row: Mapping[str, Any], kind: str, tip: str) -> Mark:
    corrected = row.get("corrected")
    return Mark(row["start"], row["end"], kind, _joined("\n", tip, _labelled("corrected", corrected)), bool(corrected))


def _describe_date(row: Mapping[str, Any]) -> str:
    value = _joined(" ", row.get("value"), row.get("mod"))
    when = days(row.get("earliest"), row.get("latest")) or "no days known"
    return _joined("\n", f"{(row.get('type') or 'date').capitalize()}: {value or 'no value'}", when, row.get("basis"))


def _describe_quantity(row: Mapping[str, Any]) -> str:
    figure = _figure(row.get("value"), row.get("low"), row.get("high"), row.get("bound"))
    return _joined(
        "\n",
        f"Quantity: {_joined(' ', figure or 'no figure given', row.get('unit'))}",
        _labelled("change", row.get("change")),
        _labelled("counted", row.get("counted")),
    )


def _describe_event(row: Mapping[str, Any]) -> str:
    figure = _figure(row.get("best"), row.get("low"), row.get("high"), None)
    where = _joined(" to ", row.get("place"), row.get("place_to"))
    return _joined(
        "\n",
        f"Event: {row.get('what') or 'no event word'}",
        _labelled("figure", _joined(" ", figure, row.get("counted"))),
        _labelled("change", row.get("change")),
        _labelled("where", where and _joined(", by the ", where, row.get("place_basis"))),
        "when: "
        + _joined(
            ", by ", days(row.get("date_earliest"), row.get("date_latest")) or "not known", row.get("date_basis")
        ),
        _labelled("who says so", row.get("cited")),
        _labelled("reported", days(row.get("reported"), row.get("reported"))),
        row.get("hedge"),
    )


def _describe_name(row: Mapping[str, Any]) -> str:
    return f"{(row.get('kind') or 'name').capitalize()}: {_joined(', ', row.get('name'), row.get('role'))}"


def _figure(value: float | None, low: float | None, high: float | None, bound: str | None) -> str:
    if value is not None:
        return {"~": "about ", "<": "at most ", ">": "at least "}.get(bound or "", "") + _number(value)
    if low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}"
    return f"at least {_number(low)}" if low is not None else f"at most {_number(high)}" if high is not None else ""


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.12g}"


def _labelled(label: str, value: Any) -> str:
    return f"{label}: {value}" if value else ""


def _joined(separator: str, *values: Any) -> str:
    return separator.join(str(value) for value in values if value)
