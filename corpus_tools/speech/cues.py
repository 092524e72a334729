"""Words of saying, and the small words that show where phrases begin.

The lists in `lexicons/cue_verbs.txt` and `lexicons/clause_words.txt` go in, look-up tables come out: every inflected
form of every cue verb with its classes, and for every small word the kinds it belongs to. `tokens` cuts a sentence into
words and marks, a quotation being one of them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus_tools.lexicons import load_lexicon
from corpus_tools.speech.glyphs import Quoted


class CueForm(NamedTuple):
    """A form of a cue verb: its lemma with its particle, the classes of the lexicon it is in, which form it is."""

    lemma: str
    particle: str
    classes: frozenset[str]
    form: str  # base, s, ing, past or participle; "past participle" where one form is both


class Token(NamedTuple):
    """A word, a number, a masked quotation or a mark: its offsets, its text, small letters, and its kinds as bits."""

    start: int
    end: int
    text: str
    low: str
    kinds: int


class Verb(NamedTuple):
    """A verb of saying in its sentence: the tokens, the text, which verb in which form, and its token."""

    sentence: Sequence[Token]
    text: str
    cue: CueForm
    at: int

    @property
    def behind(self) -> int | None:
        """The token after the verb and its particle; None where the particle is missing."""
        if not self.cue.particle:
            return self.at + 1
        follows = self.at + 1 < len(self.sentence) and self.sentence[self.at + 1].low == self.cue.particle
        return self.at + 2 if follows else None


# The kinds of a token, one bit each.
(
    PRONOUN, AUXILIARY, NEGATION, DETERMINER, PREPOSITION, SUBORDINATOR, ADVERB, TITLE, CALENDAR, TIME_NOUN,
    IRREGULAR_PAST, OPENS_ASIDE, BE, PLURAL, QUESTION, MARK, QUOTE, CAPITAL, NUMBER, ED, ING, CUE, COMMA,
    TIME_ADVERB, ADDRESSEE, SAYING, SOURCE,
) = (1 << n for n in range(27))  # fmt: skip
FINITE = AUXILIARY | IRREGULAR_PAST | ED

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|\w+(?:[-.’'&/]\w+)*(?:['’](?=\s))?|--+|[^\w\s]")


def tokens(text: str, start: int, end: int, quoted: Sequence[Quoted] = ()) -> list[Token]:
    """The tokens of `text[start:end]`, each of `quoted` being one, offsets in `text`."""
    found: list[Token] = []
    new = tuple.__new__  # half the time of Token(…), and this is where most of it goes
    for stretch in (*quoted, None):
        until = stretch.start if stretch else end
        for match in _TOKEN.finditer(text, start, until):
            word, (first, last) = match.group(), match.span()
            low, kinds = _kinds(word)
            found.append(new(Token, (first, last, word, low, kinds)))
        if stretch:
            found.append(Token(stretch.start, stretch.end, "“”", "“”", QUOTE))
            start = stretch.end
            # “…,” he said: the comma before the closing glyph parts the quotation from the rest as one behind it would
            if start < end and text[max(stretch.start, start - 3) : start - 1].rstrip("'’")[-1:] in (*",?!—…",):
                found.append(Token(start, start, ",", ",", MARK | COMMA))
    return found


@lru_cache(maxsize=1 << 17)
def _kinds(word: str) -> tuple[str, int]:
    """A word in small letters and its kinds; "IS" and "US" are no "is" and "us"."""
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
    return low, kinds


def inflect(entry: str) -> dict[str, str]:
    """The forms of a lexicon entry, `lemma[/past[/participle[/ing]]]`, each with its name.

    Examples
    --------
    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'past participle'}
    >>> list(inflect("admit/admitted"))
    ['admit', 'admits', 'admitting', 'admitted']
    """
    lemma, *irregular = entry.split("/")
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    soft = lemma.endswith("y") and lemma[-2] not in "aeiou"
    third = (
        f"{lemma[:-1]}ies" if soft else f"{lemma}{'es' if lemma.endswith(('s', 'x', 'z', 'ch', 'sh', 'go')) else 's'}"
    )
    past = irregular[0] if irregular else f"{lemma[:-1]}ied" if soft else f"{lemma.removesuffix('e')}ed"
    doubled = re.fullmatch(rf"{lemma}({lemma[-1]})ed", past)
    ing = irregular[2] if len(irregular) > 2 else f"{stem}{doubled[1] if doubled else ''}ing"
    participle = irregular[1] if len(irregular) > 1 else past
    forms = {lemma: "base", third: "s", ing: "ing"}
    forms |= {past: "past participle"} if past == participle else {past: "past", participle: "participle"}
    return forms


def _load_cues() -> dict[str, tuple[CueForm, ...]]:
    classes: dict[str, set[str]] = {}
    for section, entries in load_lexicon("cue_verbs").items():
        for entry in entries if section not in _PROPERTIES else ():
            classes.setdefault(entry, set()).add(section)
    cues: dict[str, list[CueForm]] = {}
    for entry, sections in classes.items():
        verb, _, particle = entry.partition(" ")
        lemma = " ".join(filter(None, [verb.partition("/")[0], particle]))
        for form, name in inflect(verb).items():
            cues.setdefault(form, []).append(CueForm(lemma, particle, frozenset(sections), name))
    # "pointed out" before "pointed"
    return {form: tuple(sorted(entries, key=lambda e: -len(e.particle))) for form, entries in cues.items()}


def _lemmas(section: str) -> frozenset[str]:
    return frozenset(entry.partition("/")[0] for entry in load_lexicon("cue_verbs")[section])


_PROPERTIES = ("also a noun", "noun", "clause only", "an act too")  # sections that are no classes of verbs
CUES = _load_cues()
NOUN_TOO, CLAUSE_ONLY, ACTS = _lemmas("also a noun"), _lemmas("clause only"), _lemmas("an act too")
NOUNS = frozenset(form for noun in load_lexicon("cue_verbs")["noun"] for form in (noun, f"{noun}s"))
PLEDGES = _lemmas("commit")  # their content can be an infinitive: "vowed to"


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
    return kinds


KINDS = _load_kinds()
