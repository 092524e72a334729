"""Mentions of names: capitalised sequences, cut down to what is a name.

In goes a text, out come mentions with what their own words say: kind, role, sex. The idea: a name is a run of
capitalised words with the particles and "of" inside it; openers of sentences, titles, days and demonyms are cut off.
"""

import re
from typing import NamedTuple

from corpus_tools.names import words as w
from corpus_tools.names.capital_runs import find_runs, office_length, word_before
from corpus_tools.names.roles import role_after, role_start


class Mention(NamedTuple):
    """A mention: `text[start:end]` in words, and what they and the words before them say, and a role behind them.

    `opens` is true where the capital may be due to the start of a sentence alone.
    """

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool
    kind: str | None = None
    role: str | None = None
    sex: str | None = None
    titled: bool = False
    apposition: str | None = None


class _Seen(NamedTuple):
    """What the text shows: lower-case words, words capitalised inside sentences, how runs begin and end."""

    lower: set[str]
    inside: set[str]
    pairs: set[tuple[str, ...]]
    ends: set[str]


_LOWER = re.compile(r"\b[a-z][a-z’'-]+")
_NEVER_FIRST = frozenset(("The", "THE", "A", "An", "I", "And", "But"))
_NO_NAME = re.compile(r".\.?$|I['’]|[A-Z]-[A-Z][a-z]")  # "A", "I'm", "R-Ohio"
_HEAD = w.PLACE_HEAD | w.ORGANISATION_HEAD
_GENERAL = w.FIELD | _HEAD  # no names by themselves: "Ministry"
_NO_PERSON = w.FIELD | w.DEMONYM | {"of", "and", "for", "on", "&"}
_BEFORE_NAME = w.FIELD | w.ROLE | w.ORGANISATION_HEAD  # "Senate Ann Roe", "Baker Ann Roe"
_NO_NAME_ENDINGS = ("tion", "tions", "ment", "ments", "hood", "ship", "ships", "ology", "ity", "ism")
_OPENING_FORM = re.compile(r"\w{3,}(?:ing|ed|er|or|ist|ers|ors|ists|man|woman)$")  # "Chanting", "Cinematographer"


def find_mentions(text: str) -> tuple[list[Mention], list[tuple[int, int]], set[str]]:
    """The mentions in `text`, in order; runs in headlines, which say nothing by themselves; lower-case words."""
    runs, headlines = find_runs(text)
    seen = _Seen(set(_LOWER.findall(text)), set(), set(), {words[-1] for _, words, _ in runs if len(words) > 1})
    for _, words, opens in runs:
        seen.inside.update(words[1:] if opens else words)
        if not opens:
            seen.pairs.add(tuple(words[:2]))
    mentions = [mention for start, words, opens in runs for mention in _read(text, start, words, opens, seen)]
    mentions = [m._replace(apposition=role) if (role := role_after(text, m.end)) else m for m in mentions]
    return mentions, headlines, seen.lower


def _read(text: str, start: int, words: list[str], opens: bool, seen: _Seen) -> list[Mention]:
    """What one run names: a person behind a title, an organisation, a place, something open, or nothing."""
    while words and (words[0] in _NEVER_FIRST or words[0][:2] in ("I'", "I’") or (opens and _only_opens(words, seen))):
        start += len(words[0]) + 1
        words, opens = words[1:], False
    if not words or (len(words) == 1 and _NO_NAME.match(words[0])):
        return []
    phrase = " ".join(words)
    if phrase in w.KNOWN_PLACE or phrase.title() in w.KNOWN_PLACE:
        return [_mention(text, start, words, opens, "place")]
    if phrase in w.DEMONYM or phrase in w.NO_NAME:
        return []
    titles = [i for i, word in enumerate(words) if _is_title(word, words[:i])]
    if not titles and opens and len(words) > 1 and {words[0].lower(), words[0].lower().rstrip("s")} & w.ROLE:
        titles = [0]  # "Singer Ann Roe" opens the sentence
    if titles and not (len(words) == 1 and words[0] in w.SURNAME_TITLE & seen.ends):  # "King said" of Ann King
        behind = _behind_title(text, start, words, titles[-1])
        if behind is not None:
            return behind
    office = len(words) > 1 or words[0] not in seen.ends
    if all(word in w.DEMONYM for word in words) or (office and all(map(_is_title_word, words))):
        return []
    if words[-1] in w.DEMONYM and " ".join(words[:-1]) in w.KNOWN_PLACE:  # "the Ohio Democrat"
        return [_mention(text, start, words[:-1], opens, "place")]
    if cut := _person_behind(words, opens, seen):
        # "Republican Ann Roe", "Committee Democrat Ann Roe": a party, people or office before a full name
        at = start + len(" ".join(words[:cut])) + 1
        role = text[start : at - 1] if words[cut - 1] in w.PARTY or words[cut - 1].lower() in w.ROLE else None
        return [_mention(text, at, words[cut:], False, "person")._replace(role=role)]
    if len(words) == 1 and words[0] in _GENERAL:
        kind = "organisation" if words[0] in w.STANDS_ALONE else None
        return [] if opens and not kind else [_mention(text, start, words, opens, kind)]
    return [_mention(text, start, words, opens, kind_of_words(words))]


