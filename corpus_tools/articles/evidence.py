"""How much speaks for an article's beginning between two paragraphs, and for a line there being its headline.

Lines go in; scores come out, as logarithms of odds, so that signs of different kinds can be added up. Vocabulary is the
sign that needs no list: a headline shares words with its own article and with no other, and two articles share few.
"""

import re
from collections.abc import Collection, Sequence
from math import log, sqrt

from corpus_tools.articles.lines import Line, bare
from corpus_tools.lexicons import load_lexicon

NEAR = 700  # characters of prose on each side that a break in vocabulary is judged by
FAR = 2000  # and that a headline's words are looked for in
# Chances that a content word of a line is found in the prose on this side and on the other, by what the line is.
_HEADLINE = (0.55, 0.09)
_SUBHEADING = (0.40, 0.35)
_STRANGER = (0.03, 0.03)

_SAME = 0.6

_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d")
_COMMON = frozenset(load_lexicon("common_words")[""])
# "But he", "The two men": what goes on from a paragraph before.
_GOES_ON = re.compile(
    r"[“\"‘']|(?:But|And|Or|So|Yet|He|She|It|They|His|Her|Their|Its|This|That|These|Those|Such|However|Meanwhile|Also|Still|"
    r"Instead|Then|Another|Other|Others|Both|Mr|Mrs|Ms|Dr|Earlier|Later|Separately|Asked|Moreover|Nevertheless|Although)\b"
)


def keys_of(text: str) -> frozenset[str]:
    """The content words of a text, cut to eight letters so that inflected forms meet."""
    words = set(_WORD.findall(text.lower())) - _COMMON
    return frozenset({word.rstrip("s")[:8] for word in words})


def windows(
    keys: Sequence[frozenset[str]],
    lengths: Sequence[int],
    reach: int,
    bounds: Collection[int] = (),
    only: int | None = None,
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """The words of the prose before and after each gap between paragraphs; gap `i` stands before paragraph `i`.

    A window takes in paragraphs until it has `reach` characters or meets a gap in `bounds`, where an article is known
    to begin. With `only`, the windows of that gap alone.
    """
    before, after = [], []
    for gap in range(len(keys) + 1) if only is None else [only]:
        first, size = gap, 0
        while first > 0 and size <= reach and (first == gap or first not in bounds):
            first -= 1
            size += lengths[first]
        last, size = gap, 0
        while last < len(keys) and size <= reach and (last == gap or last not in bounds):
            size += lengths[last]
            last += 1
        before.append(frozenset().union(*keys[first:gap]))
        after.append(frozenset().union(*keys[gap:last]))
    return before, after


def break_in_vocabulary(before: frozenset[str], after: frozenset[str]) -> float:
    """Log odds that two stretches of prose belong to two articles, by the words they share.

    Fitted once on news of two kinds: odds are even where the cosine of the two sets is about 0.065.
    """
    if not before or not after:
        return 0.0
    shared = len(before & after) / sqrt(len(before) * len(after))
    if shared > _SAME:
        return 0.0  # the same story again, which no article tells twice
    weight = min(1.0, min(len(before), len(after)) / 40)
    return weight * max(-2.5, min(3.5, 50 * (0.065 - shared)))


def headline_fit(words: frozenset[str], own: frozenset[str], other: frozenset[str]) -> float:
    """Log odds that a line with these words heads the article on one side, against a subheading or a stranger."""
    if not words:
        return -1.0
    head = _likelihood(words, own, other, _HEADLINE)
    return head - max(_likelihood(words, own, other, _SUBHEADING), _likelihood(words, own, other, _STRANGER))


def headline_shape(line: Line) -> float:
    """Log odds that a line is a headline by its typography alone."""
    text = bare(line.text)
    words = text.split()
    score = 0.0
    if len(words) < 3:
        score -= 2.0
    elif len(words) < 5:
        score -= 1.3 if len(words) == 3 else 0.5
    if len(text) > 110:
        score -= 1.0
    if line.kind == "bullet":
        score -= 2.0
    elif not text[:1].isalnum() and text[:1] not in "“\"‘'$£€[¿¡#(":
        score -= 3.0
    if text[:1].islower():
        score -= 2.0
    if text[-1:] in ":;,":
        score -= 3.0
    elif text[-1:] == ".":
        score -= 2.5
    if line.text.startswith("#") or line.text.startswith("**"):
        score += 1.0
    return score


def headline_form(line: Line) -> str:
    """How a headline is set: in capitals, with capitals on most words, or as a sentence; with or without a mark."""
    words = [word for word in bare(line.text).split() if len(word) > 3]
    mark = mark_of(line)
    if line.text.isupper():
        return mark + "capitals"
    capitals = sum(not word[0].islower() for word in words)
    return mark + ("title" if words and capitals > 0.8 * len(words) else "sentence")


def mark_of(line: Line) -> str:
    """Markdown's mark before a heading: "#", "##", "**" or none."""
    return line.text[: len(line.text) - len(line.text.lstrip("#*"))]


def goes_on(paragraph: str) -> bool:
    """Whether a paragraph opens with words that point back: "But he", "The two men", a quotation."""
    return bool(_GOES_ON.match(paragraph))


def _likelihood(
    words: frozenset[str], own: frozenset[str], other: frozenset[str], chances: tuple[float, float]
) -> float:
    total = 0.0
    for side, chance in zip((own, other), chances, strict=True):
        hits = len(words & side)
        total += hits * log(chance) + (len(words) - hits) * log(1 - chance)
    return total
