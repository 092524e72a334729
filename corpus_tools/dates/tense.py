"""Which way from the day of writing the words around a date look: to what is to come, or to what happened.

A text, the place of a date and its sentence go in, a number comes out. No tagger: the nearest verb before the date
decides, as far as it shows by itself ("will", "fell", "plans"), and phrases that something awaited follows ("called
for a march on Saturday"); the words are data, in `lexicons/tense_words.txt`.
"""

import re

from corpus_tools.lexicons import load_lexicon
from corpus_tools.segment import Span


def tense(text: str, start: int, end: int, sentence: Span) -> int:
    """1 where the words around `text[start:end]` speak of what is to come, −1 where of what happened, 0 where neither.

    The nearest verb before it decides ("said on Monday that they will meet on Friday"), else a verb behind it; −2
    where a past form stands right before it ("fell on Dec. 26") or it opens the sentence, 2 where one of what is to
    come does ("will open on Dec. 26").
    """
    words = _WORD.findall(text, max(sentence.start, start - REACH), start)
    near = [word for word in words[-4:] if word not in ("on", "in", "at")]
    as_soon_as = near[-3:] in (["as", "early", "as"], ["as", "soon", "as"])
    until = near[-1:] and near[-1] in _UNTIL and _LASTED.isdisjoint(near)
    if len(words) > 1 and (as_soon_as or until):
        return 1
    for at in range(len(words) - 1, -1, -1):
        before = words[at - 1] if at else ""
        if at > len(words) - _NEAR and _leads_ahead(f"{before} {words[at]}".lower(), words[at + 1 :]):
            return -1 if "had" in words[max(at - 5, 0) : at] else 1
        if words[at].endswith("ed") and not _WANTED.isdisjoint(words[max(at - _NEAR, 0) : at]):
            return 1  # "wants the attack discussed on Friday"
        if words[at] in _DEMANDED and words[-1] == "by":  # "asked for an answer by Friday"
            return 1
        if before == "to" and words[at] in _BASES and "too" in words[max(at - 4, 0) : at]:  # "too slow to act"
            continue
        if before == "to" and words[at] in _BASES:  # "is to meet on Friday", but "had been due to", "declined to"
            return -1 if "had" in words[max(at - 5, 0) : at] or words[max(at - 2, 0)] in _DONE else 1
        if words[at] in ("is", "are") and words[at + 1 :] in ([], ["on"], ["in"], ["at"]):  # "the vote is on Friday"
            return 1
        side = _side(words[at])
        if not side or (side < 0 and before in _PASSIVE) or before in _ARTICLES:
            continue
        if words[at] == "could":  # "it could rain on Friday", but "she could not be reached"
            return 1 if _NOT.isdisjoint(words[max(at - _NEAR, 0) : at + 2]) else -1
        if words[at] in _BASES and any(map(_side, words[max(at - 3, 0) : at])):  # "did not meet": "did" tells
            continue
        if side > 0 and "had" in words[max(at - 2, 0) : at]:  # "had been scheduled for Friday": it was to be then
            return -1
        off = len(words) - at - (words[-1] in ("on", "in"))
        return -2 if side < 0 and off <= 1 else 2 if side > 0 and off <= 2 else side
    stop = min(sentence.end, end + REACH)
    ahead = _AHEAD.search(text, end, stop)
    if any(_side(word) < 0 for word in _WORD.findall(text, end, ahead.start() if ahead else stop)):
        return -2 if len(words) < 2 else -1  # "On Feb. 11 he resigned": the date opens the sentence
    return 1 if ahead else 0


def is_told_as_past(text: str, start: int, end: int) -> bool:
    """True for the "soon" of "it soon became a flood", "he was soon released": no time to come."""
    before, after = _WORD.findall(text, max(start - 20, 0), start)[-1:], _WORD.findall(text, end, end + 20)[:1]
    return any(_side(word) < 0 for word in after) or not {"was", "were", "had"}.isdisjoint(before)


def _leads_ahead(phrase: str, words: list[str]) -> bool:
    """ "Ahead of Friday", "called for a march on Friday"; but "called for calm on Friday": that day it called."""
    to_come = phrase in _AWAITED or (phrase in _CALLED and not _ARRANGED.isdisjoint(words))
    return to_come and _BACK.isdisjoint(words)


def _side(word: str) -> int:
    return _SIDE.get(word, -1 if len(word) > 4 and word.endswith("ed") and word.islower() else 0)


_WORD = re.compile(r"(?:[^\W\d_]|['’](?=ll))+")
_PASSIVE = frozenset({"be", "is", "are"})  # "is heard in May": the participle does not tell
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their"})
REACH = 300  # characters: a verb further off is not the verb of this date
_NEAR = 6  # words: what such a phrase leads to is a short noun phrase, "called for a general strike on Friday"
_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|(?:plan|intend|hope|expect|want)s? to|(?:is|are) (?:to|due|expected|scheduled))\b"
    r"|['’]ll\b"
)
_NOT = frozenset("not no nor neither nobody none".split())
_WANTED = frozenset({"want", "wants"})
_UNTIL = frozenset({"until", "till", "starting"})
_LISTS = load_lexicon("tense_words")
_VERBS = load_lexicon("verbs")
_AWAITED = frozenset(_LISTS["awaited"])
_CALLED = frozenset(_LISTS["called"])
_ARRANGED = frozenset(_LISTS["arranged"])
_BACK = frozenset("after following since over".split())  # "called for a march after the blast on Friday"
_LASTED = frozenset(_LISTS["lasted"])
_DONE = frozenset(_LISTS["done"])
_DEMANDED = frozenset(_LISTS["demanded"])
_BASES = frozenset(["be", *(line.split()[0] for line in _VERBS["irregular"]), *_VERBS["regular"]])
_SIDE = dict.fromkeys(_LISTS["behind"], -1) | dict.fromkeys([*_LISTS["ahead"], *_LISTS["timetable"]], 1)
_SIDE |= {past: -1 for base, past, *_ in map(str.split, _VERBS["irregular"]) if past != base}