def _person_behind(words: list[str], opens: bool, seen: _Seen) -> int:
    """Where in the run a full name begins behind words that are none, 0 if nowhere."""
    for i in range(1, len(words) - 1):
        before, name = words[i - 1], words[i:]
        if (
            len(name) > 4
            or before in ("of", "for", "and", "on", "the")
            or not (name[0] in w.GIVEN or (name[0], name[1]) in seen.pairs)
            or not like_name(name)
        ):
            continue
        if before in w.DEMONYM or {before, before.lower()} & _BEFORE_NAME:
            return i
        if i == 1 and opens and _OPENING_FORM.match(before):
            return i  # "Chanting Ann Roe's name", "Cinematographer Ann Roe"
        if i > 2 and not like_name(words[:i]):
            return i
    return 0


def kind_of_words(words: list[str] | tuple[str, ...]) -> str | None:
    """The kind that the words of a name tell by themselves: "… Ministry", "University of …", "Mount …", "A & B"."""
    if len(words) == 1:
        return None
    if all(word.isupper() for word in words):  # "ANN ROE"
        words = [word.title() for word in words]
    last = words[-1].rstrip(",")
    if any(word in ("of", "for", "on") and words[i - 1] in w.ORGANISATION_OF for i, word in enumerate(words) if i):
        return "organisation"
    if last in w.SURNAME_HEAD and like_name(words) and (words[0] in w.GIVEN or len(words) == 2):
        return "person" if words[0] in w.GIVEN else None
    if last in w.ORGANISATION_HEAD or "&" in words:
        return "organisation"
    if last in w.PLACE_HEAD or words[0] in w.PLACE_FIRST:
        return "place"
    return "person" if words[0] in w.GIVEN and len(words) <= 4 and like_name(words) else None


def _only_opens(words: list[str], seen: _Seen) -> bool:
    """Whether the first of `words` is capitalised because it opens the sentence, and no part of a name."""
    first = words[0]
    if len(words) > 1 and (first, words[1]) in seen.pairs:
        return False
    if first in w.OPENER:
        return True
    if first in w.TITLE or first in w.DEMONYM or first in w.GIVEN or first.lower() in w.PARTICLE:
        return False
    if first.endswith("ly") and len(first) > 5 and first not in seen.inside:
        return True
    other = first in seen.inside or first.lower() in w.ROLE or (len(words) == 1 and first in w.KNOWN_PLACE)
    return first.lower() in seen.lower and not other


def _behind_title(text: str, start: int, words: list[str], last: int) -> list[Mention] | None:
    """The person named behind the title at `last`; [] for a title alone; None where the word is no title here."""
    cut = last + 1
    if cut < len(words) and words[cut] in ("of", "for"):
        skip = 1 + (words[cut + 1 : cut + 2] == ["the"])
        cut += skip + office_length(words[cut + skip :])
    rest = words[cut:]
    if not rest:
        return []
    if words[last] not in w.ADDRESS and not like_name(rest) and not (rest[0] in w.GIVEN and rest[-1] in w.SURNAME_HEAD):
        return None
    at = start + len(" ".join(words[:cut])) + 1
    role = None if words[last] in w.ADDRESS else text[role_start(text, start) : at - 1]
    sex = next((w.SEX[word] for word in words[:cut] if word in w.SEX), None)
    return [Mention(at, at + len(" ".join(rest)), tuple(rest), False, "person", role, sex, True)]


def _is_title_word(word: str) -> bool:
    return word in w.TITLE or word in w.BEFORE_TITLE


def _is_title(word: str, before: list[str]) -> bool:
    """A title or form of address; "King" and its like only behind other words of office, else it is a surname."""
    if word in w.SURNAME_TITLE and before:
        return all(_is_office(other) for other in before)
    return word in w.TITLE or word in w.ADDRESS


def _is_office(word: str) -> bool:
    return word in w.TITLE or word in w.BEFORE_TITLE or word in w.DEMONYM or word in w.KNOWN_PLACE or word.isupper()


def like_name(words: list[str] | tuple[str, ...]) -> bool:
    """Whether `words` can be a person's name by their looks: no head of bodies, demonym or acronym among them."""
    return not any(
        word in _NO_PERSON
        or (word in _HEAD and not (i and word in w.SURNAME_HEAD))
        or (word in w.TITLE and not (i and word in w.SURNAME_TITLE))
        or (word in w.OPENER and word not in w.GIVEN)
        or (len(word) > 2 and word.isupper() and "." not in word and word not in ("III", "VIII"))
        or word.endswith(_NO_NAME_ENDINGS)
        for i, word in enumerate(words)
    )


def _mention(text: str, start: int, words: list[str], opens: bool, kind: str | None) -> Mention:
    """The mention with what stands before it: a particle that belongs to it, a role in lower case."""
    end = start + len(" ".join(words))
    before = word_before(text, start)
    if before in w.PARTICLE and kind != "place":
        start -= len(before) + 1
        words = [before, *words]
        before = word_before(text, start)
    role = sex = None
    titled = False
    if kind in (None, "person") and before != "fellow" and (before in w.ROLE or before.rstrip("s") in w.ROLE):
        kind, titled = "person", True
        sex = w.SEX.get(before)
        if before in w.ROLE:
            role = text[role_start(text, start) : start - 1]
    return Mention(start, end, tuple(words), opens, kind, role, sex, titled)
