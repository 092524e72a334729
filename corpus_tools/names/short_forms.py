"""Short forms joined to full ones: surnames, first names, acronyms, "the Council".

In go the names of a text with their kinds and mentions, out comes for each mention the fullest form it stands for. The
idea: a short form belongs to a full one if only one can be meant; of two people with one surname the title, the sex or
the full mention nearest before decides, and where it does not, the short form stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpus_tools.names import words as w
from corpus_tools.names.capital_runs import word_before
from corpus_tools.names.kinds import Key, nouns_behind
from corpus_tools.names.mentions import Mention


class _Told(NamedTuple):
    """What the text tells of people: where last and first named in full so far, titles, "he" or "she"."""

    seen: dict[Key, int]
    first: dict[Key, int]
    titles: dict[Key, set[str]]
    sexes: dict[Key, str | None]


def full_forms(
    text: str,
    words: Mapping[Key, tuple[str, ...]],
    kinds: Mapping[Key, str | None],
    keyed: Sequence[tuple[Key, Mention]],
) -> list[Key]:
    """For each of the mentions `keyed`, in order, the key of the fullest form it stands for."""
    people = [key for key, kind in kinds.items() if kind == "person" and len(key) > 1]
    variants = _variants(people)
    called = _people_by_short_form(variants)
    options = {
        key: sorted(next((found for names in called if (found := names.get(key))), ()))
        for key in kinds
        if key not in variants
    }
    bodies = _bodies(words, kinds) | _acronyms(text, words, kinds, keyed)
    told = _Told({}, {}, defaultdict(set), {key: w.GIVEN.get(key[0].title()) for key in people})
    for key, mention in keyed:
        if mention.titled and key in variants:
            told.titles[variants[key]].update(_title_words(mention))
            told.sexes[variants[key]] = mention.sex or told.sexes.get(key)
    out = []
    for key, mention in keyed:
        target = key
        if key in variants:
            target = variants[key]
        elif key in bodies and not mention.titled and key not in called[0]:
            target = bodies[key]
        elif options[key] and not _is_place_here(text, key, mention, kinds):
            target = _choose(text, key, mention, options[key], told)
        if len(key) > 1:
            told.seen[target] = mention.start
            told.first.setdefault(target, mention.start)
        out.append(target)
    return out


def _variants(people: list[Key]) -> dict[Key, Key]:
    """Each full name with its fullest variant: "Ann Roe" with "Ann B. Roe", but not where two middle names differ."""
    groups: dict[tuple[str, str], list[Key]] = defaultdict(list)
    known, inner, short = set(people), {}, set()
    for key in people:
        for i in range(1, len(key) - 1):
            if key[i:] in known:
                if key[i].title() in w.GIVEN:
                    inner[key] = key[i:]  # "Honest Ann Roe" is Ann Roe
                else:
                    short.add(key[i:])  # "Roe Doe" is short for "Ann Roe Doe"
                break
    for key in people:
        if key not in inner and key not in short:
            groups[key[0], key[-1]].append(key)
    out: dict[Key, Key] = {}
    for group in groups.values():
        group.sort(key=len)
        fullest = group[-1]
        one = all(_within(key, fullest) for key in group)
        out.update({key: fullest if one else key for key in group})
    return out | {key: out[name] for key, name in inner.items() if name in out}


def _within(short: Key, full: Key) -> bool:
    """The words of `short` stand in `full` in this order; an initial stands for a name."""
    rest = iter(full)
    return all(
        any(
            word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))
            for other in rest
        )
        for word in short
    )


def _people_by_short_form(variants: Mapping[Key, Key]) -> list[dict[Key, set[Key]]]:
    """People by what they may be called: the end of their name, or else an inner part of it, or else its first word."""
    ends: dict[Key, set[Key]] = defaultdict(set)
    inner: dict[Key, set[Key]] = defaultdict(set)
    first: dict[Key, set[Key]] = defaultdict(set)
    for name, full in variants.items():
        n = len(name)
        first[name[:1]].add(full)
        for i in range(1, n):
            ends[name[i:]].add(full)
            for j in range(i + 1, n):
                inner[name[i:j]].add(full)
    return [ends, inner, first]


def _is_place_here(text: str, key: Key, mention: Mention, kinds: Mapping[Key, str | None]) -> bool:
    """A place that bears the surname of someone in the text is the place where a preposition stands before it."""
    if mention.titled or kinds.get(key) != "place":
        return False
    return word_before(text, mention.start).lower() in w.IN_FRONT | {"the", "of"} or mention.kind != "place"


def _choose(text: str, key: Key, mention: Mention, options: list[Key], told: _Told) -> Key:
    """The one of `options` that is meant; the short form itself where that is open."""
    if mention.sex and mention.titled:  # "Mr Howard" is no Howard Roe
        options = [option for option in options if option[: len(key)] != key or option[-len(key) :] == key]
    if mention.sex:
        options = [option for option in options if told.sexes.get(option) in (None, mention.sex)]
    if len(options) > 1 and mention.titled and (title := _title_words(mention)):
        options = [option for option in options if title & told.titles.get(option, set())] or options
    if len(options) > 1 and (sex := _pronoun_behind(text, mention.end)):
        options = [option for option in options if told.sexes.get(option) in (None, sex)] or options
    if len(options) > 1:  # not "Stop Roe" beside "Ann Roe"
        options = [option for option in options if option in told.titles or told.sexes.get(option)] or options
    if len(options) < 2:
        return options[0] if options else key
    # A surname alone means the one whom the text named first, as news prose names others in full each time; where
    # another was named in the same paragraph, it is open.
    earlier = [(told.seen[option], option) for option in options if option in told.seen]
    if not earlier:
        return key
    at, nearest = max(earlier)
    first = min(earlier, key=lambda pair: told.first[pair[1]])[1]
    return first if nearest == first or text.find("\n", at, mention.start) >= 0 else key


def _pronoun_behind(text: str, end: int) -> str | None:
    """The sex of the pronouns in the rest of the sentence, if it is one: "Roe said she"; not "the Roe campaign"."""
    if nouns_behind(text[end : end + 40]):
        return None
    rest = _REST.match(text, end)
    found = {_PRONOUN_SEX[word.lower()] for word in _PRONOUN.findall(rest[0])} if rest else set()
    return found.pop() if len(found) == 1 else None


_REST = re.compile(r"[^.!?\n]{0,120}")
_PRONOUN_SEX = {"he": "he", "his": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_PRONOUN = re.compile(r"\b(?:he|his|him|himself|she|her|herself)\b", re.IGNORECASE)


def _title_words(mention: Mention) -> set[str]:
    return {word.rstrip(".").lower() for word in (mention.role or "").split(" ")} - w.BEFORE_ROLE


def _bodies(words: Mapping[Key, tuple[str, ...]], kinds: Mapping[Key, str | None]) -> dict[Key, Key]:
    """Short forms of organisations: "Security Council" of "UN Security Council", "Roe" of "Roe Industries Inc."."""
    ends: dict[Key, set[Key]] = defaultdict(set)
    begins: dict[Key, set[Key]] = defaultdict(set)
    for key, kind in kinds.items():
        if kind == "organisation" and len(key) > 1:
            for i in range(1, len(key)):
                ends[key[i:]].add(key)
                begins[key[:i]].add(key)
    out = {}
    for key, kind in kinds.items():
        written = words[key]
        if kind in ("place", "person") or (len(key) == 1 and written[0] in w.NOT_SHORT):
            continue
        generic = any(word in w.FIELD or word in w.ORGANISATION_HEAD or word in w.DEMONYM for word in written)
        longer: set[Key] = set()
        if key in ends:
            longer = ends[key] if len(key) > 1 or generic else longer
        elif not generic and not (len(key) == 1 and written[0].isupper()):
            longer = begins.get(key, longer)
        if len(longer) == 1:
            out.update(dict.fromkeys([key], *longer))
    return out


def _acronyms(
    text: str,
    words: Mapping[Key, tuple[str, ...]],
    kinds: Mapping[Key, str | None],
    keyed: Sequence[tuple[Key, Mention]],
) -> dict[Key, Key]:
    """Acronyms with what they stand for: by brackets ("… (WFP)", "…, or WFP"), or by initials only one name has."""
    short: dict[Key, str] = {
        key: key[0].upper() for key, written in words.items() if len(key) == 1 and _is_acronym(written[0])
    }
    if not short:
        return {}
    initials: dict[str, set[Key]] = defaultdict(set)
    for key, written in words.items():
        if len(key) > 1 and kinds[key] != "person":
            initials["".join(word[0] for word in written if word[0].isupper())].add(key)
            initials["".join(word[0] for word in written).upper()].add(key)
    out: dict[Key, Key] = {}
    for key, letters in short.items():
        named = {full for full in initials.get(letters, ()) if (kinds[full] == "place") == (kinds[key] == "place")}
        if len(named) == 1:
            out[key] = named.pop()
    for (full, first), (key, second) in pairwise(keyed):
        beside = text[first.end : second.start] in (" (", ", or ", ", known as ", " or ")
        stands_for = beside and key in short and len(full) > 1 and kinds[full] != "person"
        if stands_for and _abbreviates(short[key].lower(), " ".join(full)):
            out[key] = full
    return out


def _is_acronym(word: str) -> bool:
    letters = word.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _abbreviates(letters: str, name: str) -> bool:
    """The letters stand in the name in this order, beginning with its first."""
    rest = iter(name)
    return name.startswith(letters[0]) and all(letter in rest for letter in letters)
