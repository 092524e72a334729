"""What stands between a subject and its verb: asides between commas, brackets, days.

The tokens of a sentence and the last token before a verb go in, the last token of the subject comes out: "Ann Roe | ,
the mayor of Elm, on Friday said". An aside is told from another part of the sentence by the word it opens with.
"""

from corpus_tools.names.words import ADDRESS, TITLE
from corpus_tools.speech import words as w
from corpus_tools.speech.words import Sentence

_WHICH = frozenset({"this", "that", "each", "every", "two", "three", "four", "five", "six"})


def over_asides(sentence: Sentence, last: int) -> int:
    """Left of token `last` over "(R-Ohio)" and ", the mayor of Elm," to the end of the subject; -1 if there is none."""
    while last >= 0:
        token = sentence[last]
        if token.text in (")", "]"):
            last = _opening_bracket(sentence, last) - 1
        elif token.kinds & w.COMMA and last and sentence[last - 1].text == ")":
            last -= 1
        elif token.kinds & w.COMMA or token.text in w.DASHES:
            last = over_age(sentence, _aside_start(sentence, last) - 1)
        else:
            return last
    return -1


def over_age(sentence: Sentence, last: int) -> int:
    """Left of token `last` over an age: "Ann Roe | , 61"."""
    aged = last > 1 and sentence[last].kinds & w.NUMBER and sentence[last - 1].kinds & w.COMMA
    return last - 2 if aged else last


def over_time(sentence: Sentence, last: int) -> int:
    """Left of token `last` over a time between subject and verb: "the city | last month", "Roe | on Friday"."""
    k = last
    if k < 1:
        return last
    before = sentence[k - 1]
    if sentence[k].kinds & w.TIME_NOUN and (before.kinds & (w.TIME_ADVERB | w.NUMBER) or before.low in _WHICH):
        k -= 2
        while k > 0 and sentence[k].low in ("less", "more", "than", "the", "for", "in", "over"):
            k -= 1
    elif sentence[k].kinds & w.CALENDAR and not before.kinds & (w.DETERMINER | w.MARK):
        k -= 2 if before.low in ("on", "in", "late", "early", "last") else 1
    return last if k < 0 or sentence[k].kinds & (w.PREPOSITION | w.SUBORDINATOR) else k


def _opening_bracket(sentence: Sentence, closing: int) -> int:
    """The bracket that `closing` closes, 0 if there is none."""
    while closing > 0 and sentence[closing].text not in ("(", "["):
        closing -= 1
    return closing


def _aside_start(sentence: Sentence, closing: int) -> int:
    """The comma or dash that opens the aside which the mark `closing` closes; 0 if there is none."""
    mark = sentence[closing].text
    for k in range(closing - 1, 0, -1):
        if sentence[k].text == mark and _is_aside(sentence, k + 1, closing):
            return k
        if sentence[k].kinds & w.QUOTE or sentence[k].text in (";", ":"):
            return 0
    return 0


def _is_aside(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the tokens between two commas are an apposition, a relative clause or another aside."""
    first, last = sentence[start], sentence[end - 1]
    if first.kinds & (w.OPENS_ASIDE | w.PREPOSITION | w.NUMBER | w.ED | w.ING | w.DETERMINER):
        return True
    if first.kinds & (w.SUBORDINATOR | w.AUXILIARY | w.PRONOUN):
        return False
    if not first.kinds & w.CAPITAL or first.kinds & w.GENITIVE or not last.kinds & w.CAPITAL:  # "New York’s mayor"
        return True
    titled = {first.text, f"{first.text}."} & (ADDRESS | TITLE)  # "Calif.", "Dr. Ann B. Roe", "Head of the Union"
    return end - start <= (7 if titled else 3) or any(word.low in ("of", "at", "for") for word in sentence[start:end])
