"""The words of a sentence, each with its kinds.

A stretch of text goes in, its words and marks come out, a quotation being one of them. `lexicons/clause_words.txt` says
which small words show where phrases begin and end; what a word's ending or capital tells is added.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon
from corpus_tools.speech.cues import CUES, NOUNS, CueForm
from corpus_tools.speech.glyphs import Quoted


class Token(NamedTuple):
    """A word, a number, a masked quotation or a mark: its offsets, its text, small letters, and its kinds as bits."""

    start: int
    end: int
    text: str
    low: str
    kinds: int


Sentence = Sequence[Token]


class Verb(NamedTuple):
    """A verb of saying in its sentence: the tokens, the text, which verb in which form.

    `at` is its token, `behind` the first token after it, its particle ("pointed out") and, if need be, "by Roe".
    """

    sentence: Sentence
    text: str
    cue: CueForm
    at: int
    behind: int


# The kinds of a token, one bit each.
(
    PRONOUN, AUXILIARY, NEGATION, DETERMINER, PREPOSITION, SUBORDINATOR, ADVERB, TITLE, CALENDAR, TIME_NOUN,
    IRREGULAR_PAST, OPENS_ASIDE, BE, PLURAL, QUESTION, MARK, QUOTE, CAPITAL, NUMBER, ED, ING, CUE, COMMA,
    TIME_ADVERB, ADDRESSEE, SAYING, SOURCE, PERSONAL, CONJUNCTION, GENITIVE,
) = (1 << n for n in range(30))  # fmt: skip
FINITE = AUXILIARY | IRREGULAR_PAST | ED
DASHES = frozenset({"—", "–", "―", "--", "-"})

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-.’'&/]\w+)*(?:['’](?=\s))?|--+|[^\w\s]")


def tokens(text: str, start: int, end: int, quoted: Sequence[Quoted]) -> list[Token]:
    """The tokens of `text[start:end]`, each of `quoted` being one, offsets in `text`."""
    found: list[Token] = []
    new = tuple.__new__  # half the time of Token(…), and this is where most of it goes
    for stretch in (*quoted, None):
        matches = _TOKEN.finditer(text, start, stretch.start if stretch else end)
        found += [new(Token, match.span() + _kinds(match.group())) for match in matches]
        if stretch:
            found.append(Token(stretch.start, stretch.end, "“”", "“”", QUOTE))
            start = stretch.end
            # “…,” he said: the comma before the closing glyph parts the quotation from the rest as one behind it would
            if start < end and text[max(stretch.start, start - 3) : start - 1].rstrip("'’")[-1:] in (*",?!—…",):
                found.append(Token(start, start, ",", ",", MARK | COMMA))
    return found


def span_of(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Where the tokens `start:end` stand in the text."""
    return sentence[start].start, sentence[end - 1].end


@lru_cache(maxsize=1 << 17)
def _kinds(word: str) -> tuple[str, str, int]:
    """A word, its small letters and its kinds; "IS" and "US" are no "is" and "us"."""
    low = (word if len(word) > 1 and word.isupper() else word.lower()).replace("’", "'")
    kinds = KINDS.get(low, 0) | KINDS.get(word, 0) & CALENDAR
    if word == ",":
        kinds |= MARK | COMMA
    elif not word[0].isalnum():
        kinds |= MARK
    elif word[0].isdigit():
        kinds |= NUMBER
    elif word[0].isupper():
        kinds = kinds & ~(AUXILIARY | IRREGULAR_PAST) | CAPITAL  # "Will" and "May" are names
    elif len(word) > 3 and not kinds & AUXILIARY:
        kinds |= ED * (word.endswith("ed") and (len(word) > 5 or word[-3] != "e"))  # "died", not "need"
        kinds |= ING * (word.endswith("ing") and len(word) > 5) | ADVERB * (word.endswith("ly") and len(word) > 4)
    kinds |= CUE * (low in CUES and word[0].islower()) | SAYING * (low in NOUNS) | SOURCE * (low == "according")
    kinds |= GENITIVE * low.endswith(("'s", "s'"))
    return word, low, kinds


def _load_kinds() -> dict[str, int]:
    kinds: dict[str, int] = {}
    sections = {
        "pronoun": PRONOUN, "auxiliary": AUXILIARY, "negation": NEGATION, "determiner": DETERMINER,
        "preposition": PREPOSITION, "subordinator": SUBORDINATOR, "adverb": ADVERB, "title": TITLE,
        "weekday or month": CALENDAR, "time noun": TIME_NOUN, "irregular past": IRREGULAR_PAST,
        "opens an aside": OPENS_ASIDE, "be": BE, "plural pronoun": PLURAL, "question word": QUESTION,
        "adverb of time": TIME_ADVERB, "addressee": ADDRESSEE,
    }  # fmt: skip
    for section, entries in load_lexicon("clause_words").items():
        for entry in entries:
            key = entry if section == "weekday or month" else entry.lower()
            kinds[key] = kinds.get(key, 0) | sections[section]
    for word, kind in kinds.items():
        if not kind & DETERMINER:  # "she", not "her"; "if", not "that"
            kinds[word] |= PERSONAL * bool(kind & PRONOUN) | CONJUNCTION * bool(kind & SUBORDINATOR)
    return kinds


KINDS = _load_kinds()
