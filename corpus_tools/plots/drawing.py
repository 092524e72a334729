"""What all figures share: the page, measured text, colours, the caption that names the articles, saving.

A page is a sheet measured in inches, x from the left and y downward, as wide as a README shows it; whatever is put on
it is measured first, so that no label runs over another or out of the frame. Text from an article is never read as
mathematics or as a path, and a figure saved twice has the same bytes.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from html import escape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from corpus_tools.plots.lettering import FONT, SIZE, shorten, text_width, wrap
from corpus_tools.plots.wording import day_words, title_of

WIDTH, MARGIN = 8.0, 0.25  # inches; 800 px at the 100 dots an inch of the screen, where 9 points are 12 px
BODY = WIDTH - 2 * MARGIN
LINE = 0.165  # inches from line to line
INK, SOFT, PALE, FAINT = "#1a1a1a", "#595959", "#d9d9d9", "#f2f2f2"
# Okabe and Ito (2008), told apart by colour-blind readers; yellow, the weakest on white, last.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#F0E442")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
_TEXT: Any = {"family": FONT, "size": SIZE, "color": INK, "va": "center_baseline", "usetex": False}
_SAVED: Any = {"svg.fonttype": "path", "svg.hashsalt": "corpus_tools"}


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
    content = {f"{name}.svg": _with_titles(svg.getvalue(), fig).encode(), f"{name}.png": png_of(fig)}
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as aside:
        for file, data in content.items():
            Path(aside, file).write_bytes(data)
        return [Path(aside, file).replace(folder / file) for file in content]


class Page(Figure):
    """A figure that Jupyter shows as it is saved, without pyplot."""

    def _repr_png_(self) -> tuple[bytes, dict]:
        return png_of(self), {"width": WIDTH * 100}


class Sheet(Axes):
    """The sheet that a figure is drawn on: x runs from 0 to `BODY` inches, y from 0 downward."""

    def put(self, x: float, y: float, text: str, *, over: str | None = None, **kwargs: Any) -> None:
        """Set one line of text, its middle at height `y`, from `x` rightward unless `ha` says otherwise.

        `over` is the colour of the ground that hides lines which run behind the text.
        """
        ground = {"facecolor": over, "linewidth": 0, "pad": 0.6} if over else None
        self.text(x, y, text, parse_math=False, bbox=ground, **{**_TEXT, **kwargs})  # "$5 to $6" is no mathematics

    def put_lines(self, x: float, y: float, lines: Iterable[str], **kwargs: Any) -> None:
        """Set lines one below the other, the middle of the first at height `y`."""
        for number, line in enumerate(lines):
            self.put(x, y + LINE * number, line, **kwargs)

    def put_headline(self, y: float, article: dict) -> None:
        """Set an article's headline on one line, and its day of publication at the right."""
        day = day_words(article["published"])
        self.put(BODY, y, day, ha="right", color=SOFT)
        self.put(0, y, shorten(title_of(article), BODY - text_width(day) - 0.2, bold=True), weight="bold")

    def box(self, x: float, y: float, width: float, height: float, *, color: str, **kwargs: Any) -> None:
        """Fill a rectangle whose left upper corner is at `x`, `y`."""
        self.add_patch(Rectangle((x, y), width, height, **{"facecolor": color, "linewidth": 0, **kwargs}))

    def ring(self, row: dict, x: float, y: float) -> None:
        """Ring the mark of a row that a person corrected, where the table says so (see `apply_corrections`)."""
        if pd.notna(row.get("corrected")):
            self.plot([x], [y], marker="o", markersize=11, mfc="none", mec=INK, mew=1.2, zorder=4)

    def tip(self, x: float, y: float, width: float, height: float, *, text: str) -> None:
        """Let `text` show when the pointer rests on this place, in the SVG and in `hover`."""
        number = len(self.patches)
        self.add_patch(Rectangle((x, y), width, height, alpha=0, linewidth=0, gid=f"tip-{number}", label=text))

    def rule(self, y: float, *, left: float = 0.0, right: float = BODY, color: str = SOFT) -> None:
        """Draw a thin line across."""
        self.hlines(y, left, right, color=color, linewidth=0.8)


def page(height: float, *, title: str, note: str = "", caption: str = "") -> tuple[Figure, Sheet]:
    """A figure and the sheet to draw on: x runs from 0 to `BODY` inches, y from 0 down to `height` inches."""
    heads, notes = wrap(title, BODY, size=12, bold=True), wrap(note, BODY)
    captions = [line for part in caption.split("\n") for line in wrap(part, BODY)]
    above = MARGIN + 0.23 * len(heads) + LINE * len(notes) + 0.1
    below = 0.12 + LINE * len(captions) + MARGIN
    total = round(above + height + below, 2)
    fig = Page(figsize=(WIDTH, total), dpi=100, facecolor="white")
    sheet = Sheet(fig, (0.0, 0.0, 1.0, 1.0))
    fig.add_axes(sheet)
    sheet.set_axis_off()
    sheet.set(xlim=(-MARGIN, BODY + MARGIN), ylim=(total - above, -above), autoscale_on=False)
    y = MARGIN - above
    for line in heads:
        sheet.put(0, y + 0.115, line, size=12, weight="bold")
        y += 0.23
    sheet.put_lines(0, y + LINE / 2, notes, color=SOFT)
    sheet.put_lines(0, height + 0.12 + LINE / 2, captions, color=SOFT)
    return fig, sheet


def nothing_to_show(title: str, what: str, caption: str = "") -> Figure:
    """The page that stands for an empty table: it says so."""
    fig, sheet = page(0.6, title=title, caption=caption)
    sheet.box(0, 0, BODY, 0.6, color=FAINT)
    sheet.put(BODY / 2, 0.3, f"Nothing to show: {what}.", ha="center", color=SOFT)
    return fig


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
