"""Text that is measured before it is set, so that no label runs over another or out of the frame.

Words and a width in inches go in, lines that fit come out.
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

FONT = "DejaVu Sans"  # comes with matplotlib: the same letters on every machine
SIZE = 9  # points


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


def wrap(text: str, width: float, *, size: float = SIZE, bold: bool = False, most: int = 0) -> list[str]:
    """`text` in lines of at most `width` inches, the last of `most` lines shortened; a word that is longer is cut."""
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
    lines += [line] if line else []
    if most and len(lines) > most:
        lines[most - 1 :] = [shorten(" ".join(lines[most - 1 :]), width, size=size, bold=bold)]
    return lines


def spaced(places: Sequence[float], needed: float) -> list[int]:
    """Which places, evenly apart, have room for names: each, every second, third …, the first and the last if it can.

    Examples
    --------
    >>> spaced([0, 1, 2, 3, 4, 5], 1.5)
    [0, 2, 5]
    """
    last = len(places) - 1
    step = math.ceil(needed / (places[1] - places[0])) if last else 1
    shown = [index for index in range(0, last, step) if index == 0 or places[last] - places[index] >= needed]
    return shown + [last] * (last == 0 or places[last] - places[0] >= needed)


def flow(widths: Iterable[float], room: float, *, gap: float) -> list[tuple[float, int]]:
    """Where things of these widths stand, one behind the other in lines: inches from the left, and the line."""
    places, x, row = [], 0.0, 0
    for width in widths:
        if x > 0 and x + width > room:
            x, row = 0.0, row + 1
        places.append((x, row))
        x += width + gap
    return places


def overlap(one: tuple, other: tuple) -> bool:
    """Whether two rectangles (left, top, right, bottom) share some room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
