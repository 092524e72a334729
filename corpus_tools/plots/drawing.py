"""What all figures share: the page, measured text, colours, the caption that names the articles, saving.

A page is a sheet measured in inches, x from the left and y downward, as wide as a README shows it; whatever is put on
it is measured first, so that no label runs over another or out of the frame. Text from an article is never read as
mathematics or as a path, and a figure saved twice has the same bytes.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle
from matplotlib.textpath import text_to_path
from PIL import Image

WIDTH, MARGIN = 8.0, 0.25  # inches; 800 px at the 100 dots an inch of the screen, where 9 points are 12 px
BODY = WIDTH - 2 * MARGIN
SIZE, LINE = 9, 0.165  # points, and inches from line to line
INK, SOFT, PALE, FAINT = "#1a1a1a", "#595959", "#d9d9d9", "#f2f2f2"
# Okabe and Ito (2008), told apart by colour-blind readers; yellow, the weakest on white, last.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
FONT = "DejaVu Sans"  # comes with matplotlib: the same letters on every machine
_TEXT: Any = {"family": FONT, "size": SIZE, "color": INK, "va": "center_baseline", "usetex": False}
_SAVED: Any = {"svg.fonttype": "path", "svg.hashsalt": "corpus_tools"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def save_figure(fig: Figure, name: str, folder: str | os.PathLike = "figures") -> list[Path]:
    """Write `fig` as SVG and PNG, whole or not at all; the same figure gives the same bytes.

    Parameters
    ----------
    fig
        From one of the `plot_…` functions.
    name
        File name without ending: letters, digits, `_` and `-`.
    folder
        Made if it is missing.

    Returns
    -------
    list of Path
        The two files.

    Raises
    ------
    ValueError
        `name` holds other characters.
    """
    if not re.fullmatch(r"[\w-]+", name):
        raise ValueError(f"the name of a figure has letters, digits, _ and - only, not {name!r}")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    svg = StringIO()
    with rc_context(_SAVED):
        fig.savefig(svg, format="svg", facecolor="white", metadata={"Date": None, "Creator": None})
    paths = []
    for ending, content in (("svg", _with_titles(svg.getvalue(), fig).encode()), ("png", png_of(fig))):
        path = folder / f"{name}.{ending}"
        with tempfile.TemporaryDirectory(dir=folder, prefix=".") as aside:
            made = Path(aside) / path.name
            made.write_bytes(content)
            made.replace(path)
        paths.append(path)
    return paths


class Page(Figure):
    """A figure that Jupyter shows as it is saved, without pyplot."""

    def _repr_png_(self) -> tuple[bytes, dict]:
        return png_of(self), {"width": WIDTH * 100}


def page(height: float, *, title: str, note: str = "", caption: str = "") -> tuple[Figure, Axes]:
    """A figure and the sheet to draw on: x runs from 0 to `BODY` inches, y from 0 down to `height` inches."""
    heads, notes = wrap(title, BODY, size=12, bold=True), wrap(note, BODY)
    captions = [line for part in caption.split("\n") for line in wrap(part, BODY)]
    above = MARGIN + 0.23 * len(heads) + LINE * len(notes) + 0.1
    below = 0.12 + LINE * len(captions) + MARGIN
    total = round(above + height + below, 2)
    fig = Page(figsize=(WIDTH, total), dpi=100, facecolor="white")
    sheet = fig.add_axes((0.0, 0.0, 1.0, 1.0))
    sheet.set_axis_off()
    sheet.set(xlim=(-MARGIN, BODY + MARGIN), ylim=(total - above, -above), autoscale_on=False)
    y = MARGIN - above
    for line in heads:
        put(sheet, 0, y + 0.115, line, size=12, weight="bold")
        y += 0.23
    for line in notes:
        put(sheet, 0, y + LINE / 2, line, color=SOFT)
        y += LINE
    for number, line in enumerate(captions):
        put(sheet, 0, height + 0.12 + LINE * (number + 0.5), line, color=SOFT)
    return fig, sheet


def nothing_to_show(title: str, what: str, caption: str = "") -> Figure:
    """The page that stands for an empty table: it says so."""
    fig, sheet = page(0.6, title=title, caption=caption)
    box(sheet, 0, 0, BODY, 0.6, color=FAINT)
    put(sheet, BODY / 2, 0.3, f"Nothing to show: {what}.", ha="center", color=SOFT)
    return fig


def put(sheet: Axes, x: float, y: float, text: str, *, over: str | None = None, **kwargs: Any) -> None:
    """Set one line of text, its middle at height `y`, from `x` rightward unless `ha` says otherwise.

    `over` is the colour of the ground that hides lines which run behind the text.
    """
    ground = {"facecolor": over, "linewidth": 0, "pad": 0.6} if over else None
    sheet.text(x, y, text, parse_math=False, bbox=ground, **{**_TEXT, **kwargs})  # "$5 to $6" is no mathematics


def box(sheet: Axes, x: float, y: float, width: float, height: float, *, color: str, **kwargs: Any) -> None:
    """Fill a rectangle whose left upper corner is at `x`, `y`."""
    sheet.add_patch(Rectangle((x, y), width, height, **{"facecolor": color, "linewidth": 0, **kwargs}))


def ring(sheet: Axes, row: dict, x: float, y: float) -> None:
    """Ring the mark of a row that a person corrected, where the table says so (see `apply_corrections`)."""
    if pd.notna(row.get("corrected")):
        sheet.plot([x], [y], marker="o", markersize=11, mfc="none", mec=INK, mew=1.2, zorder=4)


def tip(sheet: Axes, x: float, y: float, width: float, height: float, *, text: str) -> None:
    """Let `text` show when the pointer rests on this place, in the SVG and in `hover`."""
    number = len(sheet.patches)
    sheet.add_patch(Rectangle((x, y), width, height, alpha=0, linewidth=0, gid=f"tip-{number}", label=text))


def text_width(text: str, *, size: float = SIZE, bold: bool = False) -> float:
    """Inches that a line of text takes."""
    return sum(_width(word, size, bold) for word in re.findall(r"\S+|\s", text)) * (1.03 if bold else 1.02)


def shorten(text: str, width: float, *, size: float = SIZE, bold: bool = False) -> str:
    """`text` on one line of `width` inches, cut at a word, with … where it was cut."""
    text = " ".join(text.split())
    if text_width(text, size=size, bold=bold) <= width:
        return text
    kept = wrap(text, width - text_width(" …", size=size, bold=bold), size=size, bold=bold)[0]
    return f"{kept.rstrip(',;:')} …"


def wrap(text: str, width: float, *, size: float = SIZE, bold: bool = False) -> list[str]:
    """`text` in lines of at most `width` inches; a word that is longer is cut."""
    lines: list[str] = []
    line, filled, space = "", 0.0, text_width(" ", size=size, bold=bold)
    for word in re.split(r"[ \t\r\n]+", text.strip()):  # not at a no-break space
        for piece in _pieces(word, width, size, bold):
            needed = text_width(piece, size=size, bold=bold)
            if line and filled + space + needed > width:
                lines.append(line)
                line, filled = piece, needed
            else:
                line, filled = (f"{line} {piece}", filled + space + needed) if line else (piece, needed)
    return [*lines, line] if line else lines


def name_articles(articles: pd.DataFrame | None, table: pd.DataFrame | None = None, *, most: int = 5) -> str:
    """Which articles a figure is made from: headline, outlet and day of each, or how many and when.

    Those that have no row in `table`, where one is given, are not named.
    """
    if articles is None:
        return ""
    if table is not None and len(table):
        articles = articles[articles["doc_id"].isin(table["doc_id"])]
    if articles.empty:
        return ""
    if len(articles) > most:
        days = articles["published"].dropna()
        when = f", published {day_words(days.min())} to {day_words(days.max())}" if len(days) else ""
        return f"{len(articles)} articles{when}."
    return (
        ("Article: " if len(articles) == 1 else "Articles: ")
        + "; ".join(title_of(row, full=True) for row in articles.to_dict("records"))
        + "."
    )


def title_of(article: dict, *, full: bool = False) -> str:
    """An article's headline, or what else names it; `full` with outlet and day of publication."""
    name = next((article[key] for key in ("headline", "file", "doc_id") if _told(article.get(key))), "")
    more = [article.get("outlet"), day_words(article.get("published"))] if full else []
    known = [str(item).replace(" ", "\u00a0") for item in more if _told(item)]  # stays on one line
    return f"{name} ({', '.join(known)})" if known else str(name)


