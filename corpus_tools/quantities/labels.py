"""Numbers that name instead of counting: days, years and hours, articles and models, ages behind a name.

A number as it was read goes in, the answer yes or no comes out. Signs and letters glued to the number tell, the word
before it ("category 4"), the word behind it ("10 Market Street") and whether a plural follows that it can count.
"""

import re

from corpus_tools.dates.words import YEAR_BC
from corpus_tools.lexicons import words_of
from corpus_tools.quantities.counted import PEOPLE, PEOPLE_BY_ADJECTIVE, is_closed, is_plural
from corpus_tools.quantities.number_words import Number
from corpus_tools.quantities.ranges import Reading

_LABELS, _RANKS = words_of("number_labels", "label"), words_of("number_labels", "rank")
# Months in either case; "may" and "march" in lower case only where nothing but a month can stand.
_MONTH = (
    r"(?:(?i:Jan(?:uary)?|Feb(?:ruary)?|Apr(?:il)?|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)|May|Mar(?:ch)?"
)
_MONTH_BEFORE = re.compile(
    rf"\b{_MONTH}|(?:(?<=\bon )|(?<=\bof )|(?<=\bby )|(?<=\bsince ))(?:may|march))\.?,?\s"
    r"(?:\d{1,2}(?:\s?[-–]\s?|,? (?:and|to|or) ))?\Z"
)
_MONTH_BEHIND = re.compile(
    r"(?:\s?[-–]\s?\d{1,2}|,? (?:and|to|or) \d{1,2})?(?:\s|-)(?:of )?"
    rf"{_MONTH}|(?:may|march)(?=\s*(?:[,.;)]|\d{{4}}|\Z)))\b"
)
_CLOCK_BEHIND = re.compile(
    r"\s?(?:(?-i:BCE?\b|B\.C\.|A\.?D\b)|[ap]\.m\b|[ap]m\b|o[’']clock"
    r"|(?:hours )?(?:GMT|UTC|BST|E[SD]?T|P[SD]?T|CES?T|IST)\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"1[5-9]\d\d|2[01]\d\d")
_FUNCTION_WORDS = words_of("function_words", "determiner", "preposition", "pronoun")
# Behind these a number of four figures may count: "killed 1900 people"; behind "in" or "of" it is the year.
_COUNT_AFTER = frozenset(["and", "or", "but", "that", "when", "where", "while", "as", "with", "than", "to"])
# "In Peru 93 people": a place and a count, not one name
_PLACE_AFTER = frozenset(["in", "at", "near", "across", "from", "on"])
_IN_A_LIST = re.compile(r"[.)]\s+[A-Z]")
_TIED_NAME = re.compile(r"-[A-Z]")
_NAME_BEHIND = re.compile(r"\s([A-Z](?:[\w’'-]*[a-z]\b|\.?(?=\s)))(\s[A-Z0-9])?")
_SINGULAR = frozenset(["a", "an", "the", "this", "that", "its", "his", "her", "their", "new", "latest"])
_WHICH = frozenset(["following", "next", "same", "previous", "first", "last", "second", "third"])
_ALSO_OF_PLACE = frozenset(["near", "over", "above", "below", "under", "beyond", "around", "about"])
_AGE_BEHIND = re.compile(r"[,.;)]|\s[-–—]")
_WORD_BEFORE = re.compile(r"[a-z]{4,}/\Z")
_RANGE_BEFORE = re.compile(r"(?:\bsub|-to|\d ?[^\W\d]{1,8})[-–]\Z", re.IGNORECASE)


def is_glued(text: str, start: int, number: Number, *, money: bool) -> bool:
    """The number, its sign and money from `start`, is a part of a longer name or sign: "F-16", "#5", "’17", "PS5"."""
    previous, earlier = text[start - 1 : start], text[start - 2 : start - 1]
    if money:
        return previous.isalnum() or (text[number.start - 1].isalpha() and number.end - number.start == 1)
    if previous in ("-", "–", ".", "&", "_"):
        # a letter before the dash, but for "sub-30", "2-to-3", "3m-4m"
        return earlier.isalpha() and not _RANGE_BEFORE.search(text, max(0, start - 12), start)
    if previous == "/":
        return not _WORD_BEFORE.search(text, max(0, start - 8), start)  # "40 families/200 people"
    return previous.isalnum() or previous in ("#", "@") or (previous == "’" and text[number.start].isdigit())


def is_label(text: str, read: Reading, before: str, earlier: str) -> bool:
    """The number names something and counts nothing.

    Parameters
    ----------
    before, earlier
        The word before the figure and its approximator, and the word before that, as the text has them.
    """
    number = read.number
    digits = text[number.start : number.end]
    noun = text[read.counted.start : read.counted.end] if read.counted else ""
    plural = bool(noun) and is_plural(noun.rpartition(" ")[2])
    label = before.lower().strip("(")
    if not plural and (label in _RANKS or (label in _LABELS and number.kind == "word")) and not read.unit:
        return True  # "the top ten", "number two"
    if number.kind == "word":  # "three o'clock"; "Air Force One", "the Big Five": a capital within the sentence
        if _CLOCK_BEHIND.match(text, number.end) or (digits[0].isupper() and text.startswith(", ", number.end)):
            return True  # "One, we lose; …"
        return digits[0].isupper() and before[-1:].isalnum() and not (plural and _is_headline(text, read))
    if (
        read.unit
        and text[number.end : read.figure.end] == "s"
        and (read.bound in ("<", ">") or before[:1].isupper() or before in _LABELS)
    ):
        return read.bound != "=" or not is_closed(before)  # "Model 3s", "Boeing 737s", "the over 65s"
    if read.unit or number.kind != "figure" or not digits[-1].isdigit() or "," in digits or number.value is None:
        return False
    if _is_date(text, number, digits, limited=read.approximator is not None and (bool(noun) or read.bound != "~")):
        return not (_YEAR.fullmatch(digits) and plural and _can_count(digits, noun, before))
    if read.approximator and (plural or read.approximator.lower() not in _ALSO_OF_PLACE):
        return False
    if len(digits) < 3 and _IN_A_LIST.match(text, number.end) and text[number.start - 1 : number.start] in ("", "\n"):
        return True  # "1. Why it matters"
    if label == "number" and (is_plural(earlier) or earlier in ("now", "still", "already", "currently")):
        return False  # "the families now number 400"
    if label in _LABELS or (label.rstrip("s") in _LABELS and not plural):  # "category 4", "sections 4 and 5"
        return not (plural and earlier.lower() in _SINGULAR | _WHICH)  # "by the end of the week 17 people had died"
    behind = _NAME_BEHIND.match(text, number.end)
    single = before.lower() in _SINGULAR or before.endswith(("’s", "'s"))
    if behind and not plural and not is_closed(behind[1]) and (behind[2] or single):
        return True  # "10 Market Street", "a 787 Dreamliner"; not "killed 12 Taliban"
    if single and noun.islower() and not plural and len(digits) > 2 and text[number.end] == " ":
        return noun.split()[0] not in PEOPLE_BY_ADJECTIVE  # "the new 777 plane"; not "the 300 dead"
    if _TIED_NAME.match(text, number.end) and not _is_headline(text, read):
        return True  # "7-Eleven"
    if len(digits) == 2 and not noun and text[number.start - 1 : number.start] in ("'", "‘"):
        return True  # "the class of ‘16"
    if text[read.figure.start - 1 : read.figure.start] == "(" and text[read.figure.end : read.figure.end + 1] == ")":
        return True  # "the captain (4)"
    if before.endswith(",") and len(digits) < 3 and not before[-2:-1].isdigit() and _AGE_BEHIND.match(text, read.end):
        return before[0].isupper() or text[read.end] == ","  # "Jane Roe, 34, said", "John Roe, 17 - who", "her son, 5,"
    named = before[-1:].isalnum() and any(letter.isupper() for letter in before) and not is_closed(before)
    # "Flight 93", "iPhone 11 users"; not "In Peru 93 people", "Fire Kills 93 People"
    month = _MONTH_BEFORE.search(text, max(0, number.start - 20), number.start)  # "in May and June 300 families came"
    return named and not (plural and (earlier in _PLACE_AFTER or month or _is_headline(text, read)))


def _is_headline(text: str, read: Reading) -> bool:
    """All the longer words around have capitals, which so tell nothing of names."""
    around = f"{text[max(0, read.start - 50) : read.start]} {text[read.end : read.end + 50]}"
    words = re.findall(r"[^\W\d_]{5,}", around)
    return len(words) > 2 and all(word[0].isupper() for word in words)


_PART_OF = re.compile(r"\s(?:of|the|its|their|his|her|our|all|these|those|an?|less|more|fewer|higher|lower)\b")
_NEXT_WORD = re.compile(r"\s([^\W\d]+)")


def is_ordinal(text: str, number: Number, *, measured: bool) -> bool:
    """No part: "a third man"; parts are "a third of", "half the" and, of a change or limit, "by a third, …"."""
    if number.kind != "ordinal" or _PART_OF.match(text, number.end):
        return False
    behind = _NEXT_WORD.match(text, number.end)
    return (
        text.startswith("-", number.end)
        or not measured
        or bool(behind and not is_closed(behind[1]) and behind[1] not in ("last", "next", "year"))
    )


def is_year(text: str, start: int, end: int) -> bool:
    """Four figures that can be a year."""
    return _YEAR.fullmatch(text, max(0, start), end) is not None


def _is_date(text: str, number: Number, digits: str, *, limited: bool) -> bool:
    """A day beside its month, an hour, a year."""
    if _CLOCK_BEHIND.match(text, number.end):
        return True
    month = len(digits) < 3 and _MONTH_BEFORE.search(text, max(0, number.start - 20), number.start)
    if month and not (text[: month.start()].endswith(("In ", "in ")) and _WORD_BEHIND.match(text, number.end)):
        return True  # but "in May 30 people" counts people
    if len(digits) < 3 and _MONTH_BEHIND.match(text, number.end):
        return True
    if len(digits) == 3 and _OLD_YEAR.search(text, max(0, number.start - 12), number.start) and YEAR_BC.search(text):
        behind = _NEXT_WORD.match(text, number.end)  # "in 429 plague came", in a text on years BC
        return not behind or is_closed(behind[1])
    return not limited and _YEAR.fullmatch(digits) is not None


_OLD_YEAR = re.compile(
    rf"(?:\b(?:in|by|since|until|early|late|(?:spring|summer|autumn|winter) of)|{_MONTH}))\s\Z", re.I
)


_WORD_BEHIND = re.compile(r"\s(?!and\b)[a-z]{3}")


def _can_count(digits: str, noun: str, before: str) -> bool:
    """A number like a year counts the plural behind it: "killed 1900 men"; not "in 1900 men", "their 1998 results"."""
    if digits[2:] != "00" and noun not in PEOPLE:
        return False
    if " " in noun or before.endswith(",") or before.lower() == "the" or before.lower() in _LABELS:
        return False
    return before.lower() not in _FUNCTION_WORDS or before.lower() in _COUNT_AFTER
