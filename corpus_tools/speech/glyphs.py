"""Where words stand in quotation marks.

A text goes in, the stretches between quotation marks come out, whatever glyphs they are typed with: straight, curly,
low, guillemets, two apostrophes, single ones, or two styles in one quotation. Glyphs that can mean both (straight ones,
the apostrophe) are told apart by what stands beside them, and a quotation that is never closed ends with its paragraph,
unless the next paragraph opens with a glyph again: then it runs on.
"""

import re
from typing import NamedTuple

from corpus_tools.segment import split_paragraphs


class Quoted(NamedTuple):
    """A stretch of words in quotation marks, glyphs included; `closed` is False where the closing glyph is missing."""

    start: int
    end: int
    closed: bool


_DOUBLE = re.compile("[\"“”„«»‟″]|''|``|’’|‘‘")
_BOTH = re.compile("[\"“”„«»‟″]|''|``|’’|‘‘|(?<!\\w)['‘‚](?=[\\w\"“$€£\\[(…])|(?<=\\S)['’](?!\\w)")
_SINGLE_OPENER = re.compile("(?<![\\w'’‘])(?:‘(?!‘)|'(?!')|‚)(?=\\w)")
_INCHES = re.compile(r".*\d\s?['’]\s?\d\d?$")  # 6'2"
_SAID = re.compile(
    r"[,?!] (?=(?:(?:[hH]e|[sS]he|[tT]hey|[A-Z]\w+(?: [A-Z]\w+){0,2}) (?:said|says|told|added|asked|wrote)"
    r"|(?:said|says|added|asked|wrote) [A-Z])\b)"
)
_OPENS = frozenset({"“", "„", "«", "‟", "``", "‘", "‘‘", "‚"})
_CLOSES = frozenset({"”", "’", "’’", "»", "″"})
_PAIRS = frozenset({"''", "``", "’’", "‘‘"})
_BEFORE = " \t\n\r\xa0\u2009\u202f([{—–-/:…"  # what can stand before an opening glyph
# A plural's or a clipped word's apostrophe: "the students’ rights", "talkin’ about".
_WEAK = re.compile(r"(?:s|in)['’]\s{1,2}[a-z]")


def find_quoted(text: str) -> list[Quoted]:
    """The outermost stretches of `text` between quotation marks, in order.

    A text with more single than double opening glyphs is read in the British habit: single glyphs open quotations and
    double ones stand inside them. Elsewhere single glyphs are quotations inside quotations, or apostrophes.

    Examples
    --------
    >>> text = 'She called it "a start" and left. ‘Why?’'
    >>> [text[q.start:q.end] for q in find_quoted(text)]
    ['"a start"']
    """
    doubles = len(_DOUBLE.findall(text))
    british = "'" in text or "‘" in text or "‚" in text
    british = british and 2 * len(_SINGLE_OPENER.findall(text)) > doubles
    if not doubles and not british:
        return []
    found: list[Quoted] = []
    previous_line_end = -1
    for line in split_paragraphs(text):
        pieces = _quoted_in(text, line.start, line.end, british)
        runs_on = found and not found[-1].closed and found[-1].end == previous_line_end
        if runs_on and pieces and pieces[0].start == line.start:
            found[-1] = Quoted(found[-1].start, pieces[0].end, pieces[0].closed)
            pieces = pieces[1:]
        elif runs_on and not british:  # a line was broken within the quotation, or its end was forgotten
            close = _stray_close(text, line.start, pieces[0].start if pieces else line.end)
            found[-1] = Quoted(found[-1].start, close, True) if close else found[-1]
        found += pieces
        previous_line_end = line.end
    found = [quoted if quoted.closed else _cut_where_said(text, quoted) for quoted in found]
    return [quoted for quoted in found if any(map(str.isalnum, text[quoted.start : quoted.end]))]


def _cut_where_said(text: str, quoted: Quoted) -> Quoted:
    """A quotation that is never closed ends before who said it: "“We wait, | Roe said. It rained"."""
    said = _SAID.search(text, quoted.start, quoted.end)
    return quoted._replace(end=said.start() + 1) if said else quoted