def day_words(day: Any) -> str:
    """A day as people write it, "8 Nov 2017"; nothing for no day."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if _told(day) else ""


def time_words(first: Any, last: Any) -> str:
    """What an interval of days says: a day, a month, a year, two days, or an open beginning or end.

    Examples
    --------
    >>> time_words(pd.Timestamp("2017-04-01"), pd.Timestamp("2017-04-30")), time_words(pd.Timestamp("2019-01-01"), None)
    ('Apr 2017', 'from 1 Jan 2019')
    """
    if not _told(first) or not _told(last):
        return f"from {day_words(first)}" if _told(first) else f"until {day_words(last)}" if _told(last) else ""
    if first == last:
        return day_words(first)
    next_day = last + pd.Timedelta(days=1)
    if first.day == next_day.day == 1:
        if first.month == next_day.month == 1:
            return str(first.year) if next_day.year == first.year + 1 else f"{first.year}–{last.year}"
        names = [f"{_MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
        return names[0] if names[0] == names[1] else " – ".join(names)
    return f"{day_words(first)} – {day_words(last)}"


def count_words(number: int, one: str, many: str = "") -> str:
    """ "1 article", "2 articles": a count with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _told(value: Any) -> bool:
    return value is not None and not pd.isna(value) and value != ""


@lru_cache(maxsize=20_000)
def _width(word: str, size: float, bold: bool) -> float:
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    return text_to_path.get_text_width_height_descent(word, font, False)[0] / 72


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterable[str]:
    """A word as it is, or in pieces where it is wider than a line."""
    if text_width(word, size=size, bold=bold) <= width:
        return [word]
    length = max(1, int(len(word) * width / text_width(word, size=size, bold=bold) * 0.8))
    return [word[start : start + length] for start in range(0, len(word), length)]


def png_of(fig: Figure) -> bytes:
    """The figure as PNG with 256 colours: a third of the size, and nobody sees the difference."""
    picture = BytesIO()
    fig.savefig(picture, format="png", dpi=150, facecolor="white", metadata={"Software": None})
    few = Image.open(picture).convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    picture = BytesIO()
    few.save(picture, format="png", optimize=True)
    return picture.getvalue()


def tips_of(fig: Figure) -> list[Any]:
    """The places of a figure that have words of their own, put there by `tip`."""
    return [patch for patch in fig.axes[0].patches if str(patch.get_gid()).startswith("tip-")]


def _with_titles(svg: str, fig: Figure) -> str:
    """The SVG with a title in each place that has one: what a browser shows when the pointer rests there."""
    for patch in tips_of(fig):
        opening = f'<g id="{patch.get_gid()}">'
        svg = svg.replace(opening, f"{opening}<title>{escape(patch.get_label())}</title>", 1)
    return svg
