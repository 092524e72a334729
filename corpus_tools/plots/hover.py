"""A figure as a person reads it in a live notebook: each mark with its words, under the pointer and on a click.

A figure goes in, HTML without scripts comes out: the picture, and over it a place for each mark. A title shows while
the pointer rests there; a click, or the Tab key, opens a note that stays.
"""

from base64 import b64encode
from html import escape
from typing import Any

from matplotlib.figure import Figure

from corpus_tools.plots.drawing import MARGIN, png_of, tips_of
from corpus_tools.tables import is_live

NOTE_WIDTH, NOTE_HEIGHT = 360, 150  # pixels that a note may take
_STYLE = (
    ".corpus-mark{cursor:pointer;outline:none}.corpus-mark foreignObject{display:none;pointer-events:none}"
    ".corpus-mark:focus rect{fill-opacity:.15}.corpus-mark:focus foreignObject{display:block}"
    ".corpus-mark div{background:#fff;color:#222;border:1px solid #777;border-radius:3px;padding:6px 8px;"
    "font:13px/1.35 sans-serif}"
)


def hover(fig: Figure, *, static: bool | None = None) -> Any:
    """The figure for a live notebook: rest the pointer on a mark, or click on it, and its sentence shows.

    Returns
    -------
    object
        Jupyter shows it as HTML without scripts: the picture, and over it places with a title and a note each. The
        figure itself if `static`, which, if not given, it is in what is kept (see `show_table`).
    """
    if not is_live() if static is None else static:
        return fig
    from IPython.display import HTML  # noqa: PLC0415

    width, height = (round(side * 100) for side in fig.get_size_inches())
    top = fig.axes[0].get_ylim()[1]
    marks = "".join(_mark(patch, top, width, height) for patch in tips_of(fig))
    image = b64encode(png_of(fig)).decode()
    return HTML(
        f'<svg viewBox="0 0 {width} {height}" width="{width}"><style>{_STYLE}</style>'
        f'<image href="data:image/png;base64,{image}" width="{width}" height="{height}"/>{marks}</svg>'
    )


def _mark(patch: Any, top: float, width: int, height: int) -> str:
    """The place of one mark, its title, and its note below it, or above where the figure ends."""
    words = escape(patch.get_label())
    x, y = (patch.get_x() + MARGIN) * 100, (patch.get_y() - top) * 100
    wide, high = patch.get_width() * 100, patch.get_height() * 100
    note_x = max(0.0, min(x, width - NOTE_WIDTH))
    note_y = y + high + 4 if y + high + NOTE_HEIGHT < height else max(0.0, y - NOTE_HEIGHT)
    return (
        f'<g class="corpus-mark" tabindex="0"><rect x="{x:.0f}" y="{y:.0f}" width="{wide:.0f}" height="{high:.0f}" '
        f'fill-opacity="0"><title>{words}</title></rect>'
        f'<foreignObject x="{note_x:.0f}" y="{note_y:.0f}" width="{NOTE_WIDTH}" height="{NOTE_HEIGHT}">'
        f"<div>{words}</div></foreignObject></g>"
    )
