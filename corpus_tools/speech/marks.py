"""Quotations that only marks tie to a speaker.

The tokens of a sentence go in, pairs of a quotation and the noun phrase it belongs to come out, for quotations that no
known verb of saying governs: "Roe went further: “…”", "“…,” quipped Roe", "“…” — Ann Roe". The mark says that somebody
speaks, whatever the verb is.
"""

from collections.abc import Iterator, Sequence

from corpus_tools.speech import words as w
from corpus_tools.speech.contents import is_title, opens_with_capital
from corpus_tools.speech.phrases import Subject, find_subject, group_start, main_subject, phrase_end
from corpus_tools.speech.words import Sentence


def find_marked(
    sentence: Sentence, covered: Sequence[tuple[int, int]], text: str
) -> Iterator[tuple[tuple[int, int], Subject]]:
    """Spans of quotations outside the spans `covered`, each with the tokens of its speaker."""
    for i, token in [(i, token) for i, token in enumerate(sentence) if token.kinds & w.QUOTE]:
        if not any(start <= token.start < end for start, end in covered):
            subject = _before(sentence, i, text) or _behind(sentence, i, text) or _signed(sentence, i)
            if subject:
                yield (token.start, token.end), subject


def _before(sentence: Sentence, i: int, text: str) -> Subject | None:
    """As in "Roe went further: “…”", "Roe fired away, “…”", "Roe: “…”"."""
    if i < 2 or (i + 2 < len(sentence) and not sentence[i + 1].kinds & w.COMMA):
        return None
    colon = sentence[i - 1].text == ":"
    if not (colon or (sentence[i - 1].kinds & w.COMMA and _is_sentence(sentence, i, text))):
        return None
    start = i - 1
    while colon and start and (sentence[start - 1].kinds & w.CAPITAL or sentence[start - 1].text in (".", "and")):
        start -= 1
    if 0 < i - 1 - start <= 8 and (
        start == 0 or sentence[start - 1].kinds & w.MARK or sentence[start - 1].low == "from"
    ):
        return Subject(start, i - 1)
    return main_subject(sentence, i)


def _behind(sentence: Sentence, i: int, text: str) -> Subject | None:
    """As in "“…,” quipped Roe", "“…,” Roe fired back"."""
    if i + 3 >= len(sentence) or not sentence[i + 1].kinds & w.COMMA or not _is_sentence(sentence, i, text):
        return None
    start = i + 2
    if sentence[start].kinds & w.ED and sentence[start + 1].kinds & (w.CAPITAL | w.DETERMINER):
        end = phrase_end(sentence, start + 1)
        return Subject(start + 1, end) if end > start + 1 else None
    for verb in range(start + 1, min(start + 14, len(sentence))):
        if sentence[verb].kinds & w.FINITE:
            subject = find_subject(sentence, group_start(sentence, verb))
            return subject if subject and subject.start == start else None
    return None


def _signed(sentence: Sentence, i: int) -> Subject | None:
    """As in "“…” — Ann Roe"."""
    k = i + 2 if i + 1 < len(sentence) and sentence[i + 1].kinds & w.COMMA else i + 1
    if i or k + 1 >= len(sentence) or sentence[k].text not in w.DASHES or not sentence[k + 1].kinds & w.CAPITAL:
        return None
    end = phrase_end(sentence, k + 1)
    ends = end >= len(sentence) or (sentence[end].text in (",", ".", "(") and end - k <= 8)
    return Subject(k + 1, end) if ends and end > k + 1 else None


def _is_sentence(sentence: Sentence, i: int, text: str) -> bool:
    """Whether the quotation at token `i` is a sentence: a capital, more than three words, no title."""
    start, end = sentence[i].start, sentence[i].end
    long = text.count(" ", start, end) > 2
    return long and opens_with_capital(text, start) and not is_title(sentence, i, text)