def mask(text: str, quoted: list[Quoted]) -> str:
    """`text` with the words of each quotation blotted out, letter for letter; glyphs and the last mark stay.

    Offsets stay valid, and the sentence around a quotation can be read as if the quotation were one word. Glyphs become
    curly ones; the first letter stays, since it shows whether a sentence can begin there.
    """
    pieces, done = [], 0
    for start, end, closed in quoted:
        opening = 2 if text[start : start + 2] in _PAIRS else 1
        closing = 0 if not closed else 2 if end - start > opening + 1 and text[end - 2 : end] in _PAIRS else 1
        last = end - closing
        while last > start + opening and not text[last - 1].isalnum():
            last -= 1
        first = start + opening
        while first < last and not text[first].isalnum():
            first += 1
        first = min(first + 1, last)
        pieces += [
            text[done:start],
            "“" * opening,
            text[start + opening : first],
            (_BLOTS * (1 + (last - first) // 8))[: last - first],
        ]
        pieces += [text[last : end - closing].replace("\n", " "), "”" * closing]
        done = end
    return "".join([*pieces, text[done:]])


_BLOTS = "\ue000" * 7 + " "  # with spaces: a pattern that looks for the end of a word finds one soon


def _quoted_in(text: str, start: int, end: int, british: bool) -> list[Quoted]:
    """The quotations of one line."""
    found = []
    opened, style = -1, ""
    pattern = _BOTH if british else _DOUBLE
    for glyph in pattern.finditer(text, start, end):
        mark = glyph.group()
        if mark in '”"' and _INCHES.match(text, max(start, glyph.start() - 4), glyph.start()):
            continue
        single = mark in "'‘’‚"
        if opened < 0:
            if _can_open(text, glyph, end):
                opened, style = glyph.start(), mark
        elif british and single != (style in "'‘‚"):
            continue
        elif _can_close(text, glyph, style) and not (single and _is_apostrophe(text, glyph, pattern, end)):
            found.append(Quoted(opened, glyph.end(), True))
            opened = -1
        elif _can_open(text, glyph, end) and not single:  # the one before was never closed
            found.append(Quoted(opened, opened + len(text[opened : glyph.start()].rstrip()), False))
            opened, style = glyph.start(), mark
    if opened >= 0:
        found.append(Quoted(opened, end, False))
    return found


def _stray_close(text: str, start: int, end: int) -> int | None:
    """The end of a closing glyph in the opening of a line."""
    for glyph in _DOUBLE.finditer(text, start + 1, end):
        if not text[glyph.start() - 1].isspace() and glyph.group() in ("”", "»", '"', "''"):
            return glyph.end()
    return None


def _can_open(text: str, glyph: re.Match, end: int) -> bool:
    """Whether a glyph can open a quotation: by its shape, or since white space stands before it."""
    before, mark, behind = text[glyph.start() - 1 : glyph.start()], glyph.group(), text[glyph.end() : glyph.end() + 1]
    if glyph.end() == end or (behind.isspace() and mark not in ("«", "“", "„")):
        return False
    return mark in _OPENS or before in _BEFORE


def _can_close(text: str, glyph: re.Match, style: str) -> bool:
    """Whether a glyph can close a quotation that one of `style` opened."""
    mark, behind, spaced = glyph.group(), text[glyph.end() : glyph.end() + 1], text[glyph.start() - 1].isspace()
    if mark == "“":
        return style in "„‚" or not (spaced or behind.strip())
    if mark == "«":
        return style == "»"
    if mark in _OPENS or mark == style == "»":
        return False
    return mark in _CLOSES or not (spaced and behind.isalnum())


def _is_apostrophe(text: str, glyph: re.Match, pattern: re.Pattern, end: int) -> bool:
    """Whether a closing single glyph may be an apostrophe and a better one follows before the next opening."""
    if not _WEAK.search(text, max(0, glyph.start() - 2), glyph.end() + 3):
        return False
    for later in pattern.finditer(text, glyph.end(), end):
        if later.group() in "'’" and not text[later.start() - 1].isspace():
            return True
        if later.group() in "‘‚":
            return False
    return False
