"""Roles of people: the title before a name and the description behind it.

In go a text and where a name stands in it, out comes the role in the text's own words. The idea: before a name, go back
over words of office; behind it, take the apposition if its head noun is something a person can be.
"""

import re

from corpus_tools.names import words as w
from corpus_tools.names.capital_runs import word_before

_UPPER = "A-ZÀ-ÖØ-Þ"
_VERBS = frozenset("is are was were has have had will would can could said says".split())
_HEAD_ENDS = re.compile(r"[a-z-]+(?:tative|man|woman|person|ologist|ographer|yist|ician|ist)")
_AGENT = re.compile(r"[a-z-]{3,}(?:er|or|ian|eer)")  # "a baker"
_CUT = re.compile(r" (?:of|for|in|at|on|to|from|with|and|who|by|as|under|during|against|since|whose|that|which|or) ")
_NO_START = frozenset(
    "often with including along after before when while and but or as in on at by for from to not is was are were has "
    "had will would where which that who whose".split()
)
_DETERMINER = re.compile(r"^(?:the|an?|his|her|their|its|our|my|one of|who is|who was|also|now|then) ")
_POSSESSOR = rf"[{_UPPER}][\w.-]*(?: [{_UPPER}][\w.-]*)*['’]s?"
_abbreviated = sorted(word[:-1] for word in w.TITLE | w.ADDRESS | w.ORGANISATION_HEAD | {"St."} if word.endswith("."))
_STOP = rf"(?:(?<=[\s.][A-Z])|{'|'.join(f'(?<= {word})' for word in _abbreviated)})\."  # the stop of an abbreviation
# "X, the mayor of Y,", "X, 45, a baker from Y, said", "X, UNICEF's representative in Y, said"
_APPOSITION = re.compile(
    rf"(?:, \d\d)?, (?P<role>(?:(?:{_POSSESSOR}|\w[\w.-]*) )?(?:[^,;:.!?\n“”\"()—–]|{_STOP}){{2,110}}?)"
    rf"(?=,|(?!{_STOP})\.(?:\s|$)|;| ?—| – | --| who\b| said\b| told\b|\n|$)"
)
# "X, a maker of tools", "X, a unit of Y", "X, the tool company"
_BODY = re.compile(
    rf", (?:an?|the|its) (?:[\w.-]+ ){{0,4}}?(?:{'|'.join(sorted(w.ORGANISATION_APPOSED))})"
    r"(?=,| (?:of|that|for|in|based)\b|\.)"
)
# "the finance minister, X,"
_BEFORE = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my)|[\w.]+['’]s) (?P<role>[^,;:.!?\n“”\"()—–]{3,80}), $", re.IGNORECASE
)


def role_start(text: str, end: int) -> int:
    """Where the title or role that ends before `end` begins: back over offices, their modifiers, and "X's".

    Examples
    --------
    >>> text = "The former campaign manager Ann Roe"
    >>> text[role_start(text, 28):27]
    'former campaign manager'
    """
    at = end
    while word := word_before(text, at):
        left = at - 1 - len(word)
        part = word in ("of", "for") and word_before(text, left) in w.ORGANISATION_OF  # "Bank of Ville chief Ann Roe"
        if not (part or _is_office(word)):
            break
        at = left
    return at


def _is_office(word: str) -> bool:
    if word in w.ROLE or word in w.BEFORE_ROLE or (word[0].islower() and "-" in word and word[-1].isalpha()):
        return True
    return (
        word[0].isupper()
        and word[-1].isalnum()
        and (word not in w.OPENER or word == "Former")
        and word not in w.CALENDAR
    )


def role_after(text: str, end: int) -> str | None:
    """The role in the apposition behind a name, None if there is none.

    Examples
    --------
    >>> role_after("Ann Roe, the mayor of Ville, said", 7)
    'mayor of Ville'
    """
    if text[end : end + 2] != ", ":
        return None
    found = _APPOSITION.match(text, end)
    return _role(found["role"]) if found else None


def is_body_behind(text: str, end: int) -> bool:
    """Whether an apposition behind a name says that it is an organisation: ", a maker of tools,"."""
    return _BODY.match(text, end) is not None


def role_before(text: str, start: int, end: int) -> str | None:
    """The role before a name that is itself an apposition: "the finance minister, Ann Roe, said"."""
    if text[start - 2 : start] != ", " or not re.match(r",|\.| said| told", text[end : end + 6]):
        return None
    found = _BEFORE.search(text[max(0, start - 90) : start])
    return _role(found["role"]) if found else None


def _role(phrase: str) -> str | None:
    """The phrase without its determiner, if its head is a noun for a person."""
    phrase = phrase.strip()
    bare = _DETERMINER.sub("", phrase)
    first = bare.split(" ")[0]
    if first in _NO_START or (first.endswith("ing") and first not in ("acting", "leading", "outgoing", "incoming")):
        return None
    noun_phrase = _CUT.split(bare, maxsplit=1)[0].split(" ")
    if not _VERBS.isdisjoint(noun_phrase):
        return None
    head = noun_phrase[-1]
    lower = head.lower()
    if lower in w.ORGANISATION_APPOSED and lower not in w.ROLE:
        return None  # "a maker of tools"
    agent = _AGENT.fullmatch(head) is not None and re.match(r"an? ", phrase) is not None
    if lower in w.ROLE or agent or _HEAD_ENDS.fullmatch(head):
        return bare
    return None
